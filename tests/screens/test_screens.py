"""Screens beside the walk of a conversation: packing, the summary of a call, and the page that explains."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.library import Library, LoadedScripts
from bot.domain.calls.consultation import Answer, Consultation, FinishedBy
from bot.domain.calls.intent import Cell, Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.state import TYPED, derive
from bot.domain.calls.temperament import Manner, Recognition, Temperament
from bot.domain.ids import ChatId, ConsultationId, EmployeeId, LanguageCode, OptionId, TeamId
from bot.domain.people.employee import Person
from bot.screens.calls.card import live_card
from bot.screens.calls.finished import finished_card
from bot.screens.calls.why import ROWS, why_page
from bot.screens.messages import hint, offer_call
from bot.screens.people.welcome import refusal
from bot.screens.screen import Button, DeleteIncoming, Screen, Show, from_payload, to_outbox_message
from bot.screens.turn import Turn
from bot.services.calls.call_view import CallView
from bot.services.outgoing_ports import Slot
from handlers.dependencies import Dependencies, act_of

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
CHAT = ChatId(101)
RU = LanguageCode("ru")


def viewed(library: Library, *answers: Answer, **changes: Any) -> CallView:
    """A call with these answers, as its card sees it."""
    consultation = Consultation(
        id=ConsultationId(17),
        employee_id=EmployeeId(1),
        team_id=TeamId(1),
        language=RU,
        started_at=NOON,
        last_activity_at=NOON,
    )
    state = derive(answers, LoadedScripts(library).current())
    return CallView(consultation=replace(consultation, **changes), state=state)


def cue(library: Library, place: int, kind: Temperament) -> Answer:
    """An answer to the question at that place."""
    question = LoadedScripts(library).current().questions[place]
    option = next(option for option in question.options if option.temperament is kind)
    at = NOON + timedelta(seconds=place)
    return Answer(question_id=question.id, option_id=option.id, at=at, likelihoods=option.likelihoods)


@given(
    st.text(max_size=40),
    st.lists(st.lists(st.builds(Button, label=st.text(max_size=9), action=st.text(max_size=9)), max_size=3), max_size=3),
    st.one_of(st.none(), st.lists(st.text(max_size=9), max_size=2)),
)
def test_a_screen_survives_the_outbox(html: str, keyboard: list[list[Button]], reply: list[str] | None) -> None:
    """What was packed comes out again, whatever the words are."""
    screen = Screen(html=html, keyboard=keyboard, reply_keyboard=reply)
    message = to_outbox_message(Show(slot=Slot(chat_id=CHAT, object="call:1"), screen=screen, is_anew=True))
    assert from_payload(message.payload) == screen
    assert (message.slot, message.is_anew) == ("call:1", True)


def test_a_deletion_survives_the_outbox() -> None:
    """It has no slot and carries the message's number."""
    message = to_outbox_message(DeleteIncoming(chat_id=CHAT, message_id=7))
    assert from_payload(message.payload) == 7
    assert message.slot is None


@pytest.mark.parametrize(("outcome", "by", "kind"), [*product([None, *Outcome], FinishedBy, Recognition)])
def test_every_summary_is_in_order(library: Library, outcome: Outcome | None, by: FinishedBy, kind: Recognition) -> None:
    """Whatever came out of a call, the summary names it, asks what is left, and «not that type» only where one is named."""
    texts = library.texts(RU)
    view = viewed(library, outcome=outcome, finished_at=NOON, finished_by=by, temperament=kind, client_name="<b>Ж</b>")
    screen = finished_card(view, texts, "Europe/Moscow")
    labels = [button.label for row in screen.keyboard for button in row]
    assert "&lt;b&gt;Ж&lt;/b&gt;" in screen.html
    is_named = kind not in (Recognition.MIXED, Recognition.UNKNOWN)
    assert (texts.plain("button.wrong_type") in labels) is is_named
    assert (texts.plain("button.call_back_hour") in labels) is (outcome is Outcome.CALL_BACK)
    assert (texts.plain("finished.idle") in screen.html) is (by is FinishedBy.IDLE)
    assert all(1 <= len(button.action.encode()) <= 64 for row in screen.keyboard for button in row)
    assert len(screen.keyboard) <= 6
    next_line = texts.plain("finished.next", step="").partition(":")[0]
    is_said = any(line.startswith(next_line) for line in screen.html.split("\n"))
    assert is_said is (outcome is not Outcome.CALL_BACK), "of a call back the reminder says it"


def test_the_summary_says_what_comes_next_for_this_type_and_outcome(library: Library) -> None:
    """The step of the type's cell; a purchase counts as wants and can; an unnamed type gets the step for anybody."""
    texts = library.texts(RU)

    def step(manner: Manner, cell: Cell) -> str:
        return texts.plain("finished.next", step=texts.next_step(manner, cell))

    choleric = viewed(library, temperament=Recognition.CHOLERIC, finished_at=NOON, wants=Known.YES, can=Known.NO)
    assert step(Manner.CHOLERIC, Cell.YES_NO) in finished_card(choleric, texts, "Europe/Moscow").html
    bought = viewed(library, temperament=Recognition.MIXED, finished_at=NOON, outcome=Outcome.BOUGHT)
    assert step(Manner.ANY, Cell.YES_YES) in finished_card(bought, texts, "Europe/Moscow").html


def test_a_type_without_a_step_of_its_own_gets_anybody_s(library: Library) -> None:
    """Where intent is not known the step is to find it out, whoever the client is."""
    texts = library.texts(RU)
    assert texts.next_step(Manner.SANGUINE, Cell.ASK_CAN) == texts.next_step(Manner.ANY, Cell.ASK_CAN)


@pytest.mark.parametrize("heard", range(9))
def test_the_page_that_explains_never_scrolls(library: Library, heard: int) -> None:
    """As many lines as fit with their heads, the earlier ones counted in correct words."""
    cues = [cue(library, place, Temperament.CHOLERIC) for place in range(heard)]
    texts = library.texts(RU)
    screen = why_page(viewed(library, *cues), LoadedScripts(library).current(), texts, is_compact=False)
    said = screen.html.rpartition("\n\n")[0].split("\n")[2:]  # below the title and the client
    assert len(said) <= ROWS
    shown = [one for one in cues if f"• {texts.heard(one.question_id, one.option_id)}" in screen.html]
    assert shown == cues[heard - len(shown) :]
    if len(shown) < heard:
        assert said[0] == f"• {texts.plain('why.earlier', n=heard - len(shown))}"
    assert len(shown) >= min(heard, 2)
    assert len(screen.keyboard) == 4


def test_the_page_says_what_the_document_says_and_what_we_read_in_it(library: Library) -> None:
    """«Be brief» is the document's own; a curt voice is our reading of the type's traits; the phrase is ours."""
    texts, script = library.texts(RU), LoadedScripts(library).current()
    cues = [cue(library, place, Temperament.CHOLERIC) for place in range(2)]
    stated, read = (texts.heard(one.question_id, one.option_id) for one in cues)
    html = why_page(viewed(library, *cues), script, texts, is_compact=False).html
    heads = [texts.plain("why.by_quote"), texts.plain("why.by_trait", icons="⚡")]
    assert f"{heads[0]}\n• {stated}\n{heads[1]}\n• {read}" in html
    assert texts.plain("why.phrase_trait") in html
    unknown = why_page(viewed(library), script, texts, is_compact=False).html
    assert not any(head in unknown for head in heads)
    assert texts.plain("why.phrase_ours") in unknown


def test_typed_words_are_explained(library: Library) -> None:
    """Words that were typed are named as such, with the type that they spoke for."""
    likelihoods = {kind: 0.9 if kind is Temperament.SANGUINE else 0.03 for kind in Temperament}
    typed = Answer(question_id=TYPED, option_id=OptionId(Temperament.SANGUINE), at=NOON, likelihoods=likelihoods)
    texts = library.texts(RU)
    screen = why_page(viewed(library, typed), LoadedScripts(library).current(), texts, is_compact=False)
    assert texts.plain("why.typed", icon="🎈", kind=texts.temperament(Temperament.SANGUINE)) in screen.html


@pytest.mark.parametrize("first", [*Temperament])
@pytest.mark.parametrize("second", [*Temperament])
def test_the_status_fits_for_every_pair(library: Library, first: Temperament, second: Temperament) -> None:
    """Leaning, sure or mixed, of whichever types: the status line keeps its length and names them by their signs."""
    view = viewed(library, cue(library, 1, first), cue(library, 3, second))
    status = live_card(view, library.texts(RU)).html.split("\n")[5]
    assert len(status) <= 32
    assert first.icon in status
    assert second.icon in status or first is second


def test_words_of_people_are_escaped_in_messages(library: Library) -> None:
    """A name in an offer is text, in the message as on the button."""
    texts = library.texts(RU)
    shown = offer_call(CHAT, texts, name="<i>Ж</i>", text=3)
    assert "<i>" not in shown.screen.html
    assert shown.screen.keyboard[0][0].label == texts.plain("button.call_name", name="<i>Ж</i>")


def test_a_hint_moves_down_and_the_refusal_stays(library: Library) -> None:
    """A hint belongs to what was just sent; the refusal is said once and never again."""
    texts = library.texts(RU)
    assert hint(CHAT, texts, "hint.no_call").is_anew
    assert not refusal(CHAT, texts).is_anew


def test_a_handler_for_employees_never_serves_a_stranger() -> None:
    """Should the dispatch ever forget to refuse, the handler still fails closed."""
    turn = Turn(
        update_id=1,
        now=NOON,
        work=cast(Any, None),
        person=Person(id=cast(Any, 900), first_name="Глеб"),
        chat_id=CHAT,
        employee=None,
    )
    with pytest.raises(PermissionError):
        act_of(turn, cast(Dependencies, None))

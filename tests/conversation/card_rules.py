"""What must hold of every card in every state: lines, lengths, the four rows, and agreement with the database."""

from __future__ import annotations

from typing import Any

from bot.content.library import LoadedScripts
from bot.domain.calls.state import CallState, derive
from bot.domain.calls.temperament import Temperament
from bot.domain.clients.form_of_address import LIMIT, form_of_address
from bot.domain.ids import ConsultationId
from bot.screens.action import MAX_BYTES, decode
from bot.screens.calls.actions import OpenFacts, OpenPage, Page, PromiseNamed
from bot.screens.calls.call_labels import CLIENT_SIGN
from tests import buttons
from tests.buttons import (
    ANOTHER,
    CAN,
    CAN_NOT,
    CHOLERIC,
    FINISH,
    MELANCHOLIC,
    NOT_HIM,
    OBJECTS,
    OTHER,
    PHLEGMATIC,
    SANGUINE,
    TAKES_IT,
    TO_CARD,
    UNDO,
    WANTS,
    WANTS_NOT,
    means,
)
from tests.floor import Desk, Floor, Shown

CUES, OBJECTIONS, MORE, TYPES, NAME_OR_WORDS = (3, 3), (4, 4), (5, 5), (2, 2), (1, 1)
SAME_CLIENT = (2, 1)
"""Two who are known, and somebody else."""
SHAPES = {CUES, OBJECTIONS, MORE, TYPES, NAME_OR_WORDS, SAME_CLIENT}
FACTS, ADVICE = means(OpenFacts), means(OpenPage, page=Page.GUIDE)
TEXT_LIMIT = 4096
SENTENCE, TASK, AVOID, STATUS, PROMPT = 80 + 2, 44, 36, 32, 24
LAST_TIME = 38
"""What is known of a client who returns has no button to share its line with."""
SPARE = LIMIT - 12
"""The sentence has its 80 characters with a name of 12; a form of address may have a few more."""


def is_live(shown: Shown) -> bool:
    """Tell a live card: it is the one that can be finished."""
    return shown.has(FINISH)


def live_cards(desk: Desk) -> list[Shown]:
    """Every live card in a person's chat."""
    return [shown for shown in desk.shown if is_live(shown)]


def check_message(shown: Shown) -> None:
    """Check what Telegram and the codec ask of any message."""
    assert len(shown.text.encode("utf-16-le")) // 2 <= TEXT_LIMIT
    for row in shown.message.inline_keyboard:
        assert 1 <= len(row) <= 8
        for button in row:
            assert button.text == button.text.strip() != ""
            if button.copy_text is not None:
                assert 1 <= len(button.copy_text) <= 256
                continue
            assert button.data is not None
            assert 1 <= len(button.data.encode()) <= MAX_BYTES
            decode(button.data)


def check_keyboard(shown: Shown) -> None:
    """Check the four rows of a live card: their shape, their places and the lengths of their labels.

    Behind ⋯ there is a fifth where facts or a page of the guide are to be had. One may stand above them: with the button that
    copies the sentence in chat mode, and with the time that the sentence names.
    """
    first_button = shown.message.inline_keyboard[0][0]
    above = int(first_button.copy_text is not None or isinstance(decode(first_button.data or ""), PromiseNamed))
    *asked, intent, bottom = shown.labels[above:]
    has_more = any(shown.has(one) for one in (FACTS, ADVICE))
    assert len(asked) == (3 if has_more else 2), shown.labels
    first, second = asked[:2]
    assert has_more or (len(first), len(second)) in SHAPES
    if (len(first), len(second)) == CUES and shown.has(CHOLERIC):
        assert shown.row_is(above, CHOLERIC, MELANCHOLIC, OBJECTS)
        assert shown.row_is(above + 1, SANGUINE, PHLEGMATIC, OTHER)
        assert [label[0] for label in (*first[:2], *second[:2])] == [kind.icon for kind in Temperament]
    for row in asked:
        assert all(len(label) <= {1: 24, 2: 16, 3: 12, 4: 9, 5: 6}[len(row if has_more else first)] for label in row), (
            shown.labels
        )
    wants = TAKES_IT if shown.has(TAKES_IT) else WANTS
    assert shown.row_is(above + len(asked), wants, WANTS_NOT, CAN, CAN_NOT)
    assert all(len(label) <= 8 for label in intent)
    aside = buttons.MORE if shown.has(buttons.MORE) else TO_CARD
    assert shown.row_is(above + len(asked) + 1, UNDO, NOT_HIM, ANOTHER, aside, FINISH)
    assert all(len(label) <= 6 for label in bottom)


def check_lines(shown: Shown, *, is_compact: bool) -> None:
    """Check the order of the lines and their lengths."""
    lines = shown.lines
    if lines[0].startswith(("Почему", "Тип пока")):
        assert len(lines) <= 9, "the page that explains fits the screen"
        return
    assert lines[0].startswith("«")
    assert lines[0].endswith("»")
    assert len(lines[0]) <= SENTENCE + SPARE, lines[0]
    assert lines[0][1] == lines[0][1].upper()
    assert shown.message.entities[0]["type"] == "bold"
    if is_compact:
        assert len(lines) in (2, 3)
        assert len(lines[1].partition(f" · {CLIENT_SIGN}")[0]) <= STATUS
        return
    assert len(lines) == 7
    _, client, task, avoid, blank, status, prompt = lines
    assert client == "" or client.startswith(CLIENT_SIGN)
    assert blank == ""
    assert task.startswith("Задача: ")
    assert len(task) <= TASK
    assert avoid.startswith("Не надо: ")
    assert len(avoid) <= AVOID
    assert 0 < len(status) <= STATUS
    assert 0 < len(prompt) <= (LAST_TIME if prompt.startswith("↺") else PROMPT)


async def derived(floor: Floor, call: dict[str, Any]) -> CallState:
    """What follows from the stored answers of a call."""
    async with floor.bot.database.unit_of_work() as work:
        answers = await work.consultations.answers(ConsultationId(call["id"]))
        stored = await work.consultations.get(ConsultationId(call["id"]))
    assert stored is not None
    return derive(answers, LoadedScripts(floor.library).current(), stored.last_time)


async def check_row(floor: Floor, call: dict[str, Any]) -> CallState:
    """Check that the columns of the export say what the answers lead to."""
    state = await derived(floor, call)
    assert call["temperament"] == state.recognition
    assert call["temperament_source"] == state.source
    assert call["runner_up"] == state.runner_up
    assert (call["wants"], call["can"]) == (state.intent.wants, state.intent.can)
    assert 0 <= call["confidence"] <= 1
    return state


async def check_chat(floor: Floor, desk: Desk) -> Shown | None:
    """Check everything in a person's chat and return the live card, if there is one."""
    for shown in desk.shown:
        if shown.message.from_bot:
            check_message(shown)
    live = live_cards(desk)
    open_calls = await floor.records(
        "SELECT consultations.*, clients.name AS client_name, employees.is_compact FROM consultations"
        " JOIN employees ON employees.id = consultations.employee_id LEFT JOIN clients ON clients.id = client_id"
        f" WHERE finished_at IS NULL AND employees.person_id = {desk.chat.person.id}"
    )
    assert len(open_calls) == len(live) <= 1, "one live card a person, and it is that of the open call"
    if not live:
        return None
    [card], [call] = live, open_calls
    assert desk.last.id == card.id, "the card is last"
    check_keyboard(card)
    check_lines(card, is_compact=bool(call["is_compact"]))
    state = await check_row(floor, call)
    spoken = floor.library.texts(call["language"])
    if call["client_name"]:
        assert f"{CLIENT_SIGN} {call['client_name'][:12]}" in card.text, "whose call it is stands on every state of the card"
    if not card.text.startswith(("Почему", "Тип пока")):
        sentence = spoken.phrase(state.phrase.id, form_of_address(call["client_name"], call["language"]))
        assert card.lines[0] == f"«{sentence.removesuffix('.')}»", "a full stop has no place inside the quotation marks"
        assert call["task_id"] == state.phrase.task_id
    shown_last = await floor.records(f"SELECT * FROM cards_shown WHERE consultation_id = {call['id']} ORDER BY id DESC LIMIT 1")
    assert shown_last[0]["phrase_id"] == state.phrase.id, "the last card on record is the one shown"
    assert shown_last[0]["revision"] <= call["revision"]
    return card

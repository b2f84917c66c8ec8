"""The card of a live call: its lines.

The order of the lines is the same in every state, so the eye learns it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.calls.consultation import Consultation, TemperamentSource
from bot.domain.calls.intent import BuyIntent, Known
from bot.domain.calls.last_time import LastTime
from bot.domain.calls.state import CallState
from bot.domain.calls.temperament import Recognition
from bot.domain.clients.form_of_address import form_of_address
from bot.domain.ids import ChatId, LanguageCode
from bot.domain.people.changes import Change
from bot.screens.calls.actions import Page
from bot.screens.calls.call_labels import BESIDE_STATUS, WHOLE_LINE, who_is_called
from bot.screens.calls.card_keyboard import card_keyboard
from bot.screens.calls.debrief import said
from bot.screens.calls.practice import marked_as_practice
from bot.screens.page import short
from bot.screens.screen import Button, Screen
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.calls.call_view import CallView, Notice
from bot.services.outgoing_ports import Slot

CALL_SLOT = SlotKind(name="call", closes_on=frozenset({Change.ACCESS, Change.TEAM}), is_one_an_object=True)
"""One for each call: its card while it is live, its summary afterwards."""
PROMPT_NOTICES = frozenset(
    {
        Notice.NOT_UNDERSTOOD,
        Notice.UNREAD,
        Notice.HEARD_AGAIN,
        Notice.NOT_TEXT,
        Notice.WRITE_NAME,
        Notice.WRITE_CODE,
        Notice.NO_NAMES_YET,
        Notice.WRITE_WORDS,
        Notice.NOTED,
    }
)
"""Notices that stand in the card's prompt line; the others answer the tap."""
HEADED = frozenset({Page.OBJECTIONS, Page.OCCASIONS, Page.MORE, Page.TYPES})
"""Pages with a prompt of their own, `prompt.` and the page's name; on the others stands the question."""
WHISPERER_SHOWN = 12
"""Characters of the name before a whisper: with its sixty the line has the room of two."""
LONGEST_COPY = 256
"""Telegram's limit; a sentence has a third of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardText:
    """The context of `card.html`: whole lines, plain text."""

    sentence: str
    client: str
    """The client's whole name; in the sentence he is addressed by a part of it, or not by name at all."""
    task: str
    avoid: str
    status: str
    prompt: str


def call_slot(chat_id: ChatId, consultation: Consultation) -> Slot:
    """Return the slot that a call's card lives in."""
    return CALL_SLOT.in_chat(chat_id, consultation.id)


def live_card(
    view: CallView,
    texts: Texts,
    *,
    spoken: Texts | None = None,
    languages: Sequence[LanguageCode] = (),
    page: Page = Page.AUTO,
    is_compact: bool = False,
    is_chat_mode: bool = False,
    time_zone: str = "UTC",
) -> Screen:
    """Return the card of an open call.

    Args:
        texts: of the manager's language.
        spoken: words of the client's language, when it is another one.
        languages: those a client can be spoken to in.
        page: what takes the cue rows' place; AUTO shows what has come up, else the cues, or the objections once the type is sure.
        time_zone: where the manager is, for the day on which a client who returns was last called.
    """
    shown = _resolve(page, view.state)
    text = card_text(view, texts, shown, spoken=spoken or texts, time_zone=time_zone)
    if is_compact:
        is_asking = view.notice in PROMPT_NOTICES or view.name_or_words or view.found
        is_telling = _before_the_first_cue(view.state, texts, time_zone) is not None
        compact_prompt = in_between(view, texts) or (text.prompt if is_asking or is_telling else "")
        client = who_is_called(view, texts, time_zone, BESIDE_STATUS)
        html = texts.template(
            "card_compact.html", sentence=text.sentence, status=text.status, client=client, prompt=compact_prompt
        )
    else:
        html = texts.template(
            "card.html",
            sentence=text.sentence,
            client=text.client,
            task=text.task,
            avoid=text.avoid,
            status=text.status,
            prompt=text.prompt,
        )
    keyboard = card_keyboard(
        view,
        texts,
        languages=languages,
        page=page,
        shown=shown,
        is_compact=is_compact,
        is_chat_mode=is_chat_mode,
        time_zone=time_zone,
    )
    if is_chat_mode and shown in (Page.CUES, Page.OBJECTIONS, Page.OCCASIONS):
        # Above the four rows, so that each of them keeps its distance from the thumb.
        keyboard = [[_copy_button(view, texts, spoken or texts)], *keyboard]
    return Screen(html=html, keyboard=keyboard)


def _copy_button(view: CallView, texts: Texts, spoken: Texts) -> Button:
    """Return the button that copies what the card says, as it is to be sent: with its full stop and without the card's marks."""
    sentence = spoken.phrase(
        view.state.phrase.id,
        form_of_address(view.consultation.address_name, view.consultation.language),
        view.state.line,
    )
    return Button(label=texts.plain("button.copy"), copies=sentence[:LONGEST_COPY])


def card_text(view: CallView, texts: Texts, shown: Page, *, spoken: Texts, time_zone: str) -> CardText:
    """Return the card's lines as plain text."""
    phrase = view.state.phrase
    status = status_line(view.state, texts)
    is_spoken = view.whisper is not None or view.run is not None
    return CardText(
        # Inside the quotation marks a full stop has no place; other marks do.
        sentence=texts.plain(
            "card.sentence",
            sentence=spoken.phrase(
                phrase.id,
                form_of_address(view.consultation.address_name, view.consultation.language),
                view.state.line,
            ).removesuffix("."),
        ),
        client=who_is_called(view, texts, time_zone),
        task=texts.plain("card.task", task=texts.task(phrase.task_id)),
        # It has two lines: those of what to avoid and of the prompt.
        avoid=in_between(view, texts) or texts.plain("card.avoid", avoid=texts.avoid(phrase.manner)),
        status=marked_as_practice(status, texts) if view.consultation.is_practice else status,
        prompt="" if is_spoken and view.notice not in PROMPT_NOTICES else _prompt(view, texts, shown, time_zone),
    )


def in_between(view: CallView, texts: Texts) -> str:
    """Return what stands on the card in place of what to avoid: a whisper, or what the client of a live run says."""
    return whispered(view, texts) or said(view, texts)


def whispered(view: CallView, texts: Texts) -> str:
    """Return the line that somebody has put onto the card, as his; nothing where there is none."""
    if view.whisper is None:
        return ""
    return texts.plain("card.whisper", name=short(view.whisper.by, WHISPERER_SHOWN), text=view.whisper.text)


def status_line(state: CallState, texts: Texts) -> str:
    """Say what is known of the type: «похоже» is leaning, without it sure."""
    leaning = state.leaning
    if leaning is None:
        if state.recognition is Recognition.UNKNOWN:
            return texts.plain("status.unknown")
        first, second = state.posterior.ranking[:2]
        return texts.plain("status.mixed", first=first.icon, second=second.icon)
    kind = texts.temperament(leaning)
    if state.source is not TemperamentSource.BOT:
        return texts.plain("status.chosen", icon=leaning.icon, kind=kind)
    if state.is_from_last_time:
        return texts.plain("status.last_time", icon=leaning.icon, kind=kind)
    said = texts.plain("status.sure" if state.is_sure else "status.leaning", icon=leaning.icon, kind=kind)
    close = state.close_runner_up
    return said if close is None else f"{said} {texts.plain('status.or', other=close.icon)}"


def _resolve(page: Page, state: CallState) -> Page:
    if page is not Page.AUTO:
        return page
    if state.occasion:
        return Page.OCCASIONS
    return Page.OBJECTIONS if state.is_sure or state.objection else Page.CUES


def _prompt(view: CallView, texts: Texts, shown: Page, time_zone: str) -> str:
    if view.found is not None or view.name_or_words is not None:
        return texts.plain("prompt.same_client" if view.found else "prompt.name_or_words")
    if view.notice in PROMPT_NOTICES:
        said = texts.plain(f"prompt.{view.notice}")
        return said if view.times == 1 else texts.plain("prompt.again", prompt=said, times=view.times)
    if shown in HEADED:
        return texts.plain(f"prompt.{shown.name.lower()}")
    if view.state.suggested != BuyIntent():
        return texts.plain("prompt.suggested")
    return _before_the_first_cue(view.state, texts, time_zone) or texts.prompt(view.state.question.id)


def _before_the_first_cue(state: CallState, texts: Texts, time_zone: str) -> str | None:
    """Say of a client who returns how the last call ended, and his last wish, budget and objection; None once anything is heard.

    As much as there is room for: the outcome gives way first, then the day.
    """
    last = state.last_time
    if last is None or state.chosen:
        return None
    known = [texts.plain(key) for key in _known_last(last)]
    outcome = [texts.plain(f"outcome.{last.outcome}")] if last.outcome else []
    day = texts.day(last.at, time_zone)
    ways = ((day, [*outcome, *known]), (day, known), ("", known))
    lines = [
        texts.plain("prompt.last_time" if when else "prompt.last", day=when, known=", ".join(said)) for when, said in ways if said
    ]
    return next((line for line in lines if len(line) <= WHOLE_LINE), lines[-1]) if lines else None


def _known_last(last: LastTime) -> Iterator[str]:
    """Give the keys of what a client last wanted, could and objected."""
    if last.wants is not Known.UNKNOWN:
        yield f"button.wants_{last.wants}"
    if last.can is not Known.UNKNOWN:
        yield f"button.can_{last.can}"
    if last.objection is not None:
        yield f"objection.{last.objection}"

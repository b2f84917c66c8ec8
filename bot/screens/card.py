"""The card of a live call: its text and its four keyboard rows. Leaves out the call that is over: see `finished`.

Source: DESIGN §2. The order of the lines is the same in every state, so the eye learns it; a temperament keeps its place in every
question, so the thumb learns it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.call_state import NO_OBJECTION, OTHER, CallState
from bot.domain.consultation import Consultation, TemperamentSource
from bot.domain.form_of_address import form_of_address
from bot.domain.ids import ChatId
from bot.domain.intent import Known
from bot.domain.script import Objection
from bot.domain.temperament import Recognition, Temperament
from bot.screens.action import (
    AnotherPhrase,
    AnswerCue,
    AskName,
    Decide,
    Finish,
    Meant,
    NoneFits,
    NotHim,
    OpenPage,
    Page,
    PickType,
    SetCan,
    SetCompact,
    SetObjection,
    SetWants,
    Undo,
    encode,
)
from bot.screens.screen import Button, Screen
from bot.screens.words import Words
from bot.services.act import CallView, Notice
from bot.services.ports import Slot

TOP_ROW = (Temperament.CHOLERIC, Temperament.MELANCHOLIC)
BOTTOM_ROW = (Temperament.SANGUINE, Temperament.PHLEGMATIC)
CAUSES = (
    (Objection.PRICE, Objection.THINK, Objection.COMPETITOR, Objection.TRUST),
    (Objection.NO_NEED, Objection.NOT_NOW, Objection.ASK_CAUSE),
)
PROMPT_NOTICES = frozenset({Notice.NOT_UNDERSTOOD, Notice.NOT_TEXT, Notice.WRITE_NAME, Notice.WRITE_WORDS, Notice.NOTED})
"""Notices that stand in the card's prompt line; the others answer the tap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardText:
    """The context of `card.html`: whole lines, plain text."""

    sentence: str
    task: str
    avoid: str
    status: str
    prompt: str


def call_slot(chat_id: ChatId, consultation: Consultation) -> Slot:
    """Return the slot that a call's card lives in."""
    return Slot(chat_id=chat_id, object=f"call:{consultation.id}")


def live_card(view: CallView, words: Words, *, page: Page = Page.AUTO, is_compact: bool = False) -> Screen:
    """Return the card of an open call.

    Args:
        page: what takes the cue rows' place; AUTO shows the cues, or the objections as soon as the type is sure.
    """
    shown = _resolve(page, view.state)
    text = card_text(view, words, shown)
    if is_compact:
        compact_prompt = text.prompt if view.notice in PROMPT_NOTICES or view.name_or_words else ""
        html = words.template("card_compact.html", sentence=text.sentence, status=text.status, prompt=compact_prompt)
    else:
        html = words.template(
            "card.html",
            sentence=text.sentence,
            task=text.task,
            avoid=text.avoid,
            status=text.status,
            prompt=text.prompt,
        )
    return Screen(html=html, keyboard=card_keyboard(view, words, page=page, shown=shown, is_compact=is_compact))


def card_text(view: CallView, words: Words, shown: Page) -> CardText:
    """Return the card's lines as plain text."""
    phrase = view.state.phrase
    return CardText(
        # Inside the quotation marks a full stop has no place; other marks do.
        sentence=words.phrase(phrase.id, form_of_address(view.consultation.client_name)).removesuffix("."),
        task=words.plain("card.task", task=words.task(phrase.task_id)),
        avoid=words.plain("card.avoid", avoid=words.avoid(phrase.manner)),
        status=status_line(view.state, words),
        prompt=_prompt(view, words, shown),
    )


def status_line(state: CallState, words: Words) -> str:
    """Say what is known of the type: «похоже» is leaning, without it sure."""
    leaning = state.leaning
    if leaning is None:
        if state.recognition is Recognition.UNKNOWN:
            return words.plain("status.unknown")
        first, second = state.posterior.ranking[:2]
        return words.plain("status.mixed", first=first.icon, second=second.icon)
    kind = words.temperament(leaning)
    if state.source is not TemperamentSource.BOT:
        return words.plain("status.chosen", icon=leaning.icon, kind=kind)
    other = state.runner_up.icon if state.runner_up else ""
    return words.plain("status.sure" if state.is_sure else "status.leaning", icon=leaning.icon, kind=kind, other=other)


def card_keyboard(view: CallView, words: Words, *, page: Page, shown: Page, is_compact: bool) -> Sequence[Sequence[Button]]:
    """Return the two rows of the page, the intent row and the bottom row."""
    call = int(view.consultation.id)
    match shown:
        case _ if view.name_or_words is not None:
            rows = _name_or_words_rows(call, view.name_or_words, words)
        case Page.OBJECTIONS:
            rows = _objection_rows(call, view.state, words)
        case Page.MORE:
            rows = _more_rows(call, view.consultation.revision, words, is_compact=is_compact)
        case Page.TYPES:
            rows = _type_rows(call, words)
        case _:
            rows = _cue_rows(call, view.state, words, page)
    keep = page if page in (Page.AUTO, Page.CUES, Page.OBJECTIONS) else Page.AUTO
    is_aside = shown in (Page.MORE, Page.TYPES, Page.WHY)
    return [*rows, _intent_row(call, view.state, words, keep), _bottom_row(view, words, keep, is_aside=is_aside)]


def _resolve(page: Page, state: CallState) -> Page:
    if page is not Page.AUTO:
        return page
    return Page.OBJECTIONS if state.is_sure or state.objection else Page.CUES


def _prompt(view: CallView, words: Words, shown: Page) -> str:
    if view.name_or_words is not None:
        return words.plain("prompt.name_or_words")
    if view.notice in PROMPT_NOTICES:
        return words.plain(f"prompt.{view.notice}")
    match shown:
        case Page.OBJECTIONS:
            return words.plain("prompt.objections")
        case Page.MORE:
            return words.plain("prompt.more")
        case Page.TYPES:
            return words.plain("prompt.types")
        case _:
            return words.prompt(view.state.question.id)


def _button(label: str, action: AnswerCue | SetObjection | OpenPage | SetWants | SetCan | PickType) -> Button:
    return Button(label=label, action=encode(action))


def _cue_rows(call: int, state: CallState, words: Words, page: Page) -> list[list[Button]]:
    question = state.question
    keep = page if page is Page.CUES else Page.AUTO
    by_kind = {option.temperament: option for option in question.options}

    def row(kinds: Sequence[Temperament]) -> list[Button]:
        return [
            _button(
                words.cue(question.id, by_kind[kind].id),
                AnswerCue(call=call, question=question.id, option=by_kind[kind].id, page=keep),
            )
            for kind in kinds
        ]

    objects = SetObjection(call=call, value=Objection.ASK_CAUSE, page=Page.OBJECTIONS)
    other = AnswerCue(call=call, question=question.id, option=OTHER, page=keep)
    return [
        [*row(TOP_ROW), _button(words.plain("button.objects"), objects)],
        [*row(BOTTOM_ROW), _button(words.plain("button.other"), other)],
    ]


def _objection_rows(call: int, state: CallState, words: Words) -> list[list[Button]]:
    def cause(objection: Objection) -> Button:
        label = words.plain(f"button.{objection}")
        marked = f"●{label}" if objection is state.objection and objection is not Objection.ASK_CAUSE else label
        return _button(marked, SetObjection(call=call, value=objection, page=Page.OBJECTIONS))

    back = _button(words.plain("button.cues"), SetObjection(call=call, value=NO_OBJECTION, page=Page.CUES))
    return [[cause(objection) for objection in CAUSES[0]], [*(cause(objection) for objection in CAUSES[1]), back]]


def _more_rows(call: int, revision: int, words: Words, *, is_compact: bool) -> list[list[Button]]:
    size = "button.full" if is_compact else "button.compact"
    return [
        [
            _button(words.plain("button.types"), OpenPage(call=call, page=Page.TYPES)),
            _button(words.plain("button.why"), OpenPage(call=call, page=Page.WHY)),
            Button(label=words.plain("button.none_fits"), action=encode(NoneFits(call=call, revision=revision))),
        ],
        [
            Button(label=words.plain("button.name"), action=encode(AskName(call=call))),
            Button(label=words.plain(size), action=encode(SetCompact(call=call, on=int(not is_compact)))),
            _button(words.plain("button.cues"), OpenPage(call=call, page=Page.CUES)),
        ],
    ]


def _type_rows(call: int, words: Words) -> list[list[Button]]:
    return [
        [
            _button(
                words.plain("button.type", icon=kind.icon, kind=words.temperament(kind)),
                PickType(call=call, value=kind),
            )
            for kind in row
        ]
        for row in (TOP_ROW, BOTTOM_ROW)
    ]


def _name_or_words_rows(call: int, text: int, words: Words) -> list[list[Button]]:
    return [
        [Button(label=words.plain("button.is_name"), action=encode(Decide(call=call, text=text, meant=Meant.NAME)))],
        [Button(label=words.plain("button.is_words"), action=encode(Decide(call=call, text=text, meant=Meant.WORDS)))],
    ]


def _intent_row(call: int, state: CallState, words: Words, page: Page) -> list[Button]:
    row = []
    for value in (Known.YES, Known.NO):
        chosen = "_chosen" if state.intent.wants is value else ""
        row.append(_button(words.plain(f"button.wants_{value}{chosen}"), SetWants(call=call, value=value, page=page)))
    for value in (Known.YES, Known.NO):
        chosen = "_chosen" if state.intent.can is value else ""
        row.append(_button(words.plain(f"button.can_{value}{chosen}"), SetCan(call=call, value=value, page=page)))
    return row


def _bottom_row(view: CallView, words: Words, page: Page, *, is_aside: bool) -> list[Button]:
    call, revision = int(view.consultation.id), view.consultation.revision
    other = view.state.runner_up.icon if view.state.runner_up else ""
    aside = (
        Button(label=words.plain("button.back"), action=encode(OpenPage(call=call, page=Page.AUTO)))
        if is_aside
        else Button(label=words.plain("button.more"), action=encode(OpenPage(call=call, page=Page.MORE)))
    )
    return [
        Button(label=words.plain("button.undo"), action=encode(Undo(call=call, revision=revision, page=page))),
        Button(
            label=words.plain("button.not_him", icon=other).strip(),
            action=encode(NotHim(call=call, revision=revision, page=page)),
        ),
        Button(label=words.plain("button.another"), action=encode(AnotherPhrase(call=call, revision=revision, page=page))),
        aside,
        Button(label=words.plain("button.finish"), action=encode(Finish(call=call))),
    ]

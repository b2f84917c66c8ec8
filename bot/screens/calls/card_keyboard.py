"""The keyboard of a live call's card: its four rows, and what takes the cue rows' place.

A temperament keeps its place in every question, so the thumb learns it.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.calls.consultation import Consultation
from bot.domain.calls.intent import Known, Wish
from bot.domain.calls.script import Objection, Occasion
from bot.domain.calls.state import NO_OBJECTION, NO_OCCASION, OTHER, CallState
from bot.domain.calls.temperament import Temperament
from bot.domain.house.sheet import Part
from bot.domain.ids import LanguageCode
from bot.screens.action import encode
from bot.screens.calls.actions import (
    AnotherPhrase,
    AnswerCue,
    AskName,
    Decide,
    Finish,
    Meant,
    NoneFits,
    NotHim,
    OpenFacts,
    OpenPage,
    Page,
    PickType,
    SetCan,
    SetCompact,
    SetLanguage,
    SetObjection,
    SetOccasion,
    SetWants,
    TakeCode,
    Undo,
)
from bot.screens.calls.known_clients import rows_in_card
from bot.screens.guide.actions import SetChatMode
from bot.screens.screen import Button
from bot.screens.texts import Texts
from bot.services.calls.call_view import CallView, OfferedCode

TOP_ROW = (Temperament.CHOLERIC, Temperament.MELANCHOLIC)
BOTTOM_ROW = (Temperament.SANGUINE, Temperament.PHLEGMATIC)
CAUSES = (
    (Objection.PRICE, Objection.THINK, Objection.COMPETITOR, Objection.TRUST),
    (Objection.NO_NEED, Objection.NOT_NOW),
)
OCCASIONS = (
    (Occasion.COST, Occasion.WRITE, Occasion.GUARANTEE, Occasion.DELIVERY),
    (Occasion.ANGER, Occasion.FIND_OUT, Occasion.PRESENT),
)
"""Those that come up in the middle of a call. Why the seller rings is said at its beginning, or when he is asked in words."""


def card_keyboard(
    view: CallView,
    texts: Texts,
    *,
    languages: Sequence[LanguageCode],
    page: Page,
    shown: Page,
    is_compact: bool,
    is_chat_mode: bool = False,
    time_zone: str = "UTC",
) -> Sequence[Sequence[Button]]:
    """Return the two rows of the page, the intent row and the bottom row."""
    call = int(view.consultation.id)
    match shown:
        case _ if view.name_or_words is not None:
            rows = _name_or_words_rows(call, view.name_or_words, texts)
        case _ if view.found is not None:
            rows = rows_in_card(call, texts, view.found, time_zone)
        case _ if view.offered_code is not None:
            rows = _code_rows(call, view.offered_code, texts)
        case Page.OBJECTIONS:
            rows = _objection_rows(call, view.state, texts)
        case Page.OCCASIONS:
            rows = _occasion_rows(call, view.state, texts)
        case Page.MORE:
            rows = _more_rows(view, texts, languages, is_compact=is_compact, is_chat_mode=is_chat_mode)
        case Page.TYPES:
            rows = _type_rows(call, texts)
        case _:
            rows = _cue_rows(call, view.state, texts, page)
    keep = page if page in (Page.AUTO, Page.CUES, Page.OBJECTIONS) else Page.AUTO
    is_aside = shown in (Page.MORE, Page.TYPES, Page.WHY)
    return [*rows, _intent_row(call, view.state, texts, keep), _bottom_row(view, texts, keep, is_aside=is_aside)]


def _button(label: str, action: AnswerCue | SetObjection | SetOccasion | OpenPage | SetWants | SetCan | PickType) -> Button:
    return Button(label=label, action=encode(action))


def _cue_rows(call: int, state: CallState, texts: Texts, page: Page) -> list[list[Button]]:
    question = state.question
    keep = page if page is Page.CUES else Page.AUTO
    by_kind = {option.temperament: option for option in question.options}

    def row(kinds: Sequence[Temperament]) -> list[Button]:
        return [
            _button(
                texts.cue(question.id, by_kind[kind].id),
                AnswerCue(call=call, question=question.id, option=by_kind[kind].id, page=keep),
            )
            for kind in kinds
        ]

    objects = SetObjection(call=call, value=Objection.ASK_CAUSE, page=Page.OBJECTIONS)
    other = AnswerCue(call=call, question=question.id, option=OTHER, page=keep)
    return [
        [*row(TOP_ROW), _button(texts.plain("button.objects"), objects)],
        [*row(BOTTOM_ROW), _button(texts.plain("button.other"), other)],
    ]


def _objection_rows(call: int, state: CallState, texts: Texts) -> list[list[Button]]:
    def cause(objection: Objection) -> Button:
        label = texts.plain(f"button.{objection}")
        marked = f"●{label}" if objection is state.objection and objection is not Objection.ASK_CAUSE else label
        return _button(marked, SetObjection(call=call, value=objection, page=Page.OBJECTIONS))

    # Whoever knows the cause may ask for another one; before, that is what the card asks already.
    is_known = state.objection not in (None, Objection.ASK_CAUSE)
    aside = _button(texts.plain("button.occasions"), OpenPage(call=call, page=Page.OCCASIONS))
    other = cause(Objection.ASK_CAUSE) if is_known else aside
    back = _button(texts.plain("button.cues"), SetObjection(call=call, value=NO_OBJECTION, page=Page.CUES))
    return [[*map(cause, CAUSES[0])], [*map(cause, CAUSES[1]), other, back]]


def _occasion_rows(call: int, state: CallState, texts: Texts) -> list[list[Button]]:
    def what(occasion: Occasion) -> Button:
        label = texts.plain(f"button.occasion_{occasion}")
        marked = f"●{label}" if occasion is state.occasion else label
        return _button(marked, SetOccasion(call=call, value=occasion, page=Page.OCCASIONS))

    back = _button(texts.plain("button.cues"), SetOccasion(call=call, value=NO_OCCASION, page=Page.AUTO))
    return [[*map(what, OCCASIONS[0])], [*map(what, OCCASIONS[1]), back]]


def _more_rows(
    view: CallView, texts: Texts, languages: Sequence[LanguageCode], *, is_compact: bool, is_chat_mode: bool
) -> list[list[Button]]:
    consultation = view.consultation
    call = int(consultation.id)
    types = _button(texts.plain("button.types"), OpenPage(call=call, page=Page.TYPES))
    why = _button(texts.plain("button.why"), OpenPage(call=call, page=Page.WHY))
    chat_mode = Button(
        label=texts.plain("button.chat_mode_off" if is_chat_mode else "button.chat_mode"),
        action=encode(SetChatMode(call=call, on=int(not is_chat_mode))),
    )
    size = Button(
        label=texts.plain("button.full" if is_compact else "button.compact"),
        action=encode(SetCompact(call=call, on=int(not is_compact))),
    )
    if consultation.persona is not None:  # an invented client has no name, and says nothing to editors
        return [[types, why, *_facts(view, texts), *_guide(view, texts)], [size, chat_mode]]
    none_fits = Button(label=texts.plain("button.none_fits"), action=encode(NoneFits(call=call, revision=consultation.revision)))
    name = Button(label=texts.plain("button.name"), action=encode(AskName(call=call)))
    spoken = _language_buttons(consultation, texts, languages)
    facts = [*_facts(view, texts), *_guide(view, texts)]
    if not facts:
        return [[types, why, none_fits, name, chat_mode], [size, *spoken]]
    return [[types, why, *facts], [none_fits, name, chat_mode], [size, *spoken]]


def _facts(view: CallView, texts: Texts) -> list[Button]:
    """What is sold, where a house has written it: of whom it compares itself with, while that is objected."""
    sheet, call = view.state.sheet, int(view.consultation.id)
    if not sheet.has_facts:
        return []
    action = OpenFacts(call=call, part=Part.PRODUCT, number=view.state.product)
    if view.state.objection is Objection.COMPETITOR and sheet.competitors:
        action = OpenFacts(call=call, part=Part.COMPETITOR, number=sheet.competitors[0])
    return [Button(label=texts.plain("button.facts"), action=encode(action))]


def _guide(view: CallView, texts: Texts) -> list[Button]:
    """What the guide says of the objection that the card answers."""
    if view.state.objection is None:
        return []
    return [_button(texts.plain("button.objection_guide"), OpenPage(call=int(view.consultation.id), page=Page.GUIDE))]


def _language_buttons(consultation: Consultation, texts: Texts, languages: Sequence[LanguageCode]) -> list[Button]:
    """One for each language a client can be spoken to in; none where there is no choice."""
    if len(languages) <= 1:
        return []
    return [
        Button(
            label=texts.plain(
                "button.language_chosen" if language == consultation.language else "button.language", code=language.upper()
            ),
            action=encode(SetLanguage(call=int(consultation.id), language=language)),
        )
        for language in languages
    ]


def _type_rows(call: int, texts: Texts) -> list[list[Button]]:
    return [
        [
            _button(
                texts.plain("button.type", icon=kind.icon, kind=texts.temperament(kind)),
                PickType(call=call, value=kind),
            )
            for kind in row
        ]
        for row in (TOP_ROW, BOTTOM_ROW)
    ]


def _name_or_words_rows(call: int, text: int, texts: Texts) -> list[list[Button]]:
    return [
        [Button(label=texts.plain("button.is_name"), action=encode(Decide(call=call, text=text, meant=Meant.NAME)))],
        [Button(label=texts.plain("button.is_words"), action=encode(Decide(call=call, text=text, meant=Meant.WORDS)))],
    ]


def _code_rows(call: int, code: OfferedCode, texts: Texts) -> list[list[Button]]:
    return [
        [Button(label=texts.plain("button.take_code", code=code.text), action=encode(TakeCode(call=call, number=code.number)))],
        [_button(texts.plain("button.no_code"), OpenPage(call=call, page=Page.AUTO))],
    ]


def _intent_row(call: int, state: CallState, texts: Texts, page: Page) -> list[Button]:
    """What is known is marked, and what words suggest is marked otherwise: one tap on it makes it known."""
    row = []
    for value in (Known.YES, Known.NO):
        is_suggested = state.suggested.wants is value
        wish = Wish.DECIDED if is_suggested and state.suggested.has_decided else Wish(value)
        mark = "_suggested" if is_suggested else "_chosen" if state.intent.wants is value else ""
        row.append(_button(texts.plain(f"button.wants_{wish}{mark}"), SetWants(call=call, value=wish, page=page)))
    for value in (Known.YES, Known.NO):
        mark = "_suggested" if state.suggested.can is value else "_chosen" if state.intent.can is value else ""
        row.append(_button(texts.plain(f"button.can_{value}{mark}"), SetCan(call=call, value=value, page=page)))
    return row


def _bottom_row(view: CallView, texts: Texts, page: Page, *, is_aside: bool) -> list[Button]:
    call, revision = int(view.consultation.id), view.consultation.revision
    other = view.state.runner_up
    aside = (
        Button(label=texts.plain("button.back"), action=encode(OpenPage(call=call, page=Page.AUTO)))
        if is_aside
        else Button(label=texts.plain("button.more"), action=encode(OpenPage(call=call, page=Page.MORE)))
    )
    return [
        Button(label=texts.plain("button.undo"), action=encode(Undo(call=call, revision=revision, page=page))),
        Button(
            label=texts.plain("button.not_him", icon=other.icon) if other else texts.plain("button.not_him_at_all"),
            action=encode(NotHim(call=call, revision=revision, page=page)),
        ),
        Button(label=texts.plain("button.another"), action=encode(AnotherPhrase(call=call, revision=revision, page=page))),
        aside,
        Button(label=texts.plain("button.finish"), action=encode(Finish(call=call))),
    ]

"""The page that explains the type: which cues, what of them the document says and what is our reading, the percentages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from bot.domain.calls.basis import Basis
from bot.domain.calls.consultation import Answer, TemperamentSource
from bot.domain.calls.posterior import shown_share
from bot.domain.calls.script import Option, Script
from bot.domain.calls.state import CAN, DECIDED, OBJECTION, TYPED, WANTS, CallState
from bot.domain.calls.suggestion import SAID_CAN, SAID_WANTS
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import LanguageCode, OptionId, QuestionId
from bot.screens.action import encode
from bot.screens.calls.actions import Page
from bot.screens.calls.call_labels import who_is_called
from bot.screens.calls.card_keyboard import card_keyboard
from bot.screens.page import short
from bot.screens.phrases.actions import VisitText
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.services.calls.call_view import CallView
from bot.services.calls.words_that_spoke import Spoken

QUOTED = 30
"""Characters of the words that spoke."""
ROWS = 7
"""As many rows of what spoke as fit without scrolling, with their heads; earlier cues are counted.

Whose the phrase is, is said where a row is left."""
ROWS_OF_BUTTONS, USUAL_BUTTONS = 3, 4
"""So many rows of text are as high as a row of buttons, of which there are usually so many."""
ROW = 38
"""Characters of a line that surely fit one row of a phone."""
POINT = "• "


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One thing that spoke."""

    text: str
    cue: Option | None = None
    """None for what no cue said: typed words, the manager's choice, the last call."""


def why_page(
    view: CallView,
    script: Script,
    texts: Texts,
    *,
    languages: Sequence[LanguageCode] = (),
    is_compact: bool,
    is_chat_mode: bool = False,
    is_editor: bool = False,
    time_zone: str = "UTC",
    spoken: Sequence[Spoken] = (),
) -> Screen:
    """Return the page, with the card's keyboard under it; an editor can change the phrase from here.

    Args:
        spoken: the client's last messages, and what they were taken for.
    """
    state = view.state
    cues = _cues(state, script)
    keyboard = card_keyboard(
        view, texts, languages=languages, page=Page.MORE, shown=Page.MORE, is_compact=is_compact, is_chat_mode=is_chat_mode
    )
    room = ROWS - ROWS_OF_BUTTONS * max(0, len(keyboard) - USUAL_BUTTONS)
    lines = _lines(state, cues, spoken, texts, room) or [f"{POINT}{texts.plain('why.nothing')}"]
    html = texts.template(
        "why.html",
        title=_title(state, texts),
        client=who_is_called(view, texts, time_zone),
        lines=lines,
        shares=" · ".join(
            f"{kind.icon} {texts.percent(shown_share(state.posterior.probabilities[kind]))}" for kind in Temperament
        ),
        phrase=texts.plain(f"why.phrase_{state.phrase.basis}") if _rows(lines) < room else "",
        source=texts.plain("why.source", document=texts.plain(f"document.{_document(cues, script)}")),
    )
    if is_editor:  # in the place of the button that has led here
        (types, _, *others), *rows = keyboard
        edit = VisitText(language=view.consultation.language, name=state.phrase.id)
        keyboard = [[types, Button(label=texts.plain("button.edit"), action=encode(edit)), *others], *rows]
    return Screen(html=html, keyboard=keyboard)


def _title(state: CallState, texts: Texts) -> str:
    """Name the type, or the two that lead together, as the card does."""
    if state.leaning is not None:
        return texts.plain("why.title", icon=state.leaning.icon, kind=texts.temperament(state.leaning))
    if state.recognition is Recognition.UNKNOWN:
        return texts.plain("why.title_unknown")
    first, second = state.posterior.ranking[:2]
    return texts.plain("why.title_mixed", first=first.icon, second=second.icon)


def _cues(state: CallState, script: Script) -> list[tuple[QuestionId, Option]]:
    found = []
    for question_id, option_id in state.chosen.items():
        question = script.question(question_id)
        option = question.option(option_id) if question is not None else None
        if option is not None:
            found.append((question_id, option))
    return found


def _lines(
    state: CallState, cues: Sequence[tuple[QuestionId, Option]], spoken: Sequence[Spoken], texts: Texts, room: int
) -> Sequence[str]:
    """Return what spoke, in so many rows: what was typed or chosen, then the cues under heads that say whose reading they are."""
    told = [_Told(text=texts.heard(question_id, option.id), cue=option) for question_id, option in cues]
    named = [_said(one, texts) for one in spoken if one.words]
    told += (_Told(text=text) for text in named)
    kind = _kind_of(state.chosen.get(TYPED))
    if kind is not None and not named:
        told.append(_Told(text=texts.plain("why.typed", icon=kind.icon, kind=texts.temperament(kind))))
    if state.source is not TemperamentSource.BOT:
        told.append(_Told(text=texts.plain("why.chosen")))
    if state.last_time is not None and state.last_time.temperament is not None:
        kind = state.last_time.temperament
        told.insert(0, _Told(text=texts.plain("why.last_time", icon=kind.icon, kind=texts.temperament(kind))))
    arranged = (_arranged(told, hidden, texts) for hidden in range(len(told) + 1))
    return next(lines for lines in arranged if _rows(lines) <= room)


def _arranged(told: Sequence[_Told], hidden: int, texts: Texts) -> Sequence[str]:
    """Return the lines without the first ones, which are counted."""
    lines = [texts.plain("why.earlier", n=hidden)] if hidden else []
    lines = [f"{POINT}{line}" for line in (*lines, *(one.text for one in told[hidden:] if one.cue is None))]
    for basis in Basis:
        those = [(one.text, one.cue) for one in told[hidden:] if one.cue is not None and one.cue.basis is basis]
        if those:
            icons = " ".join(dict.fromkeys(cue.temperament.icon for _, cue in those))
            lines += [texts.plain(f"why.by_{basis}", icons=icons), *(f"{POINT}{text}" for text, _ in those)]
    return lines


def _rows(lines: Sequence[str]) -> int:
    return sum(ceil(len(line) / ROW) for line in lines)


def _said(one: Spoken, texts: Texts) -> str:
    """Quote the words that spoke, and say what they were taken for."""
    words = short(" · ".join(one.words), QUOTED)
    return texts.plain("why.spoke", words=words, meant=", ".join(_meant(answer, texts) for answer in one.taken_for))


def _kind_of(option: OptionId | None) -> Temperament | None:
    """Return the temperament that an answer names; a mixed one names none."""
    return next((kind for kind in Temperament if kind.value == option), None)


def _meant(answer: Answer, texts: Texts) -> str:
    option = answer.option_id
    match answer.question_id:
        case _ if answer.question_id == TYPED:
            kind = _kind_of(option)
            return texts.plain("why.mixed") if kind is None else f"{kind.icon} {texts.temperament(kind)}"
        case _ if answer.question_id in (SAID_WANTS, WANTS):
            return texts.plain(f"button.wants_{'yes' if option == DECIDED else option}")
        case _ if answer.question_id in (SAID_CAN, CAN):
            return texts.plain(f"button.can_{option}")
        case _ if answer.question_id == OBJECTION:
            return texts.plain(f"objection.{option}")
        case _:
            return texts.plain(f"button.occasion_{option}")


def _document(cues: Sequence[tuple[QuestionId, Option]], script: Script) -> str:
    """The document that most of the cues' facts stand in; the types themselves come from document 000."""
    seen = Counter(script.documents[fact] for _, option in cues for fact in option.facts if fact in script.documents)
    return seen.most_common(1)[0][0] if seen else "000"

"""The page that explains the type: which cues, which document, the percentages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.domain.calls.consultation import Answer, TemperamentSource
from bot.domain.calls.posterior import shown_share
from bot.domain.calls.script import Script
from bot.domain.calls.state import CAN, DECIDED, OBJECTION, TYPED, WANTS, CallState
from bot.domain.calls.suggestion import SAID_CAN, SAID_WANTS
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import LanguageCode, OptionId, QuestionId
from bot.screens.action import encode
from bot.screens.calls.actions import Page
from bot.screens.calls.call_labels import who_is_called
from bot.screens.calls.card_keyboard import card_keyboard
from bot.screens.page import short
from bot.screens.phrases.actions import PhraseOfCard
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.services.calls.call_view import CallView
from bot.services.calls.words_that_spoke import Spoken

QUOTED = 30
"""Characters of the words that spoke."""
LINES = 4
"""As many cues as fit without scrolling; earlier ones are counted."""


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
    html = texts.template(
        "why.html",
        title=_title(state, texts),
        client=who_is_called(view, texts, time_zone),
        lines=_lines(state, cues, spoken, texts) or [texts.plain("why.nothing")],
        shares=" · ".join(
            f"{kind.icon} {texts.percent(shown_share(state.posterior.probabilities[kind]))}" for kind in Temperament
        ),
        source=texts.plain("why.source", document=texts.plain(f"document.{_document(cues, script)}")),
    )
    keyboard = card_keyboard(
        view, texts, languages=languages, page=Page.MORE, shown=Page.MORE, is_compact=is_compact, is_chat_mode=is_chat_mode
    )
    if is_editor:  # in the place of the button that has led here
        (types, _, *others), *rows = keyboard
        edit = PhraseOfCard(language=view.consultation.language, phrase=state.phrase.id)
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


def _cues(state: CallState, script: Script) -> list[tuple[QuestionId, OptionId]]:
    found = []
    for question_id, option_id in state.chosen.items():
        question = script.question(question_id)
        if question is not None and question.option(option_id) is not None:
            found.append((question_id, option_id))
    return found


def _lines(state: CallState, cues: Sequence[tuple[QuestionId, OptionId]], spoken: Sequence[Spoken], texts: Texts) -> list[str]:
    lines = [texts.heard(question_id, option_id) for question_id, option_id in cues]
    typed = state.chosen.get(TYPED)
    named = [_said(one, texts) for one in spoken if one.words]
    lines += named
    kind = _kind_of(typed)
    if kind is not None and not named:
        lines.append(texts.plain("why.typed", icon=kind.icon, kind=texts.temperament(kind)))
    if state.source is not TemperamentSource.BOT:
        lines.append(texts.plain("why.chosen"))
    if state.last_time is not None and state.last_time.temperament is not None:
        kind = state.last_time.temperament
        lines.insert(0, texts.plain("why.last_time", icon=kind.icon, kind=texts.temperament(kind)))
    hidden = _hidden([2 if line in named else 1 for line in lines])
    return [texts.plain("why.earlier", n=hidden), *lines[hidden:]] if hidden > 0 else lines


def _hidden(rows: Sequence[int]) -> int:
    """Return how many of the first lines have no room; a quotation may need two rows."""
    return next(place for place in range(len(rows) + 1) if sum(rows[place:]) <= LINES)


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


def _document(cues: Sequence[tuple[QuestionId, OptionId]], script: Script) -> str:
    """The document that most of the cues' facts stand in; the types themselves come from document 000."""
    seen: Counter[str] = Counter()
    for question_id, option_id in cues:
        question = script.question(question_id)
        option = question.option(option_id) if question else None
        seen.update(script.documents[fact] for fact in (option.facts if option else ()) if fact in script.documents)
    return seen.most_common(1)[0][0] if seen else "000"

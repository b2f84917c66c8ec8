"""Drills that people fail, with what was answered to them as counts: for the supervisor of a team, and for editors."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.calls.temperament import Temperament
from bot.domain.training.crowd import is_nearly_all
from bot.domain.training.drills import CellDrill
from bot.domain.training.question import NONE, Question
from bot.screens.action import Action
from bot.screens.page import button, page, pager, short
from bot.screens.phrases.actions import OpenWords
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.screens.training.actions import ListFailedDrills
from bot.screens.training.team_actions import ListTeamFailed, ShowTeamPractice
from bot.services.training.failed_drills import FailedDrill, FailedDrills

TEXT_SHOWN = 60
"""Characters of a drill's text."""
ANSWERS_SHOWN = 4


def team_failed_page(seen: FailedDrills, team: int, texts: Texts) -> Screen:
    """Show what a team fails."""
    title = texts.plain("failed.title", team="" if seen.team is None else seen.team.name)
    back = button(texts, "button.team_practice_back", ShowTeamPractice(team=team, page=0))
    return _page(seen, title, back, texts, lambda number: ListTeamFailed(team=team, page=number))


def house_failed_page(seen: FailedDrills, language: str, texts: Texts) -> Screen:
    """Show an editor what people fail, in every language."""
    back = button(texts, "button.words_home", OpenWords(language=language))
    return _page(seen, texts.plain("failed.title_house"), back, texts, lambda number: ListFailedDrills(page=number))


def _page(seen: FailedDrills, title: str, back: Button, texts: Texts, at: Callable[[int], Action]) -> Screen:
    lines = []
    for number, one in enumerate(seen.drills, 1):
        lines += _lines(one, number, texts, has_language=seen.team is None)
    note = texts.plain("failed.note" if lines else "failed.none")
    return page(texts, title, lines=lines, note=note, keyboard=[pager(texts, seen.number, has_more=seen.has_more, at=at), [back]])


def _lines(one: FailedDrill, number: int, texts: Texts, *, has_language: bool) -> list[str]:
    text = short(one.question.text, TEXT_SHOWN)
    if has_language:
        text = texts.plain("failed.language", language=one.language.upper(), text=text)
    answers = ", ".join(_given(answer_words(one.question, answer, texts), n, texts) for answer, n in one.given[:ANSWERS_SHOWN])
    is_open = not is_nearly_all(one.failed)
    facts = {"number": number, "text": text, "right": answer_words(one.question, one.question.right, texts), "n": one.failed.n}
    part = one.failed.part if is_open else one.failed.n - 1
    said = texts.plain("failed.drill" if is_open else "failed.drill_nearly", part=part, **facts)
    return [said, texts.plain("failed.given", answers=answers)] if answers else [said]


def _given(answer: str, n: int | None, texts: Texts) -> str:
    return answer if n is None else texts.plain("failed.answer", answer=answer, n=n)


def answer_words(question: Question, given: str, texts: Texts) -> str:
    """Return an answer in words; of one that was typed whether it was accepted, for its words are kept nowhere."""
    if question.is_typed:
        return texts.plain("failed.typed_right" if given == question.right else "failed.typed_wrong")
    if isinstance(question.drill, CellDrill):
        wants, _, can = given.partition("/")
        return " ".join(texts.plain(f"button.train_{which}_{known}") for which, known in (("wants", wants), ("can", can)))
    if given == NONE:
        return texts.plain("failed.none_answer")
    kind = Temperament(given)
    return f"{kind.icon} {texts.temperament(kind)}"

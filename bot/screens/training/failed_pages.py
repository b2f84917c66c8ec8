"""Drills that people fail, with what was answered to them as counts: for the supervisor of a team, and for editors."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.calls.temperament import Temperament
from bot.domain.training.crowd import is_nearly_all
from bot.domain.training.drills import CellDrill
from bot.domain.training.leech import FEWEST_ASKED
from bot.domain.training.question import NONE, Question
from bot.domain.training.typed import SHOWN, broken_rule
from bot.screens.action import Action
from bot.screens.page import button, page, pager, short
from bot.screens.phrases.actions import OpenWords
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.screens.training.actions import ListFailedDrills
from bot.screens.training.team_actions import ListTeamFailed, ShowTeamPractice
from bot.services.training.failed_drills import FailedDrill, FailedDrills

TEXT_SHOWN = 48
"""Characters of a drill's text."""
ANSWERS_SHOWN = 3


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
        lines += _lines(one, number, texts, is_for_editor=seen.team is None)
    note = "failed.note" if lines else "failed.too_few" if seen.is_too_few else "failed.none"
    keyboard = [pager(texts, seen.number, has_more=seen.has_more, at=at), [back]]
    return page(texts, title, lines=lines, note=texts.plain(note, n=FEWEST_ASKED), keyboard=keyboard)


def _lines(one: FailedDrill, number: int, texts: Texts, *, is_for_editor: bool) -> list[str]:
    question = one.question
    answers = ", ".join(_given(answer_words(question, answer, texts), n, texts) for answer, n in one.given[:ANSWERS_SHOWN])
    is_open = not is_nearly_all(one.failed)
    said = texts.plain(
        "failed.drill" if is_open else "failed.drill_nearly",
        number=number,
        text=short(question.text, TEXT_SHOWN),
        right=texts.plain(f"failed.typed_{question.kind}")
        if question.is_typed
        else answer_words(question, question.right, texts),
        part=one.failed.part if is_open else one.failed.n - 1,
        n=one.failed.n,
    )
    lines = [said, texts.plain("failed.given", answers=answers)] if answers else [said]
    return [*lines, _place(one, texts)] if is_for_editor else lines


def _right(question: Question, texts: Texts) -> str:
    """Return what is right; of what is typed how it is to be answered."""
    return texts.plain(f"failed.typed_{question.kind}") if question.is_typed else answer_words(question, question.right, texts)


def _place(one: FailedDrill, texts: Texts) -> str:
    """Say where an editor finds a drill's words: the file and what to look for in it."""
    item = one.question.item
    if one.question.drill.facts:
        return texts.plain("failed.place", language=one.language, id=item)
    # A line of the examples rests on no document; its id is made of its words, and of the label under which it stands.
    return texts.plain("failed.place_example", language=one.language, label=item.split(".")[1])


def _given(answer: str, n: int | None, texts: Texts) -> str:
    return answer if n is None else texts.plain("failed.answer", answer=answer, n=n)


def answer_words(question: Question, given: str, texts: Texts) -> str:
    """Return an answer in words; of one that was typed what was wrong with it, for its words are kept nowhere."""
    if question.is_typed:
        rule = broken_rule(given)
        if rule is not None:
            return texts.plain(f"failed.broke_{rule}")
        return texts.plain("failed.typed_shown" if given == SHOWN else "failed.typed_wrong")
    if isinstance(question.drill, CellDrill):
        wants, _, can = given.partition("/")
        return " ".join(texts.plain(f"button.train_{which}_{known}") for which, known in (("wants", wants), ("can", can)))
    if given == NONE:
        return texts.plain("failed.none_answer")
    kind = Temperament(given)
    return f"{kind.icon} {texts.temperament(kind)}"

"""Judges a typed answer. Leaves out the words of the points, and which drill is given when."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.calls.asks_for import AsksFor
from bot.domain.calls.temperament import Temperament
from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import MOST_POINTS, Judgement
from bot.domain.training.answers.read_answer import read_answer
from bot.domain.training.answers.rules import FORM, MANNER, SENSE
from bot.domain.training.answers.tools import Tools


def judge_rewrite(answer: str, *, text: str, models: Sequence[str], tools: Tools) -> Judgement:
    """Judge a seller's sentence that was written anew.

    Args:
        answer: what the trainee has typed.
        text: the sentence that breaks a speech rule.
        models: good ways to say the same; one of them, however it is spelt, is right.
        tools: of the language of the drill.
    """
    case = Case(
        tools=tools,
        answer=read_answer(answer, tools),
        given=read_answer(text, tools),
        models=tuple(read_answer(model, tools) for model in models),
        is_rewrite=True,
    )
    return _judge(case)


def judge_answer(
    answer: str, *, line: str, models: Sequence[str], temperament: Temperament, asks: AsksFor | None, tools: Tools
) -> Judgement:
    """Judge an answer to a client's line.

    Args:
        answer: what the trainee has typed.
        line: what the client said.
        models: good answers; one of them, however it is spelt, is right.
        temperament: whose manner the line shows.
        asks: what the seller's task asks for; None for a task that asks nothing.
        tools: of the language of the drill.
    """
    case = Case(
        tools=tools,
        answer=read_answer(answer, tools),
        given=read_answer(line, tools),
        models=tuple(read_answer(model, tools) for model in models),
        is_rewrite=False,
        temperament=temperament,
        asks=asks,
    )
    return _judge(case)


def _judge(case: Case) -> Judgement:
    if any(case.answer.folded == model.folded for model in case.models):
        return Judgement(points=())
    form = next((point for rule in FORM for point in rule.check(case)), None)
    if form:
        return Judgement(points=(form,))
    found = [point for rule in SENSE for point in rule.check(case)]
    if not found:
        found = [point for rule in MANNER for point in rule.check(case)]
    return Judgement(points=tuple(found[:MOST_POINTS]))

"""What several rules do: they refuse what stands in a list of the language."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId


def first_listed(case: Case, rule: RuleId, name: str) -> Iterator[Point]:
    """Give the first words of a list that the answer says, unless a model says them too or a negation takes them back."""
    found = next(case.found(name), None)
    if found:
        start, end = case.answer.place(found)
        yield Point(rule=rule, place=(start, end), facts=(("word", case.answer.text[start:end]),))

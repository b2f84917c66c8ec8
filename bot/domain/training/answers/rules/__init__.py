"""The rules for typed answers, in the order in which their points are shown.

A rule is one module: `ID`, `TITLE` (one line), `check(case)`. It has one page, `docs/drill-rules/<id>.md`, whose examples a
test tries.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId
from bot.domain.training.answers.rules import (
    aside,
    asks_nothing,
    copied,
    empty,
    forbidden,
    insult,
    no_feeling,
    no_warmth,
    nothing_to_check,
    off_subject,
    pressure,
    promise,
    refuses_help,
    too_long,
    turned,
    unfinished,
    unreadable,
    word_list,
)


class Rule(Protocol):
    """What every module of this package offers."""

    ID: RuleId
    TITLE: str

    def check(self, case: Case, /) -> Iterator[Point]:
        """Give what this rule finds in an answer."""


FORM: tuple[Rule, ...] = (unreadable, aside, empty, unfinished, copied, word_list)
"""An answer that breaks one of these is none: nothing more is said of it."""
SENSE: tuple[Rule, ...] = (insult, pressure, promise, forbidden, refuses_help, turned, off_subject, asks_nothing, too_long)
MANNER: tuple[Rule, ...] = (no_feeling, no_warmth, nothing_to_check)
RULES = (*FORM, *SENSE, *MANNER)

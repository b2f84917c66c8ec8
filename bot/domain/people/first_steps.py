"""What everybody is asked once in his first days, one screen each.

Nothing is stored of the walk through the questions: which are open follows from what is answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from bot.domain.people.employee import Role


class FirstStep(StrEnum):
    """One question of the first days, in the order in which they are put."""

    NAMING = "n"
    """Have clients names or codes?"""
    ZONE = "z"
    """Where does he work?"""
    INVITE = "i"
    """Who else is to call?"""
    STAFF = "s"
    """Do staff know what is stored of them?"""


def steps_of(role: Role) -> Sequence[FirstStep]:
    """Return what somebody of this role is asked: the house's questions are the owner's."""
    return tuple(FirstStep) if role is Role.OWNER else (FirstStep.ZONE,)


def still_open(role: Role, answered: Mapping[FirstStep, bool]) -> Sequence[FirstStep]:
    """Return what is not answered yet, in order; what was put off is among it."""
    return [step for step in steps_of(role) if not answered[step]]


def first_after(steps: Sequence[FirstStep], after: FirstStep | None) -> FirstStep | None:
    """Return the first of these that is asked later than one that was put off; None at the end of the walk."""
    order = list(FirstStep)
    return next((step for step in steps if after is None or order.index(step) > order.index(after)), None)

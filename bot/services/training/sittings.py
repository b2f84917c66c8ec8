"""The sittings of whoever acts: one of each kind stays where it was left, so that none is lost by another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.ids import DrillId
from bot.domain.training.drills import ContrastDrill
from bot.domain.training.question import drill_of
from bot.domain.training.sitting import Sitting, SittingKind
from bot.services.act import Act
from bot.services.errors import NotFound


async def own_sittings(act: Act) -> Sequence[Sitting]:
    """Return the newest of each kind; the one that was shown last is the first."""
    return await act.work.trainings.sittings(act.employee.id)


async def sitting_at(act: Act, number: int | None = None) -> Sitting:
    """Return the sitting of a number; where it is no more, and without a number, the one that was shown last.

    Raises:
        NotFound: there is none at all.
    """
    sittings = await own_sittings(act)
    if not sittings:
        raise NotFound
    return next((one for one in sittings if one.number == number), sittings[0])


def of_today(sittings: Sequence[Sitting], kind: SittingKind, day: date) -> Sitting | None:
    """Return the sitting of a kind that was begun on this study day and is not over."""
    return next((one for one in sittings if one.kind is kind and one.day == day and not one.is_over), None)


def next_number(sittings: Sequence[Sitting]) -> int:
    """Return the number of the sitting that comes after all these."""
    return max((one.number for one in sittings), default=0) + 1


def asks_lines_of(sitting: Sitting, drill: ContrastDrill) -> bool:
    """Tell whether what a sitting asks now is a line of these two types."""
    return contrast_of(sitting) == drill.id


def contrast_of(sitting: Sitting) -> DrillId | None:
    """Return the drill of whose lines a sitting asks one now."""
    return None if sitting.item is None else drill_of(sitting.item)

"""What somebody is to be told of a trainee by itself, as soon as he may be disturbed.

Whom it concerns, and whether it still holds, is reckoned anew when it is told: what was taken back before morning is never told,
and what waits for a decision goes to whoever decides by then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.ids import EmployeeId, StageId


class NewsKind(StrEnum):
    """What there is to be told, and to whom."""

    GATE = "gate"
    """A gate was opened, or closed again: to the trainee."""
    READY = "ready"
    """Nothing is missing on a stage: to whoever opens its gate."""
    NAMED = "named"
    """Somebody was named his mentor: to both."""
    ALONE = "alone"
    """He had a mentor. While he has one, nothing; once he has none: to whoever may name another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathNews:
    """One piece of it, of one trainee."""

    employee_id: EmployeeId
    """Whom it is about."""
    kind: NewsKind
    stage: StageId | None = None
    """Of GATE and READY."""
    was_open: bool = False
    """Of GATE: what the trainee knows of it so far."""
    told: frozenset[EmployeeId] = frozenset()
    """Who knows."""
    look_at: datetime
    """From when on it is to be told, or to be looked at again."""


def mentor_named(trainee: EmployeeId, by: EmployeeId, at: datetime) -> tuple[PathNews, PathNews]:
    """Return what is to be told when somebody has named a mentor, and what is watched from then on."""
    named = PathNews(employee_id=trainee, kind=NewsKind.NAMED, told=frozenset({by}), look_at=at)
    return named, PathNews(employee_id=trainee, kind=NewsKind.ALONE, look_at=at)


def mentor_taken(trainee: EmployeeId, by: EmployeeId, at: datetime) -> PathNews:
    """Return what is to be told when somebody has taken a mentor away: he himself knows."""
    return PathNews(employee_id=trainee, kind=NewsKind.ALONE, told=frozenset({by}), look_at=at)

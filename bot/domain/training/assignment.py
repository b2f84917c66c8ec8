"""What a supervisor gives people to practise: a pack, how often, and until when; and how far each of them has got.

Whether something was done is known by the study days on which a sitting of it was finished. What was answered in it is nobody's
but the trainee's.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.calls.temperament import Temperament
from bot.domain.ids import AssignmentId, EmployeeId, TeamId
from bot.domain.training.drills import DrillKind
from bot.domain.training.question import ROUND

PACK_KINDS: Final[Sequence[DrillKind]] = tuple(dict.fromkeys(ROUND))
"""Kinds of drills of which a pack may be made: those that a sitting asks card by card."""
FARTHEST: Final = timedelta(days=92)
"""No deadline lies further ahead: what is to be done in half a year is no assignment yet."""
USUAL: Final = timedelta(days=7)
"""The deadline that a new one begins with."""
SHOWN_LATE: Final = timedelta(days=14)
"""So long after its deadline a trainee still finds it on his first page; then only in the list."""
TWICE: Final = 2
_DAY: Final = timedelta(days=1)


class Frequency(StrEnum):
    """How often it is to be done until its deadline."""

    ONCE = "once"
    DAILY = "daily"
    """On each study day."""
    TWICE_A_WEEK = "twice"
    """On two study days of each week from Monday to Sunday, as far as the week has two days left for it."""


class PackKind(StrEnum):
    """Of what a pack is made."""

    PAIR = "pair"
    """Lines of two types that are easily taken for each other."""
    DRILLS = "kind"
    """Drills of one kind."""
    TYPE = "type"
    """Drills about one type, with a few of its twin between, so that nobody answers by habit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What is practised. Spelled as a button and a row carry it: `pair.choleric.sanguine`, `kind.choose`, `type.choleric`."""

    kind: PackKind
    pair: tuple[Temperament, Temperament] | None = None
    drills: DrillKind | None = None
    temperament: Temperament | None = None

    def __str__(self) -> str:
        """Return how it is spelled."""
        named = (self.pair or ()) if self.kind is PackKind.PAIR else (self.drills or self.temperament,)
        return ".".join([self.kind.value, *(one.value for one in named if one is not None)])


def read_pack(text: str) -> Pack:
    """Return the pack that is spelled so.

    Raises:
        ValueError: there is none.
    """
    kind, *named = text.split(".")
    match PackKind(kind), named:
        case PackKind.PAIR, [one, other] if one != other:
            return Pack(kind=PackKind.PAIR, pair=(Temperament(one), Temperament(other)))
        case PackKind.DRILLS, [drills] if DrillKind(drills) in PACK_KINDS:
            return Pack(kind=PackKind.DRILLS, drills=DrillKind(drills))
        case PackKind.TYPE, [temperament]:
            return Pack(kind=PackKind.TYPE, temperament=Temperament(temperament))
        case _:
            raise ValueError(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A pack for some people of one team. A draft is its maker's alone, until it is given."""

    id: AssignmentId
    team_id: TeamId
    given_by: EmployeeId
    pack: Pack
    frequency: Frequency = Frequency.ONCE
    due_on: date
    """The last study day on which it is in time."""
    first_on: date | None = None
    """The study day on which it was given; None while it is a draft."""
    given_at: datetime | None = None
    closed_at: datetime | None = None
    """It was taken back."""

    @property
    def is_draft(self) -> bool:
        """Nobody was given it yet."""
        return self.given_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """An assignment of one person."""

    id: int
    assignment: Assignment
    employee_id: EmployeeId
    done_on: Sequence[date] = ()
    """The study days on which he finished a sitting of it, each once, in order."""


class Standing(StrEnum):
    """How somebody stands with an assignment on a day."""

    TO_DO = "to_do"
    """It is to be done today, or was not done in time and still can be."""
    WAITING = "waiting"
    """Enough for today; there is more until its deadline."""
    DONE = "done"
    LATE = "late"
    """Its deadline is over, and what is missing cannot be made up for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far somebody has got."""

    standing: Standing
    done: int
    """How many times it was done, of those that count."""
    wanted: int
    """How many times it is to be done in all, at least one."""
    is_late: bool = False
    """Its deadline is over and something is missing."""


def progress_of(assigned: Assigned, today: date) -> Progress:
    """Return how far somebody has got with what he was given.

    Args:
        assigned: What he was given; none that is a draft.
        today: His study day.
    """
    it = assigned.assignment
    first, last = it.first_on or it.due_on, it.due_on
    days = [day for day in assigned.done_on if first <= day <= last]
    if it.frequency is Frequency.ONCE:
        done, wanted = min(1, len(assigned.done_on)), 1
        is_missing = not done
        is_open = is_missing
    else:
        done, wanted = _counted(it.frequency, days), _counted(it.frequency, _all_days(first, last))
        is_missing = done < wanted
        is_open = today <= last and is_missing and today not in days and _adds(it.frequency, days, today)
    is_late = today > last and is_missing
    if not is_missing:
        standing = Standing.DONE
    elif is_open:
        standing = Standing.TO_DO
    else:
        standing = Standing.LATE if is_late else Standing.WAITING
    return Progress(standing=standing, done=done, wanted=wanted, is_late=is_late)


def after_sitting(assigned: Assigned, today: date) -> Sequence[date]:
    """Return the study days on which he has done it, today among them."""
    return tuple(sorted({*assigned.done_on, today}))


def _all_days(first: date, last: date) -> Sequence[date]:
    return [first + number * _DAY for number in range(max(1, (last - first).days + 1))]


def _counted(frequency: Frequency, days: Collection[date]) -> int:
    """Count how many of these days count; twice a week no third one does."""
    if frequency is Frequency.DAILY:
        return len(set(days))
    weeks: dict[date, int] = {}
    for day in set(days):
        monday = day - day.weekday() * _DAY
        weeks[monday] = min(TWICE, weeks.get(monday, 0) + 1)
    return sum(weeks.values())


def _adds(frequency: Frequency, days: Sequence[date], today: date) -> bool:
    """Tell whether doing it today counts."""
    return _counted(frequency, [*days, today]) > _counted(frequency, days)

"""Somebody who practises: how he wants it, and how steadily he does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.ids import EmployeeId
from bot.domain.local_time import to_utc
from bot.domain.training.nudge import Habit, usual_time
from bot.domain.training.streak import PractisedDay, Streak, streak

REMEMBERED: Final = 10
"""Beginnings of sittings from which his usual hour is taken."""
_DAY: Final = timedelta(days=1)
_LOOKED_BACK: Final = timedelta(days=60)
"""Whoever was away for longer has lost any streak: each freeze took five days to earn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trainee:
    """How somebody practises. What is due is known by his cards alone."""

    employee_id: EmployeeId
    last_day: date
    """The latest study day that was given to him: it never goes back."""
    practised_on: date | None = None
    """The last study day on which he finished a card; None before the first one."""
    is_timed: bool = False
    """He wants five seconds a line."""
    streak: Streak = field(default_factory=Streak)
    """As it stood on the last day on which he practised."""
    begun: Sequence[datetime] = ()
    """Moments at which the latest sittings began, at most REMEMBERED."""
    reminded: Sequence[date] = ()
    """The study days on which he was reminded since he practised last."""
    nudge_at: datetime | None = None
    """UTC; when it is to be seen whether he is reminded. None: not before he practises again."""

    def streak_on(self, today: date, due_since: date | None) -> Streak:
        """Return how the streak stands today.

        Args:
            today: His study day.
            due_since: The first study day since he practised on which something was due; None when nothing is.
        """
        return streak(self._missed(today, due_since), today, before=self.streak)

    def practised(self, today: date, due_since: date | None) -> Trainee:
        """Return him after a card that he finished today; only the first one of a day changes anything."""
        if self.practised_on == today:
            return self
        stands = self.streak_on(today, due_since)
        stands = streak([PractisedDay(day=today, was_due=True, finished=1)], today, before=stands)
        return replace(self, practised_on=today, streak=stands, reminded=())

    def seen_next(self, day: date, zone: ZoneInfo) -> Trainee:
        """Return him with the moment at which it is seen whether he is reminded: at his usual hour of a study day."""
        return replace(self, nudge_at=to_utc(datetime.combine(day, usual_time(self.begun, zone)), zone))

    def sat_down(self, at: datetime) -> Trainee:
        """Return him after he began a sitting."""
        return replace(self, begun=(*self.begun, at)[-REMEMBERED:])

    def habit(self, zone: ZoneInfo, offered_on: date) -> Habit:
        """Return when he practises and was reminded.

        Args:
            zone: Where he is.
            offered_on: The study day before which nobody could have practised; what counts for whoever never has.
        """
        practised = offered_on if self.practised_on is None else self.practised_on
        return Habit(practised=practised, reminded=self.reminded, usual=usual_time(self.begun, zone))

    def _missed(self, today: date, due_since: date | None) -> Iterator[PractisedDay]:
        """Give the days between the last practice and today on which something was due."""
        if self.practised_on is None or due_since is None:
            return
        day = max(self.practised_on + _DAY, due_since, today - _LOOKED_BACK)
        while day < today:
            yield PractisedDay(day=day, was_due=True, finished=0)
            day += _DAY

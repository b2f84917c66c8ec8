"""Whether and when somebody is silently reminded to practise: seldom, by day, and never once he does not answer.

Two reminders without an answer, and one more when he was away for five study days, which offers three cards. Then he is left in
peace until he practises of himself, and with that everything begins anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from statistics import median_low
from zoneinfo import ZoneInfo

from bot.domain.local_time import to_utc, to_wall
from bot.domain.training.day_plan import ABSENT, missed_days
from bot.domain.training.disturbing import FROM, UNTIL
from bot.domain.training.study_day import TURNS_AFTER

USUAL = time(9)
"""When nobody knows yet when he practises."""
LATEST = time(20)
"""For whoever usually practises later."""
ENOUGH_TIMES = 3
"""Below so many sittings he has no usual hour."""
UNANSWERED_DAILY, UNANSWERED = 2, 3
"""After so many without an answer there is no daily reminder, and none at all."""
_DAY = timedelta(days=1)


class NudgeKind(StrEnum):
    """What the reminder says."""

    DAILY = "daily"
    """Cards are due."""
    RETURN = "return"
    """He was away: three cards now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge:
    """A silent reminder that is due today."""

    kind: NudgeKind
    at: datetime
    """UTC; now, or later on this study day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """When somebody practises, and which reminders he was sent."""

    practised: date
    """The last study day with a finished drill; before the first one, the day before training was offered to him."""
    reminded: Sequence[date] = ()
    """The study days of reminders that were sent, in order; those up to the day he practised count for nothing."""
    usual: time = USUAL
    """The local hour at which he begins; see `usual_time`."""

    @property
    def unanswered(self) -> int:
        """How many reminders he has not answered by practising."""
        return sum(day > self.practised for day in self.reminded)


def usual_time(begun: Sequence[datetime], zone: ZoneInfo) -> time:
    """Return the local time to remind somebody at: the middle one of those at which he began to practise, brought into the day.

    Args:
        begun: Moments at which he began, the latest ten or so.
        zone: Where he is.
    """
    if len(begun) < ENOUGH_TIMES:
        return USUAL
    # By the study day one in the morning comes after eleven in the evening, so that their middle is no noon.
    middle = median_low((to_wall(at, zone) - TURNS_AFTER).time().replace(second=0, microsecond=0) for at in begun)
    wall = (datetime.combine(date.min + _DAY, middle) + TURNS_AFTER).time()
    if FROM <= wall < UNTIL:
        return min(wall, LATEST)
    return FROM if time(4) <= wall < FROM else LATEST


def nudge(now: datetime, zone: ZoneInfo, *, today: date, is_due: bool, habit: Habit) -> Nudge | None:
    """Return the reminder of this study day that is still to be sent; None when there is none.

    Args:
        now: An aware moment.
        zone: Where the trainee is.
        today: His study day (`next_study_day`).
        is_due: Whether there is anything to practise today: cards that are due, or new ones.
        habit: When he practises and was reminded.
    """
    if not is_due or habit.practised >= today or today in habit.reminded or habit.unanswered >= UNANSWERED:
        return None
    is_away = missed_days(today, habit.practised) >= ABSENT
    if is_away and _was_offered_few(habit):
        return None
    if not is_away and habit.unanswered >= UNANSWERED_DAILY:
        return None
    at = max(now, to_utc(datetime.combine(today, habit.usual), zone))
    wall = to_wall(at, zone)
    # What has become too late today, or would by a change of clocks, is not made up for at night.
    if wall.date() != today or not FROM <= wall.time() < UNTIL:
        return None
    return Nudge(kind=NudgeKind.RETURN if is_away else NudgeKind.DAILY, at=at.astimezone(UTC))


def _was_offered_few(habit: Habit) -> bool:
    """Tell whether the message of coming back was sent since he practised last."""
    return any(missed_days(day, habit.practised) >= ABSENT for day in habit.reminded)

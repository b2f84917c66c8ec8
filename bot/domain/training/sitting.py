"""A sitting of practice: what it asks, and how far its trainee has got."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.calls.consultation import BOUNCE
from bot.domain.ids import DrillId, EmployeeId
from bot.domain.training.interleaving import Pair
from bot.domain.training.question import OPEN
from bot.domain.training.queue import Queue, after_answer

LONGEST_LOOK: Final = timedelta(minutes=3)
"""Whoever looked longer at a card was away: so much is counted."""


class SittingKind(StrEnum):
    """Why it was begun."""

    DAILY = "daily"
    """What is due today, and a few new ones."""
    CONTRAST = "contrast"
    """Lines of two temperaments that are easily taken for each other."""
    ASSIGNED = "assigned"
    """A pack that somebody who looks after him has given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """The newest sitting of a kind of a trainee. Leaving in the middle changes nothing: it waits."""

    employee_id: EmployeeId
    number: int
    """Counts the sittings of this trainee, so that a button of an older one is known."""
    day: date
    """The study day on which it was begun."""
    kind: SittingKind
    queue: Queue
    right: int = 0
    """So many cards were answered rightly at the first try."""
    shown_at: datetime
    """When the card that is asked was shown, or what was said to the answer."""
    sign: int = 0
    """Stands for the words that were shown: when others are in force by the answer, it is asked anew."""
    given: str | None = None
    """What was answered to it, while its trainee reads what is right; of two questions the half that is answered."""
    finished_at: datetime | None = None
    assigned: int | None = None
    """Of ASSIGNED: the number of what was given to this trainee."""

    @property
    def item(self) -> DrillId | None:
        """What is asked now; None when nothing is left."""
        return self.queue.waiting[0].item if self.queue.waiting else None

    @property
    def is_again(self) -> bool:
        """What is asked now was failed in this sitting."""
        return bool(self.queue.waiting) and self.queue.waiting[0].is_again

    @property
    def position(self) -> int:
        """How many were answered."""
        return len(self.queue.asked)

    @property
    def done(self) -> int:
        """How many of its cards were answered, each counted once."""
        return self.position - self.queue.repeated

    @property
    def length(self) -> int:
        """How many cards it has, each counted once: so many as were promised."""
        return self.done + sum(not one.is_again for one in self.queue.waiting)

    @property
    def repeats(self) -> int:
        """How many cards were failed and come back, or have come back, as far as one can tell."""
        return self.queue.repeated + sum(one.is_again for one in self.queue.waiting)

    @property
    def is_asked(self) -> bool:
        """An answer is waited for; else it was given, and its trainee reads what is right."""
        return self.given is None or OPEN in self.given

    @property
    def is_over(self) -> bool:
        """Nothing is left to be asked."""
        return self.finished_at is not None

    def seconds(self, now: datetime) -> float:
        """Return how long the card was looked at, at most three minutes."""
        return min(max(now - self.shown_at, timedelta()), LONGEST_LOOK).total_seconds()

    def is_bounce(self, now: datetime) -> bool:
        """True for a tap that is meant for what stood there before, the second of a double tap: nobody reads so quickly."""
        return now - self.shown_at < BOUNCE

    def answered(self, *, is_right: bool, confused: Pair | None) -> Sitting:
        """Go on behind the card that is asked."""
        return replace(self, queue=self.behind(is_right=is_right, confused=confused), given=None)

    def behind(self, *, is_right: bool, confused: Pair | None) -> Queue:
        """Return what waits behind the card that is asked; lines of a contrast stay in their order and do not come back."""
        if self.kind is not SittingKind.CONTRAST:
            return after_answer(self.queue, is_right=is_right, confused=confused)
        first, *waiting = self.queue.waiting
        return Queue(waiting=tuple(waiting), asked=(*self.queue.asked, first.label), asked_today=self.queue.asked_today + 1)

    def without_first(self) -> Sitting:
        """Pass over the card in front, which nobody can answer: it is in the words no more."""
        return replace(self, queue=replace(self.queue, waiting=tuple(self.queue.waiting[1:])), given=None)

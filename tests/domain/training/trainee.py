"""A simulated trainee, who practises when his life lets him, forgets by FSRS's own curve, and travels with his clocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from random import Random
from zoneinfo import ZoneInfo

from bot.domain.calls.temperament import Temperament
from bot.domain.ids import DrillId
from bot.domain.local_time import to_utc, to_wall
from bot.domain.training.day_plan import Card, DayPlan, is_due, missed_days, number_planned, plan_day
from bot.domain.training.memory import Memory, Review, chance_of, remember, retrievability
from bot.domain.training.nudge import USUAL, Habit, Nudge, nudge, usual_time
from bot.domain.training.queue import after_answer, opened
from bot.domain.training.rating import rated
from bot.domain.training.streak import PractisedDay
from bot.domain.training.study_day import next_study_day

DAY = timedelta(days=1)
TICK = timedelta(hours=3)
"""How often the clock asks whether somebody is to be reminded, night and day."""
YEAR = 365
ITEMS = 300
ADDED = 60
"""New drills of the year's middle, when every fifth of the old ones is retired, be it known, due or never asked."""
CHANGED_AFTER = 180 * DAY
ZONES = (
    *("Europe/Moscow", "Europe/Helsinki", "Europe/Bucharest", "Europe/London", "Asia/Yekaterinburg", "Asia/Vladivostok"),
    *("America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Kiritimati"),
)
FAR = ("Asia/Tokyo", "America/Los_Angeles", "Pacific/Auckland", "Europe/Kaliningrad")


class Life(StrEnum):
    """When somebody practises."""

    REGULAR = "regular"
    """Nine days of ten, at his hour."""
    WORKDAYS = "workdays"
    WEEKENDS = "weekends"
    """Saturday and Sunday only."""
    TWO_MONTHS_AWAY = "two months away"
    """Regular, but for sixty days in the middle of the year."""
    NIGHT_SHIFT = "night shift"
    """Between one and six, on both sides of the turn of the day."""
    TRAVELLER = "traveller"
    """In another zone every few weeks."""
    SELDOM = "seldom"
    """One day of eight."""


@dataclass(slots=True)
class Year:
    """What a year of one trainee was."""

    life: Life
    answers: Counter[date] = field(default_factory=Counter)
    """By study day, cards that came back included."""
    begun: Counter[date] = field(default_factory=Counter)
    """New cards, by study day."""
    days: list[PractisedDay] = field(default_factory=list)
    plans: list[tuple[date, int, DayPlan]] = field(default_factory=list)
    """Each sitting: its day, the missed ones before it, the plan."""
    messages: list[tuple[date, datetime, Nudge]] = field(default_factory=list)
    """Each reminder: its study day, the wall time at which it came, what it was."""
    reviews: dict[DrillId, list[Review]] = field(default_factory=dict)
    memories: dict[DrillId, Memory] = field(default_factory=dict)
    most_waiting: int = 0
    """The most cards that ever waited for another day."""
    right: int = 0
    retired: frozenset[DrillId] = frozenset()
    retired_on: date = date.max
    """The first study day on which they were asked no more."""
    promised: list[tuple[int, bool]] = field(default_factory=list)
    """Of each sitting: how many cards the button promised, and whether as a few after an absence."""


def live(life: Life, number: int, seed: int, begin: date = date(2026, 9, 1)) -> Year:
    """Let one trainee live for a year."""
    trainee = _Trainee(life, Random(f"{seed}:{number}"), begin)
    trainee.run()
    return trainee.year


class _Trainee:
    def __init__(self, life: Life, random: Random, begin: date) -> None:
        self.year = Year(life=life)
        self._random = random
        self._begin = begin
        self._zone = ZoneInfo(random.choice(ZONES))
        self._hour = {Life.NIGHT_SHIFT: random.uniform(25, 30)}.get(life, random.uniform(7, 23))
        self._away = begin + DAY * random.randint(100, 200)
        labels: Sequence[Temperament | None] = [*Temperament, *Temperament, None]
        cards = [
            Card(item=DrillId(f"line-{item}"), kind="recognise", label=labels[item % len(labels)])
            for item in range(ITEMS + ADDED)
        ]
        self._new, self._added = cards[:ITEMS], cards[ITEMS:]
        self._known: dict[DrillId, Card] = {}
        self._today = begin - DAY
        self._practised = begin - DAY
        self._practised_before: date | None = None
        self._reminded: list[date] = []
        self._begun: list[datetime] = []
        self._usual = USUAL
        self._finished = 0
        self._was_due = False

    def run(self) -> None:
        now = to_utc(datetime.combine(self._begin, time(12)), self._zone)
        sittings = self._sittings(now)
        sitting = next(sittings)
        for _ in range(YEAR * (DAY // TICK)):
            if self._life is Life.TRAVELLER and self._random.random() < 1 / 150:
                self._zone = ZoneInfo(self._random.choice((*FAR, *ZONES)))
            self._look_at_clock(now)
            reminder = self._reminder(now)
            while sitting < now + TICK:
                if reminder is not None and reminder.at <= sitting:
                    self._receive(reminder)
                self._sit(sitting)
                sitting = next(sittings)
                reminder = self._reminder(max(now, sitting - TICK)) if sitting < now + TICK else None
            if reminder is not None and reminder.at < now + TICK:
                self._receive(reminder)
            now += TICK

    @property
    def _life(self) -> Life:
        return self.year.life

    def _sittings(self, begin: datetime) -> Iterator[datetime]:
        """The moments at which he practises, in order."""
        before, day = begin, self._begin
        while True:
            day += DAY
            if self._has_time(day):
                hour = self._random.gauss(self._hour, 0.7)
                for later in range(self._random.choice((1, 1, 1, 2))):
                    wall = datetime.combine(day, time()) + timedelta(hours=hour + 3 * later)
                    before = max(before + timedelta(minutes=1), to_utc(wall, self._zone))
                    yield before

    def _has_time(self, day: date) -> bool:
        is_weekend = day.weekday() >= 5
        match self._life:
            case Life.WORKDAYS:
                share = 0.0 if is_weekend else 0.95
            case Life.WEEKENDS:
                share = 0.9 if is_weekend else 0.0
            case Life.TWO_MONTHS_AWAY:
                share = 0.0 if timedelta(0) <= day - self._away < 60 * DAY else 0.9
            case Life.SELDOM:
                share = 1 / 8
            case _:
                share = 0.9
        return self._random.random() < share

    def _look_at_clock(self, now: datetime) -> None:
        """Begin a new study day when there is one; each one between is looked at as well."""
        today = next_study_day(self._today, now, self._zone)
        assert today >= self._today
        while self._today < today:
            if self._today >= self._begin:
                self.year.days.append(PractisedDay(day=self._today, was_due=bool(self._was_due), finished=self._finished))
            self._today += DAY
            self._finished = 0
            self._practised_before = self._practised if self._practised >= self._begin else None
            self._change_words()
            self._was_due = self._is_any_due()

    def _is_any_due(self) -> bool:
        return any(is_due(card, self._today) for card in self._asked_still())

    def _asked_still(self) -> Sequence[Card]:
        """What he knows and the words in force have."""
        return [card for card in self._known.values() if card.item not in self.year.retired]

    def _change_words(self) -> None:
        """Retire some drills and add others, once."""
        if self._today >= self._begin + CHANGED_AFTER and not self.year.retired:
            every = [*self._known, *(card.item for card in self._new)]
            self.year.retired = frozenset(item for item in every if int(item.removeprefix("line-")) % 5 == 0)
            self.year.retired_on = self._today
            self._new = [card for card in (*self._new, *self._added) if card.item not in self.year.retired]

    def _reminder(self, now: datetime) -> Nudge | None:
        if self._practised >= self._today or not (self._was_due or self._new):
            return None
        habit = Habit(practised=self._practised, reminded=self._reminded[-4:], usual=self._usual)
        return nudge(now, self._zone, today=self._today, is_due=True, habit=habit)

    def _receive(self, reminder: Nudge) -> None:
        self._reminded.append(self._today)
        self.year.messages.append((self._today, to_wall(reminder.at, self._zone), reminder))

    def _sit(self, now: datetime) -> None:
        self._look_at_clock(now)
        self._begun.append(now)
        self._usual = usual_time(self._begun[-10:], self._zone)
        today = self._today
        asked = self.year.answers[today]
        known, begun = self._asked_still(), self.year.begun[today]
        plan = plan_day(
            today,
            known,
            self._new,
            practised=self._practised_before,
            asked_today=asked,
            new_today=begun,
            random=self._random,
        )
        self.year.promised.append(
            number_planned(
                today,
                [card.label for card in known if is_due(card, today)],
                self._new,
                known=len(known),
                practised=self._practised_before,
                asked_today=asked,
                new_today=begun,
            )
        )
        self.year.plans.append((today, missed_days(today, self._practised_before), plan))
        self.year.most_waiting = max(self.year.most_waiting, plan.waiting)
        cards = {card.item: card for card in plan.cards}
        queue = opened(plan, asked)
        # Sometimes the telephone rings.
        patience = self._random.choice((99, 99, 99, 99, 5))
        while queue.waiting and patience:
            patience -= 1
            first = queue.waiting[0]
            is_right = self._answer(cards[first.item])
            said = None if is_right else self._random.choice(list(Temperament))
            confused = (first.label, said) if first.label and said and said is not first.label else None
            queue = after_answer(queue, is_right=is_right, confused=confused)
            self.year.answers[today] += 1
            self._finished += 1
            self._practised = today

    def _answer(self, card: Card) -> bool:
        item, today = card.item, self._today
        before = self.year.memories.get(item)
        is_right = self._random.random() < (0.5 if before is None else retrievability(before, today))
        rating = rated(is_right, timedelta(seconds=self._random.expovariate(1 / 5)))
        reviews = self.year.reviews.setdefault(item, [])
        memory = remember(before, rating, today, random=chance_of(item, len(reviews)))
        reviews.append(Review(day=today, rating=rating))
        self.year.memories[item] = memory
        self.year.right += is_right
        if before is None:
            self.year.begun[today] += 1
            self._new.remove(card)
        self._known[item] = Card(item=item, kind=card.kind, label=card.label, memory=memory)
        return is_right

"""What a trainee remembers of one card, by FSRS: how answers change it, when it is due, how likely it is known on a day.

FSRS (https://github.com/open-spaced-repetition/py-fsrs, here 6.3.2 with its own parameters) reckons in spans of 24 hours. It is
given noon of UTC of a study day, so that its spans are study days. Its steps of minutes are left out: what was failed comes back
within the same sitting (`queue`) and on the next study day. Pure: chance is passed in, and replaying the kept reviews of
a card gives the memory that was stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from random import Random
from typing import TYPE_CHECKING

from bot.domain.ids import DrillId

if TYPE_CHECKING:
    import fsrs

NOON = time(12)
TOMORROW = timedelta(days=1)
LONGEST = 365
"""In days: however well a card is known, it is asked once a year."""
_LEAST_SPREAD = 2.5
"""In days: a shorter time to the next review is left as it is."""
_SPREADS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))
"""Of the days from … to …, this share is added to the spread; FSRS's own figures."""


class Rating(StrEnum):
    """How well a card was known, in FSRS's word and with its four values; `rated` says which an answer is."""

    AGAIN = "again"
    HARD = "hard"
    GOOD = "good"
    EASY = "easy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What is kept of a card that was answered at least once. Invariant: `due` is later than `reviewed`."""

    stability: float
    """In days: after so many the card is known with a likelihood of 0.9. Above 0."""
    difficulty: float
    """From 1, easy, to 10."""
    due: date
    """The first study day on which it is to be asked."""
    reviewed: date
    """The study day of the last answer."""
    reps: int
    """How many answers there were, 1 or more."""
    lapses: int
    """On how many study days it was failed, but for the one on which it was new."""
    is_learning: bool
    """True when it was failed on the day of the last answer: whatever followed on that day, it is due on the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One answer to one card, as it is kept for good."""

    day: date
    """Its study day."""
    rating: Rating


def remember(memory: Memory | None, rating: Rating, day: date, *, random: Random) -> Memory:
    """Return what is remembered after an answer.

    Args:
        memory: What was remembered before; None for a new card.
        rating: How well it was known.
        day: The study day of the answer. One before that of the last answer counts as that day, since FSRS would take time that
            runs backwards without a word.
        random: Spreads the days on which cards that were learnt together are due; `chance_of` gives the one that replay uses.
    """
    day = day if memory is None else max(day, memory.reviewed)
    was_failed_today = memory is not None and memory.is_learning and memory.reviewed == day
    card, _ = _scheduler().review_card(_card(memory), _fsrs_rating(rating), datetime.combine(day, NOON, UTC))
    if card.stability is None or card.difficulty is None:  # pragma: no cover  # after a review FSRS always has both
        raise AssertionError(card)
    is_failed = rating is Rating.AGAIN
    is_learning = is_failed or was_failed_today
    # What was shown a minute ago is known to anybody: that proves nothing of tomorrow.
    days = TOMORROW if is_learning else _spread(card.due.date() - day, random)
    return Memory(
        stability=card.stability,
        difficulty=card.difficulty,
        due=day + days,
        reviewed=day,
        reps=1 if memory is None else memory.reps + 1,
        lapses=0 if memory is None else memory.lapses + (is_failed and not was_failed_today),
        is_learning=is_learning,
    )


def retrievability(memory: Memory, day: date) -> float:
    """Return the likelihood that the card is known on a study day, 0 to 1, by FSRS's curve of forgetting."""
    return _scheduler().get_card_retrievability(_card(memory), datetime.combine(day, NOON, UTC))


def chance_of(item: DrillId, reps: int) -> Random:
    """Return the chance for the answer to an item that follows `reps` others, the same at every time and on every machine."""
    return Random(f"{item}:{reps}")


def replay(item: DrillId, reviews: Iterable[Review]) -> Memory | None:
    """Return what the kept answers to an item make, in their order; None of none.

    It is what `remember` made of them one by one, each with `chance_of` the answers before it.
    """
    memory: Memory | None = None
    for reps, review in enumerate(reviews):
        memory = remember(memory, review.rating, review.day, random=chance_of(item, reps))
    return memory


def _spread(days: timedelta, random: Random) -> timedelta:
    """Return a number of days by chance near the one given, in FSRS's range and on average the one given.

    FSRS takes chance from nobody, so this is done here; and its own (fsrs 6.3.2) is half a day late on average and may leave
    its range by a day, see `findings/fsrs-chance-puts-cards-off-by-half-a-day.sh`.
    """
    if days.days < _LEAST_SPREAD:
        return days
    delta = 1.0 + sum(share * max(min(days.days, until) - since, 0.0) for since, until, share in _SPREADS)
    least, most = max(2, round(days.days - delta)), min(round(days.days + delta), LONGEST)
    return timedelta(days=random.randint(least, most))


@cache
def _scheduler() -> fsrs.Scheduler:
    from fsrs import Scheduler  # noqa: PLC0415  # a start must not pay for what nobody practises yet

    # No steps of minutes, and no chance of its own, which is the whole process's.
    return Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=LONGEST, enable_fuzzing=False)


def _fsrs_rating(rating: Rating) -> fsrs.Rating:
    from fsrs import Rating as FsrsRating  # noqa: PLC0415  # as above

    return FsrsRating[rating.name.capitalize()]


def _card(memory: Memory | None) -> fsrs.Card:
    from fsrs import Card as FsrsCard  # noqa: PLC0415  # as above
    from fsrs import State  # noqa: PLC0415  # as above

    # A number of its own, or it would wait a millisecond for one that nobody else has.
    if memory is None:
        return FsrsCard(card_id=0)
    return FsrsCard(
        card_id=0,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=datetime.combine(memory.due, NOON, UTC),
        last_review=datetime.combine(memory.reviewed, NOON, UTC),
    )

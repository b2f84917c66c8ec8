"""What is remembered of a card, against FSRS itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ids import DrillId
from bot.domain.training.drills import DrillKind
from bot.domain.training.memory import LONGEST, Memory, Rating, Review, chance_of, remember, replay, retrievability
from bot.domain.training.rating import UNHESITATING, rated, seconds_allowed

DAY = timedelta(days=1)
BEGIN = date(2026, 11, 30)
ITEM = DrillId("line-17")
ratings = st.sampled_from(Rating)
gaps = st.lists(st.tuples(st.integers(0, 400), ratings), min_size=1, max_size=25)


def answers(steps: Sequence[tuple[int, Rating]]) -> list[Review]:
    """Answers so many days after each other."""
    day, found = BEGIN, []
    for gap, rating in steps:
        day += DAY * gap
        found.append(Review(day=day, rating=rating))
    return found


def stored(steps: Sequence[tuple[int, Rating]]) -> list[Memory]:
    """What is stored after each answer."""
    memory, found = None, []
    for number, review in enumerate(answers(steps)):
        memory = remember(memory, review.rating, review.day, random=chance_of(ITEM, number))
        found.append(memory)
    return found


@given(gaps)
def test_replaying_the_kept_reviews_gives_what_was_stored(steps: Sequence[tuple[int, Rating]]) -> None:
    """To the last digit, due day included: nothing but the answers has to be kept."""
    memories = stored(steps)
    assert replay(ITEM, answers(steps)) == memories[-1]
    assert replay(ITEM, answers(steps)[:-1]) == (memories[-2] if len(memories) > 1 else None)


def test_cards_learnt_together_are_not_due_together() -> None:
    """Chance depends on the item, so that a pile is spread."""
    steps = [(0, Rating.GOOD), (2, Rating.GOOD), (10, Rating.GOOD)]
    assert len({replay(DrillId(f"line-{number}"), answers(steps)).due for number in range(40)}) >= 5  # type: ignore[union-attr]  # of three answers there is one


def test_each_answer_has_a_chance_of_its_own() -> None:
    """Else a card would always be put off, or always be brought forward."""
    assert len({chance_of(ITEM, reps).random() for reps in range(20)}) == 20
    assert chance_of(ITEM, 3).random() == chance_of(ITEM, 3).random() != chance_of(DrillId("line-18"), 3).random()


@given(gaps, st.integers())
def test_it_is_what_fsrs_says(steps: Sequence[tuple[int, Rating]], seed: int) -> None:
    """Given noon of each day and no steps of minutes; but for the day after a failure, and for the chance of the day."""
    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=LONGEST, enable_fuzzing=False)
    card, memory = fsrs.Card(card_id=1), None
    for number, review in enumerate(answers(steps)):
        at = datetime(review.day.year, review.day.month, review.day.day, 12, tzinfo=UTC)
        card, _ = scheduler.review_card(card, fsrs.Rating[review.rating.name.capitalize()], at)
        memory = remember(memory, review.rating, review.day, random=Random(seed + number))
        assert (memory.stability, memory.difficulty) == (card.stability, card.difficulty)
        if memory.is_learning:
            assert memory.due == review.day + DAY
        else:
            plain = (card.due.date() - review.day).days
            near = 1.5 + 0.15 * (min(plain, 7) - 2.5) + 0.1 * max(min(plain, 20) - 7, 0) + 0.05 * max(plain - 20, 0)
            assert abs((memory.due - review.day).days - plain) <= (near if plain >= 3 else 0)
        for days in (0, 1, 30):
            assert retrievability(memory, review.day + DAY * days) == scheduler.get_card_retrievability(card, at + DAY * days)


def test_chance_makes_cards_neither_late_nor_early_on_the_whole() -> None:
    """Else the trainee would forget more than a tenth of what comes back, or answer more than he must."""
    first = [remember(None, Rating.EASY, BEGIN, random=Random(seed)) for seed in range(2000)]
    days = [(one.due - BEGIN).days for one in first]
    assert (min(days), max(days)) == (6, 10)
    assert sum(days) / len(days) == pytest.approx(8, abs=0.1)


@given(gaps)
def test_what_was_failed_today_is_due_tomorrow(steps: Sequence[tuple[int, Rating]]) -> None:
    """Also when it was known when it came back a few minutes later; and nothing is ever due on the day it was answered."""
    reviews = answers(steps)
    for review, memory in zip(reviews, stored(steps), strict=True):
        assert memory.reviewed == review.day < memory.due <= review.day + LONGEST * DAY
        failed = any(one.rating is Rating.AGAIN for one in reviews[: memory.reps] if one.day == review.day)
        assert memory.is_learning is failed
        assert not failed or memory.due == review.day + DAY


@given(gaps)
def test_a_lapse_is_a_day_on_which_a_card_is_failed_that_is_not_new(steps: Sequence[tuple[int, Rating]]) -> None:
    """Failing a new card is none, and failing it twice on a day is one."""
    reviews = answers(steps)
    failed = {review.day for review in reviews if review.rating is Rating.AGAIN}
    was_new = reviews[0].rating is Rating.AGAIN
    assert stored(steps)[-1].lapses == len(failed) - was_new
    assert stored(steps)[-1].reps == len(steps)


@given(gaps, st.integers(1, 1000), ratings)
def test_time_that_runs_backwards_counts_as_the_same_day(steps: Sequence[tuple[int, Rating]], back: int, rating: Rating) -> None:
    """An answer is never lost to a wrong clock, and never takes back what was there."""
    memory = stored(steps)[-1]
    assert remember(memory, rating, memory.reviewed - DAY * back, random=Random(1)) == remember(
        memory, rating, memory.reviewed, random=Random(1)
    )


@given(gaps, st.integers(0, 3000), st.integers(0, 3000))
def test_one_forgets_and_never_more_than_all(steps: Sequence[tuple[int, Rating]], first: int, second: int) -> None:
    """On the day of the answer everything is known, after its stability nine tenths, and less each day."""
    memory = stored(steps)[-1]
    earlier, later = sorted((first, second))
    assert (
        1 >= retrievability(memory, memory.reviewed + DAY * earlier) >= retrievability(memory, memory.reviewed + DAY * later) > 0
    )
    assert retrievability(memory, memory.reviewed) == 1
    after = memory.reviewed + DAY * round(memory.stability)
    assert memory.stability < 10 or retrievability(memory, after) == pytest.approx(0.9, abs=0.01)


def test_hard_comes_back_before_good() -> None:
    """After a week, and at the first sight."""
    steps = [(0, Rating.GOOD), (3, Rating.GOOD)]
    hard, good = stored([*steps, (7, Rating.HARD)])[-1], stored([*steps, (7, Rating.GOOD)])[-1]
    assert hard.stability < good.stability
    assert stored([(0, Rating.HARD)])[-1].stability < stored([(0, Rating.GOOD)])[-1].stability


@pytest.mark.parametrize(
    ("is_right", "seconds", "rating"),
    [
        (False, 1, Rating.AGAIN),
        (False, None, Rating.AGAIN),
        (True, 1, Rating.GOOD),
        (True, UNHESITATING.seconds, Rating.GOOD),
        (True, UNHESITATING.seconds + 1, Rating.HARD),
        (True, None, Rating.GOOD),
    ],
)
def test_right_is_good_late_is_hard_and_nothing_is_easy(is_right: bool, seconds: int | None, rating: Rating) -> None:
    """A quick right tap may be luck."""
    assert rated(is_right, None if seconds is None else timedelta(seconds=seconds)) is rating


@pytest.mark.parametrize(
    ("kind", "is_timed", "seconds"),
    [
        (DrillKind.RECOGNISE, False, None),
        (DrillKind.RECOGNISE, True, 5),
        (DrillKind.CONTRAST, False, 12),
        (DrillKind.CONTRAST, True, 12),
        (DrillKind.CHOOSE, True, None),
        (DrillKind.RESPOND, True, None),
    ],
)
def test_each_kind_has_its_own_limit(kind: DrillKind, is_timed: bool, seconds: int | None) -> None:
    """Twelve seconds a line of a contrast, always; five for a single line, for whoever wants it so; else as long as one likes."""
    limit = seconds_allowed(kind, is_timed=is_timed)
    assert limit == (None if seconds is None else timedelta(seconds=seconds))
    if limit is not None:
        assert rated(True, limit, limit=limit) is Rating.GOOD
        assert rated(True, limit + timedelta(seconds=1), limit=limit) is Rating.HARD


def test_practice_needs_no_optimiser() -> None:
    """FSRS is loaded at the first answer, not at a start, and brings no torch, numpy or pandas with it."""
    program = """
import datetime, random, sys
from bot.domain.training import confusion, day_plan, memory, nudge, queue, rating, streak
before = "fsrs" in sys.modules
memory.remember(None, memory.Rating.GOOD, datetime.date(2026, 1, 1), random=random.Random(1))
print(before, "fsrs" in sys.modules, [name for name in ("torch", "numpy", "pandas", "tqdm") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split(maxsplit=2) == ["False", "True", "[]\n"]

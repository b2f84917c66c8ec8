"""A year of many trainees: regular ones and seldom ones, at weekends, at night, in other zones, and away for two months.

A year takes nearly half a second, so that four of each life are played here. SALESFLOOR_TEST_TRAINEES=200 plays so many, and
`-s` shows what came of it; SALESFLOOR_TEST_SEED plays other years.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from bot.domain.training.day_plan import ABSENT, FEW, NEW, NORMAL
from bot.domain.training.disturbing import FROM, UNTIL
from bot.domain.training.leech import is_leech
from bot.domain.training.memory import replay
from bot.domain.training.nudge import UNANSWERED, NudgeKind
from bot.domain.training.streak import streak
from tests.domain.training.trainee import ITEMS, YEAR, Life, Year, live

USUAL_SEED = 20261130
USUAL_TRAINEES = 4 * len(Life)
DAY = timedelta(days=1)


@pytest.mark.parametrize("life", Life)
def test_a_year_has_no_avalanche_no_night_message_and_no_unjust_end_of_a_streak(life: Life) -> None:
    """Whenever somebody practises, sleeps, travels, stays away and comes back."""
    seed = int(os.environ.get("SALESFLOOR_TEST_SEED") or USUAL_SEED)
    trainees = int(os.environ.get("SALESFLOOR_TEST_TRAINEES") or USUAL_TRAINEES)
    lives = list(Life)
    years = [live(life, number, seed) for number in range(trainees) if lives[number % len(lives)] is life]
    for year in years:
        no_day_asks_too_much(year)
        nobody_is_disturbed(year)
        every_study_day_came_once(year)
        no_streak_ends_unjustly(year)
        what_is_kept_is_enough(year)
        what_has_left_the_words_is_neither_asked_nor_promised(year)
    sys.stdout.write(f"\n{told(life, years)}\n")  # shown when it fails, and with -s


def no_day_asks_too_much(year: Year) -> None:
    """At most 1.3 times the normal number, and after five missed days three cards first and nothing new."""
    assert max(year.answers.values()) <= 1.3 * NORMAL
    assert max(year.begun.values()) <= NEW
    seen: set[date] = set()
    for day, missed, plan in year.plans:
        assert len(plan.cards) <= (FEW if missed >= ABSENT and day not in seen else NORMAL)
        assert missed < ABSENT or all(card.memory is not None for card in plan.cards)
        seen.add(day)
    # What has piled up is gone before long, and does not stay for good.
    assert days_to_clear(year) <= 60


def days_to_clear(year: Year) -> int:
    """Count the days practised in the longest time in which cards that were due had to wait for another day."""
    longest = days = 0
    for (day, _, plan), (following, _, _) in pairwise(year.plans):
        if day != following:
            days = days + 1 if plan.waiting else 0
            longest = max(longest, days)
    return longest


def nobody_is_disturbed(year: Year) -> None:
    """Messages come by day, one a study day, three at most until somebody practises, of which one offers three cards."""
    assert all(FROM <= at.time() < UNTIL and at.date() == day for day, at, _ in year.messages)
    assert len({day for day, _, _ in year.messages}) == len(year.messages)
    practised = sorted(day for day, count in year.answers.items() if count)
    unanswered = Counter(sum(one < day for one in practised) for day, _, _ in year.messages)
    assert max(unanswered.values(), default=0) <= UNANSWERED
    offers = Counter(sum(one < day for one in practised) for day, _, one in year.messages if one.kind is NudgeKind.RETURN)
    assert max(offers.values(), default=0) <= 1
    assert not any(year.answers[day] and at.time() < FROM for day, at, _ in year.messages)


def every_study_day_came_once(year: Year) -> None:
    """None twice, none left out, in any zone and on any journey."""
    days = [day.day for day in year.days]
    assert days == [days[0] + DAY * number for number in range(len(days))]
    assert YEAR - 2 <= len(days) <= YEAR + 1


def no_streak_ends_unjustly(year: Year) -> None:
    """No day on which nothing was due shortened one."""
    for number, day in enumerate(year.days):
        if not day.was_due:
            before = streak(year.days[:number], day.day)
            assert streak(year.days[: number + 1], day.day + DAY).days == before.days + bool(day.finished), day


def what_is_kept_is_enough(year: Year) -> None:
    """Reviews alone give each card's memory."""
    assert {item: replay(item, reviews) for item, reviews in year.reviews.items()} == year.memories


def what_has_left_the_words_is_neither_asked_nor_promised(year: Year) -> None:
    """In the middle of the year some drills are retired and others come: each button promises what is asked, before and after."""
    assert len(year.retired) >= ITEMS // 5
    assert not any(card.item in year.retired for day, _, plan in year.plans if day >= year.retired_on for card in plan.cards)
    assert [(len(plan.cards), plan.is_return) for _, _, plan in year.plans] == year.promised
    assert all(review.day < year.retired_on for item in year.retired for review in year.reviews.get(item, ()))
    assert any(plan.cards for day, _, plan in year.plans if day >= year.retired_on)


def told(life: Life, years: list[Year]) -> str:
    """Say what came of the years."""
    answers: Counter[date] = Counter()
    most = max(max(year.answers.values()) for year in years)
    for year in years:
        answers.update(year.answers)
    practised = sum(len(+year.answers) for year in years)
    cards = [memory for year in years for memory in year.memories.values()]
    messages = sum(len(year.messages) for year in years)
    broken = sum(streak(year.days, date.max).longest > streak(year.days, date.max).days for year in years)
    right = sum(year.right for year in years) / answers.total()
    waited, days_waited = max(year.most_waiting for year in years), max(map(days_to_clear, years))
    cards_known, leeches = len(cards) / len(years), sum(map(is_leech, cards)) / len(years)
    return (
        f"{life}: {len(years)} years, {practised / len(years):.0f} days of {answers.total() / practised:.1f} answers, "
        f"at most {most}; {right:.0%} right, {cards_known:.0f} cards, {leeches:.0f} leeches; at most {waited} waited, for "
        f"{days_waited} days practised; {messages / len(years):.0f} messages; {broken} streaks broken"
    )

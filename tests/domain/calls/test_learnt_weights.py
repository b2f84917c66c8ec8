"""What a team's own calls teach about cues: much evidence changes a weight, ten calls never do, and nobody is more than one."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.read.structure import MAX_STRENGTH, MIN_STRENGTH
from bot.domain.calls import learnt_weights
from bot.domain.calls.learnt_weights import (
    LEAST_CHANGE,
    LEAST_STRENGTH,
    LEFT_AWAY,
    MOST_OF_ONE,
    MOST_STRENGTH,
    Heard,
    LearntCue,
    LearntId,
    LearntWeights,
    gather,
    learnt_in_force,
    propose,
)
from bot.domain.calls.script import Script
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import EmployeeId, OptionId, QuestionId, TeamId
from bot.domain.phrases.edited_weights import MOST_CUES, Cue
from tests.small_script import small_script

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SCRIPT = small_script()
QUESTION = SCRIPT.questions[0]
CUE = Cue(QUESTION.id, QUESTION.options[0].id)
OWN = QUESTION.options[0].temperament
BEFORE = QUESTION.options[0].strength


def heard(calls: Mapping[tuple[int, OptionId, Temperament], int]) -> list[Heard]:
    """Say who heard which cue of the first question from clients of which type, in how many calls."""
    return [
        Heard(employee_id=EmployeeId(who), cue=Cue(QUESTION.id, option), temperament=kind, calls=n)
        for (who, option, kind), n in calls.items()
    ]


def proposed(calls: Mapping[tuple[int, OptionId, Temperament], int], script: Script = SCRIPT) -> Mapping[Cue, float]:
    """Return what would be proposed."""
    return {one.cue: one.strength for one in propose(gather(heard(calls)), script, {})}


def led(
    calls: int, seed: int, bias: Mapping[tuple[OptionId, Temperament], float] | None = None
) -> Counter[tuple[int, OptionId, Temperament]]:
    """Simulate calls of four people with clients as the files have them, but for what is planted."""
    chance = random.Random(seed)
    found: Counter[tuple[int, OptionId, Temperament]] = Counter()
    for number in range(calls):
        kind = chance.choice(list(Temperament))
        weights = [(bias or {}).get((option.id, kind), option.likelihoods[kind]) for option in QUESTION.options]
        option = chance.choices(QUESTION.options, weights)[0]
        found[number % 4, option.id, kind] += 1
    return found


def as_the_files_have_it(each: int) -> Counter[tuple[int, OptionId, Temperament]]:
    """Calls in just the proportions of the files, the same of each type."""
    return Counter(
        {(1, option.id, kind): round(each * option.likelihoods[kind]) for option in QUESTION.options for kind in Temperament}
    )


@pytest.mark.parametrize("seed", range(12))
def test_a_planted_bias_is_learnt_within_two_hundred_calls(seed: int) -> None:
    """Clients of another type show a cue as often as its own: its weight falls, towards what is true."""
    other = next(kind for kind in Temperament if kind is not OWN)
    calls = led(200, seed, {(CUE.option, other): 1.4, (CUE.option, OWN): 0.45})
    learnt = proposed(calls)
    assert CUE in learnt
    assert LEAST_STRENGTH <= learnt[CUE] <= BEFORE - LEAST_CHANGE + 1e-9


def test_calls_as_the_files_have_them_seldom_propose_anything() -> None:
    """Of sixty teams with two hundred calls ten are proposed a small change by chance, of twenty with a thousand none."""
    by_chance = [proposed(led(200, seed)) for seed in range(60)]
    assert sum(map(bool, by_chance)) <= 10
    assert all(abs(strength - BEFORE) <= 0.15 for one in by_chance for strength in one.values())
    assert not any(proposed(led(1000, seed)) for seed in range(20))


CUE_AND_TYPE = st.tuples(st.sampled_from([one.id for one in QUESTION.options]), st.sampled_from(list(Temperament)))


@settings(max_examples=150)
@given(st.dictionaries(CUE_AND_TYPE, st.integers(1, 60)), st.lists(CUE_AND_TYPE, max_size=LEFT_AWAY))
def test_ten_malicious_calls_propose_nothing_that_the_others_do_not_say(
    honest: Mapping[tuple[OptionId, Temperament], int], malicious: Sequence[tuple[OptionId, Temperament]]
) -> None:
    """Whatever ten calls say: no weight is proposed to go further than the calls of the others take it by themselves."""
    calls = Counter({(1, option, kind): n for (option, kind), n in honest.items()})
    with patch.object(learnt_weights, "LEFT_AWAY", 0):
        by_the_others = proposed(calls)
    calls.update((2, option, kind) for option, kind in malicious)
    for cue, strength in proposed(calls).items():
        assert cue in by_the_others
        assert min(BEFORE, by_the_others[cue]) - 0.006 <= strength <= max(BEFORE, by_the_others[cue]) + 0.006, (
            "rounded to hundredths"
        )


@settings(max_examples=150)
@given(st.integers(0, 4), st.lists(CUE_AND_TYPE, max_size=LEFT_AWAY))
def test_ten_malicious_calls_propose_nothing(each: int, malicious: Sequence[tuple[OptionId, Temperament]]) -> None:
    """Whatever ten calls say, among no others or among many that are as the files have them."""
    calls = as_the_files_have_it(60 * each)
    calls.update((2, option, kind) for option, kind in malicious)
    assert proposed(calls) == {}


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.integers(1, 4), st.sampled_from([one.id for one in QUESTION.options]), st.sampled_from(list(Temperament))),
        st.integers(1, 3000),
    )
)
def test_what_is_proposed_is_within_the_bounds_and_of_few_cues(calls: dict[tuple[int, OptionId, Temperament], int]) -> None:
    """Of any evidence: a strength that the files allow, that differs enough to be decided about, the greatest change first."""
    found = propose(gather(heard(calls)), SCRIPT, {})
    assert len(found) <= MOST_CUES
    changes = [abs(one.strength - one.before) for one in found]
    assert changes == sorted(changes, reverse=True)
    assert all(change >= LEAST_CHANGE - 0.006 for change in changes), "rounded to hundredths"
    assert all(LEAST_STRENGTH <= one.strength <= MOST_STRENGTH for one in found)
    assert all(1 <= one.people <= 4 and one.calls >= one.people for one in found)


def test_the_bounds_are_those_of_the_files() -> None:
    """What is learnt could stand in the files."""
    assert (LEAST_STRENGTH, MOST_STRENGTH) == (MIN_STRENGTH, MAX_STRENGTH)


def test_one_person_counts_for_so_many_calls_and_no_more() -> None:
    """Ten thousand calls of one person weigh as a hundred, in the same proportions; of two people each counts by himself."""
    other = next(kind for kind in Temperament if kind is not OWN)
    much = gather(heard({(1, CUE.option, OWN): 5000, (1, CUE.option, other): 5000}))
    assert much.shown[CUE][OWN] == pytest.approx(MOST_OF_ONE / 2)
    assert sum(much.answered[QUESTION.id].values()) == pytest.approx(MOST_OF_ONE)
    assert much.calls[CUE] == 10000, "what is shown is what there was"
    two = gather(heard({(1, CUE.option, other): 5000, (2, CUE.option, OWN): 40}))
    assert (two.shown[CUE][other], two.shown[CUE][OWN]) == (MOST_OF_ONE, 40)
    assert two.people[CUE] == {1, 2}


def test_which_types_a_team_meets_often_teaches_nothing() -> None:
    """Ten times as many clients of one type, who show the cues as the files have them: nothing is proposed."""
    calls = as_the_files_have_it(60)
    for (who, option, kind), n in list(calls.items()):
        if kind is OWN:
            calls[who, option, kind] = n * 10
    assert proposed(calls) == {}


def test_what_is_learnt_already_is_not_learnt_twice() -> None:
    """Evidence is held against the house's weights: the same calls propose the same number, and once it counts nothing more."""
    other = next(kind for kind in Temperament if kind is not OWN)
    evidence = gather(heard({(who, CUE.option, kind): 60 for who in (1, 2) for kind in (OWN, other)}))
    first = {one.cue: one.strength for one in propose(evidence, SCRIPT, {})}
    assert CUE in first
    assert propose(evidence, SCRIPT, first) == []
    assert propose(evidence, SCRIPT, {}, resting=frozenset(first)) == []


def test_what_was_taken_last_counts_and_taken_back_it_is_as_before() -> None:
    """By team and by cue; what is proposed, dropped or taken back counts nowhere."""
    north, south, other = TeamId(1), TeamId(2), Cue(QuestionId("speech"), OptionId("clipped"))

    def learnt(
        number: int, team: TeamId, cue: Cue, strength: float, taken_at: datetime | None = None, dropped_at: datetime | None = None
    ) -> LearntWeights:
        one = LearntCue(cue=cue, before=BEFORE, strength=strength, calls=40, people=2)
        found = LearntWeights(id=LearntId(number), team_id=team, made_at=NOON, cues=[one])
        return replace(found, taken_at=taken_at, dropped_at=dropped_at)

    first = learnt(1, north, CUE, 0.5, taken_at=NOON)
    later = learnt(2, north, CUE, 0.6, taken_at=NOON + timedelta(days=1))
    rest = [learnt(3, south, other, 0.7), learnt(4, south, other, 0.7, dropped_at=NOON)]
    assert learnt_in_force([later, first, *rest]) == {north: {CUE: 0.6}}
    undone = replace(later, undone_at=NOON + timedelta(days=2))
    assert learnt_in_force([undone, first, *rest]) == learnt_in_force([first])
    assert [one.is_open for one in (first, *rest)] == [False, True, False]

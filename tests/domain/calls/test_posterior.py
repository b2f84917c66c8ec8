"""The posterior over temperaments, and what may be said of it."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calls.posterior import UNIFORM, shown_share, weigh
from bot.domain.calls.temperament import Recognition, Temperament

CHOLERIC = {kind: 0.65 if kind is Temperament.CHOLERIC else 0.35 / 3 for kind in Temperament}
SANGUINE = {kind: 0.65 if kind is Temperament.SANGUINE else 0.35 / 3 for kind in Temperament}

likelihoods = st.fixed_dictionaries({kind: st.floats(0.01, 1) for kind in Temperament})


def test_without_a_cue_nothing_is_known() -> None:
    """No cue leaves the uniform prior and the word «unknown»."""
    posterior = weigh([])
    assert posterior.recognition is Recognition.UNKNOWN
    assert posterior.confidence == 0.25
    assert not posterior.is_sure


def test_one_cue_leans_and_is_never_sure() -> None:
    """One cue names a type with the strength of the cue, yet «sure» needs two, however strong the one is."""
    assert weigh([CHOLERIC]).recognition is Recognition.CHOLERIC
    assert math.isclose(weigh([CHOLERIC]).confidence, 0.65)
    strong = {kind: 0.97 if kind is Temperament.CHOLERIC else 0.01 for kind in Temperament}
    assert weigh([strong]).confidence > 0.8
    assert not weigh([strong]).is_sure


def test_two_agreeing_cues_are_sure() -> None:
    """Two cues for the same type pass 0.80."""
    posterior = weigh([CHOLERIC, CHOLERIC])
    assert posterior.is_sure
    assert math.isclose(posterior.confidence, 0.65**2 / (0.65**2 + 3 * (0.35 / 3) ** 2))


def test_two_cues_that_disagree_are_mixed() -> None:
    """Equal evidence for two types names neither, and both lead the ranking."""
    posterior = weigh([CHOLERIC, SANGUINE])
    assert posterior.recognition is Recognition.MIXED
    assert set(posterior.ranking[:2]) == {Temperament.CHOLERIC, Temperament.SANGUINE}
    assert not posterior.is_sure


def test_a_prior_counts_until_the_cues_outweigh_it() -> None:
    """A returning client's type is a prior: it never makes sure alone, and two cues of today turn it."""
    prior = {kind: 0.6 if kind is Temperament.PHLEGMATIC else 0.4 / 3 for kind in Temperament}
    assert not weigh([], prior).is_sure
    assert weigh([CHOLERIC, CHOLERIC], prior).recognition is Recognition.CHOLERIC


@given(st.lists(likelihoods, max_size=30))
def test_probabilities_always_sum_to_one(evidence: list[dict[Temperament, float]]) -> None:
    """However many cues come, the posterior is a distribution and its order is that of its values."""
    posterior = weigh(evidence)
    assert math.isclose(sum(posterior.probabilities.values()), 1)
    values = [posterior.probabilities[kind] for kind in posterior.ranking]
    assert values == sorted(values, reverse=True)
    assert 0 <= posterior.agreeing <= posterior.cues == len(evidence)


@given(st.lists(likelihoods, max_size=6), st.randoms())
def test_the_order_of_cues_does_not_matter(evidence: list[dict[Temperament, float]], random: object) -> None:
    """The same cues in another order give the same posterior."""
    shuffled = sorted(evidence, key=lambda cue: -cue[Temperament.SANGUINE])
    first, second = weigh(evidence).probabilities, weigh(shuffled).probabilities
    assert all(math.isclose(first[kind], second[kind], abs_tol=1e-9) for kind in UNIFORM)


def test_nobody_is_shown_a_certainty() -> None:
    """However many cues agree, the share shown stays between 1 and 99 percent."""
    posterior = weigh([CHOLERIC] * 12)
    assert shown_share(posterior.confidence) == 0.99
    assert min(shown_share(share) for share in posterior.probabilities.values()) >= 0.0099
    assert shown_share(0.65) == 0.65

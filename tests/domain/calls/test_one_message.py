"""One message weighs no more than two taps, in however many pieces it came, and what is mixed stays mixed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations
from math import log
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.calls.consultation import Answer
from bot.domain.calls.intent import Known
from bot.domain.calls.one_message import CUT_FROM, held_back, is_next_piece, leading, most_of, next_piece
from bot.domain.calls.posterior import UNIFORM, Likelihoods, weigh
from bot.domain.calls.reading import Reading
from bot.domain.calls.script import likelihoods_of
from bot.domain.calls.state import TYPED, derive
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import OptionId
from tests.small_script import STRENGTH, small_script

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SCRIPT = small_script()
MOST = most_of(SCRIPT)
ONE_TAP: Final = log(STRENGTH / ((1 - STRENGTH) / 3))
SHARES = st.lists(st.floats(0, 1), min_size=5, max_size=5).filter(lambda shares: sum(shares) > 1e-6)


def reading(shares: list[float]) -> Reading:
    """Return what a recogniser may read: shares of the four types and of none."""
    total = sum(shares)
    return Reading(
        temperament={kind: share / total for kind, share in zip(Temperament, shares, strict=False)},
        none=shares[4] / total,
        wants={Known.YES: 0.0, Known.NO: 0.0, Known.UNKNOWN: 1.0},
        decides=0.0,
        can={Known.YES: 0.0, Known.NO: 0.0, Known.UNKNOWN: 1.0},
        objection={None: 1.0},
    )


READINGS = SHARES.map(reading)
PRIORS = st.lists(st.floats(0.05, 1), min_size=4, max_size=4).map(
    lambda shares: {kind: share / sum(shares) for kind, share in zip(Temperament, shares, strict=True)}
)


def moved(prior: Likelihoods, after: Likelihoods) -> float:
    """By how much the log-odds between any two types have moved, at most."""
    return max(
        abs(log(after[one] / after[other]) - log(prior[one] / prior[other])) for one, other in permutations(Temperament, 2)
    )


def typed(likelihoods: Likelihoods, at: datetime = NOON) -> Answer:
    """Return the answer that a message leaves."""
    return Answer(question_id=TYPED, option_id=OptionId(leading(likelihoods).value), at=at, likelihoods=likelihoods)


def test_a_message_weighs_two_taps_of_the_scripts_usual_strength() -> None:
    """The small script's cues are all of one strength."""
    assert pytest.approx(2 * ONE_TAP) == MOST


@given(READINGS, PRIORS)
@example(reading([1, 0, 0, 0, 0]), UNIFORM)
@example(reading([0.5, 0.5, 0, 0, 0]), UNIFORM)
def test_no_reading_moves_the_odds_by_more_than_two_taps(said: Reading, prior: Likelihoods) -> None:
    """Between no two types, from no prior, however sure the recogniser is."""
    likelihoods = said.likelihoods()
    if likelihoods is None:
        return
    after = weigh([held_back(likelihoods, MOST)], prior)
    assert moved(prior, after.probabilities) <= MOST + 1e-6


@given(READINGS)
def test_a_message_held_back_says_the_same_less_loudly(said: Reading) -> None:
    """Nothing changes places; what alone named a type names it still, and what was mixed names none."""
    likelihoods = said.likelihoods()
    if likelihoods is None:
        return
    held = held_back(likelihoods, MOST)
    for one, other in permutations(Temperament, 2):
        assert likelihoods[one] > likelihoods[other] or held[one] <= held[other]
    if leading(likelihoods) is Recognition.MIXED:
        assert leading(held) is Recognition.MIXED
    else:
        assert leading(held) in (leading(likelihoods), Recognition.MIXED)


@given(st.lists(READINGS, min_size=1, max_size=4))
def test_a_paste_in_pieces_weighs_as_one_message(pieces: list[Reading]) -> None:
    """However many pieces speak, the odds move by two taps at most, and it is one cue."""
    answers: list[Answer] = []
    for piece in pieces:
        likelihoods = piece.likelihoods()
        if likelihoods is None:
            continue
        before = [one.likelihoods for one in answers if one.likelihoods]
        weighed = next_piece(before, likelihoods, MOST) if before else held_back(likelihoods, MOST)
        answers.append(typed(weighed))
    state = derive(answers, SCRIPT)
    assert state.cue_count == min(1, len(answers))
    assert moved(UNIFORM, state.posterior.probabilities) <= MOST + 1e-6
    assert not state.is_sure


def test_two_messages_of_one_type_are_two_cues() -> None:
    """At two moments they add up as two taps do."""
    loud = held_back(likelihoods_of(Temperament.CHOLERIC, 0.99), MOST)
    state = derive([typed(loud), typed(loud, NOON + timedelta(seconds=9))], SCRIPT)
    assert (state.cue_count, state.is_sure) == (2, True)


def test_a_mixed_message_agrees_with_nobody() -> None:
    """Half bold and half friendly is no second cue for a bold one: the card leans, and is not sure."""
    half = {kind: 0.5 if kind in (Temperament.CHOLERIC, Temperament.SANGUINE) else 0.01 for kind in Temperament}
    tap = SCRIPT.questions[0].options[0]
    assert tap.temperament is Temperament.CHOLERIC
    cue = Answer(question_id=SCRIPT.questions[0].id, option_id=tap.id, at=NOON, likelihoods=tap.likelihoods)
    state = derive([typed(held_back(half, MOST)), cue, typed(held_back(half, MOST), NOON + timedelta(seconds=9))], SCRIPT)
    assert state.leaning is Temperament.CHOLERIC
    assert state.posterior.confidence >= 0.8
    assert not state.is_sure
    assert derive([typed(held_back(half, MOST))], SCRIPT).recognition is Recognition.MIXED


@pytest.mark.parametrize(
    ("characters", "seconds", "goes_on"),
    [(4096, 0, True), (CUT_FROM, 1, True), (4096, 1.5, False), (CUT_FROM - 1, 0, False), (4096, -3, True)],
)
def test_a_piece_follows_a_long_one_within_a_second(characters: int, seconds: float, goes_on: bool) -> None:
    """Telegram cuts at 4096 characters; what follows a short text, or follows later, is a message of its own."""
    assert is_next_piece(characters, NOON, NOON + timedelta(seconds=seconds)) is goes_on

"""Which calls are looked at."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from bot.domain.coaching.draw import Candidate, Drawn, Why, by_chance, draw, seed_of
from bot.domain.ids import ConsultationId

SEED = seed_of(date(2026, 11, 16))
CALLS = [ConsultationId(number) for number in range(1, 41)]


def call(number: int, *risks: Why) -> Candidate:
    """A call in which this went wrong."""
    return Candidate(call_id=ConsultationId(number), risks=frozenset(risks))


def test_the_seed_that_is_shown_reproduces_the_draw() -> None:
    """By any program that knows SHA-256: the seed, a colon, the number of the call; the least sum wins."""
    assert SEED == 20261116
    sums = {call: sha256(f"20261116:{call}".encode()).hexdigest() for call in CALLS}
    assert draw(SEED, [call(number) for number in CALLS]) == (Drawn(call_id=min(sums, key=sums.__getitem__), why=Why.CHANCE),)
    assert by_chance(SEED, reversed(CALLS)) == sorted(CALLS, key=sums.__getitem__)


def test_another_week_draws_otherwise_and_every_call_may_be_drawn() -> None:
    """Over many weeks each call comes about as often as another."""
    first = [by_chance(seed, CALLS[:10])[0] for seed in range(2000)]
    assert all(140 < first.count(call) < 260 for call in CALLS[:10])


def test_beside_the_one_by_chance_come_the_two_in_which_most_went_wrong() -> None:
    """Of those with one fault a lost client goes first; what was drawn by chance is not drawn twice."""
    by_luck = by_chance(SEED, CALLS[:6])[0]
    others = [number for number in CALLS[:6] if number != by_luck]
    found = draw(
        SEED,
        [
            call(by_luck, Why.LOST, Why.UNFIT, Why.OVERRIDDEN),
            call(others[0], Why.OVERRIDDEN),
            call(others[1], Why.OVERRIDDEN, Why.UNFIT),
            call(others[2], Why.LOST),
            call(others[3], Why.UNFIT),
            call(others[4]),
        ],
    )
    assert found == (
        Drawn(call_id=by_luck, why=Why.CHANCE),
        Drawn(call_id=others[1], why=Why.UNFIT),
        Drawn(call_id=others[2], why=Why.LOST),
    )


def test_where_little_went_wrong_there_are_fewer_calls() -> None:
    """None is called risky to make up the number."""
    assert len(draw(SEED, [call(1), call(2)])) == 1
    assert draw(SEED, []) == ()

"""How well our own simulated callers are recognised, of whose answers 15 % are drawn by chance, and what more is possible."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content.library import Library
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.simulation.figures import simulate
from bot.domain.simulation.simulated_call import MOST_TAPS
from tests.domain.simulation.callers import (
    FILES,
    Outcome,
    as_the_bot_asks,
    by_the_truth,
    caller,
    in_a_fixed_order,
    outcome,
)

PAGE = Path(__file__).parents[3] / "docs" / "decisions" / "0044-the-next-question-tells-most.md"
SEED = 44
AS_RIGHT = 0.84
"""From this probability on whoever knows how they answer is as often right as the bot."""


@pytest.fixture(scope="module")
def ways(library: Library) -> dict[str, Outcome]:
    """Each way of asking, by its name on the page."""
    script = library.script
    callers = {who: caller(who.value, script.traits) for who in Temperament}
    return {
        "the order of the file": outcome(in_a_fixed_order, callers, script, SEED),
        "what tells most (the bot)": outcome(as_the_bot_asks, callers, script, SEED),
        "the best possible, «sure» as the bot's": outcome(by_the_truth(callers), callers, script, SEED),
        "the best possible, as often right": outcome(by_the_truth(callers, AS_RIGHT), callers, script, SEED, AS_RIGHT),
    }


@pytest.mark.parametrize("who", list(Temperament))
def test_each_caller_is_recognised_soon_and_rightly(library: Library, who: Temperament) -> None:
    """Right in 92 of 100 when sure, after three taps at most on average; the shares shown are honest within five points."""
    he = caller(who.value, library.script.traits)
    assert he.noise == 0.15
    found = simulate(he, library.script, calls=2000, seed=SEED)
    assert found.accuracy_when_sure is not None
    assert found.mean_taps_to_sure is not None
    assert found.accuracy_when_sure >= 0.92
    assert found.mean_taps_to_sure <= 3.0
    assert found.share_sure >= 0.95
    assert found.calibration.error <= 0.05
    assert len(found.accuracy_by_taps) == MOST_TAPS
    assert found.accuracy_by_taps[3] >= 0.9


def test_the_page_says_what_comes_out(ways: dict[str, Outcome]) -> None:
    """Every row of the table, to a rounding: when weights or callers change, so does the page."""
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in PAGE.read_text("utf-8").splitlines() if "|" in line]
    told = {name: [float(figure) for figure in figures] for name, *figures in rows if name in ways}
    assert list(told) == list(ways)
    for name, one in ways.items():
        found = [one.taps_to_sure, one.right_when_sure, one.sure, one.right_after_three]
        assert told[name] == pytest.approx(found, abs=0.006), name


def test_it_is_sooner_than_a_fixed_order_and_close_to_the_best_possible(ways: dict[str, Outcome]) -> None:
    """A fixed order takes longer; whoever knows the callers, and is as often right, saves a twentieth of a tap at most."""
    fixed, bot, _, best = ways.values()
    assert bot.taps_to_sure < fixed.taps_to_sure - 0.1
    assert best.right_when_sure == pytest.approx(bot.right_when_sure, abs=0.01)
    assert bot.taps_to_sure - best.taps_to_sure <= 0.05


def test_what_is_no_temperament_at_all_is_never_called_one_in_particular(library: Library) -> None:
    """Whoever answers by chance is named each of the four about as often, so nothing in the questions leans to one."""
    he = caller("choleric", library.script.traits)
    chance = simulate(type(he)(name="", truth=he.truth, noise=1.0, traits={}), library.script, calls=4000, seed=SEED)
    named = [chance.said[Recognition(kind.value)] for kind in Temperament]
    assert max(named) - min(named) < 0.1
    assert chance.share_sure < 0.95


def test_whoever_is_as_much_of_two_is_called_nothing_else(library: Library) -> None:
    """One of the two or mixed in nine of ten calls, and neither much more often than the other; a name is only half right."""
    found = simulate(caller("mixed", library.script.traits), library.script, calls=2000, seed=SEED)
    bold, competent = found.said[Recognition.CHOLERIC], found.said[Recognition.PHLEGMATIC]
    assert bold + competent + found.said[Recognition.MIXED] > 0.9
    assert abs(bold - competent) < 0.1
    assert found.accuracy_when_sure is not None
    assert found.accuracy_when_sure < 0.55


def test_the_same_seed_gives_the_same_figures(library: Library) -> None:
    """And another seed others."""
    he = caller("sanguine", library.script.traits)
    one, again, other = (simulate(he, library.script, calls=200, seed=seed) for seed in (1, 1, 2))
    assert one == again
    assert one != other


def test_who_shows_nothing_stays_unknown(library: Library) -> None:
    """Nobody is sure, so there is nothing to say of it; one in four is what an unknown type is shown with, and that is honest."""
    he = caller("choleric", library.script.traits)
    silent = simulate(type(he)(name="", truth=he.truth, noise=0.0, traits={}), library.script, calls=50, seed=1)
    assert silent.said[Recognition.UNKNOWN] == 1
    assert silent.accuracy_by_taps == [0] * MOST_TAPS
    assert (silent.share_sure, silent.accuracy_when_sure, silent.mean_taps_to_sure) == (0, None, None)
    assert silent.calibration.error == pytest.approx(0)


def test_every_example_is_tried_here() -> None:
    """A file of the documentation that no test reads would rot."""
    assert {file.stem for file in FILES.glob("*.json")} == {*(kind.value for kind in Temperament), "mixed"}

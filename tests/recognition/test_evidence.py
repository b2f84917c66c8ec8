"""Evidence weighs signs the way its examples show, and knows nothing it was not shown."""

from __future__ import annotations

import pytest

from bot.recognition.evidence import Evidence, Signs

PRIOR = {"bold": 0.3, "calm": 0.3, "neither": 0.4}


def shown(*texts: str) -> list[Signs]:
    """Take every word for a sign."""
    return [frozenset(text.split()) for text in texts]


@pytest.fixture
def evidence() -> Evidence[str]:
    """Two meanings and a background that share one word."""
    return Evidence(
        {
            "bold": shown("now quick", "now please", "now"),
            "calm": shown("proof please", "proof", "paper"),
            "neither": shown("hello please", "yes"),
        },
        PRIOR,
    )


def test_without_a_known_sign_the_prior_comes_back(evidence: Evidence[str]) -> None:
    """Nothing known, nothing learnt."""
    assert evidence.weigh(frozenset()) == pytest.approx(PRIOR)
    assert evidence.weigh(frozenset({"unheard"})) == pytest.approx(PRIOR)


def test_a_sign_raises_the_meaning_it_was_shown_with(evidence: Evidence[str]) -> None:
    """The oftener a sign stood with a meaning, the more it speaks for it; all still sums to 1."""
    often, once = evidence.weigh(frozenset({"now"})), evidence.weigh(frozenset({"quick"}))
    assert often["bold"] > once["bold"] > PRIOR["bold"]
    assert often["calm"] < PRIOR["calm"]
    assert sum(often.values()) == pytest.approx(1)


def test_a_sign_that_everybody_shows_says_little(evidence: Evidence[str]) -> None:
    """A word of all meanings moves less than a word of one."""
    common, telling = evidence.weigh(frozenset({"please"})), evidence.weigh(frozenset({"now"}))
    assert abs(common["bold"] - PRIOR["bold"]) < abs(telling["bold"] - PRIOR["bold"]) / 5


def test_a_meaning_without_examples_is_neither_raised_nor_lowered() -> None:
    """An editor who has not written a label's sentences yet does not break the others."""
    evidence = Evidence({"bold": shown("now"), "calm": [], "neither": shown("hello")}, PRIOR)
    weighed = evidence.weigh(frozenset({"now"}))
    assert weighed["bold"] / weighed["calm"] > PRIOR["bold"] / PRIOR["calm"]

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
    """A sign of one meaning raises it and lowers the others, two signs more than one; all still sums to 1."""
    one, two = evidence.weigh(frozenset({"now"})), evidence.weigh(frozenset({"now", "quick"}))
    assert two["bold"] > one["bold"] > PRIOR["bold"]
    assert one["calm"] < PRIOR["calm"]
    assert sum(one.values()) == pytest.approx(1)


def test_a_sign_that_everybody_shows_says_little(evidence: Evidence[str]) -> None:
    """A word of all meanings moves less than a word of one."""
    common, telling = evidence.weigh(frozenset({"please"})), evidence.weigh(frozenset({"now"}))
    assert abs(common["bold"] - PRIOR["bold"]) < abs(telling["bold"] - PRIOR["bold"]) / 5


def test_a_meaning_without_examples_is_neither_raised_nor_lowered() -> None:
    """An editor who has not written a label's sentences yet does not break the others."""
    evidence = Evidence({"bold": shown("now"), "calm": [], "neither": shown("hello")}, PRIOR)
    weighed = evidence.weigh(frozenset({"now"}))
    assert weighed["bold"] / weighed["calm"] > PRIOR["bold"] / PRIOR["calm"]


def test_an_example_word_for_word_counts_more_than_its_signs() -> None:
    """A short typical phrase has few signs; said exactly so it is still recognised."""
    sentences = {"bold": shown("now", "now quick"), "calm": shown("proof"), "neither": shown("hello")}
    exact = Evidence(sentences, PRIOR).weigh(frozenset({"now"}))
    part = Evidence({**sentences, "bold": shown("now please", "now quick")}, PRIOR).weigh(frozenset({"now"}))
    assert exact["bold"] > 0.9 > part["bold"]

"""English signs: a negation reaches through auxiliaries and contractions to the word it turns round."""

from __future__ import annotations

import pytest

from bot.recognition.grammar import GRAMMARS
from bot.recognition.lemmas import Lemmas, split
from bot.recognition.signs import signs_of


def signs(text: str) -> frozenset[str]:
    """Read the signs of an English text with nothing worth mending."""
    return signs_of(split(text), Lemmas("en", ()), GRAMMARS["en"])


@pytest.mark.parametrize(
    "text", ["I can't afford it", "I can’t afford it", "i cant afford it", "I cannot afford it", "We couldn't afford it"]
)
def test_a_negation_is_heard_however_it_is_spelt(text: str) -> None:
    """Contracted, with either apostrophe or none, and written in one word: the affording is negated."""
    assert "¬afford" in signs(text)
    assert "afford" not in signs(text)


@pytest.mark.parametrize("text", ["The budget hasn't been approved", "It will not be approved", "It isn't approved"])
def test_a_negation_reaches_through_auxiliaries(text: str) -> None:
    """«Hasn't been approved» says the opposite of «approved»."""
    assert "¬approve" in signs(text)
    assert "approve" not in signs(text)
    assert "approve" in signs("The budget has been approved")


def test_what_is_left_of_a_contraction_is_no_sign() -> None:
    """«Won't» is no winning, and «don't» no don."""
    assert not {"win", "won", "don", "will", "do"} & signs("I won't, I don't")

"""Romanian signs: written with marks or without, a negation reaches past pronouns and auxiliaries to the word it turns round."""

from __future__ import annotations

import pytest

from bot.recognition.grammar import GRAMMARS
from bot.recognition.lemmas import Lemmas, split
from bot.recognition.signs import signs_of


def signs(text: str, worth_knowing: str = "") -> frozenset[str]:
    """Read the signs of a Romanian text."""
    return signs_of(split(text), Lemmas("ro", split(worth_knowing)), GRAMMARS["ro"])


@pytest.mark.parametrize(
    "text", ["Nu mi-au aprobat creditul", "N-au aprobat", "Nu ni s-a aprobat", "Nu este aprobat", "nu-i aprobat"]
)
def test_a_negation_reaches_the_verb(text: str) -> None:
    """Pronouns and auxiliaries stand between «nu» and the verb, and the verb is negated all the same."""
    assert "¬aproba" in signs(text)
    assert "aproba" not in signs(text)


def test_without_a_negation_the_verb_stays_as_it_is() -> None:
    """The same auxiliaries alone turn nothing round."""
    assert "aproba" in signs("Mi-au aprobat creditul")
    assert not any(sign.startswith("¬") for sign in signs("Mi-au aprobat creditul"))


@pytest.mark.parametrize("typed", ["mă gândesc", "ma gandesc", "MA GANDESC"])
def test_words_worth_knowing_may_be_typed_without_marks(typed: str) -> None:
    """On many keyboards nobody writes ă, â, î, ș, ț; the words of the examples are known without them."""
    assert "gândi" in signs(typed, worth_knowing="mă gândesc")


def test_cedillas_are_commas() -> None:
    """«ş» and «ţ» of old keyboards are the letters «ș» and «ț»."""
    assert split("Preţul şi situaţia") == ["prețul", "și", "situația"]


def test_maybe_is_no_word_of_a_budget() -> None:
    """«Poate» means «maybe» and «can», «am» «I have» and «I did»: alone they tell nothing."""
    assert not signs("Poate")
    assert not signs("Am")

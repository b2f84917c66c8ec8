"""Signs keep negations and pairs, and a word that may mean «maybe» is no sign by itself."""

from __future__ import annotations

import pytest

from bot.recognition.grammar import GRAMMARS
from bot.recognition.lemmas import Lemmas, split
from bot.recognition.signs import signs_of


def signs(text: str, language: str = "ru") -> frozenset[str]:
    """Read the signs of a text with nothing worth mending."""
    return signs_of(split(text), Lemmas(language, ()), GRAMMARS[language])


def test_a_negation_grows_into_its_word() -> None:
    """«Не нравится» is a sign of its own and not the sign «нравится»."""
    assert {"¬", "¬нравиться", "¬нрави*"} <= signs("мне не нравится")
    assert "нравиться" not in signs("мне не нравится")
    assert "нравиться" in signs("мне нравится")


def test_a_negated_modal_verb_turns_the_next_words_round() -> None:
    """«Не могу себе позволить» negates the allowing."""
    assert "¬позволить" in signs("не могу себе это позволить")
    assert "позволить" in signs("могу себе это позволить")


def test_pairs_do_not_depend_on_the_order_of_words() -> None:
    """«Нет денег» and «денег нет» share their pair."""
    assert "деньги+нет" in signs("нет денег") & signs("денег нет") & signs("нету денег")


@pytest.mark.parametrize(("language", "text"), [("ru", "Может"), ("ro", "Poate"), ("en", "Maybe"), ("fi", "Ehkä")])
def test_maybe_is_no_sign_by_itself(language: str, text: str) -> None:
    """«Может», «poate» and their like say nothing alone."""
    assert signs(text, language) == frozenset()


def test_other_languages_keep_their_negation() -> None:
    """English and Romanian negations turn the next word round as well."""
    assert "¬want" in signs("I don't want it", "en")
    assert any(sign.startswith("¬") and len(sign) > 1 for sign in signs("nu vreau", "ro"))

"""Finnish signs: cases meet in one lemma, each form of the negative verb turns the next word round, «ehkä» is no sign alone."""

from __future__ import annotations

import pytest

from bot.recognition.grammar import GRAMMARS
from bot.recognition.lemmas import Lemmas, split
from bot.recognition.signs import signs_of


def signs(text: str, worth_knowing: str = "") -> frozenset[str]:
    """Read the signs of a Finnish text."""
    return signs_of(split(text), Lemmas("fi", split(worth_knowing)), GRAMMARS["fi"])


@pytest.mark.parametrize(
    "text", ["en tarvitse", "et tarvitse", "ei tarvitse", "emme tarvitse", "ette tarvitse", "eivät tarvitse"]
)
def test_every_person_of_the_negative_verb_negates(text: str) -> None:
    """The negative verb has six forms, and each turns the verb behind it round."""
    assert "¬tarvita" in signs(text)
    assert "tarvita" not in signs(text)


def test_a_negated_modal_verb_reaches_the_verb_behind_it() -> None:
    """«En voi maksaa» is about not paying."""
    assert "¬maksaa" in signs("en voi maksaa")
    assert "maksaa" in signs("voin maksaa")


@pytest.mark.parametrize("form", ["budjetti", "budjettia", "budjetissa", "budjettiin", "budjetin"])
def test_case_endings_meet_in_one_lemma(form: str) -> None:
    """A Finnish noun has a dozen forms and more; they are one sign."""
    assert "budjetti" in signs(form)


def test_pairs_do_not_depend_on_the_order_of_words() -> None:
    """«Ei ole rahaa» and «rahaa ei ole» share their pair."""
    assert "raha+¬olla" in signs("ei ole rahaa") & signs("rahaa ei ole")


def test_a_mistyped_word_is_mended() -> None:
    """One slip in a word worth knowing is forgiven."""
    assert signs("sertifikatti", worth_knowing="sertifikaatti") == signs("sertifikaatti", worth_knowing="sertifikaatti")


@pytest.mark.parametrize("text", ["Ehkä", "Voi"])
def test_maybe_is_no_sign_by_itself(text: str) -> None:
    """«Ehkä» is «maybe» and «voi» is «can» and «oh»: alone they say nothing of a budget."""
    assert not signs(text)

"""Words become lemmas whatever their case, spelling of ё, punctuation and small typing mistakes."""

from __future__ import annotations

import pytest

from bot.recognition.lemmas import LONGEST_WORD, MOST_WORDS, Lemmas, split

KNOWN = split("Докажите! Пришлите документы, идёт счёт, дорого")


@pytest.fixture(scope="module")
def lemmas() -> Lemmas:
    """The Russian dictionary with a few words worth knowing."""
    return Lemmas("ru", KNOWN)


def test_split_keeps_words_alone() -> None:
    """Case, punctuation, digits, emoji and drawn-out letters go; ё is е; a word too long to be one is dropped."""
    assert split("Корооооче!!! Ещё 15% 😀 кто-то_там…") == ["короче", "еще", "кто", "то", "там"]
    assert split("я" + "аб" * LONGEST_WORD + " тут") == ["тут"]
    assert split("😀 123 \u200f\u202e ...") == []


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    """A pasted page is read to a certain word, so its reading takes no longer than theirs."""
    assert len(split("раз два " * 2048)) == MOST_WORDS


def test_forms_of_a_word_share_a_lemma(lemmas: Lemmas) -> None:
    """Inflected forms meet, and ё written as е is the same word."""
    assert lemmas.of(["докажите", "доказать", "докажи"]) == ["доказать"] * 3
    assert lemmas.of(split("идёт идет учёт учет")) == ["идти", "идти", "учет", "учет"]


@pytest.mark.parametrize(
    ("typed", "lemma"),
    [("докожите", "доказать"), ("дакажыте", "доказать"), ("докуметы", "документ"), ("пиршлите", "прислать")],
)
def test_a_mistyped_word_is_mended(lemmas: Lemmas, typed: str, lemma: str) -> None:
    """One slip in a word of five letters and more, two in a long one, are forgiven."""
    assert lemmas.of([typed]) == [lemma]


@pytest.mark.parametrize("word", ["доро", "счот", "покажите", "документальный", "qwerty", "рпролд"])
def test_short_real_and_strange_words_are_not_mended(lemmas: Lemmas, word: str) -> None:
    """A short word, a real word near a known one, and keyboard noise are not taken for a known word."""
    assert not set(lemmas.of([word])) & {"доказать", "документ", "прислать", "счет", "дорого", "дорогой"}

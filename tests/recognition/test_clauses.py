"""A text is read clause by clause, and politeness around it changes nothing of what is read."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.recognition.clauses import LONGEST_CLAUSE, MOST_CLAUSES, clauses, joined, plain_text, unmarked


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Здравствуйте! Извините, но мне это дорого. Мы на третьем этаже.", ["мне это дорого", "мы на третьем этаже"]),
        ("Kiitos, mutta en tarvitse", ["en tarvitse"]),
        ("Hyvää päivää, onko Oulussa?", ["onko oulussa?"]),
        ("Bună ziua! Mă mai gândesc", ["ma mai gandesc"]),
        ("To be honest, it's too expensive", ["it's too expensive"]),
        ("I like it, but it costs too much", ["i like it", "it costs too much"]),
        ("Сегодня - нет; завтра", ["сегодня", "нет", "завтра"]),
        ("КОРОООООЧЕ!!! Ёлки", ["короче!!!", "елки"]),
    ],
)
def test_clauses_are_what_is_said(text: str, parts: list[str]) -> None:
    """Openers go, sentences and «but» part, letters are small and drawn out no more."""
    assert clauses(text) == parts


@pytest.mark.parametrize("text", ["Здравствуйте", "No thank you", "нет, спасибо", "ei kiitos", "nu, mulțumesc", "Thanks!"])
def test_a_refusal_and_a_text_that_is_only_polite_stay_whole(text: str) -> None:
    """«No» is no opener, and of a mere greeting something is left."""
    assert clauses(text) == [unmarked(plain_text(text)) if "ț" in text else plain_text(text)]


@pytest.mark.parametrize(
    "opener", ["Hello, ", "Извините, ", "Bună ziua! ", "Kiitos, mutta ", "To be honest, ", "Скажите, пожалуйста, ", "anteeksi, "]
)
@pytest.mark.parametrize("text", ["Мне это дорого", "I can't decide. What would you do?", "Mă mai gândesc", "Hinta on kova"])
def test_an_opener_before_changes_nothing(opener: str, text: str) -> None:
    """In any of the languages, before any of them."""
    assert clauses(opener + text) == clauses(text)
    assert clauses(opener + text[0].lower() + text[1:]) == clauses(text)


def test_romanian_is_the_same_with_marks_and_without() -> None:
    """Old keyboards write a cedilla, many people nothing."""
    assert clauses("Îmi place, ţineţi-l până mâine") == clauses("Imi place, tineti-l pana maine")


def test_of_a_long_paste_the_last_clauses_are_read() -> None:
    """And of a clause without an end, its beginning."""
    assert clauses(" ".join(f"Номер {number}." for number in range(50))) == [
        f"номер {number}" for number in range(50 - MOST_CLAUSES, 50)
    ]
    assert all(len(part) <= LONGEST_CLAUSE for part in clauses("слово " * 900))


@given(st.text(max_size=200))
def test_any_text_is_parted(text: str) -> None:
    """No clause is empty, and what has been parted stays so."""
    parts = clauses(text)
    assert all(any(map(str.isalnum, part)) for part in parts)
    assert len(parts) <= MOST_CLAUSES
    assert joined(parts).count(" . ") >= len(parts) - 1
    assert len(unmarked(text)) <= len(unicodedata.normalize("NFC", text)), "some letters are written as two there"

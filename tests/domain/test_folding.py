"""How names are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.folding import fold, squeezed


@pytest.mark.parametrize(
    "alike",
    [
        ("Ștefan Țurcanu", "Ştefan Ţurcanu", "stefan turcanu", "STEFAN  TURCANU", "S\u0326tefan Turcanu"),
        ("Päivi Hämäläinen", "paivi hamalainen", "PA\u0308IVI HAMALAINEN"),
        ("Юрий Йорданов", "юрии иорданов", "Юрии\u0306 Йорданов"),
        ("Семён Ёлкин", "семен елкин"),
        ("Анна-Мария", "анна мария", "Анна‑Мария", "Анна – Мария"),
        ("О'Нил", "о’нил", "Онил", "Оʼнил"),
        ("Ăâî Ådahl", "aai adahl"),
        ("Straße Ørsted Łukasz", "strasse orsted lukasz"),
        ("ООО «Ромашка»", 'ооо "ромашка"', "ООО Ромашка"),
    ],
)
def test_names_that_differ_in_marks_alone_are_equal(alike: tuple[str, ...]) -> None:
    """Whoever types has no time, or another keyboard; old ones have ş and ţ for ș and ț."""
    assert len({fold(name) for name in alike}) == 1


@pytest.mark.parametrize(
    "different", [("Иванов", "Ивановна"), ("Анна", "Анна-Мария"), ("К-17", "К-18"), ("—", "*"), ("🌸", "🌼"), ("Мария", "Марья")]
)
def test_names_that_differ_in_letters_are_not(different: tuple[str, str]) -> None:
    """Neither are two that have nothing but signs."""
    assert len({fold(name) for name in different}) == 2


def test_spaces_can_be_left_out() -> None:
    """«Анна-Мария» is found by «аннамария»."""
    assert squeezed(fold("Анна-Мария")) == squeezed(fold("аннамария"))


@given(st.text(max_size=60))
def test_folding_again_changes_nothing(name: str) -> None:
    """So that a key may be looked up by a key."""
    assert fold(fold(name)) == fold(name)


@given(st.text(max_size=60).filter(str.strip))
def test_something_is_always_left(name: str) -> None:
    """A name that can be seen has a key."""
    assert fold(name) or not name.strip()

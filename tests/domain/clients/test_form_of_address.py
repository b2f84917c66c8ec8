"""How a client is addressed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.clients.form_of_address import LIMIT, form_of_address


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        (None, None),
        ("Иван", "Иван"),
        ("Александр Сергеевич", "Александр Сергеевич"),
        ("Александр Сергеевич Пушкин", "Александр Сергеевич"),
        ("ООО «Ромашка-Логистика-Центр-Юг»", "ООО"),
        ("Навуходоносоровский-Задунайский", "Навуходоносоровский…"),
    ],
)
def test_whole_words_that_fit(name: str | None, spoken: str | None) -> None:
    """A long name is shortened to the words that fit; nobody is addressed by half a word unless there is no other way."""
    assert form_of_address(name) == spoken


@given(st.text(min_size=1, max_size=80).filter(str.strip))
def test_never_longer_than_fits(name: str) -> None:
    """Whatever the name, the sentence keeps its length."""
    assert len(form_of_address(name) or "") <= LIMIT

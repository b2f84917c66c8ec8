"""A sentence begins as sentences do."""

from __future__ import annotations

import pytest

from bot.content.form import begins_with_capital
from bot.content.render.sentence import capitalised


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("коротко: да", "Коротко: да"),
        ("«дорого» и что?", "«Дорого» и что?"),
        ("🎈 здорово", "🎈 Здорово"),
        ("5 минут, и готово", "5 минут, и готово"),
        ("…", "…"),
        ("", ""),
    ],
)
def test_the_first_letter_is_large_and_figures_stay(text: str, said: str) -> None:
    """Quotes and icons are passed over; a sentence that opens with a figure is right as it is."""
    assert capitalised(text) == said


@pytest.mark.parametrize(
    ("text", "capital"),
    [
        ("Когда", True),
        ("когда", False),
        ("Вы", False),
        ("НДС", False),
        ("«Долго»", True),
        ("А вы", True),
        ("5 Минут", False),
        ("!", False),
    ],
)
def test_a_capital_inside_a_sentence_needs_a_reason(text: str, capital: bool) -> None:
    """Polite forms and abbreviations have one."""
    assert begins_with_capital(text, frozenset({"вы"})) is capital

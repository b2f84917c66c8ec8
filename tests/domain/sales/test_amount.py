"""Sums of money as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.sales.amount import LARGEST_AMOUNT, MINOR, Currency, read_amount

UNITS = [
    ("120к", 120_000, None),
    ("120 тыс", 120_000, None),
    ("120 тыс.", 120_000, None),
    ("45 т.р.", 45_000, Currency.RUB),
    ("1,5 млн", 1_500_000, None),
    ("1.25 млн руб", 1_250_000, Currency.RUB),
    ("12 000 €", 12_000, Currency.EUR),
    ("12\u00a0000\u00a0€", 12_000, Currency.EUR),
    ("12.000", 12_000, None),
    ("1,500", 1_500, None),
    ("1 234 567", 1_234_567, None),
    ("1.234.567", 1_234_567, None),
    ("2.500,50 lei", 2_500.5, None),
    ("2,500.50", 2_500.5, None),
    ("3 mii lei", 3_000, None),
    ("3,2 t€", 3_200, Currency.EUR),
    ("15 tonnia", 15_000, None),
    ("99,90", 99.9, None),
    ("$1,200", 1_200, Currency.USD),
    ("12’000", 12_000, None),
    ("500 ron", 500, Currency.RON),
    ("на 30к", 30_000, None),
    ("120000,-", 120_000, None),
]


@pytest.mark.parametrize(("typed", "units", "currency"), UNITS, ids=[typed for typed, _, _ in UNITS])
def test_a_sum_is_read_as_people_write_it(typed: str, units: float, currency: Currency | None) -> None:
    """Thousands as к, k, t, mii; parted by spaces, points or commas; with or without the money."""
    read = read_amount(typed)
    assert read is not None
    assert (read.amount, read.currency) == (round(units * MINOR), currency)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "много",
        "0",
        "0,00",
        "12 и 15",
        "12 00",
        "1,2,3",
        "1.2345",
        "12 яблок",
        "+7 915 123 45 67",
        "9" * 40,
        "12,345,67",
        "5%",
    ],
)
def test_what_is_no_sum_is_not_taken_for_one(typed: str) -> None:
    """Whoever writes anything else is asked again, and nothing is guessed."""
    assert read_amount(typed) is None


@given(st.integers(1, LARGEST_AMOUNT // MINOR), st.sampled_from(["", " ", ".", ",", "\u00a0", "\u202f", "'"]))
def test_thousands_are_parted_by_whatever_sign(units: int, sign: str) -> None:
    """Every whole sum is read the same, whatever parts its thousands."""
    read = read_amount(f"{units:,}".replace(",", sign))
    assert read is not None
    assert read.amount == units * MINOR


@given(st.text(max_size=60))
def test_anything_may_be_typed(text: str) -> None:
    """Nothing that is typed breaks the reading, and what is read is a sum that can be kept."""
    read = read_amount(text)
    assert read is None or 0 < read.amount <= LARGEST_AMOUNT

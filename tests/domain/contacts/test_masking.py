"""Masking hides phones and e-mails in every usual spelling and leaves figures of the trade alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.masking import EMAIL_SIGN, PHONE_SIGN, mask

PHONES = (
    "+7 999 123-45-67",
    "8 (999) 123 45 67",
    "89991234567",
    "8-800-555-35-35",
    "8 800 100 20 30",
    "+7(495)1234567",
    "495 123-45-67",
    "123-45-67",
    "1234567",
    "+40 721 234 567",
    "0721 234 567",
    "0721.234.567",
    "021/312.45.67",
    "+373 22 123 456",
    "+358 40 123 4567",
    "040 123 4567",
    "09 1234567",
    "00358 40 1234567",
    "+1 (212) 555-0100",
    "+44 20 7946 0958",
    "+7 900 000 000",
    "8\u00a0999\u00a0123\u00a045\u00a067",
    "8 – 999 – 123 – 45 – 67",
    "٠١٢٣٤٥٦٧٨٩",
)
EMAILS = ("ivan@mail.ru", "Ivan.Petrov+sale@sub.example.co.uk", "иван@почта.рф", "79991234567@mail.ru", "a_b-c@x-y.fi")
FIGURES = (
    "150 000 руб",
    "12.5%",
    "1 500 000 руб.",
    "1500000 руб",
    "1 250 300 ₽",
    "1.234.567,89 €",
    "от 150 000 - 200 000 руб",
    "от 1 500 000 до 2 000 000",
    "1 500 000 – 2 000 000",
    "бюджет 2 000 000, не больше",
    "12 500 000 lei",
    "1500000 тысяч",
    "12.05.2024",
    "2024-05-12",
    "12/05/2024 14:30",
    "с 12.05.2024-15.06.2024",
    "2019-2024",
    "9.00-18.00",
    "10:00 - 18:00",
    "заказ 123456",
    "заказ № 12-3456",
    "150000",
    "24/7",
    "в 2024 году купили 300",
    "3 шт по 150 000",
)
LOOKS_LIKE_PHONE = re.compile(r"\d(?:[ ()-]{0,2}\d){6,}")


@pytest.mark.parametrize("phone", PHONES)
def test_phone_becomes_a_sign(phone: str) -> None:
    """A phone number in any usual spelling is replaced whole, and the words around it stay."""
    assert mask(phone) == PHONE_SIGN
    assert mask(f"Мой номер {phone}, звоните!") == f"Мой номер {PHONE_SIGN}, звоните!"
    assert mask(f"тел:{phone}") == f"тел:{PHONE_SIGN}"


@pytest.mark.parametrize("email", EMAILS)
def test_email_becomes_a_sign(email: str) -> None:
    """An e-mail address is replaced whole, and the full stop after it stays."""
    assert mask(email) == EMAIL_SIGN
    assert mask(f"Пишите на {email}.") == f"Пишите на {EMAIL_SIGN}."


@pytest.mark.parametrize("figure", FIGURES)
def test_figures_of_the_trade_stay(figure: str) -> None:
    """Prices, dates, years, hours and short numbers are left as they are."""
    assert mask(figure) == figure
    assert mask(f"Скажем, {figure}, и хватит.") == f"Скажем, {figure}, и хватит."


def test_several_contacts_in_one_text_are_all_masked() -> None:
    """Each contact gets its own sign, a price between them stays."""
    text = "+7 999 123-45-67 или ivan@mail.ru, цена 150 000 руб, ещё 8 (495) 765-43-21"
    assert mask(text) == f"{PHONE_SIGN} или {EMAIL_SIGN}, цена 150 000 руб, ещё {PHONE_SIGN}"


def test_a_card_number_is_masked_as_well() -> None:
    """A number longer than any phone is hidden whole: it is private too."""
    assert mask("карта 4276 1234 5678 9012") == f"карта {PHONE_SIGN}"


TYPED = st.text(alphabet=st.sampled_from("0123456789 +-.()/@:,%абрубmailru₽\n\u00a0☎[]😀ـ٣"), max_size=4096)


@given(st.one_of(TYPED, st.text(max_size=200)))
def test_masking_is_idempotent_and_never_longer(text: str) -> None:
    """Masked text stays as it is when masked again, and a message that fitted still fits."""
    once = mask(text)
    assert mask(once) == once
    assert len(once) <= len(text)


@given(
    before=st.text(max_size=20),
    plus=st.sampled_from(("+", "+7 ", "8 (", "0", "00")),
    digits=st.text(alphabet="0123456789", min_size=8, max_size=14),
    dashes=st.sets(st.integers(1, 12)),
    after=st.text(alphabet=st.characters(categories=("Ll", "Lu", "Po")), max_size=20),
)
def test_no_number_that_looks_like_a_phone_is_left(before: str, plus: str, digits: str, dashes: set[int], after: str) -> None:
    """However a number is written, no seven digits in a row are left of it unless they read as money, hours or a date."""
    number = "".join(f"-{digit}" if place in dashes else digit for place, digit in enumerate(digits))
    masked = mask(f"{before} тел. {plus}{number} {after}")
    assert PHONE_SIGN in masked
    assert not LOOKS_LIKE_PHONE.search(masked.split("тел.", 1)[1])


@pytest.mark.parametrize("behind", ["E", "e", "€", "eur", "руб", "р.", "lei", "%", "kpl", "m", "т"])
def test_what_is_announced_as_a_phone_is_no_sum_of_money(behind: str) -> None:
    """However short it is: a letter behind it may as well begin the next word; without the announcement it is a sum."""
    assert mask(f"тел. +10000000 {behind}") == f"тел. {PHONE_SIGN} {behind}"
    assert mask(f"скидка +10 000 000 {behind}") == f"скидка +10 000 000 {behind}"


def test_a_long_text_without_contacts_is_left_alone() -> None:
    """A message of the greatest length, one word or all digits and dashes, comes through."""
    assert mask("а" * 4096) == "а" * 4096
    assert mask("1-" * 2048) == PHONE_SIGN + "-"

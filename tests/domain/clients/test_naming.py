"""What a client may be called, by name or by code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.clients.naming import CODE_LIMIT, ClientName, ClientNaming, made_code, read_client_name, read_code
from bot.domain.names import tidy_name


@pytest.mark.parametrize("typed", ["К-17", "k17", " А1 ", "2026/11", "Б2.4", "№17"[1:], "клиент17"])
def test_a_word_with_a_digit_is_a_code(typed: str) -> None:
    """Spaces around it do not count."""
    assert read_code(typed) == typed.strip()


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "Иван",
        "Иван Петрович",
        "Иван 17",
        "К 17",
        "+79991234567",
        "89991234567",
        "a1@b2.ru",
        "К-17\nещё",
        "К" * 20 + "1",
        "-17",
        "<b>1",
    ],
)
def test_names_phones_and_sentences_are_none(typed: str) -> None:
    """Nothing personal is kept under codes."""
    assert read_code(typed) is None
    assert read_client_name(typed, ClientNaming.CODES) is None


def test_under_names_everything_that_was_a_name_stays_one() -> None:
    """A code typed there is a name like any other."""
    assert read_client_name(" Иван  Петрович ", ClientNaming.NAMES) == ClientName(text="Иван Петрович")
    assert read_client_name("К-17", ClientNaming.NAMES) == ClientName(text="К-17", is_code=False)


CRM_NUMBERS = (
    *("2026/0001234", "2026-0001234", "2025.123456", "1998/12345", "К-2026/0001234", "26/0001234", "2026№0012345"),
    *("0001234567", "0000123", "000012345678", "A-1234567", "a-1234567", "К1234567", "CRM-1234567", "CRM12345678"),
    *("ИД/0001234567", "К№1234567", "A-0001234567", "Z.7654321"),
)
PHONES = (
    *("89161234567", "8-916-1234567", "+79161234567", "79161234567", "9161234567", "0401234567", "040-1234567", "0401/234567"),
    *("00358401234567", "0037369123456", "069123456", "0722123456", "0264/123456", "1234567", "123-4567", "12345678"),
    *("1000012345", "20260001234", "2026 0001234", "89161234567А", "1234567A", "А-89161234567", "A-0401234567"),
    *("A0037369123456", "CRM-79161234567", "Иван1234567", "anna1234567"),
)
SAID_TO_BE_PHONES = ("т-1234567", "т1234567", "тел1234567", "tel-1234567", "p1234567", "puh1234567", "т.12345678", "ТЕЛ-1234567")


@pytest.mark.parametrize("typed", CRM_NUMBERS)
def test_a_number_from_another_program_is_a_code_and_a_name(typed: str) -> None:
    """A year before it, zeros in front, letters in front: no phone looks so, however long it is."""
    assert read_client_name(typed, ClientNaming.CODES) == ClientName(text=typed, is_code=True)
    assert read_client_name(typed, ClientNaming.NAMES) == ClientName(text=typed)


@pytest.mark.parametrize("typed", SAID_TO_BE_PHONES)
def test_what_is_said_to_be_a_phone_is_no_code(typed: str) -> None:
    """Whatever its shape."""
    assert read_code(typed) is None


@pytest.mark.parametrize("typed", PHONES)
def test_a_phone_is_neither(typed: str) -> None:
    """Nor is what may be one: bare digits, and such behind a name."""
    assert read_code(typed) is None
    name = read_client_name(typed, ClientNaming.NAMES)
    assert name is None or sum(map(str.isdecimal, name.text)) < 7


@pytest.mark.parametrize("typed", ["2026/0001234", "0001234567", "К1234567"])
def test_among_words_a_long_number_stays_a_phone(typed: str) -> None:
    """Only alone it is the client's number: beside a name nobody said what it is."""
    assert tidy_name(f"Иван Петров {typed}") in ("Иван Петров", "Иван Петров К")


@given(st.text())
def test_a_code_is_short_one_word_and_has_a_digit(typed: str) -> None:
    """Whatever is typed."""
    code = read_code(typed)
    if code is not None:
        assert len(code) <= CODE_LIMIT
        assert code.split() == [code]
        assert any(sign.isdecimal() for sign in code)


@pytest.mark.parametrize("language", ["ru", "en", "ro", "fi", "xx"])
def test_a_code_that_the_bot_makes_is_one(language: str) -> None:
    """In every language, also in one that is added later."""
    for number in (1, 17, 999_999):
        assert read_code(made_code(number, language)) == made_code(number, language)


def test_nothing_is_kept_while_names_or_codes_are_not_chosen() -> None:
    """Neither a name nor a code: the owner may still choose the other."""
    assert read_client_name("Иван", None) is None
    assert read_client_name("К-17", None) is None

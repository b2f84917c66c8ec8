"""What a client may be called, by name or by code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.clients.naming import CODE_LIMIT, ClientName, ClientNaming, made_code, read_client_name, read_code


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

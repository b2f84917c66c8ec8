"""A lone text is taken for a name when it has the shape of one and is not a known remark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.clients.lone_name import LONGEST_NAME, looks_like_name, may_be_name
from bot.domain.folding import fold

REMARKS = frozenset(map(fold, frozenset({"короче", "Здорово", "алло", "Ещё"})))


@pytest.mark.parametrize(
    "text",
    [
        "Иван",
        "Иван Петрович",
        "Иванов Иван Петрович",
        "Анна-Мария",
        "О'Коннор",
        "Д’Артаньян",
        "Салтыков-Щедрин",
        "Ștefan Țăranu",
        "Jyväskylä",
        "Ion",
        "Pekka Väinö Ääninen",
        "Пётр",
        "Анна П",
        "  Иван   Петрович ",
        "Cafe\u0301 Rene\u0301",
    ],
)
def test_names_are_recognised(text: str) -> None:
    """One to three capitalised words, with hyphens, apostrophes and diacritics, look like a name."""
    assert looks_like_name(text, REMARKS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "иван",
        "Иван!",
        "Иван?",
        "Иван, Пётр",
        "Иван.",
        "Иван Петрович из банка",
        "Иван петрович",
        "Иван 2",
        "СРОЧНО",
        "Я",
        "Я Иван",
        "-Иван",
        "Иван-",
        "Иван - Петров",
        "😀",
        "Иван 😀",
        "מיכאל",
        "123",
        "/start",
        "<b>Иван</b>",
        "А" + "б" * LONGEST_NAME,
        "Иван Петрович Сидорович Кузьмич",
    ],
)
def test_other_texts_are_no_names(text: str) -> None:
    """Digits, sentence signs, small letters, shouting, foreign shapes and long texts are not names."""
    assert not looks_like_name(text, REMARKS)


@pytest.mark.parametrize("text", ["domnule Popescu", "Doamnă Rusu", "doamna Maria Ionescu", "domnul Ștefan"])
def test_a_form_of_address_belongs_to_the_name(text: str) -> None:
    """«Domnule» and «doamnă» stand before the name, small or capitalised, even where they are common words."""
    assert looks_like_name(text, {"domnule", "domnul", "doamna"})


@pytest.mark.parametrize("text", ["domnule", "doamnă popescu", "domnule, Popescu", "domnule Alo"])
def test_a_form_of_address_alone_is_no_name(text: str) -> None:
    """What follows it is still held to the shape of a name."""
    assert not looks_like_name(text, {"alo"})


@pytest.mark.parametrize("text", ["Короче", "Здорово", "Алло", "Еще", "Алло Иван"])
def test_a_known_remark_is_no_name(text: str) -> None:
    """A common word is refused in any case, with е or ё, also beside a name; without the list it would pass."""
    assert not looks_like_name(text, REMARKS)
    assert looks_like_name(text, ())


@given(st.text(max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    """No text raises, and what passes is short and free of digits."""
    if looks_like_name(text, REMARKS):
        assert not any(char.isdigit() for char in text)
        assert len(" ".join(text.split())) <= LONGEST_NAME + 4  # composed letters may come decomposed


@pytest.mark.parametrize(
    "text",
    [
        "Анна",
        "анна",
        "иван петров",
        "Канарейкин Второй",
        "ООО «Ромашка»",
        "Сергей Шины Ривьера",
        "Анна (от Олега)",
        "Smith, John",
        "К-17",
    ],
)
def test_what_was_asked_for_as_a_name_may_be_a_firm_or_in_small_letters(text: str) -> None:
    """Nobody is asked «name or words?» for those."""
    assert may_be_name(text, REMARKS, "ru")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Короче",
        "скажите короче",
        "▶ Начните звонок",
        "Иван, а сколько это стоит?",
        "перезвоните мне завтра",
        "да да да да да да да",
    ],
)
def test_a_remark_is_no_name_although_one_was_asked_for(text: str) -> None:
    """Neither is a label of the keyboard, nor a sentence with a name in it."""
    assert not may_be_name(text, REMARKS, "ru")

"""Whether a text says what a client is called: in doubt it does."""

from __future__ import annotations

import pytest

from bot.domain.clients.named_in import is_named_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("передайте Анне, что дорого", "Анна Котова"),
        ("котовой это не нужно", "Анна Котова"),
        ("это ООО ромашка, нам дорого", "ООО «Ромашка»"),
        ("hamalaisen mielestä kallis", "Hämäläinen"),
        ("по заявке 2026/0001234", "2026/0001234"),
        ("tell Stefan it is too much", "Ștefan"),
    ],
)
def test_any_form_of_any_word_of_the_name_is_found(text: str, name: str) -> None:
    """Declined, without its marks, in the middle of a sentence, and a code too."""
    assert is_named_in(text, name)


@pytest.mark.parametrize(
    ("text", "name"), [("это слишком дорого", "Анна Котова"), ("господин директор занят", "господин Ли"), ("ну да", "Да Нг")]
)
def test_titles_and_words_of_two_letters_are_no_name(text: str, name: str) -> None:
    """They tell nobody."""
    assert not is_named_in(text, name)

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
        ("для ани дорого", "Аня Котова"),
        ("юре дорого", "Юра"),
        ("дорого льву", "Лев"),
        ("со львом не договориться", "Лев"),
        ("у оли нет денег", "Оля"),
        ("без иры не решаю", "Ира"),
        ("это с яной надо решать", "Яна"),
        ("зое такое не по карману", "Зоя"),
        ("дорого для цоя", "Цой"),
        ("anei e scump", "Ana"),
        ("idalle liian kallista", "Ida"),
    ],
)
def test_any_form_of_any_word_of_the_name_is_found(text: str, name: str) -> None:
    """Declined, without its marks, in the middle of a sentence, and a code too."""
    assert is_named_in(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("это слишком дорого", "Анна Котова"),
        ("господин директор занят", "господин Ли"),
        ("ну да", "Да Нг"),
        ("он лет пять думает", "Лев"),
        ("told to wait", "Tom"),
        ("and then", "Ana"),
        ("dar e scump", "Dan"),
    ],
)
def test_titles_words_of_two_letters_and_what_no_name_becomes_are_no_name(text: str, name: str) -> None:
    """They tell nobody; of a name of three letters only what gives way in it may be another."""
    assert not is_named_in(text, name)

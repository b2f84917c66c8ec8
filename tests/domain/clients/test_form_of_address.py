"""How a client is addressed, and when no name is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.clients.form_of_address import LIMIT, form_of_address


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("Иван", "Иван"),
        ("Александр Сергеевич", "Александр Сергеевич"),
        ("Александр Сергеевич Пушкин", "Александр Сергеевич"),
        ("Иванов Иван Иванович", "Иван Иванович"),
        ("Петрова-Водкина Мария Сергеевна", "Мария Сергеевна"),
        ("Александр Александрович Воскресенский", "Александр Александрович"),
        ("Станиславский Константин Константинович", "Константин Константинович"),
        ("Мамедов Ильхам Гейдар оглы", "Ильхам"),
        ("ИВАНОВА АННА", "Анна"),
        ("иванов иван", "Иван"),
        ("Лука Лукич", "Лука Лукич"),
        ("Иванова Анна-Мария", "Анна-Мария"),
    ],
)
def test_name_and_patronymic_wherever_the_surname_stands(name: str, spoken: str) -> None:
    """Lists put the surname first; capitals are not shouted; both are said whole."""
    assert form_of_address(name, "ru") == spoken


@pytest.mark.parametrize(
    ("name", "spoken"),
    [("Роман Станкевич", "Роман"), ("Анна Абрамович", "Анна"), ("Рабинович Абрам Моисеевич", "Абрам Моисеевич")],
)
def test_a_surname_that_ends_as_a_patronymic_is_none(name: str, spoken: str) -> None:
    """A woman's father is not named so, and nobody's father is called «Станк»."""
    assert form_of_address(name, "ru") == spoken


@pytest.mark.parametrize(
    ("language", "name", "spoken"),
    [
        ("ro", "Popescu Ion", "Ion"),
        ("ro", "Ștefan Țurcanu", "Ștefan"),
        ("ro", "POPA VASILE", "Vasile"),
        ("ro", "Ana-Maria Dobre", "Ana-Maria"),
        ("ro", "Marin Ana", "Ana"),
        ("fi", "Virtanen Matti", "Matti"),
        ("fi", "Korhonen Anna-Liisa", "Anna-Liisa"),
        ("fi", "Åke Lindström", "Åke"),
        ("fi", "Ivanova Svetlana", "Svetlana"),
        ("en", "Smith, John", "John"),
        ("en", "Taylor, Jordan", "Jordan"),
        ("en", "John Smith Jr.", "John"),
        ("en", "DeShawn Williams", "DeShawn"),
        ("en", "Xiomara Lopez", "Xiomara"),
    ],
)
def test_the_first_name_in_the_order_of_each_language(language: str, name: str, spoken: str) -> None:
    """Rare ones too, where the other word is a surname."""
    assert form_of_address(name, language) == spoken


@pytest.mark.parametrize(
    ("language", "name", "spoken"),
    [
        ("ru", "Сергей Шины Ривьера", "Сергей"),
        ("ru", "Анна (от Олега)", "Анна"),
        ("ru", "Анна от Олега", "Анна"),
        ("ru", "Дмитрий Авито", "Дмитрий"),
        ("ru", "ИП Иванов Иван Иванович", "Иван Иванович"),
        ("ru", "ООО «Вектор», Сергей", "Сергей"),
        ("ru", "директор Иван", "Иван"),
        ("ru", "Анна 2", "Анна"),
        ("ro", "Ion de la Dedeman", "Ion"),
        ("ro", "SC Romita SRL Ion Popescu", "Ion"),
        ("fi", "Matti Virtanen, Oy Rakennus Ab", "Matti"),
        ("en", "Mike from Ford", "Mike"),
        ("en", "Sarah (accounts)", "Sarah"),
    ],
)
def test_what_stands_beside_a_name_is_not_said(language: str, name: str, spoken: str) -> None:
    """Trades, firms, whose friend he is."""
    assert form_of_address(name, language) == spoken


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("ru", "Иванов"),
        ("ru", "Иванов И. И."),
        ("ru", "ООО «Ромашка»"),
        ("ru", "ООО Ромашка"),
        ("ru", "Салон Анна"),
        ("ru", "Мария ООО"),
        ("ru", "мама Кати"),
        ("ru", "жена Александра"),
        ("ru", "Новый клиент"),
        ("ro", "Ionescu"),
        ("ro", "SC Romita SRL"),
        ("ro", "soția lui Ion"),
        ("fi", "Virtanen"),
        ("fi", "Oy Rakennus Ab"),
        ("fi", "Matin vaimo"),
        ("en", "Smith"),
        ("en", "ACME Ltd"),
        ("en", "J. Smith"),
        ("en", "John's wife"),
        ("en", "Henry Ford & Sons"),
        ("en", "Навуходоносоровский-Задунайский"),
    ],
)
def test_where_no_name_is_known_none_is_said(language: str, name: str) -> None:
    """Neither a surname alone nor a firm; a sentence without a name offends nobody."""
    assert form_of_address(name, language) is None


@pytest.mark.parametrize(
    ("language", "name", "spoken"),
    [
        ("en", "mr. smith", "Mr Smith"),
        ("en", "Dr Helen Ward", "Dr Ward"),
        ("en", "Sir Ian Moore", "Sir Ian"),
        ("en", "Mr & Mrs Lowe", "Mr and Mrs Lowe"),
        ("en", "Mr John Smith", "John"),
        ("ro", "dl Popescu", "domnule Popescu"),
        ("ro", "d-na Rusu", "doamnă Rusu"),
        ("ro", "domnule Popescu", "domnule Popescu"),
        ("ru", "г-н Соколов", "господин Соколов"),
        ("ru", "г-жа Анна Соколова", "Анна"),
        ("fi", "hra Niemi", "herra Niemi"),
    ],
)
def test_a_title_is_said_with_a_surname_where_no_first_name_is_known(language: str, name: str, spoken: str) -> None:
    """As it is said aloud, not as it is abbreviated; in Romanian as people are called."""
    assert form_of_address(name, language) == spoken


@pytest.mark.parametrize(
    ("language", "name", "spoken"),
    [
        ("ru", "ООО «Заря» (Марина)", "Марина"),
        ("en", "Northgate Ltd (Helen)", "Helen"),
        ("fi", "Alfa Ky (Timo Laine)", "Timo"),
        ("fi", "Timo Alfa Oy:stä", "Timo"),
        ("ru", "Гасанов Фархат Вели оглы", "Фархат"),
        ("ro", "Demir Emre", "Emre"),
        ("en", "De Vries, Anna", "Anna"),
    ],
)
def test_the_person_of_a_firm_and_the_names_of_guests(language: str, name: str, spoken: str) -> None:
    """In brackets behind a firm; between surname and father; behind a guest's surname."""
    assert form_of_address(name, language) == spoken


@pytest.mark.parametrize(("language", "name"), [("fi", "Parturi-Kahvila Tiina"), ("fi", "K-market Ranta"), ("ro", "Fam. Rusu")])
def test_houses_and_families_are_no_persons(language: str, name: str) -> None:
    """Nor are those whose trade is part of a word."""
    assert form_of_address(name, language) is None


RIGHT = {"ru": 95, "en": 95, "ro": 95, "fi": 95}
"""Of a hundred: the goal. When measured for the first time, before anybody had looked at them, 96, 90, 91 and 91 of the first set
were right; of the second, after what the first had taught, 97, 97, 99, 96, a surname behind its title taken as right."""


@pytest.mark.parametrize("file", ["names.jsonl", "more_names.jsonl"])
@pytest.mark.parametrize("language", RIGHT)
def test_a_hundred_names_of_each_language(language: str, file: str) -> None:
    """Written by somebody who knew neither tables nor rules; an empty list, or null in it, means that no name may be said."""
    lines = Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines()
    names = [one for one in map(json.loads, lines) if one["language"] == language]
    wrong = [
        (one["name"], spoken)
        for one in names
        if (spoken := form_of_address(one["name"], language)) not in (one["address"] or [None])
    ]
    assert len(names) == 100
    assert len(names) - len(wrong) >= RIGHT[language], wrong


def test_nobody_has_no_name() -> None:
    """A call without a client's name is one as well."""
    assert form_of_address(None, "ru") is None


@given(st.text(max_size=80), st.sampled_from(["ru", "ro", "fi", "en", "xx"]))
def test_never_longer_than_fits(name: str, language: str) -> None:
    """Whatever the name, the sentence keeps its length, and no sign of the way in which it was read is left."""
    spoken = form_of_address(name, language)
    assert spoken is None or (0 < len(spoken) <= LIMIT and "\x00" not in spoken)

"""Which lines of the examples are drills as they are."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest

from bot.domain.calls.temperament import Temperament
from bot.domain.training.drills import RecogniseDrill
from bot.domain.training.examples import drills_of_examples

CUES = {
    Temperament.CHOLERIC: ["⚡ Короче!", "⚡ Всё не так"],
    Temperament.MELANCHOLIC: ["🌱 А Вы как?"],
    Temperament.SANGUINE: ["🎈 Фантастика"],
    Temperament.PHLEGMATIC: ["📐 По пунктам"],
}
CLEAR = "Решаем сейчас или я вешаю трубку"


def _offered(examples: Mapping[str, Sequence[str]]) -> list[RecogniseDrill]:
    return list(drills_of_examples(examples, CUES).values())


def test_a_line_shows_the_type_under_which_it_stands() -> None:
    """An editor has put it there; what says nothing stands for «cannot tell»."""
    found = _offered({"choleric": [CLEAR], "nothing": ["Мы работаем с девяти до шести"], "can_no": ["Денег нет совсем никаких"]})
    assert [(one.text, one.temperament) for one in found] == [
        (CLEAR, Temperament.CHOLERIC),
        ("Мы работаем с девяти до шести", None),
    ]
    assert all(one.why is None and one.facts == () and not one.retired for one in found)


@pytest.mark.parametrize(
    "unclear",
    [
        "Короче, ну сколько",  # 18 characters
        "Непременно пришлите документацию",  # three words
        "решаем сейчас или я вешаю трубку",  # begins small
        "Перезвоните мне на 15 минут позже",  # figures
        "Я " + "очень " * 27 + "спешу",  # 169 characters
    ],
)
def test_what_needs_its_neighbours_is_not_offered(unclear: str) -> None:
    """Too short, too long, in the middle of something, or with somebody's figures."""
    assert _offered({"choleric": [unclear, CLEAR]})[0].text == CLEAR


def test_a_line_under_two_types_is_not_offered() -> None:
    """However it is written there; under a type and an objection it is clear enough."""
    twice = {"choleric": [CLEAR], "phlegmatic": [CLEAR.lower() + "!"], "objection_price": [CLEAR]}
    assert [one.text for one in _offered({**twice, "phlegmatic": []})] == [CLEAR]
    folded_alike = {"choleric": [CLEAR], "phlegmatic": [CLEAR.upper()]}
    assert _offered(folded_alike) == []
    assert _offered({"choleric": [CLEAR], "nothing": [CLEAR]}) == []


def test_an_id_is_made_of_the_words() -> None:
    """It survives another order, other capitals and a letter's marks; other words are another drill."""
    lines = [CLEAR, "Ну и долго мне ещё ждать вас?", "Почему так медленно вы работаете?"]
    ids = {one.text: one.id for one in _offered({"choleric": lines})}
    random.Random(4).shuffle(lines)
    assert {one.text: one.id for one in _offered({"choleric": lines})} == ids
    assert ids[CLEAR] == "ex.choleric." + ids[CLEAR][-8:]
    assert int(ids[CLEAR][-8:], 16) >= 0
    [retyped] = _offered({"choleric": [CLEAR.replace("Решаем", "РЕШАЕМ")]})
    assert retyped.id == ids[CLEAR]
    [changed] = _offered({"choleric": [CLEAR.replace("трубку", "телефон")]})
    assert changed.id != ids[CLEAR]


@pytest.mark.parametrize(
    ("text", "label", "decides"),
    [
        ("Опять всё, не так сделали!", "choleric", "всё, не так"),
        ("Сравним всё по пунктам, не спеша", "phlegmatic", "по пунктам"),
        ("Короче, что у вас там есть?", "choleric", None),  # one word may stand there by chance
        ("По пунктам у вас всё не так", "phlegmatic", None),  # a cue of another type stands there too
        ("Опять всё не так сделали!", "sanguine", None),
        ("Опять всё не такое сделали!", "choleric", None),
        ("Опять всё не так сделали!", "nothing", None),
    ],
)
def test_what_decides_is_named_only_where_a_cue_of_the_type_says_so(text: str, label: str, decides: str | None) -> None:
    """As it is written in the line; of any other line nobody has said what decides."""
    [found] = _offered({label: [text]})
    assert found.decides == decides
    assert decides is None or decides in text

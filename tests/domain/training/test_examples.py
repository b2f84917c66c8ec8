"""Which lines of the examples are drills as they are."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest

from bot.domain.calls.temperament import Temperament
from bot.domain.training.drills import RecogniseDrill
from bot.domain.training.examples import drills_of_examples

CLEAR = "Решаем сейчас или я вешаю трубку"


def _offered(examples: Mapping[str, Sequence[str]], decides: Mapping[str, str] | None = None) -> list[RecogniseDrill]:
    """The drills of examples; unless it is said what decides, the whole of each line does."""
    every = {text: text for texts in examples.values() for text in texts}
    return list(drills_of_examples(examples, every if decides is None else decides).values())


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


def test_a_line_of_a_type_is_offered_only_with_what_decides_in_it() -> None:
    """Of any other nobody could be told why the answer is right; where one cannot tell, nothing decides, whoever says so."""
    neutral = "Мы работаем с девяти до шести"
    examples = {"choleric": [CLEAR, "Ну и долго мне ещё ждать вас?"], "nothing": [neutral]}
    found = _offered(examples, {CLEAR: "Решаем сейчас", neutral: "с девяти"})
    assert [(one.text, one.decides) for one in found] == [(CLEAR, "Решаем сейчас"), (neutral, None)]


def test_one_line_in_two_spellings_is_offered_as_it_was_named() -> None:
    """The other spelling is no second drill."""
    assert [one.text for one in _offered({"choleric": [CLEAR, CLEAR + "!"]}, {CLEAR: "Решаем сейчас"})] == [CLEAR]

"""Intent buttons and objections, from the first second on."""

from __future__ import annotations

import pytest

from bot.domain.calls.intent import Known
from bot.domain.calls.script import Occasion
from bot.domain.calls.temperament import Temperament
from bot.screens.calls.actions import SetLanguage
from tests.buttons import (
    CAN,
    CAN_NOT,
    CHOLERIC,
    COST,
    FROM_OCCASIONS,
    MORE,
    OBJECTS,
    OCCASIONS,
    PRICE,
    TO_CUES,
    UNDO,
    WANTS,
    WANTS_NOT,
    cue,
    means,
)
from tests.conversation.card_rules import check_chat, derived
from tests.floor import Desk, Floor

CAUSES = ("price", "think", "competitor", "trust", "no_need", "not_now")


def intent_row(desk: Desk) -> list[str]:
    """The keys of the words on the row of intent."""
    keys = [f"{name}_{value}{mark}" for name in ("wants", "can") for value in ("yes", "no") for mark in ("", "_chosen")]
    said = {desk.floor.says(f"button.{key}"): key for key in keys}
    return [said[label] for label in desk.card.labels[2]]


async def test_intent_is_marked_and_absolute(floor: Floor, anna: Desk) -> None:
    """The chosen answer is marked; the other one replaces it; the task follows."""
    await anna.send("/call")
    await anna.tap(WANTS)
    assert intent_row(anna) == ["wants_yes_chosen", "wants_no", "can_yes", "can_no"]
    await anna.tap(WANTS_NOT)
    assert intent_row(anna) == ["wants_yes", "wants_no_chosen", "can_yes", "can_no"]
    await anna.tap(CAN)
    assert intent_row(anna) == ["wants_yes", "wants_no_chosen", "can_yes_chosen", "can_no"]
    assert (await floor.call())["wants"] == "no"
    assert (await floor.call())["can"] == "yes"


async def test_where_intent_is_unknown_the_task_is_to_find_it_out(floor: Floor, anna: Desk) -> None:
    """Wants first, then the budget, then the task of the cell."""
    await anna.send("/call")
    asks_wants = anna.card.lines[2]
    await anna.tap(WANTS)
    asks_can = anna.card.lines[2]
    await anna.tap(CAN_NOT)
    assert len({asks_wants, asks_can, anna.card.lines[2]}) == 3
    assert (await floor.exported())[0]["intent"] == "yes/no"


async def test_the_same_answer_again_changes_nothing(floor: Floor, anna: Desk) -> None:
    """An action that names its result is idempotent: same screen, same revision, and undo takes one step only."""
    await anna.send("/call")
    before = anna.card.text
    await anna.tap(WANTS)
    revision, text = (await floor.call())["revision"], anna.card.text
    data = anna.card.data(floor.says("button.wants_yes_chosen"))
    for _ in range(3):
        floor.clock.advance(seconds=10)
        await anna.tap_data(anna.card.id, data)
    assert (await floor.call())["revision"] == revision
    assert anna.card.text == text
    await anna.tap(UNDO)
    assert anna.card.text != text
    assert anna.card.lines[0] == before.split("\n")[0]


async def test_an_answer_about_intent_settles_an_objection(floor: Floor, anna: Desk) -> None:
    """Even when the intent was known before: who says «he wants» again has got over the objection."""
    await anna.send("/call")
    await anna.tap(WANTS)
    await anna.tap(OBJECTS)
    await anna.tap(PRICE)
    await anna.tap(floor.says("button.wants_yes_chosen"))
    assert anna.card.has(CHOLERIC), "the cues are back"
    assert (await derived(floor, await floor.call())).objection is None
    await check_chat(floor, anna)


async def test_objects_works_from_the_first_second(floor: Floor, anna: Desk) -> None:
    """At once a sentence that asks for the cause, the six causes, and the way to what else may have come up."""
    await anna.send("/call")
    await anna.tap(OBJECTS)
    keys = [[*CAUSES[:4]], [*CAUSES[4:], "occasions", "cues"]]
    assert anna.card.labels[:2] == [[floor.says(f"button.{key}") for key in row] for row in keys]
    assert "?" in anna.card.lines[0]
    assert anna.card.lines[-1] == floor.says("prompt.objections")
    await check_chat(floor, anna)


@pytest.mark.parametrize("kind", list(Temperament))
async def test_each_cause_is_answered_in_the_types_manner(floor: Floor, anna: Desk, kind: Temperament) -> None:
    """Six causes in one manner are six different sentences; the chosen cause is marked."""
    await anna.send("/call")
    await anna.tap(cue(kind))
    await anna.tap(OBJECTS)
    answered = set()
    for label in (floor.says(f"button.{cause}") for cause in CAUSES):
        await anna.tap(label)
        assert f"●{label}" in [*anna.card.labels[0], *anna.card.labels[1]]
        shown = (await floor.records("SELECT phrase_id FROM cards_shown ORDER BY id DESC LIMIT 1"))[0]["phrase_id"]
        assert shown.startswith(kind.value[:3])
        answered.add(anna.card.lines[0])
        await check_chat(floor, anna)
    assert len(answered) == 6


async def test_back_to_the_cues_takes_the_objection_back(floor: Floor, anna: Desk) -> None:
    """«‹ Назад» gives the cues and the sentence of the call again."""
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    sentence = anna.card.lines[0]
    await anna.tap(OBJECTS)
    await anna.tap(PRICE)
    assert anna.card.lines[0] != sentence
    await anna.tap(TO_CUES)
    assert anna.card.lines[0] == sentence
    assert anna.card.has(CHOLERIC)


async def test_what_comes_up_is_two_taps_away(floor: Floor, anna: Desk) -> None:
    """From the objections to what else is asked; the sentence answers it, and the way back gives what was before."""
    await anna.send("/call")
    await anna.tap(OBJECTS)
    cause = anna.card.lines[0]
    await anna.tap(OCCASIONS)
    assert len(anna.card.labels) == 4, "the card is no higher"
    assert anna.card.lines[-1] == floor.says("prompt.occasions")
    await anna.tap(COST)
    assert f"●{floor.says('button.occasion_cost')}" in anna.card.labels[0]
    assert anna.card.lines[0] != cause
    assert (await derived(floor, await floor.call())).occasion is Occasion.COST
    await check_chat(floor, anna)
    await anna.tap(FROM_OCCASIONS)
    assert anna.card.lines[0] == cause
    await anna.tap(PRICE)
    assert anna.card.has(OBJECTS), "whoever knows the cause may ask for another one"


@pytest.mark.parametrize(
    ("language", "asked", "sum_said"),
    [
        ("ru", "Сколько это стоит?", "тысяч двадцать"),
        ("en", "How much does it cost?", "around twenty thousand at most"),
        ("ro", "Cât costă?", "vreo sută de mii"),
        ("fi", "Paljonko se maksaa?", "alle sadan"),
    ],
)
async def test_typed_words_are_read_in_the_light_of_the_card(
    floor: Floor, anna: Desk, language: str, asked: str, sum_said: str
) -> None:
    """A sum says nothing at the beginning and suggests the budget behind its question; «what does it cost?» is answered."""
    await anna.send("/call")
    await anna.tap(MORE)
    await anna.tap(means(SetLanguage, language=language))
    await anna.send(sum_said)
    assert anna.card.lines[-1] == floor.says("prompt.not_understood")
    await anna.tap(WANTS)
    await anna.send(sum_said)
    assert (await derived(floor, await floor.call())).suggested.can is Known.YES
    await anna.tap(CAN)
    assert (await floor.call())["can"] == "yes"
    await anna.send(asked)
    assert (await derived(floor, await floor.call())).occasion is Occasion.COST
    await check_chat(floor, anna)

"""Double taps, undo, not him, another phrase: what is relative to the card at hand."""

from __future__ import annotations

import pytest

from tests.buttons import ANOTHER, CAN, CHOLERIC, NOT_HIM, OBJECTS, PHLEGMATIC, PRICE, UNDO, WANTS, Meaning
from tests.conversation.card_rules import check_chat
from tests.floor import Desk, Floor


async def test_two_quick_taps_on_one_place_count_once(floor: Floor, anna: Desk) -> None:
    """Within three seconds the second tap on a place counts for nothing, though the place now shows another cue."""
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    await anna.tap_later(CHOLERIC, seconds=2.9)
    call = await floor.call()
    assert call["taps"] == 1
    assert "похоже" in anna.card.text
    assert (await floor.kinds())[-1] == "second_tap"
    await anna.tap_later(CHOLERIC, seconds=0.2)
    assert (await floor.call())["taps"] == 2


async def test_quick_taps_on_two_places_both_count(floor: Floor, anna: Desk) -> None:
    """Only the same place is guarded: an experienced thumb is not slowed down."""
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    await anna.tap_later(WANTS, seconds=0.3)
    await anna.tap_later(CAN, seconds=0.3)
    assert (await floor.call())["taps"] == 3


async def test_a_doubled_undo_takes_one_step(floor: Floor, anna: Desk) -> None:
    """Two quick taps on ↶ undo one answer."""
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    await anna.tap(WANTS)
    await anna.tap(UNDO)
    await anna.tap_at_once(UNDO)
    assert "смелый" in anna.card.text


async def test_a_doubled_tap_of_the_card_before_takes_one_step(floor: Floor, anna: Desk) -> None:
    """The second comes half a second later, while the first is under way, and says nothing."""
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    await anna.tap(WANTS)
    data = anna.card.data(UNDO)
    await anna.tap(UNDO)
    floor.clock.advance(seconds=0.5)
    await anna.tap_data(anna.card.id, data)
    assert anna.toast is None
    assert (await floor.call())["temperament"] == "choleric"


@pytest.mark.parametrize("button", [UNDO, ANOTHER])
async def test_steps_are_taken_as_fast_as_a_thumb(floor: Floor, anna: Desk, button: Meaning) -> None:
    """Each tap on a new card counts, half a second after the one before."""
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    await anna.tap(WANTS)
    shown = [anna.card.text]
    for _ in range(2):
        await anna.tap_later(button, seconds=0.5)
        shown.append(anna.card.text)
    assert len(set(shown)) == 3


async def test_undo_walks_back_to_the_opening(floor: Floor, anna: Desk) -> None:
    """Each ↶ takes one answer away; at the opening it says that there is nothing to take back."""
    await anna.send("/call")
    steps = [anna.card.text]
    for label in (CHOLERIC, WANTS, OBJECTS, PRICE, ANOTHER):
        await anna.tap(label)
        steps.append(anna.card.text)
    for text in reversed(steps[:-1]):
        await anna.tap(UNDO)
        assert anna.card.lines[0] == text.split("\n")[0]
    await anna.tap(UNDO)
    assert anna.toast == floor.says("notice.nothing_to_undo")
    assert not anna.was_alerted
    assert anna.card.text == steps[0]
    await check_chat(floor, anna)


async def test_undo_of_not_him_brings_the_type_back(floor: Floor, anna: Desk) -> None:
    """≠ swaps to the runner-up, ↶ swaps back."""
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    other = anna.card.labels[3][1]
    await anna.tap(other)
    assert "⚡" not in anna.card.lines[5]
    await anna.tap(UNDO)
    assert "⚡ похоже, смелый" in anna.card.text


async def test_not_him_swaps_to_the_runner_up_and_is_an_override(floor: Floor, anna: Desk) -> None:
    """One tap: the type the button named, its sentence, source `override`, and a row that says from what to what."""
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    runner_up = (await floor.call())["runner_up"]
    label = anna.card.labels[3][1]
    sentence = anna.card.lines[0]
    await anna.tap(label)
    call = await floor.call()
    assert (call["temperament"], call["temperament_source"]) == (runner_up, "override")
    assert label.removeprefix("→ ") in anna.card.lines[5]
    assert "выбор ваш" in anna.card.text
    assert anna.card.lines[0] != sentence
    assert (await floor.kinds())[-1] == "overridden"
    assert (await floor.details())[-1] == {"was": "choleric", "now": runner_up}
    await check_chat(floor, anna)


async def test_not_him_again_swaps_back(floor: Floor, anna: Desk) -> None:
    """After an override the runner-up is what the cues say, so a second ≠ brings it back."""
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    await anna.tap(NOT_HIM)
    assert anna.card.button(NOT_HIM).text == floor.says("button.not_him", icon="⚡")
    await anna.tap(NOT_HIM)
    assert (await floor.call())["temperament"] == "choleric"
    assert (await floor.call())["temperament_source"] == "confirmed"


async def test_not_him_before_anything_is_known_says_so(floor: Floor, anna: Desk) -> None:
    """With no cue there is nobody to swap to: a passing line, nothing else."""
    await anna.send("/call")
    before = anna.card.text
    await anna.tap(NOT_HIM)
    assert anna.toast == floor.says("notice.type_not_known")
    assert anna.card.text == before
    assert (await floor.call())["revision"] == 0


async def test_another_phrase_walks_the_moments_and_comes_round(floor: Floor, anna: Desk) -> None:
    """⟳ shows each phrase of the place once, in the order of a call, and then the first again."""
    await anna.send("/call")
    await anna.tap(PHLEGMATIC)
    seen = [anna.card.lines[0]]
    while True:
        await anna.tap(ANOTHER)
        if anna.card.lines[0] == seen[0]:
            break
        assert anna.card.lines[0] not in seen
        seen.append(anna.card.lines[0])
    assert len(seen) >= 3
    shown = (await floor.exported())[0]["phrases_shown"].split(";")
    assert shown[1:] == [*dict.fromkeys(shown[1:]), shown[1]]


async def test_another_phrase_works_on_every_page_and_keeps_it(floor: Floor, anna: Desk) -> None:
    """On the page of objections ⟳ brings another answer to the same objection and the page stays."""
    await anna.send("/call")
    await anna.tap(OBJECTS)
    await anna.tap(PRICE)
    first = anna.card.lines[0]
    await anna.tap(ANOTHER)
    assert anna.card.labels[0][0] == f"●{floor.says('button.price')}"
    assert anna.card.lines[0] != first or anna.toast == floor.says("notice.one_phrase")

"""How a call ends and comes back: finish, outcome, call back, votes, next call, silence, return."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.domain.calls.outcome import Outcome
from tests.buttons import (
    ANOTHER,
    BOUGHT,
    CALL_BACK,
    CHOLERIC,
    FINISH,
    FITS,
    FITS_NOT,
    IN_AN_HOUR,
    MORE,
    NEXT_CALL,
    NONE_FITS,
    NOT_HIM,
    OBJECTS,
    PHLEGMATIC,
    REFUSED,
    RETURN,
    TOMORROW,
    UNDO,
    WANTS,
    WRONG_TYPE,
)
from tests.conversation.card_rules import check_chat, check_message, live_cards
from tests.floor import START, Desk, Floor

OUTCOMES = [outcome.value for outcome in Outcome]


async def finish(desk: Desk) -> None:
    """Finish the call at hand."""
    await desk.tap(FINISH)


async def sure_call(desk: Desk) -> None:
    """Open a named call and make its type sure."""
    await desk.send("/call Иван")
    await desk.tap(CHOLERIC)
    await desk.tap(CHOLERIC)


async def test_finish_sums_the_call_up_on_the_same_message(floor: Floor, anna: Desk) -> None:
    """One tap: the card becomes a summary with optional questions; the row says who finished it and when."""
    await sure_call(anna)
    card = anna.card.id
    await finish(anna)
    assert anna.card.id == card
    assert floor.says("finished.title_named", name="Иван") in anna.card.text
    assert floor.says("finished.ask") in anna.card.text
    call = await floor.call()
    assert call["finished_by"] == "manager"
    [row] = await floor.exported()
    assert row["finished_at"] == floor.clock.now
    assert row["outcome"] is None
    assert row["phrase_fit"] is None
    check_message(anna.card)


@pytest.mark.parametrize("outcome", OUTCOMES)
async def test_an_outcome_is_one_tap_and_can_be_changed(floor: Floor, anna: Desk, outcome: str) -> None:
    """The outcome is marked and exported; another one replaces it."""
    await anna.send("/call")
    await finish(anna)
    await anna.tap(floor.says(f"button.{outcome}"))
    assert (await floor.exported())[0]["outcome"] == outcome
    assert any(label.startswith("● ") for row in anna.card.labels[:2] for label in row)
    other = next(each for each in OUTCOMES if each != outcome)
    await anna.tap(floor.says(f"button.{other}"))
    assert (await floor.exported())[0]["outcome"] == other
    check_message(anna.card)


async def test_call_back_asks_when_and_another_outcome_forgets_it(floor: Floor, anna: Desk) -> None:
    """The time is in the employee's zone; the export has its offset; «refused» has no time to call back."""
    await anna.send("/call")
    await finish(anna)
    await anna.tap(CALL_BACK)
    assert floor.says("finished.ask_when") in anna.card.text
    await anna.tap(TOMORROW)
    at = (await floor.exported())[0]["follow_up_at"]
    assert at == datetime.fromisoformat("2026-11-24T10:00:00+03:00")
    assert "10:00" in anna.card.text
    await anna.tap(floor.says("chosen", label=floor.says("button.call_back")))
    assert (await floor.exported())[0]["follow_up_at"] == at, "the same outcome again keeps the time"
    await anna.tap(REFUSED)
    assert (await floor.exported())[0]["follow_up_at"] is None
    assert "10:00" not in anna.card.text


async def test_a_doubled_tap_on_an_outcome_counts_once(floor: Floor, anna: Desk) -> None:
    """Two quick taps: one is counted, and «in an hour» does not move."""
    await anna.send("/call")
    await finish(anna)
    await anna.tap(CALL_BACK)
    data = anna.card.data(IN_AN_HOUR)
    await anna.tap(IN_AN_HOUR)
    before = await floor.call()
    floor.clock.advance(seconds=2)
    await anna.tap_data(anna.card.id, data)
    after = await floor.call()
    assert (after["taps"], after["follow_up_at"]) == (before["taps"], before["follow_up_at"])
    assert (await floor.kinds())[-1] == "second_tap"


def chosen(floor: Floor, key: str) -> str:
    """What a button says that is marked as chosen."""
    return floor.says("chosen", label=floor.says(key))


async def test_the_phrase_is_voted_on(floor: Floor, anna: Desk) -> None:
    """👍 and 👎 replace each other."""
    await anna.send("/call")
    await finish(anna)
    await anna.tap(FITS)
    assert (await floor.exported())[0]["phrase_fit"] == "yes"
    assert chosen(floor, "button.fits") == anna.card.button(FITS).text
    await anna.tap(FITS_NOT)
    assert (await floor.exported())[0]["phrase_fit"] == "no"
    assert chosen(floor, "button.fits_not") == anna.card.button(FITS_NOT).text
    assert floor.says("button.fits") == anna.card.button(FITS).text


async def test_not_that_type_leaves_no_type_and_rewrites_nothing_else(floor: Floor, anna: Desk) -> None:
    """The type becomes unknown by override; phrases and task stay as they were shown; a second tap changes nothing."""
    await sure_call(anna)
    await finish(anna)
    before = (await floor.exported())[0]
    data = anna.card.data(WRONG_TYPE)
    await anna.tap(WRONG_TYPE)
    after = (await floor.exported())[0]
    assert (after["temperament"], after["temperament_source"]) == ("unknown", "override")
    assert after["runner_up"] == before["runner_up"], "the type called wrong is not the runner-up"
    for column in ("phrases_shown", "task_id", "content_version", "wants", "can", "finished_at"):
        assert after[column] == before[column]
    assert floor.says("button.wrong_type") not in [label for row in anna.card.labels for label in row]
    floor.clock.advance(seconds=10)
    await anna.tap_data(anna.card.id, data)
    assert (await floor.exported())[0] == after


async def test_after_not_that_type_a_returned_call_listens_again(floor: Floor, anna: Desk) -> None:
    """Nobody knows the type then: the cues are there, ≠ does not bring the wrong one back, and a new cue counts."""
    await sure_call(anna)
    await finish(anna)
    await anna.tap(WRONG_TYPE)
    await anna.tap(RETURN)
    assert floor.says("status.unknown") in anna.card.text
    assert anna.card.has(CHOLERIC), "cues, not objections"
    assert anna.card.button(NOT_HIM).text != floor.says("button.not_him", icon="⚡")
    await anna.tap(PHLEGMATIC)
    assert floor.says("status.unknown") not in anna.card.text
    await check_chat(floor, anna)


# ---- the next call, and silence ----


@pytest.mark.parametrize("how", ["/call", "reply keyboard", "button"])
async def test_the_next_call_finishes_the_open_one(floor: Floor, anna: Desk, how: str) -> None:
    """By command, by the keyboard under the input field, by a button of an old call: the open one ends by `next`."""
    await anna.send("/start")
    await anna.send("/call Иван")
    old = anna.card.id
    if how == "button":
        await finish(anna)
        await anna.send("/call Пётр")
        floor.clock.advance(minutes=1)
        await anna.tap(floor.says("button.next_call"), old)
    else:
        floor.clock.advance(minutes=1)
        await (anna.send("/call") if how == "/call" else anna.press(floor.says("keyboard.next_call")))
    calls = await floor.exported()
    assert calls[-2]["finished_by"] == "next"
    assert calls[-2]["finished_at"] == floor.clock.now
    assert calls[-1]["finished_at"] is None
    assert len(live_cards(anna)) == 1
    await check_chat(floor, anna)


async def test_two_quick_taps_on_next_call_open_one(floor: Floor, anna: Desk) -> None:
    """Both buttons are guarded against the trembling thumb; a new call after the first tap on a cue is meant."""
    await anna.send("/start")
    await anna.press(floor.says("keyboard.next_call"))
    await anna.press(floor.says("keyboard.next_call"))
    assert len(await floor.exported()) == 1
    await finish(anna)
    data = anna.card.data(NEXT_CALL)
    card = anna.card.id
    await anna.tap(NEXT_CALL)
    await anna.tap_data(card, data)
    assert len(await floor.exported()) == 2
    assert (await floor.call())["finished_at"] is None
    await anna.tap_at_once(CHOLERIC)
    await anna.press(floor.says("keyboard.next_call"))
    assert len(await floor.exported()) == 3


async def test_half_an_hour_of_silence_finishes_the_call(floor: Floor, anna: Desk) -> None:
    """The tick ends it as of the moment the time was up, and the card says so."""
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    last = floor.clock.now
    floor.clock.advance(minutes=29, seconds=59)
    await floor.tick()
    assert len(live_cards(anna)) == 1
    floor.clock.advance(minutes=3)
    await floor.tick()
    [row] = await floor.exported()
    assert (row["finished_by"], row["finished_at"]) == ("idle", last + timedelta(minutes=30))
    assert floor.says("finished.idle") in anna.card.text
    assert live_cards(anna) == []


@pytest.mark.parametrize("act", ["hears nothing", "looks", "undoes nothing", "asks for the name", "repeats"])
async def test_whatever_is_done_keeps_the_call_alive(floor: Floor, anna: Desk, act: str) -> None:
    """Silence means nothing done at all: a tap that changes nothing is a sign of life too."""
    await anna.send("/call")
    await anna.tap(WANTS)
    await anna.tap(UNDO)
    floor.clock.advance(minutes=29)
    match act:
        case "hears nothing":
            await anna.send("абракадабра кракозябра")
        case "looks":
            await anna.tap(MORE)
        case "undoes nothing":
            await anna.tap(UNDO)
        case "asks for the name":
            await anna.tap_data(anna.card.id, "a:1")
        case _:
            await anna.tap(WANTS)
            floor.clock.advance(minutes=29)
            await anna.tap(floor.says("button.wants_yes_chosen"))
    floor.clock.advance(minutes=2)
    await floor.tick()
    assert len(live_cards(anna)) == 1


@pytest.mark.parametrize("label", [CHOLERIC, UNDO, ANOTHER, MORE, FINISH, WANTS, OBJECTS])
async def test_a_tap_on_a_silent_call_ends_it_as_of_its_time(floor: Floor, anna: Desk, label: str) -> None:
    """Before the tick comes, the tap itself finds the call over: nothing is added to it."""
    await anna.send("/call")
    await anna.tap_later(label, minutes=31)
    [row] = await floor.exported()
    assert (row["finished_by"], row["finished_at"]) == ("idle", START + timedelta(minutes=30))
    assert (await floor.call())["taps"] == 0
    assert live_cards(anna) == []
    assert floor.says("finished.idle") in anna.card.text


async def test_the_next_call_after_silence_finds_the_old_one_idle(floor: Floor, anna: Desk) -> None:
    """The call before is not said to have ended by the next one when it had long been silent."""
    await anna.send("/call")
    floor.clock.advance(hours=3)
    await anna.send("/call")
    rows = await floor.exported()
    assert (rows[0]["finished_by"], rows[0]["finished_at"]) == ("idle", START + timedelta(minutes=30))
    await check_chat(floor, anna)


# ---- return ----


async def test_return_reopens_at_the_bottom(floor: Floor, anna: Desk) -> None:
    """The old message goes, a new one comes last; what was known is known; the call open meanwhile is finished."""
    await sure_call(anna)
    old = anna.card
    await anna.send("/call Пётр")
    await anna.tap(floor.says("button.return"), old.id)
    assert old.id not in [shown.id for shown in anna.shown]
    assert "смелый" in anna.card.text
    rows = await floor.exported()
    assert [row["finished_by"] for row in rows] == [None, "next"]
    await check_chat(floor, anna)
    await anna.tap(WANTS)
    await anna.tap(UNDO)
    await anna.tap(UNDO)
    assert "похоже, смелый" in anna.card.text, "undo reaches back before the return"


async def test_a_second_tap_on_return_changes_nothing(floor: Floor, anna: Desk) -> None:
    """The call is open already; it stays one card."""
    await anna.send("/call")
    await finish(anna)
    card, data = anna.card.id, anna.card.data(RETURN)
    await anna.tap(RETURN)
    revision = (await floor.call())["revision"]
    await anna.tap_data(card, data)
    assert (await floor.call())["revision"] == revision
    assert len(live_cards(anna)) == 1
    await check_chat(floor, anna)


async def test_a_returned_call_keeps_its_outcome_until_told_otherwise(floor: Floor, anna: Desk) -> None:
    """Finishing again shows what was said before."""
    await anna.send("/call")
    await finish(anna)
    await anna.tap(BOUGHT)
    await anna.tap(RETURN)
    await finish(anna)
    assert (await floor.exported())[0]["outcome"] == "bought"
    assert (await floor.call())["finished_by"] == "manager"


async def test_a_slow_double_tap_on_finish_opens_no_call(floor: Floor, anna: Desk) -> None:
    """The button for the next call appears where «✓ Итог» was, so a tap on it within three seconds is the second of two."""
    await anna.send("/call Иван")
    await anna.tap(FINISH)
    finished = anna.card
    await anna.tap_at_once(NEXT_CALL)
    assert anna.card.id == finished.id
    assert len(await floor.records("SELECT * FROM consultations")) == 1
    assert (await floor.kinds())[-1] == "second_tap"
    await anna.tap(NEXT_CALL)
    assert len(await floor.records("SELECT * FROM consultations")) == 2


async def test_what_he_said_may_still_be_written_after_the_call(floor: Floor, anna: Desk) -> None:
    """«Nothing fits» asks for the words; they are noted with their call when it has been finished in the meantime."""
    await anna.send("/call Иван")
    await anna.tap(MORE)
    await anna.tap(NONE_FITS)
    await anna.tap(FINISH)
    await anna.send("Хочу посоветоваться с бабушкой")
    assert floor.says("finished.noted") in anna.card.text
    [note] = await floor.records("SELECT * FROM free_texts")
    assert (note["kind"], note["text"]) == ("none_fits", "Хочу посоветоваться с бабушкой")


async def test_words_after_a_tap_are_a_cue_again(floor: Floor, anna: Desk) -> None:
    """Once the manager has tapped on, the next words are the client's and not the note that was asked for."""
    await anna.send("/call Иван")
    await anna.tap(MORE)
    await anna.tap(NONE_FITS)
    await anna.tap(CHOLERIC)
    await anna.send("Короче, ближе к делу!")
    [note] = await floor.records("SELECT * FROM free_texts")
    assert note["kind"] == "cue"

"""A sentence that names a time offers that time as the call-back: one tap on the card promises the call."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.calls.script import Objection, Occasion
from bot.screens.calls.actions import PromiseNamed, SetObjection, SetOccasion
from tests.buttons import (
    ANOTHER,
    BOUGHT,
    CALL_BACK,
    CAN_NOT,
    CHAT_MODE,
    FINISH,
    MORE,
    OBJECTS,
    OCCASIONS,
    RETURN,
    SANGUINE,
    THINKING,
    TO_CARD,
    UNDO,
    WANTS,
    means,
)
from tests.conversation.card_rules import check_chat, live_cards
from tests.floor import Desk, Floor

OFFER = means(PromiseNamed, on=1)
KEPT = means(PromiseNamed, on=0)
FIND_OUT = means(SetOccasion, value=Occasion.FIND_OUT)
TOMORROW_AT_TEN = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
"""Ten o'clock in Moscow; the call is led at noon of the day before."""


async def naming_tomorrow(anna: Desk) -> None:
    """Lead a call to a sentence of the friendly manner that names tomorrow at ten."""
    await anna.send("/call Иван")
    await anna.tap(SANGUINE)
    await anna.tap(OBJECTS)
    await anna.tap(OCCASIONS)
    await anna.tap(FIND_OUT)
    await until_offered(anna)


async def until_offered(anna: Desk) -> None:
    """Ask for another sentence until one names a time."""
    for _ in range(12):
        if anna.card.has(OFFER):
            return
        await anna.tap_later(ANOTHER, seconds=4)
    raise AssertionError("no sentence here names a time")


async def reminders(floor: Floor) -> list[dict[str, Any]]:
    """Every reminder of a promised call, oldest first."""
    return await floor.records("SELECT * FROM reminders WHERE kind = 'call_back' ORDER BY id")


async def test_one_tap_promises_the_call_and_the_call_goes_on(floor: Floor, anna: Desk) -> None:
    """Row and column hold ten o'clock of the next day in his zone, as the other offer of that time does; the card stays live."""
    await naming_tomorrow(anna)
    assert anna.card.labels[0] == [floor.says("button.named_time_tomorrow", time="10:00")]
    await anna.tap(OFFER)
    [reminder] = await reminders(floor)
    assert (reminder["state"], reminder["local_due"], reminder["time_zone"]) == ("waiting", "2026-11-24T10:00", "Europe/Moscow")
    [call] = await floor.exported()
    assert (call["outcome"], call["follow_up_at"]) == ("call_back", TOMORROW_AT_TEN)
    assert anna.card.labels[0] == [floor.says("chosen", label=floor.says("button.named_time_tomorrow", time="10:00"))]
    assert (await floor.kinds())[-1] == "outcome_set"
    assert (await floor.details())[-1] == {"outcome": "call_back", "when": "2026-11-24T10:00"}
    await check_chat(floor, anna)


async def test_the_other_buttons_keep_their_places(floor: Floor, anna: Desk) -> None:
    """The row stands above the four, beside the one of chat mode where there is one, and goes with the sentence."""
    await naming_tomorrow(anna)
    before = anna.card.labels[1:]
    await anna.tap(OFFER)
    assert anna.card.labels[1:] == before
    await anna.tap(MORE)
    assert not anna.card.has(KEPT)
    await anna.tap(CHAT_MODE)
    assert len(anna.card.labels[0]) == 2
    assert anna.card.labels[1:] == before
    await check_chat(floor, anna)
    await anna.tap(ANOTHER)
    assert not anna.card.has(KEPT)
    assert anna.card.labels[-4:] == before


async def test_undo_takes_the_promise_back_and_nothing_else(floor: Floor, anna: Desk) -> None:
    """Right after it ↶ means the promise; the next ↶ means the answer before. The reminder is dropped."""
    await naming_tomorrow(anna)
    sentence = anna.card.lines[0]
    await anna.tap(OFFER)
    await anna.tap_later(UNDO, seconds=1)
    assert [one["state"] for one in await reminders(floor)] == ["dropped"]
    call = await floor.call()
    assert (call["outcome"], call["follow_up_at"]) == (None, None)
    assert anna.card.has(OFFER)
    assert anna.card.lines[0] == sentence
    assert (await floor.details())[-1] == {"what": "call_back"}
    await anna.tap_later(UNDO, seconds=4)
    assert anna.card.lines[0] != sentence


async def test_after_another_answer_undo_means_that_answer(floor: Floor, anna: Desk) -> None:
    """The promise is kept when something was tapped since."""
    await naming_tomorrow(anna)
    await anna.tap(OFFER)
    await anna.tap(CAN_NOT)
    await anna.tap_later(UNDO, seconds=4)
    assert [one["state"] for one in await reminders(floor)] == ["waiting"]
    assert (await floor.call())["outcome"] == "call_back"


async def test_a_second_tap_takes_it_back_and_a_doubled_one_does_not(floor: Floor, anna: Desk) -> None:
    """Within three seconds the thumb has slipped; later it means what the marked button says."""
    await naming_tomorrow(anna)
    data = anna.card.data(OFFER)
    await anna.tap(OFFER)
    await anna.tap_data(anna.card.id, data)
    await anna.tap_at_once(KEPT)
    assert [one["state"] for one in await reminders(floor)] == ["waiting"]
    await anna.tap_later(KEPT, seconds=4)
    assert [one["state"] for one in await reminders(floor)] == ["dropped"]
    await anna.tap_later(OFFER, seconds=4)
    assert [one["state"] for one in await reminders(floor)] == ["dropped", "waiting"]


async def test_the_summary_has_it_and_changes_it(floor: Floor, anna: Desk) -> None:
    """When the call is over, «call back» is chosen and the other times are offered; another outcome forgets the promise."""
    await naming_tomorrow(anna)
    await anna.tap(OFFER)
    await anna.tap(FINISH)
    assert floor.says("chosen", label=floor.says("button.call_back")) in [label for row in anna.card.labels for label in row]
    await anna.tap(floor.says("button.call_back_hour"))
    [moved] = await reminders(floor)
    assert moved["local_due"] == "2026-11-23T13:00"
    await anna.tap(BOUGHT)
    assert [one["state"] for one in await reminders(floor)] == ["dropped"]


async def test_it_comes_as_any_promise_does(floor: Floor, anna: Desk) -> None:
    """At ten the reminder names the client."""
    await naming_tomorrow(anna)
    await anna.tap(OFFER)
    await anna.tap(FINISH)
    floor.clock.now = TOMORROW_AT_TEN
    await floor.tick()
    assert floor.says("reminder.title", name="Иван") in [shown.lines[0] for shown in anna.shown if shown.lines]
    assert live_cards(anna) == []


async def test_the_offer_says_one_time_however_often_the_card_is_made(floor: Floor, anna: Desk) -> None:
    """«In a week» is a week after the sentence came, and stays so when the card is looked at ten minutes later."""
    await anna.send("/call Иван")
    await anna.tap(SANGUINE)
    await anna.tap(OBJECTS)
    await anna.tap(means(SetObjection, value=Objection.THINK))
    await until_offered(anna)
    said = anna.card.labels[0]
    floor.clock.advance(minutes=10)
    await anna.tap(MORE)
    await anna.tap(TO_CARD)
    assert anna.card.labels[0] == said


async def test_an_offer_that_has_passed_is_reckoned_anew(floor: Floor, anna: Desk) -> None:
    """The card has stood for two days, kept open by nothing: the call is over, and its old button promises nothing past."""
    await naming_tomorrow(anna)
    card, data = anna.card.id, anna.card.data(OFFER)
    floor.clock.advance(days=2)
    await anna.tap_data(card, data)
    assert anna.toast == floor.says("notice.past")
    assert await reminders(floor) == []
    await anna.tap(RETURN)
    assert anna.card.labels[0] == [floor.says("button.named_time_tomorrow", time="10:00")]
    await anna.tap_data(anna.card.id, data)
    [reminder] = await reminders(floor)
    assert reminder["local_due"] == "2026-11-26T10:00"


async def test_what_would_fall_on_night_is_offered_for_the_morning(floor: Floor, anna: Desk) -> None:
    """At half past eight in the evening «in an hour» is quiet already: the button says tomorrow at eight, and promises that."""
    floor.clock.now = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
    await anna.send("/call Иван")
    await anna.send("коротко")
    await anna.tap(MORE)
    await anna.tap(floor.says("button.types"))
    await anna.tap(floor.says("button.type", icon="⚡", kind="смелый"))
    await anna.tap(WANTS)
    await anna.tap(CAN_NOT)
    await until_offered(anna)
    assert anna.card.labels[0] == [floor.says("button.named_time_tomorrow", time="08:00")]
    await anna.tap(OFFER)
    [reminder] = await reminders(floor)
    assert reminder["local_due"] == "2026-11-24T08:00"
    assert anna.toast is None


async def test_who_wants_no_reminders_is_told_so(floor: Floor, anna: Desk) -> None:
    """The promise is on record, and the tap says that nothing will come."""
    await floor.write("UPDATE employees SET wants_reminders = 0 WHERE person_id = 101")
    await naming_tomorrow(anna)
    await anna.tap(OFFER)
    assert anna.toast == floor.says("notice.no_reminders")
    assert (await floor.call())["outcome"] == "call_back"


async def test_a_promise_made_before_stands_in_the_place_of_the_offer(floor: Floor, anna: Desk) -> None:
    """A call taken up again keeps its promise until somebody takes it back: one tap never moves what a client was told."""
    await naming_tomorrow(anna)
    await anna.tap(FINISH)
    await anna.tap(CALL_BACK)
    await anna.tap(floor.says("button.call_back_monday"))
    await anna.tap(RETURN)
    assert anna.card.has(KEPT)
    assert "30" in anna.card.labels[0][0]
    await anna.tap_later(KEPT, seconds=4)
    assert anna.card.labels[0] == [floor.says("button.named_time_tomorrow", time="10:00")]


@pytest.mark.parametrize("outcome", [THINKING, BOUGHT])
async def test_a_sentence_without_a_time_offers_none(floor: Floor, anna: Desk, outcome: Any) -> None:
    """Most sentences name none, and their card has its four rows."""
    await anna.send("/call Иван")
    await anna.tap(SANGUINE)
    assert not anna.card.has(OFFER)
    assert len(anna.card.labels) == 4
    await anna.tap(FINISH)
    await anna.tap(outcome)
    assert await reminders(floor) == []

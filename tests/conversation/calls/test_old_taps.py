"""Taps that come late, twice, from elsewhere or out of nowhere, and restarts."""

from __future__ import annotations

import pytest

from tests.buttons import (
    ANOTHER,
    ASK_NAME,
    CHOLERIC,
    FINISH,
    MELANCHOLIC,
    MORE,
    NOT_HIM,
    OBJECTS,
    PHLEGMATIC,
    TO_CARD,
    TYPES,
    UNDO,
    WANTS,
)
from tests.conversation.card_rules import check_chat, live_cards
from tests.floor import Desk, Floor


@pytest.mark.parametrize("label", [UNDO, NOT_HIM, ANOTHER])
async def test_a_stale_relative_button_is_refused_with_a_fresh_card(floor: Floor, anna: Desk, label: str) -> None:
    """Undo, not him and another phrase mean the card they stood on: when it has changed, an alert and the card as it is."""
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    data = anna.card.data(label)
    await anna.tap(WANTS)
    call, text = await floor.call(), anna.card.text
    floor.clock.advance(seconds=10)
    await anna.tap_data(anna.card.id, data)
    assert anna.toast == floor.says("notice.stale")
    assert anna.was_alerted
    assert anna.card.text == text
    assert (await floor.call())["revision"] == call["revision"]
    assert (await floor.kinds())[-1] == "stale_tap"


async def test_a_cue_of_an_old_card_still_counts(floor: Floor, anna: Desk) -> None:
    """An absolute button applies at any revision: it corrects the answer to its own question."""
    await anna.send("/call")
    data = anna.card.data(MELANCHOLIC)
    await anna.tap(CHOLERIC)
    await anna.tap(WANTS)
    floor.clock.advance(seconds=10)
    await anna.tap_data(anna.card.id, data)
    assert (await floor.call())["temperament"] == "melancholic"
    await check_chat(floor, anna)


async def test_every_button_of_a_finished_call_says_that_it_is_over(floor: Floor, anna: Desk) -> None:
    """A tap on what was a live card changes nothing, shows the summary and says how to go on."""
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    pages = [anna.card]
    await anna.tap(MORE)
    pages.append(anna.card)
    await anna.tap(TYPES)
    pages.append(anna.card)
    await anna.tap(TO_CARD)
    await anna.tap(OBJECTS)
    pages.append(anna.card)
    finish = anna.card.data(FINISH)
    buttons = [button for page in pages for row in page.message.inline_keyboard for button in row]
    datas = {button.text: button.data for button in buttons if button.data and button.data != finish}
    await anna.tap(FINISH)
    row = (await floor.exported())[0]
    for label, data in datas.items():
        floor.clock.advance(seconds=5)
        await anna.tap_data(anna.card.id, data)
        assert anna.toast == floor.says("notice.call_is_over"), label
        assert live_cards(anna) == []
    await anna.tap_data(anna.card.id, finish)
    assert (await floor.exported())[0] == row


async def test_a_tap_from_last_month_is_answered(floor: Floor, anna: Desk) -> None:
    """The message is too old to be read and the call long over: an answer, no failure, no new call."""
    await anna.send("/call")
    card, data = anna.card.id, anna.card.data(CHOLERIC)
    await anna.send("/call")
    floor.clock.advance(days=35)
    await floor.tick()
    await anna.tap_data(card, data)
    assert anna.toast == floor.says("notice.call_is_over")
    assert len(await floor.exported()) == 2
    assert await floor.rows("SELECT count(*) FROM processed_updates WHERE error IS NOT NULL") == [(0,)]


async def test_another_persons_tap_is_refused(floor: Floor, anna: Desk, boris: Desk) -> None:
    """Whoever forges a button of a colleague's call gets a polite refusal on record, and sees nothing of the call."""
    await anna.send("/call Секретов")
    await anna.tap(MORE)
    datas = [button.data for row in anna.card.message.inline_keyboard for button in row]
    before = await floor.call()
    for data in datas:
        assert data is not None
        await boris.tap_data(1, data)
        assert boris.toast == floor.says("error.not_yours"), data
    assert boris.shown == []
    assert await floor.call() == before
    assert (await floor.kinds())[-len(datas) :] == ["refused"] * len(datas)


@pytest.mark.parametrize(
    "data",
    [
        "x",
        "q:1:phrase1:nonsense:a",
        "q:1:nonsense:other:a",
        "q:999999:phrase1:shorter:a",
        "o:1:nonsense:o",
        "t:1:nonsense",
        "w:1:maybe:a",
        "d:1:77:n",
        "s:77",
        "u:1:-1:a",
        "v:1:zz",
        "k:1:7",
        "x:1:nonsense",
        "я" * 32,
        "q:9007199254740991:phrase1:shorter:a",
    ],
)
async def test_forged_buttons_change_nothing(floor: Floor, anna: Desk, data: str) -> None:
    """Data that no button of ours carries gets a short answer or none; the card stays as it is."""
    await anna.send("/call")
    before, text = await floor.exported(), anna.card.text
    await anna.tap_data(anna.card.id, data)
    assert await floor.exported() == before
    assert anna.card.text == text
    assert await floor.rows("SELECT count(*) FROM processed_updates WHERE error IS NOT NULL") == [(0,)]


async def test_an_update_that_comes_twice_counts_once(floor: Floor, anna: Desk) -> None:
    """A repeated update changes nothing, whatever it was."""
    await anna.send("/call")
    anna.touch(CHOLERIC)
    [update] = floor.emulator.take_updates()
    await floor.bot.gateway.take(update)
    before = await floor.dump("consultations", "answers", "interactions")
    floor.clock.advance(seconds=30)
    await floor.bot.gateway.take(update)
    await floor.settle()
    assert await floor.dump("consultations", "answers", "interactions") == before


async def test_a_restart_in_the_middle_keeps_everything(floor: Floor, anna: Desk) -> None:
    """Call, answers, page, name question and guard against double taps survive the process."""
    await anna.send("/call Иван")
    await anna.tap(CHOLERIC)
    card = anna.card
    await floor.restart()
    assert anna.card == card
    await anna.tap_later(CHOLERIC, seconds=1)
    assert (await floor.call())["taps"] == 1, "still a double tap"
    await anna.tap(CHOLERIC)
    assert anna.card.id == card.id
    assert "⚡ смелый" in anna.card.text
    await anna.tap(MORE)
    await anna.tap(ASK_NAME)
    await floor.restart()
    await anna.send("Вера")
    assert (await floor.exported())[0]["client"] == "Вера"
    await floor.restart()
    await anna.tap(UNDO)
    assert (await floor.exported())[0]["client"] == "Иван", "a naming is taken back too"
    await anna.tap(UNDO)
    assert "похоже" in anna.card.text
    await check_chat(floor, anna)


async def test_two_people_call_side_by_side(floor: Floor, anna: Desk, boris: Desk) -> None:
    """Each has his own live card; neither touches the other's."""
    await anna.send("/call")
    await boris.send("/call")
    await anna.tap(CHOLERIC)
    await boris.tap(PHLEGMATIC)
    rows = await floor.exported()
    assert [(row["manager"], row["temperament"]) for row in rows] == [("Анна", "choleric"), ("Борис", "phlegmatic")]
    await check_chat(floor, anna)
    await check_chat(floor, boris)


async def test_who_blocks_and_comes_back_goes_on(floor: Floor, anna: Desk) -> None:
    """After unblocking, the call is still there."""
    await anna.send("/call")
    await anna.do("block")
    assert (await floor.records("SELECT unreachable_at FROM employees"))[0]["unreachable_at"] is not None
    await anna.do("unblock")
    await anna.tap(CHOLERIC)
    assert "смелый" in anna.card.text
    assert (await floor.records("SELECT unreachable_at FROM employees"))[0]["unreachable_at"] is None


async def test_a_mistake_of_ours_costs_nothing(floor: Floor, anna: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A use case that raises: nothing is written, the person gets an incident number, and the next tap works."""
    await anna.send("/call")
    before = await floor.dump("consultations", "answers", "interactions", "cards_shown")

    async def broken(*_: object) -> None:
        raise ZeroDivisionError("слова клиента")

    with monkeypatch.context() as patch:
        patch.setattr("bot.services.calls.lead_call.set_wants", broken)
        await anna.tap(WANTS)
    [(incident, error)] = await floor.rows("SELECT incident_id, error FROM processed_updates WHERE error IS NOT NULL")
    assert anna.toast == floor.says("error.incident", incident=incident)
    assert anna.was_alerted
    assert "слова" not in error
    assert await floor.dump("consultations", "answers", "interactions", "cards_shown") == before
    await anna.tap(WANTS)
    assert (await floor.call())["wants"] == "yes"

"""Reminders as they come due: one message each, once; folded when late; never in quiet hours, never lost."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.playground.faults import Fault, FaultKind
from tests.buttons import CALL_BACK, CHOLERIC, FINISH, IN_AN_HOUR
from tests.conversation.card_rules import check_chat, check_message, live_cards
from tests.floor import Desk, Floor, Shown


async def promised(anna: Desk, name: str | None = "Иван", when: str = "button.call_back_hour") -> None:
    """Lead a call to a promise."""
    await anna.send(f"/call {name}" if name else "/call")
    await anna.tap(CHOLERIC)
    await anna.tap(FINISH)
    await anna.tap(CALL_BACK)
    await anna.tap(anna.floor.says(when))


async def change_anna(floor: Floor, **values: Any) -> None:
    """Change columns of the first employee."""
    written = ", ".join(f"{name} = {value}" for name, value in values.items())
    await floor.write(f"UPDATE employees SET {written} WHERE person_id = 101")


def told(anna: Desk) -> list[Shown]:
    """The messages of reminders, oldest first."""
    return [shown for shown in anna.shown if shown.message.from_bot and shown.text.startswith("⏰")]


async def states(floor: Floor) -> list[str]:
    """The states of all reminders of promised calls, oldest first."""
    return [state for (state,) in await floor.rows("SELECT state FROM reminders WHERE kind = 'call_back' ORDER BY id")]


async def test_it_comes_at_its_time_and_once(floor: Floor, anna: Desk) -> None:
    """Not before; who, when, type, the last sentence and the next step are there; further ticks add nothing."""
    await promised(anna)
    floor.clock.advance(minutes=58)
    await floor.tick()
    assert told(anna) == []
    floor.clock.advance(minutes=2)
    await floor.tick()
    await floor.tick()
    [reminder] = told(anna)
    assert reminder.lines[0] == floor.says("reminder.title", name="Иван")
    assert "13:00" in reminder.text
    assert "смелый" in reminder.text
    assert "Остановились на: «Иван, " in reminder.text
    assert anna.last.id == reminder.id
    assert await states(floor) == ["shown"]
    check_message(reminder)


async def test_nobody_is_named_when_nobody_is_known(floor: Floor, anna: Desk) -> None:
    """«No name», and opening it brings the same call back."""
    await promised(anna, None)
    floor.clock.advance(hours=1)
    await floor.tick()
    [reminder] = told(anna)
    assert floor.says("client.nameless") in reminder.lines[0]
    await anna.tap(floor.says("button.call_now"), reminder.id)
    assert len(await floor.exported()) == 1
    assert (await floor.call())["finished_at"] is None
    await check_chat(floor, anna)


async def test_opening_it_starts_a_new_call_with_what_is_known(floor: Floor, anna: Desk) -> None:
    """A new row with the same client, last type as a prior; the reminder says so and has no buttons."""
    await promised(anna)
    floor.clock.advance(hours=1)
    await floor.tick()
    [reminder] = told(anna)
    await anna.tap(floor.says("button.call_now"), reminder.id)
    rows = await floor.exported()
    assert [row["client"] for row in rows] == ["Иван", "Иван"]
    assert rows[1]["finished_at"] is None
    assert floor.says("status.last_time", icon="⚡", kind="смелый") in anna.card.text
    [settled] = told(anna)
    assert settled.labels == []
    assert floor.says("reminder.done") in settled.text
    assert await states(floor) == ["done"]
    await check_chat(floor, anna)


async def test_a_second_tap_opens_no_second_call(floor: Floor, anna: Desk) -> None:
    """Now or next month."""
    await promised(anna)
    floor.clock.advance(hours=1)
    await floor.tick()
    [reminder] = told(anna)
    data = reminder.data(floor.says("button.call_now"))
    await anna.tap(floor.says("button.call_now"), reminder.id)
    await anna.tap_data(reminder.id, data)
    floor.clock.advance(days=30)
    await anna.tap_data(reminder.id, data)
    assert len(await floor.exported()) == 2


@pytest.mark.parametrize(
    ("button", "local"),
    [
        ("button.later_quarter", "2026-11-23T13:15"),
        ("button.later_hour", "2026-11-23T14:00"),
        ("button.call_back_tomorrow", "2026-11-24T10:00"),
    ],
)
async def test_later_moves_reminder_and_promise_together(floor: Floor, anna: Desk, button: str, local: str) -> None:
    """The message says when; it comes again then, once; the export's column has the same moment."""
    await promised(anna)
    floor.clock.advance(hours=1)
    await floor.tick()
    [reminder] = told(anna)
    await anna.tap(floor.says(button), reminder.id)
    [moved] = told(anna)
    assert moved.labels == []
    assert "Напомню" in moved.text
    [row] = await floor.records("SELECT * FROM reminders WHERE kind = 'call_back'")
    assert (row["state"], row["local_due"]) == ("waiting", local)
    at = (await floor.exported())[0]["follow_up_at"]
    assert abs(at - datetime.fromisoformat(f"{local}+03:00")) < timedelta(minutes=1)
    floor.clock.now = at
    await floor.tick()
    await floor.tick()
    assert [one.labels != [] for one in told(anna)] == [True]
    assert anna.last.id == told(anna)[0].id


async def test_done_is_done(floor: Floor, anna: Desk) -> None:
    """No buttons any more, and the outcome stays as it was told."""
    await promised(anna)
    floor.clock.advance(hours=1)
    await floor.tick()
    [reminder] = told(anna)
    await anna.tap(floor.says("button.reminder_done"), reminder.id)
    assert told(anna)[0].labels == []
    assert await states(floor) == ["done"]
    assert (await floor.exported())[0]["outcome"] == "call_back"


async def test_another_outcome_takes_the_reminder_back(floor: Floor, anna: Desk) -> None:
    """Also when it is shown already: its message says why."""
    await promised(anna)
    call = anna.card.id
    floor.clock.advance(hours=1)
    await floor.tick()
    await anna.tap(floor.says("button.refused"), call)
    [reminder] = told(anna)
    assert reminder.labels == []
    assert "отказ" in reminder.text
    assert await states(floor) == ["dropped"]


async def test_the_card_of_a_live_call_stays_last(floor: Floor, anna: Desk) -> None:
    """A reminder during a call comes above its card."""
    await promised(anna)
    floor.clock.advance(minutes=50)
    await anna.send("/call Пётр")
    floor.clock.advance(minutes=10)
    await floor.tick()
    assert len(told(anna)) == 1
    assert len(live_cards(anna)) == 1
    await check_chat(floor, anna)


# ---- crashes ----


async def test_what_was_committed_and_not_sent_is_sent_after_a_restart(floor: Floor, anna: Desk) -> None:
    """State and message are one transaction: nothing is lost between them, and nothing is said twice."""
    await promised(anna)
    floor.clock.advance(hours=1)
    floor.emulator.faults.add(Fault(kind=FaultKind.DROP_BEFORE, method="sendMessage", times=0))
    await floor.tick()
    assert told(anna) == []
    assert await states(floor) == ["shown"]
    floor.emulator.faults.clear()
    floor.clock.advance(minutes=1)
    await floor.restart()
    for _ in range(3):
        floor.clock.advance(minutes=1)
        await floor.tick()
    assert len(told(anna)) == 1


async def test_it_comes_at_most_twice_when_nobody_knows_whether_it_came(floor: Floor, anna: Desk) -> None:
    """Telegram took it and the answer was lost, in a process that then died."""
    await promised(anna)
    floor.clock.advance(hours=1)
    floor.emulator.faults.add(Fault(kind=FaultKind.DROP_AFTER, method="sendMessage"))
    await floor.tick()
    await floor.restart()
    for _ in range(5):
        floor.clock.advance(minutes=1)
        await floor.tick()
    assert 1 <= len(told(anna)) <= 2
    assert await states(floor) == ["shown"]


# ---- quiet, late, many ----


async def test_quiet_hours_put_it_off_to_their_end(floor: Floor, anna: Desk) -> None:
    """What was meant for ten in the evening comes at eight, and still says ten."""
    await anna.send("/call Иван")
    await anna.tap(FINISH)
    floor.clock.now = datetime.fromisoformat("2026-11-23T21:30+03:00")
    await anna.tap(CALL_BACK)
    await anna.tap(IN_AN_HOUR)
    floor.clock.advance(hours=1)
    await floor.tick()
    assert told(anna) == []
    floor.clock.now = datetime.fromisoformat("2026-11-24T07:59+03:00")
    await floor.tick()
    assert told(anna) == []
    floor.clock.advance(minutes=1)
    await floor.tick()
    [reminder] = told(anna)
    assert "22:30" in reminder.text


async def test_three_come_singly_and_four_fold_into_a_list(floor: Floor, anna: Desk) -> None:
    """A machine asleep for a day floods nobody and forgets nothing."""
    names = ["Иван", "Пётр", "Глеб"]
    for name in names:
        await promised(anna, name)
    floor.clock.advance(hours=2)
    await floor.tick()
    assert len(told(anna)) == 3
    for name in ["Анна", "Вера", "Нина", "Зоя"]:
        await promised(anna, name)
    floor.clock.advance(days=1)
    await floor.restart()
    await floor.tick()
    await floor.tick()
    lists = [one for one in told(anna) if one.lines[0] == floor.says("reminders.title")]
    assert len(lists) == 1
    labels = [label for [label] in lists[0].labels[:-1]]
    assert [name in label for name, label in zip([*names, "Анна", "Вера", "Нина", "Зоя"], labels, strict=True)] == [True] * 7
    assert set(await states(floor)) == {"shown"}
    check_message(lists[0])


async def test_the_list_leads_to_each_and_back(floor: Floor, anna: Desk) -> None:
    """All in one message: open one, put it off, see it below the others; at the end only that one waits."""
    for name in ["Анна", "Вера", "Нина", "Зоя"]:
        await promised(anna, name)
    floor.clock.advance(days=1)
    await floor.tick()
    [listed] = told(anna)
    await anna.tap(listed.labels[0][0], listed.id)
    assert floor.says("reminder.title", name="Анна") in told(anna)[0].text
    check_message(told(anna)[0])
    await anna.tap(floor.says("button.later_hour"), listed.id)
    await anna.tap(floor.says("button.all_reminders"), listed.id)
    assert ["Анна" in label for label in entries(told(anna)[0])] == [False, False, False, True]
    for _ in range(3):
        await anna.tap(told(anna)[0].labels[0][0], listed.id)
        await anna.tap(floor.says("button.reminder_done"), listed.id)
        await anna.tap(floor.says("button.all_reminders"), listed.id)
    [left] = entries(told(anna)[0])
    assert "Анна" in left
    assert await states(floor) == ["waiting", "done", "done", "done"]


async def listed_for(anna: Desk) -> Shown:
    """Open the list of promised calls from «my clients»."""
    await anna.send("/clients")
    title = anna.floor.says("clients.title")
    clients = next(one for one in reversed(anna.shown) if one.lines[0] == title)
    await anna.tap(anna.floor.says("button.all_reminders"), clients.id)
    return told(anna)[-1]


def entries(listed: Shown) -> list[str]:
    """The labels of the calls in a list, without the rows that lead elsewhere."""
    return [row[0] for row in listed.labels if "·" in row[0]]


async def test_what_is_promised_is_listed_before_its_time_too(floor: Floor, anna: Desk) -> None:
    """First what is due, with a mark that is explained; then what comes, each with its time, the earliest first."""
    await promised(anna, "Вера", "button.call_back_monday")
    await promised(anna, "Глеб", "button.call_back_tomorrow")
    await promised(anna, "Иван")
    floor.clock.advance(hours=2)
    await floor.tick()
    listed = await listed_for(anna)
    assert entries(listed) == ["⏰⚡ Иван · 23 нояб., 13:00", "⚡ Глеб · 24 нояб., 10:00", "⚡ Вера · 30 нояб., 10:00"]
    assert floor.says("reminders.mark", mark="⏰") in listed.text
    check_message(listed)


async def test_a_list_of_one_sort_needs_no_mark_explained(floor: Floor, anna: Desk) -> None:
    """Neither when everything is due, nor when nothing is yet."""
    await promised(anna, "Иван")
    assert floor.says("reminders.mark", mark="⏰") not in (await listed_for(anna)).text
    floor.clock.advance(hours=2)
    listed = await listed_for(anna)
    assert entries(listed) == ["⏰⚡ Иван · 23 нояб., 13:00"], "due is what the clock says, whether it has been told or not"
    assert floor.says("reminders.mark", mark="⏰") not in listed.text


async def test_an_empty_list_says_so_and_leads_back(floor: Floor, anna: Desk) -> None:
    """Both lists are then at the bottom, once each, however often one goes to and fro."""
    listed = await listed_for(anna)
    assert floor.says("reminders.none") in listed.text
    for _ in range(2):
        await anna.tap(floor.says("button.to_clients"))
        assert anna.last.lines[0] == floor.says("clients.title")
        await anna.tap(floor.says("button.all_reminders"))
        assert anna.last.lines[0] == floor.says("reminders.title")
    assert len([one for one in anna.shown if one.message.from_bot and one.labels]) == 2


async def test_the_list_comes_where_it_was_asked_for(floor: Floor, anna: Desk) -> None:
    """A list from yesterday far above is not what changes; and the card of a live call stays last."""
    for name in ["Анна", "Вера", "Нина", "Зоя"]:
        await promised(anna, name)
    floor.clock.advance(hours=2)
    await floor.tick()
    [old] = told(anna)
    await anna.send("/help")
    listed = await listed_for(anna)
    assert listed.id == anna.last.id > old.id
    assert len(told(anna)) == 1
    await anna.send("/call Пётр")
    await listed_for(anna)
    await check_chat(floor, anna)


async def test_a_call_to_come_can_be_made_now_or_be_done_with(floor: Floor, anna: Desk) -> None:
    """Its page has what was known; what is settled before its time never comes."""
    await promised(anna, "Иван", "button.call_back_tomorrow")
    await promised(anna, "Пётр", "button.call_back_tomorrow")
    listed = await listed_for(anna)
    await anna.tap(entries(listed)[0], listed.id)
    page = told(anna)[-1]
    assert page.lines[0] == floor.says("reminder.title_other", name="Иван")
    assert floor.says("reminder.promised", at="24 нояб., 10:00") in page.text
    assert "смелый" in page.text
    check_message(page)
    await anna.tap(floor.says("button.reminder_done"), page.id)
    await anna.tap(floor.says("button.all_reminders"), page.id)
    await anna.tap(entries(told(anna)[-1])[0], page.id)
    data = told(anna)[-1].data(floor.says("button.call_now"))
    await anna.tap(floor.says("button.call_now"), page.id)
    await anna.tap_data(page.id, data)
    assert await states(floor) == ["done", "done"]
    assert [row["client"] for row in await floor.exported()] == ["Иван", "Пётр", "Пётр"]
    await check_chat(floor, anna)
    floor.clock.advance(days=1)
    await floor.tick()
    assert not [one for one in told(anna) if one.lines[0].startswith("⏰ Пора")]


async def test_calls_alike_are_told_apart_in_the_list(floor: Floor, anna: Desk) -> None:
    """Two of one name promised for one moment have two labels, always the same ones."""
    for _ in range(2):
        await promised(anna, None, "button.call_back_tomorrow")
    first, second = entries(await listed_for(anna))
    assert first == "⚡ без имени №1 · 24 нояб., 10:00"
    assert second == "⚡ без имени №2 · 24 нояб., 10:00"


async def test_what_is_settled_in_the_list_is_settled_in_its_own_message(floor: Floor, anna: Desk) -> None:
    """One that came singly has no live buttons left above."""
    await promised(anna)
    floor.clock.advance(hours=2)
    await floor.tick()
    [single] = told(anna)
    listed = await listed_for(anna)
    await anna.tap(entries(listed)[0], listed.id)
    await anna.tap(floor.says("button.reminder_done"), listed.id)
    above = next(one for one in anna.shown if one.id == single.id)
    assert floor.says("reminder.done") in above.text
    assert above.labels == []


async def test_a_promise_that_quiet_hours_will_delay_is_said_at_once(floor: Floor, anna: Desk) -> None:
    """Whoever promises a call for ten in the evening must know that the bot will be silent then; so must whoever wants none."""
    await promised(anna)
    assert anna.toast != floor.says("notice.quiet_then")
    await change_anna(floor, quiet_from=12 * 60, quiet_until=14 * 60)
    await promised(anna, "Пётр")
    assert anna.toast == floor.says("notice.quiet_then")
    await change_anna(floor, wants_reminders="false")
    await promised(anna, "Глеб")
    assert anna.toast == floor.says("notice.no_reminders")


async def test_what_is_put_off_into_quiet_hours_is_said_too(floor: Floor, anna: Desk) -> None:
    """Its message names the moment, at which nothing will come."""
    await promised(anna)
    floor.clock.advance(hours=1)
    await floor.tick()
    await change_anna(floor, quiet_from=13 * 60 + 30, quiet_until=15 * 60)
    await anna.tap(floor.says("button.later_hour"), told(anna)[0].id)
    assert anna.toast == floor.says("notice.quiet_then")


async def test_a_long_list_has_pages(floor: Floor, anna: Desk) -> None:
    """Eight on each; every one of them can be reached."""
    for number in range(10):
        await promised(anna, f"Клиент {number}х")
    floor.clock.advance(days=1)
    await floor.tick()
    [listed] = told(anna)
    first = [label for [label] in listed.labels[:8]]
    await anna.tap(floor.says("button.later"), listed.id)
    second = [label for [label] in told(anna)[0].labels[:2]]
    assert len({*first, *second}) == 10
    check_message(told(anna)[0])


# ---- who is not to be written to ----


async def test_nobody_without_access_is_reminded(floor: Floor, anna: Desk) -> None:
    """The rows of who is blocked wait; they come when he is let in again."""
    await promised(anna)
    await change_anna(floor, blocked_at="'2026-11-23 09:30:00'")
    floor.clock.advance(hours=2)
    await floor.tick()
    assert told(anna) == []
    assert await states(floor) == ["waiting"]
    await change_anna(floor, blocked_at="NULL")
    await floor.tick()
    assert len(told(anna)) == 1


async def test_whoever_wants_no_reminders_gets_none(floor: Floor, anna: Desk) -> None:
    """The rows stay, and the promise stands with «my clients»."""
    await promised(anna)
    await change_anna(floor, wants_reminders="false")
    floor.clock.advance(hours=2)
    await floor.tick()
    assert told(anna) == []
    assert await states(floor) == ["waiting"]
    await anna.send("/clients")
    assert "⏰ 23 нояб." in anna.card.text


async def test_a_blocked_bot_stops_and_resumes(floor: Floor, anna: Desk) -> None:
    """While blocked nothing is asked of Telegram for him; unblocked, what is late folds into one list."""
    for name in ["Анна", "Вера", "Нина", "Зоя"]:
        await promised(anna, name)
    await anna.do("block")
    asked = floor.emulator.requests.copy()
    floor.clock.advance(hours=3)
    await floor.tick()
    await floor.tick()
    assert floor.emulator.requests == asked
    await anna.do("unblock")
    await floor.tick()
    assert len(told(anna)) == 1
    assert len(entries(told(anna)[0])) == 4


async def test_a_refused_reminder_is_not_lost(floor: Floor, anna: Desk) -> None:
    """The bot learns of the block only by Telegram's refusal: what it took for shown waits again; what had arrived does not."""
    await promised(anna, "Пётр", "button.call_back_hour")
    floor.clock.advance(minutes=30)
    await promised(anna, "Иван", "button.call_back_hour")
    floor.clock.advance(minutes=31)
    await floor.tick()
    assert len(told(anna)) == 1
    await anna.do("block")
    floor.emulator.take_updates()
    await floor.write("UPDATE employees SET unreachable_at = NULL")
    floor.clock.advance(minutes=30)
    await floor.tick()
    await floor.bot.gateway.sender.settle()
    assert await states(floor) == ["shown", "shown"]
    floor.clock.advance(hours=1)
    await anna.do("unblock")
    await anna.send("/help")
    await floor.tick()
    await floor.tick()
    assert [one.lines[0] for one in told(anna)] == [floor.says("reminder.title", name=name) for name in ("Пётр", "Иван")]


async def test_the_summary_that_a_block_has_swallowed_is_right_afterwards(floor: Floor, anna: Desk) -> None:
    """A card that ended by silence while its reader had blocked the bot has no live buttons when he writes again."""
    await anna.send("/call Иван")
    await anna.tap(CHOLERIC)
    await anna.do("block")
    floor.clock.advance(minutes=31)
    await floor.tick()
    assert len(live_cards(anna)) == 1, "Telegram took no edit"
    await anna.do("unblock")
    await anna.send("/help")
    assert live_cards(anna) == []
    assert floor.says("finished.idle") in anna.card.text


async def test_a_tap_on_an_old_summary_that_a_block_has_swallowed_is_seen_afterwards(floor: Floor, anna: Desk) -> None:
    """Not only the last call's summary says what is stored."""
    await anna.send("/call Иван")
    await anna.tap(FINISH)
    old = anna.card.id
    await anna.send("/call Пётр")
    await anna.tap(FINISH)
    floor.clock.advance(minutes=1)
    anna.chat.tap_text(floor.says("button.refused"), old)
    anna.chat.block()
    await floor.settle()
    assert [row["outcome"] for row in await floor.exported()] == ["refused", None]
    floor.clock.advance(hours=1)
    await anna.do("unblock")
    await anna.send("/help")
    assert floor.says("outcome.refused") in next(one for one in anna.shown if one.id == old).text


async def test_an_outcome_tapped_just_before_a_block_is_seen_afterwards(floor: Floor, anna: Desk) -> None:
    """Also when Telegram tells of the block first, and refuses the summary after that."""
    await anna.send("/call Иван")
    await anna.tap(FINISH)
    old = anna.card.id
    await anna.send("/call Пётр")
    await anna.tap(FINISH)
    floor.emulator.faults.add(Fault(kind=FaultKind.HTTP, method="editMessageText", code=429, parameters={"retry_after": 60}))
    await anna.tap(floor.says("button.refused"), old)
    floor.clock.advance(minutes=5)
    await anna.do("block")
    await floor.tick()
    floor.clock.advance(hours=1)
    await anna.do("unblock")
    await anna.send("/help")
    assert floor.says("outcome.refused") in next(one for one in anna.shown if one.id == old).text


async def test_a_call_that_silence_ended_during_a_block_is_over_afterwards_though_it_is_not_the_last(
    floor: Floor, anna: Desk
) -> None:
    """Every card that was open when he blocked the bot says what is stored."""
    await anna.send("/call Иван")
    old = anna.card.id
    anna.chat.send_text("/call Пётр")
    anna.chat.block()
    written, blocked = floor.emulator.take_updates()
    await floor.bot.gateway.take(blocked)
    floor.clock.advance(minutes=40)
    await floor.tick()
    await floor.bot.gateway.take(written)  # Telegram brings late what was written before the block
    await floor.bot.gateway.idle()
    floor.clock.advance(minutes=40)
    await floor.tick()
    await anna.do("unblock")
    await anna.send("/help")
    assert live_cards(anna) == []
    assert floor.says("finished.idle") in next(one for one in anna.shown if one.id == old).text


async def test_a_call_that_goes_on_is_shown_as_it_is_after_a_block(floor: Floor, anna: Desk) -> None:
    """What was tapped in the moment before the block is on the card."""
    await anna.send("/call Иван")
    anna.touch(CHOLERIC)
    anna.chat.block()
    await floor.settle()
    floor.clock.advance(minutes=3)
    await anna.do("unblock")
    await anna.send("/help")
    assert len(live_cards(anna)) == 1
    assert "смелый" in anna.card.text


# ---- messages of which nobody knows whether they arrived ----


@pytest.mark.parametrize("code", [500, 502, 504])
async def test_a_reminder_that_telegram_did_not_confirm_comes_and_has_five_copies_at_most(
    floor: Floor, anna: Desk, code: int
) -> None:
    """However long the trouble lasts; afterwards it waits, and is told in the list."""
    await promised(anna)
    floor.clock.advance(hours=1)
    floor.emulator.faults.add(Fault(kind=FaultKind.HTTP, method="sendMessage", code=code, effect=True, times=0))
    for minutes in (0, 1, 6, 61):
        floor.clock.advance(minutes=minutes)
        await floor.tick()
    await floor.tick()
    floor.clock.advance(hours=1)
    await floor.bot.gateway.sender.tick()
    await floor.bot.gateway.idle()
    assert len(told(anna)) == 5
    floor.emulator.faults.clear()
    await floor.bot.gateway.sender.settle()
    assert await states(floor) == ["waiting"]
    floor.clock.advance(minutes=20)
    await floor.tick()
    assert await states(floor) == ["shown"]
    assert len(entries(told(anna)[-1])) == 1, "it is the list"


async def test_a_proxy_s_page_blocks_nobody_and_buries_nothing(floor: Floor, anna: Desk) -> None:
    """Whatever it says with whatever number: the reminder comes when the way is free, once."""
    await promised(anna)
    floor.clock.advance(hours=1)
    for code in (400, 401, 403, 404, 407, 429):
        floor.emulator.faults.add(Fault(kind=FaultKind.HTTP, code=code, body="<html>denied</html>", times=2))
    for _ in range(20):
        await floor.tick()
        floor.clock.advance(minutes=1)
    assert len(told(anna)) == 1
    assert (await floor.rows("SELECT unreachable_at FROM employees WHERE person_id = 101")) == [(None,)]
    assert (await floor.rows("SELECT count(*) FROM outbox WHERE state = 'dead'")) == [(0,)]


# ---- time zones and clocks ----


async def test_a_move_to_another_zone_keeps_the_moment(floor: Floor, anna: Desk) -> None:
    """The client was promised a moment, wherever the seller is by then; the message says it in the new zone's time."""
    await promised(anna)
    await change_anna(floor, time_zone="'Asia/Yekaterinburg'")
    floor.clock.advance(hours=1)
    await floor.tick()
    [reminder] = told(anna)
    assert "15:00" in reminder.text


async def test_when_clocks_go_back_it_still_comes_once(floor: Floor, anna: Desk) -> None:
    """Half past three comes twice in Helsinki on 25 October; the reminder does not."""
    await change_anna(floor, time_zone="'Europe/Helsinki'", quiet_from=0, quiet_until=0)
    floor.clock.now = datetime.fromisoformat("2026-10-25T02:30+03:00")
    await promised(anna)
    for _ in range(5):
        floor.clock.advance(minutes=30)
        await floor.tick()
    assert len(told(anna)) == 1


async def test_a_colleagues_reminder_is_refused(floor: Floor, anna: Desk, boris: Desk) -> None:
    """Its number opens nothing: an alert, and everything stays."""
    await promised(anna)
    floor.clock.advance(hours=1)
    await floor.tick()
    await boris.send("/call")
    before = await floor.dump("reminders", "consultations")
    for data in ("Ro:1:0", "Rs:1:h:0", "Rf:1:0", "Rv:1", "Re:1:1:bought", "Rk:1:1"):
        await boris.tap_data(boris.card.id, data)
        assert boris.was_alerted
    assert await floor.dump("reminders", "consultations") == before
    await boris.tap_data(boris.card.id, "Ro:77:0")
    assert boris.toast == floor.says("error.gone")

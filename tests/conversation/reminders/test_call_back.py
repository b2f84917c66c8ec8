"""«Call back»: when, by buttons, by the calendar and by typing; and the reminder's row that goes with it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.screens.clients.actions import CallClient, ViewClient
from bot.screens.reminders.actions import PromiseAt, ShowHours, ShowMonth
from tests.buttons import CALL_BACK, CHOLERIC, FINISH, IN_AN_HOUR, PICK_DAY, REFUSED, TOMORROW, means
from tests.conversation.card_rules import check_message, live_cards
from tests.floor import Desk, Floor, Shown

TOMORROW_AT_TEN = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
"""Ten o'clock in Moscow."""


async def asked_when(anna: Desk, name: str = "Иван") -> None:
    """Finish a call and say «call back»."""
    await anna.send(f"/call {name}")
    await anna.tap(CHOLERIC)
    await anna.tap(FINISH)
    await anna.tap(CALL_BACK)


async def reminders(floor: Floor) -> list[dict[str, Any]]:
    """Every reminder, oldest first."""
    return await floor.records("SELECT * FROM reminders ORDER BY id")


async def follow_up(floor: Floor) -> datetime | None:
    """The export's column of the first call."""
    at: datetime | None = (await floor.exported())[0]["follow_up_at"]
    return at


async def test_a_button_makes_a_reminder_with_the_call(floor: Floor, anna: Desk) -> None:
    """The row names the call, the moment and the wall time meant; the export has the same moment."""
    await asked_when(anna)
    await anna.tap(TOMORROW)
    [reminder] = await reminders(floor)
    assert (reminder["kind"], reminder["state"], reminder["consultation_id"]) == ("call_back", "waiting", 1)
    assert (reminder["local_due"], reminder["time_zone"]) == ("2026-11-24T10:00", "Europe/Moscow")
    assert await follow_up(floor) == TOMORROW_AT_TEN
    check_message(anna.card)


async def test_another_time_moves_the_reminder_and_another_outcome_drops_it(floor: Floor, anna: Desk) -> None:
    """There is one reminder a call; without a promise there is none."""
    await asked_when(anna)
    await anna.tap(TOMORROW)
    await anna.tap(floor.says("button.call_back_monday"))
    [reminder] = await reminders(floor)
    assert reminder["local_due"] == "2026-11-30T10:00"
    await anna.tap(REFUSED)
    [reminder] = await reminders(floor)
    assert (reminder["state"], await follow_up(floor)) == ("dropped", None)
    await anna.tap(CALL_BACK)
    await anna.tap(TOMORROW)
    assert [one["state"] for one in await reminders(floor)] == ["dropped", "waiting"]


async def test_a_second_tap_makes_no_second_reminder(floor: Floor, anna: Desk) -> None:
    """Neither does it move the first."""
    await asked_when(anna)
    data = anna.card.data(IN_AN_HOUR)
    await anna.tap(IN_AN_HOUR)
    [before] = await reminders(floor)
    floor.clock.advance(seconds=2)
    await anna.tap_data(anna.card.id, data)
    assert await reminders(floor) == [before]


async def test_a_promise_can_be_tapped_wherever_a_message_says_it(floor: Floor, anna: Desk) -> None:
    """Asked back, in the summary, among the clients, at the next call and in the reminder: the moment stands behind it."""

    def moments(shown: Shown | None = None) -> list[int]:
        return [one["unix_time"] for one in (shown or anna.card).message.entities if one["type"] == "date_time"]

    promised = [int(TOMORROW_AT_TEN.timestamp())]
    await asked_when(anna)
    await anna.tap(PICK_DAY)
    await anna.send("завтра в 10")
    assert moments() == promised
    await anna.tap(means(PromiseAt, at=202611241000))
    assert moments() == promised
    await anna.send("/clients")
    assert moments() == promised
    await anna.send("/call Иван")
    await anna.tap(anna.card.labels[0][0])
    assert moments() == promised
    await asked_when(anna, "Пётр")
    await anna.tap(TOMORROW)
    floor.clock.now = TOMORROW_AT_TEN
    await floor.tick()
    told = [moments(shown) for shown in anna.shown if shown.has(floor.says("button.call_now"))]
    assert told
    assert all(said == promised for said in told)


# ---- the calendar ----


async def test_the_calendar_leads_to_a_day_and_an_hour(floor: Floor, anna: Desk) -> None:
    """Month, day, hour: three taps in the same message; the summary then has the moment."""
    await asked_when(anna)
    card = anna.card.id
    await anna.tap(PICK_DAY)
    assert anna.card.id == card
    assert anna.card.labels[0] == ["пн", "вт", "ср", "чт", "пт", "сб", "вс"]
    assert anna.card.labels[1] == [str(day) for day in range(23, 30)], "weeks that are past are left out"
    check_message(anna.card)
    await anna.tap(means(ShowHours, day=20261127))
    assert anna.card.labels[0] == ["09:00", "10:00", "11:00", "12:00"]
    check_message(anna.card)
    await anna.tap(floor.says("button.half_past"))
    await anna.tap(means(PromiseAt, at=202611271530))
    assert anna.card.id == card
    assert await follow_up(floor) == datetime(2026, 11, 27, 12, 30, tzinfo=UTC)
    assert "15:30" in anna.card.text
    assert floor.says("button.next_call") in anna.card.labels[-1]


async def test_past_days_and_hours_cannot_be_tapped(floor: Floor, anna: Desk) -> None:
    """They are dots that do nothing; today is there, from the next hour on."""
    await asked_when(anna)
    await anna.tap(PICK_DAY)
    days = [label for row in anna.card.labels[1:-1] for label in row]
    assert [label for label in days if label != "·"] == [str(day) for day in range(23, 31)]
    before = anna.card.text
    await anna.tap("·")
    assert anna.card.text == before
    assert not anna.toast
    await anna.tap(means(ShowHours, day=20261123))
    hours = [label for row in anna.card.labels[:3] for label in row]
    assert hours == ["·"] * 4 + [f"{hour}:00" for hour in range(13, 21)], "it is noon in Moscow"


async def test_months_turn_for_a_year_ahead(floor: Floor, anna: Desk) -> None:
    """Not into the past, and not farther than a year."""
    await asked_when(anna)
    await anna.tap(PICK_DAY)
    assert anna.card.labels[-1][1] == "·"
    for month in (202612, *range(202701, 202712)):
        await anna.tap(means(ShowMonth, month=month))
    assert anna.card.lines[-1].startswith("ноябрь 2027")
    assert anna.card.labels[-1][2] == "·"
    await anna.tap(means(ShowHours, day=20271101))
    await anna.tap(means(PromiseAt, at=202711010900))
    assert await follow_up(floor) == datetime(2027, 11, 1, 6, tzinfo=UTC)


async def test_the_calendar_can_be_left(floor: Floor, anna: Desk) -> None:
    """Back from the hours to the month, back from the month to the summary, and nothing is noted."""
    await asked_when(anna)
    await anna.tap(PICK_DAY)
    await anna.tap(means(ShowHours, day=20261125))
    await anna.tap(floor.says("button.back"))
    await anna.tap(floor.says("button.back"))
    assert floor.says("finished.ask_when") in anna.card.text
    assert await reminders(floor) == []


@pytest.mark.parametrize(
    "data",
    [
        "Rm:1:209913:0",
        "Rh:1:20261301:0:0",
        "Rh:1:99999999999:0:0",
        "Ra:1:202602301000:0",
        "Ra:1:1:0",
        "Rm:1:101:0",
        "Ra:1:101010000:0",
        "Ra:1:999912312359:0",
    ],
)
async def test_forged_days_are_refused(floor: Floor, anna: Desk, data: str) -> None:
    """No such month, day or minute, or none that the calendar of a phone shows: an alert, and nothing changes."""
    await asked_when(anna)
    before = anna.card.text
    await anna.tap_data(anna.card.id, data)
    assert anna.toast == floor.says("error.old_button")
    assert anna.card.text == before
    assert await reminders(floor) == []


async def test_a_moment_that_has_passed_meanwhile_is_refused(floor: Floor, anna: Desk) -> None:
    """An hour shown in the morning and tapped in the evening is said to be past."""
    await asked_when(anna)
    await anna.tap(PICK_DAY)
    await anna.tap(means(ShowHours, day=20261123))
    await anna.tap_later(means(PromiseAt, at=202611231300), hours=8)
    assert anna.toast == floor.says("notice.past")
    assert await reminders(floor) == []


async def test_a_calendar_of_a_call_that_is_live_again_is_its_card(floor: Floor, anna: Desk) -> None:
    """Whoever returned to the call is not taken away from it by an old button."""
    await asked_when(anna)
    await anna.tap(PICK_DAY)
    card, data = anna.card.id, anna.card.data(means(ShowHours, day=20261125))
    await anna.tap_data(card, "r:1")
    await anna.tap_data(anna.card.id, data)
    assert len(live_cards(anna)) == 1


# ---- typed ----


async def test_a_typed_date_counts_only_when_confirmed(floor: Floor, anna: Desk) -> None:
    """«завтра в 15» is asked back with its day of the week; the tap notes it; what was typed leaves the chat."""
    await asked_when(anna)
    await anna.send("завтра в 15")
    assert "вт, 24 нояб., 15:00" in anna.card.text
    assert await follow_up(floor) is None
    assert anna.last.id == anna.card.id
    await anna.tap(anna.card.labels[0][0])
    assert await follow_up(floor) == datetime(2026, 11, 24, 12, tzinfo=UTC)
    [reminder] = await reminders(floor)
    assert reminder["local_due"] == "2026-11-24T15:00"


async def test_what_is_not_understood_or_past_is_said(floor: Floor, anna: Desk) -> None:
    """The question stands, so one may write again, as the example does, which is to come; and the buttons are there."""
    await asked_when(anna)
    await anna.send("как-нибудь потом")
    assert floor.says("when.not_understood", example="ср, 25 нояб., 10:30") in anna.card.text
    assert anna.card.has(means(ShowMonth, month=0))
    await anna.send("вчера в 15")
    assert floor.says("when.past") in anna.card.text
    await anna.send("23.11 10:00")
    assert floor.says("when.past") in anna.card.text
    await anna.send("ср, 25 нояб., 10:30")
    await anna.tap(anna.card.labels[0][0])
    assert await follow_up(floor) == datetime(2026, 11, 25, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed", ["Попозже", "Выходные", "Весной", "Январь", "После Праздников", "Sometime", "Joskus", "дорого", "?"]
)
async def test_whatever_is_typed_leaves_the_question(floor: Floor, anna: Desk, typed: str) -> None:
    """A word with a capital is neither a client's name nor searched for in the guide: it is asked again, with an example.

    The second time the same question comes anew in its own place: whoever has typed sees that he was heard.
    """
    await asked_when(anna)
    card, messages = anna.card.id, len(anna.shown)
    for is_same in (True, False):
        await anna.send(typed)
        assert (anna.card.id == card) is is_same
        assert "25 нояб., 10:30" in anna.card.text
        assert len(anna.shown) == messages, "what was typed goes, and no message is added"
    await anna.send("завтра в три")
    await anna.tap(means(PromiseAt, at=202611241500))
    assert await follow_up(floor) == datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(("typed", "local_due"), [("Полчаса", "2026-11-23T12:30"), ("Вечер", "2026-11-23T18:00")])
async def test_a_time_with_a_capital_is_a_time(floor: Floor, anna: Desk, typed: str, local_due: str) -> None:
    """Phones begin every text with one."""
    await asked_when(anna)
    await anna.send(typed)
    await anna.tap(anna.card.labels[0][0])
    [reminder] = await reminders(floor)
    assert reminder["local_due"] == local_due


async def test_what_may_mean_two_moments_is_asked(floor: Floor, anna: Desk) -> None:
    """«9.12» is a day and an hour: each has its button, and none is guessed."""
    await asked_when(anna)
    await anna.send("9.12")
    assert floor.says("when.which") in anna.card.text
    moments = (202611232112, 202611240912, 202612091000)
    assert [anna.card.row_is(row, means(PromiseAt, at=at)) for row, at in enumerate(moments)] == [True] * 3
    assert await reminders(floor) == []
    check_message(anna.card)
    await anna.tap(means(PromiseAt, at=202611240912))
    [reminder] = await reminders(floor)
    assert reminder["local_due"] == "2026-11-24T09:12"


async def test_a_year_that_is_not_this_one_is_said(floor: Floor, anna: Desk) -> None:
    """When it is asked, on the summary, in the list and on the reminder's page; this year's is left out."""
    await asked_when(anna)
    await anna.send("12 января в 15")
    assert "12 янв. 2027" in anna.card.text
    await anna.tap(means(PromiseAt, at=202701121500))
    assert "12 янв. 2027" in anna.card.text
    await anna.send("/clients")
    await anna.tap(floor.says("button.all_reminders"))
    assert "12 янв. 2027" in anna.card.labels[0][0]
    await anna.tap(anna.card.labels[0][0])
    assert "12 янв. 2027" in anna.card.text
    await asked_when(anna, "Пётр")
    await anna.send("30 ноября в 15")
    assert "30 нояб., 15:00" in anna.card.text
    assert "2026" not in anna.card.text


@pytest.mark.parametrize("command", ["/help", "/clients", "/guide", "/nonsense"])
async def test_a_command_is_a_command(floor: Floor, anna: Desk, command: str) -> None:
    """While a time is asked for, too; the question stands behind it."""
    await asked_when(anna)
    asking = anna.card.text
    await anna.send(command)
    assert anna.last.message.from_bot
    assert anna.last.text != asking
    assert not any(floor.says("when.title") in shown.text for shown in anna.shown[-1:])
    await anna.send("завтра в 15")
    assert any("вт, 24 нояб., 15:00" in shown.text for shown in anna.shown)


async def test_the_next_call_is_begun_while_a_time_is_asked_for(floor: Floor, anna: Desk) -> None:
    """By the keyboard as by its command: what is typed then is the new client's words."""
    await asked_when(anna)
    await anna.send(floor.says("keyboard.next_call"))
    assert len(live_cards(anna)) == 1
    await anna.send("завтра в 15")
    assert await reminders(floor) == []


async def test_a_typed_month_has_a_name(floor: Floor, anna: Desk) -> None:
    """«27 ноября в 15 часов» is how most people write a date."""
    await asked_when(anna)
    await anna.send("27 ноября в 15 часов")
    await anna.tap(anna.card.labels[0][0])
    assert await follow_up(floor) == datetime(2026, 11, 27, 12, tzinfo=UTC)


async def test_an_hour_that_the_clocks_skip_is_confirmed_as_it_will_be(floor: Floor, anna: Desk) -> None:
    """What is asked is what is noted: in Helsinki there is no half past three on 28 March, but half past four."""
    await floor.write("UPDATE employees SET time_zone = 'Europe/Helsinki'")
    await asked_when(anna)
    await anna.send("28.03 03:30")
    assert "вс, 28 мар. 2027\u202fг., 04:30" in anna.card.text
    await anna.tap(anna.card.labels[0][0])
    assert await follow_up(floor) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


async def test_after_a_button_the_next_text_is_no_date(floor: Floor, anna: Desk) -> None:
    """The question falls with its answer, with the next call, and after ten minutes."""
    await asked_when(anna)
    await anna.tap(TOMORROW)
    await anna.send("завтра в 15")
    assert await follow_up(floor) == TOMORROW_AT_TEN
    await asked_when(anna, "Пётр")
    await anna.send("/call Семён")
    await anna.send("завтра в 15")
    assert len(live_cards(anna)) == 1
    await asked_when(anna, "Глеб")
    floor.clock.advance(minutes=11)
    await anna.send("завтра в 15")
    assert [one["consultation_id"] for one in await reminders(floor)] == [1]


async def test_an_hour_that_comes_twice_is_told(floor: Floor, anna: Desk) -> None:
    """In Helsinki half past three comes twice on 25 October: the first is meant, and that is said."""
    floor.clock.now = datetime(2027, 10, 30, 9, tzinfo=UTC)
    await floor.write("UPDATE employees SET time_zone = 'Europe/Helsinki'")
    await asked_when(anna)
    await anna.send("31.10 03:30")
    assert floor.says("when.twice") in anna.card.text
    await anna.tap(means(PromiseAt, at=202710310330))
    assert await follow_up(floor) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    await anna.tap(REFUSED)
    await anna.tap(CALL_BACK)
    await anna.send("31.10 04:30")
    assert floor.says("when.twice") not in anna.card.text


async def test_once_the_first_of_two_equal_hours_is_past_the_second_is_meant(floor: Floor, anna: Desk) -> None:
    """It is not said to be past, and «in an hour» is sixty minutes."""
    await floor.write("UPDATE employees SET time_zone = 'Europe/Helsinki', quiet_from = 0, quiet_until = 0")
    floor.clock.now = datetime(2027, 10, 31, 0, 45, tzinfo=UTC)
    await asked_when(anna)
    await anna.send("03:30")
    assert floor.says("when.twice") not in anna.card.text
    await anna.tap(means(PromiseAt, at=202710310330))
    assert await follow_up(floor) == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    await anna.tap(REFUSED)
    await anna.tap(CALL_BACK)
    now = floor.clock.now
    await anna.send("через час")
    await anna.tap(anna.card.labels[0][0])
    at = await follow_up(floor)
    assert at is not None
    assert abs((at - now).total_seconds() - 3600) < 60


async def test_no_two_buttons_mean_one_moment(floor: Floor, anna: Desk) -> None:
    """On a Sunday tomorrow is Monday, and at five o'clock the evening begins in an hour."""
    await asked_when(anna)
    assert anna.card.has(floor.says("button.call_back_monday"))
    assert anna.card.has(IN_AN_HOUR)
    floor.clock.now = datetime(2026, 11, 29, 12, tzinfo=UTC)
    await asked_when(anna, "Пётр")
    assert anna.card.has(TOMORROW)
    assert not anna.card.has(floor.says("button.call_back_monday"))
    floor.clock.now = datetime(2026, 12, 1, 13, 59, 50, tzinfo=UTC)
    await asked_when(anna, "Глеб")
    assert anna.card.has(floor.says("button.call_back_evening"))
    assert not anna.card.has(IN_AN_HOUR)
    check_message(anna.card)


async def test_a_name_leaves_the_question_and_can_begin_his_call(floor: Floor, anna: Desk) -> None:
    """Whoever types the next client's name while asked for a time is offered the call; a time may be typed as well."""
    await asked_when(anna)
    await anna.send("Семён Аркадьевич")
    assert floor.says("button.call_name", name="Семён Аркадьевич") in anna.card.labels[0]
    assert "25 нояб., 10:30" in anna.card.text
    await anna.send("завтра в 15")
    assert "вт, 24 нояб., 15:00" in anna.card.text
    await anna.send("Семён Аркадьевич")
    await anna.tap(floor.says("button.call_name", name="Семён Аркадьевич"))
    assert "Семён Аркадьевич" in live_cards(anna)[0].text
    assert await reminders(floor) == []


# ---- without a time ----


async def listed(floor: Floor, anna: Desk) -> list[str]:
    """Open the list of promised calls and return its entries."""
    await anna.send("/clients")
    await anna.tap(floor.says("button.all_reminders"))
    return [row[0] for row in anna.card.labels[:-1]]


async def test_a_call_back_without_a_time_stays_among_the_promises(floor: Floor, anna: Desk) -> None:
    """Named as such, behind those with a time; tapped, its summary asks for the time at the bottom, and it can be typed."""
    await asked_when(anna)
    await asked_when(anna, "Пётр")
    await anna.tap(TOMORROW)
    with_time, without = await listed(floor, anna)
    assert "Пётр" in with_time
    assert without == floor.says("reminders.untimed", icon="⚡", name="Иван")
    await anna.tap(without)
    assert floor.says("finished.ask_when") in anna.card.text
    assert anna.last.id == anna.card.id
    await anna.send("завтра в 15")
    await anna.tap(means(PromiseAt, at=202611241500))
    assert [floor.says("reminders.untimed", icon="⚡", name="Иван") in entry for entry in await listed(floor, anna)] == [
        False
    ] * 2


async def test_a_promise_without_a_time_ends_with_the_next_call_or_another_outcome(floor: Floor, anna: Desk) -> None:
    """Whoever has been called since waits no more; a client who refused neither."""
    await asked_when(anna)
    await asked_when(anna, "Пётр")
    assert len(await listed(floor, anna)) == 2
    await anna.tap(floor.says("reminders.untimed", icon="⚡", name="Пётр"))
    await anna.tap(REFUSED)
    [left] = await listed(floor, anna)
    assert "Иван" in left
    await anna.send("/clients")
    await anna.tap(means(ViewClient, client=1))
    await anna.tap(means(CallClient, client=1))
    await anna.tap(FINISH)
    await anna.send("/clients")
    await anna.tap(floor.says("button.all_reminders"))
    assert floor.says("reminders.none") in anna.card.text


async def test_promises_without_a_time_have_pages(floor: Floor, anna: Desk) -> None:
    """Those with a time come first, whichever page the border between them falls on."""
    for number in range(10):
        await asked_when(anna, f"Клиент {number}")
        if number % 5 == 0:
            await anna.tap(TOMORROW)
    first = await listed(floor, anna)
    await anna.tap(floor.says("button.later"))
    entries = [*first[:8], *(row[0] for row in anna.card.labels[:2])]
    assert ["без времени" in entry for entry in entries] == [False] * 2 + [True] * 8
    assert len({*entries}) == 10

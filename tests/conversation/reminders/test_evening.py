"""The evening message: the day's calls without an outcome, walked through in one message, one tap each."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.calls.outcome import Outcome
from bot.screens.reminders.actions import PromiseAt, ShowHours, TellOutcome
from tests.buttons import FINISH, means
from tests.conversation.card_rules import check_message
from tests.floor import Desk, Floor, Shown

TOLD_BOUGHT = means(TellOutcome, outcome=Outcome.BOUGHT)
HALF_PAST_SIX = datetime.fromisoformat("2026-11-23T18:30+03:00")


async def finished(anna: Desk, *names: str, outcome: str | None = None) -> None:
    """Lead calls and say nothing, or something, of how they ended."""
    for name in names:
        await anna.send(f"/call {name}")
        await anna.tap(FINISH)
        if outcome:
            await anna.tap(anna.floor.says(f"button.{outcome}"))


def evenings(anna: Desk) -> list[Shown]:
    """The evening messages, oldest first."""
    title = anna.floor.says("evening.title")
    return [shown for shown in anna.shown if shown.message.from_bot and shown.lines[0] == title]


async def come_evening(floor: Floor, **later: float) -> None:
    """Let it be half past six, or some time later, and tick twice."""
    floor.clock.now = HALF_PAST_SIX + timedelta(**later)
    await floor.tick()
    await floor.tick()


async def outcomes(floor: Floor) -> list[str | None]:
    """The outcomes of all calls, oldest first."""
    return [row["outcome"] for row in await floor.exported()]


async def test_it_comes_at_half_past_six_and_once(floor: Floor, anna: Desk) -> None:
    """Not before; further ticks, a restart and a later call of the evening add nothing."""
    await finished(anna, "Иван")
    floor.clock.now = HALF_PAST_SIX - timedelta(seconds=1)
    await floor.tick()
    assert evenings(anna) == []
    await come_evening(floor)
    await floor.restart()
    await finished(anna, "Пётр")
    await floor.tick()
    [evening] = evenings(anna)
    assert "Иван" in evening.text
    assert anna.shown[-1].id != evening.id
    check_message(evening)


async def test_one_tap_each_in_one_message(floor: Floor, anna: Desk) -> None:
    """Every outcome, in the order of the calls; at the end all are told and no button is left."""
    names = ["Анна", "Вера", "Глеб"]
    await finished(anna, *names)
    await come_evening(floor)
    [evening] = evenings(anna)
    for name, outcome in zip(names, (Outcome.BOUGHT, Outcome.THINKING, Outcome.REFUSED), strict=True):
        assert name in evenings(anna)[0].text
        await anna.tap(floor.says(f"button.{outcome}"), evening.id)
    assert await outcomes(floor) == ["bought", "thinking", "refused"]
    assert floor.says("evening.all_told") in evenings(anna)[0].text
    assert evenings(anna)[0].labels == []
    assert [one.id for one in evenings(anna)] == [evening.id]


async def test_the_summary_of_the_call_says_the_same(floor: Floor, anna: Desk) -> None:
    """What is told in the evening stands under the call itself too."""
    await finished(anna, "Анна")
    card = anna.card.id
    await come_evening(floor)
    await anna.tap(floor.says("button.bought"), evenings(anna)[0].id)
    summary = next(shown for shown in anna.shown if shown.id == card)
    assert floor.says("outcome.bought") in summary.text


async def test_call_back_asks_when(floor: Floor, anna: Desk) -> None:
    """By a button, by the calendar or by typing, and then the next call."""
    await finished(anna, "Анна", "Вера", "Глеб")
    await come_evening(floor)
    [evening] = evenings(anna)
    await anna.tap(floor.says("button.call_back"), evening.id)
    check_message(evenings(anna)[0])
    await anna.tap(floor.says("button.call_back_tomorrow"), evening.id)
    assert "Вера" in evenings(anna)[0].text
    await anna.tap(floor.says("button.call_back"), evening.id)
    await anna.tap(floor.says("button.pick_day"), evening.id)
    shown = next(one for one in anna.shown if one.id == evening.id)
    check_message(shown)
    await anna.tap(means(ShowHours, day=20261125), evening.id)
    await anna.tap(means(PromiseAt, at=202611251200), evening.id)
    assert "Глеб" in evenings(anna)[0].text
    await anna.tap(floor.says("button.call_back"), evening.id)
    await anna.send("завтра в 15")
    asked = next(one for one in anna.shown if one.id == evening.id)
    await anna.tap(asked.labels[0][0], evening.id)
    assert floor.says("evening.all_told") in evenings(anna)[0].text
    reminders = await floor.rows("SELECT local_due FROM reminders WHERE kind = 'call_back' ORDER BY id")
    assert reminders == [("2026-11-24T10:00",), ("2026-11-25T12:00",), ("2026-11-24T15:00",)]


async def test_an_hour_in_quiet_hours_does_not_stop_the_walk(floor: Floor, anna: Desk) -> None:
    """It is noted and said, and the next call is asked about."""
    await finished(anna, "Анна", "Вера")
    await come_evening(floor)
    [evening] = evenings(anna)
    await floor.write("UPDATE employees SET quiet_from = 540, quiet_until = 660")
    await anna.tap(floor.says("button.call_back"), evening.id)
    await anna.send("завтра в 10:30")
    await anna.tap(next(one for one in anna.shown if one.id == evening.id).labels[0][0], evening.id)
    assert anna.toast == floor.says("notice.quiet_then")
    assert "Вера" in evenings(anna)[0].text


async def test_the_calendar_of_the_evening_can_be_left(floor: Floor, anna: Desk) -> None:
    """Back to the question when, in the same message."""
    await finished(anna, "Анна")
    await come_evening(floor)
    [evening] = evenings(anna)
    await anna.tap(floor.says("button.call_back"), evening.id)
    before = evenings(anna)[0]
    await anna.tap(floor.says("button.pick_day"), evening.id)
    await anna.tap(floor.says("button.back"), evening.id)
    assert (evenings(anna)[0].text, evenings(anna)[0].labels) == (before.text, before.labels)


async def test_skipped_calls_are_counted_at_the_end(floor: Floor, anna: Desk) -> None:
    """They keep having no outcome, and are not asked about tomorrow."""
    await finished(anna, "Анна", "Вера")
    await come_evening(floor)
    [evening] = evenings(anna)
    await anna.tap(floor.says("button.skip"), evening.id)
    await anna.tap(floor.says("button.bought"), evening.id)
    assert floor.says("evening.skipped", n=1) in evenings(anna)[0].text
    assert await outcomes(floor) == [None, "bought"]
    await finished(anna, "Глеб")
    await come_evening(floor, days=1)
    assert len(evenings(anna)) == 2
    assert "Глеб" in evenings(anna)[1].text
    assert "1" in evenings(anna)[1].lines[1]


async def test_a_second_tap_does_not_skip_a_call(floor: Floor, anna: Desk) -> None:
    """The button carries its call, so tapped twice it leads to the same next one; an old one tapped next month does too."""
    await finished(anna, "Анна", "Вера", "Глеб")
    await come_evening(floor)
    [evening] = evenings(anna)
    data = evening.data(TOLD_BOUGHT)
    await anna.tap(TOLD_BOUGHT, evening.id)
    await anna.tap_data(evening.id, data)
    assert "Вера" in evenings(anna)[0].text
    assert await outcomes(floor) == ["bought", None, None]
    floor.clock.advance(days=30)
    await anna.tap_data(evening.id, data)
    assert "Вера" in evenings(anna)[0].text


async def test_nothing_comes_when_nothing_is_to_be_asked(floor: Floor, anna: Desk) -> None:
    """All told, no call at all, practice, or a call that is still going on."""
    await finished(anna, "Анна", outcome="bought")
    await come_evening(floor)
    assert evenings(anna) == []
    floor.clock.now = HALF_PAST_SIX + timedelta(days=1, minutes=-1)
    await anna.send("/call Вера")
    await come_evening(floor, days=1)
    assert evenings(anna) == []
    await anna.tap(FINISH)
    await come_evening(floor, days=2)
    assert "Вера" in evenings(anna)[0].text, "a call that was going on is asked about the next evening"


async def test_practice_is_not_asked_about(floor: Floor, anna: Desk) -> None:
    """It has no outcome that anybody wants to know."""
    await finished(anna, "Анна")
    await floor.write("UPDATE consultations SET is_practice = true")
    await come_evening(floor)
    assert evenings(anna) == []


async def test_calls_that_silence_has_ended_are_asked_about(floor: Floor, anna: Desk) -> None:
    """Nobody said anything of them at all."""
    await anna.send("/call Анна")
    floor.clock.advance(minutes=31)
    await floor.tick()
    await come_evening(floor)
    assert "Анна" in evenings(anna)[0].text


async def test_quiet_evenings_are_asked_about_in_the_morning(floor: Floor, anna: Desk) -> None:
    """With quiet hours from six the message comes when they end, about the day before."""
    await floor.write("UPDATE employees SET quiet_from = 1080")
    await finished(anna, "Анна")
    await come_evening(floor)
    assert evenings(anna) == []
    await come_evening(floor, hours=13, minutes=29)
    assert evenings(anna) == []
    await come_evening(floor, hours=13, minutes=30)
    assert "Анна" in evenings(anna)[0].text


async def test_missed_evenings_fold_into_one(floor: Floor, anna: Desk) -> None:
    """A machine that slept over two evenings asks once, about both days."""
    await finished(anna, "Анна")
    await come_evening(floor, hours=-1)
    floor.clock.now = HALF_PAST_SIX + timedelta(days=1, hours=-3)
    await finished(anna, "Вера")
    await come_evening(floor, days=1, hours=1)
    [evening] = evenings(anna)
    await anna.tap(floor.says("button.bought"), evening.id)
    await anna.tap(floor.says("button.bought"), evening.id)
    assert await outcomes(floor) == ["bought", "bought"]


async def test_whoever_wants_no_reminders_is_not_asked(floor: Floor, anna: Desk, boris: Desk) -> None:
    """Neither is whoever lost his access or blocked the bot."""
    await finished(anna, "Анна")
    await finished(boris, "Вера")
    await floor.write("UPDATE employees SET wants_reminders = false WHERE person_id = 101")
    await boris.do("block")
    await come_evening(floor)
    assert evenings(anna) == evenings(boris) == []


async def test_an_outcome_told_elsewhere_is_not_asked_again(floor: Floor, anna: Desk) -> None:
    """The walk goes by what is stored, not by what it showed."""
    await finished(anna, "Анна", "Вера", "Глеб")
    glebs = anna.card.id
    await come_evening(floor)
    [evening] = evenings(anna)
    await anna.tap(floor.says("button.thinking"), glebs)
    await anna.tap(floor.says("button.bought"), evening.id)
    await anna.tap(floor.says("button.bought"), evening.id)
    assert floor.says("evening.all_told") in evenings(anna)[0].text

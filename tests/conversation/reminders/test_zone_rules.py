"""A promise when a government changes the clocks: what was promised in local time stays so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.services.reminders import keep_local_time
from bot.services.reminders.keep_local_time import keep_local_times
from tests.conversation.reminders.test_reminders import change_anna, promised, told
from tests.floor import Desk, Floor
from tests.zone_rules import make_rules, rules_in_force

TOMORROW_AT_TEN = "2026-11-24T10:00"
EAST_BEFORE, EAST_AFTER = 3, 2


@pytest.fixture(autouse=True)
def rules_before(tmp_path: Path) -> Iterator[None]:
    """Moscow is three hours east of Greenwich."""
    with rules_in_force(make_rules(tmp_path / "before", Europe_Moscow=EAST_BEFORE)):
        yield


@pytest.fixture
def rules_after(tmp_path: Path) -> Path:
    """Zone data by which it is two."""
    return make_rules(tmp_path / "after", Europe_Moscow=EAST_AFTER)


def ten_tomorrow(east: int) -> datetime:
    """Return the moment of tomorrow's ten o'clock, so many hours east of Greenwich."""
    return datetime.fromisoformat(f"{TOMORROW_AT_TEN}+0{east}:00")


async def promises(floor: Floor) -> list[tuple[datetime, datetime, str]]:
    """Return when each reminder is due, which moment the export has, and the local time, oldest first."""
    rows = await floor.records("SELECT due_at, local_due FROM reminders WHERE kind = 'call_back' ORDER BY id")
    exported = [row["follow_up_at"] for row in await floor.exported() if row["follow_up_at"]]
    return [(_utc(row["due_at"]), at, row["local_due"]) for row, at in zip(rows, exported, strict=True)]


def _utc(stored: object) -> datetime:
    """Read a column of a moment, which SQLite keeps as text without a zone."""
    return datetime.fromisoformat(f"{stored}").replace(tzinfo=UTC)


async def test_a_promise_keeps_its_local_time(floor: Floor, anna: Desk, rules_after: Path) -> None:
    """«Tomorrow at ten» comes at ten by the new clocks, and the export says the same moment."""
    await promised(anna, when="button.call_back_tomorrow")
    before = ten_tomorrow(EAST_BEFORE)
    assert await promises(floor) == [(before, before, TOMORROW_AT_TEN)]
    with rules_in_force(rules_after):
        await floor.restart()
        await floor.tick()
        after = ten_tomorrow(EAST_AFTER)
        assert await promises(floor) == [(after, after, TOMORROW_AT_TEN)]
        floor.clock.now = before + timedelta(minutes=59)
        await floor.tick()
        assert told(anna) == []
        floor.clock.now = after
        await floor.tick()
        [reminder] = told(anna)
        assert "10:00" in reminder.text


async def test_what_has_come_due_by_the_new_clocks_is_shown_at_once(floor: Floor, anna: Desk, tmp_path: Path) -> None:
    """Also in the first tick after a start: the local time is set right before anybody is reminded."""
    await promised(anna, when="button.call_back_tomorrow")
    later = make_rules(tmp_path / "later", Europe_Moscow=EAST_BEFORE + 1)
    floor.clock.now = ten_tomorrow(EAST_BEFORE + 1)
    with rules_in_force(later):
        await floor.restart()
        await floor.tick()
        assert len(told(anna)) == 1


async def test_the_same_rules_change_nothing(floor: Floor, anna: Desk) -> None:
    """A promise of «in an hour» has seconds, which its local time has not; another start leaves it to the second."""
    floor.clock.advance(seconds=17)
    await promised(anna, when="button.call_back_hour")
    before = await promises(floor)
    await floor.restart()
    await floor.tick()
    assert await promises(floor) == before
    assert before[0][0].second != 0


async def test_what_quiet_hours_have_put_off_stays_put_off(floor: Floor, anna: Desk, rules_after: Path) -> None:
    """The promise moves with the clocks, and the message comes when the quiet hours end by them."""
    await promised(anna, when="button.call_back_tomorrow")
    await change_anna(floor, quiet_from=9 * 60, quiet_until=12 * 60)
    floor.clock.now = ten_tomorrow(EAST_BEFORE)
    await floor.tick()
    with rules_in_force(rules_after):
        await floor.restart()
        await floor.tick()
        assert [at for _, at, _ in await promises(floor)] == [ten_tomorrow(EAST_AFTER)]
        for hour, shown in ((1, 0), (2, 0), (3, 1)):
            floor.clock.now = ten_tomorrow(EAST_BEFORE) + timedelta(hours=hour)
            await floor.tick()
            assert len(told(anna)) == shown, hour


async def test_what_was_shown_stays_as_it_was_said(floor: Floor, anna: Desk, rules_after: Path) -> None:
    """A reminder that stands in the chat has come; the export keeps the moment at which it did."""
    await promised(anna, when="button.call_back_tomorrow")
    floor.clock.now = ten_tomorrow(EAST_BEFORE)
    await floor.tick()
    with rules_in_force(rules_after):
        await floor.restart()
        await floor.tick()
        before = ten_tomorrow(EAST_BEFORE)
        assert await promises(floor) == [(before, before, TOMORROW_AT_TEN)]
        assert len(told(anna)) == 1


async def test_a_whole_floor_of_promises_moves_bit_by_bit(
    floor: Floor, anna: Desk, rules_after: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is due soonest moves first; nobody's tap waits for all of it, and the ticks that follow do the rest."""
    monkeypatch.setattr(keep_local_time, "AT_ONCE", 2)
    for name in ("Иван", "Мария", "Олег"):
        await promised(anna, name, when="button.call_back_tomorrow")
    moved = []
    with rules_in_force(rules_after):
        is_left = True
        while is_left:
            async with floor.bot.database.unit_of_work() as work:
                is_left = await keep_local_times(work, floor.clock())
                await work.commit()
            moved.append([at == due == ten_tomorrow(EAST_AFTER) for due, at, _ in await promises(floor)])
    assert moved == [[True, True, False], [True, True, True], [True, True, True]]

"""What takes long to read holds up nobody else, and is shown to nobody who may not see it any more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.db.repositories.call_log import CallLogRepository
from bot.db.repositories.figures import FigureRepository
from bot.domain.people.employee import Role
from tests.buttons import CHOLERIC
from tests.floor import Desk, Floor

PAGES = [("/stats", FigureRepository, "counts"), ("/week", FigureRepository, "counts"), ("/logs", CallLogRepository, "number")]
"""What is asked for, and what it reads."""


class Held:
    """A reading that waits until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, repository: type[Any], name: str) -> None:
        self.times = 0
        self.begun = asyncio.Event()
        self.go_on = asyncio.Event()
        read: Callable[..., Any] = getattr(repository, name)

        async def held(this: Any, *asked: Any, **named: Any) -> Any:
            self.times += 1
            found = await read(this, *asked, **named)
            self.begun.set()
            await self.go_on.wait()
            return found

        monkeypatch.setattr(repository, name, held)


async def ask(floor: Floor, desk: Desk, text: str, held: Held) -> asyncio.Task[Any]:
    """Send a command and wait until its page is being read."""
    held.begun.clear()
    desk.chat.send_text(text)
    (update,) = floor.emulator.take_updates()
    reading = asyncio.create_task(floor.bot.gateway.take(update))
    await asyncio.wait_for(held.begun.wait(), 5)
    return reading


@pytest.mark.parametrize(("command", "repository", "name"), PAGES)
async def test_a_tap_during_a_call_does_not_wait_for_a_page(
    floor: Floor, monkeypatch: pytest.MonkeyPatch, command: str, repository: type[Any], name: str
) -> None:
    """While a supervisor's page is being read the manager's tap is stored and his card changes; then the page comes."""
    anna, chief = await floor.hire(101, "Анна"), await floor.hire(2, "Сергей", Role.SUPERVISOR)
    await anna.send("/call")
    await floor.tick()  # it reads figures too, for the week's digest
    held = Held(monkeypatch, repository, name)
    reading = await ask(floor, chief, command, held)
    before = len(chief.shown)
    anna.touch(CHOLERIC)
    (update,) = floor.emulator.take_updates()
    await asyncio.wait_for(floor.bot.gateway.take(update), 5)
    assert (await floor.call())["temperament"] == "choleric"
    assert not reading.done()
    held.go_on.set()
    await asyncio.wait_for(reading, 5)
    await floor.settle()
    assert len(chief.shown) > before


async def test_who_has_lost_his_right_meanwhile_is_shown_nothing(floor: Floor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page was read while he looked after the team; when it is to be shown he does so no more."""
    await floor.hire(101, "Анна")
    chief = await floor.hire(2, "Сергей", Role.SUPERVISOR)
    await floor.tick()
    held = Held(monkeypatch, FigureRepository, "by_cell")
    reading = await ask(floor, chief, "/stats", held)
    async with floor.bot.database.unit_of_work() as work:
        (me,) = [one for one in await work.employees.of_team(await floor.team(work, "Первый")) if one.name == "Сергей"]
        await work.employees.change(me, replace(me, role=Role.TRAINEE))
        await work.commit()
    held.go_on.set()
    await asyncio.wait_for(reading, 5)
    await floor.settle()
    assert floor.says("stats.whose_own") in chief.last.text or floor.says("error.not_allowed") in chief.last.text


async def test_what_was_read_is_read_again_when_something_was_audited(floor: Floor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody may have been erased meanwhile; with nothing audited it is read once."""
    chief = await floor.hire(2, "Сергей", Role.SUPERVISOR)
    counted = Held(monkeypatch, FigureRepository, "by_cell")
    counted.go_on.set()
    await chief.send("/stats")
    assert counted.times == 1
    counted.go_on.clear()
    reading = await ask(floor, chief, "/stats", counted)
    async with floor.bot.database.unit_of_work() as work:
        await work.audit.add(at=floor.clock(), person_id=chief_number(chief), action="person_erased", details={})
        await work.commit()
    counted.go_on.set()
    await asyncio.wait_for(reading, 5)
    assert counted.times == 3


def chief_number(desk: Desk) -> Any:
    """Return the number of whose phone it is."""
    return desk.chat.person.id

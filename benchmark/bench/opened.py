"""Opens pages of the bot: what `pages` has the product's own Python run, `python opened.py '{"small": …, "large": …}'`.

A page is asked for as a tap asks for it – a unit of work, the dispatch, services, screens, what would go into the outbox, the
commit – and nothing is sent. It is opened by turns in a small house and in a large one, in this one process, so that a noisy
machine hurts both alike. It says a line of JSON for each page: the processor time and the seconds of every opening.
"""

from __future__ import annotations

import asyncio
import gc
import itertools
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from telegram import CallbackQuery, Update, User

from bot.app.wiring import build_bot, load_library
from bot.db.facade import Database
from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import ChatId, ClientId, EmployeeId, PersonId, TeamId
from bot.domain.people.employee import Person
from bot.domain.supervision.choice import Choice
from bot.domain.supervision.period import BY_NAME, Period, PeriodKind, read_period
from bot.reporting.pictures.draw import Drawing
from bot.screens.action import Action, encode
from bot.screens.figures.actions import AskFigureDays, FiguresPart, OpenFigures, ShowFigures, ShowMonthly
from bot.screens.log.actions import AskLogClient, AskLogDays, ChooseCalls, ListCalls, Part, ShowFiles, ShowPart
from bot.screens.screen import Screen, Show, to_outbox_message
from bot.screens.stats.actions import ShowPicture
from bot.screens.stats.stats_pages import PERIODS
from bot.screens.turn import Reply, Turn
from bot.services.people.access import Defaults
from bot.services.stats.read_stats import Picture

DAYS = read_period("d20250901-20251110")
KINDS = BY_NAME

CPU_CLOCK_OF_PROCESS = 2
"""Linux makes a clock number out of a process number and this."""

Step = str | tuple[str, int]
"""A button's data; or a button of the page before, by its verb and which of those it is."""
Walk = Sequence[tuple[str, Step]]
"""Pages by their names, each with the tap that leads to it from the one before."""
CLOCK = "clock"
"""In place of a reader: what the bot does every half minute, by itself."""
DRAWN = PeriodKind.LAST_MONTH
"""Pictures of this time are drawn too: what that costs is the same for all."""


def walks(whose: Sequence[Choice]) -> Iterator[Walk]:
    """Yield the way to every page; `whose` is one choice for each whom it may be narrowed to."""
    yield from _log_walks(whose)
    yield from _week_walks(whose)
    for picture, period in itertools.product(Picture, PERIODS):
        shown, opens = (ShowPicture(picture=picture, period=period, is_dark=0, is_calls=is_calls) for is_calls in (0, 1))
        name = f"/stats {picture.name.lower()} {period.value}"
        yield [(name, encode(shown)), (f"{name}, numbers", encode(opens)), (f"{name}, calls behind", ("Pl", 0))]


def _log_walks(whose: Sequence[Choice]) -> Iterator[Walk]:
    newest = encode(ListCalls(first=0, is_newer=0))
    for choice in _filters(whose):
        chosen = encode(ChooseCalls(choice=str(choice)))
        yield [(f"/logs {choice}, chosen", chosen), (f"/logs {choice}", newest), (f"/logs {choice}, next", ("Ll", -1))]
    yield [
        ("", encode(ChooseCalls(choice="a"))),
        ("", newest),
        ("", ("Ll", -1)),
        ("/logs, back", ("Ll", 0)),
        ("/logs, a call", ("Lv", 2)),
    ]
    parts: list[Action] = [ShowPart(part=part, page=0) for part in Part]
    others = (*parts, AskLogClient(), AskLogDays(month=0, first=0), ShowFiles(events=0, masked=0))
    yield [(f"/logs, {type(action).__name__} {encode(action)}", encode(action)) for action in others]


def _filters(whose: Sequence[Choice]) -> Iterator[Choice]:
    periods = [*(Period(kind=kind) for kind in KINDS), DAYS]
    yield from (Choice(period=period) for period in periods)
    yield from (Choice(temperament=kind) for kind in Recognition)
    yield from (Choice(wants=wants, can=can) for wants, can in itertools.product(Known, Known))
    yield from (Choice(outcome=outcome) for outcome in Outcome)
    yield from (Choice(is_open=True), Choice(is_unfit=True), Choice(practice=True))
    yield from whose
    yield from (Choice(client=ClientId(one.team)) for one in whose if one.team is not None)
    last_week = Period(kind=PeriodKind.LAST_WEEK)
    yield from (Choice(period=last_week, team=one.team, employee=one.employee, outcome=Outcome.REFUSED) for one in whose)
    rare = Choice(temperament=Recognition.UNKNOWN, wants=Known.NO, can=Known.YES, outcome=Outcome.REFUSED, is_unfit=True)
    yield from (rare, replace(rare, period=Period(kind=PeriodKind.LAST_MONTH)))


def _week_walks(whose: Sequence[Choice]) -> Iterator[Walk]:
    periods = [*(Period(kind=kind) for kind in KINDS if kind is not PeriodKind.ALWAYS), DAYS]
    for period, of in itertools.product(periods, (Choice(), *whose)):
        choice = replace(of, period=period)
        typed = replace(choice, temperament=Recognition.CHOLERIC)
        yield [(f"/week {choice}", encode(OpenFigures(choice=str(choice))))]
        for part, page in (*((part, 0) for part in FiguresPart), (FiguresPart.PEOPLE, 1)):
            figures = ShowFigures(part=part, choice=str(choice), page=page)
            yield [(f"/week {choice}, {part.name.lower()} {page + 1}", encode(figures))]
        yield [(f"/week {typed}", encode(ShowFigures(part=FiguresPart.TYPES, choice=str(typed), page=0)))]
        yield [(f"/week {choice}, days", encode(AskFigureDays(choice=str(choice), month=0, first=0)))]
        for is_file, form in enumerate(("picture", "sheet")):
            yield [(f"month page of {choice}, {form}", encode(ShowMonthly(choice=str(choice), is_file=is_file)))]


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor time so far: of this process, and of the database's server where there is one."""

    server: int | None
    """Its process, whose children serve connections."""

    def now(self) -> float:
        """Return seconds."""
        if self.server is None:
            return time.process_time()
        children = Path(f"/proc/{self.server}/task/{self.server}/children").read_text(encoding="ascii").split()
        return time.process_time() + sum(time.clock_gettime((~int(child) << 3) | CPU_CLOCK_OF_PROCESS) for child in children)


class NotShown(Exception):
    """The page is refused to this reader, or the button is not there."""


class House:
    """One database, with somebody who taps."""

    def __init__(self, database: Database, dispatch: Any, now: datetime, cost: Cost) -> None:
        """Open nothing yet."""
        self.database = database
        self._cost = cost
        self._dispatch = dispatch
        self._now = now
        self._number = 0

    async def walk(self, person: int, walk: Walk) -> Sequence[tuple[str, float, float, Screen | None]]:
        """Open page after page, as far as there is a way; gives of each its name, processor time, seconds, and what it shows."""
        shown: Sequence[Screen] = ()
        opened = []
        for name, step in walk:
            try:
                data = step if isinstance(step, str) else _button(shown, *step)
                began, at = self._cost.now(), time.perf_counter()
                shown = await self._tap(person, data)
                seconds = time.perf_counter() - at
            except NotShown:
                break
            opened.append((name, self._cost.now() - began, seconds, shown[0] if shown else None))
        return opened

    async def _tap(self, person: int, data: str) -> Sequence[Screen]:
        self._number += 1
        user = User(id=person, first_name="Анна", is_bot=False)
        query = CallbackQuery(id=str(self._number), from_user=user, chat_instance="1", data=data)
        update = Update(update_id=self._number, callback_query=query)
        async with self.database.unit_of_work() as work:
            turn = Turn(
                update_id=self._number,
                now=self._now,
                work=work,
                person=Person(id=PersonId(person), first_name="Анна", language_code="ru"),
                chat_id=ChatId(person),
                employee=await work.employees.by_person(PersonId(person)),
            )
            reply: Reply = await self._dispatch(turn, update)
            if reply.toast is not None and reply.toast.is_alert:
                raise NotShown(data)
            shown = [one for one in reply.outgoing if isinstance(one, Show)]
            for one in shown:
                to_outbox_message(one)
            await work.commit()
        return [one.screen for one in shown]


def _button(shown: Sequence[Screen], verb: str, place: int) -> str:
    carried = [button.action for screen in shown for row in screen.keyboard for button in row]
    found = [data for data in carried if data.partition(":")[0] == verb]
    try:
        return found[place]
    except IndexError:
        raise NotShown(verb) from None


async def run_job(house: House, job: Any, now: datetime) -> float:
    """Do what the bot does by the clock, and take it back; gives processor time."""
    async with house.database.unit_of_work() as work:
        began = time.process_time()
        await job(work, now)
        spent = time.process_time() - began
        await work.rollback()
    return spent


async def _walked(
    walk: Walk, reader: dict[str, Any], houses: dict[str, House], rounds: int, drawing: Drawing
) -> list[dict[str, Any]]:
    """Walk through pages in rounds, after one that does not count; gives those that there are in both houses."""
    found: dict[str, dict[str, Any]] = {}
    for turn in range(rounds + 1):
        for size, house in houses.items():
            for name, cpu, seconds, screen in await house.walk(reader["person"], walk):
                if not name or turn == 0:
                    continue
                one = found.setdefault(name, {"reader": reader["name"], "page": name, "small": [], "large": [], "seconds": []})
                one[size].append(cpu)
                if size == "large":
                    one["seconds"].append(seconds)
                    is_drawn = reader["draws"] and turn == rounds and DRAWN.value in name.split()
                    if is_drawn and screen is not None and screen.picture is not None:
                        at = time.perf_counter()
                        await drawing(screen.picture)
                        one["drawn"] = seconds + time.perf_counter() - at
    return [one for one in found.values() if one["small"] and one["large"]]


async def measure(asked: dict[str, Any]) -> None:
    """Open every page of every reader in rounds."""
    now = datetime.fromtimestamp(asked["now"], UTC)
    library = load_library("ru", snapshot=Path(asked["snapshot"]))
    databases = {name: Database(asked[name]) for name in ("small", "large")}
    bot = build_bot(
        token="1:bench",  # noqa: S106  # nobody's
        api_url="http://127.0.0.1:1",
        database=databases["large"],
        library=library,
        defaults=Defaults(language=library.default_language, time_zone="Europe/Moscow", team="–"),
        clock=lambda: now,
    )
    dispatch = bot.gateway._dispatch  # the one place where all features stand together
    houses = {name: House(database, dispatch, now, Cost(asked.get("server"))) for name, database in databases.items()}
    drawing = Drawing()
    gc.collect()
    gc.freeze()  # as the bot does
    try:
        for reader in asked["readers"]:
            narrowed = [Choice(team=TeamId(reader["team"])), Choice(employee=EmployeeId(reader["employee"]))]
            for walk in walks(narrowed):
                _say(await _walked(walk, reader, houses, asked["rounds"], drawing))
        for job in bot.gateway.ticks._jobs:
            one = {"reader": CLOCK, "page": job.__qualname__, "seconds": []}
            for name, house in houses.items():
                one[name] = [await run_job(house, job, now) for _ in range(asked["rounds"])]
            _say([one])
    finally:
        for house in houses.values():
            await house.database.dispose()


def _say(opened: Sequence[dict[str, Any]]) -> None:
    sys.stdout.write("".join([f"{json.dumps(one)}\n" for one in opened]))
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(measure(json.loads(sys.argv[1])))

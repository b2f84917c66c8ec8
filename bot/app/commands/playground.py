"""The playground: the same bot behind the emulated Bot API, with people ready to play. And the emulator alone."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from http import HTTPStatus
from pathlib import Path

from aiohttp import web

from bot.app.commands.at_head import PLAYGROUND_DATABASE
from bot.app.commands.playground_people import DEPARTMENTS, PLAYGROUND_PEOPLE, crews
from bot.app.commands.practised import Trained, let_train
from bot.app.commands.refusals import CannotRun, one_line_errors
from bot.app.commands.run import opened_bot, run_until_stopped, say, warn_of_file_system
from bot.app.desk_address import DESK_ROUTE
from bot.app.example_houses import example_houses
from bot.app.warden import Warden
from bot.app.wiring import Bot, utc_now
from bot.db.upkeep.run_lock import run_lock
from bot.domain.clients.naming import ClientNaming
from bot.domain.house.sheet import Line, LineId
from bot.domain.ids import LanguageCode, PersonId, TeamId
from bot.domain.people.employee import Employee
from bot.domain.training.path_news import mentor_named
from bot.gateway.logs import set_up_logs
from bot.gateway.running import Polling
from bot.playground.emulator import PLAYGROUND_TOKEN, Emulator
from bot.playground.server import serve
from bot.services.act import Act
from bot.services.people.ports import Organisation
from bot.services.ports import UnitOfWork
from bot.settings import Settings

PLAYGROUND_CHATS = Path("data/playground-chats.db")
PLAYGROUND_EDITED = "playground-content"


def run(settings: Settings) -> None:
    """Run the playground until SIGINT or SIGTERM.

    Raises:
        CannotRun: something the operator can mend; nothing was started.
    """
    set_up_logs()
    with one_line_errors():
        warn_of_file_system(PLAYGROUND_DATABASE)
    with one_line_errors(), run_lock(PLAYGROUND_DATABASE), Warden() as warden:
        asyncio.run(run_playground(settings, warden))


async def run_playground(settings: Settings, warden: Warden) -> None:
    """Run the same bot behind the emulated Bot API, with a chat page in the browser.

    Raises:
        CannotRun: SALESFLOOR_LISTEN is not on this machine alone, or the chats that were kept cannot be read.
    """
    if not settings.listens_on_loopback:
        raise CannotRun("The playground needs no password, so SALESFLOOR_LISTEN must be 127.0.0.1:port.")
    emulator = _recalled_emulator()
    for person, _, _ in PLAYGROUND_PEOPLE:
        emulator.add_person(person)
    opened: list[Bot] = []  # the page stands beside the chat page, whose server is there before the bot is

    async def desk(request: web.Request) -> web.StreamResponse:
        return await opened[0].desk.handle(request) if opened else web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)

    async with (
        serve(emulator, host=settings.host, port=settings.port, beside={DESK_ROUTE: desk}) as address,
        opened_bot(
            settings,
            token=PLAYGROUND_TOKEN,
            api_url=address.url,
            incoming=Polling(),
            url=PLAYGROUND_DATABASE,
            edited=PLAYGROUND_EDITED,
            desk=address.url,
            has_examples=True,
        ) as bot,
    ):
        opened.append(bot)
        if await hire_playground_people(bot, settings, utc_now()):
            let_everybody_come(emulator)
        try:
            await run_until_stopped(bot, warden, lambda: f"The playground is at {address.url} (Ctrl-C stops it).")
        finally:
            await emulator.aclose()


def _recalled_emulator() -> Emulator:
    try:
        return Emulator(state=PLAYGROUND_CHATS)
    except sqlite3.Error as error:
        raise CannotRun(f"{PLAYGROUND_CHATS} cannot be used: {error}. Delete it to begin with empty chats.") from None


def let_everybody_come(emulator: Emulator) -> None:
    """Let the ready-made people press «start», as a bot may write to nobody first: so each has his menu and his keyboard."""
    for person, role, _ in PLAYGROUND_PEOPLE:
        if role is not None:
            emulator.chat(person.id).send_text("/start")


async def hire_playground_people(bot: Bot, settings: Settings, now: datetime) -> bool:
    """Give the ready-made people their roles, once; False when they have them already."""
    async with bot.database.unit_of_work() as work:
        if await work.teams.first() is not None:
            return False
        names = [bot.library.texts(one.language).plain(one.name) for one in DEPARTMENTS]
        teams = [await work.teams.add(name, now) for name in names]
        await work.organisation.put(Organisation(client_naming=ClientNaming.NAMES))
        await _sell(bot, work, teams, now)
        people: dict[int, Employee] = {}
        for person, role, team in PLAYGROUND_PEOPLE:
            if role is not None:
                hired = await work.employees.add(
                    person_id=PersonId(person.id),
                    team_id=teams[team],
                    role=role,
                    name=person.first_name,
                    language=LanguageCode(person.language_code or settings.default_language),
                    time_zone=settings.timezone,
                    at=now,
                )
                await work.employees.change(hired, replace(hired, has_chosen_zone=True))
                people[person.id] = replace(hired, has_chosen_zone=True)
        for crew in crews():
            await work.mentorships.put(people[crew.trainee].id, people[crew.mentor].id)
            _, watched = mentor_named(people[crew.trainee].id, people[crew.mentor].id, now)
            await work.training_news.put(watched)
            acting = partial(Act, work=work, script=bot.library.script, now=now, update_id=None)
            trained = Trained(
                supervisor=acting(employee=people[crew.supervisor]),
                mentor=acting(employee=people[crew.mentor]),
                trainee=acting(employee=people[crew.trainee]),
                colleagues=[acting(employee=people[one]) for one in crew.colleagues],
            )
            await let_train(trained, bot.training)
        await work.commit()
        bot.live.put_sold(await work.house_lines.live())
    return True


async def _sell(bot: Bot, work: UnitOfWork, teams: Sequence[TeamId], now: datetime) -> None:
    """Fill the house sheet of each department, so that its calls say at once what it sells."""
    houses = example_houses(lambda language: bot.library.texts(LanguageCode(language)))
    for department, team in zip(DEPARTMENTS, teams, strict=True):
        for item, text in houses(department.language)[department.sells].items():
            line = Line(
                id=LineId(0),
                team_id=team,
                language=department.language,
                item=item,
                text=text,
                written_by=None,
                written_at=now,
            )
            await work.house_lines.write(line)


def run_emulator(port: int, token: str) -> None:
    """Run the emulated Bot API alone until a signal."""

    async def serve_alone() -> None:
        emulator = Emulator(token=token)
        stopped = asyncio.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(name, stopped.set)
        async with serve(emulator, port=port) as address:
            say(f"The emulated Bot API is at {address.url}, the token is {token}.")
            await stopped.wait()
        await emulator.aclose()

    with one_line_errors():
        asyncio.run(serve_alone())

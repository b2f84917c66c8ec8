"""The composition root: the only place that builds adapters and wires them together. Leaves out everything they do.

Nothing is built at import: libraries that only one command needs are imported by that command.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from aiohttp import web
from telegram.ext import Application

from bot.content.check import check, default_directory, summary
from bot.content.findings import Findings
from bot.content.library import Library, LoadedScripts, load
from bot.db.backup import BadBackup, NotOurs, back_up, database_file, restore
from bot.db.database import Database
from bot.db.engine import database_url, is_sqlite
from bot.db.migrate import SchemaTooNew, current, head, upgrade
from bot.db.run_lock import AlreadyRunning, run_lock
from bot.domain.consultation import Outcome
from bot.domain.ids import ChatId, LanguageCode, PersonId
from bot.domain.intent import Known
from bot.domain.people import Role
from bot.domain.temperament import Recognition
from bot.gateway.gateway import Gateway, Polling, WebhookAddress
from bot.gateway.health import add_health
from bot.gateway.http_client import AiohttpRequest
from bot.gateway.keep_trying import TokenRefused
from bot.gateway.listener import listening
from bot.gateway.logs import set_up_logs
from bot.playground.emulator import PLAYGROUND_TOKEN, Emulator
from bot.playground.people import Person
from bot.playground.server import serve
from bot.recognition.recogniser import LemmaRecogniser
from bot.reporting.log_file import LogFormat, write_log
from bot.screens.card import call_slot
from bot.screens.finished import finished_card
from bot.screens.screen import DeleteIncoming, Show
from bot.services.access import Defaults, new_code, offer_owner_code
from bot.services.errors import StorageUnavailable
from bot.services.log_columns import CONSULTATION_COLUMNS, EVENT_COLUMNS
from bot.services.ports import Clock, LogFilter, UnitOfWork
from bot.services.run_call import finish_idle_calls
from bot.settings import Settings
from handlers.kit import Kit
from handlers.registration import register

TEMPERAMENTS = frozenset(Recognition)
OUTCOMES = frozenset(Outcome)
INTENTS = frozenset(f"{wants}/{can}" for wants in Known for can in Known)
PLAYGROUND_DATABASE = "sqlite:///data/playground.db"
PLAYGROUND_CHATS = Path("data/playground-chats.db")


class CannotRun(Exception):
    """The work cannot be done; the message is one line that says what to do."""


def utc_now() -> datetime:
    """Return the time, aware, in UTC."""
    return datetime.now(UTC)


# ---- the bot ----


@dataclass(frozen=True, slots=True, kw_only=True)
class Bot:
    """A wired bot: gateway over handlers over services over the database."""

    gateway: Gateway
    database: Database
    library: Library
    recogniser: LemmaRecogniser


def load_library(default_language: str, directory: Path | None = None) -> Library:
    """Return the checked content.

    Raises:
        CannotRun: there are findings; the bot never starts with broken words.
    """
    loaded = load(directory or default_directory(), default_language=default_language)
    if isinstance(loaded, Findings):
        findings = list(loaded)
        raise CannotRun(f"the content has {len(findings)} findings, the first: {findings[0]} (all: salesfloor content check)")
    return loaded


def build_bot(
    *,
    token: str,
    api_url: str,
    database: Database,
    library: Library,
    defaults: Defaults,
    clock: Clock = utc_now,
    request: Any = None,
    **gateway_options: Any,
) -> Bot:
    """Wire a bot. Nothing is opened before `gateway.start()`.

    Args:
        request: a transport for tests; the real one otherwise.
        gateway_options: passed on to the gateway.
    """
    application = (
        Application.builder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .request(request or AiohttpRequest())
        .get_updates_request(request or AiohttpRequest())
        .updater(None)
        .job_queue(None)
        .build()
    )
    scripts = LoadedScripts(library)

    def words(code: str) -> Any:
        return library.words(LanguageCode(code))

    recogniser = LemmaRecogniser({language: library.examples(language) for language in library.languages})
    kit = Kit(
        scripts=scripts,
        words=words,
        recogniser=recogniser,
        common_words={language: common_words(library, language) for language in library.languages},
        defaults=defaults,
    )
    labels = frozenset(words(language).plain("keyboard.next_call") for language in library.languages)
    register(application, kit, labels)

    async def finish_idle(work: UnitOfWork, now: datetime) -> list[Show | DeleteIncoming]:
        ended = await finish_idle_calls(work, scripts.current(), now)
        return [
            Show(
                slot=call_slot(ChatId(int(one.employee.person_id)), one.view.consultation),
                screen=finished_card(one.view, words(one.employee.language), one.employee.time_zone),
            )
            for one in ended
        ]

    gateway = Gateway(
        application=application,
        unit_of_work=database.unit_of_work,
        clock=clock,
        apologise=lambda language, incident: words(language or "").plain("error.incident", incident=incident),
        jobs=[finish_idle],
        commands=command_menu(library),
        **gateway_options,
    )
    return Bot(gateway=gateway, database=database, library=library, recogniser=recogniser)


def command_menu(library: Library) -> dict[str | None, list[tuple[str, str]]]:
    """Return the command menu of each language; the default language's is for everybody else too."""
    menus: dict[str | None, list[tuple[str, str]]] = {}
    for language in library.languages:
        plain = library.words(language).plain
        menus[language] = [(name, plain(f"command.{name}")) for name in ("call", "help", "start")]
    menus[None] = menus[library.default_language]
    return menus


def common_words(library: Library, language: LanguageCode) -> frozenset[str]:
    """Return the words that clients say alone, so that none of them is taken for a name."""
    return frozenset(
        word.strip('!?.,…«»"').lower()
        for sentences in library.examples(language).values()
        for sentence in sentences
        for word in sentence.split()
    )


# ---- salesfloor run ----


def run(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM: the bot with a token, the playground without.

    Raises:
        CannotRun: something the operator can mend; nothing was started.
    """
    set_up_logs()
    url = settings.database_url if settings.token else PLAYGROUND_DATABASE
    with one_line_errors(), run_lock(url):
        asyncio.run(run_bot(settings) if settings.token else run_playground(settings))


async def run_bot(settings: Settings) -> None:
    """Run the bot against Telegram (or SALESFLOOR_API_URL), polling or behind a webhook."""
    if settings.token is None:
        raise CannotRun("SALESFLOOR_TOKEN is missing.")
    incoming: Polling | WebhookAddress = Polling()
    if settings.webhook_url and settings.webhook_secret:
        incoming = WebhookAddress(url=settings.webhook_url, secret=settings.webhook_secret.get_secret_value())
    token = settings.token.get_secret_value()
    async with opened_bot(settings, token=token, api_url=settings.api_url, incoming=incoming) as bot:
        await print_owner_code(bot.database, settings)
        server = web.Application()
        add_health(server, bot.gateway.health)
        if bot.gateway.webhook and settings.webhook_url:
            bot.gateway.webhook.add_to(server, urlsplit(settings.webhook_url).path or "/")
        async with listening(server, settings.host, settings.port):
            await run_until_stopped(bot)


@asynccontextmanager
async def opened_bot(
    settings: Settings, *, token: str, api_url: str, incoming: Polling | WebhookAddress, database_url: str | None = None
) -> AsyncIterator[Bot]:
    """Migrate, load the content and wire the bot; close the database afterwards."""
    url = database_url or settings.database_url
    library = load_library(settings.default_language)
    await bring_to_head(url)
    database = Database(url)
    try:
        yield build_bot(
            token=token,
            api_url=api_url,
            database=database,
            library=library,
            defaults=Defaults(
                language=library.default_language,
                time_zone=settings.timezone,
                team=library.words(library.default_language).plain("team.first"),
            ),
            incoming=incoming,
        )
    finally:
        await database.dispose()


async def bring_to_head(url: str) -> None:
    """Migrate a SQLite database, and copy it first when there is something to lose.

    Raises:
        CannotRun: it is PostgreSQL and not at head; several processes may run there, so nobody migrates by the way.
    """
    revision = await current(url)
    if revision == head():
        return
    if not is_sqlite(database_url(url)):
        raise CannotRun("the database is not at the newest schema. Run: salesfloor migrate")
    if revision is not None:
        file = database_file(url, "pg_dump")
        copy = file.parent / "backups" / f"{file.stem}-{revision}-{utc_now():%Y%m%dT%H%M%S}.db"
        await asyncio.to_thread(back_up, url, copy)
        say(f"The database was copied to {copy} before its schema is renewed.")
    await upgrade(url)


async def print_owner_code(database: Database, settings: Settings) -> None:
    """Offer the one-time owner code while there is no owner; one that is made up is printed, and only then."""
    given = settings.owner_code.get_secret_value() if settings.owner_code else None
    code = given or new_code()
    async with database.unit_of_work() as work:
        is_offered = await offer_owner_code(work, code, utc_now())
        await work.commit()
    if is_offered and given is None:
        say(f"There is no owner yet. Send this to the bot: /start {code}")


async def run_until_stopped(bot: Bot) -> None:
    """Run the gateway until SIGINT or SIGTERM, or until it cannot go on.

    Raises:
        CannotRun: Telegram refuses the token.
    """
    stopped = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    stopping = asyncio.create_task(stopped.wait())
    running = asyncio.create_task(_run_gateway(bot))
    try:
        await asyncio.wait({stopping, running}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
    except TokenRefused:
        raise CannotRun("Telegram refuses SALESFLOOR_TOKEN; copy it again from @BotFather.") from None
    finally:
        for task in (stopping, running):
            task.cancel()
        await asyncio.wait({stopping, running})
        await bot.gateway.stop()


async def _run_gateway(bot: Bot) -> None:
    await bot.gateway.start()
    for language in bot.library.languages:
        # Half a second of dictionary reading, outside the loop, so that the first typed words find it done.
        await asyncio.to_thread(bot.recogniser.warm, language)
    await bot.gateway.watch()


def say(line: str) -> None:
    """Tell the operator something at once, past the log."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


# ---- the playground ----

PLAYGROUND_PEOPLE = (
    (Person(id=1001, first_name="Ольга", language_code="ru", note="владелец"), Role.OWNER),
    (Person(id=1002, first_name="Анна", language_code="ru", note="менеджер"), Role.MANAGER),
    (Person(id=1003, first_name="Борис", language_code="ru", note="менеджер"), Role.MANAGER),
    (Person(id=1004, first_name="Вера", language_code="ru", note="стажёр"), Role.TRAINEE),
    (Person(id=1005, first_name="Глеб", language_code="ru", note="чужой, без доступа"), None),
)


async def run_playground(settings: Settings) -> None:
    """Run the same bot behind the emulated Bot API, with a chat page in the browser.

    Raises:
        CannotRun: SALESFLOOR_LISTEN is not on this machine alone.
    """
    if not settings.listens_on_loopback:
        raise CannotRun("The playground needs no password, so SALESFLOOR_LISTEN must be 127.0.0.1:port.")
    PLAYGROUND_CHATS.parent.mkdir(parents=True, exist_ok=True)
    emulator = Emulator(state=PLAYGROUND_CHATS)
    for person, _ in PLAYGROUND_PEOPLE:
        emulator.add_person(person)
    async with (
        serve(emulator, host=settings.host, port=settings.port) as address,
        opened_bot(
            settings, token=PLAYGROUND_TOKEN, api_url=address.url, incoming=Polling(), database_url=PLAYGROUND_DATABASE
        ) as bot,
    ):
        await hire_playground_people(bot, settings)
        say(f"The playground is at {address.url} (Ctrl-C stops it).")
        try:
            await run_until_stopped(bot)
        finally:
            await emulator.aclose()


async def hire_playground_people(bot: Bot, settings: Settings) -> None:
    """Give the ready-made people their roles, once."""
    async with bot.database.unit_of_work() as work:
        if await work.teams.first() is not None:
            return
        team_id = await work.teams.add(bot.library.words(bot.library.default_language).plain("team.first"), utc_now())
        for person, role in PLAYGROUND_PEOPLE:
            if role is not None:
                await work.employees.add(
                    person_id=PersonId(person.id),
                    team_id=team_id,
                    role=role,
                    name=person.first_name,
                    language=LanguageCode(settings.default_language),
                    time_zone=settings.timezone,
                    at=utc_now(),
                )
        await work.commit()


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


# ---- the other commands ----


def migrate(settings: Settings) -> str:
    """Bring the database to the newest schema and say so."""
    with one_line_errors():
        asyncio.run(upgrade(settings.database_url))
    return f"the database is at schema {head()}"


def backup(settings: Settings, target: Path) -> str:
    """Copy the database while it is used, and say so."""
    with one_line_errors():
        back_up(settings.database_url, target)
    return f"the database was copied to {target}"


def restore_backup(settings: Settings, source: Path) -> str:
    """Put a copy in the database's place, and say what became of the one before."""
    with one_line_errors():
        kept = restore(settings.database_url, source, utc_now())
    before = f"; the one before is kept as {kept}" if kept else ""
    return f"the database was restored from {source}{before}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentReport:
    """What a content check found, as text."""

    text: str
    is_clean: bool


def check_content(directory: Path | None) -> ContentReport:
    """Run the three gates over a content folder.

    Raises:
        CannotRun: there is no such folder.
    """
    where = directory or default_directory()
    if not where.is_dir():
        raise CannotRun(f"{where} is no folder; give the scripts_content folder.")
    findings = check(where)
    lines = [*(str(finding) for finding in findings), summary(findings)]
    return ContentReport(text="\n".join(lines), is_clean=not findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRequest:
    """What to export, and where to."""

    form: str
    since: datetime | None
    until: datetime | None
    team: str | None
    manager: str | None
    client: str | None
    temperament: str | None
    intent: str | None
    outcome: str | None
    practice: bool
    events: bool
    output: Path | None


def export(settings: Settings, request: ExportRequest) -> None:
    """Write the interaction log to a file or to standard output."""
    with one_line_errors():
        if request.output is None:
            asyncio.run(write_export(settings, request, sys.stdout.buffer))
            return
        # A half-written file must not take the place of a good one.
        draft = request.output.with_name(f"{request.output.name}.part")
        try:
            with draft.open("wb") as file:
                asyncio.run(write_export(settings, request, file))
            draft.replace(request.output)
        finally:
            draft.unlink(missing_ok=True)


async def write_export(settings: Settings, request: ExportRequest, out: BinaryIO) -> None:
    """Stream the rows that the filters let through."""
    database = Database(settings.database_url)
    which = LogFilter(
        since=request.since,
        until=request.until,
        team=request.team,
        manager=request.manager,
        client=request.client,
        temperament=request.temperament,
        intent=request.intent,
        outcome=request.outcome,
        practice=request.practice,
    )
    try:
        await database.ping()
        reader = database.log_reader()
        rows = reader.events(which) if request.events else reader.consultations(which)
        columns = EVENT_COLUMNS if request.events else CONSULTATION_COLUMNS
        await write_log(LogFormat(request.form), rows, out, columns=columns, zone=ZoneInfo(settings.timezone))
    finally:
        await database.dispose()


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Turn what an operator can mend into one line."""
    try:
        yield
    except StorageUnavailable as error:
        raise CannotRun(
            f"the database cannot be used: {error}. Check SALESFLOOR_DATABASE_URL, the disk and its rights."
        ) from None
    except AlreadyRunning as error:
        raise CannotRun(f"{error}. Stop it first, or give this one its own SALESFLOOR_DATABASE_URL.") from None
    except (NotOurs, BadBackup) as error:
        raise CannotRun(f"{error}.") from None
    except SchemaTooNew as error:
        raise CannotRun(f"{error}. Update the program.") from None
    except OSError as error:
        raise CannotRun(f"{error.strerror or error}: {error.filename or ''}".strip(": ") + ".") from None

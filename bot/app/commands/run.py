"""Runs the bot until it is stopped: `salesfloor run` with a token."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from bot.app.caches import EDITED, SNAPSHOT, in_hand_beside, kept_beside, make_missing_forms
from bot.app.commands.at_head import NOT_TO_BE_TOUCHED, refusal, refuse_foreign, refuse_playground
from bot.app.commands.refusals import CannotRun, one_line_errors
from bot.app.commands.upkeep import copy_before_migration
from bot.app.desk_address import DESK_ROUTE, desk_url, is_desk_served
from bot.app.erased_again import erase_whom_a_copy_brought_back
from bot.app.warden import Warden
from bot.app.wiring import Bot, build_bot, load_library, utc_now
from bot.content.layout import default_directory
from bot.db.address import database_url, is_sqlite
from bot.db.facade import Database
from bot.db.postgresql.pooler import refuse_transaction_pooler
from bot.db.upkeep.backup import NotOurs, database_file
from bot.db.upkeep.file_system import doubtful_file_system
from bot.db.upkeep.migrate import upgrade
from bot.db.upkeep.run_lock import run_lock
from bot.db.upkeep.standing import Standing, find
from bot.domain.phrases.edited_example import examples_of
from bot.domain.phrases.edited_text import edited_texts
from bot.domain.phrases.edited_weights import edited_weights
from bot.gateway.health.check import add_health
from bot.gateway.health.listener import listening
from bot.gateway.incoming.watchdog import PollingStalled
from bot.gateway.logs import set_up_logs
from bot.gateway.running import Polling, WebhookAddress
from bot.gateway.telegram.keep_trying import TokenRefused
from bot.services.people.access import Defaults, new_code, offer_owner_code
from bot.settings import Settings

log = structlog.get_logger(__name__)

CLOSING_SECONDS = 1.6
"""Of the time that a stop may take: for closing everything once the gateway has stopped."""


def run(settings: Settings) -> None:
    """Run the bot until SIGINT or SIGTERM.

    Raises:
        CannotRun: something the operator can mend; nothing was started.
    """
    set_up_logs()
    with one_line_errors():
        refuse_playground(settings.database_url)
        if is_sqlite(database_url(settings.database_url)):
            asyncio.run(refuse_foreign(settings.database_url))  # before a lock is made beside it
        warn_of_file_system(settings.database_url)
    with one_line_errors(), run_lock(settings.database_url), Warden() as warden:
        asyncio.run(run_bot(settings, warden))


def warn_of_file_system(url: str) -> None:
    """Say in the log that a file of SQLite lies where locks may be given and not hold."""
    with suppress(NotOurs):
        file = database_file(url, "")
        if (kind := doubtful_file_system(file)) is not None:
            log.warning("the database may be damaged here: move it to a disk of this machine", file=str(file), file_system=kind)


async def run_bot(settings: Settings, warden: Warden) -> None:
    """Run the bot against Telegram (or SALESFLOOR_API_URL), polling or behind a webhook."""
    if settings.token is None:
        raise CannotRun("SALESFLOOR_TOKEN is missing.")
    incoming: Polling | WebhookAddress = Polling()
    if settings.webhook_url and settings.webhook_secret:
        incoming = WebhookAddress(url=settings.webhook_url, secret=settings.webhook_secret.get_secret_value())
    token = settings.token.get_secret_value()
    async with opened_bot(settings, token=token, api_url=settings.api_url, incoming=incoming, desk=desk_url(settings)) as bot:
        await print_owner_code(bot.database, settings)
        server = web.Application()
        add_health(server, bot.gateway.health)
        if bot.gateway.webhook and settings.webhook_url:
            bot.gateway.webhook.add_to(server, urlsplit(settings.webhook_url).path or "/")
        if is_desk_served(settings):
            server.router.add_route("*", DESK_ROUTE, bot.desk.handle)
        async with listening(server, settings.host, settings.port):
            health = f"http://{settings.listen}/health"
            await run_until_stopped(
                bot, warden, lambda: f"The bot runs at https://t.me/{bot.gateway.username}, its health is at {health}."
            )


@asynccontextmanager
async def opened_bot(
    settings: Settings,
    *,
    token: str,
    api_url: str,
    incoming: Polling | WebhookAddress,
    url: str | None = None,
    edited: str = EDITED,
    desk: str | None = None,
    has_examples: bool = False,
) -> AsyncIterator[Bot]:
    """Migrate, load the content and wire the bot; close the database afterwards.

    Args:
        edited: name of the folder of edited words beside the database.
        desk: where people reach the desk page; None where it is not served.
        has_examples: /house offers invented houses, to hear the difference.
    """
    url = url or settings.database_url
    kept = kept_beside(url)
    library = load_library(settings.default_language, snapshot=kept / SNAPSHOT)
    await bring_to_head(url)
    database = Database(url)
    close = database.dispose
    try:
        bot = build_bot(
            token=token,
            api_url=api_url,
            database=database,
            library=library,
            defaults=Defaults(
                language=library.default_language,
                time_zone=settings.timezone,
                team=library.texts(library.default_language).plain("team.first"),
            ),
            incoming=incoming,
            kept=kept,
            in_hand=in_hand_beside(url),
            content=default_directory(),
            edited=edited,
            desk_url=desk,
            export_url=url,
            has_examples=has_examples,
        )
        close = bot.close
        await erase_whom_a_copy_brought_back(database, library.default_language, utc_now())
        async with database.unit_of_work() as work:
            bot.live.put(edited_texts(await work.content_edits.live()))
            bot.live.put_examples(examples_of(await work.example_edits.live()))
            bot.live.put_weights(edited_weights(await work.weight_edits.live()))
            bot.live.put_sold(await work.house_lines.live())
        yield bot
    finally:
        await close()


async def bring_to_head(url: str) -> None:
    """Migrate a SQLite database, and copy it first when there is something to lose.

    Raises:
        CannotRun: it is newer or another program's; or it is PostgreSQL and not at head: several processes may run there, so
            nobody migrates by the way.
    """
    await refuse_transaction_pooler(url)
    found = await find(url)
    if found.standing is Standing.AT_HEAD:
        return
    if found.standing in NOT_TO_BE_TOUCHED or not is_sqlite(database_url(url)):
        raise refusal(found)
    copy = await copy_before_migration(url)
    if copy is not None:
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


async def run_until_stopped(bot: Bot, warden: Warden, ready: Callable[[], str]) -> None:
    """Run the gateway until SIGINT or SIGTERM, or until it cannot go on; the warden watches it from now on.

    Args:
        bot: What to run.
        ready: What to say once updates come in.

    Raises:
        CannotRun: Telegram refuses the token, or has given no updates for minutes.
    """
    stopped = asyncio.Event()
    warden.watch(bot.gateway.limit, stopped.set)
    stopping = asyncio.create_task(stopped.wait())
    running = asyncio.create_task(_run_gateway(bot, ready))
    try:
        await asyncio.wait({stopping, running}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
    except TokenRefused:
        raise CannotRun("Telegram refuses SALESFLOOR_TOKEN; copy it again from @BotFather.") from None
    except PollingStalled as error:
        raise CannotRun(f"{error}; a fresh start may help. Check the network, SALESFLOOR_API_URL and other pollers.") from None
    finally:
        warden.begin_stop()
        for task in (stopping, running):
            task.cancel()
        await asyncio.wait({stopping, running})
        await bot.gateway.stop(max(0.0, warden.seconds_left - CLOSING_SECONDS))


async def _run_gateway(bot: Bot, ready: Callable[[], str]) -> None:
    await bot.gateway.start()
    say(ready())
    # What was made up to now stays: the collector, which was off meanwhile, need never look through it.
    gc.freeze()
    gc.enable()
    beside = [make_missing_forms(bot.library.languages, bot.kept)] if bot.kept is not None else []
    await asyncio.gather(bot.gateway.watch(), *beside)


def say(line: str) -> None:
    """Tell the operator something at once, past the log."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()

"""Wires a bot: gateway over handlers over services over the database. Leaves out running it: see `running`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from telegram.ext import Application

from bot.app.refusals import CannotRun
from bot.content.check import default_directory
from bot.content.findings import Findings
from bot.content.library import Library, LoadedScripts, load
from bot.db.database import Database
from bot.domain.ids import ChatId, LanguageCode
from bot.gateway.gateway import Gateway
from bot.gateway.http_client import AiohttpRequest
from bot.recognition.recogniser import LemmaRecogniser
from bot.screens.card import call_slot
from bot.screens.finished import finished_card
from bot.screens.messages import second_poller
from bot.screens.screen import DeleteIncoming, Show
from bot.services.access import Defaults
from bot.services.ports import Clock, UnitOfWork
from bot.services.run_call import finish_idle_calls
from handlers.kit import Kit
from handlers.registration import register

UPDATES_KEPT = timedelta(days=7)
"""Telegram repeats an update for a day at most."""


def utc_now() -> datetime:
    """Return the time, aware, in UTC."""
    return datetime.now(UTC)


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
    polling_request = request or AiohttpRequest()
    application = (
        Application.builder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .request(request or AiohttpRequest())
        .get_updates_request(polling_request)
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

    async def warn_of_conflict(work: UnitOfWork, now: datetime) -> list[Show]:
        owners = await work.employees.owners()
        return [second_poller(ChatId(int(one.person_id)), words(one.language), now.date()) for one in owners]

    async def reconnect_polling() -> None:
        if request is None:  # a transport for tests is shared with everything else
            await polling_request.shutdown()
            await polling_request.initialize()

    async def forget_old_updates(work: UnitOfWork, now: datetime) -> list[Show | DeleteIncoming]:
        await work.updates.forget_before(now - UPDATES_KEPT)
        return []

    gateway = Gateway(
        application=application,
        unit_of_work=database.unit_of_work,
        clock=clock,
        apologise=lambda language, incident: words(language or "").plain("error.incident", incident=incident),
        claims=database.claims,
        jobs=[finish_idle],
        daily=[forget_old_updates],
        commands=command_menu(library),
        warn_of_conflict=warn_of_conflict,
        reconnect_polling=reconnect_polling,
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
    """Return the words of clients' sentences that are no names, so that none of them said alone is taken for one.

    A word counts when it is written in lower case somewhere, or is all of a sentence; names in the examples are neither.
    """
    sentences = [sentence for said in library.examples(language).values() for sentence in said]
    words = [[word.strip('!?.,…«»"') for word in sentence.split()] for sentence in sentences]
    return frozenset(word.lower() for spoken in words for word in spoken if word.islower() or len(spoken) == 1)

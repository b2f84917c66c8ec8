"""Wires a bot: gateway over handlers over services over the database. Leaves out running it: see `commands.run`."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from telegram.ext import Application

from bot.app.caches import EDITED
from bot.app.commands.refusals import CannotRun
from bot.app.example_houses import example_houses
from bot.app.exporting.file_order import LARGEST_FILE
from bot.app.exporting.making import FOLDER, Maker, in_its_own_process, in_this_process
from bot.app.guide_search import guide_search_over
from bot.app.live_content import LiveContent
from bot.app.profile import profile_of
from bot.app.training_content import TrainingInForce
from bot.app.weighing import BackgroundWeighing
from bot.content.edits.line_gate import LibraryLines
from bot.content.findings import Findings
from bot.content.layout import default_directory
from bot.content.library import Library, LoadedScripts, load
from bot.content.snapshot import keep, key_of, recall
from bot.db.facade import Database
from bot.desk.desk import Desk, Surroundings
from bot.desk.routes import ROUTES
from bot.domain.calls.learnt_weights import sign_of_learnt
from bot.domain.calls.script import Script
from bot.domain.calls.temperament import Manner, Temperament
from bot.domain.ids import ChatId, LanguageCode, PhraseId
from bot.gateway.incidents import describe
from bot.gateway.incoming.word_reader import Readers
from bot.gateway.outgoing.requests import Draw
from bot.gateway.running import Gateway
from bot.gateway.telegram.http_client import AiohttpRequest
from bot.gateway.telegram.proxy import proxy_to
from bot.recognition.recogniser import TalkRecogniser
from bot.recognition.text_index import SearchedText
from bot.recognition.text_search import LemmaSearch
from bot.reporting.pictures.draw import Drawing
from bot.reporting.pictures.svg import svg_of
from bot.reporting.sheet_file import sheet_file
from bot.reporting.sheet_reader import open_table
from bot.screens.messages import failing_webhook, second_poller
from bot.screens.passages import Reader
from bot.screens.screen import Show
from bot.screens.sheet import Sheet
from bot.screens.texts import Texts
from bot.services.act import Act
from bot.services.house.ports import HouseTools
from bot.services.people.access import Defaults
from bot.services.ports import Clock, UnitOfWork
from handlers.dependencies import Dependencies
from handlers.desk import from_the_page
from handlers.dispatch import Dispatch
from handlers.features import FEATURES, entries, general_commands, slot_kinds
from handlers.reading import MOST_FOUND, ClientReader
from handlers.reminders.coming_back import welcome_back
from handlers.reminders.lost_messages import tell_lost_again

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
    recogniser: TalkRecogniser
    kept: Path | None
    """The folder of `bot.app.caches`; None keeps nothing."""
    live: LiveContent
    weighing: BackgroundWeighing
    training: TrainingInForce
    desk: Desk
    """Nobody asks it anything until it is put into a server."""

    async def close(self) -> None:
        """Close what reads beside the turns, and the database; the gateway has stopped before."""
        await self.weighing.stop()
        await self.database.dispose()


def load_library(default_language: str, directory: Path | None = None, *, snapshot: Path | None = None) -> Library:
    """Return the checked content.

    Args:
        default_language: of people whose own language the content does not have.
        directory: the content; the bot's own by default.
        snapshot: where the library was kept by an earlier start, and is kept for the next; None reads everything anew.

    Raises:
        CannotRun: there are findings; the bot never starts with broken words.
    """
    directory = directory or default_directory()
    key = key_of([directory], default_language) if snapshot else b""
    known = recall(snapshot, key) if snapshot else None
    if known is not None:
        return known
    loaded = load(directory, default_language=default_language)
    if isinstance(loaded, Findings):
        findings = list(loaded)
        raise CannotRun(f"the content has {len(findings)} findings, the first: {findings[0]} (all: salesfloor content check)")
    if snapshot and key == key_of([directory], default_language):  # nobody wrote while it was read
        keep(snapshot, key, loaded)
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
    kept: Path | None = None,
    content: Path | None = None,
    edited: str = EDITED,
    draw: Draw | None = None,
    desk_url: str | None = None,
    export_url: str | None = None,
    largest_file: int = LARGEST_FILE,
    has_examples: bool = False,
    **gateway_options: Any,
) -> Bot:
    """Wire a bot. Nothing is opened before `gateway.start()`.

    Args:
        request: a transport for tests; the real one otherwise.
        kept: the folder of `bot.app.caches`; None keeps nothing.
        content: where the library was read from, to be watched for changes; None watches nothing.
        edited: name of the folder of edited words among what is kept.
        draw: makes the pictures, for tests; by a process for each otherwise.
        desk_url: where people reach the desk page, without its path; None where it is not served.
        export_url: the database's address, for the processes in which files are written; None writes them in this one.
        largest_file: bytes of a file, about.
        has_examples: /house offers invented houses; where real clients are called it has none.
        gateway_options: passed on to the gateway.
    """
    proxy = proxy_to(api_url)
    polling_request = request or AiohttpRequest(proxy=proxy)
    application = (
        Application.builder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .request(request or AiohttpRequest(proxy=proxy))
        .get_updates_request(polling_request)
        .updater(None)
        .job_queue(None)
        .build()
    )
    live = LiveContent(library, directory=content, edited=kept / edited if kept else None)
    scripts = live.scripts

    def texts(code: str) -> Texts:
        return scripts.library.texts(LanguageCode(code)).as_of(clock())

    def common_words(language: LanguageCode) -> frozenset[str]:
        return scripts.library.common_words(language)

    async def write_sheet(sheet: Sheet) -> bytes:
        return await asyncio.to_thread(sheet_file, sheet)

    recogniser = TalkRecogniser({language: library.examples(language) for language in library.languages}, kept)
    training = TrainingInForce(scripts, kept)
    weighing = BackgroundWeighing(database.answers_reader().calls, scripts.over, lambda: sign_of_learnt(live.learnt))
    labels = next_call_labels(library)
    guide_search, phrase_search = guide_search_over(scripts, kept), phrase_search_over(scripts, kept)
    readers: Readers = {
        Reader.CLIENT: ClientReader(recogniser).read,
        Reader.GUIDE: lambda text, language: guide_search.find(text, language, MOST_FOUND[Reader.GUIDE]),
        Reader.PHRASES: lambda text, language: phrase_search.find(text, language, MOST_FOUND[Reader.PHRASES]),
    }
    deps = Dependencies(
        scripts=scripts,
        texts=texts,
        languages=lambda: scripts.library.languages,
        recogniser=recogniser,
        guide_search=guide_search,
        phrase_search=phrase_search,
        text_judge=live.text_judge,
        example_judge=live.example_judge,
        example_trial=recogniser,
        weight_judge=live.weight_judge,
        put_learnt=live.put_learnt,
        house=HouseTools(
            judge=LibraryLines(scripts), put=live.put_sold, languages=lambda: scripts.library.languages, sheets=scripts.sheets
        ),
        open_table=open_table,
        house_examples=example_houses(texts) if has_examples else lambda _: {},
        weighing=weighing,
        training=training,
        keep_up_content=live.keep_up,
        common_words=common_words,
        sheet_file=write_sheet,
        defaults=defaults,
        bot_name=lambda: application.bot.username,
        desk_url=lambda: desk_url,
        next_call_labels=labels,
        entries=entries(),
        slot_kinds=slot_kinds(),
    )

    def relearn(renewed: Library) -> None:
        recogniser.relearn({language: renewed.examples(language) for language in renewed.languages})

    def take_in(renewed: Library) -> None:
        relearn(renewed)
        labels.update(next_call_labels(renewed))  # old keyboards may still say the old ones

    live.on_new_files(take_in)
    live.on_new_examples(relearn)

    async def warn_of_conflict(work: UnitOfWork, now: datetime) -> list[Show]:
        owners = await work.employees.owners()
        return [second_poller(ChatId(int(one.person_id)), texts(one.language), now.date()) for one in owners]

    async def warn_of_webhook(work: UnitOfWork, now: datetime) -> list[Show]:
        owners = await work.employees.owners()
        return [failing_webhook(ChatId(int(one.person_id)), texts(one.language), now.date()) for one in owners]

    async def reconnect_polling() -> None:
        if request is None:  # a transport for tests is shared with everything else
            await polling_request.shutdown()
            await polling_request.initialize()

    async def forget_updates(work: UnitOfWork, now: datetime) -> list[Show]:
        await work.updates.forget_before(now - UPDATES_KEPT)
        return []

    async def team_name(number: int) -> str | None:
        async with database.unit_of_work() as work:
            teams = [*await work.teams.all(), *await work.teams.closed()]
        return next((team.name for team in teams if team.id == number), None)

    make_files = Maker(
        write=in_this_process(database) if export_url is None else in_its_own_process(export_url),
        texts=texts,
        script=lambda: scripts.library.script,
        team_name=team_name,
        folder=kept / FOLDER if kept else None,
        largest=largest_file,
    )

    gateway = Gateway(
        application=application,
        unit_of_work=database.unit_of_work,
        reading_work=database.reading_work,
        readers=readers,
        clock=clock,
        apologise=lambda language, incident: texts(language or "").plain("error.incident", incident=incident),
        claims=database.claims,
        dispatch=Dispatch(FEATURES, deps),
        jobs=[job for feature in FEATURES for job in feature.ticks(deps)],
        welcome_back=partial(welcome_back, deps),
        lost=tell_lost_again,
        after_jobs=database.wipe_traces,
        daily=[forget_updates, *(job for feature in FEATURES for job in feature.daily(deps))],
        profile=profile_of(library, general_commands()),
        warn_of_conflict=warn_of_conflict,
        warn_of_webhook=warn_of_webhook,
        polling_turn=database.polling_turn,
        reconnect_polling=reconnect_polling,
        make_files=make_files,
        texts=texts,
        draw=draw or Drawing(),
        **gateway_options,
    )

    async def show_from_desk(work: UnitOfWork, act: Act, shown: Sequence[Show]) -> None:
        await gateway.sender.commit(work, await from_the_page(deps, work, act, shown), act.now)

    desk = Desk(
        Surroundings(
            open_work=database.unit_of_work,
            open_reading=database.reading_work,
            clock=clock,
            texts=texts,
            languages=deps.languages,
            default_language=library.default_language,
            scripts=scripts,
            say=deps.say,
            show=show_from_desk,
            draw=lambda chart: svg_of(chart).encode(),
            bot_token=token,
            describe=describe,
        ),
        ROUTES,
    )
    return Bot(
        gateway=gateway,
        database=database,
        library=library,
        recogniser=recogniser,
        kept=kept,
        live=live,
        weighing=weighing,
        training=training,
        desk=desk,
    )


def phrase_search_over(scripts: LoadedScripts, kept: Path | None) -> LemmaSearch[PhraseId]:
    """Return a search over the phrases in force, for colleagues in other chats; it reads a language when first asked."""

    def texts(language: LanguageCode) -> tuple[str, Iterable[SearchedText[PhraseId]]]:
        library = scripts.library
        return library.script.version, phrase_texts(library.script, library.texts(language))

    return LemmaSearch(texts, kept)


def phrase_texts(script: Script, texts: Texts) -> Iterator[SearchedText[PhraseId]]:
    """Give the phrases in use as they are said to somebody without a name, each with its task, type and objection or occasion."""
    for phrase in script.phrases:
        if phrase.retired or phrase.says is not None:
            continue  # what a team sells is found on its sheet: see `bot.services.house`
        kind = "" if phrase.manner is Manner.ANY else texts.temperament_title(Temperament(phrase.manner))
        keys = (phrase.objection and phrase.objection.value, phrase.occasion and f"occasion_{phrase.occasion}")
        asked = tuple(texts.plain(f"button.{key}") for key in keys if key)
        said = texts.phrase(phrase.id, None)
        yield SearchedText(id=phrase.id, chapter=kind, title=said, text=texts.task(phrase.task_id), ask=asked)


def next_call_labels(library: Library) -> set[str]:
    """Return what the button under the input field says, in every language."""
    return {library.texts(language).plain("keyboard.next_call") for language in library.languages}

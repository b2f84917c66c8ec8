"""Fixtures that every kind of test shares."""

from __future__ import annotations

import asyncio
import fcntl
import gc
import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.util import LRUCache

from bot.app.caches import SNAPSHOT
from bot.app.wiring import load_library
from bot.app.zone_data import use_newest_zone_data
from bot.content.layout import default_directory
from bot.content.library import Library
from bot.content.snapshot import key_of, recall
from bot.db import engine
from bot.db.sqlite.one_hop_dialect import OneHopDialect
from bot.db.upkeep import erasure_ledger
from bot.db.upkeep.migrate import upgrade
from bot.domain.ids import LanguageCode
from bot.gateway.incoming import word_reader
from bot.recognition import engine as sentence_engine
from bot.recognition import lemma_reader, meaning_index, recogniser, text_index, text_search
from bot.recognition.forms import file_for
from tests.floor import Desk, Floor, open_floor
from tests.memory import in_memory
from tests.postgres import NoWheel, Server, running_server

use_newest_zone_data()  # as every command does: what the tests expect of Moldova or Morocco is no matter of this machine

settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("steady", settings.get_profile("search"), derandomize=True)
settings.load_profile("steady")  # how fast a machine is, what else it does, and luck are no matter of any test
word_reader.WITHIN = 300.0  # seconds: as above

BETWEEN_COLLECTIONS = 20_000
"""Objects. Each test makes a bot and throws it away, and Python's own 700 let the collector have a quarter of the time."""

pytest_plugins = ["tests.canary", "tests.commands"]

HERE = Path(__file__).parent
TRACED = frozenset({"domain", "services", "gateway", "conversation"})
"""Folders whose tests have to reach every branch. Tracing makes a test twice as slow, so `make test` runs the others without,
and of these too what reaches nothing more."""
UNTRACED = frozenset(line for line in (HERE / "untraced.txt").read_text("utf-8").splitlines() if not line.startswith("#"))
"""Modules and tests of those folders that go where others have gone; the list says more."""
PARTLY_TRACED = frozenset(module for module, is_partly, _ in (line.partition("::") for line in UNTRACED) if is_partly)
ON_NO_DATABASE = frozenset({"domain", "services"})
"""Folders of those none of whose tests has a database, so that a module is traced wholly where nothing of it is left out."""
ON_BOTH = frozenset(
    {"test_audit", "test_closing_teams", "test_erasing", "test_handing_over"}
    | {"test_invites", "test_team", "test_the_log", "test_what_is_kept", "test_words_take_time"}
)
"""Conversations that take place on PostgreSQL too. Whatever else conversations ask of it is asked in these, in the tests of the
repositories or in the simulated day, statement for statement: all of them were recorded once. What is new belongs into the tests
of the repositories."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to test what becomes of words where sentences cannot be read by their meaning."""
    parser.addoption(
        "--without-engine", action="store_true", help="as on a processor that cannot read sentences by their meaning"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Let every `tmp_path` lie in memory where there is some: what a disk does when it is told to sync proves nothing here.

    And let the collector of rubbish come seldom.
    """
    gc.set_threshold(BETWEEN_COLLECTIONS, 20, 20)
    memory = in_memory()
    if memory is not None:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))
    if config.option.without_engine:  # before any module of tests asks for it
        sentence_engine.CPU_INFO = Path(os.devnull)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave modules unread of whose tests none is asked for: every worker reads them all, twice in `make test`."""
    if not collection_path.is_relative_to(HERE) or not collection_path.stem.startswith("test_"):
        return None
    folder, module = collection_path.relative_to(HERE).parts[0], collection_path.relative_to(HERE.parent).as_posix()
    is_measured = folder in TRACED and module not in UNTRACED
    is_all_measured = is_measured and folder in ON_NO_DATABASE and module not in PARTLY_TRACED
    left_out = {"traced": not is_measured, "not traced": is_all_measured}
    return left_out.get(config.option.markexpr) or None


def pytest_sessionstart(session: pytest.Session) -> None:
    """Let each of several workers compile another share of the tests first: then each finds what the others have compiled.

    All in the same order, each of them would compile everything at the same time, and pytest takes its time to make an assertion
    tell what it has seen.
    """
    asked: dict[str, Any] | None = getattr(session.config, "workerinput", None)
    if asked is None or session.config.option.file_or_dir:
        return
    modules = [file for file in sorted(HERE.rglob("test_*.py")) if not pytest_ignore_collect(file, session.config)]
    for file in modules[int(asked["workerid"].removeprefix("gw")) :: asked["workercount"]]:
        with suppress(Exception):  # the collection tells of it
            importlib.import_module(".".join(file.relative_to(HERE.parent).with_suffix("").parts))


def pytest_collection_finish() -> None:
    """Let the collector pass over what stays anyway: to walk all of it is a sixth of a conversation."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the tests by which coverage is measured, on one of the two databases; leave out what the other would only repeat."""
    talks = HERE / "conversation"
    again = {one for one in items if "postgresql" in one.name and one.path.is_relative_to(talks) and one.path.stem not in ON_BOTH}
    if again:
        config.hook.pytest_deselected(items=[*again])
        items[:] = [item for item in items if item not in again]
    for item in items:
        test = item.nodeid.partition("[")[0]
        is_measured = item.path.relative_to(HERE).parts[0] in TRACED and UNTRACED.isdisjoint((test, test.partition("::")[0]))
        if is_measured and "postgresql" not in item.name:
            item.add_marker(pytest.mark.traced)
    if hasattr(config, "workerinput"):
        # The longest first, all in one of several workers: they wait more than they work, and nobody waits for them at the end.
        items.sort(key=lambda item: item.get_closest_marker("process") is None)


WITH_DICTIONARY = ("ru", "en", "ro", "fi")

READ = """
import sys, pathlib
from bot.app.wiring import load_library
load_library("ru", snapshot=pathlib.Path(sys.argv[1]))
"""


@pytest.fixture(scope="session")
def snapshot(pytestconfig: pytest.Config) -> Path:
    """A snapshot of the product's own content, checked: made once for all workers, and anew when content or code has changed.

    In a process that nobody traces, which would take ten times as long.
    """
    kept = pytestconfig.cache.mkdir("library") / SNAPSHOT
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if recall(kept, key_of([default_directory()], "ru")) is None:
            subprocess.run([sys.executable, "-c", READ, kept], check=True)
    return kept


@pytest.fixture(scope="session")
def library(snapshot: Path) -> Library:
    """The product's own content."""
    read = load_library("ru", snapshot=snapshot)
    gc.collect()
    gc.freeze()  # it stays to the end, and the collector need not walk through all of it again and again
    return read


MAKE_FORMS = """
import sys, pathlib
from bot.recognition.forms import make
make(sys.argv[1], pathlib.Path(sys.argv[2]))
"""


def forms_in(folder: Path, language: LanguageCode) -> Path:
    """Put the dictionary of a language there, as a bot that has run for a while finds it: unpacking takes each worker seconds."""
    file = file_for(folder, language)
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if language in WITH_DICTIONARY and not file.exists():
            subprocess.run([sys.executable, "-c", MAKE_FORMS, language, file], check=True)
    return folder


@pytest.fixture(scope="session")
def forms(pytestconfig: pytest.Config) -> Path:
    """The dictionary of the product's own language."""
    language = LanguageCode("ru")
    return file_for(forms_in(pytestconfig.cache.mkdir("forms"), language), language)


@pytest.fixture(scope="session", autouse=True)
def _learnt_once(pytestconfig: pytest.Config) -> Iterator[None]:
    """Let bots with the same examples share a reader, and with the same texts an index: learning takes longer than a test.

    Neither has a state of its own.
    """
    kept = pytestconfig.cache.mkdir("forms")
    made: dict[tuple[int, LanguageCode, Path | None], tuple[Any, Any]] = {}
    indexes: dict[Any, Any] = {}
    learn, make, fit = lemma_reader.LemmaReader, text_index.TextIndex, meaning_index.MeaningIndex

    def reader(examples: Any, language: LanguageCode, folder: Path | None) -> Any:
        key = id(examples), language, folder
        if key not in made:
            # The examples too, so that no others come to lie there.
            made[key] = examples, learn(examples, language, folder or forms_in(kept, language))
        return made[key][1]

    def index(language: LanguageCode, texts: Iterable[Any], folder: Path | None) -> Any:
        key = language, tuple(texts), folder
        if key not in indexes:
            indexes[key] = make(language, key[1], folder or forms_in(kept, language))
        return indexes[key]

    def meaning(lines: Mapping[LanguageCode, Sequence[Any]], vectors: Any) -> Any:
        key = tuple((language, tuple(said)) for language, said in lines.items())
        if key not in indexes:
            indexes[key] = fit(lines, vectors)
        return indexes[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recogniser, "LemmaReader", reader)
        patch.setattr(text_search, "TextIndex", index)
        patch.setattr(meaning_index, "MeaningIndex", meaning)
        yield


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    """Let every database run the statements that one has compiled: a quarter of the time of a test that has a bot.

    SQLAlchemy keeps them by engine and dialect, and all of ours of one kind are alike. Private, as read in SQLAlchemy 2.1.9:
    `Engine._compiled_cache`.
    """
    kept: MutableMapping[Any, Any] = LRUCache(2000)
    make = create_async_engine

    def make_with_it(*args: Any, **options: Any) -> AsyncEngine:
        made = make(*args, **options)
        made.sync_engine._compiled_cache = kept
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "create_async_engine", make_with_it)
        for dialect in (OneHopDialect, PGDialect_asyncpg):
            patch.setattr(dialect, "__eq__", lambda one, other: type(one) is type(other))
            patch.setattr(dialect, "__hash__", lambda one: hash(type(one)))
        yield


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database at head with nothing in it, to be copied."""
    file = tmp_path_factory.mktemp("template") / "migrated.db"
    asyncio.run(upgrade(f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server of this test process, started by the first test that needs it."""
    try:
        with running_server() as server:
            yield server
    except NoWheel as missing:
        pytest.skip(f"NOT TESTED ON POSTGRESQL: {missing}")


@pytest.fixture
def postgres_url(postgres: Server) -> Iterator[str]:
    """A PostgreSQL database at head with nothing in it."""
    name = asyncio.run(postgres.new_database())
    yield postgres.url(name)
    asyncio.run(postgres.drop(name))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, migrated_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database at head with nothing in it, on each of the two databases in turn."""
    if request.param == "postgresql":
        monkeypatch.setattr(erasure_ledger, "BESIDE_POSTGRESQL", tmp_path)
        url: str = request.getfixturevalue("postgres_url")
        return url
    return f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'test.db')}"


@pytest.fixture
async def floor(migrated_file: Path, tmp_path: Path, library: Library) -> AsyncIterator[Floor]:
    """A running bot with an emulated Telegram."""
    async with open_floor(Path(shutil.copy(migrated_file, tmp_path / "floor.db")), library) as opened:
        yield opened


@pytest.fixture
async def anna(floor: Floor) -> Desk:
    """A manager."""
    return await floor.hire(101, "Анна")


@pytest.fixture
async def boris(floor: Floor) -> Desk:
    """Another manager of the same team."""
    return await floor.hire(102, "Борис")

"""The `salesfloor` command, as an operator and a supervisor use it."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.app.caches import SNAPSHOT
from bot.app.commands.export import NOTHING
from bot.app.commands.run import opened_bot
from bot.app.commands.standing_back import giving_way
from bot.content.library import Library
from bot.db.facade import Database
from bot.db.schema.data_map import DATA_MAP
from bot.db.schema.tables import metadata
from bot.db.sqlite import traces
from bot.db.sqlite.traces import NotWrittenAnew
from bot.domain.clients.naming import ClientName
from bot.domain.ids import LanguageCode
from bot.gateway.running import Polling
from bot.recognition.engine import NoEngine, engine
from bot.services.log.log_columns import CONSULTATION_COLUMNS
from bot.services.people.access import hash_code
from bot.settings import Settings
from tests.buttons import BOUGHT, CHOLERIC, FINISH, WANTS
from tests.commands import Command
from tests.conversation.log.test_export import read_xlsx
from tests.db.people import NOON
from tests.floor import Floor, TestClock, look_into
from tests.remains import where_it_remains


def test_help_lists_the_commands(salesfloor: Command) -> None:
    """`--help` names every command of this version."""
    code, out, _ = salesfloor("--help")
    assert code == 0
    for command in (
        "run",
        "emulator",
        "migrate",
        "backup",
        "restore",
        "doctor",
        "owner-code",
        "erase",
        "retention",
        "content",
        "export",
        "simulate",
    ):
        assert f"\n  {command} " in out
    assert "check" in salesfloor("content", "--help")[1]
    assert "person" in salesfloor("erase", "--help")[1]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["frobnicate"], "No such command 'frobnicate'"),
        (["export"], "Missing option '--format'"),
        (["export", "--format", "pdf"], "'pdf' is not one of"),
        (["export", "--format", "csv", "--since", "вчера"], "--since: «вчера» is no date; write 2026-11-01"),
        (["export", "--format", "csv", "--outcome", "sold"], "--outcome: «sold» is not known; one of bought"),
        (["export", "--format", "csv", "--intent", "yes"], "--intent: «yes» is not known"),
        (["emulator", "--port", "70000"], "'--port'"),
        (["run", "now"], "unexpected extra argument"),
        (["erase", "client"], "Missing argument"),
        (["erase", "everybody"], "No such command 'everybody'"),
    ],
)
def test_bad_usage_gets_one_line_and_exit_2(salesfloor: Command, arguments: list[str], says: str) -> None:
    """A mistake in the command line is named in one line, with no traceback."""
    code, out, err = salesfloor(*arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1


def test_a_bad_setting_is_bad_usage(salesfloor: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that cannot be used is named like a wrong argument."""
    monkeypatch.setenv("SALESFLOOR_TIMEZONE", "Moscow")
    code, _, err = salesfloor("migrate")
    assert code == 2
    assert err == "salesfloor: SALESFLOOR_TIMEZONE is no IANA time zone; write for example Europe/Moscow.\n"


def test_migrate_makes_a_database_and_may_be_repeated(salesfloor: Command, tmp_path: Path) -> None:
    """`migrate` creates what is missing and says where the schema is."""
    (tmp_path / "data" / "salesfloor.db").unlink()
    for _ in range(2):
        code, out, _ = salesfloor("migrate")
        assert code == 0
        assert out.startswith("the database is at schema ")


def test_content_check_covers_what_was_edited_in_the_bot(salesfloor: Command, tmp_path: Path) -> None:
    """An edit against an upgrade's new text is listed and is no mistake; one that breaks a rule is a finding like any other."""
    file = tmp_path / "data" / "content" / "ru" / "phrases.yaml"
    file.parent.mkdir(parents=True)
    file.write_text('any.ask_wants.open.1:\n  text: "{{ address }}с чего начнём?"\n  instead_of: "Раньше было так."\n', "utf-8")
    code, out, _ = salesfloor("content", "check")
    assert code == 0
    assert out.startswith("note: data/content/ru/phrases.yaml:2 conflict: any.ask_wants.open.1 ")
    file.write_text('any.ask_wants.open.1:\n  text: "Вы должны решить."\n  instead_of: "Раньше было так."\n', "utf-8")
    code, out, _ = salesfloor("content", "check")
    assert code == 1
    assert out.startswith("data/content/ru/phrases.yaml:2 speech ")


def test_content_check_names_what_is_wrong(salesfloor: Command, tmp_path: Path) -> None:
    """A broken phrase is named by file, line and rule, and the exit code tells scripts."""
    words = tmp_path / "words"
    shutil.copytree(Path(__file__).parent.parent / "scripts_content", words)
    phrases = words / "ru" / "phrases.yaml"
    lines = phrases.read_text().splitlines()
    line = next(number for number, text in enumerate(lines) if text.startswith("cho.yes_yes"))
    lines[line] = lines[line].split(":")[0] + ': "{{ address }}вы должны купить."'
    phrases.write_text("\n".join(lines) + "\n")
    code, out, _ = salesfloor("content", "check", str(words))
    assert code == 1
    assert f"ru/phrases.yaml:{line + 1} speech" in out
    assert salesfloor("content", "check", str(tmp_path / "nowhere"))[0] == 1


def test_content_coverage_counts_the_facts_of_the_documents(salesfloor: Command, tmp_path: Path) -> None:
    """Every document has its row; a folder that is not in order is not counted."""
    code, out, _ = salesfloor("content", "coverage")
    assert code == 0
    assert [line.split()[1] for line in out.splitlines() if line.startswith("document")] == ["000", "001", "002", "003", "004"]
    assert "not covered, of must and should:" in out
    code, _, err = salesfloor("content", "coverage", str(tmp_path))
    assert code == 1
    assert "not in order" in err


def test_an_export_of_nothing_is_a_header(salesfloor: Command) -> None:
    """An empty log is a table without rows, not an error; what is left empty until the owner confirms is said beside it."""
    code, out, err = salesfloor("export", "--format", "csv")
    assert code == 0
    assert out.splitlines() == [",".join(CONSULTATION_COLUMNS)]
    assert err.startswith("salesfloor: note: taps and seconds_to_first_card stay empty until the owner confirms in /settings")
    assert salesfloor("export", "--format", "csv", "--events")[2] == ""


def test_an_export_stands_back(salesfloor: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot on the same machine goes first; what somebody waits for does not stand back."""
    calls: list[None] = []
    monkeypatch.setattr("bot.app.commands.standing_back.stand_back", lambda: calls.append(None))
    salesfloor("export", "--format", "csv")
    assert len(calls) == 1
    salesfloor("backup", "copy.db")
    assert len(calls) == 1


def test_standing_back_is_for_the_whole_process() -> None:
    """The lowest priority there is, and on Linux the class that only gets what nobody else wants."""
    said = (
        "import os; from bot.app.commands.standing_back import stand_back; "
        "stand_back(); print(os.getpriority(os.PRIO_PROCESS, 0)%s)"
    )
    linux = ", os.sched_getscheduler(0) == os.SCHED_IDLE" if hasattr(os, "SCHED_IDLE") else ""
    run = subprocess.run([sys.executable, "-c", said % linux], capture_output=True, check=True, text=True)
    assert run.stdout.split() == ["19", *(["True"] if linux else [])]


async def test_giving_way_asks_before_each_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every row comes through, in order, and each time the core is offered first."""
    log: list[object] = []
    monkeypatch.setattr("os.sched_yield", lambda: log.append("offered"), raising=False)

    async def rows() -> AsyncIterator[int]:
        for row in (1, 2):
            log.append(row)
            yield row

    assert [row async for row in giving_way(rows())] == [1, 2]
    assert log == [1, "offered", 2, "offered"]


def test_an_export_without_a_database_says_what_to_check(salesfloor: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong path is one line and exit 1, and no file is made of it."""
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", "sqlite:///elsewhere/none.db")
    code, out, err = salesfloor("export", "--format", "csv", "-o", "log.csv")
    assert (code, out) == (1, "")
    assert "Check SALESFLOOR_DATABASE_URL" in err
    assert err.count("\n") == 1
    assert not Path("log.csv").exists()


def test_a_failed_export_keeps_the_old_file(salesfloor: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report of yesterday is not replaced by half of today's."""
    Path("log.csv").write_text("yesterday")
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", "sqlite:///elsewhere/none.db")
    assert salesfloor("export", "--format", "csv", "-o", "log.csv")[0] == 1
    assert Path("log.csv").read_text() == "yesterday"
    assert not list(Path().glob("*.part"))


async def _two_calls(file: Path, floor: Floor) -> None:
    anna, boris = await floor.hire(101, "Анна"), await floor.hire(102, "Борис")
    await anna.send("/call Иван")
    await anna.tap(CHOLERIC)
    await anna.tap(WANTS)
    await anna.tap(FINISH)
    await anna.tap(BOUGHT)
    await floor.inform_staff()
    floor.clock.advance(days=2)
    await boris.send("/call =HYPERLINK(1)")
    await floor.stop()
    shutil.copy(floor.url.removeprefix("sqlite:///"), file)


@pytest.fixture(scope="module")
def two_calls(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path, library: Library) -> Path:
    """A database in which two managers have called on two days, to be copied."""
    directory = tmp_path_factory.mktemp("calls")
    shutil.copy(migrated_file, directory / "floor.db")

    async def play() -> None:
        floor = Floor(directory / "floor.db", library, TestClock())
        await floor.start()
        await _two_calls(directory / "calls.db", floor)

    asyncio.run(play())
    return directory / "calls.db"


@pytest.fixture
def with_calls(two_calls: Path, snapshot: Path, tmp_path: Path) -> Path:
    """A copy of that database, and beside it what a start has read."""
    shutil.copy(snapshot, tmp_path / SNAPSHOT)
    return Path(shutil.copy(two_calls, tmp_path / "with_calls.db"))


def test_an_export_has_what_the_bot_offers(
    salesfloor: Command, with_calls: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, library: Library
) -> None:
    """Numbers in place of names, a reader's words in a spreadsheet, his separator in a CSV, periods by name."""
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", f"sqlite:///{with_calls}")
    code, out, _ = salesfloor("export", "--format", "csv", "--without-names", "--language", "fi")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";"))
    assert code == 0
    assert tuple(rows[0]) == CONSULTATION_COLUMNS
    assert [(row["manager"], row["client"], row["outcome"]) for row in rows] == [
        ("manager 1", "client 1", "bought"),
        ("manager 2", "client 2", ""),
    ]
    monkeypatch.setattr("bot.app.wiring.load_library", lambda _: library)  # read once, and no need to read it thrice
    sheet = tmp_path / "calls.xlsx"
    assert salesfloor("export", "--format", "xlsx", "--language", "fi", "-o", str(sheet))[0] == 0
    texts = read_xlsx(sheet.read_bytes())
    assert "Lopputulos" in texts[0]
    assert "kauppa" in texts[1]
    assert salesfloor("export", "--format", "csv", "--language", "xx")[0] == 1
    assert salesfloor("export", "--format", "csv", "--period", "week", "--since", "2026-11-01")[0] == 2
    assert salesfloor("export", "--format", "csv", "--period", "never")[0] == 2
    assert salesfloor("export", "--format", "csv", "--period", "last_month")[0] == 0


def test_the_log_is_filtered_and_typed(salesfloor: Command, with_calls: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every column of the contract, and each filter lets through what it says."""
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", f"sqlite:///{with_calls}")

    def rows(*filters: str) -> list[dict[str, str]]:
        code, out, err = salesfloor("export", "--format", "csv", *filters)
        found = list(csv.DictReader(io.StringIO(out)))
        assert (code, err == "") == (0, bool(found))
        return found

    everything = rows()
    assert [row["manager"] for row in everything] == ["Анна", "Борис"]
    first, second = everything
    assert tuple(first) == CONSULTATION_COLUMNS
    assert first["started_at"] == "2026-11-23T12:00:00+03:00"
    assert (first["temperament"], first["temperament_source"], first["runner_up"]) == ("choleric", "bot", "melancholic")
    assert (first["wants"], first["can"], first["intent"]) == ("yes", "unknown", "yes/unknown")
    assert (first["outcome"], first["finished_by"], first["is_practice"], first["language"]) == (
        "bought",
        "manager",
        "false",
        "ru",
    )
    assert first["taps"] == "4"
    assert float(first["seconds_to_first_card"]) == 4
    assert second["client"] == "'=HYPERLINK(1)", "a formula is made harmless"
    assert rows("--manager", "анна") == [first]
    assert rows("--client", "Иван") == [first]
    assert rows("--since", "2026-11-25T12:00") == [second]
    assert rows("--until", "2026-11-25") == [first]
    assert rows("--since", "2026-11-23", "--until", "2026-11-23T12:00") == []
    assert rows("--team", "Другой") == []
    assert rows("--temperament", "choleric") == rows("--intent", "yes/unknown") == rows("--outcome", "bought") == [first]
    assert rows("--open") == [second]
    assert rows("--unfit") == rows("--said", "overridden") == []


def test_a_filter_that_lets_nothing_through_says_so(
    salesfloor: Command, with_calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On standard error, with names that are spelled nearly so; what is written, and the exit code, are as ever."""
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", f"sqlite:///{with_calls}")
    header = ",".join(CONSULTATION_COLUMNS)

    def said(*filters: str) -> str:
        code, out, err = salesfloor("export", "--format", "csv", *filters)
        assert (code, out.splitlines()) == (0, [header])
        return err

    assert said("--client", "Ивна") == "salesfloor: no client is called «Ивна»; near it: «Иван»\n"
    assert said("--manager", "Анка") == "salesfloor: no manager is called «Анка»; near it: «Анна»\n"
    assert said("--team", "Пингвины") == "salesfloor: no team is called «Пингвины»\n"
    assert said("--client", "Nobody", "--manager", "Борисс").splitlines() == [
        "salesfloor: no manager is called «Борисс»; near it: «Борис»",
        "salesfloor: no client is called «Nobody»",
    ]
    assert said("--client", "Иван", "--manager", "Борис") == f"salesfloor: {NOTHING}\n"
    assert said("--since", "2030-01-01") == f"salesfloor: {NOTHING}\n"
    assert "near it" in salesfloor("export", "--format", "jsonl", "--events", "--client", "Ивна")[2]


def test_an_export_at_the_server_is_on_record(salesfloor: Command, with_calls: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows, form, days and filters, by numbers and choices; no client's name."""
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", f"sqlite:///{with_calls}")
    filters = ("--manager", "Анна", "--client", "Иван", "--since", "2026-11-01", "--outcome", "bought", "--without-names")
    assert salesfloor("export", "--format", "csv", *filters)[0] == 0
    assert salesfloor("export", "--format", "jsonl", "--events", "--open")[0] == 0
    assert [(who, what) for who, what, _ in audited(with_calls)] == [(0, "log_exported")] * 2
    first, second = (details for _, _, details in audited(with_calls))
    assert first == {
        "by": "command_line",
        "n": "1",
        "form": "csv",
        "events": "0",
        "masked": "1",
        "choice": "a.ob",
        "since": "2026-11-01T00:00:00+03:00",
        "people": "1",
        "client": "1",
    }
    assert {"form": "jsonl", "events": "1", "masked": "0", "choice": "a.n"}.items() <= second.items()


def audited(file: Path) -> list[tuple[int, str, dict[str, str]]]:
    """Who has done what, with its details."""
    rows = stored(file, "SELECT person_id, action, details FROM audit_log ORDER BY id")
    return [(who, what, json.loads(details)) for who, what, details in rows]


def test_a_filter_takes_a_name_in_any_letters(salesfloor: Command, with_calls: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Marks, hyphens and apostrophes do not matter, as when a client is looked for."""
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", f"sqlite:///{with_calls}")
    change(with_calls, "UPDATE clients SET name = 'Ștefan-Ion О''Нил', name_key = 'stefan ion онил' WHERE name = 'Иван'")
    for typed in ("Ştefan Ion О’Нил", "stefan ion онил", "ȘTEFAN-ION О'НИЛ"):
        code, out, err = salesfloor("export", "--format", "jsonl", "--client", typed)
        assert (code, err) == (0, "")
        assert [json.loads(line)["client"] for line in out.splitlines()] == ["Ștefan-Ion О'Нил"]


def test_jsonl_and_events(salesfloor: Command, with_calls: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs get JSON lines, and with --events every single interaction in order."""
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", f"sqlite:///{with_calls}")
    calls = [json.loads(line) for line in salesfloor("export", "--format", "jsonl")[1].splitlines()]
    assert tuple(calls[0]) == CONSULTATION_COLUMNS
    assert calls[0]["is_practice"] is False
    assert calls[1]["outcome"] is None
    events = [
        json.loads(line) for line in salesfloor("export", "--format", "jsonl", "--events", "--manager", "Анна")[1].splitlines()
    ]
    assert [event["kind"] for event in events] == ["call_started", "answered", "answered", "call_finished", "outcome_set"]


def test_xlsx_is_written_to_a_file(salesfloor: Command, with_calls: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The director's file is a real workbook."""
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", f"sqlite:///{with_calls}")
    assert salesfloor("export", "--format", "xlsx", "-o", "log.xlsx")[0] == 0
    assert Path("log.xlsx").read_bytes().startswith(b"PK")


# ---- looking after it ----


def test_backup_and_restore_say_what_they_did(salesfloor: Command, tmp_path: Path) -> None:
    """One line each; the database that was there is kept, and its new name is told."""
    assert salesfloor("backup", "copy.db") == (0, "the database was copied to copy.db\n", "")
    code, out, err = salesfloor("restore", "copy.db")
    assert (code, err) == (0, "")
    (kept,) = (tmp_path / "data").glob("salesfloor.db.before-restore-*")
    assert out == f"the database was restored from copy.db; the one before is kept as {kept.relative_to(tmp_path)}\n"


@pytest.mark.usefixtures("words_in_order")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["backup", "data/salesfloor.db"], "an older copy is never overwritten: data/salesfloor.db"),
        (["backup", "data/salesfloor.db/copy.db"], "data/salesfloor.db"),
        (["restore", "none.db"], "none.db is no file"),
        (["restore", "garbage.db"], "garbage.db is damaged or no database"),
    ],
)
def test_what_cannot_be_copied_or_restored_is_one_line(salesfloor: Command, arguments: list[str], says: str) -> None:
    """With exit code 1 and no traceback."""
    Path("garbage.db").write_bytes(b"garbage " * 1000)
    code, out, err = salesfloor(*arguments)
    assert (code, out) == (1, "")
    assert says in err
    assert err.count("\n") == 1
    assert salesfloor("doctor")[0] == 0, "the database is as it was"


@pytest.mark.parametrize(("command", "tool"), [("backup", "pg_dump"), ("restore", "pg_restore")])
def test_postgresql_is_copied_with_its_own_tools(
    salesfloor: Command, monkeypatch: pytest.MonkeyPatch, command: str, tool: str
) -> None:
    """The tool is named in one line, and nobody asks the server."""
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", "postgresql://bot:very-secret@127.0.0.1:9/none")
    code, out, err = salesfloor(command, "copy.db")
    assert (code, out) == (1, "")
    assert f"use {tool}" in err
    assert err.count("\n") == 1
    assert "very-secret" not in err


def lines_of_doctor(out: str) -> dict[str, list[str]]:
    """The checks by subject."""
    found: dict[str, list[str]] = {}
    for line in out.partition("\n\n")[0].splitlines():
        verdict, _, rest = line.partition("  ")
        found.setdefault(rest.strip().partition(":")[0], []).append(verdict.strip())
    return found


def heard_here() -> str:
    """What doctor says of typed words on this machine: it may have no engine, and the bot runs without."""
    return "warn" if isinstance(engine(), NoEngine) else "ok"


def test_doctor_looks_at_everything_and_prints_the_data_map(salesfloor: Command) -> None:
    """On a sound installation every check is ok, one line each, and every table is told."""
    code, out, err = salesfloor("doctor")
    assert (code, err) == (0, "")
    looked_at = ("settings", "time zones", "database", "erasures", "SQLite", "disk", "content", "token")
    assert lines_of_doctor(out) == {**{subject: ["ok"] for subject in looked_at}, "typed words": [heard_here()]}
    _, mapped, columns = out.rstrip().split("\n\n")
    assert [line.split()[0] for line in mapped.splitlines()] == ["table", *(kept.table for kept in DATA_MAP)]
    assert all(kept.why in mapped and kept.until in mapped for kept in DATA_MAP)
    assert all(name in columns for kept in DATA_MAP for name in " ".join(kept.columns.values()).split())


@pytest.mark.usefixtures("words_in_order")
def test_doctor_before_the_first_start_makes_nothing(salesfloor: Command) -> None:
    """No database yet is no mistake; looking does not make one."""
    for file in Path("data").iterdir():
        file.unlink()
    code, out, _ = salesfloor("doctor")
    assert code == 0
    assert lines_of_doctor(out)["database"] == ["warn"]
    assert list(Path("data").iterdir()) == []


@pytest.mark.usefixtures("words_in_order")
def test_doctor_tells_a_damaged_database(salesfloor: Command) -> None:
    """With what to do: put a copy back."""
    Path("data/salesfloor.db").write_bytes(b"garbage " * 1000)
    code, out, _ = salesfloor("doctor")
    assert code == 1
    assert lines_of_doctor(out)["database"] == ["bad"]
    assert "salesfloor restore FILE" in out


@pytest.mark.usefixtures("words_in_order")
@pytest.mark.parametrize(("schema", "verdict", "code"), [("9999", "bad", 1), (None, "warn", 0)])
def test_doctor_tells_a_database_of_another_version(salesfloor: Command, schema: str | None, verdict: str, code: int) -> None:
    """A newer one needs a newer program; an older or empty one is renewed by `run`."""
    with closing(sqlite3.connect("data/salesfloor.db")) as connection:
        connection.execute("DELETE FROM alembic_version")
        if schema:
            connection.execute("INSERT INTO alembic_version VALUES (?)", (schema,))
        connection.commit()
    found, out, _ = salesfloor("doctor")
    assert found == code
    assert lines_of_doctor(out)["database"] == [verdict]


@pytest.mark.usefixtures("words_in_order")
def test_doctor_warns_of_a_full_disk(salesfloor: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Below 200 MB."""
    for free, verdict in ((199_999_999, "warn"), (200_000_000, "ok")):
        usage = shutil.disk_usage(".")._replace(free=free)
        monkeypatch.setattr("bot.app.examination.disk.shutil.disk_usage", lambda _folder, usage=usage: usage)
        code, out, _ = salesfloor("doctor")
        assert code == 0
        assert lines_of_doctor(out)["disk"] == [verdict]


@pytest.mark.usefixtures("words_in_order")
def test_doctor_names_a_setting_that_cannot_be_used(salesfloor: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """And goes on with what does not depend on it."""
    monkeypatch.setenv("SALESFLOOR_TIMEZONE", "Moscow")
    code, out, err = salesfloor("doctor")
    assert (code, err) == (1, "")
    assert lines_of_doctor(out) == {"settings": ["bad"], "time zones": ["ok"], "content": ["ok"], "typed words": [heard_here()]}
    assert "SALESFLOOR_TIMEZONE is no IANA time zone" in out


@pytest.mark.usefixtures("words_in_order")
@pytest.mark.parametrize("command", ["run", "migrate", "export --format csv"])
@pytest.mark.parametrize("code", ["short", " " * 30])
def test_an_owner_code_that_could_be_guessed_is_refused_at_the_start(
    salesfloor: Command, monkeypatch: pytest.MonkeyPatch, command: str, code: str
) -> None:
    """One line, exit 2, and `doctor` names it; the code itself is not repeated."""
    monkeypatch.setenv("SALESFLOOR_OWNER_CODE", code)
    refusal = "SALESFLOOR_OWNER_CODE is shorter than 12 characters, and could be guessed; choose a longer code."
    assert salesfloor(*command.split()) == (2, "", f"salesfloor: {refusal}\n")
    found, out, err = salesfloor("doctor")
    assert (found, err) == (1, "")
    assert f"bad   settings: {refusal}" in out


@pytest.mark.usefixtures("words_in_order")
def test_doctor_sees_what_others_can_read(salesfloor: Command) -> None:
    """The database, its logs and its copies; whoever has opened them may have a reason, so it is a warning."""
    Path("data/backups").mkdir()
    others = [Path("data/salesfloor.db"), Path("data/salesfloor.lock"), Path("data/backups/salesfloor-0001-1.db")]
    for file in others[1:]:
        file.touch()
    for file in (Path("data/other.db"), Path("data/salesfloors")):
        file.touch(mode=0o666)
    for mode, verdicts in ((0o644, ["ok", "warn"]), (0o660, ["ok", "warn"]), (0o600, ["ok"])):
        for file in others:
            file.chmod(mode)
        code, out, _ = salesfloor("doctor")
        assert code == 0
        assert lines_of_doctor(out)["database"] == verdicts
        assert ("Run: chmod 600 " + " ".join(map(str, others)) in out) is (len(verdicts) > 1)


@pytest.mark.usefixtures("words_in_order")
def test_doctor_tells_a_database_that_is_no_file(salesfloor: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder or a device: the setting is wrong."""
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", "sqlite:///data")
    code, out, _ = salesfloor("doctor")
    assert code == 1
    assert "bad   database: data is no file  Check SALESFLOOR_DATABASE_URL." in out


@pytest.mark.usefixtures("words_in_order")
def test_doctor_sees_that_others_can_read_the_token(salesfloor: Command) -> None:
    """`.env` is for its owner alone."""
    Path(".env").write_text("SALESFLOOR_LISTEN=127.0.0.1:1\n")
    for mode, verdicts in ((0o644, ["ok", "warn"]), (0o600, ["ok"])):
        Path(".env").chmod(mode)
        code, out, _ = salesfloor("doctor")
        assert code == 0
        assert lines_of_doctor(out)["settings"] == verdicts


@pytest.mark.usefixtures("words_in_order")
def test_doctor_wants_words_in_the_default_language(salesfloor: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """A language without words is named with those that have some."""
    monkeypatch.setenv("SALESFLOOR_DEFAULT_LANGUAGE", "xx")
    code, out, _ = salesfloor("doctor")
    assert code == 1
    assert lines_of_doctor(out)["content"] == ["ok", "bad"]
    assert "One of: " in out


@pytest.mark.usefixtures("words_in_order")
def test_doctor_asks_postgresql_and_shows_no_password(salesfloor: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that is not there is bad, with what to check."""
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", "postgresql://bot:very-secret@127.0.0.1:9/none")
    code, out, _ = salesfloor("doctor")
    assert code == 1
    assert lines_of_doctor(out)["database"] == ["bad"]
    assert "very-secret" not in out


def test_health_without_a_bot_fails_in_one_line(salesfloor: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """A container's check gets its exit code; an address that means all of them is asked at this machine."""
    for listen in ("127.0.0.1:9", "0.0.0.0:9", "[::]:9", "localhost:9"):
        monkeypatch.setenv("SALESFLOOR_LISTEN", listen)
        code, out, err = salesfloor("health")
        assert (code, out) == (1, "")
        assert "nobody answers at " in err
        assert "0.0.0.0" not in err
        assert err.count("\n") == 1


def test_a_new_owner_code_replaces_the_one_before(salesfloor: Command) -> None:
    """Each is printed once, stored hashed, and on record as made at the server; a database of an older schema is left alone."""
    first, second = (salesfloor("owner-code")[1].removeprefix("Send this to the bot: /start ").strip() for _ in range(2))
    assert len(first) == len(second) == 32
    assert first != second
    with closing(sqlite3.connect("data/salesfloor.db")) as connection:
        assert connection.execute("SELECT code_hash, used_at FROM owner_codes").fetchall() == [(hash_code(second), None)]
        assert connection.execute("SELECT person_id, action FROM audit_log").fetchall() == [(0, "owner_code_made")] * 2
        assert second not in "".join(connection.iterdump())
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
        connection.commit()
    code, out, err = salesfloor("owner-code")
    assert (code, out) == (1, "")
    assert "Run: salesfloor migrate" in err


# ---- erasing ----


def stored(file: Path, sql: str) -> list[tuple[Any, ...]]:
    """Look into a database."""
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(sql).fetchall()


def change(file: Path, *statements: str) -> None:
    """Change a database past our own code."""
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def remains(url: str, *words: str) -> set[str]:
    """Where something still is."""
    return asyncio.run(where_it_remains(url, *words))


@pytest.fixture
def calls(with_calls: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that database, in which the client has a name that is nobody else's and the first manager has left."""
    file = Path(shutil.copy(with_calls, tmp_path / "calls.db"))
    change(
        file,
        "UPDATE clients SET name = 'Канарейкин', name_key = 'канареикин' WHERE id = 1",
        "UPDATE employees SET name = 'Соловьёва', name_key = 'соловьева', removed_at = '2026-11-24 00:00:00.000000' WHERE id = 1",
    )
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", f"sqlite:///{file}")
    return file


def test_erasing_shows_first_what_it_would_erase(salesfloor: Command, calls: Path) -> None:
    """What goes and what stays, in counts; nothing is changed, and the line to be written is given. Exit 2."""
    before = calls.read_bytes()
    code, out, err = salesfloor("erase", "client", "канарейкин")
    assert code == 2
    assert out.splitlines() == [
        "client #1  Канарейкин  (Первый)",
        "goes: the name; typed texts: 0; reminders: 0; messages not sent yet: 0",
        "stays, without the name: calls: 1 (type, intent, outcome, times)",
    ]
    assert err == "salesfloor: nothing is erased yet; if that is meant: salesfloor erase client '#1' --yes\n"
    assert calls.read_bytes() == before
    assert salesfloor("erase", "person", "Соловьёва")[0] == 2


def test_a_client_is_erased_from_the_bytes(salesfloor: Command, calls: Path) -> None:
    """From database, log and a fresh copy; the call is still exported, and the log says that it was done at the server."""
    url = f"sqlite:///{calls}"
    copy = calls.with_name("backups")
    copy.mkdir()
    (copy / "calls-0001-20260101T000000.db").touch()
    assert remains(url, "Канарейкин")
    code, out, err = salesfloor("erase", "client", "Канарейкин", "--yes")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "erased: client #1"
    assert "Канарейкин" not in out
    assert "its log is empty" in out
    assert "calls-0001-20260101T000000.db" in out, "an older copy that still holds him is named"
    assert remains(url, "Канарейкин") == set()
    assert stored(calls, "SELECT person_id, action FROM audit_log") == [(0, "client_erased")]
    rows = list(csv.DictReader(io.StringIO(salesfloor("export", "--format", "csv")[1])))
    assert [row["client"] for row in rows] == ["", "'=HYPERLINK(1)"]
    code, out, err = salesfloor("erase", "client", "Канарейкин", "--yes")
    assert (code, out) == (1, "")
    assert "there is no client" in err


def test_a_copy_that_is_put_back_brings_nobody_back(salesfloor: Command, calls: Path) -> None:
    """Whoever was erased since is erased again, from the bytes too."""
    url = f"sqlite:///{calls}"
    assert salesfloor("backup", "copy.db")[0] == 0
    assert salesfloor("erase", "client", "Канарейкин", "--yes")[0] == 0
    assert salesfloor("erase", "person", "Соловьёва", "--yes")[0] == 0
    code, out, err = salesfloor("restore", "copy.db")
    assert (code, out.rstrip().rpartition("; ")[2]) == (0, "erased again: clients: 1, people: 1")
    assert "анарейкин" not in out + err
    assert remains(url, "Канарейкин", "Соловьёва") == set()
    assert stored(calls, "SELECT action FROM audit_log") == [("client_erased",), ("person_erased",)]


async def start_once(url: str) -> list[str]:
    """Open the bot as `run` does, before it takes any update; gives the names of clients by then."""
    async with opened_bot(Settings(), token="1:probe", api_url="http://127.0.0.1:9", incoming=Polling()):
        return [row["name"] for row in await look_into(url, "SELECT name FROM clients WHERE name IS NOT NULL")]


@pytest.mark.usefixtures("words_in_order")
def test_a_copy_that_was_put_back_by_hand_is_found_out(salesfloor: Command, calls: Path) -> None:
    """doctor says it, and the start erases before the first update is taken; then all agree, however often it starts."""
    before = calls.read_bytes()
    assert salesfloor("erase", "client", "Канарейкин", "--yes")[0] == 0
    calls.write_bytes(before)
    code, out, _ = salesfloor("doctor")
    assert code == 1
    assert "bad   erasures: in the database again, though erased: clients: 1, people: 0" in out
    for _ in range(2):
        assert "Канарейкин" not in asyncio.run(start_once(f"sqlite:///{calls}"))
    assert lines_of_doctor(salesfloor("doctor")[1])["erasures"] == ["ok"]
    ledger = calls.with_name("calls.erasures.jsonl")
    ledger.write_text(ledger.read_text() + "{half a li")
    assert lines_of_doctor(salesfloor("doctor")[1])["erasures"] == ["warn"]
    ledger.unlink()
    assert lines_of_doctor(salesfloor("doctor")[1])["erasures"] == ["warn"]
    assert len(stored(calls, "SELECT id FROM audit_log")) == 1


def test_a_person_is_erased_from_the_bytes(salesfloor: Command, calls: Path) -> None:
    """His calls are exported under a number of ours."""
    change(calls, "UPDATE employees SET person_id = 7654321001 WHERE id = 1")
    change(
        calls, "INSERT INTO audit_log (done_at, person_id, action, details) VALUES ('2026-11-23', 7654321001, 'refused', '{}')"
    )
    code, out, err = salesfloor("erase", "person", "#1", "--yes")
    assert (code, err) == (0, "")
    assert "lines of the audit log: 1" in out
    assert remains(f"sqlite:///{calls}", "Соловьёва") == set()
    assert [row["manager"] for row in csv.DictReader(io.StringIO(salesfloor("export", "--format", "csv")[1]))] == ["#1", "Борис"]
    assert "7654321001" not in str(stored(calls, "SELECT * FROM audit_log") + stored(calls, "SELECT * FROM employees"))


def test_whoever_has_access_is_not_erased_at_the_server_either(salesfloor: Command, calls: Path) -> None:
    """The bot has to close what is open in his chat."""
    code, out, err = salesfloor("erase", "person", "Борис", "--yes")
    assert (code, out) == (1, "")
    assert "Remove him first in /team" in err
    assert stored(calls, "SELECT name FROM employees WHERE id = 2") == [("Борис",)]


def test_of_several_who_are_called_so_one_has_to_be_named(salesfloor: Command, calls: Path) -> None:
    """They are listed with their numbers and teams, exit 2; a team or a number tells them apart."""
    change(
        calls,
        "INSERT INTO teams (name, name_key, created_at) VALUES ('Юг', 'юг', '2026-11-23')",
        "INSERT INTO clients (team_id, name, name_key, language, created_at, is_code) "
        "VALUES (2, 'Канарейкин', 'канареикин', 'ru', '2026-11-23', 0)",
    )
    code, out, err = salesfloor("erase", "client", "Канарейкин", "--yes")
    assert code == 2
    assert out.splitlines() == ["#1  Канарейкин  (Первый)", "#3  Канарейкин  (Юг)"]
    assert "may be 2; name one by number" in err
    assert err.count("\n") == 1
    assert stored(calls, "SELECT count(*) FROM clients WHERE erased_at IS NULL") == [(3,)]
    assert salesfloor("erase", "client", "Канарейкин", "--team", "юг", "--yes")[0] == 0
    assert stored(calls, "SELECT id FROM clients WHERE erased_at IS NULL") == [(1,), (2,)]
    assert salesfloor("erase", "client", "Канарейкин", "--yes")[0] == 0


def test_whoever_is_called_nearly_so_is_shown_before_he_goes(salesfloor: Command, calls: Path) -> None:
    """A name in other letters finds him, and erases nobody, confirmed or not; his number does."""
    change(calls, "UPDATE clients SET name = 'Ștefan', name_key = 'stefan' WHERE id = 1")
    code, out, err = salesfloor("erase", "client", "Stefan", "--yes")
    assert code == 2
    assert "#1  Ștefan" in out
    assert "nothing is erased yet" in err
    assert stored(calls, "SELECT name FROM clients WHERE id = 1") == [("Ștefan",)]
    assert salesfloor("erase", "client", "ștefan", "--yes")[0] == 0


def test_a_database_of_an_older_schema_is_not_erased_from(salesfloor: Command, calls: Path) -> None:
    """It is said what to do first."""
    change(calls, "UPDATE alembic_version SET version_num = '0001'")
    code, out, err = salesfloor("erase", "client", "1", "--yes")
    assert (code, out) == (1, "")
    assert "Run: salesfloor migrate" in err


def test_where_there_is_no_room_to_write_the_file_anew_it_is_said(
    salesfloor: Command, calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """He is erased, and the file stays marked; exit 1."""

    def no_room(_: Path) -> None:
        raise NotWrittenAnew("calls.db could not be written anew")

    monkeypatch.setattr(traces, "write_anew", no_room)
    code, out, err = salesfloor("erase", "client", "1", "--yes")
    assert (code, out) == (1, "")
    assert "it is erased, but traces are left" in err
    assert stored(calls, "SELECT name FROM clients WHERE id = 1") == [(None,)]
    assert traces.has_traces(calls)


def test_everything_about_a_client_is_written_into_a_file(salesfloor: Command, calls: Path) -> None:
    """Name, calls, answers, cards, words and promises, and of nobody else; as a page and as JSON, and on record."""
    change(
        calls,
        "INSERT INTO free_texts (consultation_id, employee_id, kind, text, created_at) VALUES "
        "(1, 1, 'cue', '<b>дорого</b>', '2026-11-23 09:00:00.000000'), (2, 2, 'cue', 'чужое', '2026-11-23 09:00:00.000000')",
    )
    assert salesfloor("client-file", "Канарейкин", "-o", "him.html")[::2] == (0, "")
    page = Path("him.html").read_text("utf-8")
    assert "Канарейкин" in page
    assert "&lt;b&gt;дорого" in page
    assert "чужое" not in page
    code, out, _ = salesfloor("client-file", "#1", "--format", "json")
    said = json.loads(out)
    assert code == 0
    assert [row["id"] for row in said["consultations"]] == [1]
    assert {row["consultation_id"] for table in ("answers", "cards_shown", "interactions") for row in said[table]} == {1}
    refer = {name for name, table in metadata.tables.items() if "consultation_id" in table.c or "client_id" in table.c}
    assert set(said) == refer - {"coaching_calls", "judging_calls"} | {"clients"}
    made = [(action, json.loads(details)) for action, details in stored(calls, "SELECT action, details FROM audit_log")]
    by = {"by": "command_line", "client": "1"}
    assert made == [("client_file_made", by | {"form": form}) for form in ("html", "json")]
    assert salesfloor("client-file", "Никто")[::2] == (1, "salesfloor: there is no client «Никто»\n")


def test_what_is_too_old_is_counted_first_and_erased_on_request(salesfloor: Command, calls: Path) -> None:
    """A line a team; without a yes nothing is changed, and both at once cannot be meant."""
    change(
        calls,
        "UPDATE consultations SET started_at = '2020-01-01 00:00:00.000000', last_activity_at = started_at WHERE id = 1",
        "UPDATE consultations SET finished_at = '2020-01-01 00:00:00.000000', finished_by = 'idle' WHERE id = 1",
    )
    before = calls.read_bytes()
    said = "Первый: calls 24 months, typed words 12 months; would go tonight: calls: 1, typed words: 0\n"
    assert salesfloor("retention", "--dry-run") == (0, said, "")
    assert salesfloor("retention", "--team", "первый") == (0, said, "")
    assert calls.read_bytes() == before
    assert salesfloor("retention", "--dry-run", "--yes")[0] == 2
    assert salesfloor("retention", "--team", "Восток")[::2] == (1, "salesfloor: no team is called «Восток»\n")
    assert "erased: calls: 1" in salesfloor("retention", "--yes")[1]
    assert stored(calls, "SELECT id FROM consultations") == [(2,)]
    assert "erased: calls: 0" in salesfloor("retention", "--yes")[1]
    assert stored(calls, "SELECT person_id, action FROM audit_log") == [(0, "retention_kept")]


def test_erasing_on_postgresql(salesfloor: Command, postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same command; what vacuum clears is said."""

    async def add() -> None:
        database = Database(postgres_url)
        async with database.unit_of_work() as work:
            team = await work.teams.add("Юг", NOON)
            name = ClientName(text="Канарейкин")
            await work.clients.add(team_id=team, name=name, language=LanguageCode("ru"), at=NOON)
            await work.commit()
        await database.dispose()

    asyncio.run(add())
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", postgres_url)
    code, out, err = salesfloor("erase", "client", "канарейкин", "--yes")
    assert (code, err) == (0, "")
    assert "vacuum" in out
    assert remains(postgres_url, "Канарейкин") == set()

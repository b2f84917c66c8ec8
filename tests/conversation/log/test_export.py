"""/export in conversations: how few taps it takes, what is in the file, who may have it, and when it leaves. On SQLite only."""

from __future__ import annotations

import asyncio
import csv
import errno
import io
import json
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from structlog.testing import capture_logs

from bot.app.exporting.file_order import FileOrder
from bot.app.exporting.making import in_its_own_process, in_this_process
from bot.db.repositories.jobs import JobRepository
from bot.db.schema.tables import consultations
from bot.domain.ids import LanguageCode, PersonId, TeamId
from bot.domain.supervision.export_form import ExportForm
from bot.domain.supervision.scope import Scope
from bot.gateway.job_runner import CalledOff
from bot.playground.faults import Fault, FaultKind
from bot.reporting.wording import Wording
from bot.screens.action import encode
from bot.screens.log.actions import CancelExport
from bot.services.errors import StorageUnavailable
from bot.services.interaction_ports import LogFilter
from bot.services.job_ports import JobId
from bot.services.log.log_columns import CONSULTATION_COLUMNS
from tests.buttons import FINISH
from tests.conversation.log.test_logs import lead
from tests.conversation.people.cast import Cast, audit, change, open_cast, page, tap
from tests.db.marks import sqlite_only
from tests.floor import Desk, Floor, Shown

pytestmark = sqlite_only
COLUMNS = ", ".join(column.name for column in consultations.columns if column.name != "id")
COPIES = (
    "WITH RECURSIVE times(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM times WHERE n < 1999)"
    f" INSERT INTO consultations ({COLUMNS}) SELECT {COLUMNS} FROM consultations, times WHERE id = 1"
)
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


async def work_off(floor: Floor) -> None:
    """Let the worker do what waits."""
    assert floor.bot.gateway.jobs is not None
    await floor.bot.gateway.jobs.work_off()
    await floor.settle()


def names_in(folder: Path) -> list[str]:
    """What lies in a folder."""
    return [one.name for one in folder.iterdir()]


def files_sent(desk: Desk) -> list[tuple[str, bytes]]:
    """Names and contents of the files that stand in somebody's chat."""
    files = [shown.message.document for shown in desk.shown if shown.message.document is not None]
    return [(file.name, desk.floor.emulator.file_bytes(file.file_id)) for file in files]


async def two_weeks(floor: Floor) -> Cast:
    """Last week Anna led a call that was refused, and Vera another; this week Anna led a third."""
    cast = await open_cast(floor)
    floor.clock.advance(days=-5)
    await lead(cast.anna, "Авдей")
    await lead(cast.vera, "Богдан")
    floor.clock.advance(days=5)
    await lead(cast.anna, "Влас")
    return cast


async def test_six_taps_from_the_menu_to_the_file(floor: Floor) -> None:
    """Last week's refused calls of one manager, as an XLSX on a supervisor's phone: the tap on the menu is the first."""
    cast = await two_weeks(floor)
    chief, says, taps = cast.chief, floor.says, 1
    await chief.send("/export")
    last_week, refused = says("button.log_last_week"), says("button.log_refused")
    for label in (last_week, refused, says("button.log_people"), "Анна", says("button.export")):
        await tap(chief, label)
        taps += 1
    assert taps <= 6
    await work_off(floor)
    ((name, content),) = files_sent(chief)
    assert name == "звонки_Первый_2026-11-16–2026-11-22.xlsx"
    rows = list(read_xlsx(content))
    assert rows[0][:6] == ["№ звонка", "Начало", "Конец", "Кем завершён", "Отдел", "Менеджер"]
    assert [row[rows[0].index("Клиент")] for row in rows[1:]] == ["Авдей"]
    assert [row[rows[0].index("Итог")] for row in rows[1:]] == ["отказ"]
    assert says("export.done", n=1) in page_of(chief, says("export.title")).text
    assert ("log_exported", 2) in await audit(floor)
    ((details,),) = await floor.rows("SELECT details FROM audit_log WHERE action = 'log_exported'")
    assert {"n": "1", "form": "xlsx", "masked": "0"}.items() <= json.loads(details).items()


async def test_a_manager_gets_his_own_calls_alone(floor: Floor) -> None:
    """Also as a CSV, whose words are the contract's and whose cells a Russian spreadsheet parts."""
    cast = await two_weeks(floor)
    await lead(cast.chief, "Гордей")
    anna, says = cast.anna, floor.says
    await anna.send("/export")
    await tap(anna, says("button.export_others"))
    await tap(anna, says("button.export_form", form="CSV"))
    await work_off(floor)
    ((name, content),) = files_sent(anna)
    assert name.endswith(".csv")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert list(rows[0]) == list(CONSULTATION_COLUMNS)
    assert [row["client"] for row in rows] == ["Авдей", "Влас"]


async def test_without_names_people_are_numbers(floor: Floor) -> None:
    """The same person has the same number throughout, and no name and no sentence is in the file."""
    cast = await two_weeks(floor)
    await cast.anna.send("/call Авдей")
    await tap(cast.anna, "Авдей")
    await cast.anna.tap(FINISH)
    chief, says = cast.chief, floor.says
    await chief.send("/export")
    await tap(chief, says("button.export_others"))
    await tap(chief, says("button.export_masked"))
    await tap(chief, says("button.export_form", form="JSONL"))
    await work_off(floor)
    ((_, content),) = files_sent(chief)
    rows = [json.loads(line) for line in content.decode().splitlines()]
    assert [(row["manager"], row["client"]) for row in rows] == [
        ("manager 1", "client 1"),
        ("manager 2", "client 2"),
        ("manager 1", "client 3"),
        ("manager 1", "client 1"),
    ]
    assert {row["sentences"] for row in rows} == {None}
    assert not [name for name in ("Авдей", "Анна", "Вера", "Влас") if name in content.decode()]


async def test_a_file_leaves_the_chat(floor: Floor) -> None:
    """After forty hours, or as soon as whoever has it might not ask for it any more."""
    cast = await two_weeks(floor)
    for desk in (cast.chief, cast.anna):
        await desk.send("/export")
        await tap(desk, floor.says("button.export"))
    await work_off(floor)
    assert (len(files_sent(cast.chief)), len(files_sent(cast.anna))) == (1, 1)
    await change(cast.owner, "Сергей", "button.person_role", "role.manager", team="Первый")
    await floor.tick()
    assert (len(files_sent(cast.chief)), len(files_sent(cast.anna))) == (0, 1)
    floor.clock.advance(hours=39)
    await floor.tick()
    assert len(files_sent(cast.anna)) == 1
    floor.clock.advance(hours=1)
    await floor.tick()
    assert files_sent(cast.anna) == []


async def test_it_can_be_called_off_and_only_by_whoever_asked(floor: Floor) -> None:
    """Nothing is sent then; a second one is not begun while the first waits; where there is nothing to write it says so."""
    cast = await two_weeks(floor)
    chief, says = cast.chief, floor.says
    await chief.send("/export")
    await tap(chief, says("button.export"))
    await chief.send("/export")
    await tap(chief, says("button.export"))
    assert await floor.rows("SELECT count(*) FROM jobs") == [(1,)]
    await cast.anna.send("/logs")
    await cast.anna.tap_data(page(cast.anna).id, encode(CancelExport(job=1)))
    assert cast.anna.toast == says("error.not_allowed")
    await tap(chief, says("button.export_cancel"))
    assert says("export.cancelled") in page_of(chief, says("export.title")).text
    await work_off(floor)
    assert files_sent(chief) == []
    await chief.send("/export")
    await tap(chief, says("button.log_yesterday"))
    await tap(chief, says("button.export"))
    await work_off(floor)
    assert says("export.nothing") in page_of(chief, says("export.title")).text


async def asked(floor: Floor) -> Cast:
    """The supervisor has asked for every call as JSON lines."""
    cast = await two_weeks(floor)
    await cast.chief.send("/export")
    await tap(cast.chief, floor.says("button.export_others"))
    await tap(cast.chief, floor.says("button.export_form", form="JSONL"))
    return cast


async def test_large_files_are_sent_in_parts(floor: Floor) -> None:
    """Each row is in exactly one, and each says which part it is."""
    cast = await two_weeks(floor)
    await floor.write(COPIES)
    maker: Any = floor.bot.gateway.jobs._make  # type: ignore[union-attr]
    maker._largest = 60_000
    await cast.owner.send("/export")
    await tap(cast.owner, floor.says("button.export_others"))
    await tap(cast.owner, floor.says("button.export_form", form="JSONL"))
    await work_off(floor)
    files = files_sent(cast.owner)
    numbers = [json.loads(line)["consultation_id"] for _, content in files for line in content.decode().splitlines()]
    assert len(files) > 2
    assert [name.rpartition("_")[2] for name, _ in files] == [f"{at}-{len(files)}.jsonl" for at in range(1, len(files) + 1)]
    assert max(len(content) for _, content in files) < 600_000
    assert sorted(numbers) == [number for (number,) in await floor.rows("SELECT id FROM consultations ORDER BY id")]
    assert floor.says("export.part", number=1, of=len(files)) in str([one.text for one in cast.owner.shown])


async def test_what_a_killed_process_has_left_is_taken_up_or_ends(floor: Floor) -> None:
    """One that was being made is made again, thrice at most; of one that was being sent nobody knows, and its person is told."""
    cast = await asked(floor)
    was_alive = f"alive_until = '{floor.clock():%Y-%m-%d %H:%M:%S.%f}'"
    await floor.write(f"UPDATE jobs SET state = 'running', attempts = 1, {was_alive}")
    await work_off(floor)
    assert len(files_sent(cast.chief)) == 1
    for state, attempts, key in (("sending", 1, "interrupted"), ("running", 3, "broken")):
        await floor.write(f"UPDATE jobs SET state = '{state}', attempts = {attempts}, {was_alive}")
        await work_off(floor)
        assert floor.says(f"export.failed.{key}") in page_of(cast.chief, floor.says("export.title")).text
    assert len(files_sent(cast.chief)) == 1


async def test_what_a_killed_process_has_written_does_not_stay(floor: Floor, tmp_path: Path) -> None:
    """Files with clients' names lie on the disk only while they are made and sent."""
    await asked(floor)
    maker: Any = floor.bot.gateway.jobs._make  # type: ignore[union-attr]
    maker._folder = folder = tmp_path / "exports"
    ((number,),) = await floor.rows("SELECT id FROM jobs")
    left = folder / f"job-{number}-1"
    for state, attempts in (("sending", 1), ("running", 3), ("running", 1)):
        left.mkdir(parents=True)
        (left / "1.xlsx").write_bytes(b"Lukas")
        await floor.write(
            f"UPDATE jobs SET state = '{state}', attempts = {attempts}, alive_until = '{floor.clock():%Y-%m-%d %H:%M:%S.%f}'"
        )
        await work_off(floor)
        assert names_in(folder) == [], state
    left.mkdir(parents=True)
    await floor.write("UPDATE jobs SET state = 'cancelled'")
    await work_off(floor)
    assert names_in(folder) == [], "called off by another process"


async def test_the_only_process_takes_up_at_its_start_what_was_begun(floor: Floor) -> None:
    """Nobody else can be at it: what was being sent is told of at once, and not when its time is over."""
    cast = await asked(floor)
    later = floor.clock() + timedelta(minutes=6)
    await floor.write(f"UPDATE jobs SET state = 'sending', alive_until = '{later:%Y-%m-%d %H:%M:%S.%f}'")
    await floor.restart()
    while await floor.rows("SELECT count(*) FROM jobs WHERE state = 'failed'") != [(1,)]:  # noqa: ASYNC110 - the worker's turn
        await asyncio.sleep(0)
    await floor.tick()
    assert floor.says("export.failed.interrupted") in page_of(cast.chief, floor.says("export.title")).text
    assert files_sent(cast.chief) == []


async def test_what_is_running_elsewhere_is_left_to_it(floor: Floor) -> None:
    """As long as it gives a sign of life."""
    cast = await asked(floor)
    later = floor.clock() + timedelta(seconds=9)
    await floor.write(f"UPDATE jobs SET state = 'running', alive_until = '{later:%Y-%m-%d %H:%M:%S.%f}'")
    await work_off(floor)
    assert files_sent(cast.chief) == []
    floor.clock.advance(seconds=10)
    await work_off(floor)
    assert len(files_sent(cast.chief)) == 1


async def test_a_file_that_telegram_refuses_is_explained(floor: Floor) -> None:
    """Too large for whoever is on the way, which the log has in Telegram's words; and where the disk is full there is none."""
    cast = await asked(floor)
    floor.emulator.faults.add(Fault(kind=FaultKind.HTTP, method="sendDocument", code=413, description="Request Entity Too Large"))
    with capture_logs() as logs:
        await work_off(floor)
    [told] = [line for line in logs if line["event"] == "a file was not sent"]
    assert (told["chat_id"], told["reason"]) == (cast.chief.chat.person.id, "Request Entity Too Large")
    assert floor.says("export.failed.too_large") in page_of(cast.chief, floor.says("export.title")).text
    await cast.chief.send("/export")
    await tap(cast.chief, floor.says("button.export"))

    async def full(*given: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    maker: Any = floor.bot.gateway.jobs._make  # type: ignore[union-attr]
    maker._write = full
    await work_off(floor)
    assert floor.says("export.failed.disk_full") in page_of(cast.chief, floor.says("export.title")).text


async def test_telegram_gets_the_pause_that_it_asks_for(floor: Floor) -> None:
    """Whoever waits is told how long, and gets the file once; a pause of an hour nobody waits for."""
    cast = await asked(floor)
    title, slept = floor.says("export.title"), list[float]()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await floor.bot.gateway.idle()
        assert page_of(cast.chief, title).lines[-1] == floor.says("export.waiting", n=7)
        floor.clock.advance(seconds=seconds)

    runner: Any = floor.bot.gateway.jobs
    runner._sleep = sleep
    flood = Fault(kind=FaultKind.HTTP, method="sendDocument", code=429, parameters={"retry_after": 7}, times=2)
    floor.emulator.faults.add(flood)
    await work_off(floor)
    assert (slept, floor.emulator.requests["sendDocument"], len(files_sent(cast.chief))) == ([7.0, 7.0], 3, 1)
    assert floor.says("export.done", n=3) in page_of(cast.chief, title).text
    await cast.chief.send("/export")
    await tap(cast.chief, floor.says("button.export"))
    floor.emulator.faults.add(replace(flood, parameters={"retry_after": 3600}))
    await work_off(floor)
    assert floor.says("export.failed.busy") in page_of(cast.chief, title).text
    assert (len(slept), len(files_sent(cast.chief))) == (2, 1)


async def test_a_process_of_its_own_writes_the_same(floor: Floor, tmp_path: Path) -> None:
    """What it is told arrives as it was said; and where nobody wants it any more it ends."""
    await two_weeks(floor)
    order = FileOrder(
        which=LogFilter(scope=Scope(teams=frozenset({TeamId(1)})), until=floor.clock(), outcome="refused", practice=True),
        form=ExportForm.CSV,
        events=False,
        zone="Europe/Moscow",
        wording=Wording(headers={"client": "Клиент"}, separator=";"),
        pseudonyms=("менеджер", "клиент"),
    )
    contents = []
    for name, write in (("here", in_this_process(floor.bot.database)), ("there", in_its_own_process(floor.url))):
        folder = tmp_path / name
        folder.mkdir()
        parts, rows = await write(order, folder, told_nothing)
        assert (len(parts), rows) == (1, 3)
        contents.append(parts[0].read_bytes())
    assert contents[0] == contents[1]
    assert "клиент 3" in contents[0].decode()

    async def called_off(rows: int) -> None:
        raise CalledOff

    (tmp_path / "nowhere").mkdir()
    with pytest.raises(CalledOff):
        await in_its_own_process(floor.url)(order, tmp_path / "nowhere", called_off)


async def told_nothing(rows: int) -> None:
    """Take no notice."""


def page_of(desk: Desk, title: str) -> Shown:
    """The last message with this heading."""
    return next(shown for shown in reversed(desk.shown) if shown.message.from_bot and shown.lines[0] == title)


def read_xlsx(content: bytes) -> list[list[str]]:
    """Texts of a sheet's cells, row by row, whether they stand in the cells or are shared; nothing else of a workbook."""
    book = zipfile.ZipFile(io.BytesIO(content))
    shared: list[str] = []
    if "xl/sharedStrings.xml" in book.namelist():
        shared = ["".join(one.itertext()) for one in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
    sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    rows = []
    for row in sheet.iter(f"{SHEET}row"):
        cells: dict[int, str] = {}
        for cell in row.iter(f"{SHEET}c"):
            letters = (cell.get("r") or "").rstrip("0123456789")
            place = sum((ord(letter) - 64) * 26**power for power, letter in enumerate(reversed(letters))) - 1
            text = "".join(cell.itertext())
            cells[place] = shared[int(text)] if cell.get("t") == "s" else text
        rows.append([cells.get(place, "") for place in range(max(cells) + 1)])
    return rows


async def test_what_he_may_not_have_any_more_is_not_sent(floor: Floor) -> None:
    """A right that ends while the file is made: he is told, it is on record, and nothing stands in the chat."""
    cast = await asked(floor)
    await change(cast.owner, "Сергей", "button.person_role", "role.manager", team="Первый")
    await work_off(floor)
    assert files_sent(cast.chief) == []
    assert floor.says("export.failed.gone") in page_of(cast.chief, floor.says("export.title")).text
    refused = await floor.rows("SELECT details FROM audit_log WHERE action = 'refused'")
    assert [json.loads(details) for (details,) in refused] == [{"deed": "read_log"}]


async def test_a_file_is_noted_although_storage_is_away_for_a_moment(floor: Floor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what is not noted nobody would know that it has to leave the chat."""
    cast = await asked(floor)
    sent, failures = JobRepository.sent, [StorageUnavailable("disk full")]

    async def away(self: JobRepository, job_id: JobId, message_id: int, at: datetime) -> None:
        if failures:
            raise failures.pop()
        await sent(self, job_id, message_id, at)

    monkeypatch.setattr(JobRepository, "sent", away)
    monkeypatch.setattr(floor.bot.gateway.jobs, "_sleep", no_time)
    await work_off(floor)
    assert (len(files_sent(cast.chief)), failures) == (1, [])
    floor.clock.advance(hours=40)
    await floor.tick()
    assert files_sent(cast.chief) == []


async def no_time(_seconds: float) -> None:
    """Wait for nothing."""


async def test_the_files_of_somebody_who_is_erased_leave_his_chat(floor: Floor) -> None:
    """Also where he is removed and erased before the clock has looked; of the file nothing is kept then."""
    cast = await asked(floor)
    await work_off(floor)
    assert len(files_sent(cast.chief)) == 1
    async with floor.bot.database.unit_of_work() as work:
        his = await work.employees.by_person(PersonId(cast.chief.chat.person.id))
        assert his is not None
        await work.erasing.person(his, LanguageCode("ru"), floor.clock())
        await work.commit()
    await floor.tick()
    assert files_sent(cast.chief) == []
    assert await floor.rows("SELECT count(*) FROM jobs") == [(0,)]

"""How fast files are written: ours beside the leanest way to write the same rows, each in a process of its own.

The leanest way reads with plain sqlite3 and gives the rows as they are stored to Python's `csv`, or to the library that writes
our sheets: no zone, no guard, no tidying, nothing shared or formatted. Processor time counts, without the time to start; memory
is the most that was resident, less what was before the first row.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.contestant import Cores, pinned

LEAN, PRODUCT = "lean", "product"
FORMS = ("csv", "xlsx")

_MEASURED = """
import asyncio, json, resource, sqlite3, sys, time
form, database, out, rows = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
def resident(field):
    return [int(line.split()[1]) / 1024 for line in open("/proc/self/status") if line.startswith(field)][0]
def told(count, began, idle):
    # ru_maxrss would be that of the process that started this one, where that was larger.
    print(json.dumps({"rows": count, "cpu": cpu() - began, "memory": resident("VmHWM") - idle}))
"""
LEANEST = (
    _MEASURED  # noqa: S608  # nothing is put into the statement
    + """
COLUMNS = ("id started_at finished_at finished_by team manager client language is_practice temperament confidence"
    " temperament_source runner_up wants can intent task_id taps first_card_at phrases_shown phrase_fits none_fits outcome"
    " follow_up_at content_version objections sentences").split()
SQL = '''SELECT c.id, c.started_at, c.finished_at, c.finished_by, t.name, e.name, k.name, c.language, c.is_practice,
    c.temperament, c.confidence, c.temperament_source, c.runner_up, c.wants, c.can,
    c.wants || '/' || c.can, c.task_id, c.taps, c.first_card_at,
    c.phrases_shown, c.phrase_fits, c.none_fits, c.outcome, c.follow_up_at, c.content_version, c.objections, c.sentences
    FROM consultations c LEFT JOIN employees e ON e.id = c.employee_id LEFT JOIN teams t ON t.id = c.team_id
    LEFT JOIN clients k ON k.id = c.client_id WHERE NOT c.is_practice ORDER BY c.started_at, c.id LIMIT ?'''
import csv
from rustpy_xlsxwriter import write_worksheet
idle, began = resident("VmRSS"), cpu()
found = sqlite3.connect(database).execute(SQL, (rows,))
if form == "csv":
    with open(out, "w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(found)
else:
    write_worksheet((dict(zip(COLUMNS, row)) for row in found), out)
told(rows, began, idle)
"""
)
OF_THE_PRODUCT = (
    _MEASURED
    + """
from zoneinfo import ZoneInfo
from bot.db.facade import Database
from bot.reporting.log_file import LogFormat, write_log
from bot.services.interaction_ports import LogFilter
from bot.services.log.log_columns import CONSULTATION_COLUMNS
async def pages(reader):
    left = rows
    async for page in reader.consultation_pages(LogFilter()):
        yield [column[:left] for column in page]
        left -= len(page[0])
        if left <= 0:
            return
async def main():
    base = Database(f"sqlite:///{database}")
    await base.ping()
    idle, began = resident("VmRSS"), cpu()
    zone = ZoneInfo("Europe/Helsinki")
    with open(out, "wb") as file:
        count = await write_log(LogFormat(form), pages(base.log_reader()), file, columns=CONSULTATION_COLUMNS, zone=zone)
    told(count, began, idle)
    await base.dispose()
asyncio.run(main())
"""
)


@dataclass(slots=True)
class Written:
    """Rounds of files: in each the leanest way and the product's, one after the other."""

    rounds: list[Mapping[str, Mapping[str, float]]] = field(default_factory=list)
    largest: dict[str, float] = field(default_factory=dict)
    """Megabytes over idle of the largest file, by format."""

    def ratio(self, form: str) -> float | None:
        """Return the median ratio of rows a processor second, the product's to the leanest."""
        ratios = [one[f"{LEAN} {form}"]["cpu"] / one[f"{PRODUCT} {form}"]["cpu"] for one in self.rounds]
        return statistics.median(ratios) if ratios else None

    def rate(self, who: str, form: str) -> float:
        """Return the median of rows a processor second."""
        return statistics.median(one[f"{who} {form}"]["rows"] / one[f"{who} {form}"]["cpu"] for one in self.rounds)


async def write_files(
    python: Path, database: Path, *, rows: int, rounds: int, largest: int, directory: Path, cores: Cores
) -> Written:
    """Write so many rows in rounds, and once as many as `largest` says."""
    written = Written()

    async def write(who: str, form: str, number: int) -> Mapping[str, float]:
        out = directory / f"written.{form}"
        code = LEANEST if who == LEAN else OF_THE_PRODUCT
        try:
            return await _run([str(python), "-c", code, form, str(database), str(out), str(number)], cores)
        finally:
            out.unlink(missing_ok=True)

    for _ in range(rounds):
        written.rounds.append({f"{who} {form}": await write(who, form, rows) for form in FORMS for who in (LEAN, PRODUCT)})
    for form in FORMS:
        written.largest[form] = (await write(PRODUCT, form, largest))["memory"]
    return written


async def _run(argv: Sequence[str], cores: Cores) -> Mapping[str, float]:
    process = await asyncio.create_subprocess_exec(
        *pinned(argv, cores.bots), env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"}, stdout=asyncio.subprocess.PIPE
    )
    output, _ = await process.communicate()
    if process.returncode != 0:
        raise RuntimeError(f"a file could not be written: {argv[3:]}")
    measured: Mapping[str, float] = json.loads(output)
    return measured

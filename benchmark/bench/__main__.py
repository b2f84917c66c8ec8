"""The command: `python -m bench --quick | --full`. Prints the figures with their goals beside them and keeps them as JSON."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from bench.botapi import serving
from bench.contestant import Cores
from bench.goals import Figure, Verdict, figures
from bench.plan import FULL, QUICK, Plan
from bench.session import Results, Session

HOME = Path(__file__).parents[1]
PRODUCT = HOME / ".product/bin/salesfloor"
"""Ours as an operator installs it, without the development tools: some libraries load more where those are."""


def main() -> int:
    """Run the benchmark; 1 when a count is wrong, or with `--full` also when a goal is missed."""
    options = _options().parse_args()
    plan = FULL if options.full else QUICK
    if options.rounds:
        plan = replace(plan, wanted=options.rounds, most=2 * options.rounds)
    if options.rows:
        plan = replace(plan, rows=tuple(options.rows), export_rows=min(options.rows), written_rows=min(options.rows))
    cores = Cores.of_this_machine()
    if cores.driver is not None:
        os.sched_setaffinity(0, cores.driver)
    directory: Path = options.directory.resolve()
    directory.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()

    def say(line: str) -> None:
        sys.stderr.write(f"{time.monotonic() - begun:6.1f} s  {line}\n")

    async def measure() -> Results:
        async with serving() as api:
            session = Session(
                plan=plan,
                salesfloor=options.salesfloor.absolute(),
                against=options.against and options.against.absolute(),
                directory=directory,
                api=api,
                cores=cores,
                say=say,
            )
            return await session.run()

    results = asyncio.run(measure())
    lines = list(figures(plan, results))
    sys.stdout.write(table(lines))
    kept = _keep(plan, cores, results, lines)
    sys.stdout.write(f"\n{kept.relative_to(HOME)} has every round.\n")
    failing = [one for one in lines if one.verdict is Verdict.MISS and (one.is_count or plan.decides)]
    return 1 if failing else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="100 000 rows, some six minutes (the default)")
    size.add_argument("--full", action="store_true", help="1 and 5 million rows; a missed goal fails")
    parser.add_argument("--rounds", type=int, help="rounds that should count")
    parser.add_argument("--rows", type=int, nargs="+", help="row counts of the filled databases and of files")
    parser.add_argument("--salesfloor", type=Path, default=PRODUCT, help="the command to measure")
    parser.add_argument("--against", type=Path, help="another salesfloor command to measure in the same rounds")
    parser.add_argument("--directory", type=Path, default=HOME / "data", help="where databases and logs go")
    return parser


def table(lines: Sequence[Figure]) -> str:
    """Return the figures as text."""
    rows = [("measure", "figure", "goal", "", "absolute", "rounds")]
    for one in lines:
        value = "?" if one.value is None else f"{one.value:g}" if one.value == int(one.value) else f"{one.value:.2f}"
        goal = "" if one.goal is None else f"{'≥' if one.is_at_least else '≤'} {one.goal:g}"
        rows.append((one.name, value, goal, one.verdict.value, one.absolute, one.rounds))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n" for row in rows)


def _keep(plan: Plan, cores: Cores, results: Results, lines: Sequence[Figure]) -> Path:
    """Write everything as JSON and return the file."""
    file = HOME / "results" / f"{plan.name}-{time.strftime('%Y%m%d-%H%M%S')}.json"
    file.parent.mkdir(exist_ok=True)
    content = {
        "plan": asdict(plan),
        "machine": {
            "python": platform.python_version(),
            "system": platform.platform(),
            "cores": os.cpu_count(),
            "driver_on": sorted(cores.driver or ()),
            "bots_on": sorted(cores.bots or ()),
            "load": os.getloadavg(),
        },
        "figures": [asdict(one) | {"verdict": one.verdict} for one in lines],
        "starts": [asdict(one) for one in results.starts.done],
        "taps": [asdict(one) for one in results.taps.done],
        "export": [asdict(one) for one in results.export.done],
        "words": [asdict(one) for one in results.words.done],
        "practice": [[asdict(one) for one in pair] for pair in results.practice],
        "first_page": None if results.first_page is None else asdict(results.first_page),
        "export_seconds": results.export_seconds,
        "pages": [asdict(one) for one in results.pages.opened],
        "counts": asdict(results.counts),
    }
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return file


if __name__ == "__main__":
    sys.exit(main())

"""Opens the first page of /train: what `training` has the product's own Python run, `python trained.py '{"database": …}'`.

Two people are written into a migrated database: one has practised on four days, one for eight years, with 100 000 answers and
cards that have left the words since. Both have all counts and due cards that such people have. The page is opened by turns, as
`opened` opens pages, and one line of JSON says the processor time of every opening.
"""

from __future__ import annotations

import asyncio
import gc
import json
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from opened import Cost, House

from bot.app.wiring import build_bot, load_library
from bot.db.facade import Database
from bot.domain.calls.temperament import Temperament
from bot.screens.action import encode
from bot.screens.training.actions import OpenTraining
from bot.services.people.access import Defaults

FOUR_DAYS, EIGHT_YEARS = "four_days", "eight_years"
GONE = 300
"""Cards that have left the words: as many as a language has lines, worded anew once."""
DUE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """How long somebody has practised."""

    days: int
    answers: int
    """On all of them together, as many on each."""
    gone: int


LEARNERS = {FOUR_DAYS: Learner(days=4, answers=48, gone=0), EIGHT_YEARS: Learner(days=2_900, answers=100_000, gone=GONE)}


def fill(connection: sqlite3.Connection, employee: int, learner: Learner, items: list[str], today: date) -> None:
    """Write what somebody has practised up to yesterday."""
    days = [today - timedelta(days=number) for number in range(learner.days, 0, -1)]
    asked = items[: 16 if learner.days < len(items) else None]
    known = [*asked, *(f"ex.gone.{number}" for number in range(learner.gone))]
    connection.execute(
        "INSERT INTO trainees VALUES (?, ?, ?, 0, 4, 0, 4, 0, '[]', '[]', NULL)", (employee, f"{days[-1]}", f"{days[-1]}")
    )
    due = [today + timedelta(days=0 if place < DUE else 1 + place % 60) for place in range(len(asked))]
    due += [today - timedelta(days=100)] * learner.gone
    connection.executemany(
        "INSERT INTO training_cards VALUES (?, ?, 9.5, 5, ?, ?, 3, 1, 0)",
        ((employee, item, f"{on}", f"{days[-1]}") for item, on in zip(known, due, strict=True)),
    )
    connection.executemany(
        "INSERT INTO training_reviews (employee_id, item, language, kind, asked, given, rating, seconds, day, answered_at)"
        " VALUES (?, ?, 'ru', 'recognise', ?, ?, 'good', 4.5, ?, ?)",
        (
            (employee, known[number % len(known)], *pair, day, f"{day} 09:00:00.000000")
            for number, pair, day in _said(learner, days)
        ),
    )
    connection.execute(
        "INSERT INTO training_mixups SELECT employee_id, CAST(substr(day, 1, 4) || substr(day, 6, 2) AS INTEGER), asked, given,"
        " count(*) FROM training_reviews WHERE employee_id = ? GROUP BY 1, 2, 3, 4",
        (employee,),
    )
    connection.execute(
        "INSERT INTO training_days SELECT employee_id, day, count(*), sum(asked = given), 0, sum(seconds), 0"
        " FROM training_reviews WHERE employee_id = ? GROUP BY 1, 2",
        (employee,),
    )


def _said(learner: Learner, days: list[date]) -> Iterator[tuple[int, tuple[str, str], str]]:
    """Give each answer's number, what was asked and said, and its day; one of seven is wrong."""
    kinds = [kind.value for kind in Temperament]
    for number in range(learner.answers):
        asked = kinds[number % 4]
        said = kinds[(number + 1 + number // 7 % 3) % 4] if number % 7 == 0 else asked
        yield number, (asked, said), f"{days[number * len(days) // learner.answers]}"


async def measure(asked: dict[str, Any]) -> dict[str, list[float]]:
    """Open the page of both, after one opening that does not count; gives processor seconds."""
    now = datetime.fromtimestamp(asked["now"], UTC)
    library = load_library("ru", snapshot=Path(asked["snapshot"]))
    database = Database(f"sqlite:///{asked['database']}")
    bot = build_bot(
        token="1:bench",  # noqa: S106  # nobody's
        api_url="http://127.0.0.1:1",
        database=database,
        library=library,
        defaults=Defaults(language=library.default_language, time_zone="Europe/Moscow", team="–"),
        clock=lambda: now,
    )
    items = list(bot.training.teaching(library.default_language))
    connection = sqlite3.connect(asked["database"])
    for place, learner in enumerate(LEARNERS.values()):
        fill(connection, asked["employees"][place], learner, items, now.date())
    connection.commit()
    connection.close()
    house = House(database, bot.gateway._dispatch, now, Cost(None))
    found: dict[str, list[float]] = {name: [] for name in LEARNERS}
    gc.collect()
    gc.freeze()  # as the bot does
    try:
        for turn in range(asked["rounds"] + 1):
            for place, name in enumerate(LEARNERS):
                [(_, cpu, _, screen)] = await house.walk(asked["people"][place], [("/train", encode(OpenTraining()))])
                if screen is None or not screen.keyboard:
                    raise RuntimeError(f"the page of {name} was not shown")
                if turn:
                    found[name].append(cpu)
    finally:
        await database.dispose()
    return found


if __name__ == "__main__":
    sys.stdout.write(f"{json.dumps(asyncio.run(measure(json.loads(sys.argv[1]))))}\n")

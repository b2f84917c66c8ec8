"""What a run of the benchmark does: how many rows, rounds and taps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

RATE = 20.0
"""Taps a second where nothing else is said."""
AT_ONCE = 50
"""People who tap at the same time."""
TYPISTS = 10
"""People who type what their clients say while others tap."""
SECONDS_A_LINE = 3.0
"""How often each of them sends a line."""
TRAINEES = 200
"""People who practise at the same time."""
SMALL_HOUSE = 5_000
"""Calls of the house beside whose pages those of a large one stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Sizes of a run.

    Attributes:
        rows: row counts of the filled databases, ascending.
        export_rows: which of them is exported while people tap.
        starts: rounds of starts that should count; as many again are made at most.
    wanted: rounds that should count.
        most: rounds that are made at most.
        taps: even taps in one look at a bot.
        taps_at_once: taps of the people who tap at the same time, in one look.
        exports: exports that should count; as many again are made at most.
        written_rows: rows of the files that are written beside the leanest way.
            written_rounds: how often.
        house_rows: calls of the house whose pages are opened beside those of a small one.
        page_rounds: how often each page is opened in each.
        page_readers: how many look: the owner, a supervisor, a manager.
    has_aiogram: whether the aiogram bot stands beside.
        decides: whether a missed goal, and not only a wrong count, fails the run.
    """

    name: str
    rows: Sequence[int]
    export_rows: int
    starts: int
    wanted: int
    most: int
    taps: int
    taps_at_once: int
    exports: int
    written_rows: int
    written_rounds: int
    house_rows: int
    page_rounds: int
    page_readers: int
    has_aiogram: bool
    decides: bool


QUICK = Plan(
    name="quick",
    rows=(100_000,),
    export_rows=100_000,
    starts=1,
    wanted=2,
    most=2,
    taps=100,
    taps_at_once=300,
    exports=1,
    written_rows=20_000,
    written_rounds=3,
    house_rows=100_000,
    page_rounds=3,
    page_readers=1,
    has_aiogram=False,
    decides=False,
)
FULL = Plan(
    name="full",
    rows=(1_000_000, 5_000_000),
    export_rows=1_000_000,
    starts=3,
    wanted=5,
    most=9,
    taps=200,
    taps_at_once=800,
    exports=3,
    written_rows=200_000,
    written_rounds=5,
    house_rows=5_000_000,
    page_rounds=5,
    page_readers=3,
    has_aiogram=True,
    decides=True,
)

"""The goals, and which of them a run has met."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bench.crowd import Slice
from bench.files import LEAN, PRODUCT
from bench.plan import SMALL_HOUSE, TYPISTS, Plan
from bench.session import AGAINST, AIOGRAM, BUSY, CALM, FLOOR, OURS, SILENT, STOCK, TYPING, Results, ours_at


class Verdict(StrEnum):
    """What became of a goal."""

    PASS = "PASS"  # noqa: S105  # no password
    MISS = "MISS"
    UNSTEADY = "UNSTEADY"
    """No round counted: the machine was too busy to say."""
    SHOWN = ""
    """A figure without a goal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the result.

    Attributes:
        absolute: the figures behind a ratio, in words.
        rounds: how many counted, of how many.
        is_count: an exact counter: missing it fails every run.
    """

    name: str
    value: float | None
    goal: float | None = None
    is_at_least: bool = False
    absolute: str = ""
    rounds: str = ""
    is_count: bool = False

    @property
    def verdict(self) -> Verdict:
        """Compare."""
        if self.goal is None:
            return Verdict.SHOWN
        if self.value is None:
            return Verdict.UNSTEADY
        is_met = self.value >= self.goal if self.is_at_least else self.value <= self.goal
        return Verdict.PASS if is_met else Verdict.MISS


def figures(plan: Plan, results: Results) -> Iterator[Figure]:
    """Yield every line, in the order in which they are printed."""
    taps, starts = results.taps, results.starts

    def ratio(name: str, bot: str, other: str, measure: str, unit: str, goal: float | None, **more: bool) -> Figure:
        rounds = starts if measure in ("start", "memory") else taps
        pair = [rounds.median(one, measure) for one in (bot, other)]
        return Figure(
            name=name,
            value=rounds.ratio(bot, other, measure),
            goal=goal,
            absolute=" : ".join("?" if one is None else f"{one:.{0 if one > 100 else 2}f}" for one in pair) + f" {unit}",  # noqa: PLR2004
            rounds=f"{len(rounds.kept(measure))}/{len(rounds.done)}",
            **more,
        )

    yield ratio("CPU a durable tap (aim 0.8)", OURS, STOCK, "cpu", "ms", 1.0)
    yield ratio("p95 of a tap", OURS, STOCK, "p95", "ms", 1.4)
    yield ratio("taps a second, 50 people at once", OURS, STOCK, "rate", "", 1.3, is_at_least=True)
    for rows in plan.rows:
        label = f"{rows:,} rows : none".replace(",", " ")
        yield ratio(f"CPU, {label}", ours_at(rows), OURS, "cpu", "ms", 1.15)
        yield ratio(f"p95, {label}", ours_at(rows), OURS, "p95", "ms", 1.15)
    export = results.export
    seconds = ", ".join(f"{one:.0f}" for one in results.export_seconds)
    yield Figure(
        name=f"p95 while {plan.export_rows:,} rows are exported".replace(",", " "),
        value=export.ratio(BUSY, CALM, "p95"),
        goal=1.3,
        absolute=f"{export.median(BUSY, 'p95') or 0:.2f} : {export.median(CALM, 'p95') or 0:.2f} ms; export {seconds} s",
        rounds=f"{len(export.kept('p95'))}/{len(export.done)}",
    )
    yield from _words(results)
    yield from _practice(results)
    yield from _files(plan, results)
    yield from _pages(results)
    yield Figure(name="p99 : p50 of 50 writers", value=taps.median(OURS, "spread"), goal=3.0)
    yield ratio("idle memory", OURS, STOCK, "memory", "MB", 1.8)
    yield ratio("start to the first answer", OURS, STOCK, "start", "s", 2.0)
    counts = results.counts
    yield Figure(
        name="API requests a tap", value=counts.requests / counts.taps, goal=2.0, is_count=True, rounds=f"{counts.taps} taps"
    )
    yield Figure(name="new connections while tapping", value=counts.connections, goal=0, is_count=True)
    yield Figure(name="cards that never came", value=counts.lost, goal=0, is_count=True)
    yield Figure(name="lock errors and failed updates", value=counts.lock_errors, goal=0, is_count=True)
    yield from _beside(plan, results, ratio)


def _words(results: Results) -> Iterator[Figure]:
    """Yield what words cost those who tap, and the memory of whatever reads them."""
    words = results.words
    yield Figure(
        name=f"p95 of a tap while {TYPISTS} people type : while nobody does",
        value=words.ratio(TYPING, SILENT, "p95"),
        goal=1.1,
        absolute=f"{words.median(TYPING, 'p95') or 0:.2f} : {words.median(SILENT, 'p95') or 0:.2f} ms",
        rounds=f"{len(words.kept('p95'))}/{len(words.done)}",
    )
    if words.done:
        first = words.done[0]
        added = first.others[TYPING]["memory"] - first.before["memory"]
        yield Figure(name="memory after the first words, over before", value=added, goal=90.0, absolute="MB")


def _practice(results: Results) -> Iterator[Figure]:
    """Yield what an answer to a drill costs, beside a tap of a call by as many people; and a page of much practice."""
    measures: Sequence[tuple[str, Callable[[Slice], float], float]] = (
        ("CPU of an answer to a drill : of a tap of a call", lambda seen: seen.cpu_per_tap, 1.0),
        ("p95 of an answer to a drill : of a tap of a call", lambda seen: seen.percentile(0.95), 1.2),
    )
    for name, measured, goal in measures:
        pairs = [(measured(answers), measured(calls)) for answers, calls in results.practice]
        yield Figure(
            name=name,
            value=statistics.median(one / other for one, other in pairs) if pairs else None,
            goal=goal,
            absolute=", ".join(f"{one:.2f} : {other:.2f}" for one, other in pairs) + " ms",
            rounds=f"{len(pairs)}/{len(pairs)}",
        )
    if results.first_page is not None:
        page = results.first_page
        yield Figure(
            name="CPU of /train with 100 000 answers in eight years behind it : with four days",
            value=page.ratio,
            goal=1.2,
            absolute=" : ".join(f"{one:.2f}" for one in page.medians) + " ms",
            rounds=f"{len(page.eight_years)}/{len(page.eight_years)}",
        )


def _files(plan: Plan, results: Results) -> Iterator[Figure]:
    """Yield what files cost, beside the leanest way to write them."""
    written = results.written
    for form, beside, goal in (("csv", "plain sqlite3 + csv", 0.7), ("xlsx", "its library fed by plain sqlite3", 0.6)):
        yield Figure(
            name=f"{form}, rows a processor second : {beside}",
            value=written.ratio(form),
            goal=goal,
            is_at_least=True,
            absolute=" : ".join(f"{written.rate(who, form):.0f}" for who in (PRODUCT, LEAN)) + " a s",
            rounds=f"{len(written.rounds)}/{len(written.rounds)}",
        )
        rows = f"{plan.export_rows:,}".replace(",", " ")
        yield Figure(name=f"{form} of {rows} rows, memory over idle", value=written.largest.get(form), goal=60.0, absolute="MB")


def _pages(results: Results) -> Iterator[Figure]:
    """Yield what pages cost where there are many calls, beside the same ones where there are few."""
    pages = results.pages
    if (dearest := pages.dearest()) is None:
        return
    label = f"{pages.rows:,} calls".replace(",", " ")
    counted = f"{len(pages.shown())} pages"
    yield Figure(
        name=f"CPU of the page that grows most, {label} : {SMALL_HOUSE}",
        value=dearest.ratio,
        goal=3.0,
        absolute=f"{min(dearest.large) * 1000:.1f} : {min(dearest.small) * 1000:.1f} ms; {dearest.reader}, {dearest.page}",
        rounds=counted,
    )
    yield Figure(name="CPU of a page, the median", value=pages.median(), rounds=counted)
    yield Figure(name=f"p95 of a page, {label}", value=pages.p95(), goal=0.5, absolute="s", rounds=counted)
    drawn = f"{sum(one.drawn is not None for one in pages.opened)} pictures"
    yield Figure(
        name=f"p95 of a picture until it is drawn, {label}", value=pages.p95_drawn(), goal=1.5, absolute="s", rounds=drawn
    )
    if (tick := pages.tick()) is not None:
        beside = " : ".join(f"{seconds * 1000:.1f}" for seconds in tick)
        yield Figure(name=f"CPU of what is done every half minute, {label}", value=tick[0] / tick[1], absolute=f"{beside} ms")


def _beside(plan: Plan, results: Results, ratio: object) -> Iterator[Figure]:
    """Yield what has no goal: the peers, and another version of ours."""
    if not callable(ratio):
        raise TypeError("a function that makes a ratio is needed")
    known = results.taps.done[0].others if results.taps.done else {}
    for bot, label in ((AIOGRAM, "aiogram 3"), (AGAINST, "the other salesfloor")):
        if bot not in known:
            continue
        for measure, unit in (("cpu", "ms"), ("p95", "ms"), ("rate", "a s"), ("memory", "MB"), ("start", "s")):
            yield ratio(f"{label}: {measure}", bot, STOCK, measure, unit, None)
    yield ratio("bare imports of our libraries: memory", FLOOR, STOCK, "memory", "MB", None)
    yield ratio("bare imports of our libraries: start", FLOOR, STOCK, "start", "s", None)
    yield ratio("memory after the taps", OURS, STOCK, "memory", "MB", None)
    yield Figure(name="new connections of the stock bot", value=results.stock_connections)
    for rows in plan.rows:
        yield ratio(f"start, {rows:,} rows : none".replace(",", " "), ours_at(rows), OURS, "start", "s", None)

"""Figures as charts: each line says in words what its bar shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from math import ceil
from typing import assert_never

from bot.domain.calls.consultation import TemperamentSource
from bot.domain.calls.intent import Cell, Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.supervision.share import Share, difference
from bot.screens.chart import Bar, Chart, Mark, Part, Tone
from bot.screens.page import short
from bot.screens.texts import Texts
from bot.services.figures.ports import CellCount
from bot.services.stats.read_stats import (
    CalibrationRead,
    CuesRead,
    Looked,
    OutcomesRead,
    PhrasesRead,
    StatsRead,
    TypesRead,
    WeeksRead,
)

TEAMS_SHOWN = 60
"""Characters of the names of teams."""
MOST_CUES = 14
MOST_PHRASES = 6
SAID_AT_MOST = 50
"""Characters of a sentence beside its figures."""
HALVES: Sequence[float] = (0.0, 0.5, 1.0)
OUTCOMES: Sequence[tuple[Tone, Outcome | None]] = (
    (Tone.FIRST, Outcome.BOUGHT),
    (Tone.SECOND, Outcome.CALL_BACK),
    (Tone.THIRD, Outcome.THINKING),
    (Tone.FOURTH, Outcome.REFUSED),
    (Tone.REST, None),
)
CELLS: Sequence[tuple[Cell, Known, Known]] = (
    (Cell.YES_YES, Known.YES, Known.YES),
    (Cell.YES_NO, Known.YES, Known.NO),
    (Cell.NO_YES, Known.NO, Known.YES),
    (Cell.NO_NO, Known.NO, Known.NO),
)
UNFIT, CORRECTED, ALL_TYPES = "unfit", "corrected", "all"
"""By what lines are found that are of no outcome, and of no type."""
UNNAMED = (Recognition.MIXED, Recognition.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A bar, and which calls it counts."""

    bar: Bar
    counts: Sequence[int] = ()
    """What its parts stand for, in the order of the legend."""
    key: str = ""
    """By what its calls are found; empty for a figure that opens none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A picture and its lines, those that are drawn and those that are too many for it."""

    chart: Chart
    lines: Sequence[Line]


def figures_of(read: StatsRead, texts: Texts, *, is_dark: bool) -> Figures:
    """Return the picture of what was read, and its lines for the text under it."""
    match read:
        case OutcomesRead():
            lines = _outcomes(read, texts)
            legend = [(tone, _outcome(one, texts)) for tone, one in OUTCOMES]
            notes = ["stats.note_bought", "stats.note_interval"]
        case WeeksRead():
            lines = _weeks(read, texts)
            legend = [(Tone.FIRST, _days(read.looked.days, texts)), (Tone.REST, _days(read.days_before, texts))]
            notes = ["stats.note_interval"]
        case TypesRead():
            lines = _types(read, texts)
            tones = (Tone.FIRST, Tone.SECOND, Tone.FOURTH, Tone.REST)
            legend = [(tone, texts.plain(f"stats.{key}")) for tone, key in zip(tones, SOURCES, strict=True)]
            notes = ["stats.note_overridden", "stats.note_interval"]
        case CalibrationRead():
            lines, legend, notes = _calibration(read, texts), [], ["stats.note_said", "stats.note_interval"]
        case CuesRead():
            lines, legend, notes = _cues(read, texts), [], []
        case PhrasesRead():
            lines, legend, notes = _phrases(read, texts), [], ["stats.note_fitted", "stats.note_interval"]
        case _:
            assert_never(read)
    if not lines:
        legend, notes = [], ["stats.none"]
    is_drawn = any(line.bar.parts or line.bar.marks for line in lines)
    note = " ".join(texts.plain(key, n=read.looked.calls) for key in notes)
    chart = Chart(
        title=texts.plain(f"stats.title_{read.looked.picture.name.lower()}"),
        about=about(read.looked, texts),
        bars=[line.bar for line in lines],
        legend=legend,
        note=note,
        scale=[(place, texts.percent(place)) for place in HALVES] if is_drawn else (),
        is_dark=is_dark,
    )
    if isinstance(read, CuesRead):  # its bars are calls and no shares
        chart = Chart(title=chart.title, about=_dead(read, texts), bars=chart.bars, note=note, is_dark=is_dark)
    return Figures(chart=chart, lines=lines)


def about(looked: Looked, texts: Texts) -> str:
    """Say whose calls of which days are counted, and how many."""
    whose = "stats.whose_all" if looked.teams is None else "stats.whose_teams" if looked.teams else "stats.whose_own"
    teams = short(", ".join(looked.teams or ()), TEAMS_SHOWN)
    return texts.plain("stats.about", whose=texts.plain(whose, teams=teams), days=_days(looked.days, texts), n=looked.calls)


def share_text(share: Share, texts: Texts) -> str:
    """Say a share with its interval and its n; of too few calls only how many."""
    if share.is_too_few:
        return texts.plain("stats.too_few", n=share.n)
    low, high = share.interval
    ends = {"low": round(low * 100), "high": round(high * 100)}
    return texts.plain("stats.share", share=texts.percent(share.value), n=share.n, **ends)


def type_name(kind: Recognition, texts: Texts) -> str:
    """Return the sign and the word of a type; for mixed and unknown that it was not named."""
    if kind in UNNAMED:
        return texts.plain("stats.type_unnamed")
    temperament = Temperament(kind.value)
    return f"{temperament.icon} {texts.temperament(temperament)}"


def _outcome(outcome: Outcome | None, texts: Texts) -> str:
    return texts.plain("stats.no_outcome") if outcome is None else texts.plain(f"outcome.{outcome}")


def _days(days: tuple[date, date], texts: Texts) -> str:
    first, last = (texts.short_day(datetime.combine(day, time(12), UTC), "UTC") for day in days)
    return first if first == last else f"{first}–{last}"


def _stacked(label: str, counts: Sequence[int], tones: Sequence[Tone], share: Share, key: str, texts: Texts) -> Line:
    whole = sum(counts)
    is_drawn = not share.is_too_few
    parts = [Part(share=count / whole, tone=tone) for count, tone in zip(counts, tones, strict=True)] if is_drawn else ()
    return Line(bar=Bar(label=label, figures=share_text(share, texts), parts=parts), counts=counts if is_drawn else (), key=key)


# ---- outcomes ----


def _outcomes(read: OutcomesRead, texts: Texts) -> list[Line]:
    lines = []
    named = [(Recognition(kind.value),) for kind in Temperament]
    for kinds in (*named, UNNAMED):
        of_type = [one for one in read.cells if one.temperament in kinds]
        if not of_type:
            continue
        total = _by_outcome(of_type)
        key = kinds[0].value if len(kinds) == 1 else ""
        heading = Bar(label=type_name(kinds[0], texts), figures=share_text(_bought(total), texts), is_heading=True)
        lines.append(Line(bar=heading, key=key))
        if len(kinds) > 1:
            lines[-1] = _stacked(heading.label, total, [tone for tone, _ in OUTCOMES], _bought(total), key, texts)
            continue
        for cell, wants, can in CELLS:
            within = [one for one in of_type if (one.wants, one.can) == (wants, can)]
            if within:
                lines.append(_cell(f"stats.cell_{cell}", within, f"{key}/{wants}/{can}", texts))
    return lines


def _cell(label: str, within: Sequence[CellCount], key: str, texts: Texts) -> Line:
    counts = _by_outcome(within)
    return _stacked(texts.plain(label), counts, [tone for tone, _ in OUTCOMES], _bought(counts), key, texts)


def _by_outcome(cells: Sequence[CellCount]) -> list[int]:
    return [sum(one.calls for one in cells if one.outcome is outcome) for _, outcome in OUTCOMES]


def _bought(counts: Sequence[int]) -> Share:
    return Share(counts[0], sum(counts))


# ---- a time against the one before ----


def _weeks(read: WeeksRead, texts: Texts) -> list[Line]:
    if not read.now.calls and not read.before.calls:
        return []
    pairs = [("with_outcome", "", read.now.with_outcome, read.before.with_outcome)]
    for _, outcome in OUTCOMES:
        if outcome is not None:
            pairs.append((f"of_{outcome}", outcome.value, read.now.ended_so(outcome), read.before.ended_so(outcome)))
    pairs.append(("unfit", UNFIT, read.now.with_unfit, read.before.with_unfit))
    pairs.append(("corrected", CORRECTED, read.now.corrected, read.before.corrected))
    return [_pair(texts.plain(f"stats.{label}"), now, before, key, texts) for label, key, now, before in pairs]


def _pair(label: str, now: Share, before: Share, key: str, texts: Texts) -> Line:
    marks = [_mark(share, tone) for share, tone in ((now, Tone.FIRST), (before, Tone.REST)) if not share.is_too_few]
    said = [share_text(now, texts), texts.plain("stats.before", figures=share_text(before, texts))]
    if len(marks) == 2:  # noqa: PLR2004 - now and before
        low, high = difference(now, before)
        said.append(texts.plain("stats.more_now" if low > 0 else "stats.less_now" if high < 0 else "stats.no_change"))
    return Line(bar=Bar(label=label, figures="; ".join(said), marks=marks), key=key)


def _mark(share: Share, tone: Tone = Tone.FIRST) -> Mark:
    low, high = share.interval
    return Mark(value=share.value, low=low, high=high, tone=tone)


# ---- sure, leaning, overridden ----

SOURCES = ("sure", "leaning", "overridden", "unnamed")


def _types(read: TypesRead, texts: Texts) -> list[Line]:
    if not read.sources:
        return []
    tones = (Tone.FIRST, Tone.SECOND, Tone.FOURTH, Tone.REST)
    rows: list[tuple[str, str, Sequence[Recognition]]] = [(texts.plain("stats.all_types"), ALL_TYPES, tuple(Recognition))]
    rows += [(type_name(kind, texts), kind.value, (kind,)) for kind in Recognition if kind not in UNNAMED]
    lines = []
    for label, key, kinds in rows:
        counts = dict.fromkeys(SOURCES, 0)
        for one in read.sources:
            if one.temperament in kinds:
                counts[_source(one.source, one.temperament, is_sure=one.is_sure)] += one.calls
        whole = sum(counts.values())
        if whole:
            lines.append(_stacked(label, list(counts.values()), tones, Share(counts["overridden"], whole), key, texts))
    return lines


def _source(source: TemperamentSource, kind: Recognition, *, is_sure: bool) -> str:
    if source is TemperamentSource.OVERRIDE:
        return "overridden"
    if kind in UNNAMED:
        return "unnamed"
    return "sure" if is_sure else "leaning"


# ---- when we said 80 % ----


def _calibration(read: CalibrationRead, texts: Texts) -> list[Line]:
    lines = []
    for band in read.bands:
        low, high = (round(end * 100) for end in band.ends)
        label = texts.plain("stats.band", low=low, high=high) if low else texts.plain("stats.band_under", high=high)
        is_drawn = not band.right.is_too_few
        bar = Bar(
            label=label,
            figures=share_text(band.right, texts),
            marks=[_mark(band.right)] if is_drawn else (),
            said=band.said if is_drawn else None,
        )
        lines.append(Line(bar=bar, key=str(band.number)))
    return lines


# ---- cues and phrases ----


def _cues(read: CuesRead, texts: Texts) -> list[Line]:
    if Share(0, read.looked.calls).is_too_few:
        return []
    shown = read.cues[:MOST_CUES]
    most = max((one.calls for one in shown), default=0) or 1
    return [
        Line(
            bar=Bar(
                label=texts.cue(one.question_id, one.option_id),
                figures=_tapped(Share(one.calls, read.looked.calls), texts),
                parts=[Part(share=one.calls / most, tone=Tone.SECOND)] if one.calls else (),
            ),
            key=f"{one.question_id}/{one.option_id}" if one.calls else "",
        )
        for one in shown
    ]


def _tapped(share: Share, texts: Texts) -> str:
    """Say in how many calls of how many, and how often at most: most shares are near nothing."""
    return texts.plain("stats.tapped", calls=share.part, n=share.n, high=ceil(share.interval[1] * 100))


def _dead(read: CuesRead, texts: Texts) -> str:
    dead = sum(not one.calls for one in read.cues)
    return f"{about(read.looked, texts)}. {texts.plain('stats.dead', n=dead, of=len(read.cues))}"


def _phrases(read: PhrasesRead, texts: Texts) -> list[Line]:
    lines = []
    for one in read.phrases[:MOST_PHRASES]:
        said = texts.phrase(one.phrase_id, None)
        said = said if len(said) <= SAID_AT_MOST else f"{said[: SAID_AT_MOST - 1].rstrip()}…"
        fitted = Share(one.fitted, one.fitted + one.fitted_not)
        figures = texts.plain("stats.shown", n=one.calls, fitted=share_text(fitted, texts))
        bar = Bar(label=said, figures=figures, marks=() if fitted.is_too_few else [_mark(fitted)])
        lines.append(Line(bar=bar, key=str(one.phrase_id)))
    return lines

"""/stats: the figures behind each picture, for whoever may look at those calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.calls.consultation import TemperamentSource
from bot.domain.ids import ConsultationId, OptionId, PhraseId, QuestionId
from bot.domain.people.permissions import Deed
from bot.domain.supervision.calibration import Band, Said, bands
from bot.domain.supervision.call_counts import CallCounts
from bot.domain.supervision.period import Period
from bot.domain.supervision.scope import Scope, scope_of
from bot.services.act import Act
from bot.services.errors import NotFound
from bot.services.figures.ports import CellCount, Span
from bot.services.stats.ports import CallLine, CueCount, Lately, PhraseCount, SourceCount

LISTED = 6
"""Calls on a page of those behind a figure."""


class Picture(StrEnum):
    """The pictures; the value is what a button carries."""

    OUTCOMES = "o"
    """Outcomes by type and cell."""
    WEEKS = "w"
    """A time against the one before."""
    TYPES = "t"
    """Sure, leaning, overridden."""
    CALIBRATION = "c"
    """When we said 80 %, how often was it right?"""
    CUES = "d"
    """Cues that nobody has tapped."""
    PHRASES = "p"
    """Phrases shown, and whether they fitted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """Which picture of which days somebody looks at, and how many calls it counts."""

    picture: Picture
    period: Period
    days: tuple[date, date]
    teams: Sequence[str] | None
    """Names of the teams that are looked at; None for all of them, none for one's own calls alone."""
    calls: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomesRead:
    """Outcomes by type and intent."""

    looked: Looked
    cells: Sequence[CellCount]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeksRead:
    """The same counts of two times."""

    looked: Looked
    now: CallCounts
    before: CallCounts
    days_before: tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class TypesRead:
    """Who named the type, and how sure."""

    looked: Looked
    sources: Sequence[SourceCount]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationRead:
    """What was said, and how often it was right."""

    looked: Looked
    bands: Sequence[Band]


@dataclass(frozen=True, slots=True, kw_only=True)
class CuesRead:
    """Every cue in use with the calls in which it was tapped, the least tapped first."""

    looked: Looked
    cues: Sequence[CueCount]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhrasesRead:
    """The phrases in use that were shown, the most shown first."""

    looked: Looked
    phrases: Sequence[PhraseCount]
    in_use: int
    """How many phrases there are to show."""


StatsRead = OutcomesRead | WeeksRead | TypesRead | CalibrationRead | CuesRead | PhrasesRead


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsBehind:
    """A page of the calls behind one figure, the newest first."""

    key: str
    lines: Sequence[CallLine]
    number: int
    """Of the page, from 0."""
    calls: int
    looked_through: int | None = None
    """There are older calls than these newest ones, which were not looked through."""


async def read_stats(act: Act, picture: Picture, period: Period) -> StatsRead:
    """Return what a picture shows.

    Raises:
        NotFound: there is no such time: it has no beginning.
        NotAllowed: he may look at no call.
    """
    scope, span = await _within(act, period)
    counts = await act.work.figures.counts(scope, span)
    looked = await _looked(act, picture, period, scope, counts.calls)
    if picture is Picture.OUTCOMES:
        return OutcomesRead(looked=looked, cells=await act.work.figures.by_cell(scope, span))
    if picture is Picture.WEEKS:
        before = period.before(act.now, _zone(act))
        if before is None:
            raise NotFound
        was = await act.work.figures.counts(scope, _span(before, act.now, _zone(act)))
        return WeeksRead(looked=looked, now=counts, before=was, days_before=_days(before, act.now, _zone(act)))
    if picture is Picture.TYPES:
        return TypesRead(looked=looked, sources=await act.work.stats.sources(scope, span))
    if picture is Picture.CALIBRATION:
        return CalibrationRead(looked=looked, bands=bands(_said(await act.work.stats.sources(scope, span))))
    if picture is Picture.CUES:
        return CuesRead(looked=looked, cues=_all_cues(act, await act.work.stats.cues(scope, span)))
    sold = {field for sheet in act.script.sheets.values() for product in sheet.products or (1,) for field in sheet.said(product)}
    known = {one.id for one in act.script.phrases if not one.retired and (one.says is None or one.says in sold)}
    phrases = [one for one in await act.work.stats.phrases(scope, span) if one.phrase_id in known]
    return PhrasesRead(looked=looked, phrases=phrases, in_use=len(known))


async def read_behind(act: Act, picture: Picture, period: Period, key: str, number: int, *, size: int = LISTED) -> CallsBehind:
    """Return the calls behind one figure of a picture; past the end the last page.

    Args:
        key: which cue, or which phrase, as `bot.screens.stats` spells it; the log lists the calls of other figures.

    Raises:
        NotFound: the picture has no such figure.
        NotAllowed: he may look at no call.
    """
    scope, span = await _within(act, period)
    lately = Lately(scope=scope, since=span.since, until=span.until)
    calls = await _behind(act, lately, picture, key)
    has_more = await act.work.stats.how_many(lately) >= lately.most
    number = min(number, max(0, len(calls) - 1) // size)
    lines = await act.work.stats.lines(calls[number * size : (number + 1) * size])
    looked_through = lately.most if has_more else None
    return CallsBehind(key=key, lines=lines, number=number, calls=len(calls), looked_through=looked_through)


async def _behind(act: Act, lately: Lately, picture: Picture, key: str) -> Sequence[ConsultationId]:
    first, _, rest = key.partition("/")
    stats = act.work.stats
    if picture is Picture.CUES:
        question = act.script.question(QuestionId(first))
        if question is None or question.option(OptionId(rest)) is None:
            raise NotFound
        return await stats.with_cue(lately, QuestionId(first), OptionId(rest))
    if picture is Picture.PHRASES:
        if act.script.phrase(PhraseId(key)) is None:
            raise NotFound
        return await stats.with_phrase(lately, PhraseId(key))
    raise NotFound


async def _within(act: Act, period: Period) -> tuple[Scope, Span]:
    scope = scope_of(act.employee, Deed.READ_LOG)
    if scope.is_nothing:
        await act.refuse(Deed.READ_LOG)
    return scope, _span(period, act.now, _zone(act))


async def _looked(act: Act, picture: Picture, period: Period, scope: Scope, calls: int) -> Looked:
    teams: Sequence[str] | None = () if scope.employee is not None else None
    if scope.teams is not None and scope.employee is None:
        teams = [team.name for team in await act.work.teams.all() if team.id in scope.teams]
    days = _days(period, act.now, _zone(act))
    return Looked(picture=picture, period=period, days=days, teams=teams, calls=calls)


def _said(counted: Sequence[SourceCount]) -> Sequence[Said]:
    """Return what the bot named where the manager has said whether it was right."""
    return [
        Said(band=one.band, is_right=one.source is TemperamentSource.CONFIRMED, calls=one.calls, said=one.said)
        for one in counted
        if one.band is not None
    ]


def _all_cues(act: Act, counted: Sequence[CueCount]) -> Sequence[CueCount]:
    """Return every cue in use, also one that nobody has tapped; the order of the script among equals."""
    calls = {(one.question_id, one.option_id): one.calls for one in counted}
    every = [(question.id, option.id) for question in act.script.questions if not question.retired for option in question.options]
    found = [CueCount(question_id=one, option_id=other, calls=calls.get((one, other), 0)) for one, other in every]
    return sorted(found, key=lambda one: one.calls)


def _zone(act: Act) -> ZoneInfo:
    return ZoneInfo(act.employee.time_zone)


def _span(period: Period, now: datetime, zone: ZoneInfo) -> Span:
    since, until = period.bounds(now, zone)
    if since is None or until is None:
        raise NotFound
    return Span(since=since, until=until)


def _days(period: Period, now: datetime, zone: ZoneInfo) -> tuple[date, date]:
    days = period.days(now.astimezone(zone).date())
    if days is None:
        raise NotFound
    return days

"""Figures of every picture, as full as they can be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import product

from bot.domain.calls.consultation import TemperamentSource
from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.script import Script
from bot.domain.calls.temperament import Recognition
from bot.domain.supervision.calibration import BANDS, Band
from bot.domain.supervision.call_counts import CallCounts
from bot.domain.supervision.period import Period, PeriodKind
from bot.domain.supervision.share import Share
from bot.services.figures.ports import CellCount
from bot.services.stats.ports import CueCount, PhraseCount, SourceCount
from bot.services.stats.read_stats import (
    CalibrationRead,
    CuesRead,
    Looked,
    OutcomesRead,
    PhrasesRead,
    Picture,
    StatsRead,
    TypesRead,
    WeeksRead,
)

LAST_WEEK = (date(2026, 11, 16), date(2026, 11, 22))
BEFORE = (date(2026, 11, 9), date(2026, 11, 15))


def looked(picture: Picture, calls: int = 5000) -> Looked:
    """Look at last week in two teams with long names."""
    teams = ("Отдел продаж на северо-западе", "Южный отдел")
    period = Period(kind=PeriodKind.LAST_WEEK)
    return Looked(picture=picture, period=period, days=LAST_WEEK, teams=teams, calls=calls)


def full(picture: Picture, script: Script) -> StatsRead:
    """Return as many lines as a picture can have, each with long numbers."""
    at = looked(picture)
    counts = CallCounts(calls=2345, bought=345, thinking=456, refused=567, call_back=234, unfit=123, overridden=98)
    read: Mapping[Picture, StatsRead] = {
        Picture.OUTCOMES: OutcomesRead(looked=at, cells=_cells()),
        Picture.WEEKS: WeeksRead(looked=at, now=counts, before=counts, days_before=BEFORE),
        Picture.TYPES: TypesRead(looked=at, sources=_sources()),
        Picture.CALIBRATION: CalibrationRead(looked=at, bands=_bands()),
        Picture.CUES: CuesRead(looked=at, cues=_cues(script)),
        Picture.PHRASES: PhrasesRead(looked=at, phrases=_phrases(script), in_use=len(script.phrases)),
    }
    return read[picture]


def _cells() -> list[CellCount]:
    every = product(Recognition, Known, Known, [None, *Outcome])
    return [CellCount(temperament=a, wants=b, can=c, outcome=d, calls=123) for a, b, c, d in every]


def _sources() -> list[SourceCount]:
    every = product(Recognition, TemperamentSource, (True, False))
    return [SourceCount(temperament=a, source=b, is_sure=c, calls=111) for a, b, c in every]


def _bands() -> list[Band]:
    return [Band(number=number, said=begin + 0.05, right=Share(600 + number, 1234)) for number, begin in enumerate(BANDS)]


def _cues(script: Script) -> list[CueCount]:
    found = [(question.id, option.id) for question in script.questions for option in question.options]
    return [CueCount(question_id=one, option_id=other, calls=max(0, at - 4)) for at, (one, other) in enumerate(found)]


def _phrases(script: Script) -> list[PhraseCount]:
    return [PhraseCount(phrase_id=one.id, calls=1234, fitted=345, fitted_not=123) for one in script.phrases if not one.retired]

"""Reads a typed time to call back: numbers and a closed list of words.

Libraries that read any phrase are silently wrong on common ones. What is not understood to the last word is not understood
at all, and what is understood counts only once it is confirmed by a button.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.local_time import EVENING, MORNING
from bot.domain.reminders.date_words import MONTHS, WEEKDAYS, DateWord, DateWords, look_up

LONGEST = 60
"""Characters; a longer text is no date."""
FARTHEST = timedelta(days=366)
_HALF_A_YEAR = timedelta(days=183)
_AFTERNOON_UNTIL = 7
"""Nobody is called at three in the night: «at 3» is fifteen hundred hours, «at 3:00» is what it says."""
_NOON = 12
_AFTERNOON = time(15)
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})")
_DAY_MONTH = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{4})?)?")
"""The day goes first, also before a stroke; the button that confirms it says the month by name."""
_YEAR = re.compile(r"20\d{2}")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_UNITS = {
    DateWord.MINUTES: timedelta(minutes=1),
    DateWord.HOURS: timedelta(hours=1),
    DateWord.DAYS: timedelta(days=1),
    DateWord.WEEKS: timedelta(weeks=1),
}
_DAYS_AHEAD = {DateWord.TODAY: 0, DateWord.TOMORROW: 1, DateWord.DAY_AFTER: 2}
_NUMBERS = {DateWord.TWO: 2, DateWord.THREE: 3, DateWord.FOUR: 4, DateWord.FIVE: 5}
_AFTER_CLOCK = (None, DateWord.HOURS)
"""What stands between an hour and its half of the day: nothing, or «hours»."""
_HALVES = (DateWord.AM, DateWord.PM)
_PARTS = {DateWord.MORNING: MORNING, DateWord.AFTERNOON: _AFTERNOON, DateWord.EVENING: EVENING}


def read_date(text: str, words: DateWords, now: datetime) -> datetime | None:
    """Return the wall time meant, past ones too, or None when a part of the text is not understood.

    Args:
        text: What was typed.
        words: The language's closed list.
        now: What the clocks show where the person is, without a zone.
    """
    if len(text) > LONGEST:
        return None
    tokens, meant = _with_months_in_figures(*look_up(text, words))
    if not tokens:
        return None
    length = _read_length(tokens, meant)
    if length is not None:
        return _round(now + length) if length <= FARTHEST else None
    if DateWord.IN in meant:
        return _in_days(tokens, meant, now)
    found = _read_moment(tokens, meant, now.date())
    if found is None:
        return None
    at = datetime.combine(found.day or now.date(), found.hour or MORNING)
    return at if at - now <= FARTHEST else None


def _with_months_in_figures(tokens: Sequence[str], meant: Sequence[DateWord | None]) -> tuple[list[str], list[DateWord | None]]:
    """Write «25 November 2026» and «November 25» as «25.11.2026» and «25.11.»; a month without its day is left as it is."""
    written, means = list(tokens), list(meant)
    place, month = next(((place, MONTHS.index(word) + 1) for place, word in enumerate(meant) if word in MONTHS), (0, 0))
    day = next((at for at in (place - 1, place + 1) if 0 <= at < len(tokens) and _is_number(tokens[at].rstrip("."))), None)
    if month and day is not None:
        end = max(day, place) + 1
        year = tokens[end] if end < len(tokens) and _YEAR.fullmatch(tokens[end]) else ""
        together = slice(min(day, place), end + bool(year))
        # Behind the month a full stop, also where no year follows: so it can be no hour.
        written[together], means[together] = [f"{tokens[day].rstrip('.')}.{month}.{year}"], [None]
    return written, means


def _read_length(tokens: Sequence[str], meant: Sequence[DateWord | None]) -> timedelta | None:
    """Read «in 2 hours», in whichever order the language has it, and nothing beside."""
    if meant.count(DateWord.IN) != 1:
        return None
    rest = [(token, word) for token, word in zip(tokens, meant, strict=True) if word is not DateWord.IN]
    match rest:
        case [(_, DateWord.HALF_HOUR)]:
            return timedelta(minutes=30)
        case [(_, unit)] if unit in _UNITS:
            return _UNITS[unit]
        case [(_, number), (_, unit)] if number in _NUMBERS and unit in _UNITS:
            return _NUMBERS[number] * _UNITS[unit]
        case [(number, None), (_, unit)] if unit in _UNITS and _is_number(number):
            return int(number) * _UNITS[unit]
        case _:
            return None


def _in_days(tokens: Sequence[str], meant: Sequence[DateWord | None], now: datetime) -> datetime | None:
    """Read «in 3 days at 15:00»: a number of days, then an hour."""
    ends = [place for place, word in enumerate(meant) if word in (DateWord.DAYS, DateWord.WEEKS)]
    if len(ends) != 1:
        return None
    # In some languages the word for «in» stands behind the unit.
    cut = ends[0] + 1 + (ends[0] + 1 < len(meant) and meant[ends[0] + 1] is DateWord.IN)
    length = _read_length(tokens[:cut], meant[:cut])
    hour = _read_moment(tokens[cut:], meant[cut:], now.date())
    if length is None or length > FARTHEST or hour is None or hour.day is not None or hour.hour is None:
        return None
    return datetime.combine(now.date() + length, hour.hour)


@dataclass(slots=True)
class _Found:
    day: date | None = None
    hour: time | None = None


@dataclass(slots=True)
class _Heard:
    """What a text has said so far, each at most once."""

    day: date | None = None
    is_next: bool = False
    clock: tuple[int, int] | None = None
    is_bare: bool = False
    """The hour came without minutes."""
    half: DateWord | None = None
    part: DateWord | None = None


def _read_moment(tokens: Sequence[str], meant: Sequence[DateWord | None], today: date) -> _Found | None:
    """Read a day and an hour, each at most once; None when anything is left over."""
    heard = _Heard()
    around = [None, *meant, None]
    for place, (token, word) in enumerate(zip(tokens, meant, strict=True)):
        before, following = around[place], around[place + 2]
        match word:
            case DateWord.AT:
                is_heard = before is not DateWord.AT and place + 1 < len(tokens)
            case DateWord.AM | DateWord.PM:
                is_heard = place > 0 and before in _AFTER_CLOCK and heard.clock is not None and heard.part is None
                heard.half = word
            case DateWord.HOURS:
                is_heard = place > 1 and around[place - 1] is DateWord.AT and heard.is_bare
            case DateWord.MORNING | DateWord.AFTERNOON | DateWord.EVENING:
                is_heard = heard.part is None and heard.half is None
                heard.part = word
            case DateWord.NEXT:
                is_heard = not heard.is_next and (before in WEEKDAYS or following in WEEKDAYS)
                heard.is_next = True
            case _:
                may_be_bare = before is DateWord.AT or following in _HALVES or following in _PARTS
                is_heard = _hear_day(heard, token, word, today) or _hear_clock(heard, token, may_be_bare=may_be_bare)
        if not is_heard:
            return None
    hour = _hour(heard)
    if (heard.clock is not None and hour is None) or (heard.day is None and hour is None):
        return None
    if heard.is_next and heard.day is not None and heard.day.isocalendar()[:2] == today.isocalendar()[:2]:
        return _Found(day=heard.day + timedelta(weeks=1), hour=hour)
    return _Found(day=heard.day, hour=hour)


def _hear_day(heard: _Heard, token: str, word: DateWord | None, today: date) -> bool:
    """Take a token for the day, when there is none yet and it can be one."""
    if heard.day is None:
        heard.day = _day(token, word, today)
        return heard.day is not None
    return False


def _hear_clock(heard: _Heard, token: str, *, may_be_bare: bool) -> bool:
    """Take a token for the hour, when there is none yet and it can be one."""
    numbers = _TIME.fullmatch(token)
    if heard.clock is not None or (numbers is None and not (may_be_bare and _is_number(token))):
        return False
    heard.clock = (int(numbers[1]), int(numbers[2])) if numbers else (int(token), 0)
    heard.is_bare = numbers is None
    return True


def _hour(heard: _Heard) -> time | None:
    """Put an hour and its part of the day together; None without either, and when they do not fit."""
    if heard.clock is None:
        return _PARTS[heard.part] if heard.part is not None else None
    hour, minute = heard.clock
    if heard.half is not None:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if heard.half is DateWord.PM else 0)
    elif heard.part is DateWord.MORNING:
        if not 1 <= hour < _NOON:
            return None
    elif heard.part is not None:
        hour += _NOON if 1 <= hour < _NOON else 0
        if hour < _NOON or (hour == _NOON and heard.part is DateWord.EVENING):
            return None
    elif heard.is_bare and 1 <= hour <= _AFTERNOON_UNTIL:
        hour += _NOON
    try:
        return time(hour, minute)
    except ValueError:
        return None


def _day(token: str, word: DateWord | None, today: date) -> date | None:
    if word in _DAYS_AHEAD:
        return today + timedelta(days=_DAYS_AHEAD[word])
    if word in WEEKDAYS:
        return today + timedelta(days=(WEEKDAYS.index(word) - today.weekday() - 1) % 7 + 1)
    try:
        return _numeric_day(token, today)
    except ValueError:
        return None


def _numeric_day(token: str, today: date) -> date | None:
    """Read a day in figures; None when it is none, ValueError when the calendar has no such day."""
    if iso := _ISO.fullmatch(token):
        return date(*map(int, iso.groups()))
    numbers = _DAY_MONTH.fullmatch(token)
    if numbers is None:
        return None
    day, month, year = numbers.groups()
    if year is not None:
        return date(int(year), int(month), int(day))
    this_year = date(today.year, int(month), int(day))
    # In December «10.01» is next year's; in November «25.10» is past, and is said to be.
    return this_year if today - this_year < _HALF_A_YEAR else date(today.year + 1, int(month), int(day))


def _round(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def _is_number(token: str) -> bool:
    return token.isascii() and token.isdigit() and len(token) <= 4  # noqa: PLR2004  no span of time needs more digits

"""Reads a typed time to call back: figures and closed lists of words, in four steps, each a module.

A text is parted into signs (`time_signs`), these are recognised as words of the language's lists (`date_words`) and put
together in every way that leaves nothing over (`said_time`); here each way becomes a moment. What is not understood to the
last word is not understood at all, what can mean two moments is asked, and what is understood counts only once it is
confirmed by a button.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.local_time import EVENING, MORNING
from bot.domain.reminders.date_words import DateWord, DateWords, recognise
from bot.domain.reminders.said import CalendarDay, Clock, Said, Spoken
from bot.domain.reminders.said_time import readings_of
from bot.domain.reminders.time_signs import signs_of

LONGEST = 120
"""Characters; a longer text is no time."""
FARTHEST = timedelta(days=366)
MOST_MEANT = 3
"""Moments that a text may mean to be asked which of them; one that may mean more is not understood."""
_HALF_A_YEAR = timedelta(days=183)
_DAY = timedelta(days=1)
_TWELVE = timedelta(hours=12)
_NOON = 12
_AFTERNOON = time(15)
_EITHER = 7
"""«at 7» is said in the morning and in the evening; before seven nobody is called: «at 3» is fifteen hundred hours."""
_LATEST_CALL = time(21, 59)
"""An hour that is past in the morning may be meant in the evening, unless it is later than this."""
_PARTS = {DateWord.MORNING: MORNING, DateWord.AFTERNOON: _AFTERNOON, DateWord.EVENING: EVENING}
_UNITS = {DateWord.MINUTES: timedelta(minutes=1), DateWord.HOURS: timedelta(hours=1)}
_DAYS = {DateWord.DAYS: 1, DateWord.WEEKS: 7}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedTime:
    """What a typed text means."""

    moments: Sequence[datetime] = ()
    """Wall times to come, soonest first. Several: it may mean any of them. None: it was not understood, or is past."""
    is_past: bool = False
    """It was understood, and what it says is past."""
    is_length: bool = False
    """It says how many hours or minutes from now: a change of the clocks on the way does not count."""


def read_time(text: str, words: DateWords, now: datetime) -> TypedTime:
    """Return what a typed text means, whatever the text.

    Args:
        text: What was typed.
        words: The language's closed lists.
        now: What the clocks show where the person is, without a zone.
    """
    if len(text) > LONGEST:
        return TypedTime()
    items = recognise(signs_of(text), words)
    readings = [] if items is None else readings_of(items, is_month_first=words.is_month_first)
    meant = [(said, moments) for said in readings if (moments := list(_moments(said, now)))]
    if len(meant) > 1:
        # What is past in one way and to come in another: «9.10» in November is a day of the next year, if it is a day.
        meant = [
            (said, [_next_year(at) if said.is_of_no_year and at <= now else at for at in moments]) for said, moments in meant
        ]
    least = min((_strain(said) for said, _ in meant), default=0)
    meant = [(said, moments) for said, moments in meant if _strain(said) == least]
    found = sorted({at for _, moments in meant for at in moments if at > now and at - now <= FARTHEST})
    if len(found) > MOST_MEANT:
        return TypedTime()
    is_past = not found and any(at <= now for _, moments in meant for at in moments)
    return TypedTime(moments=found, is_past=is_past, is_length=bool(found) and all(_is_short(said) for said, _ in meant))


def _strain(said: Said) -> int:
    """Tell how far-fetched a reading is beside others: «4.12 perjantaina» is a day that agrees, rather than an hour."""
    clock = said.clock
    is_strained = clock is not None and clock.is_dotted and said.has_day
    return is_strained + said.is_out_of_order


def _moments(said: Said, now: datetime) -> Iterator[datetime]:
    """Give the moments that a reading may mean, past ones too; none where it contradicts itself or the calendar."""
    if said.length:
        yield from _after_length(said, now)
        return
    days = list(_days(said, now.date()))
    if said.has_day and not days:
        return
    for day in days:
        yield from _at_day(said, day, now)
    if not said.has_day:
        yield from _at_hour(said, now)


def _at_day(said: Said, day: date, now: datetime) -> Iterator[datetime]:
    is_today_said = said.ahead == 0
    found = [datetime.combine(day + _DAY * is_next, hour) for hour, is_next in _hours(said, now)]
    if said.weekday == now.date().weekday() == day.weekday() and day == now.date():
        # The day's own name said on that day: a week from now, unless an hour that is still to come may be meant.
        has_hour = said.clock is not None or said.part is not None
        yield from (at for at in found if at > now and has_hour)
        return
    yield from found
    if is_today_said and found and all(at <= now for at in found):
        yield from _in_the_evening(said, found, now, latest=time(23, 59))


def _at_hour(said: Said, now: datetime) -> Iterator[datetime]:
    """Give the next time that the clocks show an hour of which no day is said."""
    today = [datetime.combine(now.date() + _DAY * is_next, hour) for hour, is_next in _hours(said, now)]
    later = [at for at in today if at > now]
    if later:
        yield from later
        if said.clock is not None and said.clock.hour == _EITHER:
            yield from (at + _DAY for at in today if at <= now)
    elif said.clock is not None or said.part is DateWord.MORNING:
        # Not «in the evening» at seven: six o'clock is past, and the evening is not.
        yield from _in_the_evening(said, today, now, latest=_LATEST_CALL)
        yield from (at + _DAY for at in today)


def _in_the_evening(said: Said, past: Sequence[datetime], now: datetime, latest: time) -> Iterator[datetime]:
    """Give what «at 8» may mean in the afternoon."""
    if said.clock is None or said.part is not None or said.clock.spoken not in (Spoken.BARE, Spoken.SHORT, Spoken.OF_24):
        return
    if said.clock.spoken is Spoken.OF_24 and said.clock.minute:
        return  # «klo 9.10» is written as a timetable writes it
    for at in past:
        if at.hour < _NOON and now < at + _TWELVE and (at + _TWELVE).time() <= latest:
            yield at + _TWELVE


# ---- hours ----


def _hours(said: Said, now: datetime) -> Sequence[tuple[time, bool]]:
    """Return the hours that may be meant, and of each whether it is the one that ends the day."""
    clock, part = said.clock, said.part
    if clock is None:
        return [(MORNING if part is None else _PARTS[part], False)]
    if clock.spoken is Spoken.NOW:
        return [(now.time().replace(second=0, microsecond=0), False)] if part is None else []
    if clock.spoken is Spoken.LUNCH:
        return [(time(_NOON), False), (time(_NOON + 1), False)] if part is None else []
    if clock.spoken is Spoken.MIDNIGHT:
        return [(time(0), False), (time(0), True)] if part in (None, DateWord.NIGHT) else []
    if part is DateWord.NIGHT and clock.hour == _NOON:
        return [(time(0, clock.minute), False), (time(0, clock.minute), True)]
    hours = _of_twelve(clock) if part is None else _of_part(clock.hour, part)
    return [(time(hour, clock.minute), False) for hour in hours]


def _of_twelve(clock: Clock) -> Sequence[int]:
    """Return the hours of twenty-four that an hour without a part of the day may be."""
    hour = clock.hour
    match clock.spoken:
        case Spoken.BARE | Spoken.OF_24 if 1 <= hour < _EITHER and not (clock.minute and clock.spoken is Spoken.OF_24):
            return [hour + _NOON]
        case Spoken.SHORT | Spoken.OF_24 if 1 <= hour < _EITHER:
            return [hour, hour + _NOON]
        case Spoken.BARE | Spoken.OF_24 if hour == _EITHER and not (clock.minute and clock.spoken is Spoken.OF_24):
            return [hour, hour + _NOON]
        case _:
            return [hour]


def _of_part(hour: int, part: DateWord) -> Sequence[int]:
    """Return the hour of twenty-four that fits a part of the day; none when none does, as for «12 вечера»."""
    early, late = {
        DateWord.AM: (range(12), range(0)),
        DateWord.PM: (range(0), range(1, 12)),
        DateWord.MORNING: (range(1, 12), range(0)),
        DateWord.DAYTIME: (range(10, 18), range(1, 7)),
        DateWord.AFTERNOON: (range(12, 19), range(1, 8)),
        DateWord.EVENING: (range(16, 24), range(4, 12)),
        DateWord.NIGHT: (range(6), range(8, 12)),
    }[part]
    if part in (DateWord.AM, DateWord.PM) and hour == _NOON:
        return [0] if part is DateWord.AM else [_NOON]
    if hour in late:
        return [hour + _NOON]
    return [hour] if hour in early else []


# ---- days ----


def _days(said: Said, today: date) -> Iterator[date]:
    """Give the days that may be meant; those of which two things are said that disagree are none."""
    named = _dates(said.date, today) if said.date is not None else None
    if said.ahead is not None:
        ahead = today + _DAY * said.ahead
        named = [ahead] if named is None or ahead in named else []
    if said.weekday is None:
        yield from named or ()
    elif named is None:
        yield from _of_weekday(said, said.weekday, today)
    elif said.week is None:
        yield from (day for day in named if day.weekday() == said.weekday)


def _of_weekday(said: Said, weekday: int, today: date) -> Iterator[date]:
    monday = today - _DAY * today.weekday()
    if said.week is not None:
        yield monday + _DAY * (weekday + (7 if said.week is DateWord.NEXT_WEEK else 0))
        return
    coming = today + _DAY * ((weekday - today.weekday() - 1) % 7 + 1)
    is_this_week = coming < monday + timedelta(weeks=1)
    if said.which is DateWord.NEXT:
        yield coming + timedelta(weeks=1) * is_this_week
        return
    if weekday == today.weekday():
        yield today
    yield coming


def _dates(said: CalendarDay, today: date) -> Sequence[date]:
    """Return the days of the calendar that are meant; the year that is not said is the one that makes sense."""
    if said.month == 0:
        first = today.replace(day=1)
        months = [first, (first + timedelta(days=31)).replace(day=1), (first + timedelta(days=62)).replace(day=1)]
        ahead = [day for month in months if (day := _date(month.year, month.month, said.day)) is not None and day >= today]
        return ahead[:1]
    if said.year is not None:
        return [day for day in [_date(said.year, said.month, said.day)] if day is not None]
    this_year, next_year = (_date(today.year + later, said.month, said.day) for later in (0, 1))
    # In December «10.01» is next year's; in November «25.10» is past, and is said to be.
    if this_year is not None and today - this_year < _HALF_A_YEAR:
        return [this_year]
    return [] if next_year is None else [next_year]


def _next_year(at: datetime) -> datetime:
    day = _date(at.year + 1, at.month, at.day)
    return at if day is None else datetime.combine(day, at.time())


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


# ---- lengths of time ----


def _after_length(said: Said, now: datetime) -> Iterator[datetime]:
    """Give what is so far from now; of days and more an hour may be said too."""
    short = timedelta()
    days = months = 0.0
    for unit, number in said.length:
        short += _UNITS.get(unit, timedelta()) * number
        days += _DAYS.get(unit, 0) * number
        months += number * (unit is DateWord.MONTHS)
    has_hour = said.clock is not None or said.part is not None
    is_of_days = days or months
    is_odd = days != int(days) or months != int(months) or days + months * 31 > FARTHEST.days + 31
    if said.weekday is not None and said.length[0][0] is DateWord.WEEKS and len(said.length) == 1 and not is_odd:
        yield from _weeks_later(said, said.weekday, now, int(days))
        return
    if is_odd or said.weekday is not None or said.date is not None or said.ahead or (is_of_days and said.ahead is not None):
        return
    if not is_of_days:
        if not has_hour and short and short <= FARTHEST:
            yield _to_minute(now + short)
        return
    day = _months_later(now.date(), int(months)) + _DAY * int(days)
    if not has_hour:
        yield _to_minute(datetime.combine(day, now.time()) + short)
    elif not short:
        yield from (datetime.combine(day + _DAY * is_next, hour) for hour, is_next in _hours(said, now))


def _weeks_later(said: Said, weekday: int, now: datetime, days: int) -> Iterator[datetime]:
    """Give the day of the week that is so many weeks behind the coming one, and the one nearest to so many weeks from now."""
    if said.which is not None or said.week is not None or said.date is not None or said.ahead is not None:
        return
    today = now.date()
    behind_coming = today + _DAY * ((weekday - today.weekday() - 1) % 7 + 1 + days)
    later = today + _DAY * days
    nearest = later + _DAY * ((weekday - later.weekday() + 3) % 7 - 3)
    for day in {behind_coming, nearest}:
        yield from (datetime.combine(day + _DAY * is_next, hour) for hour, is_next in _hours(said, now))


def _months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return next(found for last in range(day.day, 0, -1) if (found := _date(year, month + 1, last)) is not None)


def _is_short(said: Said) -> bool:
    return bool(said.length) and all(unit in _UNITS for unit, _ in said.length)


def _to_minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)

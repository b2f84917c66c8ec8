"""The closed lists of words that a typed time may use: what each word of a language stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from bot.domain.reminders.time_signs import Sign, SignKind, signs_of

_LONGEST_ENTRY = 5
"""Words in one entry of a list, as «half of an hour from now»."""
_SHORTEST_PART = 3
"""Letters in one part of two words written as one, as «полтретьего» or «maanantaiaamuna»."""
Found = TypeVar("Found")
_VALUED = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)\s*=\s*(.+)")


class DateWord(StrEnum):
    """What a word of the closed lists stands for."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    DAY_AFTER = "day_after"
    YESTERDAY = "yesterday"
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"
    JANUARY = "january"
    FEBRUARY = "february"
    MARCH = "march"
    APRIL = "april"
    MAY = "may"
    JUNE = "june"
    JULY = "july"
    AUGUST = "august"
    SEPTEMBER = "september"
    OCTOBER = "october"
    NOVEMBER = "november"
    DECEMBER = "december"
    NEXT = "next"
    """Before or behind a day of the week: the one of next week."""
    THIS = "this"
    """Before or behind a day of the week: the coming one."""
    NEXT_WEEK = "next_week"
    THIS_WEEK = "this_week"
    DAY_OF_MONTH = "day_of_month"
    """Behind a number: «5 числа»."""
    ORDINAL_END = "ordinal_end"
    """Stuck to the figure of a day: «1st», «5-го»."""
    HOUR_END = "hour_end"
    """Stuck to the figure of an hour: «15:ltä»."""
    AT = "at"
    """Stands before a day or an hour; before «9.12» it makes an hour of it."""
    CLOCK = "clock"
    """Stands before an hour only, which is then one of twenty-four: «klo», «ora»."""
    TO = "to"
    """Stands before a day or an hour, and says nothing of which: «к», «на»."""
    ON = "on"
    """Stands before a day only."""
    AFTER = "after"
    """Before an hour: from then on."""
    ABOUT = "about"
    """Before an hour: it need not be to the minute."""
    AFTERWARDS = "afterwards"
    """Behind an hour: from then on, or about then."""
    IN = "in"
    """Makes a length of time of a number: «in», «через», «kuluttua»."""
    IN_TURN = "in_turn"
    """The same between a unit and its number, turned round for «about»: «минут через десять»."""
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    AND = "and"
    AND_HALF = "and_half"
    """Behind a number or a unit: half of it more."""
    HALF = "half"
    """Behind an hour: half past it."""
    HALF_BEFORE = "half_before"
    """Before an hour: half an hour before it, as «пол третьего» and «puoli kolme»."""
    HALF_AFTER = "half_after"
    """Before an hour: half past it, as «half past three»."""
    QUARTER = "quarter"
    BEFORE_HOUR = "before_hour"
    """Between minutes and the hour that they lack: «ten to four», «vaille»."""
    PAST_HOUR = "past_hour"
    """Between minutes and the hour that they follow: «ten past four», «yli»."""
    WITHOUT = "without"
    """Before the minutes that the hour lacks: «без десяти три», «trei fără zece»."""
    ONE_OCLOCK = "one_oclock"
    """The word for an hour where it means one o'clock: «в час»."""
    O_CLOCK = "o_clock"
    """Behind an hour, so that it is one: «3 o'clock», «15 часов»."""
    NOON = "noon"
    MIDNIGHT = "midnight"
    LUNCH = "lunch"
    """At noon or an hour later."""
    SAME_TIME = "same_time"
    """The hour that it is now."""
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"
    """With an hour only."""
    DAYTIME = "daytime"
    """With an hour only: «11 дня», «3 дня»."""
    AM = "am"
    PM = "pm"
    NO_DAY = "no_day"
    """Looks like the slip of a day and is a word of its own, as «завтрак»: not read."""
    FILLER = "filler"
    """Says nothing of the time: «please», «call back»."""
    NUMBERS = "numbers"
    """With its value: «2 = два, две; 3 = три»."""
    AT_HOURS = "at_hours"
    """The same of words that say «at» as well: «3 = kolmelta»."""
    ARTICLE = "article"
    """One, before a unit only: «an hour», «o oră»."""
    ORDINALS = "ordinals"
    """With its value: «1 = первое, первого»."""
    READ_AS = "read_as"
    """Another way to say the same: «полчаса = 30 минут»."""
    STROKES = "strokes"
    """How «12/1» may be read: «day month», or also «month day»."""


WEEKDAYS = (
    DateWord.MONDAY,
    DateWord.TUESDAY,
    DateWord.WEDNESDAY,
    DateWord.THURSDAY,
    DateWord.FRIDAY,
    DateWord.SATURDAY,
    DateWord.SUNDAY,
)
MONTHS = (
    DateWord.JANUARY,
    DateWord.FEBRUARY,
    DateWord.MARCH,
    DateWord.APRIL,
    DateWord.MAY,
    DateWord.JUNE,
    DateWord.JULY,
    DateWord.AUGUST,
    DateWord.SEPTEMBER,
    DateWord.OCTOBER,
    DateWord.NOVEMBER,
    DateWord.DECEMBER,
)
_DAYS = frozenset((DateWord.TOMORROW, DateWord.DAY_AFTER, *WEEKDAYS))
_LONG_NAME = 6
"""Letters of a name that is still known with one of them wrong."""
_VALUED_LISTS = (DateWord.NUMBERS, DateWord.AT_HOURS, DateWord.ORDINALS)
_OF_ANOTHER_FORM = (*_VALUED_LISTS, DateWord.READ_AS, DateWord.STROKES)
Meanings = Mapping[DateWord, float]
"""What one entry may mean, with its value; a word may mean two things, as Russian «дня» does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """The words of one language, as they are compared."""

    entries: Mapping[Sequence[str], Meanings]
    read_as: Mapping[Sequence[str], Sequence[Sign]]
    days: Sequence[str]
    """Names of days that are long enough to be known in spite of a slip."""
    is_month_first: bool
    """«12/1» may be the first of December too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing said: a figure as it stands, or an entry of the lists with its meanings."""

    sign: Sign
    meanings: Meanings

    def value(self, word: DateWord) -> float | None:
        """Return the value of the entry when it can mean this, else None."""
        return self.meanings.get(word)


def date_words(lists: Mapping[DateWord, str]) -> DateWords:
    """Return the words of lists such as «завтра, завтрева», and of lists with values, parted by semicolons."""
    entries: dict[Sequence[str], dict[DateWord, float]] = {}
    for meant, listed in lists.items():
        if meant not in _OF_ANOTHER_FORM:
            value = WEEKDAYS.index(meant) if meant in WEEKDAYS else MONTHS.index(meant) + 1 if meant in MONTHS else 0
            _enter(entries, meant, value, listed)
    for meant in _VALUED_LISTS:
        for valued in lists.get(meant, "").split(";"):
            if found := _VALUED.fullmatch(valued):
                _enter(entries, meant, float(found[1]), found[2])
    read_as = {}
    for pair in lists.get(DateWord.READ_AS, "").split(";"):
        said, _, means = pair.partition("=")
        if key := _key(said):
            read_as[key] = signs_of(means)
    days = [
        key[0] for key, meanings in entries.items() if len(key) == 1 and len(key[0]) >= _LONG_NAME and meanings.keys() & _DAYS
    ]
    is_month_first = "month day" in lists.get(DateWord.STROKES, "")
    return DateWords(entries=entries, read_as=read_as, days=days, is_month_first=is_month_first)


def recognise(signs: Sequence[Sign], words: DateWords) -> Sequence[Item] | None:
    """Return what is said; of several words together the longest entry. None when a word is in no list."""
    items: list[Item] = []
    left = list(_said_otherwise(signs, words))
    place = 0
    while place < len(left):
        sign = left[place]
        if sign.kind is not SignKind.WORD:
            items.append(Item(sign=sign, meanings={}))
            place += 1
            continue
        found = _longest(left, place, words.entries)
        if found is not None:
            length, meanings = found
            items.append(Item(sign=sign, meanings=meanings))
            place += length
        elif (parts := _parted(sign, words)) is not None:
            left[place : place + 1] = parts
        elif (meant := _without_slip(sign.text, words)) is not None:
            left[place] = replace(sign, text=meant)
        else:
            return None
    return _without_fillers(items)


def _said_otherwise(signs: Sequence[Sign], words: DateWords) -> Sequence[Sign]:
    """Put what the list `read_as` has for an entry in its place."""
    left: list[Sign] = []
    place = 0
    while place < len(signs):
        found = _longest(signs, place, words.read_as)
        if found is None:
            left.append(signs[place])
            place += 1
        else:
            left += found[1]
            place += found[0]
    return left


def _longest(signs: Sequence[Sign], place: int, entries: Mapping[Sequence[str], Found]) -> tuple[int, Found] | None:
    for length in range(min(_LONGEST_ENTRY, len(signs) - place), 0, -1):
        found = entries.get(tuple(sign.text for sign in signs[place : place + length]))
        if found is not None:
            return length, found
    return None


def _parted(sign: Sign, words: DateWords) -> tuple[Sign, Sign] | None:
    """Part two entries that are written as one word."""
    for cut in range(_SHORTEST_PART, len(sign.text) - _SHORTEST_PART + 1):
        one, other = sign.text[:cut], sign.text[cut:]
        if (one,) in words.entries and (other,) in words.entries:
            return replace(sign, text=one), replace(sign, text=other, is_joined=True)
    return None


def _without_slip(text: str, words: DateWords) -> str | None:
    """Return the one day whose name was typed with one letter missing, too many, wrong or in the wrong place."""
    near = [name for name in words.days if name[0] == text[0] and abs(len(name) - len(text)) <= 1 and _is_slip(text, name)]
    meanings = {tuple(words.entries[name,].items()) for name in near}
    return near[0] if len(meanings) == 1 else None


def _is_slip(typed: str, name: str) -> bool:
    start = next(
        (place for place, (one, other) in enumerate(zip(typed, name, strict=False)) if one != other),
        len(min(typed, name, key=len)),
    )
    rest, of_name = typed[start:], name[start:]
    if len(rest) == len(of_name):
        is_turned = len(rest) > 1 and rest[:2] == of_name[1::-1] and rest[2:] == of_name[2:]
        return rest[1:] == of_name[1:] or is_turned
    return rest[1:] == of_name or rest == of_name[1:]


def _without_fillers(items: Sequence[Item]) -> Sequence[Item]:
    """Leave out what says nothing of the time; what stood around it no longer stands side by side."""
    kept: list[Item] = []
    is_parted = False
    for item in items:
        if DateWord.FILLER in item.meanings:
            is_parted = True
            continue
        sign = replace(item.sign, is_joined=False, is_hyphened=False) if is_parted else item.sign
        kept.append(Item(sign=sign, meanings=item.meanings))
        is_parted = False
    return kept


def _enter(entries: dict[Sequence[str], dict[DateWord, float]], meant: DateWord, value: float, listed: str) -> None:
    for word in listed.split(","):
        if key := _key(word):
            entries.setdefault(key, {})[meant] = value


def _key(words: str) -> Sequence[str]:
    return tuple(sign.text for sign in signs_of(words))

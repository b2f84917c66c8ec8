"""The closed list of words that a typed time may use, and how a text is parted into them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum

_STUCK = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
"""Between a number and its word: «3pm», «klo15»."""
_LONGEST_WORD = 4
"""Words in one entry of a list, as «the day after tomorrow»."""


class DateWord(StrEnum):
    """What a word of the closed list stands for."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    DAY_AFTER = "day_after"
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
    AT = "at"
    """Stands before a day or an hour: «at», «on», «в», «klo»."""
    IN = "in"
    """Makes a length of time of a number: «in», «через», «kuluttua»."""
    MINUTES = "minutes"
    HOURS = "hours"
    HALF_HOUR = "half_hour"
    DAYS = "days"
    WEEKS = "weeks"
    TWO = "two"
    THREE = "three"
    FOUR = "four"
    FIVE = "five"
    NEXT = "next"
    """Before or behind a day of the week: the one of next week."""
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    AM = "am"
    PM = "pm"


DateWords = Mapping[str, Sequence[DateWord]]
"""The words of one language, in lower case and without marks; one may be of several words, as «half an hour».

One may mean two things, as Russian «дня» does: days after «через», and after an hour the afternoon.
"""
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
UNITS = (DateWord.MINUTES, DateWord.HOURS, DateWord.DAYS, DateWord.WEEKS)


def date_words(lists: Mapping[DateWord, str]) -> DateWords:
    """Return the words of lists such as «завтра, завтрева»."""
    words: dict[str, list[DateWord]] = {}
    for meant, listed in lists.items():
        for word in listed.split(","):
            words.setdefault(" ".join(_plain(word).split()), []).append(meant)
    return words


def look_up(text: str, words: DateWords) -> tuple[list[str], list[DateWord | None]]:
    """Part a text into tokens, each with its meaning in the list; of several words together the longest that are listed."""
    left = _STUCK.sub(" ", _plain(text)).replace(",", " ").split()
    tokens: list[str] = []
    found: list[Sequence[DateWord]] = []
    while left:
        for length in range(min(_LONGEST_WORD, len(left)), 0, -1):
            said = " ".join(left[:length])
            meanings = words.get(said) or words.get(said.strip(".")) or ()
            if meanings or length == 1:
                break
        tokens.append(said)
        found.append(meanings)
        del left[:length]
    is_length = any(DateWord.IN in meanings for meanings in found)
    return tokens, [next((word for word in one if (word in UNITS) == is_length), one[0] if one else None) for one in found]


def _plain(text: str) -> str:
    """Return a text as it is compared: «mâine» is typed «maine» as often, and «ё» is «е»."""
    parted = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(sign for sign in parted if not unicodedata.combining(sign))

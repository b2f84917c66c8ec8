"""Answers that mean something only behind a question: yes, no, «не очень», a sum, «смотря сколько», «надо спросить жену».

A text is such an answer only as a whole, so a remark that merely has a «yes» in it is none: each of its words must be known here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from bot.domain.calls.asks_for import ShortAnswer
from bot.recognition.answer_words import WORDS, Kind, Part
from bot.recognition.said_sums import AROUND, MOST_DIGITS, VAGUE, is_number

MOST_WORDS = 12
LONGEST = 120
"""Characters beyond which nothing is a short answer."""
_WORD = re.compile(r"\d+|[^\W\d_]+|[€$£₽%]")
_GROUPED = re.compile(r"(?<=\d)[ \u00a0\u202f.,'](?=\d{3}(?!\d))")
_CENTS = re.compile(r"(?<=\d)[.,]\d{1,2}(?!\d)")
_MONEY = frozenset("€$£₽")


def short_answer(text: str, language: str) -> ShortAnswer | None:
    """Return what the whole text is as an answer; None when it says anything else."""
    if len(text) > LONGEST or language not in WORDS:
        return None
    words = _plain_words(text)
    if not 1 <= len(words) <= MOST_WORDS:
        return None
    if _is_sum(words, language):
        return ShortAnswer.SUM
    kinds = _kinds(words, language)
    return None if kinds is None else _answer(kinds)


def _plain_words(text: str) -> list[str]:
    plain = text.lower().replace("ё", "е")
    plain = _CENTS.sub("", _GROUPED.sub("", plain))
    return _WORD.findall(_unmarked(plain))


def _unmarked(text: str) -> str:
    """Take the marks off Latin letters: «până» is «pana»; «й» stays what it is."""
    parts = (unicodedata.normalize("NFD", sign)[0] if sign.isalpha() and sign != "й" else sign for sign in text)
    return "".join(parts)


def _is_sum(words: Sequence[str], language: str) -> bool:
    """Tell whether all words are of one sum: a number, and what stands around it; also behind a «yes»."""
    around = AROUND[language]
    yes = _table(language)[ShortAnswer.YES]
    rest = [word for word in words if word not in _MONEY and (word,) not in yes]
    numbers = [word for word in rest if is_number(word, language)]
    digits = sum(len(word) for word in numbers if word.isdigit())
    is_whole = all(word in around or word in VAGUE or is_number(word, language) for word in rest)
    return is_whole and digits <= MOST_DIGITS and any(word not in VAGUE for word in numbers)


def _kinds(words: Sequence[str], language: str) -> list[Kind] | None:
    """Take the text apart into known rows of words, the longest first; None when a word is left that nothing knows."""
    found: list[Kind] = []
    at = 0
    while at < len(words):
        for length in range(min(_longest(language), len(words) - at), 0, -1):
            row = tuple(words[at : at + length])
            kind = next((kind for kind, rows in _table(language).items() if row in rows), None)
            if kind is not None:
                found.append(kind)
                at += length
                break
        else:
            return None
    return found


def _answer(kinds: Sequence[Kind]) -> ShortAnswer | None:
    said = set(kinds) - {Part.FILLER}
    if Part.PERSON in said:
        beside = {Part.PERSON, ShortAnswer.YES, ShortAnswer.NO}
        if Part.ASKING in said:
            beside |= {Part.ASKING, ShortAnswer.LIKES}  # «хочу посоветоваться с женой»
        if said - beside:
            return None
        return ShortAnswer.ASKS_SOMEBODY if Part.ASKING in said else ShortAnswer.SOMEBODY
    if ShortAnswer.NO_THANKS in said:
        return ShortAnswer.NO_THANKS if said <= {ShortAnswer.NO_THANKS, ShortAnswer.NO, ShortAnswer.NOT_REALLY} else None
    for telling in (ShortAnswer.DEPENDS_ON_PRICE, ShortAnswer.DEPENDS, ShortAnswer.LOOKING, ShortAnswer.NOT_REALLY):
        if telling in said:
            return None if said - {telling, ShortAnswer.YES, ShortAnswer.NO, ShortAnswer.LIKES} else telling
    if said in ({ShortAnswer.LIKES}, {ShortAnswer.LIKES, ShortAnswer.YES}):
        return ShortAnswer.LIKES
    only = next(iter(said)) if len(said) == 1 else None
    return only if isinstance(only, ShortAnswer) else None


@lru_cache(maxsize=8)
def _table(language: str) -> Mapping[Kind, frozenset[tuple[str, ...]]]:
    """The known rows of words of a language, as texts are read."""
    return {
        kind: frozenset(tuple(_plain_words(row)) for row in rows.split("|") if row.strip())
        for kind, rows in WORDS[language].items()
    }


@lru_cache(maxsize=8)
def _longest(language: str) -> int:
    return max(len(row) for rows in _table(language).values() for row in rows)

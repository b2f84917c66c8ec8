"""Digits said in words, in the four languages: «восемь девятьсот шестнадцать», «double five», «o sută douăzeci și trei».

Reads them into the digits that somebody would type.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from bot.domain.contacts.plain_text import fold

_ONES: Mapping[str, str] = {
    fold(word): digit
    for digit, words in {
        "0": "ноль нуль нолик нуля oh zero nought nil nolla",
        "1": "один одна одно единица one unu una unul yksi yks",
        "2": "два две двойка two doi două kaksi kaks",
        "3": "три тройка three trei kolme kol",
        "4": "четыре четверка four patru neljä nel",
        "5": "пять пятерка five cinci viisi viis",
        "6": "шесть шестерка six șase kuusi kuus",
        "7": "семь семерка seven șapte seitsemän seittemän seiska",
        "8": "восемь восьмерка eight opt kahdeksan kasi",
        "9": "девять девятка nine nouă yhdeksän ysi",
    }.items()
    for word in words.split()
}
_TEENS: Mapping[str, str] = {
    fold(word): number
    for number, words in {
        "10": "десять ten zece kymmenen",
        "11": "одиннадцать eleven unsprezece unșpe yksitoista",
        "12": "двенадцать twelve doisprezece doișpe kaksitoista",
        "13": "тринадцать thirteen treisprezece treișpe kolmetoista",
        "14": "четырнадцать fourteen paisprezece paișpe neljätoista",
        "15": "пятнадцать fifteen cincisprezece cinșpe viisitoista",
        "16": "шестнадцать sixteen șaisprezece șaișpe kuusitoista",
        "17": "семнадцать seventeen șaptesprezece șapteșpe seitsemäntoista",
        "18": "восемнадцать eighteen optsprezece optișpe kahdeksantoista",
        "19": "девятнадцать nineteen nouăsprezece nouășpe yhdeksäntoista",
    }.items()
    for word in words.split()
}
_TENS: Mapping[str, str] = {
    fold(word): digit
    for digit, words in {
        "2": "двадцать twenty douăzeci kaksikymmentä kakskyt",
        "3": "тридцать thirty treizeci kolmekymmentä kolkyt",
        "4": "сорок forty patruzeci neljäkymmentä nelkyt",
        "5": "пятьдесят fifty cincizeci viisikymmentä viiskyt",
        "6": "шестьдесят sixty șaizeci kuusikymmentä kuuskyt",
        "7": "семьдесят seventy șaptezeci seitsemänkymmentä seitkyt",
        "8": "восемьдесят eighty optzeci kahdeksankymmentä kaheksankyt",
        "9": "девяносто ninety nouăzeci yhdeksänkymmentä yheksänkyt",
    }.items()
    for word in words.split()
}
_HUNDREDS: Mapping[str, str] = {
    fold(word): digit
    for digit, words in {
        "1": "сто sata",
        "2": "двести kaksisataa",
        "3": "триста kolmesataa",
        "4": "четыреста neljäsataa",
        "5": "пятьсот viisisataa",
        "6": "шестьсот kuusisataa",
        "7": "семьсот seitsemänsataa",
        "8": "восемьсот kahdeksansataa",
        "9": "девятьсот yhdeksänsataa",
    }.items()
    for word in words.split()
}
_HUNDRED = frozenset(map(fold, ("hundred", "sută", "sute")))
"""A word of its own behind a digit: «nine hundred», «patru sute»."""
_ONE = frozenset(map(fold, ("o", "a", "one")))
"""What may stand for one before a hundred, and nowhere else: «o sută»."""
_AND = frozenset(map(fold, ("și", "and")))
_TIMES: Mapping[str, int] = {"double": 2, "triple": 3, "treble": 3}
_LONGEST = 40
"""Letters of the longest Finnish number below a thousand, and some."""


def said_number(words: Sequence[str]) -> tuple[str, int] | None:
    """Read the number that a row of plain words begins with.

    Args:
        words: at least one; words that stand next to each other.

    Returns:
        Its digits, and how many words it takes; None when the first word is no number.
    """
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first in _TIMES and second in _ONES:
        return _ONES[second] * _TIMES[first], 2
    hundreds, taken = "", 0
    if second in _HUNDRED and (first in _ONES or first in _ONE):
        hundreds, taken = _ONES.get(first, "1"), 2
    elif first in _HUNDREDS:
        hundreds, taken = _HUNDREDS[first], 1
    below, taken = _below_hundred(words, taken)
    if hundreds or below:
        return hundreds + (below.rjust(2, "0") if hundreds else below), taken
    whole = _ONES.get(first) or _finnish(first)
    return None if whole is None else (whole, 1)


def _below_hundred(words: Sequence[str], start: int) -> tuple[str, int]:
    """Read tens, perhaps with ones, from a place on; behind a hundred ones alone as well."""
    at = start + (start > 0 and start < len(words) and words[start] in _AND)
    if at < len(words) and words[at] in _TEENS:
        return _TEENS[words[at]], at + 1
    if at < len(words) and words[at] in _TENS:
        after = at + 1 + (at + 1 < len(words) and words[at + 1] in _AND)
        if after < len(words) and words[after] in _ONES and _ONES[words[after]] != "0":
            return _TENS[words[at]] + _ONES[words[after]], after + 1
        return _TENS[words[at]] + "0", at + 1
    if start > 0 and at < len(words) and words[at] in _ONES and _ONES[words[at]] != "0":
        return _ONES[words[at]], at + 1
    return "", start


@lru_cache(maxsize=1024)
def _finnish(word: str) -> str | None:
    """Read a Finnish number written as one word, such as «satakaksikymmentäkolme»."""
    if len(word) > _LONGEST:
        return None
    digits, left, room = ["0", "0", "0"], word, 4
    while left:
        # Teens stand in for tens and ones; longer words first, so that «neljätoista» is not read as «neljä» and a rest.
        for place, table in ((3, _HUNDREDS), (2, _TEENS), (2, _TENS), (1, _ONES)):
            part = max((one for one in table if left.startswith(one)), key=len, default="") if place < room else ""
            if part:
                break
        else:
            return None
        if table is _TEENS:
            digits[1:], room = table[part], 1
        else:
            digits[3 - place], room = table[part], place
        left = left[len(part) :]
    return "".join(digits).lstrip("0") or None

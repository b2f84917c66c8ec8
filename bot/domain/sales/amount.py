"""Sums of money as people type them: «120к», «1,5 млн», «12 000 €», „2.500,50 lei”, ”3,2 t€”. The currency is the house's one.

Leaves out sums in words («сто тысяч»): who is asked for a sum types digits. What was understood is always confirmed by a button,
so a sign that may mean two things is taken for the likelier one: «1,500» and «1.500» are fifteen hundred.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

MINOR: Final = 100
"""Hundredths: every currency of the list has them."""
LARGEST_AMOUNT: Final = 10**15
"""In minor units, ten trillions: what is more was mistyped. Sums of a million such fit a column."""


class Currency(StrEnum):
    """In what a house counts, by ISO 4217."""

    RUB = "RUB"
    EUR = "EUR"
    RON = "RON"
    MDL = "MDL"
    USD = "USD"
    UAH = "UAH"
    KZT = "KZT"
    BYN = "BYN"


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody wrote: so many minor units, and of which money if he said so."""

    amount: int
    currency: Currency | None = None


_GROUP_OF_THREE = 3
_SPACES = re.compile(r"[\s'’_]+")
_DIGITS = re.compile(r"\d[\d.,\s'’]*")
_SIGNS: Mapping[str, Currency] = {
    "₽": Currency.RUB,
    "€": Currency.EUR,
    "$": Currency.USD,
    "₴": Currency.UAH,
    "₸": Currency.KZT,
}
_MONEY_WORDS: Mapping[Currency, str] = {
    Currency.RUB: "р руб рубль рубля рублей рублях rub rur rubles roubles ruplaa ruble",
    Currency.EUR: "евро eur euro euros euroa euroja eurot e",
    Currency.RON: "ron рон",
    Currency.MDL: "mdl",
    Currency.USD: "доллар доллара долларов баксов usd dollar dollars dolari dollaria",
    Currency.UAH: "грн гривна гривны гривен uah",
    Currency.KZT: "тенге тг kzt",
    Currency.BYN: "byn бел",
}
_CURRENCY_OF = {word: currency for currency, words in _MONEY_WORDS.items() for word in words.split()}
_OF_NO_HOUSE = frozenset(["lei", "leu", "leul", "лей", "лея", "леев"])
"""Money of which two countries have one each: the house knows which."""
_TIMES: Mapping[int, str] = {
    1_000: "к k т тр тыс тысяч тысячи тысяча тыщ t tuhat tuhatta tonni tonnia mii mie thousand thousands grand ths tys",
    1_000_000: "м m кк млн миллион миллиона миллионов лям ляма лямов mln mio mil milion milioane million millions "
    "miljoona miljoonaa milj",
}
_FACTOR_OF = {word: factor for factor, words in _TIMES.items() for word in words.split()}
_FILLING = frozenset(
    [
        "на",
        "за",
        "примерно",
        "около",
        "ровно",
        "сумма",
        "итого",
        "de",
        "la",
        "cam",
        "circa",
        "about",
        "sum",
        "total",
        "noin",
        "yhteensä",
    ]
)
_WORD = re.compile(r"[^\W\d_]+|[₽€$₴₸]")


def read_amount(text: str) -> Typed | None:
    """Return the sum that a text is; None when it is none, or holds anything beside one.

    Args:
        text: what was typed, of any length.

    Returns:
        A sum of 1 to `LARGEST_AMOUNT` minor units.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    numbers = _DIGITS.findall(plain)
    if len(numbers) != 1:
        return None
    rest = plain.replace(numbers[0], " ", 1)
    if _WORD.sub("", rest).strip(" .,!-–—+=:"):
        return None
    factor, currency = 1, None
    for word in _WORD.findall(rest):
        if word in _FACTOR_OF:
            factor *= _FACTOR_OF[word]
        elif word in _SIGNS or word in _CURRENCY_OF:
            currency = _SIGNS.get(word) or _CURRENCY_OF[word]
        elif word not in _OF_NO_HOUSE and word not in _FILLING:
            return None
    number = _number(numbers[0], is_scaled=factor > 1)
    if number is None:
        return None
    minor = number * factor * MINOR
    if minor != minor.to_integral_value() or not 0 < minor <= LARGEST_AMOUNT:
        return None
    return Typed(amount=int(minor), currency=currency)


def _number(typed: str, *, is_scaled: bool) -> Decimal | None:
    """Read digits with their separators; None where these stand as in no number."""
    digits = typed.strip(" .,'’")
    spaced = _SPACES.split(digits)
    if len(spaced) > 1 and any(len(re.split(r"[.,]", group)[0]) != _GROUP_OF_THREE for group in spaced[1:]):
        return None
    digits = "".join(spaced)
    points = [sign for sign in digits if sign in ".,"]
    if not points:
        return Decimal(digits)
    whole, _, part = digits.rpartition(points[-1])
    is_fraction = points.count(points[-1]) == 1 and (len(part) != _GROUP_OF_THREE or is_scaled or len(set(points)) > 1)
    groups = re.split(r"[.,]", whole if is_fraction else digits)
    if len(set(points[:-1] if is_fraction else points)) > 1 or any(len(group) != _GROUP_OF_THREE for group in groups[1:]):
        return None
    if not is_fraction:
        return Decimal("".join(groups))
    return None if not part else Decimal(f"{''.join(groups)}.{part}")


_USUAL: Mapping[str, Currency] = {"ru": Currency.RUB, "ro": Currency.RON}


def usual_currency(language: str) -> Currency:
    """Return in what people of a language count first of all: it holds until somebody says otherwise."""
    return _USUAL.get(language, Currency.EUR)

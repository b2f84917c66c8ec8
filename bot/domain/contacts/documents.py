"""Numbers with letters or words in them that belong to one person: bank accounts (IBAN), the Finnish personal code, passports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.contacts.plain_text import plain_pattern

_LENGTHS = {
    "ro": 24, "md": 24, "fi": 18, "gb": 22, "ee": 20, "lv": 21, "lt": 20, "ua": 29, "by": 28, "kz": 20, "de": 22, "fr": 27,
    "it": 27, "es": 24, "nl": 18, "be": 16, "at": 20, "cy": 28, "ch": 21, "hu": 28, "bg": 22, "tr": 26, "ie": 22, "no": 15,
    "dk": 18, "se": 24, "pl": 28, "cz": 24, "sk": 24, "gr": 27, "pt": 25, "rs": 22, "ge": 22, "az": 28, "lu": 20, "hr": 21,
    "si": 19,
}  # fmt: skip
"""Letters and digits of a country's account number."""
_ACCOUNT = re.compile(rf"(?P<country>{'|'.join(_LENGTHS)}) ?\d{{2}}(?=[ -]?[a-z0-9])")
_PERSON = re.compile(r"(?<!\d)\d{6}[-+a-y]\d{3}(?:[0-9](?![^\W_])|[a-y](?![^\W\d_]))")
_PASSPORT = plain_pattern(r"(?<![^\W_])\d{2} ?\d{2},? ?(?:№|номер|n|no|nr)[ .:]{0,2}\d{6}(?!\d)")
_LEAST_DIGITS = 8

Span = tuple[int, int]


def documents(signs: str) -> Sequence[Span]:
    """Find where such numbers stand in plain signs, in order."""
    codes = [code.span() for pattern in (_PERSON, _PASSPORT) for code in pattern.finditer(signs)]
    ends = {end for _, end in codes}
    accounts = []
    for account in _ACCOUNT.finditer(signs):
        start = account.start()
        end = _account_end(signs, start, _LENGTHS[account["country"]])
        if end is not None and (start in ends or not signs[start - 1 : start].isalpha()):
            accounts.append((start, end))
    return sorted([*codes, *accounts])


def _account_end(signs: str, start: int, length: int) -> int | None:
    """Return where an account number of so many signs ends; None when something else stands there."""
    at, left, digits = start, length, 0
    while left and at < len(signs):
        sign = signs[at]
        if sign.isascii() and sign.isalnum():
            left -= 1
            digits += sign.isdecimal()
        elif sign not in " -" or signs[at - 1] in " -":
            return None
        at += 1
    is_whole = left == 0 and not signs[at : at + 1].isalnum()
    return at if is_whole and digits >= _LEAST_DIGITS else None

"""Numbers in 36 digits, 0–9 and a–z: where decimals have no room."""

from __future__ import annotations

import re

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_WRITTEN = re.compile(r"0|[1-9a-z][0-9a-z]{0,8}")


def write_base36(number: int) -> str:
    """Write a number that is not negative: 0 is `0`, 36 is `10`."""
    written = ""
    while number >= len(_DIGITS):
        number, last = divmod(number, len(_DIGITS))
        written = _DIGITS[last] + written
    return _DIGITS[number] + written


def read_base36(text: str) -> int:
    """Read a number as it is written, and in no other way: no sign, no zeros in front, no capitals.

    Raises:
        ValueError: it is none, or of more than nine digits.
    """
    if not _WRITTEN.fullmatch(text):
        raise ValueError(text)
    return int(text, len(_DIGITS))

"""The letters of pictures: the font file that is installed with the program, which letters it has, and how wide they are.

A machine without a font draws no words and says nothing about it, so pictures never ask the machine: see decision 31.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import fontpkg_roboto

FAMILY: Final = "Roboto"
FONT: Final[Path] = fontpkg_roboto.ROOT / "files" / "Roboto[wdth,wght].ttf"
BOLD: Final = 1.08
"""So much wider is a bold line, at most."""
UNICODE_BMP, UNICODE_ALL = 4, 12
"""Formats of the table that says which sign each character has."""


@cache
def _widths() -> Mapping[str, float]:
    """Return how wide each letter of the font is, for a size of 1."""
    font = FONT.read_bytes()
    (count,) = struct.unpack_from(">H", font, 4)
    tables = {}
    for place in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", font, 12 + place * 16)
        tables[tag] = offset
    (em,) = struct.unpack_from(">H", font, tables[b"head"] + 18)
    (measured,) = struct.unpack_from(">H", font, tables[b"hhea"] + 34)
    widths = [struct.unpack_from(">H", font, tables[b"hmtx"] + 4 * sign)[0] / em for sign in range(measured)]
    return {letter: widths[min(sign, measured - 1)] for letter, sign in _signs(font, tables[b"cmap"]).items()}


def _signs(font: bytes, cmap: int) -> Mapping[str, int]:
    """Return the number of the sign that each character has."""
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    found: dict[str, int] = {}
    for place in range(count):
        (offset,) = struct.unpack_from(">L", font, cmap + 4 + place * 8 + 4)
        (kind,) = struct.unpack_from(">H", font, cmap + offset)
        if kind == UNICODE_BMP:
            found |= _segments(font, cmap + offset)
        elif kind == UNICODE_ALL:
            (groups,) = struct.unpack_from(">L", font, cmap + offset + 12)
            for group in range(groups):
                first, last, sign = struct.unpack_from(">LLL", font, cmap + offset + 16 + group * 12)
                found |= {chr(first + at): sign + at for at in range(last - first + 1)}
    return found


def _segments(font: bytes, table: int) -> Mapping[str, int]:
    (twice,) = struct.unpack_from(">H", font, table + 6)
    ends, starts = table + 14, table + 16 + twice
    deltas, ranges = starts + twice, starts + 2 * twice
    found = {}
    for at in range(0, twice, 2):
        last, first, delta, reach = (struct.unpack_from(">H", font, place + at)[0] for place in (ends, starts, deltas, ranges))
        for code in range(first, last + 1):
            sign = code if reach == 0 else struct.unpack_from(">H", font, ranges + at + reach + 2 * (code - first))[0]
            if sign and code != 0xFFFF:  # noqa: PLR2004 - the end mark of the table
                found[chr(code)] = (sign + delta) & 0xFFFF
    return found


def drawable(text: str) -> str:
    """Return a text without what the font has no letter for, such as an emoji, which would be an empty box."""
    known = _widths()
    words = ("".join(letter for letter in word if letter in known) for word in text.split(" "))
    return " ".join(word for word in words if word)


def width(text: str, size: float, *, is_bold: bool = False) -> float:
    """Return how wide a line is at most, in the unit of its size."""
    known = _widths()
    return sum(known.get(letter, 1.0) for letter in text) * size * (BOLD if is_bold else 1.0)


def wrapped(text: str, size: float, room: float, *, is_bold: bool = False, most: int = 3) -> list[str]:
    """Return a text in lines that fit, the last of them cut off where there would be more than so many."""
    lines: list[str] = []
    line = ""
    for word in drawable(text).split():
        longer = f"{line} {word}".strip()
        if line and width(longer, size, is_bold=is_bold) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    lines.append(line)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [_cut(one, size, room, is_bold=is_bold) for one in lines]


def _cut(line: str, size: float, room: float, *, is_bold: bool) -> str:
    if width(line, size, is_bold=is_bold) <= room:
        return line
    while line and width(f"{line}…", size, is_bold=is_bold) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"

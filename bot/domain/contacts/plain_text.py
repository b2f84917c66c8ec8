"""Text as a reader takes it, whatever it is made of: wide and ringed digits, key caps, exotic spaces and dashes, hidden signs.

Every plain sign knows its place in the text as it was typed, so that rules read the plain text and change the typed one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.invisible import is_invisible

_MARKS = frozenset({"Mn", "Mc", "Me"})
_DIGITS = range(10)
_BY_CATEGORY = {"Zs": " ", "Pd": "-"}
_LOOKS_LIKE = {
    **dict.fromkeys("\n\r\v\f\x1c\x1d\x1e\u0085\u2028\u2029", "\n"),
    # Not taken apart: «№17» is no word «no17».
    "№": "№",
    **dict.fromkeys("\t\x1f", " "),
    **dict.fromkeys("−⁻˗➖﹣", "-"),
    **dict.fromkeys("·•∙‧⋅・●◦▪", "·"),
    **dict.fromkeys("⁄∕⧸╱", "/"),
    **dict.fromkeys("➕⁺", "+"),
    **dict.fromkeys("¦│❘∣", "|"),
    **dict.fromkeys("’‘ʼ´`′", "'"),
    **dict.fromkeys("∗✱✲", "*"),
    **dict.fromkeys("∼˜", "~"),
    **dict.fromkeys("【〔〖", "["),
    **dict.fromkeys("】〕〗", "]"),
    **dict.fromkeys("。", "."),
    **dict.fromkeys("×✕✖", "x"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainText:
    """A text and its plain reading: small letters without marks, digits 0–9, one kind of space, dash and stroke.

    Attributes:
        signs: the plain reading.
        places: for each plain sign, the index of the typed sign it comes from; one more for the end.
    """

    typed: str
    signs: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the typed text the plain signs from `start` to `end` stand, hidden ones between them included.

        What only decorates the last sign, such as the ring of a key cap, goes with it.
        """
        last = self.places[end - 1] + 1
        while last < self.places[end] and _plain(self.typed[last]) == "":
            last += 1
        return self.places[start], last


def read_plain(text: str) -> PlainText:
    """Read a text; takes time in proportion to its length."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for plain in _plain(sign):
            signs.append(plain)
            places.append(place)
    return PlainText(typed=text, signs="".join(signs), places=(*places, len(text)))


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """Return a word as it reads in a plain text."""
    return read_plain(word).signs


def plain_pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern for plain text that is written in people's own letters, «ё» and «ä»; «рубл…» means all its endings."""
    apart = unicodedata.normalize("NFD", source)
    return re.compile("".join(sign for sign in apart if unicodedata.category(sign) not in _MARKS).replace("…", r"[^\W\d_]*"))


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    """Return what a sign reads as: one plain sign, several, or none."""
    category, value = unicodedata.category(sign), unicodedata.numeric(sign, None)
    if sign in _LOOKS_LIKE:
        return _LOOKS_LIKE[sign]
    if is_invisible(sign) or category in _MARKS:
        return ""
    if category in _BY_CATEGORY:
        return _BY_CATEGORY[category]
    if value in _DIGITS:
        return str(int(value or 0))
    apart = unicodedata.normalize("NFKD", sign).casefold()
    is_whole = apart == sign or (value is not None and not value.is_integer())
    return sign if is_whole else "".join(map(_plain, apart))

"""What a sentence says itself, outside quotation marks, and how words are found in it. Leaves out which words: content knows."""

from __future__ import annotations

import re
from functools import cache

_QUOTED = re.compile(r"«[^»]*»|„[^“”]*[“”]|“[^”]*”|”[^“”]*”|‘[^‘]*?’(?!\w)")
"""Russian, Romanian, English marks, and Finnish ones, which open as they close; an apostrophe inside a word closes nothing."""


def spoken_part(text: str) -> str:
    """Return the text in small letters, `ё` as `е`, the client’s quoted words blanked out; each character keeps its place."""
    return _QUOTED.sub(_blank, _plain(text))


@cache
def pattern(words: str) -> re.Pattern[str]:
    """Return what finds a word, or several, in a spoken part: `*` at the end of a word stands for any ending."""
    parts = [re.escape(part.removesuffix("*")) + (r"\w*" if part.endswith("*") else "") for part in _plain(words).split()]
    return re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)")


def _blank(quoted: re.Match[str]) -> str:
    return " " * len(quoted[0])


def _plain(text: str) -> str:
    # Character by character: lower case can have another length (İ), and places must stay what they were.
    return "".join(small if len(small := one.lower()) == 1 else one for one in text).replace("ё", "е")

"""Parts a typed time into signs: figures as they are written, and words. Knows no language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class SignKind(StrEnum):
    """How something is written; the names are those of the groups of the pattern."""

    ISO = "iso"
    """2026-11-25."""
    COLON = "colon"
    """15:30."""
    DOTTED = "dotted"
    """9.12, 9.12.26 or 9.12.2026."""
    STROKE = "stroke"
    """9/12, 9/12/26 or 9/12/2026."""
    DASH = "dash"
    """15-30 or 01-12-2026."""
    COMMA = "comma"
    """1,5 or 15,30."""
    NUMBER = "number"
    WORD = "word"
    OTHER = "other"
    """What no time has: it is not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One figure or word."""

    kind: SignKind
    text: str
    """As it is compared: small letters without marks."""
    numbers: tuple[int, ...] = ()
    is_joined: bool = True
    """Nothing but a space stands between it and the one before."""
    is_hyphened: bool = False
    """Nothing but a hyphen stands between it and the one before."""
    is_stopped: bool = False
    """A full stop follows, and it is not the last of all."""


_SIGN = re.compile(
    r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])"
    r"|(?P<colon>[0-9]{1,2}:[0-9]{2})(?![0-9:])"
    r"|(?P<dotted>[0-9]{1,2}\.[0-9]{1,2}(?:\.[0-9]{4}|\.[0-9]{2})?)(?![0-9])(?!\.[0-9])"
    r"|(?P<stroke>[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{4}|/[0-9]{2})?)(?![0-9/])"
    r"|(?P<dash>[0-9]{1,2} ?- ?[0-9]{1,2}(?:-[0-9]{4})?)(?![0-9])"
    r"|(?P<comma>[0-9]{1,2},[0-9]{1,2})(?![0-9])"
    r"|(?P<number>[0-9]{1,4})(?![0-9])"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<space>\s+)"
    r"|(?P<other>.)",
    re.DOTALL,
)
_MARKS = frozenset(",;:!?.…()[]\"'«»„“”‚‘’`-~*")
"""What says nothing where it stands beside a word: dictation and haste add it."""
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_UNSEEN = ("So", "Sk", "Cf", "Co", "Cn", "Cc")
"""Pictures, and signs that cannot be seen."""


def signs_of(text: str) -> Sequence[Sign]:
    """Return the signs of a text; marks between them are left out, unless nobody writes them in a time."""
    signs: list[Sign] = []
    between = ""
    for found in _SIGN.finditer(_plain(text)):
        kind, said = str(found.lastgroup), found[0]
        if kind == "space":
            between += " "
            continue
        if kind == "other" and (said in _MARKS or unicodedata.category(said) in _UNSEEN):
            if said == "." and signs:
                signs[-1] = replace(signs[-1], is_stopped=True)
            between += said
            continue
        numbers = tuple(int(figure) for figure in re.findall(r"[0-9]+", said))
        is_joined = not between.strip()
        signs.append(Sign(kind=SignKind(kind), text=said, numbers=numbers, is_joined=is_joined, is_hyphened=between == "-"))
        between = ""
    if signs:
        # The last full stop ends the sentence.
        signs[-1] = replace(signs[-1], is_stopped=False)
    return signs


def _plain(text: str) -> str:
    """Return a text as it is compared: «mâine» is typed «maine» as often, and «ё» is «е»."""
    parted = unicodedata.normalize("NFKD", text.casefold()).translate(_DASHES)
    return "".join(sign for sign in parted if not unicodedata.combining(sign))

"""A text as it is read: in small letters, without polite openers, sentence by sentence and at each «but».

«Здравствуйте! Извините, но мне это дорого. Мы на третьем этаже.» is «мне это дорого» and «мы на третьем этаже». What is
only polite is left out wherever it stands, so that it changes nothing; where a text is nothing else it stays what it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from bot.recognition.polite_openers import OPENER

MOST_CLAUSES = 12
"""So many clauses of a long paste are read, the last ones: what was said last counts."""
MOST_CHARACTERS = 1000
"""Characters of these together: a vector takes a quarter of a millisecond for each."""
LONGEST_CLAUSE = 280
"""Characters of a clause that are read; longer ones are cut at a space."""
LONGEST_TEXT = 4096

_ROMANIAN = re.compile("[ăâîșțşţ]", re.IGNORECASE)
"""Letters by which Romanian is known. It is read without marks: with them nothing more is understood, as was tried."""
_MARKUP = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
"""What is pasted of a page's source is nobody's speech."""
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
_CEDILLAS = str.maketrans({"ş": "ș", "ţ": "ț", "ё": "е", "’": "'", "ʼ": "'", "`": "'"})
_ENDS = re.compile(r"(?<=[.!?…])[\"»”)]*\s+(?=\S)|\s*[;\n]+\s*|\s+[–—-]+\s+")
_EDGES = ' \t.…,;:-–—"«»“”()'

_BUT = re.compile(r"\s*,\s+(?=(?:но|однако|but|dar|[iî]ns[aă]|mutta)\s)", re.IGNORECASE)


def plain_text(text: str) -> str:
    """Return a text as it is read: small letters, `ё` as `е`, drawn-out letters and spaces once, nothing at its edges."""
    small = unicodedata.normalize("NFC", text).lower().translate(_CEDILLAS)
    plain = " ".join(_DRAWN_OUT.sub(r"\1", small).split())
    return plain.strip(_EDGES) or plain


def unmarked(text: str) -> str:
    """Take the marks off Latin letters: «până» is «pana»; «й» stays what it is."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    parted = (unicodedata.normalize("NFD", sign)[0] for sign in composed)
    return "".join(base if base.isascii() else sign for base, sign in zip(parted, composed, strict=True))


def clauses(text: str) -> list[str]:
    """Return the clauses of a text, as `plain_text` gives them, in their order; of many the last.

    None is empty or merely polite, unless the whole text is; markup has none. Romanian is without marks, as many type.
    """
    said = text[-LONGEST_TEXT:]
    if _MARKUP.search(said):
        return []
    if _ROMANIAN.search(said):
        said = unmarked(said)
    parts = (part for sentence in _ENDS.split(said) for part in _BUT.split(sentence))
    found = [bare for part in parts if (bare := _bare(part))]
    whole = _cut(plain_text(said))
    return _last(found) or ([whole] if any(map(str.isalnum, whole)) else [])


def _last(parts: Sequence[str]) -> list[str]:
    """Return the last clauses that are not too long together, in their order."""
    kept: list[str] = []
    for part in reversed(parts[-MOST_CLAUSES:]):
        if kept and sum(map(len, kept)) + len(part) > MOST_CHARACTERS:
            break
        kept.append(part)
    return kept[::-1]


def joined(parts: Sequence[str]) -> str:
    """Return clauses as one text."""
    return " . ".join(parts)


def _bare(part: str) -> str:
    plain = plain_text(part)
    while (opener := OPENER.match(unmarked(plain))) is not None:  # with marks or without, a letter is a letter
        plain = plain[opener.end() :].strip(_EDGES)
    return _cut(plain) if any(map(str.isalnum, plain)) else ""


def _cut(plain: str) -> str:
    return plain if len(plain) <= LONGEST_CLAUSE else plain[:LONGEST_CLAUSE].rpartition(" ")[0] or plain[:LONGEST_CLAUSE]

"""The lines by which a text is found for what is meant, and the texts each of them stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic

from bot.recognition.clauses import unmarked
from bot.recognition.text_index import Id, SearchedText

SHORTEST = 6
"""Characters of a sentence that means something by itself."""
_ROMANIAN = re.compile("[ăâîșțşţ]", re.IGNORECASE)
"""Letters by which Romanian is known, which many type without their marks."""
_MARK = re.compile(r"^(?:[•—]|\d+\.)\s*")
_END = re.compile(r"(?<=[.!?…”»])\s+(?=[^\W_a-zа-яёäöåăâîșț]|[“«„])")


class Kind(StrEnum):
    """What a line is to its texts."""

    ASKED = "asked"
    """Said as people ask: a title, or what somebody expected them to type."""
    SHOWN = "shown"
    """Something that a client does, which the texts explain."""
    SAID = "said"
    """A sentence of the text itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeantLine(Generic[Id]):
    """One line of a language."""

    text: str
    ids: Sequence[Id]
    kind: Kind


def lines_of(text: SearchedText[Id]) -> Iterator[MeantLine[Id]]:
    """Give the lines of a text: title, what people ask, sentences."""
    for line in (text.title, *text.ask):
        yield MeantLine(text=line, ids=(text.id,), kind=Kind.ASKED)
    for line in sentences(text.text):
        yield MeantLine(text=line, ids=(text.id,), kind=Kind.SAID)


def with_unmarked(lines: Iterable[MeantLine[Id]]) -> Iterator[MeantLine[Id]]:
    """Give lines, and of those in Romanian what they are without marks: to vectors these are other words."""
    for line in lines:
        yield line
        if _ROMANIAN.search(line.text):
            yield replace(line, text=unmarked(line.text))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text whose paragraphs and points stand on lines of their own, without the points' marks."""
    found = []
    for line in text.splitlines():
        bare = _MARK.sub("", line.strip())
        found += [part for part in _END.split(bare) if len(part) >= SHORTEST]
    return found

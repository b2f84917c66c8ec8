"""A page of figures as a spreadsheet has it: words and numbers in the reader's language, without a font or a width.

It fits one printed page. Leaves out the file: see `bot.reporting.sheet_file`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Percent:
    """A share of 0 to 1, or a difference of two, shown in whole percents."""

    value: float


Cell = str | int | float | Percent | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Rows under one header."""

    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page."""

    name: str
    """Of the sheet in the workbook; at most 31 characters, without signs that a path has."""
    title: str
    blocks: Sequence[Block]
    note: str = ""

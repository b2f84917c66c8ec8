"""Ports of the house sheet: its stored lines, and who judges what is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.domain.house.sheet import Item, Line, LineId, Sheets
from bot.domain.ids import EmployeeId, LanguageCode, TeamId

LARGEST_FILE = 32_768
"""Bytes of a sheet that is sent back: a full one with all answers of the quiz in Cyrillic has half of it."""


class HouseLines(Protocol):
    async def live(self) -> Sequence[Line]:
        """Return what counts at each place of each sheet, also what empties one."""

    async def newest(self, team_id: TeamId | None, language: LanguageCode, item: Item) -> Line | None:
        """Return what counts at one place; None where nothing was ever written, or all is taken back."""

    async def write(self, line: Line) -> LineId:
        """Let this count at its place, whatever `id` it has, and give its number. What it replaces is kept for undo, ten deep."""

    async def put_drafts(self, lines: Sequence[Line], by: EmployeeId) -> None:
        """Keep what somebody's file says until he takes it, in place of what he had before; it counts nowhere."""

    async def drafts_of(self, by: EmployeeId) -> Sequence[Line]:
        """Return what he has not taken yet."""

    async def undo(self, line_id: LineId, at: datetime) -> bool:
        """Let the line before count again; False when this one does not count, or no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFinding:
    """Why a line may not be said; content has the words under `house.refused.<problem>`."""

    problem: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineJudged:
    """A line as it would be kept: spaces and the letter at its beginning are mended."""

    text: str
    finding: LineFinding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFile:
    """What a file says: whose sheet it is, and its lines as they were written."""

    team: int
    """0: the house's."""
    language: str
    lines: Mapping[Item, str]
    unknown: Sequence[str] = ()
    """Places that no sheet has."""


class LineJudge(Protocol):
    def judge(self, language: LanguageCode, item: Item, text: str) -> LineJudged:
        """Hold a line against everything that one line can break. Pure, never raises on a bad one."""

    def as_file(self, team: int, language: LanguageCode, lines: Mapping[Item, str]) -> str:
        """Return the lines of one sheet as YAML, with every place that is asked for; `team` is 0 for the house's."""

    def read_file(self, raw: bytes) -> SheetFile | None:
        """Return what a file says; None when it is none of ours. Never raises on a bad one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseTools:
    """What filling in the sheet needs of the content in force."""

    judge: LineJudge
    put: Callable[[Sequence[Line]], None]
    """Lets these lines be in force in this process from now on, and nothing else."""
    languages: Callable[[], Sequence[LanguageCode]]
    sheets: Callable[[TeamId], Sheets]
    """What counts in a team."""

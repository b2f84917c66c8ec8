"""A sheet as a file: sent out, brought back, and taken once its reader has seen what would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.house.sheet import Item, Line, LineId
from bot.services.act import Act
from bot.services.asked import ask_for_text, forget_question, own_chat
from bot.services.house.fill_sheet import SheetView, sheet_for, write
from bot.services.house.ports import LARGEST_FILE, HouseTools, LineFinding
from bot.services.text_ports import PromptKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a file would do to one line."""

    item: Item
    before: str
    text: str
    refused: LineFinding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """What a file would change; its lines wait until they are taken."""

    view: SheetView
    changes: Sequence[Change]
    unknown: Sequence[str] = ()
    """Places that no sheet has."""

    @property
    def taken(self) -> Sequence[Change]:
        """The changes that may be made."""
        return [one for one in self.changes if one.refused is None]


async def sheet_file(act: Act, tools: HouseTools, team: int, language: str) -> tuple[SheetView, str]:
    """Return a sheet's own lines as a file.

    Raises:
        NotFound, NotAllowed.
    """
    view = await sheet_for(act, tools, team, language)
    return view, tools.judge.as_file(view.number, view.language, view.own.lines)


async def ask_file(act: Act, tools: HouseTools, team: int, language: str) -> SheetView:
    """Let the next plain text be a sheet's file; the file itself says what it is.

    Raises:
        NotFound, NotAllowed.
    """
    view = await sheet_for(act, tools, team, language)
    await ask_for_text(act, own_chat(act), PromptKind.HOUSE_FILE, f"{view.number}:{view.language}")
    return view


async def read_sheet(act: Act, tools: HouseTools, raw: bytes) -> FileRead | None:
    """Say what a file would change, and keep that until it is taken; None when it is no sheet or too large for one.

    Raises:
        NotFound, NotAllowed: the sheet is one that he may not write.
    """
    found = tools.judge.read_file(raw) if len(raw) <= LARGEST_FILE else None
    if found is None:
        return None
    view = await sheet_for(act, tools, found.team, found.language)
    changes = []
    for item, text in found.lines.items():
        before = view.own.lines.get(item, "")
        judged = tools.judge.judge(view.language, item, text) if text.strip() else None
        after = "" if judged is None else judged.text
        refused = None if judged is None else judged.finding
        if refused is not None or after != before:
            changes.append(Change(item=item, before=before, text=after, refused=refused))
    read = FileRead(view=view, changes=changes, unknown=found.unknown)
    await act.work.house_lines.put_drafts([_draft(act, view, one) for one in read.taken], act.employee.id)
    await forget_question(act)
    return read


async def take_file(act: Act, tools: HouseTools, team: int, language: str) -> tuple[SheetView, int]:
    """Let what the file says count; gives how many lines, 0 when it was taken or dropped before.

    Raises:
        NotFound, NotAllowed.
    """
    view = await sheet_for(act, tools, team, language)
    drafts = [
        one
        for one in await act.work.house_lines.drafts_of(act.employee.id)
        if (one.team_id, one.language) == (None if view.team is None else view.team.id, view.language)
    ]
    await act.work.house_lines.put_drafts([], act.employee.id)
    # Judged again: rules may have changed since, and what stands is never worse than what may be typed.
    good = {
        one.item: one.text
        for one in drafts
        if not one.text or tools.judge.judge(view.language, one.item, one.text).finding is None
    }
    if good:
        await write(act, tools, view, good)
    return await sheet_for(act, tools, team, language), len(good)


async def drop_file(act: Act, tools: HouseTools, team: int, language: str) -> SheetView:
    """Leave the sheet as it is.

    Raises:
        NotFound, NotAllowed.
    """
    view = await sheet_for(act, tools, team, language)
    await act.work.house_lines.put_drafts([], act.employee.id)
    await forget_question(act)
    return view


def _draft(act: Act, view: SheetView, change: Change) -> Line:
    return Line(
        id=LineId(0),
        team_id=None if view.team is None else view.team.id,
        language=view.language,
        item=change.item,
        text=change.text,
        written_by=act.employee.id,
        written_at=act.now,
    )

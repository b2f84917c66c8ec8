"""The house sheet as tests fill it in: whose lines they write, and where its message is."""

from __future__ import annotations

from bot.domain.house.sheet import ITEMS, Line, LineId
from bot.domain.ids import LanguageCode, PersonId, TeamId
from tests.domain.house_words import WINDOWS
from tests.floor import Desk, Floor, Shown

RU = LanguageCode("ru")


async def sell(
    floor: Floor, team: str | None = "Первый", lines: dict[str, str] | None = None, language: LanguageCode = RU
) -> None:
    """Let a team, or the house, sell this from now on: windows by default."""
    async with floor.bot.database.unit_of_work() as work:
        team_id = None if team is None else TeamId(await floor.team(work, team))
        for code, text in (WINDOWS if lines is None else lines).items():
            line = Line(
                id=LineId(0),
                team_id=team_id,
                language=language,
                item=ITEMS[code],
                text=text,
                written_by=None,
                written_at=floor.clock(),
            )
            await work.house_lines.write(line)
        floor.bot.live.put_sold(await work.house_lines.live())
        await work.commit()


async def written(floor: Floor, team: str | None = "Первый") -> dict[str, str]:
    """Return what counts on a sheet, by the places' codes."""
    async with floor.bot.database.unit_of_work() as work:
        team_id = None if team is None else TeamId(await floor.team(work, team))
        return {one.item.code: one.text for one in await work.house_lines.live() if one.team_id == team_id and one.text}


async def writer_of(floor: Floor, code: str) -> PersonId | None:
    """Return who wrote the line that counts at a place."""
    async with floor.bot.database.unit_of_work() as work:
        line = next(one for one in await work.house_lines.live() if one.item.code == code)
        writer = None if line.written_by is None else await work.employees.get(line.written_by)
        return None if writer is None else writer.person_id


def sheet_of(desk: Desk) -> Shown:
    """The message of /house."""
    return next(
        one
        for one in reversed(desk.shown)
        if any((button.data or "").startswith("K") for row in one.message.inline_keyboard for button in row)
    )

"""What a house sells, as rows: written, replaced, emptied, taken back."""

from __future__ import annotations

from datetime import timedelta

from bot.db.facade import Database
from bot.db.repositories.house_lines import KEPT
from bot.db.unit_of_work import SqlUnitOfWork
from bot.domain.house.sheet import ITEMS, Line, LineId
from bot.domain.ids import LanguageCode, TeamId
from tests.db.people import NOON, Cast

RU, EN = LanguageCode("ru"), LanguageCode("en")
WHAT, PROOF = ITEMS["p1.what"], ITEMS["p1.proof"]


def _line(cast: Cast, team: TeamId | None, text: str, language: LanguageCode = RU) -> Line:
    return Line(id=LineId(0), team_id=team, language=language, item=WHAT, text=text, written_by=cast.anna.id, written_at=NOON)


async def test_the_newest_line_of_each_place_counts(database: Database, cast: Cast) -> None:
    """The house's, each team's and each language's own, side by side."""
    async with database.unit_of_work() as work:
        for one in (
            _line(cast, cast.north, "рамы"),
            _line(cast, None, "двери"),
            _line(cast, cast.south, "крыши"),
            _line(cast, cast.north, "windows", EN),
        ):
            await work.house_lines.write(one)
        await work.house_lines.write(_line(cast, cast.north, "окна"))
        assert [one.text for one in await work.house_lines.live()] == ["двери", "крыши", "windows", "окна"]
        found = await work.house_lines.newest(cast.north, RU, WHAT)
        assert found is not None
        assert (found.text, found.written_by, found.written_at) == ("окна", cast.anna.id, NOON)
        assert await work.house_lines.newest(cast.north, RU, PROOF) is None


async def test_undo_brings_back_one_line_after_the_other(database: Database, cast: Cast) -> None:
    """Also the house's own, and only the line that counts can be taken back."""
    async with database.unit_of_work() as work:
        for team in (cast.north, None):
            first, second = [await work.house_lines.write(_line(cast, team, text)) for text in ("окна", "двери")]
            assert not await work.house_lines.undo(first, NOON)
            assert await work.house_lines.undo(second, NOON)
            assert not await work.house_lines.undo(second, NOON)
            assert await _text(work, team) == "окна"
            assert await work.house_lines.undo(first, NOON)
            assert await _text(work, team) is None
        assert not await work.house_lines.undo(LineId(999), NOON)


async def test_as_many_lines_are_kept_as_anybody_goes_back(database: Database, cast: Cast) -> None:
    """What is behind the tenth is gone, of this place alone."""
    async with database.unit_of_work() as work:
        await work.house_lines.write(_line(cast, None, "двери"))
        for number in range(KEPT + 5):
            await work.house_lines.write(_line(cast, cast.north, f"окна {number}"))
        for number in range(KEPT):
            newest = await work.house_lines.newest(cast.north, RU, WHAT)
            assert newest is not None
            assert newest.text == f"окна {KEPT + 4 - number}"
            assert await work.house_lines.undo(newest.id, NOON + timedelta(seconds=number))
        assert await _text(work, cast.north) is None
        assert await _text(work, None) == "двери"


async def test_what_was_taken_back_is_gone_once_something_new_is_written(database: Database, cast: Cast) -> None:
    """Undo goes back and never forward again."""
    async with database.unit_of_work() as work:
        await work.house_lines.write(_line(cast, cast.north, "окна"))
        await work.house_lines.undo(await work.house_lines.write(_line(cast, cast.north, "двери")), NOON)
        newest = await work.house_lines.write(_line(cast, cast.north, "крыши"))
        assert await work.house_lines.undo(newest, NOON)
        assert await _text(work, cast.north) == "окна"


async def _text(work: SqlUnitOfWork, team: TeamId | None) -> str | None:
    found = await work.house_lines.newest(team, RU, WHAT)
    return None if found is None else found.text

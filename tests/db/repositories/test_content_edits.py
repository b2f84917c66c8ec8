"""Edits of texts as rows: what was changed lately, and how often pages were opened and calls ended so."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.db.facade import Database
from bot.domain.calls.consultation import FinishedBy
from bot.domain.ids import PageId
from bot.domain.phrases.edited_text import edited_texts
from bot.domain.phrases.text_name import TextKind, TextName
from bot.services.interaction_ports import Interaction, InteractionKind
from tests.db.people import NOON, RU, Cast, open_call

NAMES = [TextName(kind, "any.no_no") for kind in TextKind]
DAY = timedelta(days=1)


async def test_texts_of_all_kinds_are_told_apart(database: Database, cast: Cast) -> None:
    """Each has a history of its own, though its id may be that of another; who took an edit back is kept."""
    async with database.unit_of_work() as work:
        edits = work.content_edits
        numbers = [
            await edits.add(
                language=RU,
                name=name,
                text=f"new {name.kind}",
                text_before="old",
                employee_id=cast.anna.id,
                at=NOON,
                is_published=True,
            )
            for name in NAMES
        ]
        assert {one.name: one.text for one in edited_texts(await edits.live())} == {name: f"new {name.kind}" for name in NAMES}
        assert await edits.undo(numbers[:1], cast.boris.id, NOON + DAY) == 1
        [undone] = await edits.of_text(RU, NAMES[0])
        assert (undone.undone_by, undone.undone_at) == (cast.boris.id, NOON + DAY)
        await edits.add(language=RU, name=NAMES[1], text="draft", text_before="old", employee_id=cast.anna.id, at=NOON + DAY)
        assert [one.id for one in await edits.changed_since(NOON + DAY)] == numbers[:1]
        assert [one.id for one in await edits.changed_since(NOON)] == numbers


async def test_openings_of_a_page_and_endings_of_calls_are_counted(database: Database, cast: Cast) -> None:
    """From a moment on, of that page and language alone; calls that ended alike are counted together."""
    page = PageId("basics.goal")
    async with database.unit_of_work() as work:
        for at, opened in ((NOON - DAY, page), (NOON, page), (NOON, "basics.talk"), (NOON + DAY, page)):
            details = {"page": str(opened)}
            kind, who = InteractionKind.GUIDE_OPENED, cast.anna
            await work.interactions.add(
                Interaction(kind=kind, at=at, update_id=None, employee_id=who.id, team_id=who.team_id, details=details)
            )
        assert await work.text_uses.opened(RU, page, NOON) == 2
        assert await work.text_uses.opened(RU, PageId("basics.client"), NOON) == 0
        for _ in range(2):
            call = await open_call(work, cast.anna)
            await work.consultations.save(replace(call, finished_at=NOON, finished_by=FinishedBy.MANAGER))
        await open_call(work, cast.anna)
        [ended] = await work.text_uses.endings(RU, NOON - DAY)
        assert ended.calls == 2
        assert await work.text_uses.endings(RU, NOON + 30 * DAY) == []

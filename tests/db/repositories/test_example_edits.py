"""Examples of clients' words as rows: drafts, those in force, those taken back, and what goes with a client."""

from __future__ import annotations

from dataclasses import replace

from bot.db.facade import Database
from bot.domain.clients.naming import ClientName
from bot.domain.masking import mask
from bot.domain.phrases.edited_example import EditedExample, examples_of
from bot.services.text_ports import FreeTextKind
from tests.db.people import NOON, RU, Cast, open_call

SAID = EditedExample(language=RU, text="ну и цены", labels=("choleric", "objection_price"))


async def test_an_example_is_a_draft_then_in_force_then_history(database: Database, cast: Cast) -> None:
    """A published one is not rewritten, an undone one stays in the list, and edits of phrases are not among them."""
    async with database.unit_of_work() as work:
        edits = work.example_edits
        number = await edits.add(replace(SAID, labels=()), note_id=7, employee_id=cast.anna.id, at=NOON)
        draft = await edits.get(number)
        assert draft is not None
        assert (draft.example.labels, draft.note_id, draft.is_live) == ((), 7, False)
        await edits.rewrite(draft, SAID)
        assert await edits.live() == []
        assert await edits.publish(number, NOON)
        assert not await edits.publish(number, NOON)
        await edits.rewrite(draft, replace(SAID, text="иначе"))
        assert examples_of(await edits.live()) == [SAID]
        await edits.add(SAID, note_id=7, employee_id=cast.anna.id, at=NOON)
        await edits.add(SAID, note_id=70, employee_id=cast.anna.id, at=NOON)
        await edits.forget_drafts(7, cast.anna.id)
        assert (await edits.count_published(), len(await edits.published(9, 0))) == (1, 1)
        assert await edits.undo(number, NOON)
        assert not await edits.undo(number, NOON)
        assert (examples_of(await edits.live()), [one.undone_at for one in await edits.published(9, 0)]) == ([], [NOON])
        assert await work.content_edits.live() == []


async def test_drafts_go_with_the_client_whose_words_they_were(database: Database, cast: Cast) -> None:
    """What was published stays: it tells of nobody."""
    async with database.unit_of_work() as work:
        client = await work.clients.add(team_id=cast.north, name=ClientName(text="Иван"), language=RU, at=NOON)
        call = await open_call(work, cast.anna, client=client)
        note = await work.free_texts.add(
            consultation_id=call.id, employee_id=cast.anna.id, kind=FreeTextKind.NONE_FITS, text=mask("цены"), at=NOON
        )
        kept, gone, others = [
            await work.example_edits.add(SAID, note_id=number, employee_id=cast.anna.id, at=NOON)
            for number in (note, note, note * 10 + 1)
        ]
        await work.example_edits.publish(kept, NOON)
        await work.erasing.client(client, NOON)
        found = [await work.example_edits.get(number) for number in (kept, gone, others)]
        assert [one is not None for one in found] == [True, False, True]

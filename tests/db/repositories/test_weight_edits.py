"""Changed weights as rows: drafts, those in force in the order of publication, those taken back."""

from __future__ import annotations

from datetime import timedelta

from bot.db.facade import Database
from bot.domain.ids import OptionId, QuestionId
from bot.domain.phrases.edit import EditId
from bot.domain.phrases.edited_weights import Cue
from tests.db.people import NOON, Cast

CUE, OTHER = Cue(QuestionId("phrase1"), OptionId("shorter")), Cue(QuestionId("words"), OptionId("advice"))


async def test_weights_are_a_draft_then_in_force_then_history(database: Database, cast: Cast) -> None:
    """A published one is neither rewritten nor dropped, the order is that of publication, phrases and examples see none of it."""
    async with database.unit_of_work() as work:
        edits = work.weight_edits
        first, second = [await edits.add({CUE: 0.85}, employee_id=one.id, at=NOON) for one in (cast.anna, cast.boris)]
        draft = await edits.draft_of(cast.anna.id)
        assert draft is not None
        assert (draft.id, draft.strengths, draft.before, draft.is_live) == (first, {CUE: 0.85}, {}, False)
        await edits.rewrite(first, {CUE: 0.75, OTHER: 0.5})
        assert await edits.live() == []
        assert await edits.publish(second, {CUE: 0.85}, {CUE: 0.75}, NOON)
        assert await edits.publish(first, {CUE: 0.75, OTHER: 0.5}, {CUE: 0.85, OTHER: 0.7}, NOON + timedelta(minutes=1))
        assert not await edits.publish(first, {CUE: 0.5}, {CUE: 0.75}, NOON)
        await edits.rewrite(first, {CUE: 0.5})
        await edits.forget_draft(first)
        assert [(one.id, one.strengths) for one in await edits.live()] == [
            (second, {CUE: 0.85}),
            (first, {CUE: 0.75, OTHER: 0.5}),
        ]
        assert [one.id for one in await edits.published(9, 0)] == [first, second]
        assert [one.id for one in await edits.published(1, 1)] == [second]
        assert await edits.count_published() == 2
        assert await edits.undo(first, NOON)
        assert not await edits.undo(first, NOON)
        assert [one.id for one in await edits.live()] == [second]
        assert (await work.content_edits.live(), await work.example_edits.live()) == ([], [])
        assert (await work.content_edits.get(first), await work.example_edits.get(first)) == (None, None)


async def test_old_drafts_go_and_published_weights_stay(database: Database, cast: Cast) -> None:
    """With drafts of phrases, and by whoever comes back."""
    async with database.unit_of_work() as work:
        numbers = [await work.weight_edits.add({CUE: 0.85}, employee_id=cast.anna.id, at=NOON) for _ in range(2)]
        await work.weight_edits.publish(EditId(numbers[0]), {CUE: 0.85}, {CUE: 0.75}, NOON)
        await work.content_edits.forget_drafts_before(NOON + timedelta(days=7))
        assert await work.weight_edits.draft_of(cast.anna.id) is None
        assert len(await work.weight_edits.live()) == 1

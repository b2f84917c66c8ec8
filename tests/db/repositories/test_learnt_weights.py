"""What a team's calls teach, as rows: counted by the day, proposed, decided, taken back; and typed words that were read wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.db.facade import Database
from bot.db.unit_of_work import SqlUnitOfWork
from bot.domain.calls.consultation import Answer, FinishedBy, TemperamentSource
from bot.domain.calls.learnt_weights import Heard, LearntCue
from bot.domain.calls.script import likelihoods_of
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import ConsultationId, OptionId, QuestionId
from bot.domain.masking import mask
from bot.domain.phrases.edited_weights import Cue
from bot.services.phrases.ports import Learning
from bot.services.text_ports import FreeTextKind
from tests.db.people import NOON, Cast, open_call

SHORTER = Cue(QuestionId("phrase1"), OptionId("shorter"))
DAY = NOON.date()


async def lead(work: SqlUnitOfWork, cast: Cast, source: TemperamentSource, *options: str) -> ConsultationId:
    """Lead a call with a choleric in which these were heard, one after the other, in answer to one question."""
    call = await open_call(work, cast.anna)
    for at, option in enumerate(options):
        likelihoods = None if option == "other" else likelihoods_of(Temperament.CHOLERIC, 0.65)
        answer = Answer(question_id=SHORTER.question, option_id=OptionId(option), at=NOON, likelihoods=likelihoods)
        await work.consultations.add_answer(call.id, replace(answer, at=NOON + timedelta(seconds=at)))
    over = replace(call, finished_at=NOON, finished_by=FinishedBy.MANAGER, temperament=Recognition.CHOLERIC)
    await work.consultations.save(replace(over, temperament_source=source))
    return call.id


async def test_a_day_is_counted_by_what_counted_in_its_calls(database: Database, cast: Cast) -> None:
    """The last answer to a question, of calls whose type a person has said; counted again it is the same, and old days go."""
    async with database.unit_of_work() as work:
        rows = work.learnt_weights
        await lead(work, cast, TemperamentSource.CONFIRMED, "shorter")
        await lead(work, cast, TemperamentSource.OVERRIDE, "prove", "shorter")
        await lead(work, cast, TemperamentSource.OVERRIDE, "shorter", "other")
        await lead(work, cast, TemperamentSource.BOT, "shorter")
        assert (await rows.count_day(cast.north, DAY), await rows.count_day(cast.north, DAY)) == (1, 1)
        assert await rows.count_day(cast.south, DAY) == 0
        heard = Heard(employee_id=cast.anna.id, cue=SHORTER, temperament=Temperament.CHOLERIC, calls=2)
        assert (await rows.evidence(cast.north), await rows.heard(cast.north)) == ([heard], 2)
        assert (await rows.evidence(cast.south), await rows.heard(cast.south)) == ([], 0)
        assert await rows.count_day(cast.north, DAY - timedelta(days=1)) == 0
        await rows.forget_evidence(cast.north, DAY)
        assert await rows.heard(cast.north) == 2
        await rows.forget_evidence(cast.north, DAY + timedelta(days=1))
        assert await rows.heard(cast.north) == 0


async def test_how_far_a_team_is_counted_is_kept(database: Database, cast: Cast) -> None:
    """Of each team by itself, the newest word."""
    async with database.unit_of_work() as work:
        for day in (DAY, DAY + timedelta(days=1)):
            await work.learnt_weights.advance(cast.north, Learning(counted_until=day, learnt_at=NOON))
        learning = Learning(counted_until=DAY + timedelta(days=1), learnt_at=NOON)
        assert await work.learnt_weights.learning() == {cast.north: learning}


async def test_a_proposal_is_decided_once_and_taken_back_once(database: Database, cast: Cast) -> None:
    """The newer takes the older's place while nobody has decided; what was decided stays, with who did it."""
    one = LearntCue(cue=SHORTER, before=0.75, strength=0.6, calls=40, people=2)
    async with database.unit_of_work() as work:
        rows = work.learnt_weights
        await rows.propose(cast.north, [one], NOON)
        first = await rows.open_of(cast.north)
        assert first is not None
        await rows.put_told(first.id, {cast.boris.id})
        await rows.propose(cast.north, [replace(one, strength=0.5)], NOON)
        await rows.propose(cast.south, [one], NOON)
        await rows.propose(cast.south, [], NOON)
        found = await rows.open_of(cast.north)
        assert found is not None
        assert (found.cues, found.is_open, found.is_live) == ([replace(one, strength=0.5)], True, False)
        assert found.told == {cast.boris.id}, "he knows of what is proposed in its place"
        assert ([one.team_id for one in await rows.open()], await rows.live()) == ([cast.north], [])
        assert await rows.take(found, cast.boris.id, NOON)
        assert not await rows.take(found, cast.anna.id, NOON)
        assert not await rows.drop(found.id, cast.anna.id, NOON)
        (live,) = await rows.live(cast.north)
        assert (live.strengths, live.decided_by) == ({SHORTER: 0.5}, cast.boris.id)
        assert await rows.live(cast.south) == []
        await rows.propose(cast.north, [one], NOON)
        assert [one.id for one in await rows.live()] == [found.id], "what was decided stays"
        newer = await rows.open_of(cast.north)
        assert newer is not None
        assert newer.told == frozenset()
        assert await rows.drop(newer.id, cast.boris.id, NOON)
        assert await rows.undo(found.id, NOON)
        assert not await rows.undo(found.id, NOON)
        assert await rows.live() == []
        assert [one.id for one in await rows.decided(cast.north, 9, 0)] == [newer.id, found.id]
        assert await rows.count_decided(cast.north) == 2
        assert len(await rows.refused(cast.north, NOON - timedelta(days=1))) == 2
        assert await rows.refused(cast.north, NOON) == []


async def test_words_that_were_read_wrong_wait_as_notes(database: Database, cast: Cast) -> None:
    """Once marked they are no cues of the day any more; put away they wait no more, and without their words they are gone."""
    async with database.unit_of_work() as work:
        call = await lead(work, cast, TemperamentSource.OVERRIDE, "shorter")
        text = await work.free_texts.add(
            consultation_id=call,
            employee_id=cast.anna.id,
            kind=FreeTextKind.CUE,
            text=mask("короче"),
            at=NOON,
        )
        edits = work.content_edits
        (typed,) = await edits.typed_cues(cast.north, DAY)
        assert (typed.id, typed.at, len(typed.call.answers), typed.call.typed) == (text, NOON, 1, {NOON})
        assert (await edits.typed_cues(cast.south, DAY), await edits.note(text)) == ([], None)
        await edits.mark_corrected([text])
        assert await edits.typed_cues(cast.north, DAY) == []
        (note,) = await edits.waiting_notes(None, None, 9)
        assert (note.id, note.is_corrected, note.is_not_understood) == (text, True, False)
        assert await edits.notes(None, None, 9, 0) == [], "that list is of what did not fit"
        assert await edits.settle_note(text, NOON)
        assert await edits.waiting_notes(None, None, 9) == []
        await work.free_texts.erase(text, NOON)
        assert await edits.note(text) is None

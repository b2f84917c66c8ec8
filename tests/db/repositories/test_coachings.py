"""What a supervisor and a manager agree on, as it is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.db.facade import Database
from bot.db.unit_of_work import SqlUnitOfWork
from bot.domain.calls.consultation import Consultation, FinishedBy, TemperamentSource
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.domain.coaching.agreement import Coaching, Seen, Verb
from bot.domain.coaching.draw import Candidate, Drawn, Why
from bot.domain.coaching.judging import JudgedCall, Mark
from bot.domain.masking import mask
from bot.domain.supervision.share import Share
from bot.services.coaching.ports import CallsOf, TeamsCalls
from bot.services.text_ports import FreeTextKind
from tests.db.people import NOON, Cast, add_employee, open_call

DAY = timedelta(days=1)


def of_anna(cast: Cast) -> CallsOf:
    """Anna's calls of three days."""
    return CallsOf(employee_id=cast.anna.id, team_id=cast.north, since=NOON, until=NOON + 3 * DAY)


async def finished(work: SqlUnitOfWork, cast: Cast, days: float, **came: object) -> Consultation:
    """A call of Anna's that ended so."""
    at = NOON + days * DAY
    call = await open_call(work, cast.anna, at=at)
    over = replace(call, finished_at=at, finished_by=FinishedBy.MANAGER, **came)  # type: ignore[arg-type]  # columns by name
    await work.consultations.save(over)
    return over


async def begun(work: SqlUnitOfWork, cast: Cast) -> Coaching:
    """A coaching about one call."""
    call = await finished(work, cast, 0)
    drawn = [Drawn(call_id=call.id, why=Why.CHANCE)]
    return await work.coachings.add(coach_id=cast.boris.id, looked_at=of_anna(cast), seed=20260302, n=1, drawn=drawn, at=NOON)


async def test_calls_come_with_what_went_wrong_and_are_counted(database: Database, cast: Cast) -> None:
    """Finished real calls of those days alone; a lost one counts among those whose outcome is known."""
    async with database.unit_of_work() as work:
        first = await finished(work, cast, 0, outcome=Outcome.REFUSED, temperament_source=TemperamentSource.OVERRIDE)
        second = await finished(work, cast, 1, phrase_fits=False, outcome=Outcome.BOUGHT)
        third = await finished(work, cast, 2, none_fits=1, phrase_fits=True)
        fourth = await finished(work, cast, 2.5)
        await finished(work, cast, 3, phrase_fits=False)
        await finished(work, cast, 1, is_practice=True, phrase_fits=False)
        await open_call(work, cast.anna, at=NOON + 2 * DAY)
        assert await work.coachings.candidates(of_anna(cast)) == [
            Candidate(call_id=first.id, risks=frozenset({Why.LOST, Why.OVERRIDDEN})),
            Candidate(call_id=second.id, risks=frozenset({Why.UNFIT})),
            Candidate(call_id=third.id, risks=frozenset({Why.UNFIT})),
            Candidate(call_id=fourth.id),
        ]
        shares = [await work.coachings.share(of_anna(cast), why) for why in (Why.OVERRIDDEN, Why.UNFIT, Why.LOST)]
        assert shares == [Share(1, 4), Share(2, 4), Share(1, 2)]
        elsewhere = replace(of_anna(cast), team_id=cast.south)
        assert await work.coachings.share(elsewhere, Why.UNFIT) == Share(0, 0)


async def test_what_is_agreed_is_stored_and_closed_with_its_words(database: Database, cast: Cast) -> None:
    """Closed, it is to be had by nobody in any way."""
    async with database.unit_of_work() as work:
        coaching = await begun(work, cast)
        line, note = [
            await work.free_texts.add(consultation_id=None, employee_id=cast.boris.id, kind=kind, text=mask("слова"), at=NOON)
            for kind in (FreeTextKind.COACHING_LINE, FreeTextKind.COACHING_NOTE)
        ]
        agreed = replace(coaching, verb=Verb.STOP, line_id=line, measure=Why.LOST, due_at=NOON + DAY, offered_at=NOON)
        call = replace(coaching.calls[0], seen=frozenset({Seen.ASKED, Seen.MANNER}), note_id=note)
        await work.coachings.save(agreed)
        await work.coachings.save_call(coaching.id, call)
        await work.commit()
    async with database.unit_of_work() as work:
        assert await work.coachings.get(coaching.id) == replace(agreed, calls=[call])
        assert [one.id for one in await work.coachings.shared_by(cast.anna.id, 9)] == [coaching.id]
        assert await work.coachings.due(NOON, 9) == []
        assert [one.id for one in await work.coachings.due(NOON + DAY, 9)] == [coaching.id]
        await work.coachings.close(coaching.id, NOON)
        assert await work.coachings.get(coaching.id) is None
        assert await work.coachings.shared_by(cast.boris.id, 9) == []
        assert await work.coachings.due(NOON + DAY, 9) == []
        assert [await work.free_texts.get(one) for one in (line, note)] == [None, None]


async def test_what_others_noted_about_a_person_goes_with_him(database: Database, cast: Cast) -> None:
    """Whoever wrote it: the words are about him."""
    async with database.unit_of_work() as work:
        coaching = await begun(work, cast)
        kind = FreeTextKind.COACHING_LINE
        line = await work.free_texts.add(consultation_id=None, employee_id=cast.boris.id, kind=kind, text=mask("слова"), at=NOON)
        await work.coachings.save(replace(coaching, line_id=line))
        await work.erasing.person(cast.anna, cast.anna.language, NOON)
        assert await work.free_texts.get(line) is None


async def test_what_two_raters_say_is_stored_side_by_side(database: Database, cast: Cast) -> None:
    """What one says leaves the other's alone; calls that a rater led are none to be judged; closed is closed."""
    async with database.unit_of_work() as work:
        first = await finished(work, cast, 0, first_card_at=NOON)
        await finished(work, cast, 1)
        looked_at = TeamsCalls(team_id=cast.north, since=NOON, until=NOON + 3 * DAY)
        chief = await add_employee(work, 103, cast.north, "Глава")
        assert await work.judgings.candidates(looked_at, (cast.boris.id, chief.id)) == [first.id]
        assert await work.judgings.candidates(looked_at, (cast.boris.id, cast.anna.id)) == []
        judging = await work.judgings.add(
            first_id=chief.id, second_id=cast.boris.id, looked_at=looked_at, seed=1, n=1, drawn=[first.id], at=NOON
        )
        bold, unsure = Mark(kind=Recognition.CHOLERIC, fits=True), Mark(kind=Recognition.UNKNOWN)
        await work.judgings.mark(judging, 1, chief.id, bold)
        await work.judgings.mark(judging, 1, cast.boris.id, unsure)
        await work.judgings.save(replace(judging, second_done_at=NOON))
        await work.commit()
    async with database.unit_of_work() as work:
        stored = await work.judgings.get(judging.id)
        assert stored is not None
        assert stored.calls == [JudgedCall(position=1, call_id=first.id, first=bold, second=unsure)]
        assert (stored.is_done, stored.is_ready(chief.id), stored.is_ready(cast.boris.id)) == (False, False, True)
        assert await work.judgings.shared_by(chief.id, 9) == [stored]
        await work.judgings.close(judging.id, NOON)
        assert await work.judgings.get(judging.id) is None
        assert await work.judgings.shared_by(cast.boris.id, 9) == []

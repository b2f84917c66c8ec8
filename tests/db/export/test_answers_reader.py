"""Calls judged anew: read page by page, and those whose verdict changes are named."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.app.commands.rejudge import report
from bot.db.export.answers_reader import SqlAnswersReader
from bot.db.facade import Database
from bot.domain.calls.consultation import Answer, FinishedBy
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import EmployeeId, OptionId
from bot.domain.supervision.scope import Scope
from bot.services.calls.rejudge_calls import rejudge_calls
from tests.db.people import NOON, Cast, open_call
from tests.domain.calls.test_judge_again import tapped, turned
from tests.small_script import small_script

SOMEBODY_ELSE = Scope(teams=None, employee=EmployeeId(10**6))


async def test_the_calls_of_some_time_are_judged_by_two_scripts(database: Database, cast: Cast) -> None:
    """Practice, older calls, those in which nothing was heard and answers taken back do not count."""
    script = small_script()
    name = script.questions[0].id
    async with database.unit_of_work() as work:
        numbers = []
        for minutes, kind, is_practice in (
            (-9, Temperament.CHOLERIC, False),
            (1, Temperament.CHOLERIC, False),
            (2, Temperament.SANGUINE, False),
            (3, Temperament.CHOLERIC, True),
            (4, None, False),
        ):
            at = NOON + timedelta(minutes=minutes)
            call = await open_call(work, cast.anna, at=at, is_practice=is_practice)
            if kind is not None:
                await work.consultations.add_answer(call.id, replace(tapped(name, kind), at=at))
            else:
                await work.consultations.add_answer(call.id, replace(tapped(name, Temperament.CHOLERIC), at=at))
                await work.consultations.undo_answer(call.id, at)
                await work.consultations.add_answer(call.id, Answer(question_id=name, option_id=OptionId("other"), at=at))
            await work.consultations.save(replace(call, finished_at=at, finished_by=FinishedBy.NEXT))
            numbers.append(call.id)
        await work.commit()
    for page in (1, 200):
        reader = SqlAnswersReader(database.answers_reader()._engine, page=page)
        found = await rejudge_calls(reader.calls(NOON), script, turned(script), lambda done: None)
        assert (found.judged, [one.id for one in found.changed]) == (2, [numbers[1]])
    for scope, n in ((Scope(teams=frozenset({cast.north})), 2), (Scope(teams=frozenset({cast.south})), 0), (SOMEBODY_ELSE, 0)):
        seen = [call async for call in reader.calls(NOON, scope)]
        assert len(seen) == n, "only what somebody may look at"
    assert report(found).splitlines() == [
        "1 of 2 calls would be judged otherwise.",
        f"call {numbers[1]}, 2026-03-02 12:01 UTC: choleric -> phlegmatic",
    ]

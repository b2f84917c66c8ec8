"""Which calls of one's own may make cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.db.facade import Database
from bot.db.unit_of_work import SqlUnitOfWork
from bot.domain.calls.consultation import Answer, Consultation, FinishedBy, TemperamentSource
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import ConsultationId, OptionId, QuestionId
from bot.domain.people.employee import Employee
from bot.services.training.ports import CallsBetween
from tests.db.people import NOON, Cast, open_call

SURE: Mapping[str, Any] = {"temperament": Recognition.CHOLERIC, "confidence": 0.99}
HARD: Mapping[str, Any] = {**SURE, "phrase_fits": False}


async def led(work: SqlUnitOfWork, who: Employee, **how: Any) -> Consultation:
    """A call that is over."""
    made = await open_call(work, who)
    over = replace(made, finished_at=NOON, finished_by=FinishedBy.MANAGER, **how)
    await work.consultations.save(over)
    return over


async def hard_of(work: SqlUnitOfWork, who: Employee, hours: int = 1) -> list[ConsultationId]:
    """Find somebody's, of so many hours from the one in which all were led."""
    span = CallsBetween(employee_id=who.id, team_id=who.team_id, since=NOON, until=NOON + timedelta(hours=hours))
    return list(await work.own_calls.hard(span))


@pytest.mark.parametrize(
    ("how", "is_hard"),
    [
        (HARD, True),
        ({**SURE, "none_fits": 1}, True),
        ({**SURE, "outcome": Outcome.REFUSED}, True),
        ({**SURE, "phrase_fits": True}, False),
        ({**HARD, "confidence": 0.4}, False),
        ({**HARD, "confidence": 0.4, "temperament_source": TemperamentSource.CONFIRMED}, True),
        ({"temperament": Recognition.CHOLERIC, "temperament_source": TemperamentSource.OVERRIDE}, True),
        ({**HARD, "temperament": Recognition.MIXED}, False),
    ],
)
async def test_hard_is_what_he_corrected_or_what_went_wrong_with_a_sure_type(
    database: Database, cast: Cast, how: Mapping[str, Any], is_hard: bool
) -> None:
    """Of a call of somebody else nobody learns."""
    async with database.unit_of_work() as work:
        call = await led(work, cast.anna, **how)
        assert await hard_of(work, cast.anna) == ([call.id] if is_hard else [])
        assert await hard_of(work, cast.boris) == []
        assert await hard_of(work, cast.anna, hours=0) == []


async def test_what_was_heard_comes_with_its_call(database: Database, cast: Cast) -> None:
    """In its order and without what was undone; the newest call first, and each to whoever led it, in his team alone."""
    async with database.unit_of_work() as work:
        calls = [await led(work, cast.anna, **HARD) for _ in range(2)]
        cues = [Answer(question_id=QuestionId("first"), option_id=OptionId(one), at=NOON) for one in ("a", "b", "c")]
        for cue in cues:
            await work.consultations.add_answer(calls[0].id, cue)
        await work.consultations.undo_answer(calls[0].id, NOON)
        numbers = [one.id for one in calls]
        found = await work.own_calls.heard(cast.anna.id, cast.north, numbers)
        assert [one.id for one in found] == await hard_of(work, cast.anna) == numbers[::-1]
        assert [one.said for one in found] == [[], cues[:2]]
        assert {(one.temperament, one.is_chosen) for one in found} == {(Temperament.CHOLERIC, False)}
        assert await work.own_calls.heard(cast.boris.id, cast.north, numbers) == []
        assert await work.own_calls.heard(cast.anna.id, cast.south, numbers) == []

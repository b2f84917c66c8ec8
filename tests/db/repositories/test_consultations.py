"""Consultations, answers and cards on a real file."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.db.facade import Database
from bot.domain.calls.consultation import Answer, Consultation, FinishedBy, TemperamentSource
from bot.domain.calls.intent import Known
from bot.domain.calls.last_time import LastTime
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.script import Objection
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.clients.naming import ClientName
from bot.domain.ids import ConsultationId, DrillId, OptionId, PhraseId, QuestionId, TaskId
from bot.domain.sales.amount import Currency
from bot.services.calls.ports import CardShown
from tests.db.people import NOON, RU, Cast, open_call


async def test_a_new_consultation_comes_back_as_it_was_made(database: Database, cast: Cast) -> None:
    """What `add` returns is what another transaction reads, the client's name included."""
    async with database.unit_of_work() as work:
        client = await work.clients.add(team_id=cast.north, name=ClientName(text="Иван Ильич"), language=RU, at=NOON)
        made = await open_call(work, cast.anna, client=client, is_practice=True)
        await work.commit()
    async with database.unit_of_work() as work:
        assert await work.consultations.get(made.id) == made
        assert await work.consultations.open_of(cast.anna.id) == made
        assert await work.consultations.open_of(cast.boris.id) is None
    assert made.client_name == "Иван Ильич"
    assert made.is_practice
    assert made.content_version == "c1"


async def test_saving_writes_every_field_that_may_change(database: Database, cast: Cast) -> None:
    """Each field of the dataclass set to something else survives a save."""
    async with database.unit_of_work() as work:
        client = await work.clients.add(team_id=cast.north, name=ClientName(text="Ольга"), language=RU, at=NOON)
        made = await open_call(work, cast.anna)
        changed = replace(
            made,
            client_id=client,
            client_name="Ольга",
            last_activity_at=NOON + timedelta(minutes=1),
            finished_at=NOON + timedelta(minutes=2),
            finished_by=FinishedBy.NEXT,
            revision=7,
            taps=5,
            first_card_at=NOON + timedelta(seconds=1.5),
            last_place="q:first:0",
            last_tap_at=NOON + timedelta(seconds=59),
            phrases_shown=(PhraseId("a.1"), PhraseId("b.2")),
            phrase_fits=False,
            none_fits=2,
            outcome=Outcome.CALL_BACK,
            follow_up_at=NOON + timedelta(days=3),
            last_time=LastTime(
                at=NOON - timedelta(days=9),
                temperament=Temperament.CHOLERIC,
                share=0.6,
                outcome=Outcome.CALL_BACK,
                follow_up_at=NOON,
                wants=Known.NO,
                can=Known.YES,
                objection=Objection.TRUST,
            ),
            temperament=Recognition.MIXED,
            confidence=0.61,
            bot_confidence=0.74,
            temperament_source=TemperamentSource.OVERRIDE,
            runner_up=Temperament.SANGUINE,
            wants=Known.YES,
            can=Known.NO,
            objections=(Objection.ASK_CAUSE, Objection.PRICE),
            sentences=("Что важнее?", "А срок?"),
            task_id=TaskId("explain_financing"),
            content_version="c2",
            is_practice=True,
            persona=DrillId("per.choleric.1"),
            sum_minor=12_000_00,
            currency=Currency.EUR,
        )
        await work.consultations.save(changed)
        await work.commit()
    async with database.unit_of_work() as work:
        stored = await work.consultations.get(made.id)
    assert stored == changed
    untouched = {"id", "employee_id", "team_id", "language", "started_at", "client_is_code"}
    for name in set(Consultation.__slots__) - untouched:
        assert getattr(changed, name) != getattr(made, name), f"this test forgot {name}"


async def test_saving_what_is_not_stored_is_a_mistake(database: Database, cast: Cast) -> None:
    """A save that changes no row does not pass silently."""
    async with database.unit_of_work() as work:
        made = await open_call(work, cast.anna)
        with pytest.raises(LookupError):
            await work.consultations.save(replace(made, id=ConsultationId(999)))


async def test_an_employee_has_at_most_one_open_consultation(database: Database, cast: Cast) -> None:
    """The database itself refuses a second open one, and takes it once the first is finished."""
    async with database.unit_of_work() as work:
        first = await open_call(work, cast.anna)
        await open_call(work, cast.boris)
        await work.commit()
    async with database.unit_of_work() as work:
        with pytest.raises(IntegrityError):
            await open_call(work, cast.anna)
    async with database.unit_of_work() as work:
        await work.consultations.save(replace(first, finished_at=NOON, finished_by=FinishedBy.MANAGER))
        second = await open_call(work, cast.anna)
        await work.commit()
    async with database.unit_of_work() as work:
        assert await work.consultations.open_of(cast.anna.id) == second


async def test_idle_ones_come_oldest_first_and_only_while_open(database: Database, cast: Cast) -> None:
    """The moment itself counts as idle; finished ones never do."""
    async with database.unit_of_work() as work:
        anna = await open_call(work, cast.anna, at=NOON)
        boris = await open_call(work, cast.boris, at=NOON - timedelta(minutes=5))
        assert await work.consultations.idle_since(NOON, 10) == [boris, anna]
        assert await work.consultations.idle_since(NOON, 1) == [boris]
        assert await work.consultations.idle_since(NOON - timedelta(microseconds=1), 10) == [boris]
        await work.consultations.save(replace(boris, finished_at=NOON, finished_by=FinishedBy.IDLE))
        assert await work.consultations.idle_since(NOON, 10) == [anna]


async def test_answers_keep_their_order_and_undo_takes_the_last_live_one(database: Database, cast: Cast) -> None:
    """Undo walks back one answer at a time; an undone answer stays stored and its place is not used again."""
    answers = [
        Answer(
            question_id=QuestionId(f"q{number}"),
            option_id=OptionId("o"),
            at=NOON + timedelta(seconds=number),
            likelihoods={Temperament.CHOLERIC: 0.65, Temperament.SANGUINE: 0.35} if number == 1 else None,
        )
        for number in range(3)
    ]
    async with database.unit_of_work() as work:
        call = await open_call(work, cast.anna)
        assert await work.consultations.undo_answer(call.id, NOON) is False
        for answer in answers:
            await work.consultations.add_answer(call.id, answer)
        assert await work.consultations.answers(call.id) == answers
        assert await work.consultations.undo_answer(call.id, NOON) is True
        assert await work.consultations.undo_answer(call.id, NOON) is True
        assert await work.consultations.answers(call.id) == answers[:1]
        await work.consultations.add_answer(call.id, answers[2])
        assert await work.consultations.answers(call.id) == [answers[0], answers[2]]
        assert await work.consultations.undo_answer(call.id, NOON) is True
        assert await work.consultations.undo_answer(call.id, NOON) is True
        assert await work.consultations.undo_answer(call.id, NOON) is False
        await work.commit()
    async with database.unit_of_work() as work:
        stored = await work._transaction.execute(text("SELECT position FROM answers ORDER BY position"))
        assert stored.scalars().all() == [1, 2, 3, 4]


async def test_what_a_card_said_is_kept(database: Database, cast: Cast) -> None:
    """Posterior, phrase and versions are stored as they were; one revision may show two cards."""
    async with database.unit_of_work() as work:
        call = await open_call(work, cast.anna)
        card = CardShown(
            consultation_id=call.id,
            revision=1,
            at=NOON,
            posterior={Temperament.CHOLERIC: 0.65, Temperament.PHLEGMATIC: 0.35},
            recognition=Recognition.CHOLERIC,
            runner_up=Temperament.PHLEGMATIC,
            phrase_id=PhraseId("cho.1"),
            task_id=TaskId("close"),
            content_version="c1",
            weights_version="1",
        )
        await work.consultations.add_card(card)
        await work.consultations.add_card(replace(card, read_by="lemmas-1"))
        models = await work._transaction.execute(text("SELECT read_by FROM cards_shown ORDER BY id"))
        assert models.scalars().all() == [None, "lemmas-1"]
        stored = await work._transaction.execute(text("SELECT posterior, phrase_id FROM cards_shown"))
        rows = [(row.posterior if isinstance(row.posterior, str) else json.dumps(row.posterior), row.phrase_id) for row in stored]
        assert [(json.loads(posterior), phrase) for posterior, phrase in rows] == [
            ({"choleric": 0.65, "phlegmatic": 0.35}, "cho.1")
        ] * 2


async def test_a_moment_without_a_zone_is_refused(database: Database, cast: Cast) -> None:
    """A naive time never reaches the database."""
    async with database.unit_of_work() as work:
        with pytest.raises(Exception, match="without a zone"):
            await open_call(work, cast.anna, at=NOON.replace(tzinfo=None))


async def test_whom_somebody_has_met_is_known_in_the_order_in_which_he_met_them_last(database: Database, cast: Cast) -> None:
    """Each once; calls without an invented client, and those of others, are none of it."""
    async with database.unit_of_work() as work:
        for who, persona in ((cast.anna, "a"), (cast.anna, "b"), (cast.anna, None), (cast.boris, "c"), (cast.anna, "a")):
            call = await work.consultations.add(
                employee_id=who.id,
                team_id=who.team_id,
                client_id=None,
                language=RU,
                is_practice=True,
                content_version="c1",
                at=NOON,
                persona=None if persona is None else DrillId(persona),
            )
            assert await work.consultations.get(call.id) == call
            await work.consultations.save(replace(call, finished_at=NOON, finished_by=FinishedBy.NEXT))
        assert await work.consultations.personas_met(cast.anna.id) == ["b", "a"]

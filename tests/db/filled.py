"""A database with something in every table, for migrations that must keep it."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

from sqlalchemy import Table, insert

from bot.db.facade import Database
from bot.db.schema import tables
from bot.db.unit_of_work import SqlUnitOfWork
from bot.domain.calls.consultation import Answer, Consultation
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.clients.naming import ClientName
from bot.domain.ids import ChatId, EmployeeId, OptionId, PersonId, PhraseId, QuestionId, TaskId, TeamId
from bot.domain.masking import mask
from bot.services.calls.ports import CardShown
from bot.services.interaction_ports import Interaction, InteractionKind
from bot.services.outgoing_ports import OutboxMessage, Priority, Slot, SlotMessage
from bot.services.text_ports import FreeTextKind, Prompt, PromptKind
from tests.db.people import NOON, RU, Cast, add_cast, open_call


def filled_copy(migrated: Path, target: Path) -> Path:
    """Copy an empty database and fill every table of the copy, outside of any event loop."""
    shutil.copy(migrated, target)

    async def fill() -> None:
        database = Database(f"sqlite:///{target}")
        await fill_every_table(database)
        await database.dispose()

    asyncio.run(fill())
    return target


async def fill_every_table(database: Database) -> None:
    """Store one call with everything that can belong to it."""
    async with database.unit_of_work() as work:
        cast = await add_cast(work)
        await work.owner_codes.put("hash", NOON)
        client = await work.clients.add(team_id=cast.north, name=ClientName(text="Иван"), language=RU, at=NOON)
        call = await open_call(work, cast.anna, client=client)
        answer = Answer(question_id=QuestionId("q"), option_id=OptionId("o"), at=NOON)
        await work.consultations.add_answer(call.id, answer)
        await work.consultations.add_card(
            CardShown(
                consultation_id=call.id,
                revision=1,
                at=NOON,
                posterior={Temperament.CHOLERIC: 1.0},
                recognition=Recognition.CHOLERIC,
                runner_up=None,
                phrase_id=PhraseId("p"),
                task_id=TaskId("t"),
                content_version="c1",
                weights_version="1",
            )
        )
        await work.free_texts.add(
            consultation_id=call.id, employee_id=cast.anna.id, kind=FreeTextKind.CUE, text=mask("дорого"), at=NOON
        )
        await work.prompts.put(Prompt(chat_id=ChatId(1), kind=PromptKind.CLIENT_NAME, subject=str(call.id), until=NOON))
        await work.interactions.add(
            Interaction(
                kind=InteractionKind.CALL_STARTED,
                at=NOON,
                update_id=1,
                employee_id=cast.anna.id,
                team_id=cast.north,
                consultation_id=call.id,
            )
        )
        await work.audit.add(at=NOON, person_id=PersonId(1), action="export", details={})
        await work.knocks.add("2026-03-02", PersonId(1), is_guess=True, most_people=9)
        await work.updates.accept(1, 1, NOON)
        await work.updates.was_in_hand(1, 2, NOON)
        await work.outbox.put(OutboxMessage(chat_id=ChatId(1), slot="call:1", payload="{}", priority=Priority.TAP), NOON)
        await work.slots.bind(SlotMessage(slot=Slot(chat_id=ChatId(1), object="call:1"), message_id=1, digest="d"))
        await fill_people_and_time(work, cast, call)
        await work.commit()


async def fill_people_and_time(work: SqlUnitOfWork, cast: Cast, call: Consultation) -> None:
    """Store an invitation, a mentor, a reminder, a decision of the house and an edit."""
    anna, boris = cast.anna.id, cast.boris.id
    rows: tuple[tuple[Table, dict[str, object]], ...] = (
        (tables.organisation, {"id": 1, "client_naming": "codes", "staff_informed_at": NOON}),
        (tables.mentorships, {"employee_id": anna, "mentor_id": boris}),
        (tables.supervised_teams, {"employee_id": boris, "team_id": cast.north, "since": NOON}),
        (tables.client_keepers, {"client_id": call.client_id, "employee_id": boris, "since": NOON}),
        (
            tables.retention,
            {"team_id": cast.north, "calls_months": 6, "texts_months": 3, "calls_before": NOON, "kept_at": NOON},
        ),
        (
            tables.invites,
            {
                "code_hash": "hash",
                "team_id": cast.north,
                "role": "manager",
                "created_by": boris,
                "created_at": NOON,
                "expires_at": NOON,
            },
        ),
        (
            tables.desk_links,
            {"code_hash": "hash", "employee_id": anna, "created_at": NOON, "expires_at": NOON},
        ),
        (
            tables.desk_sessions,
            {"token_hash": "hash", "employee_id": anna, "created_at": NOON, "expires_at": NOON},
        ),
        (
            tables.reminders,
            {
                "kind": "call_back",
                "employee_id": anna,
                "consultation_id": call.id,
                "due_at": NOON,
                "local_due": "2026-03-02T14:00",
                "time_zone": "Europe/Helsinki",
                "state": "waiting",
                "created_at": NOON,
            },
        ),
        (tables.log_choices, {"employee_id": anna, "choice": "lw.or", "chosen_at": NOON}),
        (tables.jobs, a_job(anna)),
        (
            tables.content_edits,
            {
                "language": "ru",
                "item": "phrase",
                "text": "new",
                "text_before": "old",
                "employee_id": anna,
                "created_at": NOON,
            },
        ),
    )
    for table, values in (*rows, *counts_of_a_day(anna, cast.north), *_with_people(cast, call), *training_of(anna, cast.north)):
        await work._transaction.execute(insert(table).values(**values))


def a_job(employee_id: int) -> dict[str, object]:
    """Return the row of a file that was asked for and has been sent."""
    return {
        "kind": "export",
        "employee_id": employee_id,
        "chat_id": 1,
        "request": {"choice": "lw.or"},
        "state": "done",
        "created_at": NOON,
        "attempts": 1,
        "alive_until": NOON,
        "rows_done": 7,
        "reason": "disk_full",
        "finished_at": NOON,
        "messages": [12],
        "sent_at": NOON,
        "taken_out_at": NOON,
    }


def counts_of_a_day(employee: EmployeeId, team: TeamId) -> tuple[tuple[Table, dict[str, object]], ...]:
    """One call as it is counted, and one that is not counted yet."""
    where = {"day": "2026-03-01", "team_id": team}
    one = {"employee_id": employee, **where}
    sums = dict.fromkeys(("calls", "cards", "taps", "card_ms"), 1) | {"unfit": 0, "overridden": 0}
    cell = {"temperament": "mixed", "wants": "yes", "can": "no", "outcome": "bought"}
    said = {"temperament_source": "bot", "is_sure": 1, "band": -1, "said": 0}
    cue = {"question_id": "q", "option_id": "o", "calls": 1}
    phrase = {"phrase_id": "p", "calls": 1, "fitted": 1, "fitted_not": 0}
    outcomes = {"bought": 1, "thinking": 0, "refused": 0, "call_back": 0}
    return (
        (tables.call_counts, {"employee_id": employee, **where, **sums, **outcomes}),
        (tables.cell_counts, {**one, **cell, "calls": 1}),
        (tables.type_counts, {**one, **said, "calls": 1, "temperament": "mixed"}),
        (tables.count_changes, {"employee_id": employee, **where, **cell, **sums, **said}),
        *((table, {**one, **cue}) for table in (tables.cue_counts, tables.cue_changes)),
        *((table, {**one, **phrase}) for table in (tables.phrase_counts, tables.phrase_changes)),
    )


def _with_people(cast: Cast, call: Consultation) -> tuple[tuple[Table, dict[str, object]], ...]:
    """Give what is stored of work with people."""
    days = {"since": NOON, "until": NOON, "seed": 20260302, "n": 1, "created_at": NOON}
    two = {"team_id": cast.north, "coach_id": cast.boris.id, "employee_id": cast.anna.id}
    looked_at = {"coaching_id": 1, "position": 1, "consultation_id": call.id, "why": "chance", "seen": ["asked"], "note_id": 1}
    return (
        (tables.coachings, two | days | {"measure": "unfit", "line_id": 1}),
        (tables.coaching_calls, looked_at),
        (tables.judgings, days | {"team_id": cast.north, "first_id": cast.boris.id, "second_id": cast.anna.id}),
        (tables.cue_evidence, _heard(cast)),
        (tables.weight_learning, {"team_id": cast.north, "counted_until": "2026-03-02", "learnt_at": NOON}),
        (
            tables.learnt_weights,
            {
                "team_id": cast.north,
                "cues": [{"cue": "phrase1/shorter", "before": 0.75, "strength": 0.6, "calls": 40, "people": 2}],
                "made_at": NOON,
                "decided_by": cast.boris.id,
                "taken_at": NOON,
                "undone_at": NOON,
            },
        ),
        (
            tables.sale_files,
            {
                "team_id": cast.north,
                "employee_id": cast.boris.id,
                "sent_at": NOON,
                "faults": ["7:no_day"],
                "taken_at": NOON,
                "dropped_at": NOON,
            },
        ),
        (
            tables.sale_rows,
            {
                "file_id": 1,
                "line": 2,
                "client_name": "Иван",
                "name_key": "иван",
                "sold_on": "2026-03-02",
                "amount_minor": 12_000_00,
                "state": "known",
                "client_id": call.client_id,
            },
        ),
        (
            tables.sales,
            {
                "client_id": call.client_id,
                "team_id": cast.north,
                "employee_id": cast.anna.id,
                "consultation_id": call.id,
                "file_id": 1,
                "sold_on": "2026-03-02",
                "amount_minor": 12_000_00,
                "currency": "RUB",
                "source": "tap",
                "entered_by": cast.anna.id,
                "entered_at": NOON,
                "voided_at": NOON,
            },
        ),
        (
            tables.house_lines,
            {
                "team_id": cast.north,
                "language": "ru",
                "item": "p1.guarantee",
                "text": "десять лет гарантии на профиль",
                "written_by": cast.boris.id,
                "written_at": NOON,
                "undone_at": NOON,
                "drafted_by": cast.boris.id,
            },
        ),
        (tables.judging_calls, {"judging_id": 1, "position": 1, "consultation_id": call.id, "first_kind": "unknown"}),
    )


def _heard(cast: Cast) -> dict[str, object]:
    cue = {"question_id": "phrase1", "option_id": "shorter", "temperament": "choleric"}
    return {"team_id": cast.north, "day": "2026-03-01", "employee_id": cast.anna.id, **cue, "calls": 3}


def training_of(employee: EmployeeId, team: TeamId) -> tuple[tuple[Table, dict[str, object]], ...]:
    """What is stored of somebody's practice."""
    whose, day = {"employee_id": employee}, "2026-03-01"
    steady = {
        "streak": 1,
        "freezes": 0,
        "longest": 1,
        "frozen": 0,
        "begun": ["2026-03-01T09:00:00+00:00"],
        "reminded": [day],
        "nudge_at": NOON,
    }
    sitting = {"number": 1, "day": day, "kind": "daily", "waiting": [], "asked": ["choleric"], "asked_today": 1, "correct": 1}
    sitting |= {"repeated": 0}
    said = {"item": "rec.choleric.1", "language": "ru", "kind": "recognise", "asked": "choleric", "given": "sanguine"}
    given = {"team_id": team, "given_by": employee, "pack": "type.choleric", "frequency": "once", "due_on": day}
    tried = {
        "team_id": team,
        "kind": "role",
        "is_again": False,
        "number": 1,
        "product": "Плита",
        "scene": ["s", "звонок", "торопит"],
    }
    tried |= {"asked": [["p", "имя", "спросил", None]], "stage": "passed", "told": [1], "is_told": True}
    tried |= dict.fromkeys(("given_at", "sent_at", "closed_at", "settled_at", "again_from"), NOON)
    card = {"item": "rec.choleric.1", "stability": 0.2, "difficulty": 6.4, "due_on": day, "reviewed_on": day}
    return (
        (tables.trainees, whose | steady | {"last_day": day, "practised_on": day, "is_timed": True}),
        (
            tables.training_sittings,
            whose | sitting | {"shown_at": NOON, "sign": 0, "given": "yes/-", "finished_at": NOON, "assigned_id": 1},
        ),
        (tables.training_cards, whose | card | {"reps": 1, "lapses": 0, "is_learning": True}),
        (tables.training_reviews, whose | said | {"rating": "again", "seconds": 4.0, "day": day, "answered_at": NOON}),
        (tables.training_repeats, whose | said | {"rating": "good", "seconds": 4.0, "day": day, "answered_at": NOON}),
        (tables.training_mixups, whose | {"month": 202603, "asked": "choleric", "given": "sanguine", "answers": 1}),
        (
            tables.training_stages,
            whose | {"stage": "acquaintance", "begun_on": day, "confirmed_by": employee, "confirmed_at": NOON},
        ),
        (tables.training_ticks, whose | {"tick": "acq.company", "ticked_by": employee, "ticked_at": NOON}),
        (
            tables.training_news,
            whose | {"kind": "gate", "stage": "acquaintance", "was_open": True, "told": [1], "look_at": NOON},
        ),
        (tables.training_counts, whose | {"day": day, "calls": 12, "requests": 1}),
        (tables.training_days, whose | {"day": day, "finished": 1, "correct": 0, "fresh": 1, "seconds": 4.0, "assigned": 1}),
        (tables.assignments, given | {"first_on": day, "created_at": NOON, "given_at": NOON, "closed_at": NOON}),
        (tables.assigned, whose | {"assignment_id": 1, "done_on": [day], "tell_at": NOON}),
        (tables.quiz_attempts, whose | tried | dict.fromkeys(("given_by", "closed_by", "decided_by"), employee)),
        (tables.quiz_answers, whose | {"attempt_id": 1, "place": 1, "is_right": True, "marked_by": employee, "marked_at": NOON}),
    )

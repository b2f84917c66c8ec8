"""Erasing a client or a person from every table, and counting what there is.

What may name somebody and was not sent yet goes by whom it is about, or by whether his name is in it: rather one page too many,
which can be asked for again. `bot.db.schema.data_map` says of each column what becomes of it, and a test proves that it does.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    RowMapping,
    Select,
    String,
    Table,
    and_,
    cast,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    text,
    update,
)

from bot.db.repositories.example_edits import EXAMPLE
from bot.db.repositories.people_rows import AN_EMPLOYEE, employee_from
from bot.db.repositories.repository import Repository
from bot.db.schema.tables import (
    assigned,
    audit_log,
    clients,
    coaching_calls,
    coachings,
    consultations,
    content_edits,
    desk_links,
    desk_sessions,
    employees,
    free_texts,
    is_of_nothing_more,
    is_unsent,
    is_unsettled,
    jobs,
    knocks,
    log_choices,
    mentorships,
    outbox,
    owner_codes,
    prompts,
    quiz_answers,
    quiz_attempts,
    reminders,
    sale_rows,
    slots,
    supervised_teams,
    teams,
    trainees,
    training_cards,
    training_counts,
    training_days,
    training_mixups,
    training_news,
    training_repeats,
    training_reviews,
    training_sittings,
    training_stages,
    training_ticks,
)
from bot.db.sqlite.traces import MARK
from bot.db.transaction import Transaction
from bot.domain.calls.consultation import FinishedBy
from bot.domain.folding import fold
from bot.domain.ids import ClientId, ConsultationId, EmployeeId, LanguageCode, ReminderId, TeamId
from bot.domain.people.employee import Employee, Role, nameless, pseudonym
from bot.domain.reminders.reminder import ReminderKind, ReminderState
from bot.services.erasing.ports import Candidate, ClientTraces, Erased, ErasedKind, PersonTraces, Standing
from bot.services.people.ports import AuditAction
from bot.services.text_ports import OF_SELLERS, FreeTextKind

CLIENT_PAGES = ("clients", "hint", "reminders", "log", "coaching", "sale_list")
"""Objects of slots in which several clients may stand."""
PEOPLE_PAGES = ("team", "audit", "words", "log", "coaching", "agreement", "coaching_print", "week", "trainees")
"""Objects of slots in which colleagues stand, beside those that begin so:"""
PEOPLE_PAGES_BEGIN = ("news:", "invite:", "quiz_marks:", "gate_ready:", "no_mentor:")
SHORTEST = 3
"""Letters of a word of a name that is looked for: shorter ones are everywhere."""
RESET: dict[str, Any] = {
    "time_zone": "UTC",
    "is_compact": False,
    "is_editor": False,
    "is_chat_mode": False,
    "wants_reminders": False,
    "wants_whispers": False,
    "quiet_from": 21 * 60,
    "quiet_until": 8 * 60,
    "digest_at": None,
    "has_chosen_zone": False,
    "unreachable_at": None,
    "blocked_at": None,
    "topic_id": None,
}
"""The settings of somebody who was erased: those that nobody has chosen."""

OF_TRAINEES = (
    *(trainees, training_sittings, training_cards, training_reviews, training_repeats, training_mixups),
    training_days,
    *(training_stages, training_ticks, training_counts, training_news, assigned),
    *(quiz_answers, quiz_attempts),
)
AT_ONCE = 500
"""Numbers in one question: older SQLite takes no more than a thousand."""
_WHOM = {table: (table.c.id, table.c.created_at, table.c.erased_at) for table in (clients, employees)}
_is_live = reminders.c.state.in_([ReminderState.WAITING.value, ReminderState.SHOWN.value])


class ErasingRepository(Repository):
    """Every table in which there is something of a client or of a person.

    Whom it erases it notes in `noted`, for the ledger: the unit of work writes them down before it commits.
    """

    __slots__ = ("noted",)

    def __init__(self, transaction: Transaction) -> None:
        """Work in this transaction; nobody is erased yet."""
        super().__init__(transaction)
        self.noted: list[Erased] = []

    # ---- a client ----

    async def of_client(self, client_id: ClientId) -> ClientTraces | None:
        """Count what is stored of a client."""
        row = await self._client(client_id)
        if row is None:
            return None
        his = _calls_of(client_id)
        typed = select(func.count()).where(free_texts.c.consultation_id.in_(his), free_texts.c.text.is_not(None))
        return ClientTraces(
            id=client_id,
            team_id=TeamId(row["team_id"]),
            name=row["name"] or "",
            calls=await self._count(select(func.count()).where(consultations.c.client_id == client_id)),
            texts=await self._count(typed),
            of_sellers=await self._count(typed.where(free_texts.c.kind.in_([kind.value for kind in OF_SELLERS]))),
            reminders=await self._count(select(func.count()).where(reminders.c.consultation_id.in_(his), _is_live)),
            waiting=len(await self._waiting_with_client(row)),
        )

    async def standing(self, client_id: ClientId) -> Standing:
        """Find open calls with a client and live reminders of him."""
        with_him = consultations.c.client_id == client_id
        to_employee = consultations.join(employees, employees.c.id == consultations.c.employee_id)
        calls = select(*AN_EMPLOYEE, consultations.c.id.label("number")).select_from(to_employee)
        calls = calls.where(with_him, consultations.c.finished_at.is_(None))
        # Whoever is reminded need not be who has promised: calls are handed over.
        told = select(*AN_EMPLOYEE, reminders.c.id.label("number")).select_from(
            reminders.join(employees, employees.c.id == reminders.c.employee_id).join(
                consultations, reminders.c.consultation_id == consultations.c.id
            )
        )
        told = told.where(with_him, _is_live)
        return Standing(
            calls=[(employee_from(row), ConsultationId(row["number"])) for row in await self._rows(calls)],
            reminders=[(employee_from(row), ReminderId(row["number"])) for row in await self._rows(told)],
        )

    async def client(self, client_id: ClientId, at: datetime) -> None:
        """Erase a client."""
        row = await self._client(client_id)
        if row is None:
            return
        his, seen_by = _calls_of(client_id), _who_sees(row, employees.c.person_id)
        await self._drop_waiting(await self._waiting_with_client(row))
        await self._transaction.execute(delete(content_edits).where(_is_drafted_from(his)))
        await self._transaction.execute(
            update(free_texts)
            .where(or_(free_texts.c.consultation_id.in_(his), free_texts.c.id.in_(await self._asked_about(row))))
            .where(free_texts.c.text.is_not(None))
            .values(text=None, erased_at=at)
        )
        await self._transaction.execute(
            update(reminders)
            .where(reminders.c.consultation_id.in_(his), _is_live)
            .values(state=ReminderState.DROPPED.value, settled_at=at)
        )
        await self._transaction.execute(delete(sale_rows).where(_is_listed(row)))
        shown = [f"call:{number}" for number in await self._numbers(his)]
        shown += [f"reminder:{number}" for number in await self._numbers(_reminders_of(client_id))]
        # From a digest of a card a name can be guessed.
        stood = and_(slots.c.chat_id.in_(seen_by), slots.c.object.in_([*CLIENT_PAGES, *shown]))
        await self._transaction.execute(update(slots).where(stood).values(digest=""))
        await self._transaction.execute(
            update(clients).where(clients.c.id == client_id).values(name=None, name_key=None, is_code=False, erased_at=at)
        )
        await self._mark_file()
        also = await self._among(clients, await self._merged_into({client_id}), clients.c.erased_at.is_not(None))
        for one in (row, *also):
            self.noted.append(Erased(kind=ErasedKind.CLIENT, id=one["id"], made=one["created_at"], at=at))

    async def clients_called(self, name: str, team: str | None) -> Sequence[Candidate]:
        """Find clients by number or name, in any team."""
        found = select(clients.c.id, clients.c.name, teams.c.name.label("team")).join(teams, teams.c.id == clients.c.team_id)
        is_he = _called(name, clients.c.id, clients.c.name_key)
        rows = await self._rows(found.where(clients.c.erased_at.is_(None), is_he, *_in_team(team)).order_by(clients.c.id))
        return [Candidate(id=row["id"], name=row["name"] or "", team=row["team"]) for row in rows]

    # ---- a person ----

    async def of_person(self, employee_id: EmployeeId) -> PersonTraces | None:
        """Count what is stored of an employee."""
        found = select(*AN_EMPLOYEE).where(employees.c.id == employee_id, employees.c.erased_at.is_(None))
        row = next(iter(await self._rows(found)), None)
        if row is None:
            return None
        employee = employee_from(row)
        return PersonTraces(
            employee=employee,
            calls=await self._count(select(func.count()).where(consultations.c.employee_id == employee_id)),
            audited=await self._count(select(func.count()).where(audit_log.c.person_id == employee.person_id)),
            texts=await self._count(
                select(func.count()).where(free_texts.c.employee_id == employee_id, free_texts.c.text.is_not(None))
            ),
            drafts=await self._count(select(func.count()).where(_drafts_of(employee_id))),
            reminders=await self._count(select(func.count()).where(reminders.c.employee_id == employee_id, _is_live)),
            waiting=len(await self._waiting_with_person(employee)),
        )

    async def person(self, employee: Employee, language: LanguageCode, at: datetime) -> None:
        """Erase an employee."""
        number, chat = employee.id, employee.person_id
        stands_for = pseudonym(number)
        made = (await self._transaction.execute(select(employees.c.created_at).where(employees.c.id == number))).scalar_one()
        if employee.removed_at is None:  # a copy that was put back knows nothing of his leaving
            await self._leave(number, at)
        await self._drop(outbox.c.id.in_([row["id"] for row in await self._waiting_with_person(employee)]))
        await self._drop(outbox.c.chat_id == chat)  # dead ones too
        for gone in (
            delete(prompts).where(prompts.c.chat_id == chat),
            delete(slots).where(slots.c.chat_id == chat),
            delete(knocks).where(knocks.c.person_id == chat),
            delete(mentorships).where(or_(mentorships.c.employee_id == number, mentorships.c.mentor_id == number)),
            delete(log_choices).where(log_choices.c.employee_id == number),
            # Files that stand in his chat, or are on their way there, are taken out by their rows; then these go too.
            delete(jobs).where(jobs.c.employee_id == number, is_of_nothing_more),
            delete(supervised_teams).where(supervised_teams.c.employee_id == number),
            delete(desk_links).where(desk_links.c.employee_id == number),
            delete(desk_sessions).where(desk_sessions.c.employee_id == number),
            *(delete(table).where(table.c.employee_id == number) for table in OF_TRAINEES),
            delete(content_edits).where(_drafts_of(number)),
            update(free_texts)
            .where(or_(free_texts.c.employee_id == number, free_texts.c.id.in_(_said_to(number))), free_texts.c.text.is_not(None))
            .values(text=None, erased_at=at),
            update(reminders)
            .where(reminders.c.employee_id == number, _is_live)
            .values(state=ReminderState.DROPPED.value, settled_at=at),
            update(slots).where(_is_page_of_people(slots.c.object)).values(digest=""),
            update(owner_codes).where(owner_codes.c.used_by == chat).values(used_by=stands_for),
            update(audit_log).where(audit_log.c.person_id == chat).values(person_id=stands_for),
            update(employees)
            .where(employees.c.id == number)
            .values(
                person_id=stands_for,
                name=nameless(number),
                name_key=fold(nameless(number)),
                language=language,
                removed_at=func.coalesce(employees.c.removed_at, at),
                erased_at=at,
                **RESET,
            ),
        ):
            await self._transaction.execute(gone)
        await self._mark_file()
        self.noted.append(Erased(kind=ErasedKind.PERSON, id=number, made=made, at=at))

    async def people_called(self, name: str, team: str | None) -> Sequence[Candidate]:
        """Find employees by number or name."""
        found = select(employees.c.id, employees.c.name, employees.c.removed_at, teams.c.name.label("team")).join(
            teams, teams.c.id == employees.c.team_id
        )
        is_he = _called(name, employees.c.id, employees.c.name_key)
        rows = await self._rows(found.where(employees.c.erased_at.is_(None), is_he, *_in_team(team)).order_by(employees.c.id))
        return [
            Candidate(id=row["id"], name=row["name"], team=row["team"], is_removed=row["removed_at"] is not None) for row in rows
        ]

    async def _leave(self, number: EmployeeId, at: datetime) -> None:
        """End his open call, and let the calls that he has promised be seen by those who look after the team."""
        await self._transaction.execute(
            update(consultations)
            .where(consultations.c.employee_id == number, consultations.c.finished_at.is_(None))
            .values(
                finished_at=consultations.c.last_activity_at,
                finished_by=FinishedBy.IDLE.value,
                revision=consultations.c.revision + 1,
            )
        )
        await self._transaction.execute(
            update(reminders)
            .where(reminders.c.employee_id == number, reminders.c.kind == ReminderKind.CALL_BACK.value, _is_live)
            .values(state=ReminderState.LEFT.value, settled_at=at)
        )

    # ---- who was erased ----

    async def on_record(self) -> Sequence[Erased]:
        """Return who was erased on request, with whoever was merged into him.

        Clients who were merged into others or had no call were not erased: of them nobody has asked it.
        """
        numbers = {int(details["client"]) for details in await self._audited(AuditAction.CLIENT_ERASED)}
        numbers |= await self._merged_into(numbers)
        gone = await self._among(clients, numbers, clients.c.erased_at.is_not(None))
        left = await self._rows(select(*_WHOM[employees]).where(employees.c.erased_at.is_not(None)).order_by(employees.c.id))
        return [
            *(Erased(kind=ErasedKind.CLIENT, id=row["id"], made=row["created_at"], at=row["erased_at"]) for row in gone),
            *(Erased(kind=ErasedKind.PERSON, id=row["id"], made=row["created_at"], at=row["erased_at"]) for row in left),
        ]

    async def back_again(self, erased: Sequence[Erased]) -> Sequence[Erased]:
        """Return which of these stand in the database as if nobody had erased them."""
        standing: set[tuple[ErasedKind, int, datetime]] = set()
        for kind, table in ((ErasedKind.CLIENT, clients), (ErasedKind.PERSON, employees)):
            numbers = {one.id for one in erased if one.kind is kind}
            rows = await self._among(table, numbers, table.c.erased_at.is_(None))
            standing |= {(kind, row["id"], row["created_at"]) for row in rows}
        return [one for one in erased if one.whom in standing]

    async def _merged_into(self, kept: Collection[int]) -> set[int]:
        """Return who has become one with somebody of these: once they were several, and in an old copy they are so still."""
        merged = [(int(one["kept"]), int(one["gone"])) for one in await self._audited(AuditAction.CLIENTS_MERGED)]
        found: set[int] = set()
        while new := {gone for into, gone in merged if into in {*kept, *found}} - found:
            found |= new
        return found

    async def _audited(self, action: AuditAction) -> Sequence[Mapping[str, str]]:
        asked = select(audit_log.c.details).where(audit_log.c.action == action.value)
        return list((await self._transaction.execute(asked)).scalars())

    async def _among(self, table: Table, numbers: Iterable[int], which: ColumnElement[bool]) -> Sequence[RowMapping]:
        rows: list[RowMapping] = []
        ordered = sorted(numbers)
        for begin in range(0, len(ordered), AT_ONCE):
            some = ordered[begin : begin + AT_ONCE]
            rows += await self._rows(select(*_WHOM[table]).where(table.c.id.in_(some), which).order_by(table.c.id))
        return rows

    # ---- what both need ----

    async def _client(self, client_id: ClientId) -> RowMapping | None:
        found = select(clients).where(clients.c.id == client_id, clients.c.erased_at.is_(None))
        return next(iter(await self._rows(found)), None)

    async def _waiting_with_client(self, client: RowMapping) -> list[RowMapping]:
        """Find unsent messages in which a client may stand: of his calls, about several clients, or with his name in them."""
        found = select(outbox.c.id, outbox.c.chat_id, outbox.c.slot, outbox.c.payload, outbox.c.created_at)
        rows = await self._rows(found.where(is_unsent, outbox.c.chat_id.in_(_who_sees(client, employees.c.person_id))))
        if not rows:
            return []
        his = {f"call:{number}" for number in await self._numbers(_calls_of(client["id"]))}
        his |= {f"reminder:{number}" for number in await self._numbers(_reminders_of(client["id"]))} | set(CLIENT_PAGES)
        return [row for row in rows if row["slot"] in his or _mentions(row["payload"], client["name"] or "")]

    async def _waiting_with_person(self, employee: Employee) -> list[RowMapping]:
        found = select(outbox.c.id, outbox.c.chat_id, outbox.c.payload)
        # On a card somebody may stand who has whispered.
        about = and_(is_unsent, or_(_is_page_of_people(outbox.c.slot), outbox.c.slot.startswith("call:")))
        rows = await self._rows(found.where(or_(outbox.c.chat_id == employee.person_id, about)))
        return [row for row in rows if row["chat_id"] == employee.person_id or _mentions(row["payload"], employee.name)]

    async def _drop_waiting(self, rows: Sequence[RowMapping]) -> None:
        """Delete messages; whoever was to be told of other promised calls by them is told anew."""
        since: dict[int, datetime] = {}
        for row in rows:
            if (row["slot"] or "").startswith("reminder"):
                since[row["chat_id"]] = min(row["created_at"], since.get(row["chat_id"], row["created_at"]))
        for chat_id, moment in since.items():
            of_him = select(employees.c.id).where(employees.c.person_id == chat_id).scalar_subquery()
            await self._transaction.execute(
                update(reminders)
                .where(
                    reminders.c.employee_id == of_him,
                    reminders.c.state == ReminderState.SHOWN.value,
                    reminders.c.shown_at >= moment,
                )
                .values(state=ReminderState.WAITING.value, shown_at=None)
            )
        await self._drop(outbox.c.id.in_([row["id"] for row in rows]))

    async def _drop(self, which: ColumnElement[bool]) -> None:
        await self._transaction.execute(delete(outbox).where(which))

    async def _asked_about(self, client: RowMapping) -> list[int]:
        """Find names that were typed and are not settled, and are his."""
        found = select(free_texts.c.id, free_texts.c.text)
        found = found.where(is_unsettled, free_texts.c.employee_id.in_(_who_sees(client, employees.c.id)))
        return [row["id"] for row in await self._rows(found) if _mentions(row["text"], client["name"] or "")]

    async def _mark_file(self) -> None:
        """Have a SQLite file written anew: see `bot.db.sqlite.traces`."""
        if self._transaction.dialect == "sqlite":
            marks = (await self._transaction.execute(text(MARK))).scalar_one()
            await self._transaction.execute(text(f"{MARK} = {marks + 1}"))

    async def _rows(self, statement: Select[Any]) -> Sequence[RowMapping]:
        return (await self._transaction.execute(statement)).mappings().all()

    async def _numbers(self, statement: Select[Any]) -> Sequence[int]:
        return list((await self._transaction.execute(statement)).scalars())

    async def _count(self, statement: Select[Any]) -> int:
        return int((await self._transaction.execute(statement)).scalar_one())


def _calls_of(client_id: int) -> Select[Any]:
    return select(consultations.c.id).where(consultations.c.client_id == client_id)


def _is_listed(client: RowMapping) -> ColumnElement[bool]:
    """Match rows of lists that wait, which are his or bear his name."""
    return or_(sale_rows.c.client_id == client["id"], sale_rows.c.name_key == client["name_key"])


def _reminders_of(client_id: int) -> Select[Any]:
    return select(reminders.c.id).where(reminders.c.consultation_id.in_(_calls_of(client_id)))


def _who_sees(client: RowMapping, by: ColumnElement[int]) -> Select[Any]:
    """Select those in whose chats a client may stand: his team, who looks after it, whoever has called him, the owners."""
    called_him = exists().where(consultations.c.employee_id == employees.c.id, consultations.c.client_id == client["id"])
    looks_after = exists().where(
        supervised_teams.c.employee_id == employees.c.id, supervised_teams.c.team_id == client["team_id"]
    )
    is_his_team = or_(employees.c.team_id == client["team_id"], looks_after)
    return select(by).where(or_(is_his_team, employees.c.role == Role.OWNER.value, called_him))


def _drafts_of(employee_id: int) -> ColumnElement[bool]:
    return and_(content_edits.c.employee_id == employee_id, content_edits.c.published_at.is_(None))


def _is_drafted_from(calls: Select[Any]) -> ColumnElement[bool]:
    """Drafts of examples made of what was noted in calls; published ones say nothing of anybody."""
    of_note = literal(EXAMPLE).concat(cast(free_texts.c.id, String)).concat(":%")
    from_note = exists().where(free_texts.c.consultation_id.in_(calls), content_edits.c.item.like(of_note))
    return and_(content_edits.c.published_at.is_(None), from_note)


def _said_to(employee_id: int) -> CompoundSelect[Any]:
    """Select what others wrote about somebody when they looked at his calls."""
    noted = select(coaching_calls.c.note_id).join(coachings, coachings.c.id == coaching_calls.c.coaching_id)
    about_him = noted.where(coachings.c.employee_id == employee_id, coaching_calls.c.note_id.is_not(None))
    agreed = select(coachings.c.line_id).where(coachings.c.employee_id == employee_id, coachings.c.line_id.is_not(None))
    calls = select(consultations.c.id).where(consultations.c.employee_id == employee_id)
    whispered = select(free_texts.c.id).where(
        free_texts.c.kind == FreeTextKind.WHISPER.value, free_texts.c.consultation_id.in_(calls)
    )
    return about_him.union_all(agreed, whispered)


def _is_page_of_people(object_: ColumnElement[Any]) -> ColumnElement[bool]:
    return or_(object_.in_(PEOPLE_PAGES), *(object_.startswith(begin) for begin in PEOPLE_PAGES_BEGIN))


def _called(name: str, number: ColumnElement[int], key: ColumnElement[str]) -> ColumnElement[bool]:
    """Match a name, or a number: `17` is both, `#17` a number only."""
    digits = name.strip().removeprefix("#")
    is_number = digits.isascii() and digits.isdecimal() and len(digits) < len(str(2**62))
    if is_number and digits != name.strip():
        return number == int(digits)
    is_named = key == fold(name)
    return or_(is_named, number == int(digits)) if is_number else is_named


def _in_team(team: str | None) -> Iterable[ColumnElement[bool]]:
    return () if team is None else (teams.c.name_key == fold(team),)


def _mentions(written: str, name: str) -> bool:
    """Tell whether some word of a name is written there, whatever its case and however the message is packed."""
    said = fold(html.unescape(written.replace('\\"', '"')))
    key = fold(name)
    words = [word for word in re.findall(r"\w+", key) if len(word) >= SHORTEST] or [key]
    return bool(key) and any(word in said for word in words)

"""Calls that were led, for who looks at them: pages, numbers, one call with its traces, and what somebody has chosen to see.

What a page costs does not grow with the number of calls. Candidates are walked through in the order of time by one index – of an
employee, a client or a team – and no more of them are looked at than the limit says; only then are they held against the other
conditions. Of several teams each has its own walk, and the nearest of all are taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    TextClause,
    bindparam,
    false,
    func,
    null,
    or_,
    select,
    text,
    true,
    tuple_,
    union_all,
)
from sqlalchemy.sql.selectable import Subquery

from bot.db.export.near_names import LEAST_ALIKE
from bot.db.repositories.call_rows import consultation_from
from bot.db.repositories.clients import client_from
from bot.db.repositories.counted_kinds import CELLS, number_of
from bot.db.repositories.figures import FigureRepository
from bot.db.repositories.repository import Repository
from bot.db.repositories.type_said import of_type_said
from bot.db.schema.tables import (
    answers,
    cards_shown,
    clients,
    consultations,
    did_not_fit,
    employees,
    interactions,
    log_choices,
    reminders,
)
from bot.db.upsert import for_each_dialect
from bot.domain.calls.consultation import Consultation
from bot.domain.calls.temperament import Recognition
from bot.domain.folding import fold, squeezed
from bot.domain.ids import ConsultationId, EmployeeId, OptionId, PhraseId, QuestionId
from bot.domain.names import shown_name
from bot.domain.reminders.reminder import ReminderKind, ReminderState
from bot.domain.supervision.choice import Choice, read_choice
from bot.domain.supervision.scope import Scope
from bot.services.clients.ports import Client
from bot.services.figures.ports import ALWAYS, Span
from bot.services.interaction_ports import LogFilter
from bot.services.log.ports import (
    COUNTED,
    LOOKED_AT,
    CallTraces,
    LoggedAnswer,
    LoggedCall,
    LoggedCard,
    LoggedEvent,
    LoggedPromise,
    Number,
    Position,
    Walked,
)

FIRST_LOOK = 10
"""So many times the calls wanted are looked at first."""
FURTHER = 4
"""So many times the calls that were looked at before are looked at next."""
ONE_UNFIT_OF = 25
"""Of so many calls about one did not fit: where only such are walked through, each look reaches that much further."""
MOST_NAMES = 20_000
"""Names that are compared with one that nobody bears: the newest clients."""
MOST_EVENTS = 500
"""Of one call; more than anybody has ever done in one."""
_call = consultations.c
_DID_NOT_FIT = text(f"({did_not_fit.text})")
"""As the indexes say it: a database recognises them by that."""
_A_CALL = select(
    consultations,
    clients.c.name.label("client_name"),
    clients.c.is_code.label("client_is_code"),
    employees.c.name.label("manager"),
)
_AND_WHO = (consultations.outerjoin(clients, clients.c.id == _call.client_id)).join(
    employees, employees.c.id == _call.employee_id
)
_BY_ID = _A_CALL.select_from(_AND_WHO).where(_call.id == bindparam("number"))
_LATER = (
    _A_CALL.select_from(_AND_WHO)
    .where(
        _call.client_id == bindparam("client"),
        _call.is_practice == false(),
        tuple_(_call.started_at, _call.id)
        > tuple_(bindparam("at", type_=_call.started_at.type), bindparam("number", type_=_call.id.type)),
    )
    .order_by(_call.started_at, _call.id)
    .limit(bindparam("most"))
)
_ANSWERS = select(answers).where(answers.c.consultation_id == bindparam("number")).order_by(answers.c.position).limit(MOST_EVENTS)
_CARDS = (
    select(cards_shown)
    .where(cards_shown.c.consultation_id == bindparam("number"))
    .order_by(cards_shown.c.revision, cards_shown.c.id)
    .limit(MOST_EVENTS)
)
_EVENTS = (
    select(interactions.c.done_at, interactions.c.kind, interactions.c.details)
    .where(interactions.c.consultation_id == bindparam("number"))
    .order_by(interactions.c.id)
    .limit(MOST_EVENTS)
)
_PROMISES = (
    select(reminders.c.created_at, reminders.c.due_at, reminders.c.state)
    .where(reminders.c.consultation_id == bindparam("number"), reminders.c.kind == ReminderKind.CALL_BACK.value)
    .order_by(reminders.c.id)
    .limit(MOST_EVENTS)
)
_CHOICE = select(log_choices.c.choice).where(log_choices.c.employee_id == bindparam("employee"))
_KEEP = for_each_dialect(
    log_choices,
    lambda put: put.on_conflict_do_update(
        index_elements=["employee_id"], set_={"choice": put.excluded.choice, "chosen_at": put.excluded.chosen_at}
    ),
)


class CallLogRepository(Repository):
    """Tables consultations with what belongs to them, to be looked at, and log_choices."""

    __slots__ = ()

    async def walk(
        self, which: LogFilter, start: Position | None, limit: int, *, is_newer: bool = False, looked_at: int = LOOKED_AT
    ) -> Walked:
        """Walk to older calls, the start itself first, or to newer ones, without it; None is the newest."""
        found: list[LoggedCall] = []
        at, looked, looked_at = start, 0, _reach(which, looked_at)
        while True:
            # What most calls are is found among the first; each look goes on where the one before has ended.
            most = min(max(limit * FIRST_LOOK, looked * FURTHER), looked_at - looked)
            near = _near(which, at, most, is_newer=is_newer, is_begun=looked > 0)
            asked = _matching(which, near, limit + 1 - len(found), is_newer=is_newer, dialect=self._transaction.dialect)
            rows = (await self._transaction.execute(asked)).mappings().all()
            found += [LoggedCall(call=consultation_from(row), manager=shown_name(row["manager"]) or "") for row in rows]
            if len(found) > limit:
                return Walked(calls=found[:limit], following=found[limit].position)
            at = await self._beyond(which, at, most, is_newer=is_newer, is_begun=looked > 0)
            looked += most
            if at is None or looked >= looked_at:
                return Walked(calls=found, following=at)

    async def _beyond(
        self, which: LogFilter, start: Position | None, most: int, *, is_newer: bool, is_begun: bool = False
    ) -> Position | None:
        """Find the first call that was not looked at."""
        near = _near(which, start, most + 1, is_newer=is_newer, is_begun=is_begun).c
        last = select(near.started_at, near.id).order_by(*_order(near, is_newer=is_newer)).limit(1).offset(most)
        row = (await self._transaction.execute(last)).one_or_none()
        return None if row is None else Position(row.started_at, ConsultationId(row.id))

    async def number(self, which: LogFilter, *, counted: int = COUNTED, looked_at: int = LOOKED_AT) -> Number:
        """Count calls: all of them where they are counted by what is asked for, otherwise up to a limit."""
        if (only := _counted_by(which)) is not None:
            all_of_them = number_of(CELLS, _led(which), _when(which), only)
            return Number(n=int((await self._transaction.execute(all_of_them)).scalar_one() or 0), is_more=False)
        if which.is_unfit and _counted_by(replace(which, is_unfit=False)) == {}:
            counts = await FigureRepository(self._transaction).counts(_led(which), _when(which))
            return Number(n=counts.unfit, is_more=False)
        looked_at = _reach(which, looked_at)
        near = _near(which, None, looked_at + 1, is_newer=False)
        meant = _looked_at(which, near, self._transaction.dialect).limit(counted + 1).subquery()
        n, seen = (select(func.count()).select_from(some).scalar_subquery() for some in (meant, near))
        numbers = (await self._transaction.execute(select(n.label("n"), seen.label("seen")))).one()
        return Number(n=min(numbers.n, counted), is_more=numbers.n > counted or numbers.seen > looked_at)

    async def get(self, consultation_id: ConsultationId) -> LoggedCall | None:
        """Find by number."""
        row = (await self._transaction.execute(_BY_ID, {"number": consultation_id})).mappings().one_or_none()
        return None if row is None else LoggedCall(call=consultation_from(row), manager=shown_name(row["manager"]) or "")

    async def traces(self, consultation_id: ConsultationId) -> CallTraces:
        """Read everything that is stored of how a call went."""
        of_it = {"number": consultation_id}
        answered = (await self._transaction.execute(_ANSWERS, of_it)).mappings()
        given = [
            LoggedAnswer(
                question_id=QuestionId(row["question_id"]),
                option_id=OptionId(row["option_id"]),
                at=row["answered_at"],
                undone_at=row["undone_at"],
            )
            for row in answered
        ]
        cards = [
            LoggedCard(
                at=row["shown_at"],
                recognition=Recognition(row["recognition"]),
                share=row["posterior"].get(row["recognition"], max(row["posterior"].values())),
                phrase_id=PhraseId(row["phrase_id"]),
                sentence=row["sentence"],
            )
            for row in (await self._transaction.execute(_CARDS, of_it)).mappings()
        ]
        events = [
            LoggedEvent(at=row["done_at"], kind=row["kind"], details=row["details"])
            for row in (await self._transaction.execute(_EVENTS, of_it)).mappings()
        ]
        promises = [
            LoggedPromise(made_at=row["created_at"], due_at=row["due_at"], state=ReminderState(row["state"]))
            for row in (await self._transaction.execute(_PROMISES, of_it)).mappings()
        ]
        return CallTraces(answers=given, cards=cards, events=events, promises=promises)

    async def later_with(self, call: Consultation, limit: int) -> Sequence[LoggedCall]:
        """Return the next real calls with the same client, the oldest first."""
        if call.client_id is None:
            return ()
        asked = {"client": call.client_id, "at": call.started_at, "number": call.id, "most": limit}
        rows = (await self._transaction.execute(_LATER, asked)).mappings()
        return [LoggedCall(call=consultation_from(row), manager=shown_name(row["manager"]) or "") for row in rows]

    async def choice_of(self, employee_id: EmployeeId) -> Choice | None:
        """Return what an employee has chosen to see; None when he has not, or in words of another version."""
        kept = (await self._transaction.execute(_CHOICE, {"employee": employee_id})).scalar_one_or_none()
        try:
            return None if kept is None else read_choice(kept)
        except ValueError:
            return None

    async def keep_choice(self, employee_id: EmployeeId, choice: Choice, at: datetime) -> None:
        """Put it in the place of the one before."""
        values = {"employee_id": employee_id, "choice": str(choice), "chosen_at": at}
        await self._transaction.execute(_KEEP[self._transaction.dialect], values)

    async def clients_near(self, which: LogFilter, text: str, limit: int) -> Sequence[Client]:
        """Return clients within a scope whose names are spelled nearly as a text, the nearest first."""
        # Imported late: it is needed where nothing was found.
        from rapidfuzz import fuzz, process  # noqa: PLC0415  see above

        of_teams = true() if which.scope.teams is None else clients.c.team_id.in_(sorted(which.scope.teams))
        newest = select(clients.c.id, clients.c.name_key).where(of_teams, clients.c.erased_at.is_(None))
        rows = (await self._transaction.execute(newest.order_by(clients.c.id.desc()).limit(MOST_NAMES))).all()
        names = {row.id: squeezed(row.name_key) for row in rows if row.name_key}
        near = process.extract(squeezed(fold(text)), names, scorer=fuzz.WRatio, limit=limit, score_cutoff=LEAST_ALIKE)
        numbers = [number for _, _, number in near]
        found = select(clients).where(clients.c.id.in_(numbers))
        known = {row["id"]: client_from(row) for row in (await self._transaction.execute(found)).mappings()}
        return [known[number] for number in numbers]


def _counted_by(which: LogFilter) -> Mapping[str, str] | None:
    """Return the kind of a filter, as counts name it; None where it asks for more than they know."""
    if which.practice or which.is_unfit or (which.is_open and which.outcome is not None):
        return None
    if which.scope.is_nothing or which.scope.employee not in (None, _led(which).employee):
        return None
    if any(asked is not None for asked in (which.client_id, which.said, which.team, which.manager, which.client)):
        return None
    wants, _, can = ("", "", "") if which.intent is None else which.intent.partition("/")
    kind = {"temperament": which.temperament, "wants": wants or None, "can": can or None, "outcome": which.outcome}
    if which.is_open:
        kind["outcome"] = ""
    return {name: value for name, value in kind.items() if value is not None}


def _led(which: LogFilter) -> Scope:
    return which.scope if which.employee_id is None else replace(which.scope, employee=which.employee_id)


def _when(which: LogFilter) -> Span:
    return Span(since=which.since or ALWAYS.since, until=which.until or ALWAYS.until)


def _near(which: LogFilter, start: Position | None, most: int, *, is_newer: bool, is_begun: bool = False) -> Subquery:
    """Select the numbers and moments of the next calls in the order of time, by one index for each walk.

    Older ones begin with the start itself; so do newer ones when it is one to which the walk has come.
    """
    place = tuple_(_call.started_at, _call.id)
    within: list[ColumnElement[bool] | TextClause] = []
    if which.since is not None:
        within.append(_call.started_at >= which.since)
    if which.until is not None:
        within.append(_call.started_at < which.until)
    if _is_by_unfit(which):
        within.append(_DID_NOT_FIT)
    if start is not None:
        here = tuple_(_bound("start_at", start.at, _call.started_at), _bound("start_call", start.call, _call.id))
        newer = place >= here if is_begun else place > here
        within.append(newer if is_newer else place <= here)
    walks = []
    for walk in _walks(which):
        some = select(_call.id, _call.started_at).where(walk, *within)
        walks.append(some.order_by(*_order(_call, is_newer=is_newer)).limit(most))
    if len(walks) == 1:
        return walks[0].subquery("near")
    all_walks = union_all(*(select(walk.subquery()) for walk in walks)).subquery("walks").c
    nearest = select(all_walks.id, all_walks.started_at)
    return nearest.order_by(*_order(all_walks, is_newer=is_newer)).limit(most).subquery("near")


def _order(columns: Any, *, is_newer: bool) -> Sequence[ColumnElement[Any]]:
    """Say in which order calls are walked through; `columns` are those of a table or of a part of it."""
    forth = columns.started_at, columns.id
    return forth if is_newer else [column.desc() for column in forth]


def _bound(name: str, value: object, column: ColumnElement[Any]) -> ColumnElement[Any]:
    return bindparam(name, value, type_=column.type)


def _is_by_unfit(which: LogFilter) -> bool:
    """Tell whether only calls are walked through in which a sentence did not fit; of one client all are few."""
    return which.is_unfit and which.client_id is None


def _reach(which: LogFilter, looked_at: int) -> int:
    """Return how many calls are looked at, so that a walk reaches as far into the past whatever it goes by."""
    return max(1, looked_at // ONE_UNFIT_OF) if _is_by_unfit(which) else looked_at


def _walks(which: LogFilter) -> Sequence[ColumnElement[bool]]:
    """Say by what calls are walked through: each is the beginning of an index that goes on in the order of time."""
    if which.client_id is not None:  # he has fewer than whoever leads them
        return [_call.client_id == which.client_id]
    if which.scope.employee is not None:
        return [_call.employee_id == which.scope.employee]
    if which.employee_id is not None:
        return [_call.employee_id == which.employee_id]
    if which.scope.teams is None:
        return [true()]
    return [_call.team_id == team for team in sorted(which.scope.teams)] or [false()]


def _looked_at(which: LogFilter, near: Subquery, dialect: str) -> Select[Any]:
    """Hold each of the calls that were walked to against a filter, and select their numbers and moments.

    PostgreSQL would rather walk through the whole table than fetch some thousand calls by their numbers: it is told to take one
    after the other.
    """
    found = select(near.c.id, near.c.started_at)
    if dialect != "postgresql":
        return found.select_from(near.join(consultations, _call.id == near.c.id)).where(*_conditions(which))
    one = select(_call.id).where(_call.id == near.c.id, *_conditions(which)).offset(0).lateral("looked_at")
    return found.select_from(near.join(one, true()))


def _matching(which: LogFilter, near: Subquery, most: int, *, is_newer: bool, dialect: str = "sqlite") -> Select[Any]:
    """Select whole calls: only of those that are shown are all columns read and sorted."""
    some = _looked_at(which, near, dialect)
    shown = some.order_by(*_order(near.c, is_newer=is_newer)).limit(most).subquery("shown")
    joined = shown.join(consultations, _call.id == shown.c.id).outerjoin(clients, clients.c.id == _call.client_id)
    joined = joined.join(employees, employees.c.id == _call.employee_id)
    return _A_CALL.select_from(joined).order_by(*_order(shown.c, is_newer=is_newer))


def _conditions(which: LogFilter) -> Sequence[ColumnElement[bool]]:
    """Say all conditions but those of time; whatever the walk goes by is said once more and does no harm.

    No index serves them: by that of outcomes a database would fetch every call that ended so, however long ago, and not the few
    that were walked to.
    """
    conditions: list[ColumnElement[bool]] = []
    if which.scope.teams is not None:
        conditions.append(func.coalesce(_call.team_id, null()).in_(sorted(which.scope.teams)))
    for column, value in (
        (_call.employee_id, which.scope.employee),
        (_call.employee_id, which.employee_id),
        (_call.client_id, which.client_id),
        (_call.temperament, which.temperament),
        (_call.outcome, which.outcome),
    ):
        if value is not None:
            conditions.append(func.coalesce(column, null()) == value)
    if which.intent is not None:
        wants, _, can = which.intent.partition("/")
        conditions += [_call.wants == wants, _call.can == can]
    if which.said is not None:
        conditions.append(of_type_said(which.said))
    if not which.practice:
        conditions.append(_call.is_practice == false())
    elif not which.live_runs:
        conditions.append(_call.persona.is_(None))
    if which.is_open:
        conditions.append(_call.outcome.is_(None))
    if which.is_unfit:
        conditions.append(or_(func.coalesce(_call.phrase_fits, null()) == false(), func.coalesce(_call.none_fits, null()) > 0))
    return conditions

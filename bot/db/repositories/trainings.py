"""What trainees practise and remember."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    String,
    Table,
    and_,
    bindparam,
    case,
    func,
    insert,
    literal_column,
    select,
    true,
)

from bot.db.prepared import Columns, Prepared
from bot.db.repositories.repository import Repository
from bot.db.schema.tables import (
    trainees,
    training_cards,
    training_days,
    training_mixups,
    training_repeats,
    training_reviews,
    training_sittings,
)
from bot.db.upsert import for_each_dialect
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import DrillId, EmployeeId
from bot.domain.training.interleaving import Label
from bot.domain.training.memory import Memory, Rating, Review
from bot.domain.training.own_card import OWN
from bot.domain.training.queue import Queue, Queued
from bot.domain.training.sitting import Sitting, SittingKind
from bot.domain.training.streak import Streak
from bot.domain.training.trainee import Trainee
from bot.services.training.ports import Answered, KnownCards, Lately, Mixups, Practised

_BETWEEN: Final = " "
"""Between ids, in which there is none."""
_TRAINEE = Prepared(select(trainees).where(trainees.c.employee_id == bindparam("employee")))
_TO_NUDGE = (
    select(trainees).where(trainees.c.nudge_at <= bindparam("moment")).order_by(trainees.c.nudge_at).limit(bindparam("most"))
)
_SITTINGS = Prepared(
    select(training_sittings)
    .where(training_sittings.c.employee_id == bindparam("employee"))
    .order_by(training_sittings.c.shown_at.desc(), training_sittings.c.number.desc())
)
_of_card = and_(training_cards.c.employee_id == bindparam("employee"), training_cards.c.item == bindparam("item"))
_MEMORY = Prepared(select(training_cards).where(_of_card))
_of_somebody = training_cards.c.employee_id == bindparam("employee")
_MEMORIES = Prepared(select(training_cards).where(_of_somebody).order_by(training_cards.c.due_on, training_cards.c.item))
_is_due = training_cards.c.due_on <= bindparam("day")


def _joined(column: ColumnElement[str], between: str) -> ColumnElement[str]:
    """Return a column as one text: the page that asks for it is opened often, and hundreds of rows cost more than all else."""
    return func.aggregate_strings(column, literal_column(f"'{between}'", String))  # type: ignore[arg-type]  # no value of its own


# All of it is in the index by the due day, so that no row of a card is read.
_items, _days = _joined(training_cards.c.item, _BETWEEN), _joined(training_cards.c.due_on, "")
_due = select(_items.label("due"), _days.label("days")).where(_of_somebody, _is_due).subquery("due_cards")
_later = select(_items.label("later")).where(_of_somebody, ~_is_due).subquery("later_cards")
_KNOWN = Prepared(select(_due, _later).select_from(_due.join(_later, true())))
_LATER = Prepared(select(_items.label("later"), _days.label("days")).where(_of_somebody, ~_is_due))
_DAY_LENGTH: Final = len("2026-11-30")
_REVIEWS = (
    select(training_reviews.c.day, training_reviews.c.rating)
    .where(training_reviews.c.employee_id == bindparam("employee"), training_reviews.c.item == bindparam("item"))
    .order_by(training_reviews.c.id)
)
_MIXUPS = Prepared(
    select(training_mixups.c.asked, training_mixups.c.given, func.sum(training_mixups.c.answers).label("answers"))
    .where(training_mixups.c.employee_id == bindparam("employee"), training_mixups.c.month >= bindparam("month"))
    .group_by(training_mixups.c.asked, training_mixups.c.given)
)
_DAYS = Prepared(
    select(training_days).where(training_days.c.employee_id == bindparam("employee"), training_days.c.day >= bindparam("day"))
)
_of_him = training_days.c.employee_id == bindparam("employee")


def _summed(name: str) -> ColumnElement[Any]:
    """Return the sum of a column over the one row of the day, 0 where there is none."""
    return func.coalesce(func.sum(case((training_days.c.day == bindparam("day"), training_days.c[name]), else_=0)), 0).label(name)


_LATELY = Prepared(
    select(
        *(_summed(name) for name in ("finished", "correct", "fresh", "seconds", "assigned")),
        func.coalesce(func.sum(training_days.c.finished), 0).label("all_finished"),
        func.coalesce(func.sum(training_days.c.seconds), 0).label("all_seconds"),
        select(func.max(training_days.c.day))
        .where(_of_him, training_days.c.day < bindparam("day"))
        .scalar_subquery()
        .label("before"),
    ).where(_of_him, training_days.c.day >= bindparam("since"))
)


def _replacing(table: Table) -> Prepared:
    """Return what writes a row, or writes over the one of the same key."""
    key = [column.name for column in table.primary_key]
    others = [column.name for column in table.columns if column.name not in key]
    return Prepared(
        for_each_dialect(
            table,
            lambda put: put.on_conflict_do_update(index_elements=key, set_={name: put.excluded[name] for name in others}),
        )
    )


def _adding(table: Table, *sums: str) -> Prepared:
    """Return what writes a row, or adds to the one of the same key."""
    key = [column.name for column in table.primary_key]
    return Prepared(
        for_each_dialect(
            table,
            lambda put: put.on_conflict_do_update(
                index_elements=key, set_={name: table.c[name] + put.excluded[name] for name in sums}
            ),
        )
    )


_PUT_TRAINEE = _replacing(trainees)
_PUT_SITTING = _replacing(training_sittings)
_REMEMBER = _replacing(training_cards)
_NOTE = Prepared(insert(training_reviews).inline())
_NOTE_AGAIN = Prepared(insert(training_repeats).inline())
_MIX_UP = _adding(training_mixups, "answers")
_PRACTISE = _adding(training_days, "finished", "correct", "fresh", "seconds", "assigned")


class TrainingRepository(Repository):
    """Tables trainees and training_*. Invariant: every statement names whose rows it is about."""

    __slots__ = ()

    async def trainee(self, employee_id: EmployeeId) -> Trainee | None:
        """Find how somebody practises; None while he never has."""
        row = await self._transaction.row(_TRAINEE, {"employee": employee_id})
        return None if row is None else _trainee_from(row)

    async def to_nudge(self, now: datetime, limit: int) -> Sequence[Trainee]:
        """Find those whose moment has come."""
        rows = (await self._transaction.execute(_TO_NUDGE, {"moment": now, "most": limit})).mappings().all()
        return [_trainee_from(row) for row in rows]

    async def put_trainee(self, trainee: Trainee) -> None:
        """Write how somebody practises."""
        await self._transaction.change(_PUT_TRAINEE, _trainee_values(trainee))

    async def sittings(self, employee_id: EmployeeId) -> Sequence[Sitting]:
        """Find the newest sitting of each kind of somebody."""
        return [_sitting_from(row) for row in await self._transaction.rows(_SITTINGS, {"employee": employee_id})]

    async def put_sitting(self, sitting: Sitting) -> None:
        """Write a sitting over the one before of its kind."""
        queue = sitting.queue
        values = {
            "employee_id": sitting.employee_id,
            "number": sitting.number,
            "day": sitting.day.isoformat(),
            "kind": sitting.kind.value,
            "waiting": [[one.item, _name(one.label), one.is_new, one.is_again] for one in queue.waiting],
            "asked": [_name(label) for label in queue.asked],
            "asked_today": queue.asked_today,
            "correct": sitting.right,
            "shown_at": sitting.shown_at,
            "sign": sitting.sign,
            "given": sitting.given,
            "finished_at": sitting.finished_at,
            "assigned_id": sitting.assigned,
            "repeated": queue.repeated,
        }
        await self._transaction.change(_PUT_SITTING, values)

    async def memory(self, employee_id: EmployeeId, item: DrillId) -> Memory | None:
        """Find what somebody remembers of a card; None while it was never asked."""
        row = await self._transaction.row(_MEMORY, {"employee": employee_id, "item": item})
        return None if row is None else _memory_from(row)

    async def memories(self, employee_id: EmployeeId) -> Mapping[DrillId, Memory]:
        """Find what somebody remembers."""
        rows = await self._transaction.rows(_MEMORIES, {"employee": employee_id})
        return {DrillId(row["item"]): _memory_from(row) for row in rows}

    async def known(self, employee_id: EmployeeId, day: date, among: Container[DrillId]) -> KnownCards:
        """Find what is due, and what is not yet."""
        row = await self._transaction.row(_KNOWN, {"employee": employee_id, "day": day.isoformat()})
        if row is None:
            raise LookupError("texts of several rows are always one row")
        due, later = row["due"] or "", row["later"] or ""
        cards, others, own = due.split(_BETWEEN), later.split(_BETWEEN), set[Any]()
        if OWN in due or OWN in later:
            own = {item for item in (*cards, *others) if item.startswith(OWN)}
        days = row["days"] or ""
        dated = sorted((_day_at(days, place), item) for place, item in enumerate(cards) if item in among or item in own)
        first: dict[Any, date] = {item: date.fromisoformat(since) for since, item in dated}
        found: set[Any] = {item for item in others if item in among or item in own}
        return KnownCards(due=first, later=found, own=own)

    async def next_due(self, employee_id: EmployeeId, day: date, among: Container[DrillId]) -> date | None:
        """Find the first day behind another."""
        row = await self._transaction.row(_LATER, {"employee": employee_id, "day": day.isoformat()})
        if row is None or row["later"] is None:
            return None
        items = row["later"].split(_BETWEEN)
        return _day(min((_day_at(row["days"], place) for place, item in enumerate(items) if item in among), default=None))

    async def remember(self, employee_id: EmployeeId, item: DrillId, memory: Memory) -> None:
        """Write what is remembered of a card."""
        values = {
            "employee_id": employee_id,
            "item": item,
            "stability": memory.stability,
            "difficulty": memory.difficulty,
            "due_on": memory.due.isoformat(),
            "reviewed_on": memory.reviewed.isoformat(),
            "reps": memory.reps,
            "lapses": memory.lapses,
            "is_learning": memory.is_learning,
        }
        await self._transaction.change(_REMEMBER, values)

    async def note(self, employee_id: EmployeeId, answered: Answered) -> None:
        """Append an answer."""
        await self._transaction.change(_NOTE, _answered_values(employee_id, answered))

    async def note_again(self, employee_id: EmployeeId, answered: Answered) -> None:
        """Append an answer where no figure looks."""
        await self._transaction.change(_NOTE_AGAIN, _answered_values(employee_id, answered))

    async def reviews(self, employee_id: EmployeeId, item: DrillId) -> Sequence[Review]:
        """Find how a card was answered."""
        rows = (await self._transaction.execute(_REVIEWS, {"employee": employee_id, "item": item})).mappings().all()
        return [Review(day=date.fromisoformat(row["day"]), rating=Rating(row["rating"])) for row in rows]

    async def mixups(self, employee_id: EmployeeId, since: date) -> Mixups:
        """Add the months up."""
        rows = await self._transaction.rows(_MIXUPS, {"employee": employee_id, "month": _month(since)})
        return {(row["asked"], row["given"]): int(row["answers"]) for row in rows}

    async def mix_up(self, employee_id: EmployeeId, day: date, asked: str, given: str) -> None:
        """Count one answer."""
        values = {"employee_id": employee_id, "month": _month(day), "asked": asked, "given": given, "answers": 1}
        await self._transaction.change(_MIX_UP, values)

    async def practised(self, employee_id: EmployeeId, day: date) -> Practised:
        """Find one study day."""
        return (await self.days(employee_id, day)).get(day, Practised())

    async def lately(self, employee_id: EmployeeId, day: date, since: date) -> Lately:
        """Add up the last days, at most some two weeks of rows."""
        values = {"employee": employee_id, "day": day.isoformat(), "since": since.isoformat()}
        row = await self._transaction.row(_LATELY, values)
        if row is None:
            raise LookupError("sums have always one row")
        return Lately(
            today=_practised_from(row),
            before=_day(row["before"]),
            finished=int(row["all_finished"]),
            seconds=float(row["all_seconds"]),
        )

    async def days(self, employee_id: EmployeeId, since: date) -> Mapping[date, Practised]:
        """Find the study days since one."""
        rows = await self._transaction.rows(_DAYS, {"employee": employee_id, "day": since.isoformat()})
        return {date.fromisoformat(row["day"]): _practised_from(row) for row in rows}

    async def practise(self, employee_id: EmployeeId, day: date, more: Practised) -> None:
        """Add to a study day."""
        values = {
            "employee_id": employee_id,
            "day": day.isoformat(),
            "finished": more.finished,
            "correct": more.right,
            "fresh": more.fresh,
            "seconds": more.seconds,
            "assigned": more.assigned,
        }
        await self._transaction.change(_PRACTISE, values)


def _answered_values(employee_id: EmployeeId, answered: Answered) -> Columns:
    return {
        "employee_id": employee_id,
        "item": answered.item,
        "language": answered.language,
        "kind": answered.kind.value,
        "asked": answered.asked,
        "given": answered.given,
        "rating": answered.rating.value,
        "seconds": answered.seconds,
        "day": answered.day.isoformat(),
        "answered_at": answered.at,
    }


def _month(day: date) -> int:
    return day.year * 100 + day.month


def _day_at(days: str, place: int) -> str:
    """Return one of days that stand one after the other."""
    return days[place * _DAY_LENGTH : (place + 1) * _DAY_LENGTH]


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _practised_from(row: Columns) -> Practised:
    return Practised(
        finished=row["finished"],
        right=row["correct"],
        fresh=row["fresh"],
        seconds=row["seconds"],
        assigned=row["assigned"],
    )


def _memory_from(row: Columns | RowMapping) -> Memory:
    return Memory(
        stability=row["stability"],
        difficulty=row["difficulty"],
        due=date.fromisoformat(row["due_on"]),
        reviewed=date.fromisoformat(row["reviewed_on"]),
        reps=row["reps"],
        lapses=row["lapses"],
        is_learning=row["is_learning"],
    )


def _sitting_from(row: Columns) -> Sitting:
    waiting = [
        Queued(item=DrillId(item), label=_label(label), is_new=is_new, is_again=is_again)
        for item, label, is_new, is_again in row["waiting"]
    ]
    asked = tuple(_label(label) for label in row["asked"])
    return Sitting(
        employee_id=EmployeeId(row["employee_id"]),
        number=row["number"],
        day=date.fromisoformat(row["day"]),
        kind=SittingKind(row["kind"]),
        queue=Queue(waiting=tuple(waiting), asked=asked, asked_today=row["asked_today"], repeated=row["repeated"]),
        right=row["correct"],
        shown_at=row["shown_at"],
        sign=row["sign"],
        given=row["given"],
        finished_at=row["finished_at"],
        assigned=row["assigned_id"],
    )


def _name(label: Label) -> str | None:
    return None if label is None else label.value


def _label(name: str | None) -> Label:
    return None if name is None else Temperament(name)


def _trainee_values(trainee: Trainee) -> Columns:
    stands = trainee.streak
    return {
        "employee_id": trainee.employee_id,
        "last_day": trainee.last_day.isoformat(),
        "practised_on": None if trainee.practised_on is None else trainee.practised_on.isoformat(),
        "is_timed": trainee.is_timed,
        "streak": stands.days,
        "freezes": stands.freezes,
        "longest": stands.longest,
        "frozen": stands.frozen,
        "begun": [at.isoformat() for at in trainee.begun],
        "reminded": [day.isoformat() for day in trainee.reminded],
        "nudge_at": trainee.nudge_at,
    }


def _trainee_from(row: Columns | RowMapping) -> Trainee:
    return Trainee(
        employee_id=EmployeeId(row["employee_id"]),
        last_day=date.fromisoformat(row["last_day"]),
        practised_on=_day(row["practised_on"]),
        is_timed=row["is_timed"],
        streak=Streak(days=row["streak"], freezes=row["freezes"], longest=row["longest"], frozen=row["frozen"]),
        begun=tuple(datetime.fromisoformat(at) for at in row["begun"]),
        reminded=tuple(date.fromisoformat(day) for day in row["reminded"]),
        nudge_at=row["nudge_at"],
    )

"""Words edited in the bot: the history, what is in force, and how a phrase did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    Select,
    and_,
    bindparam,
    delete,
    false,
    func,
    insert,
    or_,
    select,
    true,
    update,
)

from bot.db.repositories.call_rows import answer_from
from bot.db.repositories.free_texts import SAID
from bot.db.repositories.repository import Repository
from bot.db.schema.tables import (
    answers,
    cards_shown,
    consultations,
    content_edits,
    free_texts,
    has_text,
    is_corrected,
    is_note,
)
from bot.domain.calls.consultation import Answer
from bot.domain.calls.corrected import Answered
from bot.domain.ids import ConsultationId, EmployeeId, LanguageCode, PhraseId, TeamId
from bot.domain.phrases.edit import EditId
from bot.domain.phrases.edited_text import TextEdit
from bot.domain.phrases.text_name import TextKind, TextName
from bot.services.phrases.ports import FitNote, NoteCounts, TypedCue
from bot.services.text_ports import FreeTextKind

AT_ONCE = 500
"""Calls in one question."""

_ADD = insert(content_edits).returning(content_edits.c.id)
_IS_TEXT = or_(*(content_edits.c.item.startswith(f"{kind}:") for kind in TextKind))
"""Other rows are about examples and weights: see there."""
_IS_LIVE = and_(content_edits.c.published_at.is_not(None), content_edits.c.undone_at.is_(None))
_LIVE = select(content_edits).where(_IS_LIVE, _IS_TEXT).order_by(content_edits.c.id)
_OF_TEXT = (
    select(content_edits)
    .where(
        content_edits.c.language == bindparam("spoken"),
        content_edits.c.item == bindparam("named"),
        content_edits.c.published_at.is_not(None),
    )
    .order_by(content_edits.c.id)
)
_BY_ID = select(content_edits).where(content_edits.c.id == bindparam("edit"), _IS_TEXT)

_CHANGED = (
    select(content_edits)
    .where(
        _IS_TEXT,
        or_(content_edits.c.published_at >= bindparam("since"), content_edits.c.undone_at >= bindparam("since")),
    )
    .order_by(content_edits.c.id)
)

_shown_then = (
    select(cards_shown.c.phrase_id)
    .where(cards_shown.c.consultation_id == free_texts.c.consultation_id, cards_shown.c.shown_at <= free_texts.c.created_at)
    .order_by(cards_shown.c.revision.desc())
    .limit(1)
    .scalar_subquery()
)
_READABLE = (
    select(
        free_texts.c.id,
        free_texts.c.kind,
        free_texts.c.text,
        free_texts.c.created_at,
        free_texts.c.settled_at,
        free_texts.c.employee_id,
        free_texts.c.consultation_id,
        consultations.c.team_id,
        consultations.c.language,
        _shown_then.label("phrase_id"),
    )
    .select_from(free_texts.join(consultations, consultations.c.id == free_texts.c.consultation_id))
    .where(has_text, consultations.c.is_practice == false())
)
_NOTES = _READABLE.where(is_note)
_is_any_note = or_(is_note, is_corrected)


class ContentEditRepository(Repository):
    """Table content_edits, and what editors are told of calls."""

    __slots__ = ()

    async def add(
        self,
        *,
        language: LanguageCode,
        name: TextName,
        text: str,
        text_before: str,
        employee_id: EmployeeId,
        at: datetime,
        is_published: bool = False,
    ) -> EditId:
        """Keep a text that somebody wrote."""
        values = {
            "language": language,
            "item": _item(name),
            "text": text,
            "text_before": text_before,
            "employee_id": employee_id,
            "created_at": at,
            "published_at": at if is_published else None,
        }
        return EditId((await self._transaction.execute(_ADD, values)).scalar_one())

    async def get(self, edit_id: EditId) -> TextEdit | None:
        """Find by number."""
        row = (await self._transaction.execute(_BY_ID, {"edit": edit_id})).mappings().one_or_none()
        return None if row is None else _edit_from(row)

    async def rewrite(self, edit_id: EditId, text: str) -> None:
        """Change a draft."""
        is_draft = and_(content_edits.c.id == edit_id, content_edits.c.published_at.is_(None))
        await self._transaction.execute(update(content_edits).where(is_draft).values(text=text))

    async def publish(self, edit_id: EditId, text_before: str, at: datetime) -> bool:
        """Make a draft an edit in force, in one statement."""
        is_draft = and_(content_edits.c.id == edit_id, content_edits.c.published_at.is_(None))
        result = await self._transaction.execute(
            update(content_edits).where(is_draft).values(text_before=text_before, published_at=at)
        )
        return result.rowcount == 1

    async def forget_drafts(self, language: LanguageCode, name: TextName, employee_id: EmployeeId) -> None:
        """Delete somebody's drafts for a text."""
        await self._transaction.execute(
            delete(content_edits).where(
                content_edits.c.language == language,
                content_edits.c.item == _item(name),
                content_edits.c.employee_id == employee_id,
                content_edits.c.published_at.is_(None),
            )
        )

    async def forget_drafts_before(self, moment: datetime) -> None:
        """Delete drafts that were written before a moment."""
        is_old = and_(content_edits.c.published_at.is_(None), content_edits.c.created_at < moment)
        await self._transaction.execute(delete(content_edits).where(is_old))

    async def undo(self, edit_ids: Sequence[EditId], by: EmployeeId, at: datetime) -> int:
        """Take live edits back."""
        taken_back = {"undone_at": at, "undone_by": by}
        result = await self._transaction.execute(
            update(content_edits).where(content_edits.c.id.in_(edit_ids), _IS_LIVE).values(taken_back)
        )
        return int(result.rowcount)

    async def of_text(self, language: LanguageCode, name: TextName) -> Sequence[TextEdit]:
        """Find what was ever published for a text, oldest first."""
        asked = {"spoken": language, "named": _item(name)}
        return [_edit_from(row) for row in (await self._transaction.execute(_OF_TEXT, asked)).mappings()]

    async def live(self) -> Sequence[TextEdit]:
        """Find every edit that is published and not undone, oldest first."""
        return [_edit_from(row) for row in (await self._transaction.execute(_LIVE)).mappings()]

    async def changed_since(self, since: datetime) -> Sequence[TextEdit]:
        """Find every edit that was published or taken back since a moment, oldest first."""
        return [_edit_from(row) for row in (await self._transaction.execute(_CHANGED, {"since": since})).mappings()]

    async def notes(
        self, teams: Collection[TeamId] | None, employee_id: EmployeeId | None, limit: int, skip: int
    ) -> Sequence[FitNote]:
        """Find notes, newest first."""
        asked = _NOTES.where(*_whose(teams, employee_id)).order_by(free_texts.c.id.desc()).offset(skip).limit(limit)
        return await self._notes(asked)

    async def count_notes(self, teams: Collection[TeamId] | None, employee_id: EmployeeId | None) -> NoteCounts:
        """Count the notes of both sorts."""
        asked = _NOTES.where(*_whose(teams, employee_id)).with_only_columns(free_texts.c.kind, func.count().label("notes"))
        rows = (await self._transaction.execute(asked.group_by(free_texts.c.kind))).mappings()
        found = {row["kind"]: int(row["notes"]) for row in rows}
        return NoteCounts(
            none_fits=found.get(FreeTextKind.NONE_FITS.value, 0), not_understood=found.get(FreeTextKind.NOT_UNDERSTOOD.value, 0)
        )

    async def waiting_notes(
        self, teams: Collection[TeamId] | None, employee_id: EmployeeId | None, most: int
    ) -> Sequence[FitNote]:
        """Find the newest notes that wait."""
        found: list[FitNote] = []
        for which in (is_note, is_corrected):  # each has an index of its own
            waiting = _READABLE.where(which, *_whose(teams, employee_id), free_texts.c.settled_at.is_(None))
            found += await self._notes(waiting.order_by(free_texts.c.id.desc()).limit(most))
        return sorted(found, key=lambda one: -one.id)

    async def settle_note(self, note_id: int, at: datetime | None) -> bool:
        """Put a note away or back."""
        is_waiting = free_texts.c.settled_at.is_(None)
        stands_otherwise = is_waiting if at is not None else ~is_waiting
        settle = update(free_texts).where(free_texts.c.id == note_id, _is_any_note, stands_otherwise).values(settled_at=at)
        return bool((await self._transaction.execute(settle)).rowcount)

    async def note(self, note_id: int) -> FitNote | None:
        """Find one note."""
        return next(iter(await self._notes(_READABLE.where(free_texts.c.id == note_id, _is_any_note))), None)

    async def typed_cues(self, team_id: TeamId, day: date) -> Sequence[TypedCue]:
        """Find what was typed and understood in the calls of a day, with the answers of each call."""
        begins = datetime.combine(day, time(), UTC)
        within = and_(
            consultations.c.team_id == team_id,
            consultations.c.started_at >= begins,
            consultations.c.started_at < begins + timedelta(days=1),
            consultations.c.finished_at.is_not(None),
            consultations.c.is_practice == false(),
        )
        typed = (
            select(free_texts.c.id, free_texts.c.created_at, free_texts.c.consultation_id)
            .select_from(consultations.join(free_texts, free_texts.c.consultation_id == consultations.c.id))
            .where(within, free_texts.c.kind == FreeTextKind.CUE.value, has_text)
            .order_by(free_texts.c.id)
        )
        rows = (await self._transaction.execute(typed)).mappings().all()
        answered: dict[int, Answered] = {}
        calls = sorted({row["consultation_id"] for row in rows})
        for at in range(0, len(calls), AT_ONCE):
            answered |= await self._answered(calls[at : at + AT_ONCE])
        return [TypedCue(id=row["id"], at=row["created_at"], call=answered[row["consultation_id"]]) for row in rows]

    async def answered(self, consultation_id: ConsultationId) -> Answered:
        """Find it."""
        return (await self._answered([consultation_id]))[consultation_id]

    async def _answered(self, calls: Sequence[int]) -> Mapping[int, Answered]:
        live: defaultdict[int, list[Answer]] = defaultdict(list)
        taken_back: defaultdict[int, list[Answer]] = defaultdict(list)
        typed: defaultdict[int, set[datetime]] = defaultdict(set)
        of_calls = select(answers).where(answers.c.consultation_id.in_(calls))
        in_order = of_calls.order_by(answers.c.consultation_id, answers.c.position)
        for row in (await self._transaction.execute(in_order)).mappings():
            (live if row["undone_at"] is None else taken_back)[row["consultation_id"]].append(answer_from(row))
        moments = select(free_texts.c.consultation_id, free_texts.c.created_at)
        said = moments.where(free_texts.c.consultation_id.in_(calls), free_texts.c.kind.in_(SAID))
        for row in (await self._transaction.execute(said)).mappings():
            typed[row["consultation_id"]].add(row["created_at"])
        return {one: Answered(answers=live[one], taken_back=taken_back[one], typed=frozenset(typed[one])) for one in calls}

    async def mark_corrected(self, text_ids: Sequence[int]) -> None:
        """Let these be words that were read wrong."""
        is_cue = and_(free_texts.c.kind == FreeTextKind.CUE.value, free_texts.c.id.in_(text_ids))
        await self._transaction.execute(update(free_texts).where(is_cue).values(kind=FreeTextKind.CORRECTED.value))

    async def _notes(self, asked: Select[Any]) -> Sequence[FitNote]:
        return [_note_from(row) for row in (await self._transaction.execute(asked)).mappings()]


def _whose(teams: Collection[TeamId] | None, employee_id: EmployeeId | None) -> Sequence[ColumnElement[bool]]:
    team = true() if teams is None else consultations.c.team_id.in_(sorted(teams))
    person = true() if employee_id is None else free_texts.c.employee_id == employee_id
    return team, person


def _item(name: TextName) -> str:
    """Return how the column `item` spells a name."""
    return f"{name.kind}:{name.id}"


def _name_of(item: str) -> TextName:
    kind, _, rest = item.partition(":")
    return TextName(TextKind(kind), rest)


def _edit_from(row: RowMapping) -> TextEdit:
    return TextEdit(
        id=EditId(row["id"]),
        language=LanguageCode(row["language"]),
        name=_name_of(row["item"]),
        text=row["text"],
        text_before=row["text_before"],
        employee_id=EmployeeId(row["employee_id"]),
        created_at=row["created_at"],
        published_at=row["published_at"],
        undone_at=row["undone_at"],
        undone_by=None if row["undone_by"] is None else EmployeeId(row["undone_by"]),
    )


def _note_from(row: RowMapping) -> FitNote:
    return FitNote(
        id=row["id"],
        text=row["text"],
        is_not_understood=row["kind"] == FreeTextKind.NOT_UNDERSTOOD.value,
        is_corrected=row["kind"] == FreeTextKind.CORRECTED.value,
        at=row["created_at"],
        employee_id=EmployeeId(row["employee_id"]),
        team_id=TeamId(row["team_id"]),
        consultation_id=ConsultationId(row["consultation_id"]),
        language=LanguageCode(row["language"]),
        phrase_id=None if row["phrase_id"] is None else PhraseId(row["phrase_id"]),
        settled_at=row["settled_at"],
    )

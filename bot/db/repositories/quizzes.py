"""What trainees are asked about a product, and how it went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, and_, insert, select, update

from bot.db.repositories.repository import Repository
from bot.db.schema.tables import employees, quiz_answers, quiz_attempts, wants_telling
from bot.db.upsert import for_each_dialect
from bot.domain.ids import AttemptId, EmployeeId, QuizItemId, TeamId
from bot.domain.training.quiz import Answer, AskedItem, Attempt, QuizKind, QuizStage, Scene, again_from

_ANSWER = for_each_dialect(
    quiz_answers,
    lambda put: put.on_conflict_do_update(index_elements=["attempt_id", "place"], set_={"text_id": put.excluded.text_id}),
)
_MARK = for_each_dialect(
    quiz_answers,
    lambda put: put.on_conflict_do_update(
        index_elements=["attempt_id", "place"],
        set_={name: put.excluded[name] for name in ("is_right", "marked_by", "marked_at")},
    ),
)
_ADD = insert(quiz_attempts).returning(quiz_attempts.c.id)
_is_there = and_(
    employees.c.id == quiz_attempts.c.employee_id,
    employees.c.team_id == quiz_attempts.c.team_id,
    employees.c.blocked_at.is_(None),
    employees.c.removed_at.is_(None),
)
"""He has access, and is in the team in which it was begun: elsewhere another product is sold."""


class QuizRepository(Repository):
    """Tables quiz_attempts and quiz_answers."""

    __slots__ = ()

    async def get(self, attempt_id: AttemptId) -> Attempt | None:
        """Find one by number."""
        return next(iter(await self._attempts(select(quiz_attempts).where(quiz_attempts.c.id == attempt_id))), None)

    async def latest(self, employee_id: EmployeeId, team_id: TeamId, kind: QuizKind) -> Attempt | None:
        """Find the newest of a kind."""
        his = select(quiz_attempts).where(
            quiz_attempts.c.employee_id == employee_id,
            quiz_attempts.c.kind == kind.value,
            quiz_attempts.c.team_id == team_id,
        )
        return next(iter(await self._attempts(his.order_by(quiz_attempts.c.id.desc()).limit(1))), None)

    async def first_of(self, attempt: Attempt) -> AttemptId | None:
        """Find the try before the second one."""
        if attempt.number == 1:
            return None
        his = select(quiz_attempts.c.id).where(
            quiz_attempts.c.employee_id == attempt.employee_id,
            quiz_attempts.c.kind == attempt.kind.value,
            quiz_attempts.c.team_id == attempt.team_id,
            quiz_attempts.c.id < attempt.id,
        )
        rows = await self._rows(his.order_by(quiz_attempts.c.id.desc()).limit(1))
        return next((AttemptId(row["id"]) for row in rows), None)

    async def in_stage(self, people: Sequence[EmployeeId], stage: QuizStage) -> frozenset[EmployeeId]:
        """Find those of whom a try has got so far in the team in which they are."""
        found = select(quiz_attempts.c.employee_id).join(employees, _is_there)
        theirs = found.where(quiz_attempts.c.employee_id.in_(people), quiz_attempts.c.stage == stage.value)
        return frozenset(EmployeeId(row["employee_id"]) for row in await self._rows(theirs))

    async def played(self, employee_id: EmployeeId) -> Sequence[QuizItemId]:
        """Find the situations of his role games."""
        his = (quiz_attempts.c.employee_id == employee_id, quiz_attempts.c.kind == QuizKind.ROLE.value)
        rows = await self._rows(select(quiz_attempts.c.scene).where(*his).order_by(quiz_attempts.c.id))
        return [QuizItemId(row["scene"][0]) for row in rows if row["scene"]]

    async def add(
        self,
        *,
        employee_id: EmployeeId,
        team_id: TeamId,
        kind: QuizKind,
        is_again: bool,
        number: int,
        product: str,
        product_number: int,
        scene: Scene | None,
        asked: Sequence[AskedItem],
        given_by: EmployeeId | None,
        at: datetime,
    ) -> Attempt:
        """Begin one; a role game waits for marks from the beginning."""
        stage = QuizStage.OPEN if kind is QuizKind.QUIZ else QuizStage.SENT
        values = {
            "employee_id": employee_id,
            "team_id": team_id,
            "kind": kind.value,
            "is_again": is_again,
            "number": number,
            "product": product,
            "product_number": product_number,
            "scene": None if scene is None else [scene.item, scene.text, scene.client],
            "asked": [[one.item, one.name, one.text, one.model] for one in asked],
            "stage": stage.value,
            "given_by": given_by,
            "given_at": at,
            "told": [] if given_by is None else [int(given_by)],
            "is_told": False,
        }
        number_of_row = int((await self._transaction.execute(_ADD, values)).scalar_one())
        return Attempt(
            id=AttemptId(number_of_row),
            employee_id=employee_id,
            team_id=team_id,
            kind=kind,
            is_again=is_again,
            number=number,
            product=product,
            product_number=product_number,
            scene=scene,
            asked=asked,
            stage=stage,
            given_at=at,
            told=frozenset() if given_by is None else frozenset({given_by}),
        )

    async def answer(self, attempt: Attempt, position: int, text_id: int) -> None:
        """Note what was said."""
        whose = {"attempt_id": attempt.id, "place": position, "employee_id": attempt.employee_id}
        await self._transaction.execute(_ANSWER[self._transaction.dialect], {**whose, "text_id": text_id})

    async def mark(self, attempt: Attempt, position: int, *, is_right: bool, by: EmployeeId, at: datetime) -> None:
        """Note a mark; of a point of a role game nothing was said before."""
        whose = {"attempt_id": attempt.id, "place": position, "employee_id": attempt.employee_id}
        await self._transaction.execute(
            _MARK[self._transaction.dialect], {**whose, "is_right": is_right, "marked_by": by, "marked_at": at}
        )

    async def put_stage(self, attempt: Attempt, by: EmployeeId, at: datetime) -> None:
        """Write how far it has got."""
        values: dict[str, Any] = {
            "stage": attempt.stage.value,
            "settled_at": attempt.settled_at,
            "told": sorted(int(one) for one in attempt.told),
            "is_told": False,
            "again_from": None if attempt.settled_at is None or attempt.is_again else again_from(attempt.settled_at),
        }
        match attempt.stage:
            case QuizStage.SENT:
                values["sent_at"] = at
            case QuizStage.PASSED | QuizStage.FAILED | QuizStage.UNDECIDED:
                values |= {"closed_by": by, "closed_at": at}
            case QuizStage.ACCEPTED | QuizStage.REFUSED:
                values["decided_by"] = by
            case QuizStage.OPEN:
                raise ValueError("nothing goes back to its beginning")
        await self._transaction.execute(update(quiz_attempts).where(quiz_attempts.c.id == attempt.id).values(**values))

    async def put_told(self, attempt: Attempt, *, is_told: bool) -> None:
        """Write who knows."""
        told = sorted(int(one) for one in attempt.told)
        changed = update(quiz_attempts).where(quiz_attempts.c.id == attempt.id).values(told=told, is_told=is_told)
        await self._transaction.execute(changed)

    async def wanting_telling(self, most: int) -> Sequence[Attempt]:
        """Find those of whom somebody is to be told."""
        found = select(quiz_attempts).join(employees, _is_there).where(wants_telling)
        return await self._attempts(found.order_by(quiz_attempts.c.id).limit(most))

    async def to_ask_again(self, now: datetime, most: int) -> Sequence[Attempt]:
        """Find what was passed long enough ago."""
        found = select(quiz_attempts).join(employees, _is_there).where(quiz_attempts.c.again_from <= now)
        return await self._attempts(found.order_by(quiz_attempts.c.again_from, quiz_attempts.c.id).limit(most))

    async def asked_again(self, attempt_id: AttemptId) -> None:
        """Leave it in peace."""
        await self._transaction.execute(update(quiz_attempts).where(quiz_attempts.c.id == attempt_id).values(again_from=None))

    async def _attempts(self, found: Select[Any]) -> list[Attempt]:
        rows = await self._rows(found)
        if not rows:
            return []
        of_them = select(quiz_answers).where(quiz_answers.c.attempt_id.in_([row["id"] for row in rows]))
        answers: dict[int, dict[int, Answer]] = {row["id"]: {} for row in rows}
        for row in await self._rows(of_them.order_by(quiz_answers.c.attempt_id, quiz_answers.c.place)):
            answers[row["attempt_id"]][row["place"]] = Answer(text_id=row["text_id"], is_right=row["is_right"])
        return [_attempt_from(row, answers[row["id"]]) for row in rows]

    async def _rows(self, statement: Select[Any]) -> Sequence[RowMapping]:
        return (await self._transaction.execute(statement)).mappings().all()


def _attempt_from(row: RowMapping, answers: Mapping[int, Answer]) -> Attempt:
    scene = row["scene"]
    return Attempt(
        id=AttemptId(row["id"]),
        employee_id=EmployeeId(row["employee_id"]),
        team_id=TeamId(row["team_id"]),
        kind=QuizKind(row["kind"]),
        is_again=row["is_again"],
        number=row["number"],
        product=row["product"],
        product_number=row["product_number"],
        scene=None if scene is None else Scene(item=QuizItemId(scene[0]), text=scene[1], client=scene[2]),
        asked=[AskedItem(item=QuizItemId(item), name=name, text=text, model=model) for item, name, text, model in row["asked"]],
        answers=answers,
        stage=QuizStage(row["stage"]),
        given_at=row["given_at"],
        settled_at=row["settled_at"],
        decided_by=None if row["decided_by"] is None else EmployeeId(row["decided_by"]),
        told=frozenset(EmployeeId(one) for one in row["told"]),
        is_told=row["is_told"],
    )

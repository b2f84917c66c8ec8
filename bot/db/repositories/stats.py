"""What single calls say, counted over the newest of a time: the cost is bounded, however many calls there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, distinct, false, func, select, union_all

from bot.db.repositories.repository import Repository
from bot.db.schema.tables import answers, cards_shown, consultations, employees
from bot.domain.calls.consultation import TemperamentSource
from bot.domain.calls.posterior import SURE_FROM, Posterior
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import ConsultationId, LanguageCode, OptionId, PhraseId, QuestionId, TeamId
from bot.domain.names import NO_NAME, shown_name
from bot.domain.supervision.calibration import Said
from bot.services.stats.ports import CallLine, CueCount, Lately, PhraseCount, SourceCount

_CALL = consultations.c
_NAMED = tuple(kind.value for kind in Temperament)
_LIVE = answers.c.undone_at.is_(None)


class StatsRepository(Repository):
    """Tables consultations, answers and cards_shown, read."""

    __slots__ = ()

    async def how_many(self, lately: Lately) -> int:
        """Count the calls that are looked at."""
        if lately.scope.is_nothing:
            return 0
        counted = select(func.count()).select_from(_lately(lately))
        return int((await self._transaction.execute(counted)).scalar_one())

    async def sources(self, lately: Lately) -> Sequence[SourceCount]:
        """Count by type, by who named it, and by how sure."""
        if lately.scope.is_nothing:
            return []
        is_sure = case((_CALL.confidence >= SURE_FROM, 1), else_=0).label("is_sure")
        asked = _among(lately, select(_CALL.temperament, _CALL.temperament_source, is_sure, func.count().label("calls")))
        rows = (await self._transaction.execute(asked.group_by(_CALL.temperament, _CALL.temperament_source, is_sure))).mappings()
        return [
            SourceCount(
                temperament=Recognition(row["temperament"]),
                source=TemperamentSource(row["temperament_source"]),
                is_sure=bool(row["is_sure"]),
                calls=int(row["calls"]),
            )
            for row in rows
        ]

    async def said(self, lately: Lately) -> Sequence[Said]:
        """Return what the bot said where the manager has said whether it was right.

        The confidence that is stored is that of the type named in the end: where the manager named another, what the bot held for
        the most probable stands with the last card.
        """
        if lately.scope.is_nothing:
            return []
        last = (
            select(cards_shown.c.posterior)
            .where(cards_shown.c.consultation_id == _CALL.id)
            .order_by(cards_shown.c.revision.desc(), cards_shown.c.id.desc())
            .limit(1)
            .scalar_subquery()
        )
        columns = (_CALL.id, _CALL.temperament, _CALL.temperament_source, _CALL.confidence, last.label("posterior"))
        judged = _among(lately, select(*columns)).where(_CALL.temperament_source != TemperamentSource.BOT.value)
        judged = judged.order_by(_CALL.started_at.desc(), _CALL.id.desc())
        found = []
        for row in (await self._transaction.execute(judged)).mappings():
            call = ConsultationId(row["id"])
            if row["temperament_source"] == TemperamentSource.CONFIRMED:
                if row["temperament"] in _NAMED:
                    found.append(Said(call=call, confidence=row["confidence"], is_right=True))
            elif row["posterior"] and (confidence := _named_with(row["posterior"])) is not None:
                found.append(Said(call=call, confidence=confidence, is_right=False))
        return found

    async def cues(self, lately: Lately) -> Sequence[CueCount]:
        """Count the calls in which each cue was tapped."""
        if lately.scope.is_nothing:
            return []
        by = (answers.c.question_id, answers.c.option_id)
        within = _lately(lately)
        asked = select(*by, func.count(distinct(answers.c.consultation_id)).label("calls")).select_from(
            within.join(answers, answers.c.consultation_id == within.c.id)
        )
        rows = (await self._transaction.execute(asked.where(_LIVE).group_by(*by))).mappings()
        return [
            CueCount(question_id=QuestionId(row["question_id"]), option_id=OptionId(row["option_id"]), calls=int(row["calls"]))
            for row in rows
        ]

    async def phrases(self, lately: Lately) -> Sequence[PhraseCount]:
        """Count the calls in which each phrase was shown, and what managers said of it where it was the last."""
        if lately.scope.is_nothing:
            return []
        within = _lately(lately)
        shown = cards_shown.c
        asked = select(shown.phrase_id, func.count(distinct(shown.consultation_id)).label("calls")).select_from(
            within.join(cards_shown, shown.consultation_id == within.c.id)
        )
        rows = (await self._transaction.execute(asked.group_by(shown.phrase_id))).mappings().all()
        voted = select(_CALL.phrase_fits, _last_phrase().label("phrase_id"))
        votes = (await self._transaction.execute(_among(lately, voted).where(_CALL.phrase_fits.is_not(None)))).mappings().all()
        said: dict[tuple[str, bool], int] = {}
        for vote in votes:
            key = (vote["phrase_id"], bool(vote["phrase_fits"]))
            said[key] = said.get(key, 0) + 1
        counted = [
            PhraseCount(
                phrase_id=PhraseId(row["phrase_id"]),
                calls=int(row["calls"]),
                fitted=said.get((row["phrase_id"], True), 0),
                fitted_not=said.get((row["phrase_id"], False), 0),
            )
            for row in rows
        ]
        return sorted(counted, key=lambda one: (-one.calls, one.phrase_id))

    async def with_source(
        self, lately: Lately, source: TemperamentSource | None, temperament: Recognition | None, *, is_sure: bool | None
    ) -> Sequence[ConsultationId]:
        """Return the calls behind a count of `sources`."""
        sure = _CALL.confidence >= SURE_FROM
        conditions = [
            *([] if source is None else [_CALL.temperament_source == source.value]),
            *([] if temperament is None else [_CALL.temperament == temperament.value]),
            *([] if is_sure is None else [sure if is_sure else ~sure]),
        ]
        return await self._calls(lately, and_(True, *conditions))

    async def with_cue(self, lately: Lately, question_id: QuestionId, option_id: OptionId) -> Sequence[ConsultationId]:
        """Return the calls in which a cue was tapped."""
        tapped = select(answers.c.consultation_id).where(
            answers.c.consultation_id == _CALL.id, answers.c.question_id == question_id, answers.c.option_id == option_id, _LIVE
        )
        return await self._calls(lately, tapped.exists())

    async def with_phrase(self, lately: Lately, phrase_id: PhraseId) -> Sequence[ConsultationId]:
        """Return the calls in which a phrase was shown."""
        shown = select(cards_shown.c.id).where(cards_shown.c.consultation_id == _CALL.id, cards_shown.c.phrase_id == phrase_id)
        return await self._calls(lately, shown.exists())

    async def lines(self, calls: Sequence[ConsultationId]) -> Sequence[CallLine]:
        """Return calls as lines of a list."""
        asked = (
            select(_CALL.id, _CALL.started_at, _CALL.language, employees.c.name)
            .select_from(consultations.join(employees, employees.c.id == _CALL.employee_id))
            .where(_CALL.id.in_(calls))
        )
        found = {
            row["id"]: CallLine(
                id=ConsultationId(row["id"]),
                started_at=row["started_at"],
                employee=shown_name(row["name"]) or NO_NAME,
                language=LanguageCode(row["language"]),
            )
            for row in (await self._transaction.execute(asked)).mappings()
        }
        return [found[call] for call in calls if call in found]

    async def _calls(self, lately: Lately, condition: ColumnElement[bool]) -> Sequence[ConsultationId]:
        if lately.scope.is_nothing:
            return []
        asked = _among(lately, select(_CALL.id)).where(condition).order_by(_CALL.started_at.desc(), _CALL.id.desc())
        return [ConsultationId(number) for number in (await self._transaction.execute(asked)).scalars()]


def _lately(lately: Lately) -> Subquery:
    """Select the numbers of the newest calls: of each team those that its index gives first, and of them the newest."""
    teams = lately.scope.teams
    several = [None] if teams is None or lately.scope.employee is not None else sorted(teams)
    parts = [select(_newest(lately, team).subquery()) for team in several]
    if len(parts) == 1:
        return parts[0].subquery("lately")
    together = union_all(*parts).subquery("together")
    newest = select(together.c.id, together.c.started_at).order_by(together.c.started_at.desc(), together.c.id.desc())
    return newest.limit(lately.most).subquery("lately")


def _newest(lately: Lately, team: TeamId | None) -> Select[Any]:
    scope = lately.scope
    conditions: list[ColumnElement[bool]] = [_CALL.is_practice == false()]
    if lately.since is not None:
        conditions.append(_CALL.started_at >= lately.since)
    if lately.until is not None:
        conditions.append(_CALL.started_at < lately.until)
    if scope.employee is not None:
        conditions.append(_CALL.employee_id == scope.employee)
        if scope.teams is not None:
            conditions.append(_CALL.team_id.in_(sorted(scope.teams)))
    elif team is not None:
        conditions.append(_CALL.team_id == team)
    found = select(_CALL.id, _CALL.started_at).where(*conditions)
    return found.order_by(_CALL.started_at.desc(), _CALL.id.desc()).limit(lately.most)


def _among(lately: Lately, asked: Select[Any]) -> Select[Any]:
    within = _lately(lately)
    return asked.select_from(within.join(consultations, _CALL.id == within.c.id))


def _last_phrase() -> ColumnElement[Any]:
    return (
        select(cards_shown.c.phrase_id)
        .where(cards_shown.c.consultation_id == _CALL.id)
        .order_by(cards_shown.c.revision.desc(), cards_shown.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def _named_with(posterior: dict[str, float]) -> float | None:
    """Return how probable the bot held the type that it named; None where it named none."""
    probabilities = {Temperament(kind): share for kind, share in posterior.items()}
    weighed = Posterior(probabilities=probabilities, agreeing=0, cues=1)
    return weighed.confidence if weighed.recognition.value in _NAMED else None

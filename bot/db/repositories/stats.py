"""What was said in calls: counted as `figures` counts, from days of UTC and what is left at the ends; and the calls behind it.

Calls behind a figure are looked for among the newest of a time: the cost is bounded, however many there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    RowMapping,
    Select,
    String,
    Subquery,
    and_,
    case,
    cast,
    false,
    func,
    literal,
    null,
    select,
    true,
    union_all,
)

from bot.db.repositories import type_said
from bot.db.repositories.counted_kinds import Kinds, Which, added_up
from bot.db.repositories.repository import Repository
from bot.db.schema.tables import (
    answers,
    cards_shown,
    consultations,
    count_changes,
    cue_changes,
    cue_counts,
    employees,
    phrase_changes,
    phrase_counts,
    type_counts,
)
from bot.domain.calls.consultation import TemperamentSource
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import ConsultationId, LanguageCode, OptionId, PhraseId, QuestionId, TeamId
from bot.domain.names import NO_NAME, shown_name
from bot.domain.supervision.scope import Scope
from bot.services.figures.ports import Span
from bot.services.stats.ports import CallLine, CueCount, Lately, PhraseCount, SourceCount

_CALL = consultations.c
_LIVE = answers.c.undone_at.is_(None)


_OF_TYPE = (
    _CALL.temperament,
    _CALL.temperament_source,
    type_said.is_sure.label("is_sure"),
    type_said.band.label("band"),
)
_TEN_THOUSANDTHS = cast(func.coalesce(func.round(type_said.said * 10_000), 0), BigInteger)


class StatsRepository(Repository):
    """Tables of counts by day with what is not in them yet; consultations, answers and cards_shown, read."""

    __slots__ = ()

    async def sources(self, scope: Scope, span: Span) -> Sequence[SourceCount]:
        """Count by type, by who named it, and by how sure."""
        return [
            SourceCount(
                temperament=Recognition(row["temperament"]),
                source=TemperamentSource(row["temperament_source"]),
                is_sure=bool(row["is_sure"]),
                calls=int(row["calls"]),
                band=None if row["band"] < 0 else int(row["band"]),
                said=int(row["said"]) / 10_000,
            )
            for row in await self._added(_SOURCES, scope, span)
        ]

    async def cues(self, scope: Scope, span: Span) -> Sequence[CueCount]:
        """Count the calls in which each cue was tapped."""
        return [
            CueCount(question_id=QuestionId(row["question_id"]), option_id=OptionId(row["option_id"]), calls=int(row["calls"]))
            for row in await self._added(_CUES, scope, span)
        ]

    async def phrases(self, scope: Scope, span: Span) -> Sequence[PhraseCount]:
        """Count the calls in which each phrase was shown, and what managers said of it where it was the last."""
        counted = [
            PhraseCount(
                phrase_id=PhraseId(row["phrase_id"]),
                calls=int(row["calls"]),
                fitted=int(row["fitted"]),
                fitted_not=int(row["fitted_not"]),
            )
            for row in await self._added(_PHRASES[self._transaction.dialect], scope, span)
        ]
        return sorted(counted, key=lambda one: (-one.calls, one.phrase_id))

    async def _added(self, kinds: Kinds, scope: Scope, span: Span) -> Sequence[RowMapping]:
        if scope.is_nothing:
            return []
        found = (await self._transaction.execute(added_up(kinds, scope, span))).mappings()
        return [row for row in found if row["calls"]]

    async def how_many(self, lately: Lately) -> int:
        """Count the calls that are looked through."""
        if lately.scope.is_nothing:
            return 0
        counted = select(func.count()).select_from(_lately(lately))
        return int((await self._transaction.execute(counted)).scalar_one())

    async def with_cue(self, lately: Lately, question_id: QuestionId, option_id: OptionId) -> Sequence[ConsultationId]:
        """Return the calls in which a cue was tapped."""
        tapped = select(answers.c.consultation_id).where(
            answers.c.consultation_id == _CALL.id, answers.c.question_id == question_id, answers.c.option_id == option_id, _LIVE
        )
        return await self._calls(lately, tapped.exists())

    async def with_phrase(self, lately: Lately, phrase_id: PhraseId) -> Sequence[ConsultationId]:
        """Return the calls in which a phrase was shown."""
        return await self._calls(lately, _showed(phrase_id))

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


def _sources(which: Which, sign: int) -> Select[Any]:
    sums = literal(sign).label("calls"), (_TEN_THOUSANDTHS * sign).label("said")
    return select(*_OF_TYPE, *sums).where(*which)


def _cues(which: Which, sign: int) -> Select[Any]:
    given = answers.c
    calls = _first(select(_CALL.id).where(*which))
    tapped = select(calls.c.id, given.question_id, given.option_id).where(given.consultation_id == calls.c.id, _LIVE)
    once = tapped.distinct().subquery()
    return select(once.c.question_id, once.c.option_id, literal(sign).label("calls"))


def _phrases(dialect: str, which: Which, sign: int) -> Select[Any]:
    once = _shown(dialect, which).subquery()
    is_last = once.c.phrase_id == once.c.last
    fitted = case((and_(once.c.phrase_fits, is_last), sign), else_=0).label("fitted")
    fitted_not = case((and_(once.c.phrase_fits == false(), is_last), sign), else_=0).label("fitted_not")
    return select(once.c.phrase_id, literal(sign).label("calls"), fitted, fitted_not)


def _shown(dialect: str, which: Which) -> Select[Any]:
    """Select calls with each phrase that was shown in them, and the last."""
    calls = _first(select(_CALL.id, _CALL.phrases_shown, _CALL.phrase_fits).where(*which))
    shown = calls.c.phrases_shown
    if dialect == "postgresql":
        each = func.json_array_elements_text(shown).table_valued("value").render_derived(name="shown")
        last: ColumnElement[Any] = shown.op("->>", return_type=String())(literal(-1))
    else:
        each = func.json_each(shown).table_valued("value", name="shown")
        last = func.json_extract(shown, "$[#-1]")
    found = select(calls.c.id, each.c.value.label("phrase_id"), calls.c.phrase_fits, last.label("last"))
    return found.select_from(calls.join(each, true())).distinct()


def _first(calls: Select[Any]) -> CTE:
    """Select calls before anything is joined to them: a planner that does not know how few they are walks through all."""
    return calls.cte().prefix_with("MATERIALIZED")


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


def _showed(phrase_id: PhraseId) -> ColumnElement[bool]:
    """Match calls in which a phrase was shown, by the cards of each call.

    By the index of phrases a database would walk, for each call, through every card that ever showed that phrase.
    """
    said = func.coalesce(cards_shown.c.phrase_id, null())
    return select(cards_shown.c.id).where(cards_shown.c.consultation_id == _CALL.id, said == phrase_id).exists()


_SOURCES = Kinds(
    counts=type_counts,
    changes=count_changes,
    by=("temperament", "temperament_source", "is_sure", "band"),
    sums=("calls", "said"),
    noted=(count_changes.c.calls, (count_changes.c.said * count_changes.c.calls).label("said")),
    called=_sources,
)
_CUES = Kinds(
    counts=cue_counts,
    changes=cue_changes,
    by=("question_id", "option_id"),
    sums=("calls",),
    noted=(cue_changes.c.calls,),
    called=_cues,
)
_PHRASES = {
    dialect: Kinds(
        counts=phrase_counts,
        changes=phrase_changes,
        by=("phrase_id",),
        sums=("calls", "fitted", "fitted_not"),
        noted=(phrase_changes.c.calls, phrase_changes.c.fitted, phrase_changes.c.fitted_not),
        called=partial(_phrases, dialect),
    )
    for dialect in ("sqlite", "postgresql")
}

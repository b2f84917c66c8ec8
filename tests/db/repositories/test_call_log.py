"""Walking through calls: every page of every filter is what reading everything would give, at a bounded cost."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.dialects import sqlite

from bot.db.facade import Database
from bot.db.repositories.call_log import _matching, _near
from bot.db.unit_of_work import SqlUnitOfWork
from bot.domain.calls.consultation import Consultation, FinishedBy, TemperamentSource
from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.clients.naming import ClientName
from bot.domain.ids import ClientId, ConsultationId
from bot.domain.supervision.calibration import band_of
from bot.domain.supervision.choice import ALL_CALLS, Choice
from bot.domain.supervision.scope import Scope
from bot.domain.supervision.type_said import TypeSaid
from bot.services.interaction_ports import LogFilter
from bot.services.log.ports import Number, Position
from tests.db.marks import sqlite_only
from tests.db.people import NOON, RU, Cast, open_call

CALLS = 60


@pytest.fixture
async def calls(database: Database, cast: Cast) -> Sequence[Consultation]:
    """Calls of two teams in turn, two of which begin at a time, of every sort; the newest last."""
    led = []
    async with database.unit_of_work() as work:
        client = await work.clients.add(team_id=cast.north, name=ClientName(text="Иван"), language=RU, at=NOON)
        for number in range(CALLS):
            by = cast.boris if number % 3 == 0 else cast.anna
            his = client if by is cast.anna and number % 5 == 0 else None
            at = NOON + timedelta(minutes=number // 2)
            opened = await open_call(work, by, client=his, at=at, is_practice=number % 7 == 0)
            over = replace(
                opened,
                finished_at=at,
                finished_by=FinishedBy.MANAGER,
                outcome=(None, *Outcome)[number % 5],
                temperament=list(Recognition)[number % 6],
                wants=list(Known)[number % 3],
                phrase_fits=(None, True, False)[number % 3],
                temperament_source=list(TemperamentSource)[number // 2 % 3],
                confidence=(0.3, 0.8, 0.95)[number % 3],
                bot_confidence=(None, 0.4, 0.81)[number % 3],
                none_fits=int(number % 4 == 1),
            )
            await work.consultations.save(over)
            led.append(over)
        await work.commit()
    return led


def filters(cast: Cast, client: ClientId) -> Sequence[LogFilter]:
    """Every walk there is, and every condition."""
    both, north = Scope(teams=frozenset({cast.north, cast.south})), Scope(teams=frozenset({cast.north}))
    own = Scope(teams=frozenset({cast.north}), employee=cast.anna.id)
    everything = LogFilter(practice=True)
    return [
        everything,
        LogFilter(),
        LogFilter(scope=both, outcome=Outcome.REFUSED),
        LogFilter(scope=north, temperament=Recognition.MIXED, practice=True),
        LogFilter(scope=own, intent="yes/unknown"),
        LogFilter(scope=north, employee_id=cast.anna.id, since=NOON + timedelta(minutes=7), until=NOON + timedelta(minutes=20)),
        LogFilter(scope=both, client_id=client, practice=True),
        LogFilter(scope=own, client_id=client, is_unfit=True),
        LogFilter(scope=north, employee_id=cast.boris.id),
        LogFilter(scope=Scope()),
        LogFilter(is_open=True),
        LogFilter(is_unfit=True, practice=True),
        LogFilter(scope=own, is_unfit=True, intent="yes/unknown"),
        LogFilter(scope=both, is_unfit=True, since=NOON + timedelta(minutes=7)),
        LogFilter(scope=both, is_unfit=True),
        *(LogFilter(scope=both, said=said) for said in TypeSaid),
    ]


def said_of(call: Consultation) -> Sequence[TypeSaid]:
    """Say in other words what was said of a call's type."""
    is_named = call.temperament in {kind.value for kind in Temperament}
    if call.temperament_source is TemperamentSource.OVERRIDE:
        first, said = TypeSaid.OVERRIDDEN, call.bot_confidence
    else:
        first = TypeSaid.UNNAMED if not is_named else TypeSaid.SURE if call.confidence >= 0.8 else TypeSaid.LEANING
        said = call.confidence if is_named and call.temperament_source is TemperamentSource.CONFIRMED else None
    return [first] if said is None else [first, TypeSaid(str(band_of(said)))]


def fits(call: Consultation, which: LogFilter) -> bool:
    """Say in other words whether a call is meant."""
    return (
        which.scope.holds(call.team_id, call.employee_id)
        and which.employee_id in (None, call.employee_id)
        and which.client_id in (None, call.client_id)
        and which.outcome in (None, call.outcome)
        and which.temperament in (None, call.temperament)
        and which.intent in (None, f"{call.wants}/{call.can}")
        and (which.practice or not call.is_practice)
        and which.said in (None, *said_of(call))
        and (not which.is_open or call.outcome is None)
        and (not which.is_unfit or call.phrase_fits is False or call.none_fits > 0)
        and (which.since is None or call.started_at >= which.since)
        and (which.until is None or call.started_at < which.until)
    )


async def walked(work: SqlUnitOfWork, which: LogFilter, start: Position | None, *, is_newer: bool, looked_at: int) -> list[int]:
    """Walk to the end in pages of three."""
    found: list[int] = []
    while True:
        page = await work.call_log.walk(which, start, 3, is_newer=is_newer, looked_at=looked_at)
        found += [int(one.call.id) for one in page.calls]
        if page.following is None:
            return found
        start = page.following
        if is_newer:  # the start is not in it on this way
            start = Position(start.at, ConsultationId(start.call - 1))


@pytest.mark.parametrize("looked_at", [4, 1000])
async def test_every_filter_gives_its_calls_in_order_both_ways(
    database: Database, cast: Cast, calls: Sequence[Consultation], looked_at: int
) -> None:
    """None twice and none left out, however few are looked at for a page: what is rare only takes more pages."""
    client = next(call.client_id for call in calls if call.client_id)
    async with database.unit_of_work() as work:
        for which in filters(cast, client):
            meant = [int(call.id) for call in calls if fits(call, which)]
            assert await walked(work, which, None, is_newer=False, looked_at=looked_at) == meant[::-1], which
            first = Position(NOON - timedelta(days=1), ConsultationId(0))
            assert await walked(work, which, first, is_newer=True, looked_at=looked_at) == meant, which
            assert await work.call_log.number(which) == Number(n=len(meant), is_more=False), which


async def test_calls_of_a_kind_are_counted_however_many(database: Database, cast: Cast, calls: Sequence[Consultation]) -> None:
    """Their number is in the counts: none of them is looked at."""
    which = LogFilter(scope=Scope(teams=frozenset({cast.north, cast.south})), outcome=Outcome.REFUSED)
    n = sum(fits(call, which) for call in calls)
    async with database.unit_of_work() as work:
        await work.figures.fold(1000)
        assert await work.call_log.number(which, counted=1, looked_at=2) == Number(n=n, is_more=False)
        unfit = LogFilter(scope=which.scope, is_unfit=True)
        assert await work.call_log.number(unfit, counted=1, looked_at=2) == Number(
            n=sum(fits(call, unfit) for call in calls), is_more=False
        )
        refused_and_open = replace(which, is_open=True)
        assert (await work.call_log.number(refused_and_open)).n == 0


async def test_calls_are_counted_up_to_a_limit(database: Database, cast: Cast, calls: Sequence[Consultation]) -> None:
    """Where counts do not know them, exactly while they are few and all were looked at; otherwise it says that there are more."""
    which = LogFilter(scope=Scope(teams=frozenset({cast.north, cast.south})), is_unfit=True, practice=True)
    n = sum(fits(call, which) for call in calls)
    async with database.unit_of_work() as work:
        told = [
            await work.call_log.number(which, **limits)
            for limits in ({}, {"counted": 3}, {"looked_at": 100}, {"looked_at": 1000})
        ]
    assert [(one.n, one.is_more) for one in told] == [(n, False), (3, True), (told[2].n, True), (n, False)]
    assert 0 < told[2].n < n


async def test_a_choice_is_kept_for_its_person(database: Database, cast: Cast) -> None:
    """The last one; what another version has written is as good as none."""
    async with database.unit_of_work() as work:
        assert await work.call_log.choice_of(cast.anna.id) is None
        for choice in (ALL_CALLS, Choice(outcome=Outcome.BOUGHT)):
            await work.call_log.keep_choice(cast.anna.id, choice, NOON)
        await work.commit()
    async with database.unit_of_work() as work:
        assert await work.call_log.choice_of(cast.anna.id) == Choice(outcome=Outcome.BOUGHT)
        assert await work.call_log.choice_of(cast.boris.id) is None


@sqlite_only
async def test_no_filter_fetches_calls_that_are_not_walked_to(file: Path, cast: Cast) -> None:
    """An index of outcomes would fetch every call that ever ended so; filters are held against those near by, by number."""
    with closing(sqlite3.connect(file)) as connection:
        of_days = LogFilter(since=NOON, until=NOON, outcome=Outcome.BOUGHT.value)
        for which in (*filters(cast, ClientId(1)), of_days):
            statement = _matching(which, _near(which, None, 9, is_newer=False), 9, is_newer=False)
            compiled = statement.compile(dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True})
            given = [None] * len(compiled.positiontup or ())
            steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {compiled}", given) if " consultations " in row[3]]
            assert steps
            assert [one for one in steps if "COVERING INDEX" not in one and "INTEGER PRIMARY KEY" not in one] == []
            is_by_unfit = which.is_unfit and which.client_id is None
            assert any("ix_consultations_unfit" in one for one in steps) == is_by_unfit, which

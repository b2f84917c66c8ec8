"""What was said in calls: counted over a time, within what somebody may look at."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import sqlite

from bot.db.facade import Database
from bot.db.repositories.stats import _among, _showed
from bot.db.schema.tables import consultations
from bot.db.unit_of_work import SqlUnitOfWork
from bot.db.upkeep import migrate
from bot.domain.calls.consultation import Answer, Consultation, FinishedBy, TemperamentSource
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import ConsultationId, OptionId, PhraseId, QuestionId, TaskId
from bot.domain.people.employee import Employee
from bot.domain.supervision.scope import EVERYTHING, NOTHING, Scope
from bot.services.calls.ports import CardShown
from bot.services.figures.ports import Span
from bot.services.stats.ports import CueCount, Lately, PhraseCount, SourceCount
from tests.db.marks import sqlite_only
from tests.db.people import NOON, Cast, open_call

PHRASE1, SPEECH = QuestionId("phrase1"), QuestionId("speech")
SHORTER, CLIPPED = OptionId("shorter"), OptionId("clipped")
A, B = PhraseId("a"), PhraseId("b")
EVEN = {Temperament.CHOLERIC: 0.86, Temperament.MELANCHOLIC: 0.06, Temperament.SANGUINE: 0.04, Temperament.PHLEGMATIC: 0.04}
SPAN = Span(since=NOON, until=NOON + timedelta(days=7))
WEEK = Lately(scope=EVERYTHING, since=SPAN.since, until=SPAN.until)


async def ended(
    work: SqlUnitOfWork, who: Employee, minutes: int, cues: Sequence[tuple[QuestionId, OptionId]] = (), **known: object
) -> Consultation:
    """Store a call that ended, with the cues tapped in it and two cards."""
    at = NOON + timedelta(minutes=minutes)
    call = await open_call(work, who, at=at, is_practice=bool(known.pop("is_practice", False)))
    for question, option in cues:
        answer = Answer(question_id=question, option_id=option, at=at, likelihoods=EVEN)
        await work.consultations.add_answer(call.id, answer)
    for revision, phrase in ((1, A), (2, B), (3, B)):
        card = CardShown(
            consultation_id=call.id,
            revision=revision,
            at=at,
            posterior=EVEN,
            recognition=Recognition.CHOLERIC,
            runner_up=None,
            phrase_id=phrase,
            task_id=TaskId("t"),
            content_version="c",
            weights_version="w",
        )
        await work.consultations.add_card(card)
    over = {"finished_at": at + timedelta(minutes=1), "finished_by": FinishedBy.MANAGER, "phrases_shown": (A, B)}
    done = replace(call, **over, **known)  # type: ignore[arg-type]  # by name
    await work.consultations.save(done)
    return done


@pytest.fixture
async def calls(database: Database, cast: Cast) -> list[ConsultationId]:
    """Three calls in the north, one in the south, and one for practice."""
    choleric = {"temperament": Recognition.CHOLERIC, "confidence": 0.86}
    async with database.unit_of_work() as work:
        made = [
            await ended(work, cast.anna, 1, [(PHRASE1, SHORTER), (PHRASE1, SHORTER)], **choleric, phrase_fits=True),
            await ended(
                work,
                cast.anna,
                2,
                [(PHRASE1, SHORTER)],
                **choleric,
                temperament_source=TemperamentSource.CONFIRMED,
                phrase_fits=False,
            ),
            await ended(
                work,
                cast.anna,
                3,
                temperament=Recognition.SANGUINE,
                confidence=0.04,
                bot_confidence=0.86,
                temperament_source=TemperamentSource.OVERRIDE,
            ),
            await ended(work, cast.boris, 4, [(SPEECH, CLIPPED)]),
            await ended(work, cast.anna, 5, [(SPEECH, CLIPPED)], is_practice=True),
        ]
        await work.commit()
    return [call.id for call in made]


async def test_sources_tell_who_named_the_type_and_how_sure(database: Database, calls: list[ConsultationId]) -> None:
    """Practice is not among them."""
    async with database.unit_of_work() as work:
        found = await work.stats.sources(EVERYTHING, SPAN)
        assert await work.stats.how_many(WEEK) == 4
    assert SourceCount(temperament=Recognition.CHOLERIC, source=TemperamentSource.BOT, is_sure=True, calls=1) in found
    assert sum(one.calls for one in found) == 4


async def test_what_was_said_is_what_the_bot_said(database: Database, calls: list[ConsultationId]) -> None:
    """A type that the manager named against the bot is held against what the bot named."""
    async with database.unit_of_work() as work:
        said = [one for one in await work.stats.sources(EVERYTHING, SPAN) if one.band is not None]
    assert {(one.source, one.band, one.calls, one.said) for one in said} == {
        (TemperamentSource.OVERRIDE, 5, 1, 0.86),
        (TemperamentSource.CONFIRMED, 5, 1, 0.86),
    }


async def test_a_cue_counts_once_a_call(database: Database, calls: list[ConsultationId]) -> None:
    """However often it was tapped in it."""
    async with database.unit_of_work() as work:
        found = sorted(await work.stats.cues(EVERYTHING, SPAN), key=lambda one: one.question_id)
        assert list(await work.stats.with_cue(WEEK, PHRASE1, SHORTER)) == [calls[1], calls[0]]
    assert found == [
        CueCount(question_id=PHRASE1, option_id=SHORTER, calls=2),
        CueCount(question_id=SPEECH, option_id=CLIPPED, calls=1),
    ]


async def test_a_phrase_is_judged_where_it_was_the_last(database: Database, calls: list[ConsultationId]) -> None:
    """It was shown in four calls; what managers said holds for the one that the call ended with."""
    async with database.unit_of_work() as work:
        found = await work.stats.phrases(EVERYTHING, SPAN)
        behind = await work.stats.with_phrase(WEEK, A)
        lines = await work.stats.lines(behind[:2])
    assert list(found) == [
        PhraseCount(phrase_id=A, calls=4, fitted=0, fitted_not=0),
        PhraseCount(phrase_id=B, calls=4, fitted=1, fitted_not=1),
    ]
    assert [(line.id, line.employee) for line in lines] == [(calls[3], "Борис"), (calls[2], "Анна Петрова")]


async def test_only_what_lies_within_is_counted(database: Database, cast: Cast, calls: list[ConsultationId]) -> None:
    """Of a team, of one's own calls in it, of several teams together, of a time, of the newest alone; of nothing, nothing."""
    within = [
        (Scope(teams=frozenset({cast.north})), 3),
        (Scope(teams=frozenset({cast.north}), employee=cast.anna.id), 3),
        (Scope(teams=frozenset({cast.south}), employee=cast.anna.id), 0),
        (Scope(teams=frozenset({cast.north, cast.south})), 4),
        (NOTHING, 0),
    ]
    async with database.unit_of_work() as work:
        for scope, calls_of_it in within:
            assert await work.stats.how_many(replace(WEEK, scope=scope)) == calls_of_it
            assert sum(one.calls for one in await work.stats.sources(scope, SPAN)) == calls_of_it
        assert await work.stats.how_many(replace(WEEK, since=NOON + timedelta(minutes=3))) == 2
        both = Scope(teams=frozenset({cast.north, cast.south}))
        assert list(await work.stats.with_phrase(replace(WEEK, scope=both, most=2), A)) == [calls[3], calls[2]]
        assert [await work.stats.cues(NOTHING, SPAN), await work.stats.phrases(NOTHING, SPAN)] == [[], []]


async def test_calls_from_before_are_counted_the_same(database: Database, url: str, calls: list[ConsultationId]) -> None:
    """A migration counts what there is, folded before or not, and reads off the cards what was said."""

    days = Span(since=SPAN.since.replace(hour=0), until=SPAN.until.replace(hour=0))

    async def counted(of: Database) -> list[str]:
        async with of.unit_of_work() as work:
            stats, figures = work.stats, work.figures
            rows = [*await figures.by_cell(EVERYTHING, days), *await stats.sources(EVERYTHING, days)]
            rows += [*await stats.cues(EVERYTHING, days), *await stats.phrases(EVERYTHING, days)]
            return sorted(map(str, [await figures.counts(EVERYTHING, days), *rows]))

    before = await counted(database)
    assert len(before) > 8
    async with database.unit_of_work() as work:
        assert await work.figures.fold(2)
        await work.commit()
    await database.dispose()
    await migrate.downgrade(url, "0020")
    await migrate.upgrade(url)
    again = Database(url)
    assert await counted(again) == before
    async with again.unit_of_work() as work:
        while await work.figures.fold(2):
            pass
        await work.commit()
    assert await counted(again) == before
    await again.dispose()


@sqlite_only
def test_a_phrase_is_looked_for_among_the_cards_of_each_call(file: Path) -> None:
    """Not, for each call, among all cards that ever showed it: those grow with the years."""
    asked = _among(WEEK, select(consultations.c.id)).where(_showed(A))
    compiled = asked.compile(dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True})
    with closing(sqlite3.connect(file)) as connection:
        given = [None] * len(compiled.positiontup or ())
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {compiled}", given)]
    assert [step for step in plan if "cards_shown" in step and "(consultation_id=?" not in step] == []
    assert any("cards_shown" in step for step in plan)

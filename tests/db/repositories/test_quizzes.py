"""The product quiz and the role game, as they are stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.db.facade import Database
from bot.db.unit_of_work import SqlUnitOfWork
from bot.domain.ids import AttemptId, QuizItemId
from bot.domain.masking import mask
from bot.domain.training.quiz import AskedItem, Attempt, QuizKind, QuizStage, Scene
from bot.services.text_ports import FreeTextKind
from tests.db.people import NOON, Cast

ASKED = [
    AskedItem(item=QuizItemId("a"), name="А", text="Что?", model="То"),
    AskedItem(item=QuizItemId("b"), name="Б", text="Где?"),
]


async def begin(work: SqlUnitOfWork, cast: Cast, kind: QuizKind = QuizKind.QUIZ, *, number: int = 1) -> Attempt:
    """Give Anna a try."""
    scene = Scene(item=QuizItemId(f"s{number}"), text="звонок", client="торопит") if kind is QuizKind.ROLE else None
    return await work.quizzes.add(
        employee_id=cast.anna.id,
        team_id=cast.anna.team_id,
        kind=kind,
        is_again=False,
        number=number,
        product_number=1,
        product="Плита",
        scene=scene,
        asked=ASKED,
        given_by=cast.boris.id,
        at=NOON,
    )


async def test_a_try_comes_back_as_it_was_given(database: Database, cast: Cast) -> None:
    """With what was asked in the words of then; a role game waits for marks from the beginning."""
    async with database.unit_of_work() as work:
        quiz, role = await begin(work, cast), await begin(work, cast, QuizKind.ROLE)
        await work.commit()
    async with database.unit_of_work() as work:
        assert await work.quizzes.get(quiz.id) == quiz
        assert await work.quizzes.get(role.id) == role
        assert (quiz.stage, role.stage) == (QuizStage.OPEN, QuizStage.SENT)
        assert quiz.told == {cast.boris.id}
        assert await work.quizzes.get(AttemptId(99)) is None


async def test_the_newest_of_a_kind_in_a_team_is_the_one_that_counts(database: Database, cast: Cast) -> None:
    """What was begun in another team stays there; situations are remembered wherever they were played."""
    async with database.unit_of_work() as work:
        await begin(work, cast, QuizKind.ROLE)
        second = await begin(work, cast, QuizKind.ROLE, number=2)
        assert await work.quizzes.latest(cast.anna.id, cast.north, QuizKind.ROLE) == second
        assert await work.quizzes.latest(cast.anna.id, cast.north, QuizKind.QUIZ) is None
        assert await work.quizzes.latest(cast.anna.id, cast.south, QuizKind.ROLE) is None
        assert await work.quizzes.played(cast.anna.id) == ["s1", "s2"]


async def test_an_answer_and_its_mark_are_kept_apart(database: Database, cast: Cast) -> None:
    """Either may be changed, and the other stays."""
    async with database.unit_of_work() as work:
        quiz = await begin(work, cast)
        numbers = [
            await work.free_texts.add(
                consultation_id=None, employee_id=cast.anna.id, kind=FreeTextKind.QUIZ_ANSWER, text=mask(text), at=NOON
            )
            for text in ("так", "иначе")
        ]
        await work.quizzes.answer(quiz, 1, numbers[0])
        await work.quizzes.mark(quiz, 1, is_right=False, by=cast.boris.id, at=NOON)
        await work.quizzes.answer(quiz, 1, numbers[1])
        await work.quizzes.mark(quiz, 2, is_right=True, by=cast.boris.id, at=NOON)
        await work.commit()
    async with database.unit_of_work() as work:
        found = await work.quizzes.get(quiz.id)
        assert found is not None
        assert (found.answer(1).text_id, found.answer(1).is_right) == (numbers[1], False)
        assert (found.answer(2).text_id, found.answer(2).is_right) == (None, True)


async def test_whoever_is_to_be_told_is_found_until_everybody_knows(database: Database, cast: Cast) -> None:
    """What waits for somebody is found in any case; nothing of whoever has left the team or has no access."""
    async with database.unit_of_work() as work:
        quiz = await begin(work, cast)
        assert [one.id for one in await work.quizzes.wanting_telling(9)] == [quiz.id]
        quiz = replace(quiz, told=quiz.told | {cast.anna.id})
        await work.quizzes.put_told(quiz, is_told=True)
        assert await work.quizzes.wanting_telling(9) == []
        sent = quiz.sent()
        await work.quizzes.put_stage(sent, cast.anna.id, NOON)
        await work.quizzes.put_told(sent, is_told=True)
        assert [one.stage for one in await work.quizzes.wanting_telling(9)] == [QuizStage.SENT]
        anna = await work.employees.get(cast.anna.id)
        assert anna is not None
        for changed in (replace(anna, blocked_at=NOON), replace(anna, team_id=cast.south), replace(anna, removed_at=NOON)):
            await work.employees.change(anna, changed)
            assert await work.quizzes.wanting_telling(9) == []
            await work.employees.change(changed, anna)
        assert len(await work.quizzes.wanting_telling(9)) == 1


async def test_what_was_passed_is_found_again_when_its_time_comes_and_once(database: Database, cast: Cast) -> None:
    """A check that is itself the later one does not lead to another."""
    async with database.unit_of_work() as work:
        quiz = await begin(work, cast)
        passed = quiz.marked(1, is_right=True).marked(2, is_right=True).closed(cast.boris.id, NOON)
        await work.quizzes.put_stage(passed, cast.boris.id, NOON)
        assert await work.quizzes.to_ask_again(NOON + timedelta(days=19), 9) == []
        [found] = await work.quizzes.to_ask_again(NOON + timedelta(days=21), 9)
        assert (found.id, found.settled_at, found.stage) == (quiz.id, NOON, QuizStage.PASSED)
        await work.quizzes.asked_again(quiz.id)
        assert await work.quizzes.to_ask_again(NOON + timedelta(days=99), 9) == []
        await work.quizzes.put_stage(replace(passed, is_again=True), cast.boris.id, NOON)
        assert await work.quizzes.to_ask_again(NOON + timedelta(days=99), 9) == []


async def test_a_decision_is_kept_with_who_made_it(database: Database, cast: Cast) -> None:
    """«Not now» leads to no further check; «go on» does."""
    async with database.unit_of_work() as work:
        quiz = await begin(work, cast, number=2)
        waits = quiz.marked(1, is_right=False).closed(cast.boris.id, NOON)
        refused = waits.decided(cast.boris.id, NOON, goes_on=False)
        await work.quizzes.put_stage(refused, cast.boris.id, NOON)
        assert await work.quizzes.to_ask_again(NOON + timedelta(days=99), 9) == []
        accepted = refused.decided(cast.boris.id, NOON, goes_on=True)
        await work.quizzes.put_stage(accepted, cast.boris.id, NOON)
        assert [one.stage for one in await work.quizzes.to_ask_again(NOON + timedelta(days=99), 9)] == [QuizStage.ACCEPTED]

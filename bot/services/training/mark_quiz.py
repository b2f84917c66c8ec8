"""Marking a try, closing it, and deciding about whoever has failed twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed
from bot.domain.training.quiz import QuizStage
from bot.services.act import Act
from bot.services.asked import forget_question
from bot.services.errors import NotFound
from bot.services.people.ports import AuditAction
from bot.services.training.quiz_doors import QuizView, answer_at, as_marker, deciders, log_quiz, markers, with_deciders


async def view_marking(act: Act, attempt_id: int, position: int = 0) -> QuizView:
    """Look at a try: at one of its places, or with 0 at all; before it is sent in, nobody reads an answer.

    Raises:
        NotFound, NotAllowed.
    """
    view = await as_marker(act, attempt_id)
    await forget_question(act)
    return await _at(act, view, position)


async def mark(act: Act, attempt_id: int, position: int, *, is_right: bool) -> QuizView:
    """Mark one place and go on to the next without a mark; what is closed stays as it is.

    Raises:
        NotFound, NotAllowed.
    """
    view = await as_marker(act, attempt_id)
    attempt = view.attempt
    if position not in attempt.positions:
        raise NotFound
    if attempt.stage is not QuizStage.SENT:
        return view
    await act.work.quizzes.mark(attempt, position, is_right=is_right, by=act.employee.id, at=act.now)
    marked = attempt.marked(position, is_right=is_right)
    behind = [one for one in marked.unmarked if one > position]
    return await _at(act, replace(view, attempt=marked), next(iter([*behind, *marked.unmarked]), 0))


async def close(act: Act, attempt_id: int) -> QuizView:
    """Say that the marks are final: the trainee is told. What lacks a mark, and what is closed, stays as it is.

    Raises:
        NotFound, NotAllowed.
    """
    view = await as_marker(act, attempt_id)
    if not view.attempt.can_be_closed:
        return view
    closed = view.attempt.closed(act.employee.id, act.now)
    await act.work.quizzes.put_stage(closed, act.employee.id, act.now)
    await log_quiz(act, closed, "closed")
    return await with_deciders(act.work, replace(view, attempt=closed))


async def decide(act: Act, attempt_id: int, *, goes_on: bool) -> QuizView:
    """Say whether somebody goes on who has failed twice; what is decided already stays, and is told.

    Raises:
        NotFound, NotAllowed.
    """
    view = await as_marker(act, attempt_id, Deed.DECIDE_QUIZ)
    if not view.attempt.is_to_be_decided:
        stands = QuizStage.ACCEPTED if goes_on else QuizStage.REFUSED
        return replace(view, is_late=view.decided_by is not None and view.attempt.stage is not stands)
    return await _decided(act, view, goes_on=goes_on)


async def reconsider(act: Act, attempt_id: int) -> QuizView:
    """Let somebody go on after all to whom «not now» was said; anything else stays as it is.

    Raises:
        NotFound, NotAllowed.
    """
    view = await as_marker(act, attempt_id, Deed.DECIDE_QUIZ)
    return await _decided(act, view, goes_on=True) if view.attempt.may_be_reconsidered else view


async def concerned(act: Act, view: QuizView) -> Sequence[Employee]:
    """Return whose message about a try tells what it was waiting for: who acts, who marks, who decides.

    Whoever is to be told anew is left out: his message comes again by itself.
    """
    whose = [act.employee, *await markers(act.work, view.trainee), *await deciders(act.work, view.trainee)]
    anew = {one.id for one in view.deciders} - {act.employee.id}
    return list({one.id: one for one in whose if one.id not in anew}.values())


async def _decided(act: Act, view: QuizView, *, goes_on: bool) -> QuizView:
    attempt_id = view.attempt.id
    decided = view.attempt.decided(act.employee.id, act.now, goes_on=goes_on)
    await act.work.quizzes.put_stage(decided, act.employee.id, act.now)
    await act.audit(AuditAction.QUIZ_DECIDED, employee=str(view.trainee.id), attempt=str(attempt_id))
    await log_quiz(act, decided, decided.stage)
    return await with_deciders(act.work, replace(view, attempt=decided))


async def _at(act: Act, view: QuizView, position: int) -> QuizView:
    """Open one place.

    Raises:
        NotFound: there is no such place.
    """
    attempt = view.attempt
    if position == 0 or attempt.stage is QuizStage.OPEN:
        return replace(view, position=0)
    if position not in attempt.positions:
        raise NotFound
    return replace(view, position=position, answer=await answer_at(act, attempt, position))

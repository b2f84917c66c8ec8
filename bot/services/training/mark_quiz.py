"""Marking a try, closing it, and deciding about whoever has failed twice."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.people.permissions import Deed
from bot.domain.training.quiz import QuizStage
from bot.services.act import Act
from bot.services.asked import forget_question
from bot.services.errors import NotFound
from bot.services.people.ports import AuditAction
from bot.services.training.quiz_doors import QuizView, answer_at, as_marker, log_quiz


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
    return replace(view, attempt=closed)


async def decide(act: Act, attempt_id: int, *, goes_on: bool) -> QuizView:
    """Say whether somebody goes on who has failed twice; what is decided already stays, but for «not now».

    Raises:
        NotFound, NotAllowed.
    """
    view = await as_marker(act, attempt_id, Deed.DECIDE_QUIZ)
    if not view.attempt.may_be_decided(goes_on=goes_on):
        return view
    decided = view.attempt.decided(act.employee.id, act.now, goes_on=goes_on)
    await act.work.quizzes.put_stage(decided, act.employee.id, act.now)
    await act.audit(AuditAction.QUIZ_DECIDED, employee=str(view.trainee.id), attempt=str(attempt_id))
    await log_quiz(act, decided, decided.stage)
    return replace(view, attempt=decided)


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

"""Taking a try: question by question in words, as slowly as one likes; then it is sent in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.masking import mask
from bot.domain.names import says_something, visible
from bot.domain.people.permissions import Deed, Whose
from bot.domain.training.quiz import ANSWER_LIMIT, Attempt, QuizKind, QuizStage
from bot.services.act import Act
from bot.services.asked import ask_for_text, forget_question, own_chat
from bot.services.errors import NotFound
from bot.services.text_ports import FreeTextKind, PromptKind
from bot.services.training.quiz_doors import QuizView, answer_at, as_taker, log_quiz
from bot.services.training.trainees import mentor_of

TO_DO = frozenset(
    {
        (QuizKind.QUIZ, QuizStage.OPEN),
        (QuizKind.QUIZ, QuizStage.FAILED),
        (QuizKind.ROLE, QuizStage.SENT),
        (QuizKind.ROLE, QuizStage.FAILED),
    }
)
"""What the trainee himself has something to do about; a role game he is to play, from its beginning."""


async def own_to_do(act: Act) -> Sequence[Attempt]:
    """Return one's tries that wait for oneself: to be answered or played, or to be tried once more."""
    await act.require(Deed.TAKE_QUIZ, Whose.OWN)
    me = act.employee
    found = [await act.work.quizzes.latest(me.id, me.team_id, kind) for kind in QuizKind]
    return [one for one in found if one is not None and (one.kind, one.stage) in TO_DO]


async def view_own(act: Act, attempt_id: int, position: int | None = None) -> QuizView:
    """Look at one's own try: at one of its places, or where one had got to; 0 is the list of all.

    Raises:
        NotFound, NotYours, LeftBehind.
    """
    attempt = await as_taker(act, attempt_id)
    if not position:
        position = attempt.unanswered[0] if attempt.stage is QuizStage.OPEN and attempt.unanswered else 0
    return await _shown(act, attempt, position)


async def take_answer(act: Act, attempt_id: int, position: int, text: str) -> QuizView:
    """Keep what was typed to a question, in place of what was there; what is too long, or says nothing, changes nothing.

    Raises:
        NotFound, NotYours, LeftBehind.
    """
    attempt = await as_taker(act, attempt_id)
    if attempt.stage is not QuizStage.OPEN or position not in attempt.positions:
        return await _shown(act, attempt, 0)
    said = mask(visible(text))
    if len(said) > ANSWER_LIMIT:
        return await _shown(act, attempt, position, too_long=len(said))
    if not says_something(said):
        return replace(await _shown(act, attempt, position), is_wordless=True)
    before = attempt.answer(position).text_id
    if before is not None:
        await act.work.free_texts.erase(before, act.now)
    number = await act.work.free_texts.add(
        consultation_id=None, employee_id=act.employee.id, kind=FreeTextKind.QUIZ_ANSWER, text=said, at=act.now
    )
    await act.work.quizzes.answer(attempt, position, number)
    attempt = await as_taker(act, attempt_id)
    behind = [one for one in attempt.unanswered if one > position]
    return await _shown(act, attempt, next(iter([*behind, *attempt.unanswered]), 0))


async def send_in(act: Act, attempt_id: int) -> QuizView:
    """Hand one's answers to whoever marks them; what is not whole stays, and what was sent is not sent again.

    Raises:
        NotFound, NotYours, LeftBehind.
    """
    attempt = await as_taker(act, attempt_id)
    if not attempt.can_be_sent:
        return await view_own(act, attempt_id)
    sent = attempt.sent()
    await act.work.quizzes.put_stage(sent, act.employee.id, act.now)
    await log_quiz(act, sent, "sent")
    return await _shown(act, sent, 0)


async def _shown(act: Act, attempt: Attempt, position: int, *, too_long: int = 0) -> QuizView:
    """Show a place, and while it may be answered let the next plain text answer it.

    Raises:
        NotFound: there is no such place.
    """
    if position and position not in attempt.positions:
        raise NotFound
    if position and attempt.stage is QuizStage.OPEN:
        await ask_for_text(act, own_chat(act), PromptKind.QUIZ_ANSWER, f"{attempt.id}:{position}")
    else:
        await forget_question(act)
    return QuizView(
        attempt=attempt,
        trainee=act.employee,
        mentor=await mentor_of(act.work, act.employee),
        capacity=None,
        position=position,
        answer=await answer_at(act, attempt, position) if position else None,
        too_long=too_long,
    )

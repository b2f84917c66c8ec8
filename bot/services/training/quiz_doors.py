"""The doors to a try: for whoever takes it, for whoever marks it, and for whoever decides. Nobody else sees an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.ids import AttemptId, QuizItemId
from bot.domain.people.employee import Employee, Role
from bot.domain.people.permissions import Deed, may_change, where_stands
from bot.domain.training.capacity import Capacity
from bot.domain.training.quiz import Attempt, Scene, scene_to_play
from bot.domain.training.quiz_book import QuizBook
from bot.services.act import Act
from bot.services.errors import NotFound, NotYours
from bot.services.interaction_ports import InteractionKind
from bot.services.ports import Work
from bot.services.training.trainees import as_guide, mentor_of


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizView:
    """A try as somebody sees it who came in by a door."""

    attempt: Attempt
    trainee: Employee
    mentor: Employee | None
    capacity: Capacity | None
    """As what he looks at it; None: it is his own."""
    position: int = 0
    """Which place is open; 0: all of them, in a list."""
    answer: str | None = None
    """What was answered there; None too when the words were erased."""
    may_decide: bool = False
    deciders: Sequence[Employee] = ()
    """Who is to say whether he goes on, while that is open."""
    decided_by: Employee | None = None
    """Who has said so."""
    first: AttemptId | None = None
    """The first try, where this is the second."""
    is_late: bool = False
    """What was tapped was decided before, and otherwise."""
    too_long: int = 0
    """Characters of what was typed last, when it was too much to be kept."""
    is_wordless: bool = False
    """What was typed last had no letter and no figure in it, so it was not kept."""


async def as_taker(act: Act, attempt_id: int) -> Attempt:
    """Return a try to him whose it is.

    Raises:
        NotFound: there is none of that number.
        NotYours: it is another's; the refusal is on record.
        LeftBehind: it has stayed in a team that he is no longer in; the refusal is on record.
    """
    attempt = await act.work.quizzes.get(AttemptId(attempt_id))
    if attempt is None:
        raise NotFound
    where = where_stands(act.employee, attempt.team_id, attempt.employee_id)
    await act.require(Deed.TAKE_QUIZ, where, NotYours, attempt=str(attempt_id))
    return attempt


async def as_marker(act: Act, attempt_id: int, deed: Deed = Deed.MARK_QUIZ) -> QuizView:
    """Return a try to his mentor or to whoever looks after his team, with all its places in a list.

    Raises:
        NotFound: there is none of that number; or he has no access now, or is in another team.
        NotAllowed: another guides him; the refusal is on record.
    """
    attempt = await act.work.quizzes.get(AttemptId(attempt_id))
    if attempt is None:
        raise NotFound
    guided = await as_guide(act, int(attempt.employee_id), deed)
    if guided.trainee.team_id != attempt.team_id:
        raise NotFound
    view = QuizView(
        attempt=attempt,
        trainee=guided.trainee,
        mentor=guided.mentor,
        capacity=guided.capacity,
        may_decide=may_change(act.employee, Deed.DECIDE_QUIZ, guided.trainee),
        first=await act.work.quizzes.first_of(attempt),
    )
    return await with_deciders(act.work, view)


async def with_deciders(work: Work, view: QuizView) -> QuizView:
    """Return a try with whose decision it is, or was."""
    attempt = view.attempt
    whose = await deciders(work, view.trainee) if attempt.is_to_be_decided else ()
    by = None if attempt.decided_by is None else await work.employees.get(attempt.decided_by)
    return replace(view, deciders=whose, decided_by=by)


async def answer_at(act: Act, attempt: Attempt, position: int) -> str | None:
    """Return what was answered at a place of a try that came in by a door."""
    text_id = attempt.answer(position).text_id
    text = None if text_id is None else await act.work.free_texts.get(text_id)
    return None if text is None else text.text


async def deciders(work: Work, trainee: Employee, deed: Deed = Deed.DECIDE_QUIZ) -> Sequence[Employee]:
    """Return who looks after the team of somebody and may do this to him; the owners where nobody does."""
    own = [one for one in await work.employees.of_team(trainee.team_id) if one.role is Role.SUPERVISOR]
    further = await work.employees.looking_after(trainee.team_id)
    found = [one for one in (*own, *further) if one.has_access and may_change(one, deed, trainee)]
    return found or await work.employees.owners()


async def markers(work: Work, trainee: Employee) -> Sequence[Employee]:
    """Return who is to mark what somebody has answered now: his mentor, without one whoever looks after the team."""
    mentor = await mentor_of(work, trainee)
    return [mentor] if mentor is not None else await deciders(work, trainee)


async def next_scene(work: Work, book: QuizBook, trainee: Employee) -> Scene:
    """Return what somebody plays next.

    Raises:
        NotFound: the content has no situation.
    """
    played: Sequence[QuizItemId] = await work.quizzes.played(trainee.id)
    scene = scene_to_play(book, played)
    if scene is None:
        raise NotFound
    return Scene(item=scene.id, text=scene.text, client=scene.client)


async def log_quiz(act: Act, attempt: Attempt, step: str) -> None:
    """Put a step on record, by numbers alone."""
    await act.log(InteractionKind.QUIZZED, attempt=str(attempt.id), step=step)

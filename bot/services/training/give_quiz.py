"""The product quiz and the role game of one trainee: where they stand, giving them, and the second and last try."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.house.sheet import Taught, sheets_in_force, sheets_of
from bot.domain.ids import EmployeeId, LanguageCode, TeamId
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed, may_change
from bot.domain.training.quiz import LAST_TRY, Attempt, QuizKind, asks, looks_at, may_be_given, models, second_is_open
from bot.domain.training.quiz_book import QuizBook
from bot.services.act import Act
from bot.services.asked import forget_question
from bot.services.errors import NotFound
from bot.services.people.ports import AuditAction
from bot.services.ports import Work
from bot.services.training.ports import TrainingContent
from bot.services.training.quiz_doors import as_marker, as_taker, deciders, log_quiz, next_scene
from bot.services.training.trainees import Guided, as_guide


@dataclass(frozen=True, slots=True, kw_only=True)
class TaughtProduct:
    """A product that somebody can be asked about."""

    number: int
    name: str
    missing: int
    """So many of the questions have no right answer on the house sheet yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecksView:
    """Where somebody stands, to whoever guides him."""

    guided: Guided
    latest: Mapping[QuizKind, Attempt]
    products: Sequence[TaughtProduct]
    """Those of the team's house sheet that have a name."""
    may_set: bool
    """He may give what was not given yet, and write the sheet."""
    deciders: Sequence[Employee] = ()
    """Who is to say whether somebody goes on who has failed twice, while that is open."""

    def to_give(self, kind: QuizKind) -> Sequence[TaughtProduct]:
        """Return about which products he may give this now."""
        if not (self.may_set and may_be_given(self.latest.get(kind))):
            return ()
        return [one for one in self.products if kind is QuizKind.ROLE or not one.missing]


async def view_checks(act: Act, content: TrainingContent, person: int) -> ChecksView:
    """Look at where somebody stands; no answer is in it.

    Raises:
        NotFound, NotAllowed.
    """
    guided = await as_guide(act, person, Deed.MARK_QUIZ)
    await forget_question(act)
    return await _view(act, content, guided)


async def _view(act: Act, content: TrainingContent, guided: Guided) -> ChecksView:
    trainee, work = guided.trainee, act.work.quizzes
    found = {kind: await work.latest(trainee.id, trainee.team_id, kind) for kind in QuizKind}
    taught = await taught_to(act.work, trainee.language, trainee.team_id)
    book = content.quiz(trainee.language)
    is_open = any(one is not None and one.is_to_be_decided for one in found.values())
    return ChecksView(
        guided=guided,
        latest={kind: one for kind, one in found.items() if one is not None},
        products=[
            TaughtProduct(number=number, name=name, missing=len(book.asked) - len(models(book, taught, number)))
            for number, name in taught.products.items()
        ],
        may_set=may_change(act.employee, Deed.SET_QUIZ, trainee),
        deciders=await deciders(act.work, trainee) if is_open else (),
    )


async def taught_to(work: Work, language: LanguageCode, team: TeamId) -> Taught:
    """Return a team's house sheet as its trainees are asked about it."""
    return Taught.to(language, sheets_of(team, sheets_in_force(await work.house_lines.live())))


async def give_quiz(act: Act, content: TrainingContent, person: int, kind: QuizKind, product: int | None = None) -> ChecksView:
    """Give somebody his first try; who has had one, and of whose product too little is written, gets none.

    Args:
        act: who gives it.
        content: what there is to ask.
        person: to whom.
        kind: what.
        product: about which product; None: the only one that he can be asked about, and nothing where there are several.

    Raises:
        NotFound, NotAllowed.
    """
    guided = await as_guide(act, person, Deed.SET_QUIZ)
    view = await _view(act, content, guided)
    ready = [one.number for one in view.to_give(kind)]
    about = product if product is not None or len(ready) != 1 else ready[0]
    if about is None or about not in ready:
        return view
    given = await begin_try(act.work, content, guided.trainee, kind, by=act.employee.id, at=act.now, product=about)
    await act.audit(AuditAction.QUIZ_GIVEN, employee=str(guided.trainee.id), attempt=str(given.id))
    await log_quiz(act, given, "given")
    return await _view(act, content, guided)


async def begin_try(
    work: Work,
    content: TrainingContent,
    trainee: Employee,
    kind: QuizKind,
    *,
    by: EmployeeId | None,
    at: datetime,
    product: int,
    name: str = "",
    first: Attempt | None = None,
    is_again: bool = False,
) -> Attempt:
    """Write a try that was permitted, in the words of now.

    Args:
        work: The transaction.
        content: What there is to ask.
        trainee: Whom; in his language.
        kind: What.
        by: Who has begun it; None: its time had come.
        at: When.
        product: Which of the team's products it is about.
        name: How that was called when he was asked before; for where it is on the house sheet no more.
        first: The try before, in whose place this is the second.
        is_again: It is the one some weeks after passing.
    """
    book: QuizBook = content.quiz(trainee.language)
    taught = await taught_to(work, trainee.language, trainee.team_id)
    missed = [] if first is None else [first.asked[one - 1] for one in first.missed]
    return await work.quizzes.add(
        employee_id=trainee.id,
        team_id=trainee.team_id,
        kind=kind,
        is_again=is_again if first is None else first.is_again,
        number=1 if first is None else LAST_TRY,
        product=taught.products.get(product, name),
        product_number=product,
        scene=None if kind is QuizKind.QUIZ else await next_scene(work, book, trainee),
        asked=asks(book, models(book, taught, product), missed) if kind is QuizKind.QUIZ else looks_at(book),
        given_by=by,
        at=at,
    )


async def take_second(act: Act, content: TrainingContent, attempt_id: int) -> Attempt:
    """Begin one's second and last try; a tap that comes too late gives the one that there is.

    Raises:
        NotFound, NotYours, LeftBehind.
    """
    first = await as_taker(act, attempt_id)
    return await _second(act, content, first, act.employee)


async def play_again(act: Act, content: TrainingContent, attempt_id: int) -> Attempt:
    """Let somebody play a second and last time; a tap that comes too late gives the try that there is.

    Raises:
        NotFound: it is no role game, or as `as_marker`.
        NotAllowed.
    """
    view = await as_marker(act, attempt_id)
    if view.attempt.kind is not QuizKind.ROLE:
        raise NotFound
    return await _second(act, content, view.attempt, view.trainee)


async def _second(act: Act, content: TrainingContent, first: Attempt, trainee: Employee) -> Attempt:
    latest = await act.work.quizzes.latest(trainee.id, first.team_id, first.kind)
    if latest is None or latest.id != first.id or not second_is_open(latest):
        return first if latest is None else latest
    given = await begin_try(
        act.work,
        content,
        trainee,
        first.kind,
        by=act.employee.id,
        at=act.now,
        product=first.product_number,
        name=first.product,
        first=first,
    )
    await log_quiz(act, given, "second")
    return given

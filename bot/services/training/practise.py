"""A sitting of practice: it is begun, its cards are answered, and it is gone on with after a break.

A button names the sitting and the place of its card. What is late, or of another sitting, changes nothing and shows what is asked
now; so does an answer to words that were changed since they were shown. What a trainee types is judged and not kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.calls.temperament import Temperament
from bot.domain.ids import ChatId, DrillId
from bot.domain.people.permissions import Deed, Whose
from bot.domain.training.answers.judgement import Point
from bot.domain.training.confusion import most_confused
from bot.domain.training.drills import CellDrill, ChooseDrill, ContrastDrill, DrillKind, RespondDrill, RewriteDrill
from bot.domain.training.interleaving import Pair, without_rows
from bot.domain.training.memory import chance_of, remember
from bot.domain.training.question import OPEN, Question, contrast_lines, halves, question_of
from bot.domain.training.queue import Queue, Queued, opened
from bot.domain.training.rating import UNHESITATING, rated, seconds_allowed
from bot.domain.training.sitting import Sitting, SittingKind
from bot.domain.training.trainee import Trainee
from bot.domain.training.typed import SHOWN, is_answer, kept_of
from bot.services.act import Act
from bot.services.errors import NotFound
from bot.services.interaction_ports import InteractionKind
from bot.services.study_days import practised_today, standing_of, trainee_of
from bot.services.text_ports import PROMPT_LASTS, Prompt, PromptKind
from bot.services.training.assigned import note_done
from bot.services.training.own_calls import with_own
from bot.services.training.plan import (
    LOOKED_BACK,
    cards_left,
    has_personas,
    matrix_of,
    next_due,
    parted,
    plan_of,
    still_asked,
)
from bot.services.training.ports import Answered, Practised, TrainingContent
from bot.services.training.sittings import asks_lines_of, next_number, of_today, own_sittings, sitting_at

LINES_A_CONTRAST: Final = 10
KNOWN: Final = frozenset({"yes", "no", "unknown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is said to an answer."""

    question: Question
    sitting: int
    """Its number, by which the places of the buttons were shuffled."""
    is_right: bool
    is_again: bool = False
    """It was asked once more in its sitting, with the buttons at other places."""
    seconds: float = 0.0
    is_slow: bool = False
    """It took longer than a line of its kind may take."""
    own: str | None = None
    """What he typed."""
    points: Sequence[Point] = ()
    """What is to be said of it, at most two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a sitting went, when nothing is left."""

    is_contrast: bool = False
    streak: int = 0
    """Study days in a row."""
    next_on: date | None = None
    """When something is due again."""
    mixed: Pair | None = None
    """What was right, and what it was taken for most often lately."""
    has_personas: bool = False
    """There are invented clients to talk with."""
    leech: Pair | None = None
    """What parts a card that was failed again and again, and today: its type, and what it is taken for."""
    is_assigned: bool = False
    """It was given by somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A sitting as it stands, to be shown."""

    sitting: Sitting
    question: Question | None
    """What is asked, or was just answered wrongly; None when nothing is left."""
    told: Told | None = None
    """What is said to the last answer: to that to this question when it is not asked any more, else to the one before."""
    is_timed: bool = False
    was_changed: bool = False
    """Its words were changed since it was shown, so it is asked anew."""
    comes_again: bool = False
    """It is asked once more in this sitting."""
    no_answer: str | None = None
    """What was typed and is no answer, so it is asked once more."""
    ended: Ended | None = None
    is_told_now: bool = False
    """`told` is what is said to an answer that was given in this very turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherOptions:
    """A choice whose right answer was found, to be looked at once more."""

    sitting: Sitting
    drill: ChooseDrill


async def begin_practice(act: Act, content: TrainingContent) -> Practice | None:
    """Begin today's cards, or go on with what was begun today; None when there is nothing to ask."""
    await act.require(Deed.TRAIN, Whose.OWN)
    trainee, _ = await trainee_of(act)
    sittings = await own_sittings(act)
    sitting = of_today(sittings, SittingKind.DAILY, trainee.last_day)
    if sitting is not None and await still_asked(act, content, sitting) is not None:
        return await show_sitting(act, content, sitting, trainee)
    number = next_number(sittings)
    plan = await plan_of(act, content, trainee, number)
    if not plan.cards:
        return None
    asked_today = (await act.work.trainings.practised(act.employee.id, trainee.last_day)).asked
    sitting = begun(act, trainee, number, SittingKind.DAILY, opened(plan, asked_today))
    return await sit_down(act, content, trainee, sitting)


async def begin_contrast(act: Act, content: TrainingContent, one: Temperament, other: Temperament) -> Practice:
    """Begin lines of two temperaments, as many of the one as of the other, or go on with those that were begun today.

    Raises:
        NotFound: there is no such contrast.
    """
    await act.require(Deed.TRAIN, Whose.OWN)
    drill = content.book(act.employee.language).contrast(one, other)
    if drill is None:
        raise NotFound
    trainee, _ = await trainee_of(act)
    sittings = await own_sittings(act)
    sitting = of_today(sittings, SittingKind.CONTRAST, trainee.last_day)
    if sitting is not None and asks_lines_of(sitting, drill):
        return await show_sitting(act, content, sitting, trainee)
    number = next_number(sittings)
    queue = lines_apart(drill, number)
    return await sit_down(act, content, trainee, begun(act, trainee, number, SittingKind.CONTRAST, queue))


def lines_apart(drill: ContrastDrill, number: int) -> Queue:
    """Return the queue of some lines of two temperaments; `number` is the sitting's, by which they are drawn.

    Never four of one type are in a row, and beyond that chance alone orders them.
    """
    lines = contrast_lines(drill, LINES_A_CONTRAST, number)
    waiting = without_rows([Queued(item=item, label=kind) for item, kind in lines])
    return Queue(waiting=tuple(waiting), asked=(), asked_today=0)


def begun(act: Act, trainee: Trainee, number: int, kind: SittingKind, queue: Queue, assigned: int | None = None) -> Sitting:
    """Return a sitting that begins now."""
    day = trainee.last_day
    return Sitting(
        employee_id=trainee.employee_id, number=number, day=day, kind=kind, queue=queue, shown_at=act.now, assigned=assigned
    )


async def sit_down(act: Act, content: TrainingContent, trainee: Trainee, sitting: Sitting) -> Practice:
    """Ask the first card of a sitting that begins; it takes the place of the one before of its kind."""
    await act.log(InteractionKind.PRACTISED, sitting=str(sitting.number), of=sitting.kind, cards=str(sitting.length))
    trainee = trainee.sat_down(act.now).seen_next(trainee.last_day + timedelta(days=1), ZoneInfo(act.employee.time_zone))
    await act.work.trainings.put_trainee(trainee)
    return await _ask(act, content, sitting, trainee)


async def view_practice(act: Act, content: TrainingContent) -> Practice:
    """Show the sitting that was shown last, as it stands.

    Raises:
        NotFound: there was none.
    """
    await act.require(Deed.TRAIN, Whose.OWN)
    sitting = await sitting_at(act)
    trainee, _ = await trainee_of(act)
    return await show_sitting(act, content, sitting, trainee)


async def show_sitting(act: Act, content: TrainingContent, sitting: Sitting, trainee: Trainee) -> Practice:
    """Show what is asked, or what was answered to it and not gone on from."""
    question = await _question(act, content, sitting)
    if question is None or sitting.is_asked:
        return await _ask(act, content, sitting, trainee)
    is_right = sitting.given == question.right
    told = Told(question=question, sitting=sitting.number, is_right=is_right, is_again=sitting.is_again)
    return Practice(sitting=sitting, question=question, told=told, is_timed=trainee.is_timed)


async def _ask(
    act: Act,
    content: TrainingContent,
    sitting: Sitting,
    trainee: Trainee,
    told: Told | None = None,
    *,
    was_changed: bool = False,
) -> Practice:
    """Ask what is in front; what the words have no more is passed over. Behind the last card the sitting is over."""
    book = await with_own(act, content, [one.item for one in sitting.queue.waiting])
    question = None
    while sitting.item is not None and (question := question_of(book, sitting.item)) is None:
        sitting = sitting.without_first()
    was_over = sitting.is_over
    is_same = question is not None and sitting.sign == question.sign and sitting.given is not None and told is None
    sitting = replace(
        sitting,
        sign=0 if question is None else question.sign,
        shown_at=sitting.shown_at if is_same else act.now,
        given=sitting.given if is_same else None,
        finished_at=(sitting.finished_at or act.now) if question is None else None,
    )
    await act.work.trainings.put_sitting(sitting)
    if question is None:
        if not was_over:
            await note_done(act, sitting, trainee.last_day)
        ended = await _ended(act, content, sitting, trainee)
        return Practice(sitting=sitting, question=None, told=told, ended=ended, is_told_now=told is not None)
    if question.is_typed:
        subject = f"{sitting.number}:{sitting.position}"
        chat = ChatId(int(act.employee.person_id))
        await act.work.prompts.put(
            Prompt(chat_id=chat, kind=PromptKind.DRILL_ANSWER, subject=subject, until=act.now + PROMPT_LASTS)
        )
    return Practice(
        sitting=sitting,
        question=question,
        told=told,
        is_timed=trainee.is_timed,
        was_changed=was_changed,
        is_told_now=told is not None,
    )


async def answer(act: Act, content: TrainingContent, number: int, position: int, given: str) -> Practice:
    """Take an answer that was tapped.

    Raises:
        NotFound: there is no sitting, or nothing of the kind can be answered.
    """
    found = await _asked_at(act, content, number, position)
    if isinstance(found, Practice):
        return found
    sitting, trainee, question = found
    if sitting.is_bounce(act.now):
        return await show_sitting(act, content, sitting, trainee)
    if isinstance(question.drill, CellDrill):
        given = _with_half(sitting.given, given)
        if OPEN in given:
            half = replace(sitting, given=given)
            await act.work.trainings.put_sitting(half)
            return Practice(sitting=half, question=question, is_timed=trainee.is_timed)
    elif given not in question.choices(number):
        raise NotFound
    told = _judged(act, sitting, trainee, question, is_right=given == question.right)
    return await _answered(act, content, sitting, trainee, told, given)


async def answer_in_words(act: Act, content: TrainingContent, number: int, position: int, text: str) -> Practice:
    """Take an answer that was typed; it is judged, shown beside a good one, and not kept. What is no answer is no try.

    Raises:
        NotFound: there is no sitting.
    """
    shown = await sitting_at(act)
    if shown.number != number:  # what is typed is meant for the card that he sees
        return await view_practice(act, content)
    found = await _asked_at(act, content, number, position)
    if isinstance(found, Practice):
        return found
    sitting, trainee, question = found
    if not isinstance(question.drill, RewriteDrill | RespondDrill):
        return await show_sitting(act, content, sitting, trainee)
    if not is_answer(text):
        return replace(await show_sitting(act, content, sitting, trainee), no_answer=text)
    judged = content.judge(act.employee.language, question.drill, text)
    told = _judged(act, sitting, trainee, question, is_right=judged.is_right)
    told = replace(told, own=text, points=judged.points)
    return await _answered(act, content, sitting, trainee, told, kept_of(judged))


async def give_up(act: Act, content: TrainingContent, number: int, position: int) -> Practice:
    """Show a good answer to what is to be answered in words; it counts as not known.

    Raises:
        NotFound: there is no sitting, or what is asked is answered by a tap.
    """
    found = await _asked_at(act, content, number, position)
    if isinstance(found, Practice):
        return found
    sitting, trainee, question = found
    if not question.is_typed:
        raise NotFound
    if sitting.is_bounce(act.now):
        return await show_sitting(act, content, sitting, trainee)
    told = _judged(act, sitting, trainee, question, is_right=False)
    return await _answered(act, content, sitting, trainee, told, SHOWN)


async def go_on(act: Act, content: TrainingContent, number: int, position: int) -> Practice:
    """Ask the next card: what was said to the last answer is read.

    Raises:
        NotFound: there is no sitting.
    """
    await act.require(Deed.TRAIN, Whose.OWN)
    sitting = await sitting_at(act, number)
    trainee, _ = await trainee_of(act)
    question = await _question(act, content, sitting)
    is_it = sitting.number == number and sitting.position == position
    if not is_it or question is None or sitting.is_asked or sitting.given is None or sitting.is_bounce(act.now):
        return await show_sitting(act, content, sitting, trainee)
    is_right = sitting.given == question.right
    behind = sitting.answered(is_right=is_right, confused=_confused(question, sitting.given))
    return await _ask(act, content, behind, trainee)


async def view_other_options(act: Act, content: TrainingContent, number: int, item: DrillId) -> Practice | OtherOptions:
    """Tell why the other answers to a choice do not suit its client; from another sitting, show the one there is.

    Raises:
        NotFound: there is no sitting, or no such choice.
    """
    await act.require(Deed.TRAIN, Whose.OWN)
    sitting = await sitting_at(act, number)
    if sitting.number != number:
        trainee, _ = await trainee_of(act)
        return await show_sitting(act, content, sitting, trainee)
    drill = content.book(act.employee.language).drill(item)
    if not isinstance(drill, ChooseDrill):
        raise NotFound
    return OtherOptions(sitting=sitting, drill=drill)


async def _question(act: Act, content: TrainingContent, sitting: Sitting) -> Question | None:
    """Return what is in front by the words in force; None when nothing is, or when they have it no more."""
    if sitting.item is None:
        return None
    return question_of(await with_own(act, content, [sitting.item]), sitting.item)


async def _asked_at(
    act: Act, content: TrainingContent, number: int, position: int
) -> Practice | tuple[Sitting, Trainee, Question]:
    """Return what is asked, when it is what a button names; else what is to be shown instead."""
    await act.require(Deed.TRAIN, Whose.OWN)
    sitting = await sitting_at(act, number)
    trainee, _ = await trainee_of(act)
    question = await _question(act, content, sitting)
    if sitting.number != number or sitting.position != position or not sitting.is_asked or question is None:
        return await show_sitting(act, content, sitting, trainee)
    if question.sign != sitting.sign:
        return await _ask(act, content, replace(sitting, given=None), trainee, was_changed=True)
    return sitting, trainee, question


def _judged(act: Act, sitting: Sitting, trainee: Trainee, question: Question, *, is_right: bool) -> Told:
    seconds = sitting.seconds(act.now)
    limit = seconds_allowed(question.kind, is_timed=trainee.is_timed)
    is_slow = limit is not None and seconds > limit.total_seconds()
    return Told(
        question=question,
        sitting=sitting.number,
        is_right=is_right,
        is_again=sitting.is_again,
        seconds=seconds,
        is_slow=is_slow,
    )


async def _answered(act: Act, content: TrainingContent, sitting: Sitting, trainee: Trainee, told: Told, given: str) -> Practice:
    """Keep an answer, and ask the next card at once when it was right and nobody has to read why."""
    question, work, me = told.question, act.work.trainings, act.employee.id
    trainee = await practised_today(act, trainee, content.book(act.employee.language))
    answered = _answered_of(act, trainee, told, given)
    is_fresh = False
    if sitting.queue.waiting[0].is_again:
        await work.note_again(me, answered)
    else:
        is_fresh = await _remembered(act, question, answered)
    finished = Practised(
        finished=1,
        right=int(told.is_right),
        fresh=int(is_fresh),
        seconds=told.seconds,
        assigned=int(sitting.kind is not SittingKind.DAILY),
    )
    await work.practise(me, trainee.last_day, finished)
    sitting = replace(sitting, right=sitting.right + (told.is_right and not sitting.is_again))
    confused = _confused(question, given)
    if told.is_right and not question.is_typed:
        return await _ask(act, content, sitting.answered(is_right=True, confused=None), trainee, told)
    sitting = replace(sitting, given=given, shown_at=act.now)
    await work.put_sitting(sitting)
    behind = sitting.behind(is_right=told.is_right, confused=confused)
    comes_again = any(one.item == question.item and one.is_again for one in behind.waiting)
    return Practice(
        sitting=sitting,
        question=question,
        told=told,
        is_timed=trainee.is_timed,
        comes_again=comes_again,
        is_told_now=True,
    )


def _answered_of(act: Act, trainee: Trainee, told: Told, given: str) -> Answered:
    """Return an answer as it is kept."""
    question = told.question
    limit = seconds_allowed(question.kind, is_timed=trainee.is_timed) or UNHESITATING
    took = timedelta(seconds=told.seconds) if question.label is not None else None
    return Answered(
        item=question.item,
        language=act.employee.language,
        kind=question.kind,
        asked=question.right,
        given=given,
        rating=rated(told.is_right, took, limit=limit),
        seconds=told.seconds,
        day=trainee.last_day,
        at=act.now,
    )


async def _remembered(act: Act, question: Question, answered: Answered) -> bool:
    """Keep a first answer of this sitting, and reckon what is remembered; tells whether the card was new.

    Lines of a contrast are no cards of their own: they come in tens, when they are of use.
    """
    work, me, day = act.work.trainings, act.employee.id, answered.day
    is_fresh = False
    if question.kind is not DrillKind.CONTRAST:
        memory = await work.memory(me, question.card)
        is_fresh = memory is None
        chance = chance_of(question.card, 0 if memory is None else memory.reps)
        await work.remember(me, question.card, remember(memory, answered.rating, day, random=chance))
    if question.kind is DrillKind.RECOGNISE:  # of two types one is guessed: ten such lines would hide what is heard of four
        await work.mix_up(me, day, question.right, answered.given)
    await work.note(me, answered)
    return is_fresh


def _confused(question: Question, given: str) -> Pair | None:
    """Return which temperament was taken for which."""
    kinds = {kind.value: kind for kind in Temperament}
    right = question.type_label
    if right is None or given == question.right or given not in kinds:
        return None
    return right, kinds[given]


def _with_half(given: str | None, half: str) -> str:
    """Return the answer to both questions with one of them answered anew.

    Raises:
        NotFound: it answers neither.
    """
    which, _, known = half.partition(".")
    both = halves(given)
    if which not in both or known not in KNOWN:
        raise NotFound
    return "/".join({**both, which: known}.values())


async def _ended(act: Act, content: TrainingContent, sitting: Sitting, trainee: Trainee) -> Ended:
    work, me, day = act.work.trainings, act.employee.id, trainee.last_day
    standing = await standing_of(act, day, content.cards(act.employee.language))
    matrix = matrix_of(await work.mixups(me, day - LOOKED_BACK))
    confused = most_confused(matrix)
    waiting = await act.work.assignments.waiting(me, act.employee.team_id, day)
    return Ended(
        is_contrast=sitting.kind is SittingKind.CONTRAST,
        streak=trainee.streak.days,
        next_on=next_due(day, standing.next_on, has_new=bool(cards_left(act, content, standing.known))),
        has_personas=has_personas(act, content),
        mixed=None if confused is None else (confused.right, confused.given),
        leech=await parted(act, content, waiting.leeches, matrix),
        is_assigned=sitting.kind is SittingKind.ASSIGNED,
    )


async def set_timed(act: Act, *, on: bool) -> None:
    """Choose five seconds a line, or as long as one wants."""
    await act.require(Deed.TRAIN, Whose.OWN)
    trainee, _ = await trainee_of(act)
    await act.work.trainings.put_trainee(replace(trainee, is_timed=on))

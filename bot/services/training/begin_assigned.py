"""A sitting of what was given: it is begun by one tap, and gone on with on the same day."""

from __future__ import annotations

from random import Random

from bot.domain.people.permissions import Deed, Whose
from bot.domain.training.assignment import Pack
from bot.domain.training.cards import card_of
from bot.domain.training.pack_plan import belongs, goes_between, plan_pack, queue_of
from bot.domain.training.question import question_of
from bot.domain.training.queue import Queue
from bot.domain.training.sitting import SittingKind
from bot.domain.training.trainee import Trainee
from bot.services.act import Act
from bot.services.study_days import trainee_of
from bot.services.training.assigned import Mine, as_assigned, list_mine
from bot.services.training.ports import TrainingContent
from bot.services.training.practise import Practice, begun, lines_apart, show_sitting, sit_down
from bot.services.training.sittings import next_number, of_today, own_sittings


async def view_mine(act: Act) -> list[Mine]:
    """List what was given to whoever acts."""
    await act.require(Deed.TRAIN, Whose.OWN)
    trainee, _ = await trainee_of(act)
    return await list_mine(act, trainee.last_day)


async def begin_assigned(act: Act, content: TrainingContent, assigned_id: int) -> Practice | None:
    """Begin what was given, or go on with what was begun of it today; None when its words have nothing to ask.

    It may be begun also when it is done: more practice harms nobody.

    Raises:
        NotFound, NotYours, LeftBehind: see `as_assigned`.
    """
    given = await as_assigned(act, assigned_id)
    trainee, _ = await trainee_of(act)
    sittings = await own_sittings(act)
    before = of_today(sittings, SittingKind.ASSIGNED, trainee.last_day)
    if before is not None and before.assigned == assigned_id:
        return await show_sitting(act, content, before, trainee)
    number = next_number(sittings)
    queue = await _queue_of(act, content, given.assignment.pack, trainee, number)
    if not queue.waiting:
        return None
    return await sit_down(act, content, trainee, begun(act, trainee, number, SittingKind.ASSIGNED, queue, assigned_id))


async def _queue_of(act: Act, content: TrainingContent, pack: Pack, trainee: Trainee, number: int) -> Queue:
    book = content.book(act.employee.language)
    if pack.pair is not None:
        drill = book.contrast(*pack.pair)
        return Queue(waiting=(), asked=(), asked_today=0) if drill is None else lines_apart(drill, number)
    known = await act.work.trainings.memories(act.employee.id)
    asked = [one for item in content.teaching(act.employee.language) if (one := question_of(book, item)) is not None]
    of_pack = [card_of(one, known.get(one.card)) for one in asked if belongs(one, pack)]
    between = [card_of(one, known.get(one.card)) for one in asked if goes_between(one, pack)]
    return queue_of(plan_pack(of_pack, between, trainee.last_day, Random(f"{trainee.employee_id}:{number}")))

"""What somebody is to practise now, and what the first page says of it."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from statistics import fmean
from typing import Final

from bot.domain.calls.temperament import Temperament
from bot.domain.ids import DrillId
from bot.domain.people.employee import Role
from bot.domain.people.permissions import Deed, Whose, may
from bot.domain.training.assignment import SHOWN_LATE, Assigned
from bot.domain.training.confusion import ConfusionMatrix, Insight, insight, to_aim_at
from bot.domain.training.day_plan import NEW, NORMAL, Card, DayPlan, number_planned, plan_day
from bot.domain.training.drills import ContrastDrill, DrillKind, Persona
from bot.domain.training.interleaving import Label, Pair
from bot.domain.training.leech import contrast_for
from bot.domain.training.pace import SECONDS, USUAL, minutes_for, own_pace
from bot.domain.training.question import question_of
from bot.domain.training.sitting import Sitting, SittingKind
from bot.domain.training.streak import Streak
from bot.domain.training.trainee import Trainee
from bot.services.act import Act
from bot.services.study_days import Standing, own_calls_of, standing_of, trainee_of
from bot.services.training.own_calls import new_own_cards, with_own
from bot.services.training.path import is_on_path
from bot.services.training.ports import Lately, Mixups, Practised, TrainingContent
from bot.services.training.sittings import contrast_of, of_today, own_sittings
from bot.services.training.trainees import guides_somebody

MOST_DUE: Final = 200
"""Cards that can be asked, those due longest first, of which a day's are chosen: more than anybody is asked in two weeks."""
OWN_A_DAY: Final = 1
"""Cards of one's own calls that are new on a day, before all others."""
LOOKED_BACK: Final = timedelta(days=31)
"""Answers of this month and the one before say what somebody takes for what."""
PACE: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the first page of /train says."""

    trainee: Trainee
    is_known: bool
    """He has practised before."""
    planned: int
    """How many cards are asked now."""
    minutes: int
    """About so long it takes, at least one."""
    is_return: bool
    """He was away, and is offered a few cards only."""
    going_on: Sitting | None
    """The day's cards that were begun and are not over."""
    today: Practised
    next_on: date | None
    """When something is due again, if nothing is now."""
    streak: Streak
    insight: Insight
    has_drills: bool
    has_personas: bool
    """There are invented clients to talk with."""
    guides: bool
    """He may look at how far others are."""
    is_on_path: bool
    """He has stages before him, or behind him."""
    is_new: bool = False
    """He is a trainee, or has stages before or behind him and has never practised: what is expected of newcomers is said."""
    has_team: bool = False
    """He may look at how his team practises."""
    assigned: Sequence[Assigned] = ()
    """What was given to him, the soonest deadline first."""
    contrast: Sitting | None = None
    """Lines of two types that were begun today and are not over."""
    contrast_pair: Pair | None = None
    """Which two."""
    leech: Pair | None = None
    """What parts a card that he has failed again and again: its type, and what he takes that for."""


async def view_training(act: Act, content: TrainingContent) -> Overview:
    """Return what there is to practise now. Nothing is written, and no answer is read: counts and due days say it all.

    What nobody can ask any more counts nowhere: the number on the button is that of the cards that are asked.
    """
    await act.require(Deed.TRAIN, Whose.OWN)
    trainee, is_known = await trainee_of(act)
    work, me, day = act.work.trainings, act.employee.id, trainee.last_day
    cards = content.cards(act.employee.language)
    standing = await standing_of(act, day, cards)
    due = [_label_of(cards, standing, item) for item in standing.due[:MOST_DUE]]
    new = cards_left(act, content, standing.known)
    lately = await work.lately(me, day, day - PACE)
    today = lately.today
    # A day that is full begins no card; and where the new ones are many and of several types, one of one's own calls changes
    # nothing of the number.
    has_room = today.asked + len(due) < NORMAL
    if has_room and (len(new) < NEW or len({card.label for card in new}) == 1):
        new = [*await _own_left(act, content, standing.known), *new]
    sittings = await own_sittings(act)
    going_on = await still_asked(act, content, of_today(sittings, SittingKind.DAILY, day))
    contrast = await still_asked(act, content, of_today(sittings, SittingKind.CONTRAST, day))
    matrix = matrix_of(await work.mixups(me, day - LOOKED_BACK))
    planned, is_return = number_planned(
        day,
        due,
        new,
        known=len(standing.known),
        practised=lately.before,
        asked_today=today.asked,
        new_today=today.fresh,
        aim=to_aim_at(matrix) if new else None,
    )
    waiting = await act.work.assignments.waiting(me, act.employee.team_id, day - SHOWN_LATE)
    on_path = await is_on_path(act, act.employee)
    return Overview(
        trainee=trainee,
        is_known=is_known,
        planned=planned,
        minutes=_minutes([_kind_of(cards, item) for item in standing.due[:MOST_DUE]], new, planned, lately),
        is_return=is_return,
        going_on=going_on,
        contrast=contrast,
        contrast_pair=None if contrast is None else _pair_of(act, content, contrast),
        today=today,
        next_on=None if planned else next_due(day, standing.next_on, has_new=bool(new)),
        streak=trainee.streak_on(day, standing.next_on),
        insight=insight(matrix),
        has_drills=bool(cards),
        has_personas=has_personas(act, content),
        guides=await guides_somebody(act),
        is_on_path=on_path,
        is_new=act.employee.role is Role.TRAINEE or (on_path and not is_known),
        has_team=looks_after_team(act),
        assigned=waiting.assigned,
        leech=await parted(act, content, waiting.leeches, matrix),
    )


def has_personas(act: Act, content: TrainingContent) -> bool:
    """Tell whether somebody's language has invented clients to talk with."""
    return bool(content.book(act.employee.language).offered(Persona))


async def plan_of(act: Act, content: TrainingContent, trainee: Trainee, number: int) -> DayPlan:
    """Return the cards of a sitting that begins now; `number` is the sitting's, by which their order is made."""
    work, me, day = act.work.trainings, act.employee.id, trainee.last_day
    lately = await work.lately(me, day, day - PACE)
    memories = await work.memories(me)
    new = [*await _own_left(act, content, memories), *cards_left(act, content, memories)]
    cards = await _cards(act, content, memories)
    known = [replace(cards[item], memory=memory) for item, memory in memories.items() if item in cards]
    return plan_day(
        day,
        known[:MOST_DUE],
        new,
        practised=lately.before,
        asked_today=lately.today.asked,
        new_today=lately.today.fresh,
        aim=to_aim_at(matrix_of(await work.mixups(me, day - LOOKED_BACK))),
        random=Random(f"{me}:{day}:{number}"),
    )


async def still_asked(act: Act, content: TrainingContent, sitting: Sitting | None) -> Sitting | None:
    """Return a sitting with those of its cards alone that can still be asked; None where there are none."""
    if sitting is None:
        return None
    book = await with_own(act, content, [one.item for one in sitting.queue.waiting])
    left = tuple(one for one in sitting.queue.waiting if question_of(book, one.item) is not None)
    return replace(sitting, queue=replace(sitting.queue, waiting=left)) if left else None


def cards_left(act: Act, content: TrainingContent, known: Container[DrillId]) -> Sequence[Card]:
    """Return what was never asked and can be, in the order in which it is new; without cards of one's own calls."""
    return [card for item, card in content.cards(act.employee.language).items() if item not in known]


async def _own_left(act: Act, content: TrainingContent, known: Container[DrillId]) -> Sequence[Card]:
    """Return new cards of one's own calls, so many as come on a day."""
    own = await new_own_cards(act, content, known, OWN_A_DAY)
    return [Card(item=one.id, kind=one.kind.value, label=one.temperament) for one in own]


def _label_of(cards: Mapping[DrillId, Card], standing: Standing, item: DrillId) -> Label:
    """Return the type of whoever speaks in a card that can be asked."""
    return cards[item].label if item in cards else standing.own[item].temperament


def _kind_of(cards: Mapping[DrillId, Card], item: DrillId) -> DrillKind:
    """Return what a card asks that can be asked; one's own calls ask who it was."""
    return DrillKind(cards[item].kind) if item in cards else DrillKind.RECOGNISE


async def _cards(act: Act, content: TrainingContent, known: Mapping[DrillId, object]) -> Mapping[DrillId, Card]:
    """Return the cards that can be asked, those of one's own calls among them that one knows."""
    cards = content.cards(act.employee.language)
    own = await own_calls_of(act, known.keys() - cards.keys())
    return {**cards, **{item: _own_card(item, call.temperament) for item, call in own.items()}} if own else cards


def _own_card(item: DrillId, kind: Temperament) -> Card:
    return Card(item=item, kind=DrillKind.RECOGNISE.value, label=kind)


def matrix_of(mixups: Mixups) -> ConfusionMatrix:
    """Return the counts of lines of which the type could be told."""
    types = {kind.value: kind for kind in Temperament}
    return ConfusionMatrix(counts={(types[right], types.get(given)): n for (right, given), n in mixups.items() if right in types})


async def parted(act: Act, content: TrainingContent, leeches: Sequence[DrillId], matrix: ConfusionMatrix) -> Pair | None:
    """Return the two types that part the newest leech that a pair of types can part; None where there is none.

    A pair helps whoever does not hear who speaks: where the type is to be recognised, in a written line or in one's own call,
    and where the client is to be answered in his manner. Passed over on purpose are wish and money, a sentence to be said
    better, and what tells no type: two types side by side would teach nothing there, and what decides, or a good answer, is
    shown after each try anyhow. So is what the words have no more.
    """
    book = await with_own(act, content, leeches)
    for leech in leeches:
        question = question_of(book, leech)
        if question is not None and question.client is not None:
            return contrast_for(question.client, matrix)
    return None


def looks_after_team(act: Act) -> bool:
    """Tell whether there is a team's table for whoever acts."""
    return may(act.employee.role, Deed.SEE_TEAM_TRAINING, Whose.OWN_TEAM)


def next_due(day: date, next_on: date | None, *, has_new: bool) -> date | None:
    """Return when something is asked again after today, of which nothing is left."""
    tomorrow = day + timedelta(days=1)
    if has_new or (next_on is not None and next_on <= day):
        return tomorrow
    return next_on


def _minutes(due: Sequence[DrillKind], new: Sequence[Card], planned: int, lately: Lately) -> int:
    """Return about how long so many cards take that are not begun yet, those that are due before the new ones.

    Which of many due ones are chosen, their memories decide: here each counts as their mean.
    """
    pace = own_pace(lately.finished, lately.seconds)
    if len(due) > planned:
        return minutes_for((), planned, pace=pace * fmean(SECONDS[kind] for kind in due) / USUAL)
    kinds = [*due, *(DrillKind(card.kind) for card in new[: planned - len(due)])]
    return minutes_for(kinds, planned - len(kinds), pace=pace)


def _pair_of(act: Act, content: TrainingContent, sitting: Sitting) -> Pair | None:
    """Return the two types of whose lines a sitting asks one now."""
    item = contrast_of(sitting)
    drill = None if item is None else content.book(act.employee.language).drill(item)
    return drill.pair if isinstance(drill, ContrastDrill) else None

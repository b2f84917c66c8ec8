"""Which cards a trainee is asked now, and in which order: so many that ten minutes do, whatever has piled up.

What is due beyond a day's number simply waits: the least known is asked first on each of the following days, and no new card is
begun before all of it was asked. So nothing has to be written when somebody stays away for two months. The plan is made
once, when practice is opened; `queue` says how answers change it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from random import Random

from bot.domain.ids import DrillId
from bot.domain.training.drills import DrillKind
from bot.domain.training.interleaving import Label, Pair, first_with_order, interleaved, number_with_order
from bot.domain.training.memory import Memory, retrievability

NORMAL = 12
"""Cards a day: ten minutes with what is said of each answer, at some 45 seconds a card."""
NEW = 4
"""At most so many of them are new: each costs some ten answers in its first year, and more would crowd the known ones out."""
MOST = int(NORMAL * Fraction(13, 10))
"""Answers a day, failed cards that come back included: 1.3 times the normal number, and no more."""
ABSENT = 5
"""After so many missed study days in a row practice begins gently."""
FEW = 3
"""«Three cards now»: what it then begins with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An item that may be asked of one trainee, with what he remembers of it."""

    item: DrillId
    kind: str
    """Which drill it belongs to, as content names it."""
    label: Label
    """The type of whoever speaks: to be recognised, or to be answered; None where none is to be heard."""
    memory: Memory | None = None
    """None while it is new to him."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """What is asked when practice is opened.

    Invariants: at most NORMAL cards, with those that were asked today before; never four of one label in a row.
    """

    cards: Sequence[Card]
    is_return: bool
    """True when he was away and is offered a few cards only; opened once more today, there may be the rest of a day."""
    waiting: int
    """How many cards that are due today are left for later: today when practice is opened again, or another day."""


def missed_days(today: date, practised: date | None) -> int:
    """Count the study days between the last one with a finished drill and today; none for whoever has never practised."""
    return 0 if practised is None else max(0, (today - practised).days - 1)


def plan_day(
    today: date,
    known: Iterable[Card],
    new: Sequence[Card],
    *,
    practised: date | None,
    asked_today: int = 0,
    new_today: int = 0,
    aim: Pair | None = None,
    random: Random,
) -> DayPlan:
    """Return what is asked now.

    Args:
        today: The trainee's study day (`next_study_day`).
        known: All cards that he has answered, due or not.
        new: Those that he has not, in the order in which they are taught.
        practised: His last study day before today with a finished drill; None if there was none.
        asked_today: How many cards were asked of him today already; one that came back counts each time.
        new_today: How many of them were new.
        aim: Two types that he confuses (`to_aim_at`): three of four new cards ask for one of these, and the two follow each
            other more often.
        random: Makes the order; a seed of trainee and day gives the same one again.
    """
    known = list(known)
    has_been_away = missed_days(today, practised) >= ABSENT and bool(known)
    is_return = has_been_away and asked_today == 0
    room = FEW if is_return else max(0, NORMAL - asked_today)
    due = _least_known((card for card in known if is_due(card, today)), today)
    # Nothing new for whoever has just come back: where too little is due, he repeats what he knows least.
    early = _least_known((card for card in known if not is_due(card, today)), today) if is_return else []
    room_for_new = 0 if has_been_away else min(NEW - new_today, room - len(due))
    fresh = aimed(new, aim)[: max(0, room_for_new)]
    chosen = first_with_order([*due, *early, *fresh], room)
    return DayPlan(
        cards=interleaved(chosen, aim=aim, random=random),
        is_return=is_return,
        waiting=len(due) - sum(is_due(card, today) for card in chosen),
    )


def is_due(card: Card, today: date) -> bool:
    """Tell whether a card that was answered before is to be asked."""
    return card.memory is not None and card.memory.due <= today


def aimed(new: Sequence[Card], aim: Pair | None) -> Sequence[Card]:
    """Return new cards, those of two types first; the last of a day's is whoever's turn it is, so that no type is forgotten."""
    if aim is None:
        return new
    # Who is to be answered is no sign of what he takes for what: that shows where the type itself is asked.
    of_pair = [card for card in new if card.label in aim and card.kind == DrillKind.RECOGNISE]
    between = [card for card in new if card.label not in aim][:1]
    first = {card.item for card in (*of_pair, *between)}
    return [*of_pair[: NEW - 1], *between, *of_pair[NEW - 1 :], *(card for card in new if card.item not in first)]


def _least_known(cards: Iterable[Card], today: date) -> list[Card]:
    """Return cards, those that are most likely forgotten first."""
    return sorted(cards, key=lambda card: (0.0 if card.memory is None else retrievability(card.memory, today), card.item))


def number_planned(
    today: date,
    due: Sequence[Label],
    new: Sequence[Card],
    *,
    known: int,
    practised: date | None,
    asked_today: int = 0,
    new_today: int = 0,
    aim: Pair | None = None,
) -> tuple[int, bool]:
    """Return how many cards `plan_day` chooses, and whether that is a few after an absence; no memory is looked at.

    Args:
        today: As `plan_day`.
        due: The labels of the known cards that are due.
        new: As `plan_day`.
        known: How many he has answered, due or not.
        practised: As `plan_day`.
        asked_today: As `plan_day`.
        new_today: As `plan_day`.
        aim: As `plan_day`.
    """
    is_away = missed_days(today, practised) >= ABSENT and known > 0
    if is_away and asked_today == 0:
        return min(known, FEW), True
    room = max(0, NORMAL - asked_today)
    room_for_new = 0 if is_away else min(NEW - new_today, room - len(due))
    fresh = aimed(new, aim)[:room_for_new] if room_for_new > 0 else ()
    return min(room, number_with_order([*due, *(card.label for card in fresh)])), False

"""What is still to be asked in one sitting, and how each answer changes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.ids import DrillId
from bot.domain.training.day_plan import MOST, DayPlan
from bot.domain.training.interleaving import Label, Pair, has_order, without_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """A card that waits to be asked."""

    item: DrillId
    label: Label
    is_new: bool = False
    """New to the trainee."""
    is_again: bool = False
    """It was failed in this sitting and comes back, once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """One sitting.

    Invariant: with what was asked today it comes to MOST answers at most, also when everything that waits is failed.
    """

    waiting: Sequence[Queued]
    """The first one is asked now."""
    asked: Sequence[Label]
    """The labels of what was asked in this sitting."""
    asked_today: int
    """How many cards were asked today, those of this sitting included."""
    repeated: int = 0
    """So many of what was asked in this sitting had been failed in it and came back."""


def opened(plan: DayPlan, asked_today: int) -> Queue:
    """Return the queue of a sitting that begins now."""
    waiting = tuple(Queued(item=card.item, label=card.label, is_new=card.memory is None) for card in plan.cards)
    return Queue(waiting=waiting, asked=(), asked_today=asked_today)


def after_answer(queue: Queue, *, is_right: bool, confused: Pair | None = None) -> Queue:
    """Return what is asked after the first card was answered.

    A failed card comes back once, last of all. When the day gets too long by that, cards that were not asked yet wait for another
    day, new ones first. No row of four is made for it: rather a card does not come back, it is due tomorrow anyhow.

    Args:
        queue: What waits; its first card was answered.
        is_right: Whether the answer was right.
        confused: The type that was right and the one that was said, where both are types and differ.

    Raises:
        ValueError: nothing was waiting.
    """
    first, *waiting = queue.waiting
    asked = (*queue.asked, first.label)
    if not is_right and not first.is_again:
        back = replace(first, is_again=True)
        waiting = _with(waiting, back, asked, queue.asked_today + 1)
    order = beside(confused, waiting, asked=asked) if confused else without_rows(waiting, asked)
    return Queue(waiting=tuple(order), asked=asked, asked_today=queue.asked_today + 1, repeated=queue.repeated + first.is_again)


def beside(confused: Pair, waiting: Sequence[Queued], *, asked: Sequence[Label] = ()) -> Sequence[Queued]:
    """Return what waits with a card of the type that was said in front: right after the mistake the two are told apart best.

    The order of the others stays, but for what prevents rows of four. Where no such card waits there is none in front.

    Args:
        confused: The type that was right, and the one that was said.
        waiting: What waits.
        asked: The labels of what was asked before; by default only that of the mistake.
    """
    right, said = confused
    asked = asked or (right,)
    contrast = next((one for one in waiting if one.label is said and not one.is_again), None)
    others = [one for one in waiting if one is not contrast]
    if contrast is None or not has_order(others, (*asked, contrast.label)):
        return without_rows(waiting, asked)
    return (contrast, *without_rows(others, (*asked, contrast.label)))


def _with(waiting: Sequence[Queued], back: Queued, asked: Sequence[Label], asked_today: int) -> list[Queued]:
    """Return what waits with a card that comes back, so shortened that the day does not get too long."""
    longer = [*waiting, back]
    while _most_answers(longer, asked_today) > MOST:
        # sorted() is stable: of the new ones the last, else of the others the last.
        candidates = sorted((one for one in reversed(longer) if not one.is_again), key=lambda one: not one.is_new)
        shorter = ([one for one in longer if one is not left_out] for left_out in candidates)
        found = next((cards for cards in shorter if has_order(cards, asked)), None)
        if found is None:
            return list(waiting)
        longer = found
    return longer if has_order(longer, asked) else list(waiting)


def _most_answers(waiting: Sequence[Queued], asked_today: int) -> int:
    """Count the answers of the day if one more card fails; the one after it will see to itself."""
    return asked_today + len(waiting) + any(not one.is_again for one in waiting)

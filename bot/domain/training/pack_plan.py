"""Which cards a sitting of an assignment asks.

The day's own cards stay as they are: what somebody else gives comes on top, and is no more than a day's. Each of its cards is
remembered like any other, so few of them are new.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from random import Random

from bot.domain.training.assignment import Pack, PackKind
from bot.domain.training.day_plan import NEW, NORMAL, Card, is_due
from bot.domain.training.drills import ChooseDrill, ContrastDrill, RecogniseDrill, RespondDrill
from bot.domain.training.interleaving import TWIN, first_with_order, interleaved
from bot.domain.training.memory import retrievability
from bot.domain.training.question import Question
from bot.domain.training.queue import Queue, Queued


def belongs(question: Question, pack: Pack) -> bool:
    """Tell whether a drill is of a pack; of a pair nothing but its own lines is."""
    drill = question.drill
    if pack.kind is PackKind.DRILLS:
        return question.kind is pack.drills
    if pack.kind is PackKind.TYPE:
        is_of_type = isinstance(drill, RecogniseDrill | ChooseDrill | RespondDrill)
        return is_of_type and getattr(drill, "temperament", None) is pack.temperament
    return isinstance(drill, ContrastDrill) and set(drill.pair) == set(pack.pair or ())


def goes_between(question: Question, pack: Pack) -> bool:
    """Tell whether a drill parts those of a pack of one type: a line of the type that it is most easily taken for."""
    return pack.temperament is not None and question.type_label is TWIN[pack.temperament]


def plan_pack(of_pack: Iterable[Card], between: Iterable[Card], today: date, random: Random) -> Sequence[Card]:
    """Return at most a day's cards of a pack, mixed, never four of one type in a row.

    What is due comes first, then a few new ones, then what is known and not due, the least known first. Where all are of one
    type, every fourth is one that goes between.

    Args:
        of_pack: All cards of the pack, new ones in the order in which they are taught.
        between: Cards of another type for a pack of one, else none.
        today: The study day.
        random: Makes the order.
    """
    chosen = first_with_order([*_first(of_pack, today), *_first(between, today)], NORMAL)
    return interleaved(chosen, random=random)


def queue_of(cards: Sequence[Card]) -> Queue:
    """Return the queue of a sitting of a pack; what was asked today before does not count in it."""
    waiting = tuple(Queued(item=card.item, label=card.label, is_new=card.memory is None) for card in cards)
    return Queue(waiting=waiting, asked=(), asked_today=0)


def _first(cards: Iterable[Card], today: date) -> Sequence[Card]:
    """Return cards, those to be asked first in front, and of new ones at most a day's."""
    cards = list(cards)
    known = [card for card in cards if card.memory is not None]
    due = [card for card in known if is_due(card, today)]
    early = [card for card in known if not is_due(card, today)]
    new = [card for card in cards if card.memory is None][:NEW]
    return [*_least_known(due, today), *new, *_least_known(early, today)]


def _least_known(cards: Iterable[Card], today: date) -> Sequence[Card]:
    return sorted(cards, key=lambda card: (0.0 if card.memory is None else retrievability(card.memory, today), card.item))

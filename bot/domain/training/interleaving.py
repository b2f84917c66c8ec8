"""The order of cards: those of two types that are easily confused near each other, never four of one type in a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import Protocol, TypeVar

from bot.domain.calls.temperament import Temperament

Label = Temperament | None
"""The type of whoever speaks, be it asked or answered; None where none is to be heard, which belongs to no row."""
Pair = tuple[Temperament, Temperament]
"""Two types that are taken for each other."""
IN_A_ROW = 3
"""At most so many of one type follow each other: at a fourth one answers by habit."""
TWIN: Mapping[Label, Temperament] = {
    Temperament.MELANCHOLIC: Temperament.PHLEGMATIC,
    Temperament.PHLEGMATIC: Temperament.MELANCHOLIC,
    Temperament.CHOLERIC: Temperament.SANGUINE,
    Temperament.SANGUINE: Temperament.CHOLERIC,
}
"""The type that each is most easily taken for: two are calm, two are lively."""
_OF_TWIN, _OF_AIM, _SAME_OF_AIM = 3, 9, 3
"""So many times as likely as another card comes next one of the twin; and after a type that is aimed at, one of the other, or one
of the same. Never for sure: an order that one can foresee is answered without reading."""


class Labelled(Protocol):
    """What somebody of a type may say."""

    @property
    def label(self) -> Label:
        """The type; None where none is to be heard."""


L = TypeVar("L", bound=Labelled)


def row_at_end(labels: Sequence[Label]) -> int:
    """Count how many of one type stand at the end."""
    if not labels or labels[-1] is None:
        return 0
    return next((number for number, label in enumerate(reversed(labels)) if label is not labels[-1]), len(labels))


def has_order(cards: Iterable[Labelled], asked: Sequence[Label] = ()) -> bool:
    """Tell whether the cards can follow what was asked with no more than three of one type in a row."""
    return _has_order(Counter(card.label for card in cards), asked[-1] if asked else None, row_at_end(asked))


def first_with_order(cards: Iterable[L], most: int) -> Sequence[L]:
    """Return at most so many cards, the first ones first, of which an order can be made; what would make a row is left out."""
    left, chosen = list(cards), list[L]()
    counts = Counter[Label]()
    while len(chosen) < most:
        card = next((card for card in left if _has_order(counts + Counter([card.label]), None, 0)), None)
        if card is None:
            break
        left.remove(card)
        chosen.append(card)
        counts[card.label] += 1
    return chosen


def number_with_order(labels: Sequence[Label]) -> int:
    """Count how many of the cards of these labels `first_with_order` takes at most: too many of one type make a row."""
    counts = Counter(label for label in labels if label is not None)
    most = max(counts.values(), default=0)
    others = len(labels) - most
    return others + min(most, IN_A_ROW * others + IN_A_ROW)


def without_rows(cards: Iterable[L], asked: Sequence[Label] = ()) -> Sequence[L]:
    """Return the cards in the order given, but for those that come earlier so that never four of a type are in a row.

    Where that cannot be (`has_order`), as few rows as can be are left.
    """
    left, order = list(cards), list[L]()
    if not _has_rows([*asked[-IN_A_ROW:], *(card.label for card in left)]):
        return left
    counts = Counter(card.label for card in left)
    last, row = (asked[-1] if asked else None), row_at_end(asked)
    while left:
        card = next((card for card in left if _may_come(card.label, counts, last, row)), left[0])
        left.remove(card)
        order.append(card)
        counts[card.label] -= 1
        last, row = card.label, _row(card.label, last, row)
    return order


def interleaved(cards: Sequence[L], *, aim: Pair | None = None, random: Random) -> Sequence[L]:
    """Return the cards in an order of chance in which types that are easily confused follow each other more often.

    Cards of one label keep their order. There are never four of a type in a row, where that can be (`has_order`).

    Args:
        cards: What is to be ordered.
        aim: Two types that the trainee confuses: these follow each other more often still.
        random: Chooses.
    """
    waiting: dict[Label, list[L]] = {}
    for card in cards:
        waiting.setdefault(card.label, []).append(card)
    counts = Counter({label: len(of_label) for label, of_label in waiting.items()})
    following = {label: iter(of_label) for label, of_label in waiting.items()}
    order: list[L] = []
    last, row = None, 0
    while len(order) < len(cards):
        left = [label for label in waiting if counts[label]]
        possible = [label for label in left if _may_come(label, counts, last, row)] or left
        [label] = random.choices(possible, [counts[label] * _weight(label, last, aim) for label in possible])
        counts[label] -= 1
        order.append(next(following[label]))
        last, row = label, _row(label, last, row)
    return order


def _has_rows(labels: Sequence[Label]) -> bool:
    """Tell whether four of a type are in a row anywhere."""
    last, row = None, 0
    for label in labels:
        last, row = label, _row(label, last, row)
        if row > IN_A_ROW:
            return True
    return False


def _weight(label: Label, last: Label, aim: Pair | None) -> int:
    if aim is not None and label in aim and last in aim:
        return _SAME_OF_AIM if label is last else _OF_AIM
    if label is None or last is None or label is last:
        return 1
    return _OF_TWIN if TWIN[last] is label else 1


def _row(label: Label, last: Label, row: int) -> int:
    """Count how many of the label stand in a row once one more has come."""
    return 0 if label is None else row + 1 if label is last else 1


def _may_come(label: Label, counts: Mapping[Label, int], last: Label, row: int) -> bool:
    now = _row(label, last, row)
    return now <= IN_A_ROW and _has_order({**counts, label: counts[label] - 1}, label, now)


def _has_order(counts: Mapping[Label, int], last: Label, row: int) -> bool:
    """Tell whether there is an order: each other card makes room for three more of a type, and so does the beginning."""
    total = sum(counts.values())
    return all(
        count <= IN_A_ROW * (total - count) + IN_A_ROW - (row if label is last else 0)
        for label, count in counts.items()
        if label is not None
    )

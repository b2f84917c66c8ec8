"""One question of a sitting: a drill, or one line of a contrast, with what may be answered and what is right."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from bot.domain.calls.temperament import Temperament
from bot.domain.ids import DrillId
from bot.domain.training.drills import (
    CellDrill,
    ChooseDrill,
    ContrastDrill,
    ContrastLine,
    Drill,
    DrillBook,
    DrillKind,
    RecogniseDrill,
    RespondDrill,
    RewriteDrill,
)
from bot.domain.training.examples import is_example

NONE: Final = "none"
"""Answered or right: it cannot be told."""
OPEN: Final = "-"
"""In place of the half of an answer that is still to be given."""
_LINE: Final = "#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked. Its words are those in force now."""

    item: DrillId
    drill: Drill
    line: ContrastLine | None = None
    """Of a contrast: the one that is asked."""

    @property
    def kind(self) -> DrillKind:
        """What is asked of the trainee."""
        return self.drill.kind

    @property
    def card(self) -> DrillId:
        """What is remembered by the answer: of a contrast all lines together."""
        return self.drill.id

    @property
    def text(self) -> str:
        """What the client says, or the scene, or the sentence that is to be said better."""
        match self.drill:
            case ContrastDrill():
                return "" if self.line is None else self.line.text
            case RecogniseDrill() | CellDrill() | ChooseDrill() | RewriteDrill() | RespondDrill():
                return self.drill.text
            case _:
                return ""

    @property
    def right(self) -> str:
        """What is to be answered; for what is typed the word that says so."""
        match self.drill:
            case ContrastDrill():
                return NONE if self.line is None else self.line.temperament.value
            case RecogniseDrill(temperament=None):
                return NONE
            case RecogniseDrill(temperament=kind) | ChooseDrill(temperament=kind):
                return kind.value if kind is not None else NONE
            case CellDrill(wants=wants, can=can):
                return f"{wants.value}/{can.value}"
            case _:
                return "right"

    @property
    def label(self) -> str | None:
        """Return the temperament that is to be recognised, or `none`; None where something else is asked."""
        return self.right if self.kind in (DrillKind.RECOGNISE, DrillKind.CONTRAST) else None

    @property
    def type_label(self) -> Temperament | None:
        """Return the temperament that is to be recognised; None where none is, and where it cannot be told."""
        return None if self.label in (None, NONE) else Temperament(self.label)

    @property
    def client(self) -> Temperament | None:
        """Return the type of the client who speaks: to be recognised, or to be answered; None where none is to be heard."""
        match self.drill:
            case ChooseDrill(temperament=kind) | RespondDrill(temperament=kind):
                return kind
            case _:
                return self.type_label

    @property
    def is_typed(self) -> bool:
        """It is answered in words of one's own."""
        return self.kind in (DrillKind.REWRITE, DrillKind.RESPOND)

    @property
    def sign(self) -> int:
        """Return a number that stands for the words and for what is right: when it changes, it is another question."""
        said = [self.text, self.right]
        if isinstance(self.drill, ChooseDrill):
            said += [self.drill.answers[kind] for kind in Temperament]
        return zlib.crc32("\n".join(said).encode())

    def choices(self, shuffle: int, *, is_again: bool = False) -> Sequence[str]:
        """Return what may be tapped, in its order on the card.

        The places of a card change from sitting to sitting, and when it comes back in the same one nothing stands where it stood:
        else one would learn the place and not the line. «Cannot tell» is always last, and of a contrast, whose lines are quick
        and do not come back, each type keeps its side.

        Args:
            shuffle: The number of the sitting, by which the order is made.
            is_again: The card was failed in this sitting and is asked once more.
        """
        match self.drill:
            case ContrastDrill(pair=pair):
                return [kind.value for kind in pair]
            case RecogniseDrill() | ChooseDrill():
                kinds = [kind.value for kind in Temperament]
                random = Random(f"{shuffle}:{self.item}")
                random.shuffle(kinds)
                by = random.randrange(1, len(kinds)) if is_again else 0
                kinds = [*kinds[by:], *kinds[:by]]
                return [*kinds, NONE] if self.kind is DrillKind.RECOGNISE else kinds
            case _:
                return ()


def line_of(drill: ContrastDrill, kind: Temperament, number: int) -> DrillId:
    """Return how a line of a contrast is named in a sitting; lines of a side count from 1."""
    return DrillId(f"{drill.id}{_LINE}{kind.value}.{number}")


def drill_of(item: DrillId) -> DrillId:
    """Return the drill of which an item is a line; of what has no lines the item itself."""
    return DrillId(item.partition(_LINE)[0])


def question_of(book: DrillBook, item: DrillId) -> Question | None:
    """Return what an id asks by the words in force; None when they have it no more, or it is asked no more."""
    name, _, line = item.partition(_LINE)
    drill = book.drill(DrillId(name))
    if drill is None or drill.retired:
        return None
    if not isinstance(drill, ContrastDrill):
        return Question(item=item, drill=drill)
    side, _, number = line.partition(".")
    lines = [one for one in drill.lines if one.temperament.value == side]
    if not number.isdecimal() or not 1 <= int(number) <= len(lines):
        return None
    return Question(item=item, drill=drill, line=lines[int(number) - 1])


def teaching_order(book: DrillBook) -> Sequence[DrillId]:
    """Return what is asked of a trainee for the first time, in this order: drill after drill.

    Recognising comes first and most often: whoever does not hear the type cannot answer it. What somebody wrote as a
    scenario comes before lines of the examples. Of each the types take turns, in whichever order they stand in the files: so
    every type is met in the first days, and as long as there are any.
    """
    left = {kind: [one.id for one in _in_turn(book.of_kind(kind))] for kind in DrillKind if kind in ROUND}
    order: list[DrillId] = []
    while any(left.values()):
        order += [left[kind].pop(0) for kind in ROUND if left[kind]]
    return order


def _in_turn(drills: Sequence[Drill]) -> Sequence[Drill]:
    """Return drills so that those of different types take turns, the written ones first; those of a type keep their order."""
    written = Counter[tuple[bool, Temperament | None]]()
    places: list[tuple[bool, int]] = []
    for drill in drills:
        of = (is_example(drill.id), _type_in(drill))
        places.append((of[0], written[of]))
        written[of] += 1
    # sorted() is stable: within a round the types stand in the order in which the files have them.
    return [drill for _, drill in sorted(zip(places, drills, strict=True), key=lambda one: one[0])]


def _type_in(drill: Drill) -> Temperament | None:
    """Return the type of whoever speaks in a drill; None where none can be told, or none matters."""
    match drill:
        case RecogniseDrill(temperament=kind) | ChooseDrill(temperament=kind) | RespondDrill(temperament=kind):
            return kind
        case _:
            return None


ROUND: Final = (
    *(DrillKind.RECOGNISE, DrillKind.RECOGNISE, DrillKind.CELL, DrillKind.RECOGNISE),
    *(DrillKind.RECOGNISE, DrillKind.CHOOSE, DrillKind.RECOGNISE, DrillKind.REWRITE),
    *(DrillKind.RECOGNISE, DrillKind.CELL, DrillKind.RECOGNISE, DrillKind.RESPOND),
)
"""What is new on three days, four cards each."""


def halves(given: str | None) -> dict[str, str]:
    """Return what is answered to either question of a cell, by its name; `-` where nothing is yet."""
    return dict(zip(("wants", "can"), (given or f"{OPEN}/{OPEN}").split("/"), strict=True))


def contrast_lines(drill: ContrastDrill, number: int, seed: int) -> Sequence[tuple[DrillId, Temperament]]:
    """Return some lines of both sides, mixed by the seed, as many of the one as of the other where it has so many."""
    random = Random(f"{seed}:{drill.id}")
    chosen: list[tuple[DrillId, Temperament]] = []
    for kind in drill.pair:
        all_of_side = range(1, len(drill.side(kind)) + 1)
        some = random.sample(all_of_side, min(number // 2, len(all_of_side)))
        chosen += [(line_of(drill, kind, one), kind) for one in some]
    random.shuffle(chosen)
    return chosen

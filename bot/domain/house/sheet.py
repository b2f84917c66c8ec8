"""The house sheet: what a house sells, in short spoken lines, so that sentences may say it.

A sheet belongs to the house or to one team, and is in one language. A line is a clause as it is said: it begins small and has no
full stop. Leaves out whether a line may be said: see `bot.services.house.ports.LineJudge`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import NewType

from bot.domain.ids import EmployeeId, LanguageCode, TeamId

LineId = NewType("LineId", int)

LONGEST_LINE, LONGEST_NAME, LONGEST_ANSWER = 44, 24, 220
"""Characters: of a line, so that a sentence with it fits the card; of a name, so that a button does; of an answer to a question
of the product quiz, so that a phone shows it below the question."""
MOST = 3
"""Products, and competitors."""


class Part(StrEnum):
    """What a line is about; the value stands in buttons and rows for good."""

    PRODUCT = "p"
    TERMS = "t"
    """Who the house is, and what it may offer whatever is sold."""
    COMPETITOR = "c"
    QUIZ = "q"
    """The right answers about a product: a trainee is asked for them, and no sentence says them."""


class Field(StrEnum):
    """One line of a part; the value stands in buttons, rows, files and, for some, in phrases."""

    NAME = "name"
    WHAT = "what"
    """What it does, for whom."""
    PROOF = "proof"
    """A figure, a certificate, the number of users, years."""
    COVERS = "covers"
    """What the price covers."""
    NEWEST = "newest"
    GUARANTEE = "guarantee"
    DELIVERY = "delivery"
    TRIAL = "trial"
    REFERENCE = "reference"
    """Who has it already and may be named."""
    CALLER = "caller"
    """Who rings: the house's name and its trade."""
    INSTALMENT = "instalment"
    DEFERRAL = "deferral"
    DISCOUNT = "discount"
    """How much, and who may give it. No sentence says it: it is for the seller."""
    GIFT = "gift"
    STRENGTH = "strength"
    STRENGTH_TOO = "strength2"
    WEAKNESS = "weakness"
    WEAKNESS_TOO = "weakness2"
    FEATURES = "features"
    PACKING = "packing"
    INSTEAD = "instead"
    """What is offered when it is needed at once and is not in stock."""
    KIT = "kit"
    CONDITIONS = "conditions"
    FROM_STOCK = "from_stock"
    OUT_OF_STOCK = "out_of_stock"


FIELDS: Mapping[Part, Sequence[Field]] = {
    Part.PRODUCT: (
        Field.NAME,
        Field.WHAT,
        Field.PROOF,
        Field.COVERS,
        Field.NEWEST,
        Field.GUARANTEE,
        Field.DELIVERY,
        Field.TRIAL,
        Field.REFERENCE,
    ),
    Part.TERMS: (Field.CALLER, Field.INSTALMENT, Field.DEFERRAL, Field.DISCOUNT, Field.GIFT),
    Part.COMPETITOR: (Field.NAME, Field.STRENGTH, Field.STRENGTH_TOO, Field.WEAKNESS, Field.WEAKNESS_TOO),
    Part.QUIZ: (
        Field.FEATURES,
        Field.PACKING,
        Field.INSTEAD,
        Field.KIT,
        Field.CONDITIONS,
        Field.FROM_STOCK,
        Field.OUT_OF_STOCK,
    ),
}
OF_PRODUCTS = (Part.PRODUCT, Part.QUIZ)
"""Parts that go by the number of a product."""
STANDS_IN: Mapping[Field, Sequence[Field]] = {
    Field.FEATURES: (Field.WHAT, Field.PROOF, Field.NEWEST),
    Field.FROM_STOCK: (Field.DELIVERY,),
}
"""Which spoken lines of a product are the answer to a question of the quiz while no other is written."""
TERMS_SAID = (Field.CALLER, Field.INSTALMENT, Field.DEFERRAL)
SAID = (*FIELDS[Part.PRODUCT][1:], *TERMS_SAID)
"""What a phrase may say; the others are read by the seller alone."""


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """A place on the sheet: the second product's proof, the first competitor's name."""

    part: Part
    number: int
    """From 1; of the terms always 1."""
    field: Field

    @property
    def code(self) -> str:
        """How rows and buttons name it: `p1.what`."""
        return f"{self.part}{self.number}.{self.field}"

    @property
    def limit(self) -> int:
        """Characters that fit."""
        if self.is_answer:
            return LONGEST_ANSWER
        return LONGEST_NAME if self.field is Field.NAME else LONGEST_LINE

    @property
    def is_said(self) -> bool:
        """Whether a phrase may say it."""
        return self.part is not Part.COMPETITOR and self.field in SAID

    @property
    def is_answer(self) -> bool:
        """Whether it answers a question of the product quiz, in sentences of its own."""
        return self.part is Part.QUIZ


def items_of(part: Part, number: int) -> Sequence[Item]:
    """Return the lines of one product, of the terms or of one competitor, in the order in which they are asked for."""
    return tuple(Item(part, number, one) for one in FIELDS[part])


FIRST = (*items_of(Part.PRODUCT, 1), *items_of(Part.TERMS, 1), *items_of(Part.COMPETITOR, 1))
"""What is asked for: one product, the terms, one competitor. The others are added by whoever has them."""
ITEMS: Mapping[str, Item] = {
    item.code: item
    for item in (
        *FIRST,
        *(one for number in range(2, MOST + 1) for part in (Part.PRODUCT, Part.COMPETITOR) for one in items_of(part, number)),
        *(one for number in range(1, MOST + 1) for one in items_of(Part.QUIZ, number)),
    )
}
"""Every place, by its code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What somebody has written at one place. The newest that was not taken back counts; an empty text empties the place."""

    id: LineId
    team_id: TeamId | None
    """None: the house's own, for every team that has none there."""
    language: LanguageCode
    item: Item
    text: str
    written_by: EmployeeId | None
    written_at: datetime


@dataclass(frozen=True)
class Sheet:
    """The filled lines of one language, as they count for a team or for the house."""

    lines: Mapping[Item, str] = field(default_factory=dict)
    """No text is empty."""

    def over(self, house: Sheet) -> Sheet:
        """Return the sheet with the house's line wherever this one has none."""
        return Sheet({**house.lines, **self.lines}) if house.lines else self

    @property
    def is_empty(self) -> bool:
        """True where nothing is written."""
        return not self.lines

    @property
    def has_facts(self) -> bool:
        """Whether anything is written that is read to a client; answers of the quiz are found in a call by asking alone."""
        return any(not one.is_answer and one.field is not Field.CALLER for one in self.lines)

    @cached_property
    def products(self) -> Sequence[int]:
        """The numbers of the products of which anything is written."""
        return self._numbers(Part.PRODUCT)

    @cached_property
    def competitors(self) -> Sequence[int]:
        """The numbers of the competitors of whom anything is written."""
        return self._numbers(Part.COMPETITOR)

    def product(self, chosen: int | None) -> int:
        """Return which product is talked about: the chosen one while there is such a one, else the first; 1 of an empty sheet."""
        return chosen if chosen in self.products and chosen is not None else next(iter(self.products), 1)

    def part(self, part: Part, number: int) -> Mapping[Field, str]:
        """Return what is written of one product, of the terms or of one competitor, in their order."""
        return {one.field: self.lines[one] for one in items_of(part, number) if one in self.lines}

    def said(self, product: int) -> Mapping[Field, str]:
        """Return what sentences may say in a call about that product."""
        found = {**self.part(Part.PRODUCT, product), **self.part(Part.TERMS, 1)}
        return {one: text for one, text in found.items() if one in SAID}

    def answer(self, product: int, asked: Field) -> str | None:
        """Return the right answer about a product: its own line, else the spoken ones that stand in for it; None without any."""
        own = self.lines.get(Item(Part.QUIZ, product, asked))
        if own is not None:
            return own
        said = self.part(Part.PRODUCT, product)
        found = [said[one] for one in STANDS_IN.get(asked, ()) if one in said]
        return f"{'; '.join(found)}." if found else None

    def _numbers(self, part: Part) -> Sequence[int]:
        return tuple(sorted({one.number for one in self.lines if one.part is part}))


EMPTY = Sheet()
Sheets = Mapping[LanguageCode, Sheet]
"""A team's sheets, or the house's, by language; only those with lines."""


def sheets_in_force(lines: Iterable[Line]) -> Mapping[TeamId | None, Sheets]:
    """Return what each team's own lines say, and the house's under None.

    Args:
        lines: those that count, one for each place.
    """
    found: dict[TeamId | None, dict[LanguageCode, dict[Item, str]]] = {}
    for line in lines:
        if line.text:
            found.setdefault(line.team_id, {}).setdefault(line.language, {})[line.item] = line.text
    return {team: {code: Sheet(said) for code, said in of.items()} for team, of in found.items()}


def sheets_of(team: TeamId, in_force: Mapping[TeamId | None, Sheets]) -> Sheets:
    """Return what counts in a team: its own lines, and the house's where it has none."""
    own, house = in_force.get(team, {}), in_force.get(None, {})
    return {code: own.get(code, EMPTY).over(house.get(code, EMPTY)) for code in {*own, *house}}


@dataclass(frozen=True)
class Taught:
    """A team's sheets as a trainee is asked about them: in his own language, in another where nothing is written in that."""

    sheets: Sequence[Sheet]
    """His own language's first."""

    @classmethod
    def to(cls, language: LanguageCode, sheets: Sheets) -> Taught:
        """Return them for whoever reads that language."""
        return cls([sheets[code] for code in sorted(sheets, key=lambda code: (code != language, code))])

    @property
    def products(self) -> Mapping[int, str]:
        """The names of the products that have one, by number."""
        found: dict[int, str] = {}
        for number in range(1, MOST + 1):
            named = (sheet.lines.get(Item(Part.PRODUCT, number, Field.NAME)) for sheet in self.sheets)
            name = next((one for one in named if one), None)
            if name is not None:
                found[number] = name
        return found

    def answer(self, product: int, asked: Field) -> str | None:
        """Return the right answer about a product; None while nobody has written one."""
        return next((said for sheet in self.sheets if (said := sheet.answer(product, asked)) is not None), None)


def sign_of(sheets: Sheets) -> str:
    """Return what differs when anything else is written."""
    said = {code: {item.code: text for item, text in sheet.lines.items()} for code, sheet in sheets.items()}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

"""`script/drills.yaml` as it was written: what is right in each drill, the same in every language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.content.read.text import Text
from bot.domain.calls.intent import Known
from bot.domain.calls.temperament import Temperament


class Shown(StrEnum):
    """What a recognise drill shows: a type, or nothing of it."""

    CHOLERIC = "choleric"
    MELANCHOLIC = "melancholic"
    SANGUINE = "sanguine"
    PHLEGMATIC = "phlegmatic"
    NONE = "none"

    @property
    def temperament(self) -> Temperament | None:
        """The type; None where one cannot tell."""
        return None if self is Shown.NONE else Temperament(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillEntry:
    """What every drill has; this alone is all that a rewrite has."""

    id: Text
    facts: Sequence[Text]
    retired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecogniseEntry(DrillEntry):
    """A line or a scene."""

    shown: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ContrastEntry(DrillEntry):
    """Two types that are easily taken for each other."""

    pair: tuple[Temperament, Temperament]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellEntry(DrillEntry):
    """A scene of a client who wants, or does not, and can, or cannot."""

    wants: Known
    can: Known


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerEntry(DrillEntry):
    """A client who is to be answered: by one of four answers, or in the trainee's own words."""

    temperament: Temperament
    task: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaEntry(DrillEntry):
    """An invented client."""

    temperament: Temperament
    reveals: Sequence[Text]
    """What each of his lines shows: an answer of a call, `question.option`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillEntries:
    """All drills, by section in the order of the file."""

    recognise: Sequence[RecogniseEntry] = ()
    contrast: Sequence[ContrastEntry] = ()
    cell: Sequence[CellEntry] = ()
    choose: Sequence[AnswerEntry] = ()
    rewrite: Sequence[DrillEntry] = ()
    respond: Sequence[AnswerEntry] = ()
    personas: Sequence[PersonaEntry] = ()

    def __iter__(self) -> Iterator[DrillEntry]:
        for section in (self.recognise, self.contrast, self.cell, self.choose, self.rewrite, self.respond, self.personas):
            yield from section

    @property
    def by_section(self) -> Iterator[tuple[str, Sequence[DrillEntry]]]:
        """Give each section with its name, as the files have it."""
        for name in SECTIONS:
            yield name, getattr(self, name)


SECTIONS = ("recognise", "contrast", "cell", "choose", "rewrite", "respond", "personas")
"""What both files of drills are parted into."""

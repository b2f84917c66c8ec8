"""The words of the drills of one language as they were written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.content.read.text import Text
from bot.domain.calls.temperament import Temperament


class Part(StrEnum):
    """What a text is in its drill."""

    TEXT = "text"
    LINE = "line"
    ANSWER = "answer"
    MODEL = "model"
    OPENS = "opens"
    LEAVES = "leaves"
    ABOUT = "about"
    DIFFERENCE = "difference"
    WHY = "why"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillText:
    """One text that a trainee reads, and where it belongs."""

    section: str
    drill: str
    part: Part
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class RecogniseWords:
    """What is heard or seen, and what of it decides."""

    text: Text
    decides: Text | None
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWords:
    """A line of a contrast."""

    text: Text
    decides: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ContrastWords:
    """Lines of two types."""

    difference: Text
    sides: Mapping[Temperament, Sequence[LineWords]]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CellWords:
    """A scene, and what of it tells that he wants and that he can."""

    text: Text
    wants: Text | None
    can: Text | None
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseWords:
    """What the client says, and four answers."""

    text: Text
    decides: Text
    answers: Mapping[Temperament, Text]
    why: Mapping[Temperament, Text]


@dataclass(frozen=True, slots=True, kw_only=True)
class RewriteWords:
    """A seller's sentence and better ones."""

    text: Text
    models: Sequence[Text]
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class RespondWords:
    """What the client says, and good answers."""

    text: Text
    decides: Text
    models: Sequence[Text]
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaWords:
    """What an invented client says."""

    about: Text
    opens: Text
    lines: Sequence[Text]
    leaves: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillWords:
    """The drills of one language, by section and id."""

    recognise: Mapping[str, RecogniseWords] = field(default_factory=dict)
    contrast: Mapping[str, ContrastWords] = field(default_factory=dict)
    cell: Mapping[str, CellWords] = field(default_factory=dict)
    choose: Mapping[str, ChooseWords] = field(default_factory=dict)
    rewrite: Mapping[str, RewriteWords] = field(default_factory=dict)
    respond: Mapping[str, RespondWords] = field(default_factory=dict)
    personas: Mapping[str, PersonaWords] = field(default_factory=dict)
    lines: Sequence[LineWords] = ()
    """Lines of the language's examples that are asked as they are, each with what decides in it."""

    def texts(self) -> Iterator[DrillText]:
        """Give every text that is read, drill by drill; fragments are parts of others and not among them, nor are examples."""
        for section, drill, part, text in self._texts():
            yield DrillText(section=section, drill=drill, part=part, text=text)

    def _texts(self) -> Iterator[tuple[str, str, Part, Text]]:
        for section in ("recognise", "cell"):
            plain: Mapping[str, RecogniseWords | CellWords] = getattr(self, section)
            for key, one in plain.items():
                yield section, key, Part.TEXT, one.text
                yield section, key, Part.WHY, one.why
        for key, contrast in self.contrast.items():
            yield "contrast", key, Part.DIFFERENCE, contrast.difference
            yield from (("contrast", key, Part.LINE, line.text) for side in contrast.sides.values() for line in side)
        for key, choice in self.choose.items():
            yield "choose", key, Part.TEXT, choice.text
            yield from (("choose", key, Part.ANSWER, text) for text in choice.answers.values())
            yield from (("choose", key, Part.WHY, text) for text in choice.why.values())
        for section in ("rewrite", "respond"):
            answered: Mapping[str, RewriteWords | RespondWords] = getattr(self, section)
            for key, words in answered.items():
                yield section, key, Part.TEXT, words.text
                yield from ((section, key, Part.MODEL, text) for text in words.models)
                yield section, key, Part.WHY, words.why
        for key, persona in self.personas.items():
            yield "personas", key, Part.ABOUT, persona.about
            yield "personas", key, Part.OPENS, persona.opens
            yield from (("personas", key, Part.LINE, text) for text in persona.lines)
            yield "personas", key, Part.LEAVES, persona.leaves

"""`quiz.yaml` as it was written: the product quiz and the role game, in `script/` and in the words of one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.content.read.text import Text

SECTIONS = ("quiz", "points", "scenes")
"""What both files are parted into: questions, what is looked at in a role game, and its situations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizEntry:
    """A question, a point or a situation: which it is, and what of the documents it rests on."""

    id: Text
    facts: Sequence[Text]
    retired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizEntries:
    """All of them, by section in the order of the file."""

    quiz: Sequence[QuizEntry] = ()
    points: Sequence[QuizEntry] = ()
    scenes: Sequence[QuizEntry] = ()

    def __iter__(self) -> Iterator[QuizEntry]:
        for _, section in self.by_section:
            yield from section

    @property
    def by_section(self) -> Iterator[tuple[str, Sequence[QuizEntry]]]:
        """Give each section with its name, as the files have it."""
        yield from (("quiz", self.quiz), ("points", self.points), ("scenes", self.scenes))


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizText:
    """One text that is read, and where it belongs."""

    section: str
    item: str
    part: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizWords:
    """The words of one language: by section and id the texts of each, by part."""

    quiz: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)
    points: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)
    scenes: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)

    def texts(self) -> Iterator[QuizText]:
        """Give every text, in the order of the file."""
        for section, words in self.by_section:
            for item, parts in words.items():
                yield from (QuizText(section=section, item=item, part=part, text=text) for part, text in parts.items())

    @property
    def by_section(self) -> Iterator[tuple[str, Mapping[str, Mapping[str, Text]]]]:
        """Give each section with its name."""
        yield from (("quiz", self.quiz), ("points", self.points), ("scenes", self.scenes))


PARTS: Mapping[str, Sequence[str]] = {"quiz": ("name", "asks"), "points": ("name", "looks_for"), "scenes": ("scene", "client")}
"""The texts that each of a section has."""

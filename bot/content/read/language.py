"""The words of one language as they were written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.content.read.manner import MannerWords
from bot.content.read.text import Text
from bot.domain.calls.temperament import Temperament

if TYPE_CHECKING:
    from bot.content.read.drill_words import DrillWords
    from bot.content.read.quiz import QuizWords
    from bot.content.read.stage_structure import ProgramWords


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionWords:
    """The words of one question."""

    prompt: Text
    options: Mapping[str, Text]
    heard: Mapping[str, Text]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TemperamentWords:
    """How a temperament is called."""

    name: Text
    title: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Plural:
    """A text in every form that the language has for numbers."""

    forms: Mapping[str, Text]
    """CLDR's names: one, two, few, many, other, zero."""
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden:
    """Words that a seller does not say, and what he says instead."""

    words: Sequence[Text]
    instead: str
    replace: str | None = None
    """What can simply be written in the words' place, where there is such a thing."""
    of_people: bool = False
    """It is about how seller and client are spoken of; what is said of a thing may use the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechException:
    """A phrase that may say a forbidden word, and why."""

    phrase: Text
    words: str
    why: str


class TimeWords(StrEnum):
    """What words of a time ahead name."""

    HOUR = "hour"
    """«In an hour», also several."""
    TOMORROW = "tomorrow"
    DAYS = "days"
    """«In two days»."""
    WEEK = "week"
    MONTH = "month"
    CLOCK = "clock"
    """«At ten»."""
    OTHER = "other"
    """A day of the week and whatever else no phrase can have as its call-back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The speech rules of one language."""

    forbidden: Sequence[Forbidden] = ()
    exceptions: Sequence[SpeechException] = ()
    capitals: frozenset[str] = frozenset()
    """Words, in lower case, that keep a capital letter inside a sentence (polite forms, names)."""
    times: Mapping[TimeWords, Sequence[Text]] = field(default_factory=dict)
    """Words that name a time ahead, by what they name."""
    choices: Sequence[Text] = ()
    """«Or»: what parts two answers that are offered."""
    doubts: Sequence[Text] = ()
    """Words that make somebody doubt who has decided."""
    bids: Sequence[Text] = ()
    """Words by which a client is asked to name a price."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidePageWords:
    """The words of one page of the guide."""

    title: Text
    text: Text
    ask: Sequence[Text]
    """What people type to find it, beside its own words."""
    note: Text | None
    """Why it is the documents' claim only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideWords:
    """The guide in one language."""

    chapters: Mapping[str, Text] = field(default_factory=dict)
    pages: Mapping[str, GuidePageWords] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """Words by which it is seen that a text says a fact; any one suffices."""

    words: Sequence[Text]
    line: int


def _no_drills() -> DrillWords:
    # Here and not above: a start that finds a snapshot of the library has no use for how drills were written.
    from bot.content.read.drill_words import DrillWords  # noqa: PLC0415  # see above

    return DrillWords()


def _no_stages() -> ProgramWords:
    from bot.content.read.stage_structure import ProgramWords  # noqa: PLC0415  # as above

    return ProgramWords()


def _no_quiz() -> QuizWords:
    from bot.content.read.quiz import QuizWords  # noqa: PLC0415  # as `_no_drills`

    return QuizWords()


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """Everything said in one language."""

    code: str
    questions: Mapping[str, QuestionWords] = field(default_factory=dict)
    phrases: Mapping[str, Text] = field(default_factory=dict)
    tasks: Mapping[str, Text] = field(default_factory=dict)
    avoid: Mapping[str, Text] = field(default_factory=dict)
    next_steps: Mapping[str, Text] = field(default_factory=dict)
    temperaments: Mapping[Temperament, TemperamentWords] = field(default_factory=dict)
    interface: Mapping[str, Text | Plural] = field(default_factory=dict)
    examples: Mapping[str, Sequence[Text]] = field(default_factory=dict)
    speech: Speech = field(default_factory=Speech)
    manner: MannerWords = field(default_factory=MannerWords)
    guide: GuideWords = field(default_factory=GuideWords)
    drills: DrillWords = field(default_factory=_no_drills)
    stages: ProgramWords = field(default_factory=_no_stages)
    quiz: QuizWords = field(default_factory=_no_quiz)
    facts_said: Mapping[str, Anchors] = field(default_factory=dict)
    """By fact."""

    def file(self, name: str) -> str:
        """Return the path of one of this language's files inside the content directory."""
        return f"{self.code}/{name}"

"""Content as it was written: every value with its line, nothing checked but its shape. Leaves out reading it and judging it.

The rules walk through this; the library is built from it once no rule objects.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.content.findings import Finding
from bot.content.templates import Template
from bot.domain.intent import Cell
from bot.domain.script import Moment, Objection
from bot.domain.temperament import Manner, Temperament
from bot.screens.word_spec import WordSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text and the line it stands on."""

    value: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionEntry:
    """A cue of a question."""

    id: Text
    temperament: Temperament
    strength: float | None
    traits: Sequence[Text]
    facts: Sequence[Text]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionEntry:
    """A question with its cues."""

    id: Text
    retired: bool
    options: Sequence[OptionEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseEntry:
    """A phrase's place in the script. Invariant: exactly one of cell and objection."""

    id: Text
    manner: Manner
    moment: Moment
    task: Text
    cell: Cell | None
    objection: Objection | None
    facts: Sequence[Text]
    retired: bool

    @property
    def place(self) -> Cell | Objection:
        """The cell or the objection it serves."""
        return self.cell or self.objection or Objection.ASK_CAUSE


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskEntry:
    """A seller's task of the documents. Invariant: exactly one of cell and objection."""

    id: Text
    cell: Cell | None
    objection: Objection | None
    facts: Sequence[Text]


@dataclass(frozen=True, slots=True, kw_only=True)
class AvoidEntry:
    """What to avoid in a manner."""

    manner: Manner
    facts: Sequence[Text]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStepEntry:
    """What the seller does after a call that ended in a cell."""

    manner: Manner
    cell: Cell
    facts: Sequence[Text]
    line: int

    @property
    def key(self) -> str:
        """What the words stand under: `choleric.yes_yes`."""
        return f"{self.manner}.{self.cell}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much a cue tells."""

    version: str
    cue_strength: float
    """P(cue | its own temperament); the other three share the rest equally."""


class Priority(StrEnum):
    """How much a fact of the documents matters to a seller."""

    MUST = "must"
    SHOULD = "should"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactEntry:
    """A fact of the source documents."""

    id: Text
    document: str
    section: str
    """What the fact is about; coverage is counted by it."""
    heading: str
    """Under which heading of the document the quote stands."""
    quote: Text
    priority: Priority
    is_claim: bool
    """The document misstates it, or it would be unfair to act on: shown as its claim only; no advice of a call rests on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidePageEntry:
    """A page's place in the guide."""

    id: Text
    chapter: Text
    facts: Sequence[Text]
    is_claim: bool
    """The documents say so, and today it is contested or would be unfair to act on."""
    retired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideEntry:
    """The guide: chapters in order, pages in order, and what the pocket message is made of."""

    chapters: Sequence[Text] = ()
    pages: Sequence[GuidePageEntry] = ()
    pocket_phrases: Sequence[Text] = ()
    pocket_tasks: Sequence[Text] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """`script/`: everything that is the same in every language."""

    questions: Sequence[QuestionEntry] = ()
    phrases: Sequence[PhraseEntry] = ()
    tasks: Sequence[TaskEntry] = ()
    avoid: Sequence[AvoidEntry] = ()
    next_steps: Sequence[NextStepEntry] = ()
    weights: Weights | None = None
    facts: Sequence[FactEntry] = ()
    traits: Sequence[Text] = ()
    guide: GuideEntry = field(default_factory=GuideEntry)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechException:
    """A phrase that may say a forbidden word, and why."""

    phrase: Text
    words: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The speech rules of one language."""

    forbidden: Sequence[Forbidden] = ()
    exceptions: Sequence[SpeechException] = ()
    capitals: frozenset[str] = frozenset()
    """Words, in lower case, that keep a capital letter inside a sentence (polite forms, names)."""


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
    guide: GuideWords = field(default_factory=GuideWords)

    def file(self, name: str) -> str:
        """Return the path of one of this language's files inside the content directory."""
        return f"{self.code}/{name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What the code asks the content for."""

    words: Mapping[str, WordSpec]
    templates: Mapping[str, Mapping[str, object]]
    """Template file → sample context."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """Every text that has variables, ready to render; a refused one is absent."""

    phrases: Mapping[tuple[str, str], Template]
    """(language, phrase id) → template."""
    interface: Mapping[tuple[str, str], Mapping[str, Template]]
    """(language, key) → plural form → template; a text without forms stands under `other` alone."""
    pages: Mapping[str, Template]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One content directory, read to the end."""

    structure: Structure
    languages: Sequence[Language]
    templates: Mapping[str, str]
    compiled: Compiled
    expected: Expected
    early: Sequence[Finding]
    """What was found while reading: files, YAML, shape, template syntax."""
    broken: frozenset[str]
    """Files of which something could not be read; judging what is missing from them would only repeat that."""

    def is_whole(self, *files: str) -> bool:
        """True when every one of these files was read completely, and the folders they lie in."""
        return not any({file, file.partition("/")[0], "."} & self.broken for file in files)

    def found_early(self, rule: str) -> Iterator[Finding]:
        """Give the findings of a rule that is checked while reading."""
        return (finding for finding in self.early if finding.rule == rule)

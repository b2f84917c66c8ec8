"""Ports for words edited in the bot: the rows, and the judge of a text."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from bot.domain.calls.corrected import Answered
from bot.domain.calls.intent import Known
from bot.domain.calls.learnt_weights import Heard, LearntCue, LearntId, LearntWeights
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.reading import Reading
from bot.domain.calls.script import Script
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import ConsultationId, EmployeeId, LanguageCode, PageId, PhraseId, TeamId
from bot.domain.phrases.edit import EditId
from bot.domain.phrases.edited_example import EditedExample, ExampleEdit
from bot.domain.phrases.edited_text import EditedText, TextEdit
from bot.domain.phrases.edited_weights import EditedWeight, Strengths, WeightsEdit
from bot.domain.phrases.text_name import TextKind, TextName
from bot.domain.phrases.text_use import TextUse


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsFinding:
    """What a rule objects to in one text; content has the words under `finding.<rule>.<problem>`."""

    rule: str
    problem: str
    """Empty where there are no words for it in the reader's language."""
    message: str
    """The same in English, as `content check` says it."""
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A judged text: how it sounds, what is wrong with it, and what could be written instead."""

    findings: Sequence[WordsFinding]
    with_name: str | None
    """A phrase as the manager sees it with a client's name; None when it cannot be put together, or is no phrase."""
    without_name: str | None
    card: Sequence[str] = ()
    """The lines of a card in which a task, what to avoid or a next step would stand."""
    page: Mapping[TextKind, str] = field(default_factory=dict)
    """The texts of a page of the guide as they would be; without a note where it has none."""
    differs_from: Sequence[LanguageCode] = ()
    """Languages in which a page would say more or less: that is told, and forbids nothing."""
    mended: str | None
    """The text with everything mended that has a plain remedy; None when nothing would change, or a rule would object still."""

    @property
    def may_be_published(self) -> bool:
        """True when no rule objects."""
        return not self.findings


class TextJudge(Protocol):
    """Judges, renders and finds texts by the content in force, and is told when the edits in force have changed."""

    def original(self, language: LanguageCode, name: TextName) -> str | None:
        """Return a text as the files have it; None when they have none of that name, or no such language."""

    def current(self, language: LanguageCode, name: TextName) -> str | None:
        """Return a text as this process says it now: with the edits it knows of."""

    def judge(self, language: LanguageCode, name: TextName, text: str, client: str) -> Judgement:
        """Hold a text against every rule that it can break. Never runs it, and never raises on a bad one.

        Args:
            language: of the text.
            name: which text it would be.
            text: as it was written.
            client: the name of a client with which it is tried.
        """

    def lines(self, language: LanguageCode, kind: TextKind) -> Mapping[TextName, str]:
        """Return tasks, what to avoid or next steps as the files have them, in their order; none in an unknown language."""

    def has_address(self, text: str) -> bool:
        """Tell whether a text begins with the form of address."""

    def with_address(self, language: LanguageCode, text: str, *, is_on: bool) -> str:
        """Return a text with the form of address at its beginning, or without."""

    def find(self, language: LanguageCode, text: str, most: int) -> Sequence[PhraseId]:
        """Return phrases in use that say these words, best first."""

    def as_files(self, edited: Sequence[EditedText]) -> Mapping[str, str]:
        """Return edits as YAML, by the file of the content into which they can be put: `ru/phrases.yaml`."""

    def put(self, edited: Sequence[EditedText]) -> None:
        """Let these edits be in force in this process from now on, and no others."""


class ExampleJudge(Protocol):
    """Judges examples of clients' words, and is told when those in force have changed."""

    def judge(self, example: EditedExample, others: Sequence[EditedExample]) -> Sequence[WordsFinding]:
        """Hold an example against the rules, among the files' and the others in force. Never raises on a bad one."""

    def names_in(self, language: LanguageCode, text: str) -> Sequence[str]:
        """Return the words of a text that may be somebody's name."""

    def left_out(self) -> Sequence[EditedExample]:
        """Return the published examples that do not pass the rules any more and so are not in force."""

    def as_file(self, language: LanguageCode, examples: Sequence[EditedExample]) -> str:
        """Return the examples of a language as YAML, ready to be put into its `examples.yaml`."""

    def put(self, examples: Sequence[EditedExample]) -> None:
        """Let these examples be in force in this process from now on, and no others."""


class WeightJudge(Protocol):
    """Knows the weights of the files, judges others, and is told when those in force have changed."""

    def files(self) -> Script:
        """Return the script as the files have it, without what was changed in the bot."""

    def judge(self, strengths: Strengths) -> Sequence[WordsFinding]:
        """Hold strengths against the rules of the files. Never raises on bad ones."""

    def as_file(self, edited: Sequence[EditedWeight]) -> str:
        """Return the cues with their strengths as lines of `script/questions.yaml`."""

    def put(self, edited: Sequence[EditedWeight]) -> None:
        """Let these strengths be in force in this process from now on, and no others."""


class ExampleTrial(Protocol):
    """Tries what a recogniser would read if it had learnt more."""

    async def read_with(
        self, language: LanguageCode, added: Mapping[str, Sequence[str]], lines: Sequence[str]
    ) -> Sequence[tuple[Reading, Reading]]:
        """Read lines as they are read now, and as they would be with more examples, by label; outside of the event loop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FitNote:
    """What a client said when no phrase fitted, or what the bot did not understand."""

    id: int
    text: str
    is_not_understood: bool
    """The bot made nothing of the words; else a person noted that nothing fitted."""
    at: datetime
    """Of the words: answers that were read out of them carry the same moment."""
    employee_id: EmployeeId
    team_id: TeamId
    consultation_id: ConsultationId
    language: LanguageCode
    """The client's."""
    phrase_id: PhraseId | None
    """What the card said then."""
    settled_at: datetime | None = None
    """When it was answered or put away."""
    is_corrected: bool = False
    """The bot understood the words, and a person has said that it was wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedCue:
    """Words of a client that told the bot something, and what is answered in their call."""

    id: int
    at: datetime
    call: Answered


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteCounts:
    """How many notes there are."""

    none_fits: int
    not_understood: int

    @property
    def all(self) -> int:
        """Of both sorts."""
        return self.none_fits + self.not_understood


class ContentEdits(Protocol):
    async def add(
        self,
        *,
        language: LanguageCode,
        name: TextName,
        text: str,
        text_before: str,
        employee_id: EmployeeId,
        at: datetime,
        is_published: bool = False,
    ) -> EditId: ...
    async def get(self, edit_id: EditId) -> TextEdit | None: ...
    async def rewrite(self, edit_id: EditId, text: str) -> None:
        """Change a draft; an edit that was published stays as it is."""

    async def publish(self, edit_id: EditId, text_before: str, at: datetime) -> bool:
        """Make a draft an edit in force that replaces this text; False when it is no draft any more."""

    async def forget_drafts(self, language: LanguageCode, name: TextName, employee_id: EmployeeId) -> None:
        """Delete somebody's drafts for a text."""

    async def forget_drafts_before(self, moment: datetime) -> None:
        """Delete everybody's drafts that were written before a moment."""

    async def undo(self, edit_ids: Sequence[EditId], by: EmployeeId, at: datetime) -> int:
        """Let somebody take live edits back; return how many were live."""

    async def of_text(self, language: LanguageCode, name: TextName) -> Sequence[TextEdit]:
        """Return what was ever published for a text, oldest first."""

    async def live(self) -> Sequence[TextEdit]:
        """Return every edit that is published and not undone, oldest first."""

    async def changed_since(self, since: datetime) -> Sequence[TextEdit]:
        """Return every edit that was published or taken back since a moment, oldest first."""

    async def notes(
        self, teams: Collection[TeamId] | None, employee_id: EmployeeId | None, limit: int, skip: int
    ) -> Sequence[FitNote]:
        """Return notes, newest first, of a team, of a person, or all; erased ones and those of practice are not among them."""

    async def count_notes(self, teams: Collection[TeamId] | None, employee_id: EmployeeId | None) -> NoteCounts:
        """Count them."""

    async def waiting_notes(
        self, teams: Collection[TeamId] | None, employee_id: EmployeeId | None, most: int
    ) -> Sequence[FitNote]:
        """Return the newest notes that are neither answered nor put away, as `notes` does, and words that were read wrong."""

    async def settle_note(self, note_id: int, at: datetime | None) -> bool:
        """Put a note away, or with None back; False when it stands so already."""

    async def note(self, note_id: int) -> FitNote | None:
        """Find one note; None too when it was erased."""

    async def answered(self, consultation_id: ConsultationId) -> Answered:
        """Return what was answered in a call, and when its client's words came."""

    async def typed_cues(self, team_id: TeamId, day: date) -> Sequence[TypedCue]:
        """Return what was typed and understood in the finished real calls of a team that began on a day of UTC."""

    async def mark_corrected(self, text_ids: Sequence[int]) -> None:
        """Let these be words that were read wrong: notes that wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How calls ended, and how many ended so: of this the next step is made."""

    temperament: Recognition
    wants: Known
    can: Known
    outcome: Outcome | None
    calls: int


class TextUses(Protocol):
    async def use_of(self, language: LanguageCode, phrases: Sequence[PhraseId], since: datetime) -> TextUse:
        """Count how often cards with one of these phrases were shown in a language, and how often it fitted."""

    async def endings(self, language: LanguageCode, since: datetime) -> Sequence[Ending]:
        """Return how the calls in a language that were finished since a moment have ended."""

    async def opened(self, language: LanguageCode, page_id: PageId, since: datetime) -> int:
        """Count how often a page of the guide was opened since a moment by people of that language."""


class ExampleEdits(Protocol):
    async def add(self, example: EditedExample, *, note_id: int, employee_id: EmployeeId, at: datetime) -> EditId:
        """Keep a draft."""

    async def get(self, edit_id: EditId) -> ExampleEdit | None: ...
    async def rewrite(self, draft: ExampleEdit, example: EditedExample) -> None:
        """Change a draft; what was published stays as it is."""

    async def publish(self, edit_id: EditId, at: datetime) -> bool:
        """Put a draft in force; False when it is no draft any more."""

    async def undo(self, edit_id: EditId, at: datetime) -> bool:
        """Take one back; False when it is not in force."""

    async def forget_drafts(self, note_id: int, employee_id: EmployeeId) -> None:
        """Delete somebody's drafts from a note."""

    async def live(self) -> Sequence[ExampleEdit]:
        """Return those that are published and not undone, oldest first."""

    async def published(self, limit: int, skip: int) -> Sequence[ExampleEdit]:
        """Return what was ever published, newest first."""

    async def count_published(self) -> int:
        """Count them."""


class WeightEdits(Protocol):
    async def add(self, strengths: Strengths, *, employee_id: EmployeeId, at: datetime) -> EditId:
        """Keep a draft."""

    async def get(self, edit_id: EditId) -> WeightsEdit | None: ...
    async def draft_of(self, employee_id: EmployeeId) -> WeightsEdit | None:
        """Return somebody's draft."""

    async def rewrite(self, edit_id: EditId, strengths: Strengths) -> None:
        """Change a draft; what was published stays as it is."""

    async def publish(self, edit_id: EditId, strengths: Strengths, before: Strengths, at: datetime) -> bool:
        """Put a draft in force as this, in place of what was before; False when it is no draft any more."""

    async def undo(self, edit_id: EditId, at: datetime) -> bool:
        """Take one back; False when it is not in force."""

    async def forget_draft(self, edit_id: EditId) -> None:
        """Delete a draft."""

    async def live(self) -> Sequence[WeightsEdit]:
        """Return those that are published and not undone, in the order of publication."""

    async def published(self, limit: int, skip: int) -> Sequence[WeightsEdit]:
        """Return what was ever published, newest first."""

    async def count_published(self) -> int:
        """Count them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learning:
    """How far the calls of a team are counted."""

    counted_until: date
    """The first day of UTC that is not counted."""
    learnt_at: datetime
    """When it was last reckoned what follows, or the team was first seen."""


class LearntWeightRows(Protocol):
    async def learning(self) -> Mapping[TeamId, Learning]:
        """Return how far each team's calls are counted; a team that was never looked at is not among them."""

    async def advance(self, team_id: TeamId, learning: Learning) -> None:
        """Note how far they are."""

    async def count_day(self, team_id: TeamId, day: date) -> int:
        """Count what was heard in the finished calls of a day of which a person has said the type, anew if it was counted before.

        Returns:
            How many rows that makes.
        """

    async def forget_evidence(self, team_id: TeamId, before: date) -> None:
        """Delete what was counted of earlier days."""

    async def evidence(self, team_id: TeamId) -> Sequence[Heard]:
        """Return what is counted of a team, of the newest days where there is very much."""

    async def heard(self, team_id: TeamId) -> int:
        """Return how many cues are counted of a team."""

    async def propose(self, team_id: TeamId, cues: Sequence[LearntCue], at: datetime) -> None:
        """Let this be what a team is proposed, in place of what was proposed before; nothing at all takes that away.

        Whoever has been told of the one before knows.
        """

    async def get(self, learnt_id: LearntId) -> LearntWeights | None: ...
    async def open_of(self, team_id: TeamId) -> LearntWeights | None:
        """Return what a team is proposed."""

    async def open(self) -> Sequence[LearntWeights]:
        """Return what teams are proposed."""

    async def put_told(self, learnt_id: LearntId, told: Collection[EmployeeId]) -> None:
        """Note who knows of a proposal."""

    async def live(self, team_id: TeamId | None = None) -> Sequence[LearntWeights]:
        """Return what counts, of a team or of all, in the order in which it was taken."""

    async def refused(self, team_id: TeamId, since: datetime) -> Sequence[LearntWeights]:
        """Return what was dropped or taken back in a team since then."""

    async def decided(self, team_id: TeamId, limit: int, skip: int) -> Sequence[LearntWeights]:
        """Return what was ever taken or dropped, newest first."""

    async def count_decided(self, team_id: TeamId) -> int:
        """Count them."""

    async def take(self, one: LearntWeights, by: EmployeeId, at: datetime) -> bool:
        """Let it count as it stands here; False when it is decided already."""

    async def drop(self, learnt_id: LearntId, by: EmployeeId, at: datetime) -> bool:
        """Put it away; False when it is decided already."""

    async def undo(self, learnt_id: LearntId, at: datetime) -> bool:
        """Let it count no more; False when it does not."""

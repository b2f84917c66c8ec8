"""The port through which screens get words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.domain.calls.intent import Cell
from bot.domain.calls.temperament import Manner, Temperament
from bot.domain.ids import ChapterId, OptionId, PageId, PhraseId, QuestionId, StageId, TaskId, TickId


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidePage:
    """The words of one page of the guide, plain text."""

    title: str
    text: str
    """Paragraphs parted by an empty line; points begin with «• »."""
    ask: Sequence[str]
    """What people type to find it, beside its own words."""
    note: str = ""
    """Why it is the documents' claim only; empty for any other page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageWords:
    """The words of a stage of training; each is one plain line."""

    name: str
    about: str
    """What happens on it."""
    gate: str
    """By what one sees that it is time for the next one."""


class Texts(Protocol):
    """All words of one language. Every method raises KeyError for an id that the content does not have."""

    def html(self, key: str, **facts: object) -> str:
        """Return an interface text for a message: facts are escaped; `n` chooses the plural form."""

    def plain(self, key: str, **facts: object) -> str:
        """Return an interface text for a button or a toast: nothing is escaped."""

    def phrase(self, phrase_id: PhraseId, name: str | None, line: str = "") -> str:
        """Return the sentence to say, plain, first letter upper case.

        Args:
            phrase_id: which.
            name: how the client is addressed.
            line: what the house sheet has for the phrase's slot; without it the slot's name stands in brackets.
        """

    def task(self, task_id: TaskId) -> str:
        """Return the seller's task, plain, lower case, without a full stop."""

    def avoid(self, manner: Manner) -> str:
        """Return what to avoid, plain, lower case, without a full stop."""

    def next_step(self, manner: Manner, cell: Cell) -> str:
        """Return what to do after the call, plain, lower case, without a full stop."""

    def prompt(self, question_id: QuestionId) -> str:
        """Return the line that asks for the next cue."""

    def cue(self, question_id: QuestionId, option_id: OptionId) -> str:
        """Return the label of a cue's button."""

    def heard(self, question_id: QuestionId, option_id: OptionId) -> str:
        """Return what the cue means, for the page that explains why."""

    def guide_chapter(self, chapter: ChapterId) -> str:
        """Return the name of a chapter of the guide."""

    def guide_page(self, page_id: PageId) -> GuidePage:
        """Return the words of a page of the guide."""

    def expectation(self) -> str:
        """Return what the document claims of newcomers, said as its claim; plain."""

    def stage(self, stage_id: StageId) -> StageWords:
        """Return the words of a stage of training."""

    def tick(self, tick_id: TickId) -> str:
        """Return what is ticked off on a stage, plain, without a full stop."""

    def temperament(self, kind: Temperament) -> str:
        """Return the behaviour word of the documents, lower case."""

    def temperament_title(self, kind: Temperament) -> str:
        """Return the behaviour word with the temperament's name, for pages with room."""

    def moment(self, at: datetime, time_zone: str) -> str:
        """Return a date and time as this language writes them, in the IANA time zone."""

    def day(self, at: datetime, time_zone: str) -> str:
        """Return the day of a moment, with its month's name; with its year when that is not this one."""

    def short_day(self, at: datetime, time_zone: str) -> str:
        """Return the day of a moment in figures; with its year when that is not this one."""

    def wall(self, wall: datetime) -> str:
        """Return a wall time with its day of the week, as this language writes it."""

    def weekday_date(self, day: date) -> str:
        """Return a day with its day of the week; with its year when that is not this one."""

    def month(self, first: date) -> str:
        """Return a month with its year, as a heading."""

    def weekdays(self) -> Sequence[tuple[int, str]]:
        """Return the days of the week, short, in this language's order; 0 is Monday."""

    def time_of_day(self, minutes: int) -> str:
        """Return minutes after midnight as this language writes a time of day."""

    def city(self, time_zone: str) -> str:
        """Return the city that an IANA time zone is named for."""

    def zones_named(self, text: str) -> Sequence[str]:
        """Return the IANA time zones whose city, in this language or in English, begins as the text; best first."""

    def percent(self, share: float) -> str:
        """Return a share of 0 to 1 as this language writes whole percents."""

    def decimal(self, value: float) -> str:
        """Return a number with one place behind the sign that this language parts it by."""

    def money(self, amount_minor: int, currency: str) -> str:
        """Return a sum of hundredths with the sign of its money, as this language writes it; whole where it is whole."""

    def short_money(self, amount_minor: int, currency: str) -> str:
        """Return the same for a button: from ten millions on in millions."""

    def template(self, name: str, **context: object) -> str:
        """Render a template of `templates/`, HTML, with everything in the context escaped."""

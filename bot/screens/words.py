"""The port through which screens get words. Leaves out the words: they are content, one set for each language."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.domain.ids import OptionId, PhraseId, QuestionId, TaskId
from bot.domain.temperament import Manner, Temperament


class Words(Protocol):
    """All words of one language. Every method raises KeyError for an id that the content does not have."""

    def html(self, key: str, **facts: object) -> str:
        """Return an interface text for a message: facts are escaped; `n` chooses the plural form."""

    def plain(self, key: str, **facts: object) -> str:
        """Return an interface text for a button or a toast: nothing is escaped."""

    def phrase(self, phrase_id: PhraseId, name: str | None) -> str:
        """Return the sentence to say, plain, first letter upper case."""

    def task(self, task_id: TaskId) -> str:
        """Return the seller's task, plain, lower case, without a full stop."""

    def avoid(self, manner: Manner) -> str:
        """Return what to avoid, plain, lower case, without a full stop."""

    def prompt(self, question_id: QuestionId) -> str:
        """Return the line that asks for the next cue."""

    def cue(self, question_id: QuestionId, option_id: OptionId) -> str:
        """Return the label of a cue's button."""

    def heard(self, question_id: QuestionId, option_id: OptionId) -> str:
        """Return what the cue means, for the page that explains why."""

    def temperament(self, kind: Temperament) -> str:
        """Return the behaviour word of the documents, lower case."""

    def temperament_title(self, kind: Temperament) -> str:
        """Return the behaviour word with the temperament's name, for pages with room."""

    def moment(self, at: datetime, time_zone: str) -> str:
        """Return a date and time as this language writes them, in the IANA time zone."""

    def percent(self, share: float) -> str:
        """Return a share of 0 to 1 as this language writes whole percents."""

    def template(self, name: str, **context: object) -> str:
        """Render a template of `templates/`, HTML, with everything in the context escaped."""

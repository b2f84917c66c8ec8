"""Which text of the content an edit is about: its kind, and its id there.

A page of the guide has several texts, each with a history of its own: its title, its text, its note and the words it is asked by.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.ids import PhraseId


class TextKind(StrEnum):
    """What editors write. The values stand in rows and in buttons."""

    PHRASE = "phrase"
    TASK = "task"
    AVOID = "avoid"
    NEXT_STEP = "next"
    PAGE = "page"
    """The text of a page of the guide."""
    TITLE = "title"
    NOTE = "note"
    """Why a page is a claim of the documents only."""
    ASK = "ask"
    """What people type to find a page, one on each line."""


OF_CARD = (TextKind.TASK, TextKind.AVOID, TextKind.NEXT_STEP)
"""Lines that a card sets into words of its own."""
OF_PAGE = (TextKind.PAGE, TextKind.TITLE, TextKind.ASK, TextKind.NOTE)
"""The texts of a page of the guide."""


@dataclass(frozen=True, slots=True, order=True)
class TextName:
    """A text of the content, in any language."""

    kind: TextKind
    id: str
    """Of the phrase, the task or the page; of what to avoid the manner, of a next step its manner and cell."""

    @property
    def code(self) -> str:
        """How buttons, prompts and the audit log spell it: a phrase by its bare id, as they did when there was nothing else."""
        return self.id if self.kind is TextKind.PHRASE else f"{self.kind}/{self.id}"

    @classmethod
    def read(cls, code: str) -> TextName:
        """Return the name that is spelled so; a kind that nobody knows makes a phrase that nobody has."""
        kind, has_kind, rest = code.partition("/")
        known = next((one for one in TextKind if one.value == kind), None)
        return cls(known, rest) if has_kind and known is not None else cls(TextKind.PHRASE, code)

    def of_page(self, kind: TextKind) -> TextName:
        """Return another text of the same page."""
        return TextName(kind, self.id)


def phrase_named(phrase_id: PhraseId) -> TextName:
    """Return the name of a phrase."""
    return TextName(TextKind.PHRASE, phrase_id)


def asked_words(text: str) -> tuple[str, ...]:
    """Return what people type to find a page, of a text with one on each line."""
    return tuple(word for line in text.splitlines() if (word := line.strip()))

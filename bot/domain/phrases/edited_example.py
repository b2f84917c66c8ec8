"""Examples of clients' words that were made in the bot: by them a sentence is recognised besides those of the files.

While an example is in force the recogniser learns it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.ids import LanguageCode
from bot.domain.phrases.edit import Edit

LONGEST_EXAMPLE = 200
"""Characters. People say more, and what tells something is a part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedExample:
    """A sentence, and what it means."""

    language: LanguageCode
    text: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleEdit(Edit):
    """One sentence that somebody made an example of."""

    example: EditedExample
    note_id: int
    """The note from which it was made."""


def examples_of(edits: Iterable[ExampleEdit]) -> Sequence[EditedExample]:
    """Return what is in force among edits, in an order of its own."""
    live = [edit.example for edit in edits if edit.is_live]
    return sorted(live, key=lambda one: (one.language, one.text, one.labels))

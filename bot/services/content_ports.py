"""Ports for what is asked of the content in force, without a transaction: script, drills, signs in typed words, texts found.

Leaves out words edited in the bot: see `phrases.ports`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from bot.domain.calls.reading import Reading
from bot.domain.calls.script import Script
from bot.domain.ids import DrillId, LanguageCode, PageId, PhraseId
from bot.domain.training.drills import DrillBook, RecogniseDrill

Found_co = TypeVar("Found_co", bound=str, covariant=True)


class Recogniser(Protocol):
    """Reads a client's words. Synchronous and quick (milliseconds): no I/O."""

    def read(self, text: str, language: LanguageCode) -> Reading: ...


class TextSearch(Protocol[Found_co]):
    """Finds texts by what was typed. Synchronous and quick (milliseconds): no I/O."""

    def find(self, text: str, language: LanguageCode, most: int) -> Sequence[Found_co]:
        """Return those that fit best, best first; none when no text has what was typed."""


GuideSearch = TextSearch[PageId]
"""Finds pages of the guide."""
PhraseSearch = TextSearch[PhraseId]
"""Finds phrases of the script."""


class Scripts(Protocol):
    """Gives the script that is in force now."""

    def current(self) -> Script: ...


class Drills(Protocol):
    """Gives the drills that are in force now. Synchronous and quick (milliseconds); who asks keeps what he got for his turn."""

    def drills(self, language: LanguageCode) -> DrillBook:
        """Return those that were written; a language without words has those of the default one."""

    def example_drills(self, language: LanguageCode) -> Mapping[DrillId, RecogniseDrill]:
        """Return clients' lines of the examples that are clear by themselves, by id; a line that is changed is another drill."""

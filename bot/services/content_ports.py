"""Ports for what is asked of the content in force, without a transaction: the script, signs in typed words, pages of the guide.

Leaves out words edited in the bot: see `phrases.ports`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.domain.calls.reading import Reading
from bot.domain.calls.script import Script
from bot.domain.ids import LanguageCode, PageId


class Recogniser(Protocol):
    """Reads a client's words. Synchronous and quick (milliseconds): no I/O."""

    def read(self, text: str, language: LanguageCode) -> Reading: ...


class GuideSearch(Protocol):
    """Finds pages of the guide. Synchronous and quick (milliseconds): no I/O."""

    def find(self, text: str, language: LanguageCode, most: int) -> Sequence[PageId]:
        """Return the pages that fit best, best first; none when the guide does not have what was typed."""


class Scripts(Protocol):
    """Gives the script that is in force now."""

    def current(self) -> Script: ...

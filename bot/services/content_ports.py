"""Ports for what is asked of the content in force, without a transaction: script, drills, signs in typed words, texts found.

Leaves out words edited in the bot: see `phrases.ports`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from bot.domain.calls.reading import Reading
from bot.domain.calls.script import Script
from bot.domain.ids import LanguageCode, PageId, PhraseId, TeamId

Found_co = TypeVar("Found_co", bound=str, covariant=True)


class Recogniser(Protocol):
    """Reads a client's words. Synchronous, without I/O, up to half a second for the longest: called beside turns, in a thread."""

    def read(self, text: str, language: LanguageCode) -> Reading: ...
    def version(self, language: LanguageCode) -> str:
        """Return by which model a language is read: at most 64 characters, other ones when the same words read otherwise."""


class TextSearch(Protocol[Found_co]):
    """Finds texts by what was typed. Synchronous, no network, up to 40 ms: the bot asks it beside turns, in a thread."""

    def find(self, text: str, language: LanguageCode, most: int) -> Sequence[Found_co]:
        """Return those that fit best, best first; none when no text has what was typed."""


GuideSearch = TextSearch[PageId]
"""Finds pages of the guide."""
PhraseSearch = TextSearch[PhraseId]
"""Finds phrases of the script."""


class Scripts(Protocol):
    """Gives the script that is in force now."""

    def current(self) -> Script:
        """Return it with the house's weights."""

    def of_team(self, team_id: TeamId) -> Script:
        """Return it with what a team's calls have taught."""

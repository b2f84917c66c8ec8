"""Who reads words in a turn: what was read beside it is at hand, and what was not is read before the turn begins again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Generic, TypeVar

from bot.domain.calls.reading import Reading
from bot.domain.ids import LanguageCode
from bot.screens.passages import Passage, Reader, read_passage
from bot.screens.turn import Turn
from bot.services.content_ports import GuideSearch, PhraseSearch, Recogniser, TextSearch
from handlers.dependencies import Dependencies

Found = TypeVar("Found", bound=str)

MOST_FOUND: Final[Mapping[Reader, int]] = {Reader.GUIDE: 10, Reader.PHRASES: 20}
"""So many are looked for beside the turn; whoever wants fewer has the best of them."""


@dataclass(frozen=True, slots=True)
class ClientReader:
    """Reads a text as a client's words, with the version of the model that reads."""

    recogniser: Recogniser

    def read(self, text: str, language: LanguageCode) -> Reading:
        """Read one text."""
        return replace(self.recogniser.read(text, language), read_by=self.recogniser.version(language))


@dataclass(frozen=True, slots=True)
class TurnReader:
    """A `Recogniser` for one turn."""

    turn: Turn
    recogniser: Recogniser

    def read(self, text: str, language: LanguageCode) -> Reading:
        """Return what was read.

        Raises:
            ReadFirst: it is to be read before the turn.
        """
        passage = Passage(by=Reader.CLIENT, text=text, language=language)
        return read_passage(self.turn.readings, passage, lambda: ClientReader(self.recogniser).read(text, language))

    def version(self, language: LanguageCode) -> str:
        """Return by which model a language is read now."""
        return self.recogniser.version(language)


@dataclass(frozen=True, slots=True)
class TurnSearch(Generic[Found]):
    """A search for one turn."""

    turn: Turn
    by: Reader
    search: TextSearch[Found]

    def find(self, text: str, language: LanguageCode, most: int) -> Sequence[Found]:
        """Return what was found.

        Raises:
            ReadFirst: it is to be looked for before the turn.
        """
        passage = Passage(by=self.by, text=text, language=language)
        found = read_passage(self.turn.readings, passage, lambda: self.search.find(text, language, MOST_FOUND[self.by]))
        return found[:most]


def recogniser_of(turn: Turn, deps: Dependencies) -> Recogniser:
    """Return who reads a client's words in this turn."""
    return TurnReader(turn, deps.recogniser)


def guide_search_of(turn: Turn, deps: Dependencies) -> GuideSearch:
    """Return who finds pages in this turn."""
    return TurnSearch(turn, Reader.GUIDE, deps.guide_search)


def phrase_search_of(turn: Turn, deps: Dependencies) -> PhraseSearch:
    """Return who finds phrases in this turn."""
    return TurnSearch(turn, Reader.PHRASES, deps.phrase_search)

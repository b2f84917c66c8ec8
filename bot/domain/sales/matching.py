"""Whom a list of sales means: a client who is known, somebody new, or one of several of whom a person has to say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.folding import fold, squeezed
from bot.domain.ids import ClientId

MOST_OFFERED = 4
"""Clients whom somebody is asked about."""


class RowState(StrEnum):
    """What becomes of a row when the list is taken."""

    KNOWN = "known"
    """It is a sale to a client who is known."""
    NEW = "new"
    """Its client becomes known."""
    DOUBTFUL = "doubtful"
    """Nobody knows whom it means; it is left out until somebody says."""
    LEFT_OUT = "left_out"
    """Somebody has said that it is not to be taken."""
    TAKEN = "taken"
    """It is stored already, or stands in the list once more: what is taken twice counts once."""


@dataclass(frozen=True, slots=True)
class Clients:
    """The clients of a team, by the words of their names."""

    by_name: Mapping[str, Sequence[ClientId]]
    """Names without spaces, as `fold` gives them."""
    words_of: Mapping[ClientId, frozenset[str]]
    with_word: Mapping[str, Sequence[ClientId]] = field(repr=False)

    @classmethod
    def of(cls, names: Mapping[ClientId, str]) -> Clients:
        """Sort clients; `names` are folded."""
        by_name, with_word = defaultdict(list), defaultdict(list)
        words_of = {number: frozenset(name.split()) for number, name in names.items()}
        for number, name in names.items():
            by_name[squeezed(name)].append(number)
            for word in words_of[number]:
                with_word[word].append(number)
        return cls(by_name=by_name, words_of=words_of, with_word=with_word)

    def meant_by(self, name: str) -> tuple[RowState, Sequence[ClientId]]:
        """Return whom a name means: the one who is called so; or those who may be meant, at most `MOST_OFFERED`.

        Whoever bears all the words of it, or whose words all stand in it, may be meant: «Иванов» and «Иванов Иван».
        """
        key = fold(name)
        same = self.by_name.get(squeezed(key), ())
        if len(same) == 1:
            return RowState.KNOWN, same
        if same:
            return RowState.DOUBTFUL, same[:MOST_OFFERED]
        words = frozenset(key.split())
        near = {number for word in words for number in self.with_word.get(word, ())}
        may_be = [number for number in sorted(near) if self.words_of[number] <= words or words <= self.words_of[number]]
        return (RowState.DOUBTFUL, may_be[:MOST_OFFERED]) if may_be else (RowState.NEW, ())

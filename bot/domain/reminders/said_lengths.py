"""Reads how long from now: «in 2 hours», «через полтора часа», «tunnin päästä»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.reminders.date_words import DateWord
from bot.domain.reminders.item_row import ItemRow
from bot.domain.reminders.said import Said
from bot.domain.reminders.time_signs import SignKind

_SHORT_UNITS = (DateWord.MINUTES, DateWord.HOURS)
_WHOLE_AND_TENTHS = 2


class LengthReader(ItemRow):
    """Reads lengths of time."""

    def lengths(self, place: int) -> Iterator[tuple[int, Said]]:
        """Read «in 2 hours», in whichever order the language has it; without «in» it may still be meant."""
        unit = self.unit(place)
        if unit is not None and self.says(place + 1, DateWord.IN_TURN):
            for end, number in self.numbers(place + 2):
                yield end, Said(length=((unit, number),))
        has_in = self.says(place, DateWord.IN)
        at = place + 1 if has_in else place
        # Of a lone «week» or «luni» nobody knows that it is a length.
        is_counted = unit is None or unit in _SHORT_UNITS
        amounts: list[tuple[DateWord, float]] = []
        while (found := self._amount(at, is_first=not amounts)) is not None:
            at = found[0]
            amounts += found[1]
            yield from self._ended(at, amounts, has_in=has_in, is_counted=is_counted)
            if amounts[-1][0] is DateWord.HOURS:
                for end, minute in self.minutes(at):
                    if end == at + 1 and self.items[at].sign.is_joined:
                        # «через час тридцать»
                        longer = [*amounts, (DateWord.MINUTES, float(minute))]
                        yield from self._ended(end, longer, has_in=has_in, is_counted=False)

    def _ended(
        self, at: int, amounts: Sequence[tuple[DateWord, float]], *, has_in: bool, is_counted: bool
    ) -> Iterator[tuple[int, Said]]:
        said = Said(length=tuple(amounts))
        if has_in:
            yield at, said
        elif self.says(at, DateWord.IN):
            yield at + 1, said
        elif is_counted:
            yield at, said

    def _amount(self, at: int, *, is_first: bool) -> tuple[int, Sequence[tuple[DateWord, float]]] | None:
        """Read a number with its unit, perhaps with a half more."""
        start = at + 1 if not is_first and self.says(at, DateWord.AND) else at
        end, number = max(self._decimals(start), default=(start, 1.0 if is_first else None))
        if number is None:
            return None
        if end > start and self.says(end, DateWord.AND_HALF):
            end, number = end + 1, number + 0.5
        unit = self.unit(end)
        if unit is None:
            return None
        if self.says(end + 1, DateWord.AND_HALF):
            return end + 2, [(unit, number + 0.5)]
        return end + 1, [(unit, number)]

    def _decimals(self, at: int) -> Iterator[tuple[int, float]]:
        yield from self.numbers(at)
        item = self.at(at)
        if self.says(at, DateWord.ARTICLE):
            yield at + 1, 1.0
        if (
            item is not None
            and item.sign.kind in (SignKind.COMMA, SignKind.DOTTED)
            and len(item.sign.numbers) == _WHOLE_AND_TENTHS
        ):
            yield at + 1, float(item.sign.text.replace(",", "."))

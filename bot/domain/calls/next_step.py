"""Which manner and cell decide the seller's next step once a call is over."""

from __future__ import annotations

from bot.domain.calls.intent import BuyIntent, Cell, Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Manner, Recognition


def manner_after(named: Recognition) -> Manner:
    """Return whose next step is said: that of the type that the call has named, or anybody's."""
    return Manner.ANY if named in (Recognition.MIXED, Recognition.UNKNOWN) else Manner(named.value)


def cell_after(intent: BuyIntent, outcome: Outcome | None) -> Cell:
    """Return the cell a finished call ended in; the outcome is newer than what was heard of intent.

    Who bought wanted to and could; who refused does not want to, and can only where that was heard.
    """
    if outcome is Outcome.BOUGHT:
        return Cell.YES_YES
    if outcome is Outcome.REFUSED:
        return Cell.NO_YES if intent.can is Known.YES else Cell.NO_NO
    return intent.cell

"""Which cell decides the seller's next step once a call is over."""

from __future__ import annotations

from bot.domain.calls.intent import BuyIntent, Cell, Known
from bot.domain.calls.outcome import Outcome


def cell_after(intent: BuyIntent, outcome: Outcome | None) -> Cell:
    """Return the cell a finished call ended in; the outcome is newer than what was heard of intent.

    Who bought wanted to and could; who refused does not want to, and can only where that was heard.
    """
    if outcome is Outcome.BOUGHT:
        return Cell.YES_YES
    if outcome is Outcome.REFUSED:
        return Cell.NO_YES if intent.can is Known.YES else Cell.NO_NO
    return intent.cell

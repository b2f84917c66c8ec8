"""What the seller does after a call."""

from __future__ import annotations

import pytest

from bot.domain.calls.intent import BuyIntent, Cell, Known
from bot.domain.calls.next_step import cell_after
from bot.domain.calls.outcome import Outcome


@pytest.mark.parametrize(
    ("wants", "can", "outcome", "cell"),
    [
        (Known.YES, Known.NO, None, Cell.YES_NO),
        (Known.UNKNOWN, Known.UNKNOWN, None, Cell.ASK_WANTS),
        (Known.YES, Known.NO, Outcome.THINKING, Cell.YES_NO),
        (Known.NO, Known.YES, Outcome.CALL_BACK, Cell.NO_YES),
        (Known.UNKNOWN, Known.UNKNOWN, Outcome.BOUGHT, Cell.YES_YES),
        (Known.YES, Known.NO, Outcome.BOUGHT, Cell.YES_YES),
        (Known.YES, Known.YES, Outcome.REFUSED, Cell.NO_YES),
        (Known.YES, Known.UNKNOWN, Outcome.REFUSED, Cell.NO_NO),
        (Known.UNKNOWN, Known.NO, Outcome.REFUSED, Cell.NO_NO),
    ],
)
def test_the_outcome_is_newer_than_what_was_heard(wants: Known, can: Known, outcome: Outcome | None, cell: Cell) -> None:
    """Who bought is cared for, who refused is not sent a contract; otherwise the intent decides."""
    assert cell_after(BuyIntent(wants=wants, can=can), outcome) is cell

"""Buy intent: wants × can (document 002, fact-105 to fact-111)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Known(StrEnum):
    """An answer to «wants?» or «can?»: unknown is a legal answer and costs nothing."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Wish(StrEnum):
    """What a button says of the client's wish."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    DECIDED = "decided"
    """He takes it."""


class Cell(StrEnum):
    """Where in wants × can a client stands: the documents' four cells and the two edges still to be asked."""

    YES_YES = "yes_yes"
    YES_NO = "yes_no"
    NO_YES = "no_yes"
    NO_NO = "no_no"
    ASK_WANTS = "ask_wants"
    ASK_CAN = "ask_can"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyIntent:
    """Whether the client wants to buy and can pay for it."""

    wants: Known = Known.UNKNOWN
    can: Known = Known.UNKNOWN
    has_decided: bool = False
    """He has said that he takes it."""

    @property
    def cell(self) -> Cell:
        """The cell that decides the seller's task; wants is asked before can.

        Whoever does not want is asked why, and never for his budget: until it is heard that he cannot, he is one who could.
        Whoever takes it is not asked for his budget either.
        """
        if self.wants is Known.UNKNOWN:
            return Cell.ASK_WANTS
        if self.can is Known.UNKNOWN:
            if self.wants is Known.NO:
                return Cell.NO_YES
            return Cell.YES_YES if self.has_decided else Cell.ASK_CAN
        return Cell(f"{self.wants}_{self.can}")

    def __str__(self) -> str:
        """As the export column `intent` spells it: `yes/unknown`."""
        return f"{self.wants}/{self.can}"

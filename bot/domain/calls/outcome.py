"""What came of a call."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """How the call ended, as the manager says."""

    BOUGHT = "bought"
    THINKING = "thinking"
    REFUSED = "refused"
    CALL_BACK = "call_back"

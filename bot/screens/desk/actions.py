"""What the buttons about the desk page mean. Their verbs begin with D."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveDesks:
    """Sign out of the desk page in every browser."""


DeskAction = LeaveDesks

DESK_VERBS: dict[str, type[DeskAction]] = {"Do": LeaveDesks}

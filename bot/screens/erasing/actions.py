"""What the buttons that erase mean. Their verbs begin with X."""

from __future__ import annotations

from dataclasses import dataclass

from bot.screens.fields import PageNumber, RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class AskEraseClient:
    """Say what of a client would go and what would stay, and ask."""

    client: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseClient:
    """Erase a client for good."""

    client: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRemoved:
    """List who has left a team."""

    team: RowId
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class AskErasePerson:
    """Say what of somebody who has left would go and what would stay, and ask."""

    person: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasePerson:
    """Erase somebody who has left, for good."""

    person: RowId


ErasingAction = AskEraseClient | EraseClient | ListRemoved | AskErasePerson | ErasePerson

ERASING_VERBS: dict[str, type[ErasingAction]] = {
    "Xc": AskEraseClient,
    "Xd": EraseClient,
    "Xl": ListRemoved,
    "Xp": AskErasePerson,
    "Xq": ErasePerson,
}

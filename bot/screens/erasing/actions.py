"""What the buttons that erase mean. Their verbs begin with X."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.erasing.retention import Kept
from bot.screens.fields import Months, PageNumber, RowId


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowRetention:
    """Show how long a team keeps calls and typed words."""

    team: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class AskRetention:
    """List the terms that can be chosen."""

    team: RowId
    what: Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighRetention:
    """Say what would go by another term, and ask."""

    team: RowId
    what: Kept
    months: Months


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRetention:
    """Choose a term."""

    team: RowId
    what: Kept
    months: Months


ErasingAction = (
    AskEraseClient
    | EraseClient
    | ListRemoved
    | AskErasePerson
    | ErasePerson
    | ShowRetention
    | AskRetention
    | WeighRetention
    | SetRetention
)

ERASING_VERBS: dict[str, type[ErasingAction]] = {
    "Xc": AskEraseClient,
    "Xd": EraseClient,
    "Xl": ListRemoved,
    "Xp": AskErasePerson,
    "Xq": ErasePerson,
    "Xr": ShowRetention,
    "Xk": AskRetention,
    "Xw": WeighRetention,
    "Xs": SetRetention,
}

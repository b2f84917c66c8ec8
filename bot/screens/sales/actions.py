"""What the buttons about sums and sales mean. Their verbs begin with M.

A button names the sum that it stands for, so it applies whenever it is tapped.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.sales.amount import Currency
from bot.screens.fields import Amount, Flag, PageNumber, RowId, RowIdOrNone


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSum:
    """The next text is the sum of this call."""

    call: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSum:
    """It was bought for this much, in hundredths of that money."""

    call: RowId
    amount: Amount
    currency: Currency


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipSum:
    """Nobody will say for how much."""

    call: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveSum:
    """Not now: what is typed next is no sum."""

    call: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOrders:
    """Show a page of what a client has bought."""

    client: RowId
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewSale:
    """Show one sale."""

    sale: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class CountSale:
    """Let a sale count, or not."""

    sale: RowId
    on: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCurrency:
    """Count in this money; what is counted already only changes its sign."""

    currency: Currency


@dataclass(frozen=True, slots=True, kw_only=True)
class AskList:
    """Say how a list of sales is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenList:
    """Show what would become of a list."""

    file: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveList:
    """The list tells of this team's clients."""

    file: RowId
    team: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class AskDoubt:
    """Show one of the names of which somebody has to say whom they mean."""

    file: RowId
    number: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleDoubt:
    """The name in this line means a client, somebody new, or nobody whose sales are taken."""

    file: RowId
    number: PageNumber
    line: RowId
    client: RowIdOrNone
    new: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeList:
    """Let its sales count, those to new clients too or not."""

    file: RowId
    new: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class DropList:
    """Leave it, or take back what it has brought."""

    file: RowId


SalesAction = (
    AskSum
    | NoteSum
    | SkipSum
    | LeaveSum
    | ListOrders
    | ViewSale
    | CountSale
    | SetCurrency
    | (AskList | OpenList | MoveList | AskDoubt | SettleDoubt | TakeList | DropList)
)

SALES_VERBS: dict[str, type[SalesAction]] = {
    "Ma": AskSum,
    "Mn": NoteSum,
    "Ms": SkipSum,
    "Mb": LeaveSum,
    "Ml": ListOrders,
    "Mv": ViewSale,
    "Mc": CountSale,
    "My": SetCurrency,
    "Mq": AskList,
    "Mf": OpenList,
    "Mm": MoveList,
    "Md": AskDoubt,
    "Mw": SettleDoubt,
    "Mt": TakeList,
    "Mx": DropList,
}

"""What the buttons of the log mean. Verbs begin with L.

A choice stands in a button as `bot.domain.supervision.choice` spells it, whole, so that each tap names its result.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.supervision.export_form import ExportForm
from bot.screens.fields import DayOrNone, Flag, MonthOrNone, Name, PageNumber, RowId, RowIdOrNone


class Part(StrEnum):
    """A page on which something is chosen."""

    HOME = "h"
    """Everything that is one tap."""
    PEOPLE = "p"
    TYPE = "t"
    CELL = "c"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListCalls:
    """Show a page of calls: that which begins with one, or that of those newer than it. 0 is the newest."""

    first: RowIdOrNone
    is_newer: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCalls:
    """List the calls of a choice at the bottom of the chat: the button stands in another message than the log."""

    choice: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowPart:
    """Show a page on which something is chosen."""

    part: Part
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseCalls:
    """Choose these calls, and nothing else is chosen."""

    choice: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class AskLogClient:
    """The next text is the name of the client whose calls are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskLogDays:
    """Show a month, in which the first day is chosen and then the last; the next text may be both. 0 is not chosen yet."""

    month: MonthOrNone
    first: DayOrNone


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLogged:
    """Show one call, a part of its way; `first` is where the list was."""

    call: RowId
    page: PageNumber
    first: RowIdOrNone


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowFiles:
    """Ask in which form the chosen calls are written to files; the flags say what is in them so far."""

    events: Flag
    masked: Flag
    """Clients and managers are numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportCalls:
    """Write the chosen calls to files, and send them."""

    form: ExportForm
    events: Flag
    masked: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelExport:
    """Call a file off that is not made yet."""

    job: RowId


LogAction = (
    ListCalls
    | OpenCalls
    | ShowPart
    | ChooseCalls
    | AskLogClient
    | AskLogDays
    | OpenLogged
    | ShowFiles
    | ExportCalls
    | CancelExport
)

LOG_VERBS: dict[str, type[LogAction]] = {
    "Ll": ListCalls,
    "Lo": OpenCalls,
    "Lp": ShowPart,
    "Lc": ChooseCalls,
    "La": AskLogClient,
    "Ld": AskLogDays,
    "Lv": OpenLogged,
    "Lf": ShowFiles,
    "Lx": ExportCalls,
    "Lq": CancelExport,
}

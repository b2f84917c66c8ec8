"""What the buttons about known clients mean. Their verbs begin with C."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.supervision.export_form import ClientFileForm
from bot.screens.fields import Flag, Name, PageNumber, RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class CallClient:
    """Begin a call with a client who is known."""

    client: RowId
    is_found: Flag
    """1: he was found while his name was typed, 0: from his page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeClient:
    """This call is one with a client who is known."""

    call: RowId
    client: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class NameNewClient:
    """The name given in this call is somebody else's than those who are known."""

    call: RowId
    text: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenClients:
    """Show «my clients» at the bottom of the chat: the button stands in another message than their list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListClients:
    """Show a page of «my clients», in the list's place."""

    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewClient:
    """Show a client's page."""

    client: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenClient:
    """Show a client's page at the bottom of the chat: the button stands in another message than the list's."""

    client: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class AskClientName:
    """The next text is the client's new name."""

    client: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSameClient:
    """The next text finds another client who is the same person."""

    client: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class AskMerge:
    """Ask once more whether two clients are one."""

    kept: RowId
    gone: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeClients:
    """Two clients are one."""

    kept: RowId
    gone: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveName:
    """The client is called as a stored text says: a doubted one is his name after all, or the one before was right."""

    client: RowId
    text: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakToClient:
    """The language in which this client is spoken to."""

    client: RowId
    language: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class AskClientFile:
    """Say what a file with everything about this client holds, and ask in which form."""

    client: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeClientFile:
    """Write everything about this client into a file, and send it."""

    client: RowId
    form: ClientFileForm


ClientAction = (
    CallClient
    | TakeClient
    | NameNewClient
    | OpenClients
    | ListClients
    | ViewClient
    | OpenClient
    | AskClientName
    | AskSameClient
    | AskMerge
    | MergeClients
    | GiveName
    | SpeakToClient
    | AskClientFile
    | MakeClientFile
)

CLIENT_VERBS: dict[str, type[ClientAction]] = {
    "Cs": CallClient,
    "Ct": TakeClient,
    "Cn": NameNewClient,
    "Ca": OpenClients,
    "Cl": ListClients,
    "Cv": ViewClient,
    "Co": OpenClient,
    "Cr": AskClientName,
    "Cm": AskSameClient,
    "Cq": AskMerge,
    "Cg": MergeClients,
    "Cb": GiveName,
    "Ci": SpeakToClient,
    "Cf": AskClientFile,
    "Cw": MakeClientFile,
}

"""What is to be written, so that another process can be told: a line of JSON with the filter, the form and the words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.domain.ids import EmployeeId, TeamId
from bot.domain.supervision.export_form import ClientFileForm, ExportForm
from bot.domain.supervision.scope import Scope
from bot.reporting.wording import Wording
from bot.services.interaction_ports import LogFilter

LARGEST_FILE = 45_000_000
"""Bytes of a file, about: Telegram takes 50 megabytes of a bot."""
_MOMENTS = ("since", "until")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOrder:
    """Which calls, in which form and words."""

    which: LogFilter
    form: ExportForm
    events: bool
    zone: str
    wording: Wording
    pseudonyms: tuple[str, str] | None = None
    """What stands before the number of a manager and of a client; None leaves their names."""
    largest: int = LARGEST_FILE

    def to_json(self, url: str, folder: Path) -> str:
        """Write it as one line, with where the calls are and where the files go."""
        which: dict[str, Any] = {one.name: getattr(self.which, one.name) for one in fields(LogFilter)}
        which["scope"] = [None if self.which.scope.teams is None else sorted(self.which.scope.teams), self.which.scope.employee]
        which |= {name: which[name].isoformat() for name in _MOMENTS if which[name] is not None}
        said = {
            "url": url,
            "folder": str(folder),
            "which": which,
            "form": self.form.value,
            "events": self.events,
            "zone": self.zone,
            "wording": asdict(self.wording),
            "pseudonyms": self.pseudonyms,
            "largest": self.largest,
        }
        return json.dumps(said, ensure_ascii=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientFileOrder:
    """Everything about which client, in which form; the title has the reader's words."""

    client: int
    form: ClientFileForm
    title: str

    def to_json(self, url: str, folder: Path) -> str:
        """Write it as one line, with where the rows are and where the file goes."""
        return json.dumps({"url": url, "folder": str(folder), "client_file": asdict(self)}, ensure_ascii=False)


Order = FileOrder | ClientFileOrder


def read_order(line: str) -> tuple[Order, str, Path]:
    """Read what `to_json` has written: the order, the database's address and the folder."""
    said: Mapping[str, Any] = json.loads(line)
    if (of_client := said.get("client_file")) is not None:
        wanted = ClientFileOrder(client=of_client["client"], form=ClientFileForm(of_client["form"]), title=of_client["title"])
        return wanted, said["url"], Path(said["folder"])
    which = dict(said["which"])
    teams, employee = which.pop("scope")
    which |= {name: datetime.fromisoformat(which[name]) for name in _MOMENTS if which[name] is not None}
    scope = Scope(
        teams=None if teams is None else frozenset(map(TeamId, teams)),
        employee=None if employee is None else EmployeeId(employee),
    )
    order = FileOrder(
        which=LogFilter(scope=scope, **which),
        form=ExportForm(said["form"]),
        events=said["events"],
        zone=said["zone"],
        wording=Wording(**said["wording"]),
        pseudonyms=None if said["pseudonyms"] is None else (said["pseudonyms"][0], said["pseudonyms"][1]),
        largest=said["largest"],
    )
    return order, said["url"], Path(said["folder"])

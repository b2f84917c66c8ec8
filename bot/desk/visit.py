"""One request for a page, and what it is answered with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.domain.people.permissions import Deed
from bot.screens.chart import Chart
from bot.screens.screen import Show
from bot.screens.texts import Texts
from bot.services.act import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Somebody who is signed in asks for something."""

    act: Act
    texts: Texts
    token: str
    path: str
    """Without `/desk`: where the page stands in the address."""
    number: int
    """The number in the path; 0 where it has none."""
    query: Mapping[str, str]
    """What stands behind `?`, or was sent by a form: from anybody's hand."""

    @property
    def today(self) -> date:
        """Where the reader is."""
        return self.act.now.astimezone(ZoneInfo(self.act.employee.time_zone)).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a browser shows in place of the page before."""

    title: str
    body: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture, as a page asks for it by an address of its own. It is drawn when the transaction is over."""

    chart: Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What became of something that was done; the page stays."""

    text: str
    is_out: bool = False
    """He is signed out with it."""
    shown: Sequence[Show] = ()
    """What the bot shows in his chat."""


Answer = Page | Picture | Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A page, or something that can be done: its path behind `/desk`, where `#` stands for a number."""

    path: str
    take: Callable[[Visit], Awaitable[Answer]]
    deed: Deed | None
    """What its use case asks permission for; None: it is about nobody but him. A test holds every route to it."""
    is_done: bool = False
    """It does something, and is asked for by a form."""

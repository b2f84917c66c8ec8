"""What the buttons under the pictures mean. Verbs begin with P."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.supervision.period import PeriodKind
from bot.screens.fields import Flag, Name, PageNumber
from bot.services.stats.read_stats import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowPicture:
    """Show a picture of a time, on light or dark ground; or of the same picture the figures that open their calls."""

    picture: Picture
    period: PeriodKind
    is_dark: Flag
    is_calls: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBehind:
    """List the calls behind one figure."""

    picture: Picture
    period: PeriodKind
    is_dark: Flag
    key: Name
    page: PageNumber


StatsAction = ShowPicture | ListBehind

STATS_VERBS: dict[str, type[StatsAction]] = {"P": ShowPicture, "Pl": ListBehind}

"""What the buttons of /week mean. Verbs begin with W.

Whose calls, and of which days, stands in a button as `bot.domain.supervision.choice` spells it, whole: each tap names its result.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.screens.fields import DayOrNone, Flag, MonthOrNone, Name, PageNumber


class FiguresPart(StrEnum):
    """A page of figures."""

    ALL = "a"
    """All calls together, compared with the period before."""
    TYPES = "t"
    """By type; of a choice that names one, that type by intent."""
    PEOPLE = "p"
    TEAMS = "g"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowFigures:
    """Show a page of figures."""

    part: FiguresPart
    choice: Name
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFigures:
    """Show figures at the bottom of the chat: the button stands in another message."""

    choice: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class AskFigureDays:
    """Show a month, in which the first day is chosen and then the last. 0 is the present month, or not chosen yet."""

    choice: Name
    month: MonthOrNone
    first: DayOrNone


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowMonthly:
    """Show the page of a month, as a picture or as a spreadsheet, at the bottom of the chat."""

    choice: Name
    is_file: Flag


FigureAction = ShowFigures | OpenFigures | AskFigureDays | ShowMonthly

FIGURE_VERBS: dict[str, type[FigureAction]] = {
    "Ws": ShowFigures,
    "Wo": OpenFigures,
    "Wd": AskFigureDays,
    "Wm": ShowMonthly,
}

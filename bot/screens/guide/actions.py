"""What the buttons of the guide mean, and the switch of chat mode.. Verbs begin with G.

Every one names its result, so it applies whenever it is tapped.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.screens.fields import Flag, Name, RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideContents:
    """Show the chapters of the guide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideChapter:
    """Show the pages of a chapter."""

    chapter: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenGuidePage:
    """Show a page of the guide."""

    page: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class SetChatMode:
    """Put a button that copies the bare phrase on the card, or take it off."""

    call: RowId
    on: Flag


GuideAction = GuideContents | GuideChapter | OpenGuidePage | SetChatMode

GUIDE_VERBS: dict[str, type[GuideAction]] = {
    "G": GuideContents,
    "Gc": GuideChapter,
    "Gp": OpenGuidePage,
    "Gm": SetChatMode,
}

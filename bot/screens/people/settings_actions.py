"""What the buttons of /settings and /audit mean. Verbs begin with S.

Every one names its result, so it applies whenever it is tapped.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.clients.naming import ClientNaming
from bot.screens.fields import Flag, Minute, Name, PageNumber


class SettingsPage(StrEnum):
    """Pages of the settings."""

    MAIN = "m"
    LANGUAGE = "l"
    ZONE = "z"
    QUIET = "q"
    DATA = "d"
    NAMING = "n"
    DIGEST = "w"
    CURRENCY = "c"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSettings:
    """Show a page of the settings."""

    page: SettingsPage


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseLanguage:
    """Speak this language with the employee."""

    language: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseZone:
    """Reckon the employee's times in this zone."""

    zone: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class SetQuiet:
    """Send nothing unasked between these minutes after midnight; equal ones: at no time."""

    start: Minute
    end: Minute


@dataclass(frozen=True, slots=True, kw_only=True)
class SetReminders:
    """Send reminders and the evening message, or not."""

    on: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDigest:
    """Send the figures of the week at this minute after midnight on Mondays, or not at all."""

    on: Flag
    at: Minute


@dataclass(frozen=True, slots=True, kw_only=True)
class SetWhispers:
    """Let a supervisor put a line onto the card, or not."""

    on: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchChatMode:
    """Have the sentence ready for copying, or not."""

    on: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class SetShortCard:
    """Show the sentence and one line only, on all cards to come."""

    on: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class SetNaming:
    """Call clients by name or by code."""

    naming: ClientNaming
    from_welcome: Flag
    """The button stands in the owner's welcome, not in the settings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmInformed:
    """Staff know what is stored about them, or do not yet."""

    on: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowAudit:
    """A page of the audit log."""

    page: PageNumber


SettingsAction = (
    OpenSettings
    | ChooseLanguage
    | ChooseZone
    | SetQuiet
    | SetReminders
    | SetDigest
    | SetWhispers
    | SwitchChatMode
    | SetShortCard
    | SetNaming
    | ConfirmInformed
    | ShowAudit
)

SETTINGS_VERBS: dict[str, type[SettingsAction]] = {
    "So": OpenSettings,
    "Sl": ChooseLanguage,
    "Sz": ChooseZone,
    "Sq": SetQuiet,
    "Sr": SetReminders,
    "Sd": SetDigest,
    "Sw": SetWhispers,
    "Sc": SwitchChatMode,
    "Sk": SetShortCard,
    "Sn": SetNaming,
    "Si": ConfirmInformed,
    "Sa": ShowAudit,
}

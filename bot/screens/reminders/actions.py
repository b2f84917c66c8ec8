"""What the buttons of reminders, of the evening message and of the calendar mean.

Their verbs begin with R. Every one names its result, so it applies whenever it is tapped. Days and moments are wall time where
the employee is, as digits: month 202611, day 20261123, moment 202611231030.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.calls.outcome import Outcome
from bot.domain.local_time import CallBack
from bot.screens.fields import Day, Flag, Moment, MonthOrNone, PageNumber, RowId, RowIdOrNone
from bot.services.reminders.settle_reminder import Later


class When(StrEnum):
    """When to call back."""

    HOUR = "h"
    EVENING = "e"
    TOMORROW = "t"
    MONDAY = "m"


MEANT = {
    When.HOUR: CallBack.IN_AN_HOUR,
    When.EVENING: CallBack.THIS_EVENING,
    When.TOMORROW: CallBack.TOMORROW,
    When.MONDAY: CallBack.MONDAY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """A place in a calendar that cannot be tapped: Telegram has no such buttons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowMonth:
    """Choose a day to call back."""

    call: RowId
    month: MonthOrNone
    """0: the present one."""
    evening: RowIdOrNone
    """The evening message in which this happens; 0 under the call's own card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowHours:
    """Choose an hour of a day."""

    call: RowId
    day: Day
    half: Flag
    """1: half past, 0: on the hour."""
    evening: RowIdOrNone


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseAt:
    """Call back at this moment."""

    call: RowId
    at: Moment
    evening: RowIdOrNone


@dataclass(frozen=True, slots=True, kw_only=True)
class BackToCall:
    """Leave the calendar as it was."""

    call: RowId
    evening: RowIdOrNone


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReminders:
    """Show the promised calls at the bottom of the chat: the button stands in another message than their list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowReminders:
    """Show a page of the promised calls that wait, in the list's place."""

    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowReminder:
    """Show one of them in the list's place."""

    reminder: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenUntimed:
    """Show a call that is to be called back without a time: at the bottom, where a time can be chosen."""

    call: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReminded:
    """Call now."""

    reminder: RowId
    listed: Flag
    """1: it is shown in the list's place, 0: in a message of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindLater:
    """Be reminded again."""

    reminder: RowId
    later: Later
    listed: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderDone:
    """It is done, or no longer needed."""

    reminder: RowId
    listed: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class TellOutcome:
    """In the evening message: how a call ended."""

    evening: RowId
    call: RowId
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class TellWhen:
    """In the evening message: when to call back."""

    evening: RowId
    call: RowId
    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipCall:
    """In the evening message: leave a call as it is."""

    evening: RowId
    call: RowId


ReminderAction = (
    Nothing
    | ShowMonth
    | ShowHours
    | PromiseAt
    | BackToCall
    | OpenReminders
    | ShowReminders
    | ShowReminder
    | OpenUntimed
    | OpenReminded
    | RemindLater
    | ReminderDone
    | TellOutcome
    | TellWhen
    | SkipCall
)

REMINDER_VERBS: dict[str, type[ReminderAction]] = {
    "Rn": Nothing,
    "Rm": ShowMonth,
    "Rh": ShowHours,
    "Ra": PromiseAt,
    "Rb": BackToCall,
    "Rp": OpenReminders,
    "Rl": ShowReminders,
    "Rv": ShowReminder,
    "Ru": OpenUntimed,
    "Ro": OpenReminded,
    "Rs": RemindLater,
    "Rf": ReminderDone,
    "Re": TellOutcome,
    "Rw": TellWhen,
    "Rk": SkipCall,
}

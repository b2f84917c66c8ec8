"""What everybody sets for himself: language, card, time zone, quiet hours, reminders."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.domain.ids import ChatId, LanguageCode
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed, Whose, gets_digest, may
from bot.domain.time_zones import is_time_zone
from bot.services.act import Act
from bot.services.asked import ask_for_text, forget_question
from bot.services.errors import NotFound
from bot.services.people.ports import Organisation
from bot.services.text_ports import PromptKind

FIRST_STEPS = 0
"""In place of an employee's number: the time zone was asked for in his first days, not in the settings."""
DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsView:
    """Somebody's settings, and the house's as far as he decides them."""

    employee: Employee
    house: Organisation | None
    """None for everybody but the owner."""


async def view_settings(act: Act) -> SettingsView:
    """Look at one's settings."""
    await forget_question(act)
    return await _seen(act, act.employee)


async def choose_language(act: Act, language: str, offered: Collection[LanguageCode]) -> SettingsView:
    """Speak another language with the employee.

    Raises:
        NotFound: there are no words in it (any more).
    """
    chosen = LanguageCode(language)
    if chosen not in offered:
        raise NotFound
    return await _change(act, replace(act.employee, language=chosen))


async def choose_zone(act: Act, zone: str) -> SettingsView:
    """Reckon times in another zone.

    Raises:
        NotFound: there is no such zone.
    """
    if not is_time_zone(zone):
        raise NotFound
    await forget_question(act, {PromptKind.TIME_ZONE})
    return await _change(act, replace(act.employee, time_zone=zone, has_chosen_zone=True))


async def set_quiet(act: Act, start: int, end: int) -> SettingsView:
    """Send nothing unasked between two times of day, in minutes after midnight; equal ones: at no time.

    Raises:
        NotFound: one of them is no time of day.
    """
    if not (0 <= start < DAY_MINUTES and 0 <= end < DAY_MINUTES):
        raise NotFound
    return await _change(act, replace(act.employee, quiet_from=start, quiet_until=end))


async def set_reminders(act: Act, *, on: bool) -> SettingsView:
    """Send reminders and the evening message, or not."""
    return await _change(act, replace(act.employee, wants_reminders=on))


async def set_digest(act: Act, at: int | None) -> SettingsView:
    """Send figures of the week on Mondays at so many minutes after midnight; None: not at all.

    Raises:
        NotFound: it is no time of day.
        NotAllowed: he looks after no team; the refusal is on record.
    """
    if at is not None and not 0 <= at < DAY_MINUTES:
        raise NotFound
    if not gets_digest(act.employee):
        await act.refuse(Deed.READ_LOG)
    return await _change(act, replace(act.employee, digest_at=at))


async def set_whispers(act: Act, *, on: bool) -> SettingsView:
    """Let whoever looks after the employee put a line onto his card, or not."""
    return await _change(act, replace(act.employee, wants_whispers=on))


async def set_chat_mode(act: Act, *, on: bool) -> SettingsView:
    """Have the sentence ready for copying, for those who write to clients."""
    return await _change(act, replace(act.employee, is_chat_mode=on))


async def set_short_card(act: Act, *, on: bool) -> SettingsView:
    """Show the sentence and one line only on the cards to come."""
    return await _change(act, replace(act.employee, is_compact=on))


async def ask_zone(act: Act, chat_id: ChatId, *, in_first_steps: bool = False) -> SettingsView:
    """Let the next plain text be a city or the name of a time zone; it is answered where it was asked."""
    await ask_for_text(act, chat_id, PromptKind.TIME_ZONE, FIRST_STEPS if in_first_steps else int(act.employee.id))
    return await _seen(act, act.employee)


async def _change(act: Act, changed: Employee) -> SettingsView:
    await act.work.employees.change(act.employee, changed)
    return await _seen(act, changed)


async def _seen(act: Act, employee: Employee) -> SettingsView:
    decides = may(employee.role, Deed.DECIDE_FOR_ALL, Whose.OTHER_TEAM)
    return SettingsView(employee=employee, house=await act.work.organisation.get() if decides else None)

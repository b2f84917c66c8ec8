"""The message that a promised call is due, what became of it, and the list of those that wait."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.calls.script import Script
from bot.domain.calls.temperament import Temperament
from bot.domain.clients.form_of_address import form_of_address
from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.reminders.reminder import Reminder, ReminderState
from bot.screens.action import encode
from bot.screens.calls.call_labels import called, icon_of
from bot.screens.calls.finished import next_steps
from bot.screens.calls.known_clients import with_ranks
from bot.screens.clients.actions import OpenClients
from bot.screens.distinct_labels import distinct_labels
from bot.screens.page import button, page, pager, short
from bot.screens.promise import line, promise
from bot.screens.reminders.actions import OpenReminded, OpenUntimed, ReminderDone, RemindLater, ShowReminder, ShowReminders
from bot.screens.screen import Button, Screen
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.outgoing_ports import Slot
from bot.services.reminders.remind import Reminded
from bot.services.reminders.settle_reminder import Later, RemindersListed

REMINDER_SLOT = SlotKind(name="reminder", closes_on=frozenset({Change.ACCESS, Change.TEAM}), is_one_an_object=True)
"""One for each promised call that has come due, and for each evening."""
REMINDERS_SLOT = SlotKind(name="reminders", closes_on=frozenset({Change.ACCESS, Change.TEAM}))
"""The list, which takes the place of several that come at once."""
LATER = {
    Later.QUARTER: "button.later_quarter",
    Later.HOUR: "button.later_hour",
    Later.TOMORROW: "button.call_back_tomorrow",
}
DUE = "⏰"
"""Stands before a promised call whose time has come, in every language."""


def reminder_slot(chat_id: ChatId, reminder: Reminder) -> Slot:
    """Return the slot of one reminder's own message."""
    return REMINDER_SLOT.in_chat(chat_id, reminder.id)


def list_slot(chat_id: ChatId) -> Slot:
    """Return the slot of the list."""
    return REMINDERS_SLOT.in_chat(chat_id)


def reminder_message(reminded: Reminded, texts: Texts, spoken: Texts, script: Script, time_zone: str, *, listed: bool) -> Screen:
    """Return a reminder as it stands: with its buttons while it is shown, without any once it is settled.

    Args:
        spoken: words of the client's language.
        listed: it stands in the list's place, to which a button leads back.
    """
    reminder, call = reminded.reminder, reminded.call
    back = [[button(texts, "button.all_reminders", ShowReminders(page=0))]] if listed else []
    if reminder.state is not ReminderState.SHOWN:
        title = texts.plain("reminder.title_other", name=called(call, texts))
        return page(texts, title, lines=[_what_became(reminded, texts, time_zone)], keyboard=back)
    title = texts.plain("reminder.title", name=called(call, texts))
    number, in_list = int(reminder.id), int(listed)
    later = [button(texts, key, RemindLater(reminder=number, later=when, listed=in_list)) for when, key in LATER.items()]
    keyboard = [
        [button(texts, "button.call_now", OpenReminded(reminder=number, listed=in_list))],
        later[:2],
        later[2:],
        [button(texts, "button.reminder_done", ReminderDone(reminder=number, listed=in_list))],
        *back,
    ]
    return page(texts, title, lines=_lines(reminded, texts, spoken, script, time_zone), keyboard=keyboard)


def coming_call(reminded: Reminded, texts: Texts, spoken: Texts, script: Script, time_zone: str) -> Screen:
    """Return a promised call that was chosen from the list: also before its time it can be made, or be done with."""
    if reminded.reminder.state is not ReminderState.WAITING:
        return reminder_message(reminded, texts, spoken, script, time_zone, listed=True)
    number = int(reminded.reminder.id)
    keyboard = [
        [button(texts, "button.call_now", OpenReminded(reminder=number, listed=1))],
        [button(texts, "button.reminder_done", ReminderDone(reminder=number, listed=1))],
        [button(texts, "button.all_reminders", ShowReminders(page=0))],
    ]
    title = texts.plain("reminder.title_other", name=called(reminded.call, texts))
    return page(texts, title, lines=_lines(reminded, texts, spoken, script, time_zone), keyboard=keyboard)


def reminders_page(listed: RemindersListed, texts: Texts, time_zone: str) -> Screen:
    """Return the promised calls that wait, a button each: first those whose time has come, which bear the mark.

    Last come those that were promised without a time.
    """
    back = [button(texts, "button.to_clients", OpenClients())]
    if not listed.reminded and not listed.untimed:
        return page(texts, texts.plain("reminders.title"), lines=[texts.plain("reminders.none")], keyboard=[back])
    are_due = [_promised_at(one) <= listed.now for one in listed.reminded]
    note = texts.plain("reminders.mark", mark=DUE) if any(are_due) and not all(are_due) else ""
    walk = pager(texts, listed.page, has_more=listed.has_more, at=lambda number: ShowReminders(page=number))
    labels = entries(listed.reminded, listed.now, texts, time_zone)
    numbers = [int(one.reminder.id) for one in listed.reminded]
    rows = [
        [Button(label=label, action=encode(ShowReminder(reminder=number)))] for label, number in zip(labels, numbers, strict=True)
    ]
    named = [(called(call, texts), call) for call in listed.untimed]
    untimed = [texts.plain("reminders.untimed", icon=icon_of(call.temperament), name=short(name)) for name, call in named]
    ways = (
        untimed,
        [f"{label} · {texts.moment(call.started_at, time_zone)}" for label, call in zip(untimed, listed.untimed, strict=True)],
    )
    rows += [
        [Button(label=label, action=encode(OpenUntimed(call=int(call.id))))]
        for label, call in zip(distinct_labels(*ways), listed.untimed, strict=True)
    ]
    ask = [texts.plain("reminders.ask")]
    return page(texts, texts.plain("reminders.title"), lines=ask, note=note, keyboard=[*rows, walk, back])


def _lines(reminded: Reminded, texts: Texts, spoken: Texts, script: Script, time_zone: str) -> list[str]:
    call = reminded.call
    lines: list[str] = [line(texts, "reminder.promised", at=promise(_promised_at(reminded), texts, time_zone))]
    if call.temperament in {kind.value for kind in Temperament}:
        kind = Temperament(call.temperament.value)
        lines.append(texts.plain("reminder.type", icon=kind.icon, kind=texts.temperament(kind)))
    shown = [phrase for phrase in call.phrases_shown if script.phrase(phrase) is not None]
    if shown:
        phrase = script.phrase(shown[-1])
        if phrase is not None and phrase.says is not None and call.sentences:
            sentence = call.sentences[-1]  # with the line of the house sheet that it said then
        else:
            sentence = spoken.phrase(shown[-1], form_of_address(call.address_name, call.language))
        lines.append(texts.plain("reminder.said", phrase=sentence.removesuffix(".")))
    return [*lines, *next_steps(call, texts)]


def _what_became(reminded: Reminded, texts: Texts, time_zone: str) -> str:
    reminder, call = reminded.reminder, reminded.call
    match reminder.state:
        case ReminderState.WAITING | ReminderState.SHOWN:
            return line(texts, "reminder.moved", at=promise(_promised_at(reminded), texts, time_zone))
        case ReminderState.DROPPED:
            outcome = texts.plain(f"outcome.{call.outcome}") if call.outcome else "—"
            return texts.plain("reminder.dropped", outcome=outcome)
        case ReminderState.DONE:
            return texts.plain("reminder.done")
        case ReminderState.LEFT:
            return texts.plain("reminder.left")


def _promised_at(reminded: Reminded) -> datetime:
    return reminded.call.follow_up_at or reminded.reminder.due_at


def entries(reminded: Sequence[Reminded], now: datetime, texts: Texts, time_zone: str) -> list[str]:
    """Return a line for each promised call: type, name and moment, with the mark before those whose time has come."""
    numbers = [int(one.reminder.id) for one in reminded]
    names = [short(called(one.call, texts)) for one in reminded]
    ways = (
        [_entry(one, name, now, texts, time_zone) for one, name in zip(reminded, named, strict=True)]
        for named in (names, with_ranks(names, numbers, texts))
    )
    return distinct_labels(*ways)


def _entry(reminded: Reminded, name: str, now: datetime, texts: Texts, time_zone: str) -> str:
    at = _promised_at(reminded)
    mark = DUE if at <= now else ""
    return f"{mark}{icon_of(reminded.call.temperament)} {name} · {texts.moment(at, time_zone)}"

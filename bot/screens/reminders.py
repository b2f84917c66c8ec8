"""The message that a promised call is due, what became of it, and the list of those that wait. Leaves out the evening message."""

from __future__ import annotations

from bot.domain.consultation import Consultation
from bot.domain.form_of_address import form_of_address
from bot.domain.ids import ChatId
from bot.domain.reminder import Reminder, ReminderState
from bot.domain.script import Script
from bot.domain.temperament import Recognition, Temperament
from bot.screens.finished import next_step
from bot.screens.page import button, page, pager, short
from bot.screens.reminder_action import OpenReminded, ReminderDone, RemindLater, ShowReminder, ShowReminders
from bot.screens.screen import Button, Screen
from bot.screens.words import Words
from bot.services.ports import Slot
from bot.services.remind import Reminded
from bot.services.settle_reminder import Later, RemindersListed

LATER = {
    Later.QUARTER: "button.later_quarter",
    Later.HOUR: "button.later_hour",
    Later.TOMORROW: "button.call_back_tomorrow",
}


def reminder_slot(chat_id: ChatId, reminder: Reminder) -> Slot:
    """Return the slot of one reminder's own message."""
    return Slot(chat_id=chat_id, object=f"reminder:{reminder.id}")


def list_slot(chat_id: ChatId) -> Slot:
    """Return the slot of the list."""
    return Slot(chat_id=chat_id, object="reminders")


def reminder_message(reminded: Reminded, words: Words, spoken: Words, script: Script, time_zone: str, *, listed: bool) -> Screen:
    """Return a reminder as it stands: with its buttons while it is shown, without any once it is settled.

    Args:
        spoken: words of the client's language.
        listed: it stands in the list's place, to which a button leads back.
    """
    reminder, call = reminded.reminder, reminded.call
    back = [[button(words, "button.all_reminders", ShowReminders(page=0))]] if listed else []
    title = _title(call, words)
    if reminder.state is not ReminderState.SHOWN:
        return page(words, title, lines=[_what_became(reminded, words, time_zone)], keyboard=back)
    number, in_list = int(reminder.id), int(listed)
    later = [button(words, key, RemindLater(reminder=number, later=when, listed=in_list)) for when, key in LATER.items()]
    keyboard = [
        [button(words, "button.call_now", OpenReminded(reminder=number, listed=in_list))],
        later[:2],
        later[2:],
        [button(words, "button.reminder_done", ReminderDone(reminder=number, listed=in_list))],
        *back,
    ]
    return page(words, title, lines=_lines(reminded, words, spoken, script, time_zone), keyboard=keyboard)


def reminders_page(listed: RemindersListed, words: Words, time_zone: str) -> Screen:
    """Return the promised calls that wait, a button each."""
    if not listed.reminded:
        return page(words, words.plain("reminders.title"), lines=[words.plain("reminders.none")])
    rows = [[_entry(one, words, time_zone)] for one in listed.reminded]
    walk = pager(words, listed.page, has_more=listed.has_more, at=lambda number: ShowReminders(page=number))
    return page(words, words.plain("reminders.title"), lines=[words.plain("reminders.ask")], keyboard=[*rows, walk])


def called(call: Consultation, words: Words) -> str:
    """Return how to speak of a call's client."""
    return call.client_name or words.plain("client.nameless")


def icon_of(recognition: Recognition) -> str:
    """Return the sign of a temperament, or of none."""
    named = {kind.value: kind.icon for kind in Temperament}
    return named.get(recognition.value, "❔")


def _title(call: Consultation, words: Words) -> str:
    return words.plain("reminder.title", name=called(call, words))


def _lines(reminded: Reminded, words: Words, spoken: Words, script: Script, time_zone: str) -> list[str]:
    call = reminded.call
    promised = call.follow_up_at or reminded.reminder.due_at
    lines = [words.plain("reminder.promised", at=words.moment(promised, time_zone))]
    if call.temperament in {kind.value for kind in Temperament}:
        kind = Temperament(call.temperament.value)
        lines.append(words.plain("reminder.type", icon=kind.icon, kind=words.temperament(kind)))
    shown = [phrase for phrase in call.phrases_shown if script.phrase(phrase) is not None]
    if shown:
        sentence = spoken.phrase(shown[-1], form_of_address(call.address_name))
        lines.append(words.plain("reminder.said", phrase=sentence.removesuffix(".")))
    lines.append(words.plain("finished.next", step=next_step(call, words)))
    return lines


def _what_became(reminded: Reminded, words: Words, time_zone: str) -> str:
    reminder, call = reminded.reminder, reminded.call
    match reminder.state:
        case ReminderState.WAITING | ReminderState.SHOWN:
            at = words.moment(call.follow_up_at or reminder.due_at, time_zone)
            return words.plain("reminder.moved", at=at)
        case ReminderState.DROPPED:
            outcome = words.plain(f"outcome.{call.outcome}") if call.outcome else "—"
            return words.plain("reminder.dropped", outcome=outcome)
        case ReminderState.DONE:
            return words.plain("reminder.done")


def _entry(reminded: Reminded, words: Words, time_zone: str) -> Button:
    call = reminded.call
    at = words.moment(call.follow_up_at or reminded.reminder.due_at, time_zone)
    label = f"{icon_of(call.temperament)} {short(called(call, words))} · {at}"
    return Button(label=label, action=button(words, "button.back", ShowReminder(reminder=int(reminded.reminder.id))).action)

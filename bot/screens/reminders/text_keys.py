"""Interface texts about time and known clients: reminders, the evening, the calendar, typed dates, «my clients».

Leaves out the words themselves, like `screens.text_keys`, which gathers them all.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.reminders.date_words import DateWord
from bot.screens.text_spec import WordSpec, button, line

_AT = "чт, 26 нояб., 10:00"
_NAME = "Александра Константиновна"
STATUS, PROMPT = 32, 24
_LISTS = {
    DateWord.TODAY: "today",
    DateWord.TOMORROW: "tomorrow",
    DateWord.DAY_AFTER: "the day after tomorrow",
    DateWord.MONDAY: "Monday",
    DateWord.TUESDAY: "Tuesday",
    DateWord.WEDNESDAY: "Wednesday",
    DateWord.THURSDAY: "Thursday",
    DateWord.FRIDAY: "Friday",
    DateWord.SATURDAY: "Saturday",
    DateWord.SUNDAY: "Sunday",
    DateWord.JANUARY: "January",
    DateWord.FEBRUARY: "February",
    DateWord.MARCH: "March",
    DateWord.APRIL: "April",
    DateWord.MAY: "May",
    DateWord.JUNE: "June",
    DateWord.JULY: "July",
    DateWord.AUGUST: "August",
    DateWord.SEPTEMBER: "September",
    DateWord.OCTOBER: "October",
    DateWord.NOVEMBER: "November",
    DateWord.DECEMBER: "December",
    DateWord.AT: "words before a day or an hour: at, on",
    DateWord.IN: "the word that makes a length of time: «in» 2 hours",
    DateWord.MINUTES: "minutes",
    DateWord.HOURS: "hours",
    DateWord.HALF_HOUR: "half an hour, in one word",
    DateWord.DAYS: "days",
    DateWord.WEEKS: "weeks",
    DateWord.TWO: "two, before hours or days",
    DateWord.THREE: "three",
    DateWord.FOUR: "four",
    DateWord.FIVE: "five",
    DateWord.NEXT: "next, before or behind a day of the week",
    DateWord.MORNING: "in the morning (10:00)",
    DateWord.AFTERNOON: "in the afternoon (15:00)",
    DateWord.EVENING: "in the evening (18:00)",
    DateWord.AM: "after an hour: before noon",
    DateWord.PM: "after an hour: after noon",
}

REMINDER_WORDS: Mapping[str, WordSpec] = {
    # What is typed as a date: every form, in lower case, with commas in between.
    **{
        f"typed.{word}": line(f"typed dates: {meaning}; every form, with commas between", 120) for word, meaning in _LISTS.items()
    },
    # When to call back.
    "button.pick_day": button("choose a day in the calendar", 12),
    "button.half_past": button("hours: offer half past each", 12),
    "button.on_the_hour": button("hours: offer each full hour", 12),
    "button.confirm": button("confirms a typed date", 32, at=_AT),
    "when.title": line("heads the choice of a day and an hour"),
    "when.title_named": line("heads that choice for a named client", name=_NAME),
    "when.confirm": line("asks whether the typed date is meant", at=_AT),
    "when.not_understood": line("a typed date is not understood"),
    "when.past": line("that moment is past"),
    "notice.past": line("that moment is past", 200),
    "notice.quiet_then": line("a call was promised for quiet hours: the reminder comes when they end", 200),
    "notice.no_reminders": line("a call was promised, and this person gets no reminders", 200),
    # The reminder.
    "reminder.title": line("heads the reminder of a promised call", name=_NAME),
    "reminder.title_other": line("heads a promised call that is not due, or is settled", name=_NAME),
    "reminder.promised": line("when the call was promised", at="26 нояб., 10:00"),
    "reminder.type": line("the client's type last time", icon="📐", kind="компетентный"),
    "reminder.said": line("the last sentence said to him", phrase="Иван Ильич М, коротко: что для вас важнее?"),
    "reminder.moved": line("the reminder waits for another moment", at="26 нояб., 10:00"),
    "reminder.dropped": line("no reminder any more: another outcome was noted", outcome="отказ"),
    "reminder.left": line("no reminder any more: he was out of the team, and others were told of the promise"),
    "reminder.done": line("the reminder is done"),
    "reminders.title": line("heads the list of promised calls that wait"),
    "reminders.ask": line("asks to tap one of them"),
    "reminders.mark": line("what the sign before some of them means: their time has come", mark="⏰"),
    "reminders.none": line("no promised call waits"),
    "button.call_now": button("call the client now", 32),
    "button.later_quarter": button("remind again in 15 minutes", 12),
    "button.later_hour": button("remind again in an hour", 12),
    "button.reminder_done": button("nothing more to remind of", 32),
    "button.all_reminders": button("list of promised calls", 32),
    # The evening.
    "evening.title": line("heads the evening message"),
    "evening.left": line("how many calls have no outcome yet", n=5),
    "evening.call": line("the call asked about", at="26 нояб., 10:00", icon="📐", name=_NAME),
    "evening.ask": line("asks how that call ended"),
    "evening.all_told": line("every call has its outcome"),
    "evening.skipped": line("at the end: so many calls were skipped", n=5),
    "button.skip": button("leave this call without an outcome", 24),
    # Known clients.
    "client.nameless": line("a client whose name is not known", 24),
    "clients.title": line("heads «my clients»"),
    "clients.none": line("no client yet, and what to do"),
    "clients.which": line("which of those who are called so?", name="ив"),
    "clients.chosen": line("a call with this client has begun", name=_NAME),
    "client.no_calls": line("no finished call with this client yet"),
    "client.write_name": line("the next text is the client's new name"),
    "client.write_other": line("the next text finds the other one of two who are the same"),
    "client.no_name": line("the text cannot be a name"),
    "client.not_found": line("nobody is called so"),
    "client.which_is_same": line("which of those is the same person?", name=_NAME),
    "client.merge": line("asks whether two are one", kept=_NAME, gone=_NAME),
    "button.new_client": button("somebody new of this name", 40, name="Александра Константин…"),
    "button.somebody_else": button("somebody else of the same name", 16),
    "button.call_client": button("begin a call with this client", 32),
    "button.rename": button("give the client another name", 16),
    "button.merge": button("two clients are one", 16),
    "client.same_name": button("a client of a name that others have too: which of them he is", 36, name=_NAME, number=6),
    "button.merge_them": button("yes, they are one", 32),
    "button.to_clients": button("back to the list of clients", 32),
    "prompt.same_client": line("asks whether a known client is meant", PROMPT),
    "status.last_time": line("the type of last time, before the first cue", STATUS, icon="📐", kind="компетентный"),
    "prompt.last_time": line("the outcome of last time, before the first cue", PROMPT, day="30 сент.", outcome="перезвонить"),
    "prompt.promised": line("the day a call was promised for, before the first cue", PROMPT, day="30 сент."),
    "why.last_time": line("the type of last time", icon="📐", kind="компетентный"),
    "command.clients": line("command menu: /clients", 256),
    "audit.clients_merged": line("audit: two clients became one"),
}

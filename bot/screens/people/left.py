"""What somebody has left behind with a team: told to those who look after it, and closed in his own chat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.ids import ChatId, LanguageCode
from bot.domain.people.changes import Change
from bot.domain.people.employee import Employee
from bot.domain.reminders.reminder import ReminderState
from bot.screens.action import encode
from bot.screens.calls.card import call_slot
from bot.screens.calls.shown_call import TextsOf, card_of
from bot.screens.clients.actions import OpenClient
from bot.screens.page import page, pager
from bot.screens.people.actions import ShowPromisesLeft
from bot.screens.reminders.reminder_messages import entries, reminder_slot
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.outgoing_ports import Priority, Slot
from bot.services.people.change_colleague import Handed
from bot.services.people.leave_team import Informed, Left, PromisesLeft

LEFT_SLOT = SlotKind(
    name="left", closes_on=frozenset({Change.ACCESS, Change.TEAM, Change.FURTHER_TEAM, Change.ROLE}), is_one_an_object=True
)


def promises_slot(chat_id: ChatId, left: PromisesLeft) -> Slot:
    """Return the slot of the message about what one person has left behind with one team."""
    return LEFT_SLOT.in_chat(chat_id, f"{left.team.id}:{left.by.id}")


def promises_page(left: PromisesLeft, texts: Texts, time_zone: str) -> Screen:
    """List the promised calls, a button each that leads to the client; one without a name has its line only."""
    labels = entries(left.reminded, left.now, texts, time_zone)
    lines, rows = [texts.plain("left.note", n=len(left.reminded))], []
    for one, label in zip(left.reminded, labels, strict=True):
        if one.call.client_id is None or one.call.client_name is None:
            lines.append(label)
        else:
            rows.append([Button(label=label, action=encode(OpenClient(client=int(one.call.client_id))))])
    team, person = int(left.team.id), int(left.by.id)
    walk = pager(texts, left.page, has_more=left.has_more, at=lambda at: ShowPromisesLeft(team=team, person=person, page=at))
    title = texts.plain("left.title", name=left.by.name, team=left.team.name)
    return page(texts, title, lines=lines, keyboard=[*rows, walk])


def told_of_left(informed: Sequence[Informed], texts_of: TextsOf, languages: Sequence[LanguageCode]) -> Iterator[Show]:
    """Give what those are shown who look after a team. It makes no sound: it comes unasked, at whatever hour."""
    for one in informed:
        reader, texts = one.reader, texts_of(one.reader.language)
        screen = promises_page(one.promises, texts, reader.time_zone)
        silent = Screen(html=screen.html, keyboard=screen.keyboard, is_silent=True)
        slot = promises_slot(ChatId(int(reader.person_id)), one.promises)
        yield Show(slot=slot, screen=silent, priority=Priority.REMINDER, is_anew=True)
    for reader, live in {one.reader.id: (one.reader, one.live) for one in informed}.values():
        if live is not None:  # after all that he is told, so that it stays the last message
            yield card_of(reader, live, texts_of, languages, is_anew=True)


def handed_messages(him: Employee, handed: Handed, texts: Texts) -> Iterator[Show]:
    """Say in place of reminders that stand in his chat that the client is another's now; whose, if he is still one of us."""
    html = texts.html("reminder.handed", name=handed.heir.name) if him.has_access else texts.html("stranger")
    for reminder in handed.promises:
        if reminder.state is ReminderState.SHOWN:
            screen = Screen(html=html, is_closing=True)
            yield Show(slot=reminder_slot(ChatId(int(him.person_id)), reminder), screen=screen)


def closed_with_team(him: Employee, left: Left, texts: Texts) -> Iterator[Show]:
    """Say in place of the card of a call that has ended with the team why it is no longer there."""
    if left.call is not None:
        html = texts.html("left.call" if him.has_access else "stranger")
        yield Show(slot=call_slot(ChatId(int(him.person_id)), left.call), screen=Screen(html=html, is_closing=True))

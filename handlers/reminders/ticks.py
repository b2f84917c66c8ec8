"""Reminders and evening messages as they come due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.ids import ChatId
from bot.domain.people.employee import Employee
from bot.screens.calls.shown_call import card_of
from bot.screens.job import Job
from bot.screens.people.left import told_of_left
from bot.screens.reminders.evening import evening_message
from bot.screens.reminders.reminder_messages import list_slot, reminder_message, reminder_slot, reminders_page
from bot.screens.screen import Outgoing, Screen, Show
from bot.services.act import Act
from bot.services.outgoing_ports import Priority, Slot
from bot.services.people.leave_team import hand_over_due
from bot.services.ports import UnitOfWork
from bot.services.reminders.keep_local_time import keep_local_times
from bot.services.reminders.remind import Due, claim_due, plan_evenings
from bot.services.reminders.settle_reminder import list_reminders
from bot.services.reminders.walk_evening import begin_walk
from handlers.dependencies import Dependencies


class Reminding:
    """Reminders as they come due, in their readers' words."""

    def __init__(self, deps: Dependencies) -> None:
        """Words are asked for anew each time, because content may change while the bot runs."""
        self._script = deps.scripts.current
        self._texts = deps.texts
        self._languages = deps.languages
        self._may_have_moved = True

    async def local_times(self, work: UnitOfWork, now: datetime) -> Sequence[Outgoing]:
        """Once after a start, because only another zone data than before asks for it: see `keep_local_time`."""
        if self._may_have_moved:
            self._may_have_moved = await keep_local_times(work, now)
        return ()

    async def evenings(self, work: UnitOfWork, now: datetime) -> Sequence[Outgoing]:
        """Plan the evening messages; nothing is shown yet."""
        await plan_evenings(work, now)
        return ()

    async def remind(self, work: UnitOfWork, now: datetime) -> Sequence[Outgoing]:
        """Tell everybody what is due for him, and those who look after a team what is due there for somebody who has left it."""
        informed = await hand_over_due(work, self._script(), now)
        outgoing: list[Outgoing] = list(told_of_left(informed, self._texts, self._languages()))
        for due in await claim_due(work, self._script(), now):
            outgoing += await self._told(work, due, now)
        return outgoing

    async def _told(self, work: UnitOfWork, due: Due, now: datetime) -> list[Outgoing]:
        me, texts = due.employee, self._texts(due.employee.language)
        act = Act(work=work, employee=me, script=self._script(), now=now, update_id=None)
        shown = [
            (
                reminder_slot(_chat(me), one.reminder),
                reminder_message(one, texts, self._texts(one.call.language), act.script, me.time_zone, listed=False),
            )
            for one in due.single
        ]
        if due.is_folded:
            shown.append((list_slot(_chat(me)), reminders_page(await list_reminders(act, 0), texts, me.time_zone)))
        if due.evening is not None:
            walk = await begin_walk(act, due.evening)
            if walk.call is not None:
                shown.append((reminder_slot(_chat(me), due.evening), evening_message(walk, texts, me.time_zone)))
        outgoing: list[Outgoing] = [_reminder(slot, screen) for slot, screen in shown]
        if outgoing and due.live is not None and due.live.consultation.is_shown_to(me):
            # With the reminders, so that it comes after them and stays the last message.
            outgoing.append(card_of(me, due.live, self._texts, self._languages(), is_anew=True))
        return outgoing


def _reminder(slot: Slot, screen: Screen) -> Show:
    """A message of its own, at the bottom: what was said before of the same thing goes."""
    return Show(slot=slot, screen=screen, priority=Priority.REMINDER, is_anew=True)


def _chat(employee: Employee) -> ChatId:
    return ChatId(int(employee.person_id))


def ticks(deps: Dependencies) -> Sequence[Job]:
    """Keep promised moments, plan the evening messages, and tell what is due."""
    reminding = Reminding(deps)
    return reminding.local_times, reminding.evenings, reminding.remind

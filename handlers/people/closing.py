"""Closing what somebody was shown once his right to it has ended.

A chat may hold thousands of messages, each of which would cost a request. So the newest ones close at once, whatever there is one
of for each chat among them; of the others the buttons are refused, and a tap that is refused closes its message.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.screens.people.colleague_chat import CLOSED_SLOT, closed_page
from bot.screens.people.invites import INVITE_SLOT
from bot.screens.people.left import LEFT_SLOT
from bot.screens.screen import Show
from bot.screens.turn import Turn
from bot.services.outgoing_ports import Slot, SlotMessage
from bot.services.people.consequences import Ended
from handlers.dependencies import Dependencies, texts_of

MOST_CLOSED = 30
"""Messages of single calls, reminders and links that are closed at once: a day's work. Telegram takes about one a second."""


async def close_ended(turn: Turn, deps: Dependencies, ended: Sequence[Ended]) -> tuple[Show, ...]:
    """Close what stands in the chats of those for whom something has ended, and what was still to be sent there."""
    return tuple([shown for one in ended for shown in await _close(turn, deps, one)])


async def _close(turn: Turn, deps: Dependencies, ended: Ended) -> list[Show]:
    chat_id, texts = ChatId(int(ended.employee.person_id)), deps.texts(ended.employee.language)
    standing = await turn.work.slots.standing_in(chat_id, deps.slot_kinds.one_a_chat, MOST_CLOSED)
    for change in ended.changes if standing else ():
        mark = CLOSED_SLOT.in_chat(chat_id, change)
        await turn.work.slots.bind(SlotMessage(slot=mark, message_id=standing[0].message_id, digest=""))
    kept = {INVITE_SLOT.in_chat(chat_id, link) for link in ended.links_kept}
    found = dict.fromkeys([*await turn.work.outbox.waiting_in(chat_id), *(message.slot for message in standing)])
    return [
        closed_page(slot, texts, has_access=ended.employee.has_access)
        for slot in found
        if slot not in kept and not _is_still_his(slot, ended) and not ended.changes.isdisjoint(deps.slot_kinds.closes_on(slot))
    ]


def _is_still_his(slot: Slot, ended: Ended) -> bool:
    """Tell whether a list of promises is of a team that somebody looks after still, who has lost only another."""
    team = LEFT_SLOT.object_of(slot).partition(":")[0] if LEFT_SLOT.holds(slot) else ""
    return ended.changes == {Change.FURTHER_TEAM} and team in {str(one) for one in ended.employee.teams}


async def close_tapped(turn: Turn, deps: Dependencies, message_id: int) -> tuple[Show, ...]:
    """Close a message under which a tap was refused, if the right to what it shows has ended."""
    living = await turn.work.slots.living_in(turn.chat_id, message_id)
    closing = [slot for slot in living if await _has_ended(turn, deps.slot_kinds.closes_on(slot), message_id)]
    return tuple(closed_page(slot, texts_of(turn, deps), has_access=turn.employee is not None) for slot in closing)


async def _has_ended(turn: Turn, changes: frozenset[Change], message_id: int) -> bool:
    """Tell whether one of the changes has come after the message; who has no access now has lost it after everything."""
    if turn.employee is None:
        return Change.ACCESS in changes
    marks = [await turn.work.slots.get(CLOSED_SLOT.in_chat(turn.chat_id, change)) for change in changes]
    return any(mark is not None and message_id <= mark.message_id for mark in marks)

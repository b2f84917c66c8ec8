"""A turn from another topic than the one before: where its person is now is stored, and what he is shown comes there.

Only the edit of the message that he has tapped stays where it is: that is what he looks at.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.gateway.incoming.envelope import Envelope
from bot.screens.screen import Outgoing, Show
from bot.screens.turn import Reply, Turn
from bot.services.outgoing_ports import Slot


async def follow_topic(turn: Turn, envelope: Envelope, tapped: int | None, reply: Reply) -> Reply:
    """Return the reply as it is shown in the topic that the update comes from; `tapped` is the message under a tapped button."""
    employee = turn.employee
    if employee is None or not envelope.tells_topic or employee.topic_id == envelope.topic_id:
        return reply
    await turn.work.employees.set_topic(turn.person.id, envelope.topic_id)
    here = () if tapped is None else await turn.work.slots.living_in(turn.chat_id, tapped)
    return replace(reply, outgoing=tuple(_brought(one, turn, here) for one in reply.outgoing))


def _brought(one: Outgoing, turn: Turn, here: Collection[Slot]) -> Outgoing:
    if not isinstance(one, Show) or one.slot.chat_id != turn.chat_id or one.slot in here or one.screen.is_closing:
        return one
    return replace(one, is_anew=True)

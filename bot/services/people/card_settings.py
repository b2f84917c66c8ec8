"""What everybody sets for himself on the card of a call: how much it says, and the sentence ready for copying."""

from __future__ import annotations

from bot.domain.calls.consultation import Consultation
from bot.services.act import Act
from bot.services.calls.call_view import CallView, Notice
from bot.services.calls.record import keep_alive, view_call
from bot.services.interaction_ports import InteractionKind
from bot.services.people.own_settings import set_chat_mode, set_short_card


async def set_compact(act: Act, call: int, *, on: bool) -> CallView:
    """Show this employee the sentence and one line only, or everything."""
    consultation = await act.own_call_ending_idle(call)
    await set_short_card(act, on=on)
    return await _switched(act, consultation, InteractionKind.COMPACT_SWITCHED, on=on)


async def switch_chat_mode(act: Act, call: int, *, on: bool) -> CallView:
    """Have the sentence of this employee's cards ready for copying, or not any more."""
    consultation = await act.own_call_ending_idle(call)
    await set_chat_mode(act, on=on)
    return await _switched(act, consultation, InteractionKind.CHAT_MODE_SWITCHED, on=on)


async def _switched(act: Act, consultation: Consultation, kind: InteractionKind, *, on: bool) -> CallView:
    await act.log(kind, consultation.id, on="yes" if on else "no")
    if not consultation.is_open:
        return await view_call(act, consultation, Notice.CALL_IS_OVER)
    return await keep_alive(act, consultation)

"""Messages beside the card: while a call is open, its card follows them, so that the card stays last."""

from __future__ import annotations

from bot.screens.screen import Outgoing
from bot.screens.turn import Turn
from bot.services.calls import run_call
from bot.services.calls.record import view_call
from handlers.dependencies import Dependencies, Reply, act_of, show_call


async def above_the_card(turn: Turn, deps: Dependencies, *shown: Outgoing) -> Reply:
    """Show messages and whatever goes with them, and after them the card of the open call."""
    act = act_of(turn, deps)
    call = await run_call.current_call(act)
    if call is None or not call.is_shown_to(act.employee):
        return Reply(outgoing=shown)
    return Reply(outgoing=(*shown, *show_call(turn, deps, await view_call(act, call), is_anew=True).outgoing))

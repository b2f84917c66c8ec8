"""/audit: who did what to whom, for the owner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telegram import Message

from bot.screens.people.audit import audit_screen, show_audit
from bot.screens.people.settings_actions import ShowAudit
from bot.screens.screen import Screen
from bot.screens.turn import Reply, Turn
from bot.services.people import read_audit
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.showing import above_the_card


async def command(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Show the audit log at the bottom of the chat."""
    del message  # nothing is given behind the command
    return await above_the_card(turn, deps, show_audit(turn.chat_id, await _page(turn, deps, 0), is_anew=True))


async def open_page(turn: Turn, deps: Dependencies, action: ShowAudit) -> Reply:
    """Another page of the audit log was asked for."""
    return Reply(outgoing=(show_audit(turn.chat_id, await _page(turn, deps, action.page)),))


async def _page(turn: Turn, deps: Dependencies, page: int) -> Screen:
    act = act_of(turn, deps)
    return audit_screen(await read_audit.read_audit(act, page), act.employee, texts_of(turn, deps))


TAPS: Sequence[Tap[Any]] = (Tap(ShowAudit, open_page),)

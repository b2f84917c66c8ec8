"""The turn: everything one update needs and leaves behind. Leaves out committing and sending, which are the gateway's.

python-telegram-bot's `process_update` returns nothing and swallows errors, so the turn travels in a context variable and the
handlers' wrapper puts screens, toast and error into it.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.ids import ChatId
from bot.domain.people import Employee, Person
from bot.screens.screen import DeleteIncoming, Show, Toast
from bot.services.ports import UnitOfWork


@dataclass(slots=True, kw_only=True)
class Turn:
    """One update's unit of work, person, screens and error."""

    update_id: int
    now: datetime
    work: UnitOfWork
    person: Person
    chat_id: ChatId
    employee: Employee | None
    """None for somebody who may not use the bot."""
    outgoing: list[Show | DeleteIncoming] = field(default_factory=list)
    toast: Toast | None = None
    error: Exception | None = None


current_turn: ContextVar[Turn] = ContextVar("current_turn")

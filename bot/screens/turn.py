"""The turn: everything one update needs and leaves behind.

python-telegram-bot's `process_update` returns nothing and swallows errors, so the turn travels in a context variable and the
handlers' wrapper puts screens, toast and error into it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.ids import ChatId
from bot.domain.people.employee import Employee, Person
from bot.screens.guide.inline import InlineAnswer
from bot.screens.screen import Outgoing, Toast
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
    """None for somebody who may not use the bot: a stranger, or one who is blocked or removed."""
    outgoing: list[Outgoing] = field(default_factory=list)
    toast: Toast | None = None
    inline: InlineAnswer | None = None
    error: Exception | None = None
    after_commit: list[Callable[[], None]] = field(default_factory=list)
    """Called at once when the turn is stored, and only then: what this process keeps in memory of it. Quick, and never raises."""

    @property
    def is_passed_over(self) -> bool:
        """Whether somebody who may not use the bot gets no answer, and the update need not be known when it comes again."""
        return self.employee is None and not self.outgoing and self.toast is None and self.inline is None


current_turn: ContextVar[Turn] = ContextVar("current_turn")

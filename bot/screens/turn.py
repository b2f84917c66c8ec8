"""The turn: everything that one update needs, and the reply: what it leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.ids import ChatId
from bot.domain.people.employee import Employee, Person
from bot.screens.inline_answer import InlineAnswer
from bot.screens.screen import Outgoing, Toast
from bot.services.ports import UnitOfWork


@dataclass(slots=True, kw_only=True)
class Turn:
    """One update's unit of work and who has sent it."""

    update_id: int
    now: datetime
    work: UnitOfWork
    person: Person
    chat_id: ChatId
    employee: Employee | None
    """None for somebody who may not use the bot: a stranger, or one who is blocked or removed."""
    after_commit: list[Callable[[], None]] = field(default_factory=list)
    """Called at once when the turn is stored, and only then: what this process keeps in memory of it. Quick, and never raises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a turn leaves behind: screens in the order in which they are sent, and the answer to a tap or an inline query."""

    outgoing: tuple[Outgoing, ...] = ()
    toast: Toast | None = None
    inline: InlineAnswer | None = None
    """The list for a colleague who named the bot in another chat."""

    @property
    def is_empty(self) -> bool:
        """Whether nobody gets any answer."""
        return not self.outgoing and self.toast is None and self.inline is None

    def below(self, *shown: Outgoing) -> Reply:
        """Return the reply with these shown before it."""
        return replace(self, outgoing=(*shown, *self.outgoing))

    def then(self, *shown: Outgoing) -> Reply:
        """Return the reply with these shown, or done, after it."""
        return replace(self, outgoing=(*self.outgoing, *shown))

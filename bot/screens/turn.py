"""The turn: everything that one update needs, and the reply: what it leaves behind."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

from bot.domain.ids import ChatId
from bot.domain.people.employee import Employee, Person
from bot.screens.inline_answer import InlineAnswer
from bot.screens.passages import Readings
from bot.screens.screen import Outgoing, Toast
from bot.services.ports import UnitOfWork, Work

T = TypeVar("T")
Read = Callable[[Work], Coroutine[Any, Any, T]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAside:
    """What was read for a turn beside its transaction, and what tells whether it still holds."""

    employee: Employee | None
    """As who acted then."""
    audited: int
    """The newest entry of the audit log then."""
    found: Any


class LookAside(Exception):
    """A turn is to read much: it is given up, and begun again with what was read."""

    def __init__(self, read: Read[Any], employee: Employee | None) -> None:
        """Say what is to be read, and as whom."""
        super().__init__()
        self.read = read
        self.employee = employee


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
    looks_aside: bool = False
    """Others wait while this turn is open, so what takes long is read beside it."""
    seen: ReadAside | None = None
    readings: Readings | None = None
    """What was read of its words; None where nobody reads them beside the turn."""

    async def look(self, read: Read[T]) -> T:
        """Read what may take long, so that nobody's writing waits for it. Once a turn.

        What the turn wrote before is rolled back and done again.

        What was read beside the transaction holds while who acts is the same and nothing was audited since: no right has
        changed and nobody was erased. Else it is read again.

        Raises:
            LookAside: to whoever runs the turn.
        """
        seen, self.seen = self.seen, None
        if seen is not None and seen.employee == self.employee and seen.audited == await self.work.audit.newest():
            found: T = seen.found
            return found
        if self.looks_aside:
            raise LookAside(read, self.employee)
        return await read(self.work)


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

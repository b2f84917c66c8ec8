"""What is done by the clock instead of by an update."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from bot.screens.screen import Outgoing
from bot.services.ports import UnitOfWork


class Job(Protocol):
    """Does what is due at the moment given and returns the screens it changes. It looks by itself: a missed tick is no loss."""

    __qualname__: str
    """Its name, the same in every process."""

    async def __call__(self, work: UnitOfWork, now: datetime, /) -> Iterable[Outgoing]: ...

"""The conversations take place on a database of their own; those in `ON_BOTH` on each of the two."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.content.library import Library
from bot.services.outgoing_ports import Slot
from handlers.features import slot_kinds
from tests.floor import Floor, open_floor


@pytest.fixture
async def floor(database_url: str, library: Library) -> AsyncIterator[Floor]:
    """A running bot with an emulated Telegram."""
    async with open_floor(database_url, library) as opened:
        yield opened
        waiting = "SELECT chat_id, slot FROM outbox WHERE slot IS NOT NULL"
        rows = await opened.rows(f"SELECT chat_id, object FROM slots UNION {waiting}")
        slots = [Slot(chat_id=chat_id, object=shown) for chat_id, shown in rows]
        assert [slot for slot in slots if not any(kind.holds(slot) for kind in slot_kinds().kinds)] == [], "of no known sort"

"""The conversations take place on both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.content.library import Library
from tests.floor import Floor, open_floor


@pytest.fixture
async def floor(database_url: str, library: Library) -> AsyncIterator[Floor]:
    """A running bot with an emulated Telegram."""
    async with open_floor(database_url, library) as opened:
        yield opened

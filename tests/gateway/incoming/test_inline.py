"""Inline queries on their way: once each, no sign of being reachable, and nothing said in the chat when one fails."""

from __future__ import annotations

import pytest

from bot.services.guide import read_guide
from tests.floor import Desk, Floor


async def test_a_repeated_query_is_answered_once(floor: Floor, anna: Desk) -> None:
    """An update that comes again changes nothing, and its query is not answered a second time."""
    anna.chat.ask_inline("холерик")
    [update] = floor.emulator.take_updates()
    await floor.bot.gateway.take(update)
    await floor.bot.gateway.take(update)
    await floor.bot.gateway.idle()
    assert len(anna.chat.inline_answers) == 1
    assert (await floor.kinds()).count("guide_searched") == 1


async def test_asking_elsewhere_does_not_make_somebody_reachable(floor: Floor, anna: Desk) -> None:
    """Whoever has blocked the bot may still name it in another chat; messages would not arrive."""
    await anna.do("block")
    await anna.do("ask_inline", "холерик")
    assert len(anna.chat.inline_answers) == 1
    assert await floor.rows("SELECT unreachable_at IS NOT NULL FROM employees WHERE person_id = 101") == [(1,)]


async def test_a_query_that_fails_leaves_the_chat_alone(floor: Floor, anna: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The incident is on record; no apology appears in a chat where nothing was asked."""

    async def broken(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(read_guide, "search_guide", broken)
    await anna.do("ask_inline", "холерик")
    assert anna.chat.inline_answers == []
    assert anna.shown == []
    assert await floor.rows("SELECT count(*) FROM processed_updates WHERE error IS NOT NULL") == [(1,)]

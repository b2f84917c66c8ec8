"""A supervisor puts a line onto the card of a running call."""

from __future__ import annotations

import pytest

from bot.screens.action import encode
from bot.screens.coaching import actions as does
from bot.screens.people.settings_actions import SetWhispers
from bot.services.coaching.whisper import WHISPER_LIMIT
from tests.buttons import CHOLERIC, MELANCHOLIC, means
from tests.conversation.people.cast import Cast, open_cast, page, tap
from tests.db.marks import sqlite_only
from tests.floor import Desk, Floor

pytestmark = sqlite_only
LINE = "Спросите, кто ещё решает"


@pytest.fixture
async def cast(floor: Floor) -> Cast:
    """Two teams."""
    return await open_cast(floor)


async def open_running(chief: Desk) -> None:
    """Look at Anna's call."""
    await chief.send("/coaching")
    await tap(chief, means(does.ListRunning))
    await tap(chief, means(does.OpenRunning))


async def whisper(chief: Desk, line: str) -> None:
    """Put a line onto Anna's card."""
    await open_running(chief)
    await tap(chief, means(does.AskWhisper))
    await chief.send(line)


async def test_a_line_stands_on_the_card_as_his_until_the_next_tap(floor: Floor, cast: Cast) -> None:
    """In its place and without a new message; its words are a free text, the log has numbers."""
    chief, anna = cast.chief, cast.anna
    await anna.send("/call Авдей")
    await anna.tap(CHOLERIC)
    before = anna.card
    await whisper(chief, f"{LINE}: +371 2612 3456")
    assert anna.card.id == before.id
    assert len(anna.card.lines) < len(before.lines), "it has the room of two lines, in place of two"
    assert f"🎧 Сергей: {LINE}" in anna.card.text
    assert "2612" not in anna.card.text
    assert floor.says("whisper.sent") in page(chief).text
    assert (await floor.kinds())[-1] == "whispered"
    assert LINE not in await floor.dump("interactions", "consultations", "cards_shown")
    await anna.tap(MELANCHOLIC)
    assert LINE not in anna.card.text
    assert len(anna.card.lines) == len(before.lines)


async def test_a_line_too_long_is_asked_for_again_and_not_cut(floor: Floor, cast: Cast) -> None:
    """It says how long it is and how much room there is; a short one then arrives, on a short card too."""
    chief, anna = cast.chief, cast.anna
    await floor.write("UPDATE employees SET is_compact = 1 WHERE person_id = 101")
    await anna.send("/call Авдей")
    await whisper(chief, "а" * (WHISPER_LIMIT + 1))
    assert floor.says("whisper.too_long", length=WHISPER_LIMIT + 1, most=WHISPER_LIMIT) in page(chief).text
    assert "ааа" not in anna.card.text
    await chief.send("б" * WHISPER_LIMIT)
    assert "б" * WHISPER_LIMIT in anna.card.text


async def test_whoever_wants_no_lines_gets_none(floor: Floor, cast: Cast) -> None:
    """He switches them off in his settings, also while one is being written."""
    chief, anna = cast.chief, cast.anna
    await anna.send("/call Авдей")
    await open_running(chief)
    await tap(chief, means(does.AskWhisper))
    await anna.send("/settings")
    await tap(anna, means(SetWhispers, on=0))
    assert page(anna, means(SetWhispers, on=1))
    await chief.send(LINE)
    assert floor.says("whisper.off") in page(chief).text
    assert not page(chief).has(means(does.AskWhisper))
    assert LINE not in str([shown.text for shown in anna.shown])


async def test_only_who_looks_after_a_team_looks_at_its_running_calls(floor: Floor, cast: Cast) -> None:
    """Not another team's supervisor, not a colleague, and nobody at a call that is over."""
    await cast.anna.send("/call Авдей")
    for desk in (cast.far_chief, cast.vera, cast.anna):
        await desk.send("/coaching")
        await desk.tap_data(desk.last.id, encode(does.OpenRunning(call=1)))
        assert desk.toast == floor.says("error.not_allowed")
    await cast.far_chief.tap_data(cast.far_chief.last.id, encode(does.ListRunning()))
    assert "Авдей" not in str([shown.labels for shown in cast.far_chief.shown])
    floor.clock.advance(minutes=31)
    await cast.chief.send("/coaching")
    await cast.chief.tap_data(cast.chief.last.id, encode(does.OpenRunning(call=1)))
    assert cast.chief.toast == floor.says("error.gone")

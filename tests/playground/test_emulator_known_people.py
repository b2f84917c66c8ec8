"""A bot knows nobody who has not written to it, and names a chat by its number alone."""

from typing import Any

import pytest

from tests.playground.emulated import OWNER, STRANGER, Stage, stage


@pytest.fixture
def play() -> Stage:
    return stage()


NEVER_MET: list[tuple[str, dict[str, Any]]] = [
    ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": STRANGER.id}}),
    ("getMyCommands", {"scope": {"type": "chat", "chat_id": STRANGER.id}}),
    ("deleteMyCommands", {"scope": {"type": "chat", "chat_id": STRANGER.id}}),
    ("setChatMenuButton", {"chat_id": STRANGER.id}),
    ("getChatMenuButton", {"chat_id": STRANGER.id}),
    ("getChat", {"chat_id": STRANGER.id}),
]


@pytest.mark.parametrize(("method", "params"), NEVER_MET, ids=[method for method, _ in NEVER_MET])
async def test_a_chat_that_never_began_is_not_found(play: Stage, method: str, params: dict[str, Any]) -> None:
    """Until the person writes, and from then on it is."""
    assert await play.refusal(method, **params) == "Bad Request: chat not found"
    play.emulator.chat(STRANGER.id).press_start("")
    await play.ok(method, **params)


@pytest.mark.parametrize("name", [f" {OWNER.id}", f"+{OWNER.id}", "5_01", "５０１", "@orlova", "501.0"])
async def test_a_chat_is_named_by_its_number(play: Stage, name: str) -> None:
    """What Python would read as that number too is no chat."""
    assert await play.refusal("sendMessage", chat_id=name, text="a") == "Bad Request: chat not found"


async def test_an_effect_is_refused_by_name(play: Stage) -> None:
    """The emulator shows none, and Telegram knows only its own."""
    refusal = await play.refusal("sendMessage", chat_id=OWNER.id, text="a", message_effect_id="5104841245755180586")
    assert refusal == "Bad Request: parameter message_effect_id of sendMessage is not emulated"

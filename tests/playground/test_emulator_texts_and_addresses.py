"""The emulator refuses a text, entity or address that Telegram would refuse, or show otherwise than it was sent."""

from typing import Any

import pytest

from tests.playground.emulated import OWNER, Stage, stage


@pytest.fixture
def play() -> Stage:
    return stage()


def entity(kind: str = "bold", offset: int = 0, length: int = 1, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (entity("shout"), "can't parse MessageEntity: Unsupported type specified"),
        (entity("text_link"), "can't parse MessageEntity: Can't find field \"url\""),
        (entity("custom_emoji"), "can't parse MessageEntity: Can't find field \"custom_emoji_id\""),
        (entity(offset=-1), "receive an entity with incorrect offset -1"),
        (entity(length=0), "receive an entity with incorrect length 0"),
        (entity(offset=100), "entity begins after the end of the text at UTF-16 offset 100"),
        (entity(length=100), "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100"),
    ],
)
async def test_an_entity_must_be_known_and_lie_in_the_text(play: Stage, given: dict[str, Any], words: str) -> None:
    """Types, needed fields and places are checked, each in Telegram's words."""
    assert await play.refusal("sendMessage", chat_id=OWNER.id, text="hello", entities=[given]) == f"Bad Request: {words}"


@pytest.mark.parametrize("sign", ["\0", "\t", "\x0b", "\x1b", "\u2028", "\u202e"])
@pytest.mark.parametrize(("method", "field"), [("sendMessage", "text"), ("sendDocument", "caption")])
async def test_no_character_is_lost_on_the_way(play: Stage, sign: str, method: str, field: str) -> None:
    """Telegram makes spaces of control characters and drops marks of direction; a bot that sends them has a defect."""
    more = {"document": "d"} if method == "sendDocument" else {}
    refusal = await play.refusal(method, chat_id=OWNER.id, **more, **{field: f"a{sign}b"})
    assert refusal == f"Bad Request: Telegram would take U+{ord(sign):04X} out of the text"


async def test_lines_and_marks_of_joining_arrive(play: Stage) -> None:
    """New lines, joined emoji and the marks that only hint at a direction are kept."""
    text = "а\nб 👨‍👩‍👧 \u200fשלום\u200e"
    sent = await play.ok("sendMessage", chat_id=OWNER.id, text=text)
    assert sent["text"] == text


def button(address: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Открыть", "url": address}]]}


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("not-a-url", "Wrong HTTP URL"),
        ("http://localhost:8080/a", "Wrong HTTP URL"),
        ("javascript:alert(1)", "Wrong HTTP URL"),
        ("https://", "Wrong HTTP URL"),
        ("ftp://example.com", "Unsupported URL protocol"),
        ("salesfloor://example.com", "Unsupported URL protocol"),
    ],
)
async def test_a_button_leads_to_a_web_address(play: Stage, address: str, words: str) -> None:
    """With a whole host name, by HTTP; Telegram refuses the message otherwise, and with it the keyboard."""
    refusal = await play.refusal("sendMessage", chat_id=OWNER.id, text="a", reply_markup=button(address))
    assert refusal == f"Bad Request: inline keyboard button URL '{address}' is invalid: {words}"


@pytest.mark.parametrize(
    "address", ["https://example.org/a?b=c#d", "example.org", "http://127.0.0.1:8080/x", "HTTPS://A.ORG", "tg://resolve?domain=a"]
)
async def test_a_good_address_is_taken(play: Stage, address: str) -> None:
    """A scheme is not needed, a number is a host, and Telegram's own links open in its client."""
    await play.ok("sendMessage", chat_id=OWNER.id, text="a", reply_markup=button(address))
    assert play.chat.messages[-1].inline_keyboard[0][0].url == address


async def test_a_mini_app_has_an_address_of_https(play: Stage) -> None:
    """Telegram opens no other within itself."""
    for url, is_good in (("https://desk.example.com/desk", True), ("http://127.0.0.1:8080/desk", False)):
        markup = {"inline_keyboard": [[{"text": "a", "web_app": {"url": url}}]]}
        sent: dict[str, Any] = {"chat_id": OWNER.id, "text": "a", "reply_markup": markup}
        if is_good:
            await play.ok("sendMessage", **sent)
        else:
            refusal = await play.refusal("sendMessage", **sent)
            assert refusal == f"Bad Request: inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed"

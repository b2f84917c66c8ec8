"""The emulator refuses what Telegram refuses, in Telegram's words, and a few things that Telegram lets pass in silence."""

from typing import Any

import pytest

from bot.playground.emulator import Emulator
from bot.playground.schema import bot_api
from bot.playground.wire import Upload
from tests.playground.emulated import OWNER, STRANGER, Stage, inline, stage

ID = OWNER.id
BUTTON = {"text": "⚡", "callback_data": "cue"}


def keyboard(button: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [[button]]}


def reply_keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"keyboard": [list(buttons)]}


def sending(**params: Any) -> tuple[str, dict[str, Any]]:
    return "sendMessage", {"chat_id": ID, "text": "Текст", **params}


REFUSED: dict[str, tuple[tuple[str, dict[str, Any]], str]] = {
    "no chat": (("sendMessage", {"text": "a"}), "chat_id is empty"),
    "empty chat": (sending(chat_id=""), "chat_id is empty"),
    "no text": (("sendMessage", {"chat_id": ID}), "message text is empty"),
    "empty text": (sending(text=""), "message text is empty"),
    "blank text": (sending(text=" \n "), "text must be non-empty"),
    "only tags": (sending(text="<b> </b>", parse_mode="HTML"), "text must be non-empty"),
    "long text": (sending(text="я" * 4097), "message is too long"),
    "long text of emoji": (sending(text="😀" * 2049), "message is too long"),
    "unknown chat": (sending(chat_id=9), "chat not found"),
    "chat by name": (sending(chat_id="@orlova"), "chat not found"),
    "unknown parameter": (sending(texts="a"), "unknown parameter texts"),
    "parameter of a later emulator": (
        sending(message_effect_id="1"),
        "parameter message_effect_id of sendMessage is not emulated",
    ),
    "boolean": (sending(protect_content="maybe"), 'invalid parameter "protect_content": Boolean expected'),
    "integer": (("deleteMessage", {"chat_id": ID, "message_id": "x"}), 'invalid parameter "message_id": Integer expected'),
    "unknown method of the table": (
        ("sendDice", {"chat_id": ID}),
        "method sendDice is not emulated",
    ),
    "parse mode": (sending(parse_mode="BBCode"), "unsupported parse_mode"),
    "markdown": (sending(parse_mode="MarkdownV2"), "parse_mode MarkdownV2 is not emulated, only HTML is"),
    "markup is no JSON": (sending(reply_markup="{"), "can't parse reply keyboard markup JSON object"),
    "markup is a list": (sending(reply_markup=[]), "object expected as reply markup"),
    "markup of nothing": (sending(reply_markup={}), "object expected as reply markup"),
    "unknown field of a button": (
        sending(reply_markup=keyboard({**BUTTON, "colour": "red"})),
        'can\'t parse inline keyboard button: unknown field "colour"',
    ),
    "button without text": (
        sending(reply_markup=keyboard({"callback_data": "a"})),
        "can't parse inline keyboard button: Can't find field \"text\"",
    ),
    "button text is a number": (
        sending(reply_markup=keyboard({"text": 5, "callback_data": "a"})),
        'can\'t parse inline keyboard button: Field "text" must be of type String',
    ),
    "blank button text": (
        sending(reply_markup=keyboard({"text": " ", "callback_data": "a"})),
        "inline keyboard button text must be non-empty",
    ),
    "button without action": (
        sending(reply_markup=keyboard({"text": "a"})),
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    "button with two actions": (
        sending(reply_markup=keyboard({**BUTTON, "url": "https://example.org"})),
        "can't parse inline keyboard button: exactly one action is allowed in a button",
    ),
    "empty data": (
        sending(reply_markup=keyboard({"text": "a", "callback_data": ""})),
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    "65 bytes of data": (sending(reply_markup=inline(["a" * 65])), "BUTTON_DATA_INVALID"),
    "33 Cyrillic letters of data": (sending(reply_markup=inline(["я" * 33])), "BUTTON_DATA_INVALID"),
    "empty copy text": (
        sending(reply_markup=keyboard({"text": "a", "copy_text": {"text": ""}})),
        "BUTTON_COPY_TEXT_INVALID",
    ),
    "long copy text": (
        sending(reply_markup=keyboard({"text": "a", "copy_text": {"text": "я" * 257}})),
        "BUTTON_COPY_TEXT_INVALID",
    ),
    "bad address": (
        sending(reply_markup=keyboard({"text": "a", "url": "no address"})),
        "inline keyboard button URL 'no address' is invalid: Wrong HTTP URL",
    ),
    "button style": (sending(reply_markup=keyboard({**BUTTON, "style": "loud"})), "BUTTON_STYLE_INVALID"),
    "foreign action": (
        sending(reply_markup=keyboard({"text": "a", "pay": True})),
        "the button action pay is not emulated",
    ),
    "101 buttons": (sending(reply_markup=inline(*(["a"] * 8 for _ in range(12)), ["b"] * 5)), "reply markup is too long"),
    "9 buttons a row": (
        sending(reply_markup=inline(["a"] * 9)),
        "a keyboard row holds 9 buttons, at most 8 are shown",
    ),
    "reply button action": (
        sending(reply_markup=reply_keyboard({"text": "a", "request_location": True})),
        "the button action request_location is not emulated",
    ),
    "blank reply button": (sending(reply_markup=reply_keyboard({"text": ""})), "keyboard button text must be non-empty"),
    "placeholder": (
        sending(reply_markup={**reply_keyboard({"text": "a"}), "input_field_placeholder": "я" * 65}),
        '"input_field_placeholder" of ReplyKeyboardMarkup must have 1-64 characters',
    ),
    "reply to nothing": (sending(reply_parameters={"message_id": 1}), "message to be replied not found"),
    "quote": (
        sending(reply_parameters={"message_id": 1, "quote": "a"}),
        "reply parameter quote is not emulated",
    ),
    "entity outside the text": (
        sending(entities=[{"type": "bold", "offset": 0, "length": 9}]),
        "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9",
    ),
    "entities are no list": (sending(entities={}), 'invalid parameter "entities": Array expected'),
    "link preview": (
        sending(link_preview_options={"is_disabled": "yes"}),
        'can\'t parse LinkPreviewOptions: Field "is_disabled" must be of type Boolean',
    ),
    "edit nothing": (
        ("editMessageText", {"chat_id": ID, "message_id": 1, "text": "a"}),
        "message to edit not found",
    ),
    "edit without message": (("editMessageText", {"chat_id": ID, "text": "a"}), "message identifier is not specified"),
    "edit without chat": (("editMessageText", {"message_id": 1, "text": "a"}), "chat_id is empty"),
    "long edit": (
        ("editMessageText", {"chat_id": ID, "message_id": 1, "text": "a" * 4097}),
        "MESSAGE_TOO_LONG",
    ),
    "edit with a reply keyboard": (
        ("editMessageText", {"chat_id": ID, "message_id": 1, "text": "a", "reply_markup": reply_keyboard({"text": "a"})}),
        "inline keyboard expected",
    ),
    "delete nothing": (("deleteMessage", {"chat_id": ID, "message_id": 1}), "message to delete not found"),
    "delete many": (
        ("deleteMessages", {"chat_id": ID, "message_ids": list(range(101))}),
        '"message_ids" of deleteMessages must have 1-100 items',
    ),
    "pin nothing": (("pinChatMessage", {"chat_id": ID, "message_id": 1}), "message to pin not found"),
    "unpin nothing": (("unpinChatMessage", {"chat_id": ID}), "message to unpin not found"),
    "unknown query": (
        ("answerCallbackQuery", {"callback_query_id": "1"}),
        "query is too old and response timeout expired or query ID is invalid",
    ),
    "long answer": (("answerCallbackQuery", {"callback_query_id": "1", "text": "я" * 201}), "MESSAGE_TOO_LONG"),
    "chat action": (("sendChatAction", {"chat_id": ID, "action": "dancing"}), "wrong parameter action in request"),
    "no document": (("sendDocument", {"chat_id": ID}), "there is no document in the request"),
    "unknown document": (
        ("sendDocument", {"chat_id": ID, "document": "documents-9"}),
        "wrong file identifier/HTTP URL specified",
    ),
    "lost attachment": (("sendDocument", {"chat_id": ID, "document": "attach://a"}), "file attach://a is not attached"),
    "long caption": (
        ("sendDocument", {"chat_id": ID, "document": "d", "caption": "я" * 1025}),
        "message caption is too long",
    ),
    "unknown file": (("getFile", {"file_id": "x"}), "wrong file_id or the file is temporarily unavailable"),
    "batch": (("getUpdates", {"limit": 101}), '"limit" of getUpdates must be between 1 and 100'),
    "poll time": (("getUpdates", {"timeout": -1}), "timeout must not be negative"),
    "update kind": (("getUpdates", {"allowed_updates": ["mesage"]}), "unknown update kind mesage"),
    "list items": (
        ("deleteMessages", {"chat_id": ID, "message_ids": ["1"]}),
        'invalid parameter "message_ids": Integer expected',
    ),
    "float": (
        ("sendLocation", {"chat_id": ID, "latitude": "north", "longitude": "1"}),
        'invalid parameter "latitude": Float expected',
    ),
    "commands are no JSON": (("setMyCommands", {"commands": "["}), "can't parse list of bot commands JSON object"),
    "blank command description": (
        ("setMyCommands", {"commands": [{"command": "call", "description": " "}]}),
        "BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    "menu button": (
        ("setChatMenuButton", {"menu_button": {"type": "web_app", "text": "a", "web_app": {"url": "https://a.b"}}}),
        "the menu button web_app is not emulated",
    ),
    "no commands": (("setMyCommands", {}), 'parameter "commands" is required'),
    "too many commands": (
        ("setMyCommands", {"commands": [{"command": f"c{n}", "description": "d"} for n in range(101)]}),
        "BOT_COMMANDS_TOO_MUCH",
    ),
    "command letters": (
        ("setMyCommands", {"commands": [{"command": "Call", "description": "d"}]}),
        "BOT_COMMAND_INVALID",
    ),
    "command length": (
        ("setMyCommands", {"commands": [{"command": "c" * 33, "description": "d"}]}),
        "BOT_COMMAND_INVALID",
    ),
    "command description": (
        ("setMyCommands", {"commands": [{"command": "call", "description": "d" * 257}]}),
        "BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    "command scope": (
        ("setMyCommands", {"commands": [], "scope": {"type": "planet"}}),
        'can\'t parse BotCommandScopeDefault: unknown type "planet"',
    ),
    "command scope of a stranger's chat": (
        ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": 9}}),
        "chat not found",
    ),
    "language": (("setMyDescription", {"description": "a", "language_code": "rus"}), "invalid language code specified"),
    "long description": (
        ("setMyDescription", {"description": "я" * 513}),
        '"description" of setMyDescription must have 0-512 characters',
    ),
    "webhook elsewhere": (
        ("setWebhook", {"url": "https://example.org/hook"}),
        "bad webhook: the emulator delivers to loopback addresses only",
    ),
    "webhook address": (("setWebhook", {"url": "nowhere"}), "bad webhook: invalid webhook URL specified"),
    "webhook secret": (
        ("setWebhook", {"url": "http://127.0.0.1:1/", "secret_token": "два слова"}),
        "secret token contains unallowed characters",
    ),
    "long webhook secret": (
        ("setWebhook", {"url": "http://127.0.0.1:1/", "secret_token": "a" * 257}),
        "secret token is too long",
    ),
    "lone surrogate": (sending(text="a\ud800"), "strings must be encoded in UTF-8"),
    "lone surrogate inside": (
        sending(reply_markup='{"inline_keyboard":[[{"text":"\\ud83d","callback_data":"a"}]]}'),
        "strings must be encoded in UTF-8",
    ),
}


@pytest.fixture
def play() -> Stage:
    return stage()


@pytest.mark.parametrize("name", REFUSED)
async def test_refuses_in_telegrams_words(play: Stage, name: str) -> None:
    """Each bad call is a 400 with exactly these words, and nothing appears in the chat."""
    (method, params), words = REFUSED[name]
    before = play.chat.messages
    reply = await play.call(method, **params)
    assert reply.status == 400
    assert await play.refusal(method, **params) == f"Bad Request: {words}"
    assert play.chat.messages == before


async def test_limits_are_inclusive(play: Stage) -> None:
    """What is exactly as long as allowed is accepted."""
    await play.send("я" * 4096)
    await play.send("😀" * 2048)
    await play.send("<b>" + "я" * 4096 + "</b>", parse_mode="HTML")
    await play.send("a", ["я" * 32])
    await play.send("a", *(["a"] * 8 for _ in range(12)), ["b"] * 4)
    tap = play.chat.tap(await play.send("a", ["b"]), "b")
    assert await play.ok("answerCallbackQuery", callback_query_id=tap, text="я" * 200) is True


async def test_method_names_ignore_case_and_unknown_ones_are_not_found(play: Stage) -> None:
    """A method outside the table is a 404, which python-telegram-bot takes for a wrong token."""
    assert (await play.ok("GETME"))["username"] == "salesfloor_bot"
    reply = await play.call("sendTelepathy")
    assert (reply.status, reply.body) == (404, b'{"ok":false,"error_code":404,"description":"Not Found"}')


async def test_another_token_is_unauthorized(play: Stage) -> None:
    """A wrong token learns nothing, not even whether the method exists."""
    reply = await play.emulator.call("1:wrong", "sendTelepathy", {})
    assert (reply.status, reply.body) == (401, b'{"ok":false,"error_code":401,"description":"Unauthorized"}')
    assert not play.emulator.requests


@pytest.mark.parametrize("token", ["", "abc", "1:", ":abc", "one:abc"])
def test_a_token_has_telegrams_shape(token: str) -> None:
    """The bot's id is in its token, so a token of another shape is refused at once."""
    with pytest.raises(ValueError, match="a token is"):
        Emulator(token=token)


async def test_every_method_of_the_table_answers(play: Stage) -> None:
    """No method of the Bot API crashes the emulator when called with nothing: it works or is refused by name."""
    methods = [name for name in bot_api().methods if name != "getUpdates"]
    assert len(methods) > 150
    for name in methods:
        assert (await play.call(name)).status in {200, 400}, name


async def test_a_stranger_cannot_be_written_to(play: Stage) -> None:
    """A bot may not write first."""
    description = await play.refusal("sendMessage", chat_id=STRANGER.id, text="a")
    assert description == "Forbidden: bot can't initiate conversation with a user"


async def test_files_have_limits(play: Stage) -> None:
    """An empty file, an unknown attachment and a picture that is none are refused."""
    empty = await play.call("sendDocument", chat_id=ID, files={"document": Upload("a.csv", b"")})
    assert b"file must be non-empty" in empty.body
    stray = await play.call("sendDocument", chat_id=ID, files={"documents": Upload("a.csv", b"1")})
    assert b"unknown parameter documents" in stray.body
    text = await play.call("sendPhoto", chat_id=ID, files={"photo": Upload("a.png", b"not a picture")})
    assert b"IMAGE_PROCESS_FAILED" in text.body

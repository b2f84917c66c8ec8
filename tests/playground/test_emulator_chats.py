"""People's side of a chat: what they do becomes the updates that Telegram sends, and what the bot does is what they see."""

import json
from typing import Any

import pytest
import telegram

from bot.playground.media import PHOTO
from bot.playground.people import CallbackAnswer, ReplyButton, ReplyKeyboard
from bot.playground.schema import bot_api
from bot.playground.wire import Upload
from tests.playground.emulated import OWNER, STRANGER, Stage, inline, stage

ID = OWNER.id


@pytest.fixture
def play() -> Stage:
    return stage()


def taken(play: Stage) -> telegram.Update:
    """Take the one update that waits, check it against the table of the Bot API, and parse it as the bot would."""
    (raw,) = play.emulator.take_updates()
    bot_api().check(["Update"], raw, "Update", "update")
    update = telegram.Update.de_json(raw, None)
    assert update is not None
    assert not update.api_kwargs
    return update


def test_a_typed_command_arrives_with_its_entity(play: Stage) -> None:
    """Person, chat, date in seconds and the command's entity are what python-telegram-bot reads."""
    message_id = play.chat.send_text("  /call Иван ")
    message = taken(play).message
    assert message is not None
    assert message.from_user is not None
    assert (message.message_id, message.text, message.date) == (message_id, "/call Иван", play.clock.now)
    assert message.from_user.to_dict() == {
        "id": 501,
        "is_bot": False,
        "first_name": "Анна",
        "last_name": "Орлова",
        "username": "orlova",
        "language_code": "ru",
    }
    assert message.chat.type == "private"
    assert message.parse_entities(["bot_command"]) == {message.entities[0]: "/call"}


def test_other_things_that_people_send(play: Stage) -> None:
    """Contact, sticker, voice, photo, forwarded and edited texts parse, each with what it carries."""
    play.chat.send_contact("Иван", "Петров", "+79990001122")
    message = taken(play).message
    assert message is not None
    assert message.contact is not None
    assert (message.contact.first_name, message.contact.phone_number) == ("Иван", "+79990001122")

    play.chat.send_sticker()
    message = taken(play).message
    assert message is not None
    assert message.sticker is not None

    play.chat.send_voice()
    message = taken(play).message
    assert message is not None
    assert message.voice is not None

    play.chat.send_photo("/call с фото")
    message = taken(play).message
    assert message is not None
    assert message.photo
    assert message.caption == "/call с фото"

    play.chat.forward_text("дорого", "Иван П.")
    message = taken(play).message
    assert message is not None
    assert isinstance(message.forward_origin, telegram.MessageOriginHiddenUser)
    assert message.forward_origin.sender_user_name == "Иван П."
    assert play.chat.messages[-1].forwarded_from == "Иван П."

    message_id = play.chat.send_text("беру")
    play.emulator.take_updates()
    play.chat.edit_text(message_id, "не беру")
    edited = taken(play).edited_message
    assert edited is not None
    assert (edited.message_id, edited.text) == (message_id, "не беру")
    assert play.chat.message(message_id).edited


async def test_a_tap_carries_its_message_and_is_answered_once(play: Stage) -> None:
    """A callback query has chat_instance and the message; a second or late answer is too old."""
    message_id = await play.send("Карточка", ["q1:a", "q1:b"])
    callback_id = play.chat.tap_text("q1:b")
    query = taken(play).callback_query
    assert query is not None
    assert (query.id, query.data, query.chat_instance != "") == (callback_id, "q1:b", True)
    assert isinstance(query.message, telegram.Message)
    assert query.message.message_id == message_id
    assert query.message.reply_markup is not None
    assert await play.ok("answerCallbackQuery", callback_query_id=callback_id, text="Записано", show_alert=True)
    assert play.chat.answers == [CallbackAnswer(callback_id=callback_id, text="Записано", show_alert=True)]
    words = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert await play.refusal("answerCallbackQuery", callback_query_id=callback_id) == words

    late = play.chat.tap(message_id, "q1:a")
    play.clock.advance(seconds=16)
    assert await play.refusal("answerCallbackQuery", callback_query_id=late) == words


async def test_a_tap_on_what_is_gone_carries_an_inaccessible_message(play: Stage) -> None:
    """Deleted messages and those older than 48 hours come without content, as `is_accessible` false."""
    deleted = await play.send("a", ["x"])
    await play.ok("deleteMessage", chat_id=ID, message_id=deleted)
    play.chat.tap(deleted, "x", force=True)
    old = await play.send("b", ["x"])
    play.clock.advance(hours=48, seconds=1)
    play.chat.tap(old, "x")
    for raw, message_id in zip(play.emulator.take_updates(), (deleted, old), strict=True):
        bot_api().check(["Update"], raw, "Update", "update")
        update = telegram.Update.de_json(raw, None)
        assert update.callback_query is not None
        message = update.callback_query.message
        assert message is not None
        assert (message.message_id, message.is_accessible) == (message_id, False)


async def test_only_buttons_on_the_screen_can_be_tapped(play: Stage) -> None:
    """A tap on what is not there is the test's mistake, unless it is forced."""
    markup = {"inline_keyboard": [[{"text": "копия", "copy_text": {"text": "слова"}}, {"text": "да", "callback_data": "y"}]]}
    message = await play.ok("sendMessage", chat_id=ID, text="a", reply_markup=markup)
    with pytest.raises(ValueError, match="has no button 'z'"):
        play.chat.tap(message["message_id"], "z")
    with pytest.raises(ValueError, match="no button 'нет'"):
        play.chat.tap_text("нет")
    with pytest.raises(ValueError, match="sends nothing"):
        play.chat.tap_text("копия")
    with pytest.raises(ValueError, match="there is no message 1"):
        play.chat.tap(1, "y")
    assert play.emulator.pending_updates() == []
    assert play.chat.messages[-1].inline_keyboard[0][0].copy_text == "слова"


async def test_tap_text_finds_the_latest_message_with_the_button(play: Stage) -> None:
    """Of two equal buttons the lower one is tapped; a message id chooses."""
    upper = await play.send("a", ["да"])
    lower = await play.send("b", ["да"])
    play.chat.tap_text("да")
    play.chat.tap_text("да", upper)
    tapped = [update["callback_query"]["message"]["message_id"] for update in play.emulator.take_updates()]
    assert tapped == [lower, upper]


async def test_block_and_unblock(play: Stage) -> None:
    """Blocking tells the bot and closes the chat to it; a blocked bot gets no messages from the person."""
    card = await play.send("a", ["x"])
    play.chat.block()
    member = taken(play).my_chat_member
    assert member is not None
    assert (member.old_chat_member.status, member.new_chat_member.status) == ("member", "kicked")
    calls: dict[str, dict[str, Any]] = {
        "sendMessage": {"text": "a"},
        "editMessageText": {"message_id": card, "text": "b"},
        "sendChatAction": {"action": "typing"},
    }
    for method, params in calls.items():
        assert await play.refusal(method, chat_id=ID, **params) == "Forbidden: bot was blocked by the user"
    with pytest.raises(ValueError, match="has blocked the bot"):
        play.chat.send_text("a")
    play.chat.unblock()
    member = taken(play).my_chat_member
    assert member is not None
    assert member.new_chat_member.status == "member"
    await play.send("b")


async def test_an_edit_replaces_text_and_keyboard(play: Stage) -> None:
    """The message stays where it is; without reply_markup its keyboard goes, as in Telegram."""
    message_id = await play.send("<b>a</b>", ["x"], parse_mode="HTML")
    play.chat.send_text("ниже")
    edited = await play.ok(
        "editMessageText", chat_id=ID, message_id=message_id, text="<i>b</i>", parse_mode="HTML", reply_markup=inline(["y"])
    )
    bot_api().check(["Message"], edited, "Message", "message")
    shown = play.chat.messages[-2]
    assert (shown.message_id, shown.text, shown.html, shown.buttons, shown.edited) == (
        message_id,
        "b",
        "<i>b</i>",
        [["y"]],
        True,
    )
    await play.ok("editMessageText", chat_id=ID, message_id=message_id, text="c")
    assert play.chat.message(message_id).buttons == []


async def test_an_edit_that_changes_nothing_is_refused(play: Stage) -> None:
    """Same text, entities and keyboard, however they were written, are «not modified»."""
    words = (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as "
        "a current content and reply markup of the message"
    )
    message_id = await play.send("<b>a</b>", ["x"], parse_mode="HTML")
    same: dict[str, Any] = {"chat_id": ID, "message_id": message_id, "reply_markup": inline(["x"])}
    assert await play.refusal("editMessageText", text="<strong>a</strong>\n", parse_mode="HTML", **same) == words
    assert await play.refusal("editMessageReplyMarkup", **same) == words
    await play.ok("editMessageText", text="a", **same)
    play.clock.advance(seconds=1)
    assert await play.refusal("editMessageText", text="a", **same) == words
    await play.ok("editMessageReplyMarkup", chat_id=ID, message_id=message_id, reply_markup=inline(["y"]))
    await play.ok("editMessageReplyMarkup", chat_id=ID, message_id=message_id)
    assert play.chat.message(message_id).buttons == []


async def test_what_cannot_be_edited(play: Stage) -> None:
    """People's messages, messages with a reply keyboard, and the text of a document."""
    own = play.chat.send_text("моё")
    words = "Bad Request: message can't be edited"
    assert await play.refusal("editMessageText", chat_id=ID, message_id=own, text="a") == words
    menu = await play.ok("sendMessage", chat_id=ID, text="a", reply_markup={"keyboard": [[{"text": "Дальше"}]]})
    assert "reply_markup" not in menu
    assert await play.refusal("editMessageText", chat_id=ID, message_id=menu["message_id"], text="b") == words
    sent = await play.ok("sendDocument", chat_id=ID, files={"document": Upload("a.csv", b"1")})
    bot_api().check(["Message"], sent, "Message", "message")
    words = "Bad Request: there is no text in the message to edit"
    assert await play.refusal("editMessageText", chat_id=ID, message_id=sent["message_id"], text="b") == words


async def test_deleting(play: Stage) -> None:
    """The bot deletes its own and the person's messages, for 48 hours, and a deleted one cannot come back."""
    own, card = play.chat.send_text("дорого"), await play.send()
    await play.ok("deleteMessage", chat_id=ID, message_id=own)
    assert own not in [message.message_id for message in play.chat.messages]
    words = "Bad Request: message to delete not found"
    assert await play.refusal("deleteMessage", chat_id=ID, message_id=own) == words
    play.clock.advance(hours=48, seconds=1)
    words = "Bad Request: message can't be deleted"
    assert await play.refusal("deleteMessage", chat_id=ID, message_id=card) == words
    new = await play.send()
    assert await play.ok("deleteMessages", chat_id=ID, message_ids=[own, card, new]) is True
    assert [message.message_id for message in play.chat.messages][-1] == card


async def test_reply_keyboard(play: Stage) -> None:
    """It stays until it is removed or replaced, or the message that brought it is deleted."""
    keyboard = {
        "keyboard": [[{"text": "Дальше"}], [{"text": "Мой номер", "request_contact": True}]],
        "input_field_placeholder": "слова клиента",
        "one_time_keyboard": True,
    }
    sent = await play.ok("sendMessage", chat_id=ID, text="a", reply_markup=keyboard)
    assert play.chat.reply_keyboard == ReplyKeyboard(
        rows=((ReplyButton(text="Дальше"),), (ReplyButton(text="Мой номер", request_contact=True),)),
        placeholder="слова клиента",
        one_time=True,
    )
    play.chat.press_reply("Дальше")
    message = taken(play).message
    assert message is not None
    assert message.text == "Дальше"
    play.chat.press_reply("Мой номер")
    message = taken(play).message
    assert message is not None
    assert message.contact is not None
    assert message.contact.user_id == ID
    with pytest.raises(ValueError, match="no reply button"):
        play.chat.press_reply("Назад")
    await play.ok("deleteMessage", chat_id=ID, message_id=sent["message_id"])
    assert play.chat.reply_keyboard is None


async def test_a_removed_reply_keyboard_is_gone(play: Stage) -> None:
    """A message with remove_keyboard gives the person the own keyboard back."""
    await play.ok("sendMessage", chat_id=ID, text="a", reply_markup={"keyboard": [[{"text": "Дальше"}]]})
    await play.ok("sendMessage", chat_id=ID, text="b", reply_markup={"remove_keyboard": True})
    assert play.chat.reply_keyboard is None


async def test_documents_and_photos_keep_their_bytes(play: Stage) -> None:
    """A file can be fetched by its id, sent again by its id, and shows its name and size."""
    upload = Upload("журнал.csv", b"a,b\n", "text/csv")
    sent = await play.ok(
        "sendDocument", chat_id=ID, document="attach://f", files={"f": upload}, caption="<b>за май</b>", parse_mode="HTML"
    )
    document = sent["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == ("журнал.csv", "text/csv", 4)
    shown = play.chat.messages[-1]
    assert (shown.kind, shown.html) == ("document", "<b>за май</b>")
    assert shown.document is not None
    assert play.emulator.file_bytes(shown.document.file_id) == b"a,b\n"
    found = await play.ok("getFile", file_id=document["file_id"])
    assert found["file_path"].startswith("documents/")
    again = await play.ok("sendDocument", chat_id=ID, document=document["file_id"])
    assert again["document"]["file_id"] == document["file_id"]

    play.chat.send_photo()
    photo = play.emulator.take_updates()[0]["message"]["photo"][0]
    picture = Upload("a.png", play.emulator.file_bytes(photo["file_id"]))
    sent = await play.ok("sendPhoto", chat_id=ID, files={"photo": picture})
    bot_api().check(["Message"], sent, "Message", "message")
    assert (sent["photo"][0]["width"], sent["photo"][0]["height"]) == (1, 1)
    jpeg = Upload("a.jpg", bytes.fromhex("ffd8ffe000040000ffc0001108000300050301"))
    sent = await play.ok("sendPhoto", chat_id=ID, files={"photo": jpeg})
    assert (sent["photo"][0]["width"], sent["photo"][0]["height"]) == (5, 3)


async def test_commands_resolve_by_scope_and_language(play: Stage) -> None:
    """The narrowest scope wins, within it the person's language, as Telegram documents."""

    async def put(name: str, **where: Any) -> None:
        await play.ok("setMyCommands", commands=[{"command": name, "description": name}], **where)

    stranger = play.emulator.chat(STRANGER.id)
    await put("default")
    await put("default_ru", language_code="ru")
    assert [play.chat.commands[0]["command"], stranger.commands[0]["command"]] == ["default_ru", "default"]
    await put("private", scope={"type": "all_private_chats"})
    assert play.chat.commands[0]["command"] == "private"
    await put("mine", scope={"type": "chat", "chat_id": ID})
    assert [play.chat.commands[0]["command"], stranger.commands[0]["command"]] == ["mine", "private"]
    assert (await play.ok("getMyCommands", language_code="ru"))[0]["command"] == "default_ru"
    await play.ok("deleteMyCommands", scope={"type": "chat", "chat_id": ID})
    assert play.chat.commands[0]["command"] == "private"
    assert await play.ok("getMyCommands", language_code="fi") == []


async def test_profile_texts_fall_back_to_all_languages(play: Stage) -> None:
    """Name, description and short description have one text a language and one for the others."""
    await play.ok("setMyDescription", description="Подсказчик")
    await play.ok("setMyDescription", description="Apuri", language_code="fi")
    assert await play.ok("getMyDescription", language_code="fi") == {"description": "Apuri"}
    assert await play.ok("getMyDescription", language_code="ro") == {"description": "Подсказчик"}
    await play.ok("setMyShortDescription", short_description="коротко")
    assert await play.ok("getMyShortDescription") == {"short_description": "коротко"}
    assert await play.ok("getMyName") == {"name": "salesfloor_bot"}
    await play.ok("setMyName", name="Салон")
    assert await play.ok("getMyName") == {"name": "Салон"}
    await play.ok("setChatMenuButton", menu_button={"type": "commands"}, chat_id=ID)
    assert await play.ok("getChatMenuButton", chat_id=ID) == {"type": "commands"}
    await play.ok("setChatMenuButton")
    assert await play.ok("getChatMenuButton") == {"type": "default"}


async def test_pins_and_chat(play: Stage) -> None:
    """A pin shows in the chat and in getChat; the latest goes first."""
    first, second = await play.send("a"), await play.send("b")
    await play.ok("pinChatMessage", chat_id=ID, message_id=first)
    await play.ok("pinChatMessage", chat_id=ID, message_id=second)
    full = await play.ok("getChat", chat_id=ID)
    bot_api().check(["ChatFullInfo"], full, "ChatFullInfo", "chat")
    assert telegram.ChatFullInfo.de_json(full, None).first_name == "Анна"
    assert full["pinned_message"]["message_id"] == second
    await play.ok("unpinChatMessage", chat_id=ID)
    assert [message.pinned for message in play.chat.messages[-2:]] == [True, False]
    await play.ok("unpinAllChatMessages", chat_id=ID)
    assert not any(message.pinned for message in play.chat.messages)
    assert await play.refusal("getChat", chat_id=STRANGER.id) == "Bad Request: chat not found"


async def test_replies_and_options_are_kept_in_the_message(play: Stage) -> None:
    """What a bot asked for comes back in the message that it gets."""
    asked = play.chat.send_text("цена?")
    sent = await play.ok(
        "sendMessage",
        chat_id=ID,
        text="a",
        reply_parameters={"message_id": asked},
        link_preview_options={"is_disabled": True},
        protect_content=True,
    )
    bot_api().check(["Message"], sent, "Message", "message")
    assert sent["reply_to_message"]["message_id"] == asked
    assert sent["link_preview_options"] == {"is_disabled": True}
    assert sent["has_protected_content"] is True
    missing = {"message_id": 1, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await play.ok("sendMessage", chat_id=ID, text="a", reply_parameters=missing)


async def test_get_me_has_what_the_library_needs(play: Stage) -> None:
    """python-telegram-bot reads is_bot and username at start."""
    me = telegram.User.de_json(await play.ok("getMe"), None)
    assert (me.is_bot, me.username, me.can_join_groups, me.api_kwargs) == (True, "salesfloor_bot", True, {})
    assert await play.ok("logOut") is True
    assert await play.ok("close") is True


def test_a_client_sends_neither_nothing_nor_too_much(play: Stage) -> None:
    """What a Telegram client would not send is refused on the person's side."""
    for text in ("  ", "a" * 4097):
        with pytest.raises(ValueError, match="a client"):
            play.chat.send_text(text)
    with pytest.raises(KeyError, match="no person 9"):
        play.emulator.chat(9)


async def test_clearing_the_chats_keeps_ids_going(play: Stage) -> None:
    """A reset empties chats and waiting updates, keeps who has started the bot, and repeats no id."""
    last = await play.send("a", ["x"])
    play.chat.tap_text("x")
    last_update = play.emulator.pending_updates()[0]["update_id"]
    play.emulator.reset()
    assert (play.chat.messages, play.emulator.pending_updates(), play.emulator.calls) == ([], [], [])
    assert await play.send("b") > last
    play.chat.send_text("a")
    assert play.emulator.take_updates()[0]["update_id"] > last_update


async def test_the_call_log_holds_no_token_and_no_file(play: Stage) -> None:
    """Method, parameters, time, status and result of every call, refused ones too."""
    await play.ok("sendDocument", chat_id=ID, files={"document": Upload("a.csv", b"secret")})
    await play.refusal("deleteMessage", chat_id=ID, message_id=1)
    sent, refused = play.emulator.calls
    assert sent.params == {"chat_id": "501", "document": "file a.csv"}
    assert (refused.method, refused.status, refused.at) == ("deleteMessage", 400, play.clock.now)
    assert refused.result == "Bad Request: message to delete not found"
    assert play.emulator.token not in repr(play.emulator.calls)
    assert play.emulator.requests == {"sendDocument": 1, "deleteMessage": 1}


async def test_captions_are_edited_where_there_is_a_file(play: Stage) -> None:
    """A photo keeps its picture; a text has no caption, a photo no text."""
    picture = Upload("p.png", PHOTO.content, "application/octet-stream")
    sent = await play.ok("sendPhoto", chat_id=ID, caption="a", files={"photo": picture})
    edited = await play.ok("editMessageCaption", chat_id=ID, message_id=sent["message_id"], caption="<b>b</b>", parse_mode="HTML")
    assert (edited["caption"], edited["photo"], edited["caption_entities"][0]["type"]) == ("b", sent["photo"], "bold")
    shown = play.chat.message(sent["message_id"])
    assert shown.photo is not None
    assert (shown.text, shown.photo.width) == ("b", 1)
    text = await play.ok("sendMessage", chat_id=ID, text="t")
    refused = await play.call("editMessageCaption", chat_id=ID, message_id=text["message_id"], caption="c")
    assert "there is no caption in the message to edit" in str(refused)
    refused = await play.call("editMessageText", chat_id=ID, message_id=sent["message_id"], text="c")
    assert "there is no text in the message to edit" in str(refused)
    refused = await play.call("editMessageCaption", chat_id=ID, message_id=sent["message_id"], caption="d" * 1025)
    assert "caption is too long" in str(refused)


async def test_a_picture_takes_the_place_of_a_picture_or_a_text(play: Stage) -> None:
    """It comes as an upload that the media names, with its own caption; nothing else of a message is taken for a picture."""
    upload = Upload("p.png", PHOTO.content, "application/octet-stream")
    for sent in (
        await play.ok("sendPhoto", chat_id=ID, caption="a", files={"photo": upload}),
        await play.ok("sendMessage", chat_id=ID, text="t"),
    ):
        media = json.dumps({"type": "photo", "media": "attach://new", "caption": "<b>b</b>", "parse_mode": "HTML"})
        named = {"chat_id": ID, "message_id": sent["message_id"], "media": media}
        edited = await play.ok("editMessageMedia", **named, files={"new": upload})
        assert (edited["caption"], edited["caption_entities"][0]["type"], "text" in edited) == ("b", "bold", False)
        shown = play.chat.message(sent["message_id"])
        assert (shown.kind, shown.photo is not None, shown.text) == ("photo", True, "b")
        assert "is not attached" in str(await play.call("editMessageMedia", **named))
        wrong = {**named, "media": json.dumps({"type": "video", "media": "attach://new"})}
        assert "is not emulated" in str(await play.call("editMessageMedia", **wrong, files={"new": upload}))
        long = {**named, "media": json.dumps({"type": "photo", "media": "attach://new", "caption": "d" * 1025})}
        assert "caption is too long" in str(await play.call("editMessageMedia", **long, files={"new": upload}))
        refused = await play.call("editMessageText", chat_id=ID, message_id=sent["message_id"], text="c")
        assert "there is no text in the message to edit" in str(refused)

"""A person's side of the chat: typing, tapping, sending, blocking. Every act queues the update that Telegram would."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from bot.playground import media
from bot.playground.detected import detected
from bot.playground.people import CallbackAnswer, ChatMessage, InlineAnswer, Person, ReplyKeyboard
from bot.playground.room import ACCESSIBLE_FOR, Kept
from bot.playground.schema import bot_api
from bot.playground.wire import Json, Upload
from bot.playground.world import World

OWN_PHONE = "+358401234567"
MAX_TYPED = 4096
START_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
LONGEST_INLINE = 256
TOPIC_COLOR = 0x6FB9F0


class Chat:
    """What one person can do and see. An act that Telegram's client would not offer raises `ValueError`."""

    def __init__(self, world: World, person_id: int) -> None:
        self._world = world
        self._room = world.room(person_id)

    # --- seeing ---

    @property
    def person(self) -> Person:
        """Whose side this is."""
        return self._room.person

    @property
    def messages(self) -> list[ChatMessage]:
        """The messages in the order of the screen; deleted ones are gone."""
        return self._room.shown()

    @property
    def reply_keyboard(self) -> ReplyKeyboard | None:
        """The keyboard in place of the person's own, if any."""
        return self._room.shown_keyboard()

    @property
    def answers(self) -> list[CallbackAnswer]:
        """The answers to this person's taps so far."""
        return list(self._room.answers)

    @property
    def inline_answers(self) -> list[InlineAnswer]:
        """The answers to this person's inline queries so far."""
        return list(self._room.inline_answers)

    @property
    def commands(self) -> list[Json]:
        """The command menu: `BotCommand` objects for this chat and language."""
        return self._world.profile.resolved_commands(self.person.id, self.person.language_code)

    @property
    def bot_name(self) -> str:
        """The bot's username, as links to it have it."""
        return str(self._world.bot["username"])

    @property
    def blocked(self) -> bool:
        """Whether the person has blocked the bot."""
        return self._room.blocked

    @property
    def version(self) -> int:
        """A number that grows with every visible change."""
        return self._room.version

    def message(self, message_id: int) -> ChatMessage:
        """Return one message.

        Raises:
            ValueError: It is not on the screen.
        """
        kept = self._room.messages.get(message_id)
        if kept is None:
            raise ValueError(f"there is no message {message_id} in the chat of {self.person.id}")
        return kept.shown()

    # --- sending ---

    def send_text(self, text: str) -> int:
        """Type and send; returns the message id. A client would split what is longer than 4096 characters."""
        stripped = text.strip()
        if not stripped:
            raise ValueError("a client does not send an empty text")
        if len(stripped) > MAX_TYPED:
            raise ValueError(f"a client sends at most {MAX_TYPED} characters in one message")
        return self._send("text", _text(stripped))

    def press_start(self, payload: str) -> int:
        """Open a link to the bot and press START, which unblocks the bot too; `payload` stands behind `?start=`."""
        if not START_PAYLOAD.fullmatch(payload):
            raise ValueError("a link to a bot carries at most 64 of A-Z, a-z, 0-9, _ and -")
        if self._room.blocked:
            self.unblock()
        return self.send_text(f"/start {payload}")

    def press_reply(self, text: str) -> int:
        """Press a button of the reply keyboard; a button that asks for the contact sends the person's own."""
        keyboard = self.reply_keyboard
        buttons = [button for row in keyboard.rows for button in row] if keyboard else []
        for button in buttons:
            if button.text == text:
                if button.request_contact:
                    return self._send_contact(self.person.first_name or None, self.person.last_name, OWN_PHONE, own=True)
                return self.send_text(text)
        raise ValueError(f"no reply button {text!r}; there are {[button.text for button in buttons]}")

    def send_contact(self, first_name: str | None, last_name: str | None, phone: str) -> int:
        """Share somebody's contact, perhaps one whose first name Telegram sends as null."""
        return self._send_contact(first_name, last_name, phone, own=False)

    def _send_contact(self, first_name: str | None, last_name: str | None, phone: str, *, own: bool) -> int:
        contact: Json = {"phone_number": phone, "first_name": first_name}
        if last_name:
            contact["last_name"] = last_name
        if own:
            contact["user_id"] = self.person.id
        return self._send("contact", {"contact": contact})

    def send_sticker(self) -> int:
        """Send a sticker."""
        described = self._world.keep_file(media.STICKER, "stickers")
        size: Json = {"width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self._send("sticker", {"sticker": {**described, **size, "type": "regular", "emoji": "👍"}})

    def send_voice(self) -> int:
        """Send a voice message of three seconds."""
        described = self._world.keep_file(media.VOICE, "voice")
        return self._send("voice", {"voice": {**described, "duration": 3, "mime_type": media.VOICE.mime}})

    def send_photo(self, caption: str | None = None, *, album: str | None = None) -> int:
        """Send a photo, perhaps one of an album: a client sends those one after another, with the words at the first."""
        described = self._world.keep_file(media.PHOTO, "photos")
        body: Json = {"photo": [{**described, "width": 1, "height": 1}]}
        if caption:
            body["caption"] = caption
            if entities := detected(caption):
                body["caption_entities"] = entities
        if album:
            body["media_group_id"] = album
        return self._send("photo", body)

    def send_document(self, name: str, content: bytes, caption: str | None = None) -> int:
        """Send a file under a name, perhaps with words."""
        described = self._world.keep_file(Upload(name, content, "application/octet-stream"), "documents")
        body: Json = {"document": {**described, "file_name": name, "mime_type": "application/octet-stream"}}
        return self._send("document", {**body, "caption": caption} if caption else body)

    def send_rich(self, blocks: Sequence[Json], from_name: str | None = None) -> int:
        """Paste something with its formatting, or forward it: such a message has blocks and no text (Bot API 10.1)."""
        body: Json = {"rich_message": {"blocks": list(blocks)}}
        if from_name:
            body["forward_origin"] = self._hidden(from_name)
        return self._send("text", body)

    def pick_inline(self, text: str) -> int:
        """Name the bot in its own chat and pick a result of its list: the chat gets the text as one's own, with `via_bot`."""
        return self._send("text", {**_text(text), "via_bot": self._world.bot})

    def send_unknown(self, kind: str, content: Any) -> int:
        """Send something of a kind that a later version of the Bot API will bring: one more field of a message."""
        if kind in bot_api().types["Message"]["fields"]:
            raise ValueError(f"{kind} is known to the Bot API")
        return self._send("unknown", {kind: content})

    def forward_text(self, text: str, from_name: str) -> int:
        """Forward a text of somebody who hides the account behind a name."""
        return self._send("text", {**_text(text), "forward_origin": self._hidden(from_name)})

    def _hidden(self, name: str) -> Json:
        return {"type": "hidden_user", "sender_user_name": name, "date": self._world.unix_time() - 60}

    def edit_text(self, message_id: int, text: str) -> None:
        """Edit one of the person's own text messages."""
        kept = self._kept(message_id)
        if kept.from_bot or kept.kind != "text":
            raise ValueError(f"message {message_id} is no text of {self.person.id}")
        body = {key: value for key, value in kept.body.items() if key not in {"text", "entities"}}
        kept.body = {**body, **_text(text), "edit_date": self._world.unix_time()}
        self._world.keep_message(self._room, kept)
        self._post("edited_message", kept.body)

    def _send(self, kind: str, content: Json, message_id: int | None = None) -> int:
        if self._room.blocked:
            raise ValueError(f"{self.person.id} has blocked the bot: a client would unblock it first")
        message: Json = {
            "message_id": message_id or self._world.next_id("message"),
            "from": self._room.user(),
            "chat": self._room.chat(),
            "date": self._world.unix_time(),
            **self._room.place(self._room.topic),
            **content,
        }
        self._room.started = True
        kept = Kept(message, from_bot=False, kind=kind)
        self._world.keep_message(self._room, kept)
        self._post("message", message)
        return kept.message_id

    # --- tapping ---

    def tap(self, message_id: int, callback_data: str, *, force: bool = False) -> str:
        """Tap the inline button that carries this data; returns the id of the callback query.

        Args:
            message_id: The message that the button is under.
            callback_data: What the button sends.
            force: Tap although the button or the message is not there, as an outdated screen or a forger would.

        Raises:
            ValueError: There is no such button, and `force` is not set.
        """
        kept = self._room.messages.get(message_id)
        if not force:
            data = [button.data for row in self.message(message_id).inline_keyboard for button in row]
            if callback_data not in data:
                raise ValueError(f"message {message_id} has no button {callback_data!r}; there are {data}")
        update_id = self._world.next_id("update")
        callback_id = str((self.person.id << 31) | update_id)
        self._room.remember_tap(callback_id, self._world.clock())
        query: Json = {
            "id": callback_id,
            "from": self._room.user(),
            "message": self._tapped(message_id, kept),
            "chat_instance": str(-(self.person.id * 7919 + 104729)),
            "data": callback_data,
        }
        self._post("callback_query", query, update_id)
        return callback_id

    def tap_text(self, visible_text: str, message_id: int | None = None) -> str:
        """Tap the inline button with this text, in one message or in the latest that has it.

        Raises:
            ValueError: No such button is on the screen, or it sends nothing to the bot.
        """
        shown = [self.message(message_id)] if message_id is not None else self.messages[::-1]
        for message in shown:
            for button in (button for row in message.inline_keyboard for button in row):
                if button.text == visible_text:
                    if button.data is None:
                        raise ValueError(f"the button {visible_text!r} sends nothing to the bot")
                    return self.tap(message.message_id, button.data)
        latest = next((message.buttons for message in shown if message.buttons), [])
        raise ValueError(f"no button {visible_text!r} on the screen; the latest are {latest}")

    def _tapped(self, message_id: int, kept: Kept | None) -> Json:
        """Return the message of a tap, or its shell when it is deleted or too old to be read."""
        if kept is not None:
            age = self._world.clock() - datetime.fromtimestamp(kept.body["date"], UTC)
            if age <= ACCESSIBLE_FOR:
                return kept.body
        return {"chat": self._room.chat(), "message_id": message_id, "date": 0}

    # --- topics ---

    def open_topic(self, name: str) -> int:
        """Make a topic of the chat and go there; returns its number.

        Raises:
            ValueError: The bot's owner has not switched topics on.
        """
        if not self._world.has_topics:
            raise ValueError("the bot's private chats have no topics")
        # The message that says so stands in the topic, and has its number.
        topic = self._world.next_id("message")
        self._room.topics.append(topic)
        self._room.topic = topic
        self._send("topic", {"forum_topic_created": {"name": name, "icon_color": TOPIC_COLOR}}, message_id=topic)
        return topic

    def enter_topic(self, topic: int | None) -> None:
        """Look into a topic, or at the chat outside of all; what is sent next stands there. The bot hears nothing of it."""
        if topic is not None and topic not in self._room.topics:
            raise ValueError(f"there is no topic {topic}; there are {self._room.topics}")
        self._room.topic = topic

    def rename_topic(self, name: str) -> None:
        """Give the topic in which the person is another name."""
        self._send("topic", {"forum_topic_edited": {"name": name}})

    def close_topic(self) -> None:
        """Close the topic in which the person is."""
        self._send("topic", {"forum_topic_closed": {}})

    def delete_topic(self) -> None:
        """Delete the topic in which the person is, with all that stands there; the bot is not told."""
        gone = self._room.topic
        if gone is None:
            raise ValueError(f"{self.person.id} is in no topic")
        for message in self.messages:
            if message.topic == gone:
                self._world.remove_message(self._room, message.message_id)
        self._room.topics.remove(gone)
        self._room.topic = None
        self._world.changed(self._room)

    # --- naming the bot in another chat ---

    def ask_inline(self, query: str) -> str:
        """Type the bot's name and some words in another chat; returns the id of the inline query."""
        if len(query) > LONGEST_INLINE:
            raise ValueError(f"a client sends at most {LONGEST_INLINE} characters of an inline query")
        update_id = self._world.next_id("update")
        query_id = str((self.person.id << 31) | update_id)
        self._room.remember_inline(query_id, self._world.clock())
        self._post("inline_query", {"id": query_id, "from": self._room.user(), "query": query, "offset": ""}, update_id)
        return query_id

    # --- blocking ---

    def block(self) -> None:
        """Block the bot."""
        self._membership("member", "kicked")

    def unblock(self) -> None:
        """Unblock the bot; it may write again."""
        self._membership("kicked", "member")

    def _membership(self, old: str, new: str) -> None:
        blocked = new == "kicked"
        if self._room.blocked == blocked:
            raise ValueError(f"{self.person.id} has {'already' if blocked else 'not'} blocked the bot")
        self._room.blocked = blocked
        self._room.started = True
        self._world.changed(self._room)
        changed: Json = {
            "chat": self._room.chat(),
            "from": self._room.user(),
            "date": self._world.unix_time(),
            "old_chat_member": self._membership_of_bot(old),
            "new_chat_member": self._membership_of_bot(new),
        }
        self._post("my_chat_member", changed)

    def _membership_of_bot(self, status: str) -> Json:
        member: Json = {"user": self._world.bot, "status": status}
        if status == "kicked":
            member["until_date"] = 0
        return member

    def _kept(self, message_id: int) -> Kept:
        self.message(message_id)
        return self._room.messages[message_id]

    def _post(self, kind: str, body: Json, update_id: int | None = None) -> None:
        self._world.post_update(kind, body, self.person.id, update_id)
        self._world.commit()


def _text(text: str) -> Json:
    body: Json = {"text": text}
    if entities := detected(text):
        body["entities"] = entities
    return body

"""One private chat: its messages, its keyboard and the taps that wait for an answer. It knows no method of the API."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.playground.people import (
    CallbackAnswer,
    ChatMessage,
    InlineAnswer,
    InlineButton,
    Person,
    Picture,
    ReplyButton,
    ReplyKeyboard,
    SharedFile,
)
from bot.playground.wire import Json

ANSWER_WITHIN = timedelta(seconds=15)
ACCESSIBLE_FOR = timedelta(hours=48)
REMEMBERED_TAPS = 500


@dataclass(slots=True)
class Kept:
    """One message.

    Attributes:
        body: The Bot API's `Message`.
        kind: text, contact, sticker, voice, photo, document, topic (a message about one) or unknown.
        fixed: Sent with a keyboard that is not inline, so Telegram lets nobody edit it.
    """

    body: Json
    from_bot: bool
    kind: str
    fixed: bool = False
    pinned: bool = False

    @property
    def message_id(self) -> int:
        """Id of the message."""
        return int(self.body["message_id"])

    @property
    def inline_rows(self) -> list[list[Json]]:
        """Rows of the inline keyboard, empty without one."""
        markup: Json = self.body.get("reply_markup", {})
        rows: list[list[Json]] = markup.get("inline_keyboard", [])
        return rows

    def shown(self) -> ChatMessage:
        """Return the message as the person sees it."""
        body = self.body
        document = body.get("document")
        return ChatMessage(
            message_id=self.message_id,
            from_bot=self.from_bot,
            date=datetime.fromtimestamp(body["date"], UTC),
            edited="edit_date" in body,
            text=_shown_text(body),
            entities=tuple(body.get("entities") or body.get("caption_entities") or ()),
            kind=self.kind,
            inline_keyboard=tuple(tuple(_inline_button(button) for button in row) for row in self.inline_rows),
            document=document and SharedFile(file_id=document["file_id"], name=document["file_name"], size=document["file_size"]),
            photo=_picture(body.get("photo")),
            forwarded_from=body.get("forward_origin", {}).get("sender_user_name"),
            pinned=self.pinned,
            topic=body.get("message_thread_id"),
        )


def _picture(sizes: list[Json] | None) -> Picture | None:
    if not sizes:
        return None
    largest = sizes[-1]
    return Picture(file_id=largest["file_id"], width=largest["width"], height=largest["height"])


def _shown_text(body: Json) -> str:
    if "contact" in body:
        contact = body["contact"]
        name = " ".join(part for part in (contact["first_name"], contact.get("last_name")) if part)
        return f"{name}\n{contact['phone_number']}"
    if "sticker" in body:
        return str(body["sticker"].get("emoji", ""))
    if "rich_message" in body:
        return "\n".join(_plain(block) for block in body["rich_message"]["blocks"])
    return str(body.get("text") or body.get("caption") or "")


def _plain(block: Any) -> str:
    """Show a block of a rich message as a client without formatting does."""
    if isinstance(block, str):
        return block
    if isinstance(block, list):
        return "".join(map(_plain, block))
    lines = [_plain(block["text"])] if "text" in block else []
    return "\n".join([*lines, *(_plain(inner) for name in ("items", "blocks") for inner in block.get(name, ()))])


def _inline_button(button: Mapping[str, Any]) -> InlineButton:
    copied = button.get("copy_text")
    return InlineButton(
        text=button["text"],
        data=button.get("callback_data"),
        url=button.get("url") or button.get("web_app", {}).get("url"),
        copy_text=copied["text"] if copied else None,
    )


@dataclass(slots=True)
class Tap:
    """A callback query or an inline query; it can be answered once, within `ANSWER_WITHIN`."""

    tapped_at: datetime
    answered: bool = False


@dataclass(slots=True)
class Room:
    """The private chat of one person with the bot.

    Attributes:
        started: The person has written; before that a bot may not write.
        keyboard: The `ReplyKeyboardMarkup` that replaces the person's keyboard now.
        keyboard_from: The message that brought it; when that is deleted, the keyboard goes too.
        topics: Threads of the chat that are not deleted, by number.
        topic: The one in which the person is; None outside of all.
        version: Grows with every visible change.
    """

    person: Person
    messages: dict[int, Kept] = field(default_factory=dict)
    started: bool = False
    blocked: bool = False
    keyboard: Json | None = None
    keyboard_from: int | None = None
    menu_button: Json | None = None
    topics: list[int] = field(default_factory=list)
    topic: int | None = None
    version: int = 0
    answers: list[CallbackAnswer] = field(default_factory=list)
    taps: dict[str, Tap] = field(default_factory=dict)
    inline_queries: dict[str, Tap] = field(default_factory=dict)
    inline_answers: list[InlineAnswer] = field(default_factory=list)

    def user(self) -> Json:
        """Return the person as the Bot API's `User`."""
        person = self.person
        user: Json = {"id": person.id, "is_bot": False, "first_name": person.first_name or None}
        for name in ("last_name", "username", "language_code"):
            if (value := getattr(person, name)) is not None:
                user[name] = value
        return user

    def chat(self) -> Json:
        """Return the chat as the Bot API's `Chat`."""
        person = self.person
        chat: Json = {"id": person.id, "type": "private", "first_name": person.first_name or None}
        for name in ("last_name", "username"):
            if (value := getattr(person, name)) is not None:
                chat[name] = value
        return chat

    def shown(self) -> list[ChatMessage]:
        """Return the messages in the order of the screen, without the deleted ones."""
        return [kept.shown() for kept in self.messages.values()]

    def shown_keyboard(self) -> ReplyKeyboard | None:
        """Return the reply keyboard that the person sees."""
        if self.keyboard is None:
            return None
        return ReplyKeyboard(
            rows=tuple(
                tuple(ReplyButton(text=button["text"], request_contact=button.get("request_contact", False)) for button in row)
                for row in self.keyboard["keyboard"]
            ),
            placeholder=self.keyboard.get("input_field_placeholder"),
            one_time=self.keyboard.get("one_time_keyboard", False),
        )

    def place(self, topic: int | None) -> Json:
        """Return the fields by which a message says in which topic it stands."""
        return {} if topic is None else {"message_thread_id": topic, "is_topic_message": True}

    def remember_tap(self, callback_id: str, tapped_at: datetime) -> None:
        """Note a callback query so that it can be answered; old ones are forgotten."""
        self.taps[callback_id] = Tap(tapped_at)
        while len(self.taps) > REMEMBERED_TAPS:
            del self.taps[next(iter(self.taps))]

    def remember_inline(self, query_id: str, asked_at: datetime) -> None:
        """Note an inline query so that it can be answered; old ones are forgotten."""
        self.inline_queries[query_id] = Tap(asked_at)
        while len(self.inline_queries) > REMEMBERED_TAPS:
            del self.inline_queries[next(iter(self.inline_queries))]

    def bring_keyboard(self, markup: Json | None, message_id: int) -> None:
        """Apply the reply markup, other than inline, of a new message of the bot."""
        if markup is None:
            return
        if "keyboard" in markup:
            self.keyboard, self.keyboard_from = markup, message_id
        else:  # removed, or covered by a forced reply
            self.keyboard = self.keyboard_from = None

    def remove(self, message_id: int) -> None:
        """Delete a message; the keyboard that it brought leaves the screen with it."""
        del self.messages[message_id]
        if self.keyboard_from == message_id:
            self.keyboard = self.keyboard_from = None

"""Who talks to the bot and what they see: plain records for tests and for the page, without behaviour."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.playground.shown_html import shown_html


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with a Telegram account.

    Attributes:
        id: User id, which is also the id of the private chat with the bot.
        first_name: Empty where Telegram sends null.
        language_code: IETF tag that the client reports, e.g. `ru`.
        note: What this person is for the playground, e.g. «владелец»; the bot never sees it.
    """

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineButton:
    """One button under a message; exactly one of data, url and copy_text is set. A Mini App's address is its `url`."""

    text: str
    data: str | None = None
    url: str | None = None
    copy_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyButton:
    """One button in place of the keyboard."""

    text: str
    request_contact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyKeyboard:
    """The rows that replace the person's keyboard."""

    rows: tuple[tuple[ReplyButton, ...], ...]
    placeholder: str | None = None
    one_time: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFile:
    """A file that a message carries; size in bytes."""

    file_id: str
    name: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A photo that a message carries; sizes in pixels."""

    file_id: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallbackAnswer:
    """What the bot answered to a tap."""

    callback_id: str
    text: str | None
    show_alert: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineResult:
    """One entry of the list that an inline query was answered with; picking it would send the text."""

    id: str
    title: str
    description: str | None
    text: str
    entities: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineAnswer:
    """What the bot answered to an inline query."""

    query_id: str
    results: tuple[InlineResult, ...]
    is_personal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatMessage:
    """One message as the person sees it now.

    Attributes:
        text: Text without markup; for a file or photo its caption.
        entities: `MessageEntity` objects over `text`, offsets in UTF-16 units.
        kind: text, contact, sticker, voice, photo, document, topic (a message about one) or unknown.
        inline_keyboard: Rows of buttons; empty when the message has none.
        forwarded_from: Name of the hidden author of a forwarded message.
        topic: Number of the topic in which it stands; None outside of all.
    """

    message_id: int
    from_bot: bool
    date: datetime
    edited: bool
    text: str
    entities: tuple[Mapping[str, Any], ...]
    kind: str
    inline_keyboard: tuple[tuple[InlineButton, ...], ...]
    document: SharedFile | None
    photo: Picture | None
    forwarded_from: str | None
    pinned: bool
    topic: int | None = None

    @property
    def html(self) -> str:
        """Safe HTML made from the text and its entities."""
        return shown_html(self.text, self.entities)

    @property
    def buttons(self) -> list[list[str]]:
        """The visible texts of the inline keyboard, row by row."""
        return [[button.text for button in row] for row in self.inline_keyboard]

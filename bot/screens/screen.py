"""What is shown: a screen, its buttons, and where it goes.

A screen targets a slot (chat + object); message ids are learnt after sending and resolved at send time.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.ids import ChatId
from bot.screens.chart import Chart, pack, unpack
from bot.screens.slot_kind import NEVER, SlotKind
from bot.services.outgoing_ports import OutboxMessage, Priority, Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """One inline button. Invariant: exactly one of `action` (1 to 64 bytes), `copies` (1 to 256 characters), `opens`, `app`."""

    label: str
    action: str = ""
    """What a tap sends to the bot."""
    copies: str = ""
    """What a tap puts on the clipboard; the bot hears nothing of it."""
    opens: str = ""
    """The address that a tap opens."""
    app: str = ""
    """The address that a tap opens within Telegram, which tells it who has tapped; https only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One message: HTML text and its inline keyboard.

    `reply_keyboard` is the row of words under the input field; Telegram takes it only with a new message that has no inline
    keyboard. None leaves it as it is. `qr` is a link: a new message is its picture, with `html` (at most 1024 characters) under
    it. A later state without `qr` changes what stands under the picture.
    """

    html: str
    keyboard: Sequence[Sequence[Button]] = ()
    reply_keyboard: Sequence[str] | None = None
    is_silent: bool = False
    """A new message makes no sound."""
    is_pinned: bool = False
    """The message is pinned at the top of the chat, again each time it is shown."""
    qr: str | None = None
    file: File | None = None
    """A new message is this file, with `html` (at most 1024 characters) under it."""
    picture: Chart | None = None
    """The message is this picture, with `html` (at most 1024 characters) under it; another state may have another one. It comes
    as a new message: what once was a text stays one."""
    is_closing: bool = False
    """It takes the place of a message that stands. Where none does, nothing is sent, and nothing of what was still to be sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A small file: text, or bytes where there are some."""

    name: str
    text: str = ""
    data: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """A screen for a slot. `is_anew`: give the old message up (delete it) and send a new one, so that it is last in the chat."""

    slot: Slot
    screen: Screen
    priority: Priority = Priority.TAP
    is_anew: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteIncoming:
    """Take a message that a person sent out of the chat, so that the card stays last."""

    chat_id: ChatId
    message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """The commands that Telegram offers in one person's chat, with their descriptions; none: those it offers everybody."""

    chat_id: ChatId
    commands: Sequence[tuple[str, str]]


MENU_SLOT = SlotKind(name="menu", closes_on=NEVER)
"""In place of a message: at most one unsent menu a chat, and a digest of the one it has."""

Outgoing = Show | DeleteIncoming | Menu


@dataclass(frozen=True, slots=True, kw_only=True)
class Toast:
    """The answer to a tap: a passing line, or an alert that has to be closed. At most 200 characters."""

    text: str
    is_alert: bool = False


def to_outbox_message(outgoing: Outgoing) -> OutboxMessage:
    """Pack for the outbox."""
    if isinstance(outgoing, DeleteIncoming):
        return OutboxMessage(
            chat_id=outgoing.chat_id,
            slot=None,
            payload=json.dumps({"delete": outgoing.message_id}),
            priority=Priority.TAP,
        )
    if isinstance(outgoing, Menu):
        return OutboxMessage(
            chat_id=outgoing.chat_id,
            slot=MENU_SLOT.name,
            payload=json.dumps({"commands": [list(command) for command in outgoing.commands]}, ensure_ascii=False),
            priority=Priority.BROADCAST,
        )
    screen = outgoing.screen
    payload = {
        "html": screen.html,
        "keyboard": [[_packed(button) for button in row] for row in screen.keyboard],
        "reply_keyboard": None if screen.reply_keyboard is None else list(screen.reply_keyboard),
        **({"silent": True} if screen.is_silent else {}),
        **({"pinned": True} if screen.is_pinned else {}),
        **({"closing": True} if screen.is_closing else {}),
        **({} if screen.qr is None else {"qr": screen.qr}),
        **({} if screen.file is None else {"file": _packed_file(screen.file)}),
        **({} if screen.picture is None else {"picture": pack(screen.picture)}),
    }
    return OutboxMessage(
        chat_id=outgoing.slot.chat_id,
        slot=outgoing.slot.object,
        payload=json.dumps(payload, ensure_ascii=False, separators=(",", ":")),
        priority=outgoing.priority,
        is_anew=outgoing.is_anew,
    )


def digest_of(payload: str) -> str:
    """Return 32 characters that are equal for equal screens; the last half is equal for those that look alike."""
    return _sign(payload) + _sign(_seen_of(payload))


def looks_as(digest: str, outgoing: Show) -> bool:
    """Tell whether a screen looks as the one of this digest; what its buttons carry cannot be seen."""
    return digest.endswith(_sign(_seen_of(to_outbox_message(outgoing).payload)))


def _sign(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _seen_of(payload: str) -> str:
    """Return what a reader sees of a payload: the text and what the buttons say."""
    unpacked = json.loads(payload) if payload.startswith("{") else {}
    if "html" not in unpacked:
        return payload
    return json.dumps([unpacked["html"], [[label for label, *_ in row] for row in unpacked["keyboard"]]])


def from_payload(payload: str) -> Screen | Sequence[tuple[str, str]] | int:
    """Unpack what `to_outbox_message` packed: a screen, a menu's commands, or the id of the incoming message to delete."""
    unpacked = json.loads(payload)
    if "delete" in unpacked:
        return int(unpacked["delete"])
    if "commands" in unpacked:
        return [(name, description) for name, description in unpacked["commands"]]
    return Screen(
        html=unpacked["html"],
        keyboard=[[_unpacked(*parts) for parts in row] for row in unpacked["keyboard"]],
        reply_keyboard=unpacked["reply_keyboard"],
        is_silent=unpacked.get("silent", False),
        is_pinned=unpacked.get("pinned", False),
        is_closing=unpacked.get("closing", False),
        qr=unpacked.get("qr"),
        file=_unpacked_file(*unpacked["file"]) if "file" in unpacked else None,
        picture=unpack(unpacked["picture"]) if "picture" in unpacked else None,
    )


def _packed_file(file: File) -> list[str]:
    return [file.name, file.text, *([b64encode(file.data).decode()] if file.data else [])]


def _unpacked_file(name: str, text: str, data: str = "") -> File:
    return File(name=name, text=text, data=b64decode(data))


def _packed(button: Button) -> list[str]:
    parts = [button.label, button.action, button.copies, button.opens, button.app]
    return parts[: 2 if button.action else 3 if button.copies else 4 if button.opens else 5]


def _unpacked(label: str, action: str, copies: str = "", opens: str = "", app: str = "") -> Button:
    return Button(label=label, action=action, copies=copies, opens=opens, app=app)

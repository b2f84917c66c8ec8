"""What is shown: a screen, its buttons, and where it goes. Leaves out Telegram: the gateway turns these into Bot API calls.

A screen targets a slot (chat + object); message ids are learnt after sending and resolved at send time.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.ids import ChatId
from bot.services.ports import Parcel, Priority, Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """One inline button. Invariant: `action` is 1 to 64 bytes."""

    label: str
    action: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One message: HTML text and its inline keyboard.

    `reply_keyboard` is the row of words under the input field; Telegram takes it only with a new message that has no inline
    keyboard. None leaves it as it is.
    """

    html: str
    keyboard: Sequence[Sequence[Button]] = ()
    reply_keyboard: Sequence[str] | None = None


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
class Toast:
    """The answer to a tap: a passing line, or an alert that has to be closed. At most 200 characters."""

    text: str
    is_alert: bool = False


def to_parcel(outgoing: Show | DeleteIncoming) -> Parcel:
    """Pack for the outbox."""
    if isinstance(outgoing, DeleteIncoming):
        return Parcel(
            chat_id=outgoing.chat_id,
            slot=None,
            payload=json.dumps({"delete": outgoing.message_id}),
            priority=Priority.TAP,
        )
    screen = outgoing.screen
    payload = {
        "html": screen.html,
        "keyboard": [[[button.label, button.action] for button in row] for row in screen.keyboard],
        "reply_keyboard": None if screen.reply_keyboard is None else list(screen.reply_keyboard),
    }
    return Parcel(
        chat_id=outgoing.slot.chat_id,
        slot=outgoing.slot.object,
        payload=json.dumps(payload, ensure_ascii=False, separators=(",", ":")),
        priority=outgoing.priority,
        is_anew=outgoing.is_anew,
    )


def from_payload(payload: str) -> Screen | int:
    """Unpack what `to_parcel` packed: a screen, or the id of the incoming message to delete."""
    unpacked = json.loads(payload)
    if "delete" in unpacked:
        return int(unpacked["delete"])
    return Screen(
        html=unpacked["html"],
        keyboard=[[Button(label=label, action=action) for label, action in row] for row in unpacked["keyboard"]],
        reply_keyboard=unpacked["reply_keyboard"],
    )

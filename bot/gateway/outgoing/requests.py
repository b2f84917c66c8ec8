"""One request to Telegram and what its answer means for the outbox."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final, cast

import structlog
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaPhoto,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.domain.ids import ChatId
from bot.gateway.incidents import describe
from bot.gateway.outgoing.qr import qr_picture
from bot.gateway.telegram.http_client import FateUnknown, NotSent
from bot.gateway.telegram.pauses import pause_asked_for
from bot.screens.chart import Chart
from bot.screens.screen import Button, Screen

log = structlog.get_logger(__name__)

NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)

# Telegram's own words, compared in lower case because the library recases them.
NOT_MODIFIED: Final = "message is not modified"
GONE: Final = ("message to edit not found", "message_id_invalid", "message to delete not found", "message to pin not found")
UNCHANGEABLE: Final = ("message can't be edited", "message can't be deleted", "there is no caption in the message to edit")
QUOTED: Final = re.compile(r"""(?:["«»“”„`]|(?<!\w)['’]|[^\x20-\x7e]).*""", re.DOTALL)
"""From the first sign that begins a quotation, or that Telegram itself never uses, to the end."""
LONGEST_REASON: Final = 100
UPLOAD_SECONDS: Final = 300.0
"""For sending a large file, and for Telegram to have taken it in."""
TOO_LARGE: Final = "too large"
"""Telegram's word, and that of servers on the way, for status 413."""
NO_TEXT: Final = "there is no text in the message to edit"
"""The message is a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Telegram shows it. `message_id` only for a new message."""

    message_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vanished:
    """There is no such message to change. `is_gone`: nothing of it is left in the chat either."""

    is_gone: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flooded:
    """Too many requests; nothing was done."""

    retry_after: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """It certainly was not done, and may be tried again."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncertain:
    """Nobody knows whether it was done."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """The person does not want messages of this bot."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Telegram will never accept it."""

    reason: str


Outcome = Done | Vanished | Flooded | Failed | Uncertain | Blocked | Refused


Draw = Callable[[Chart], Awaitable[bytes]]
"""Makes a PNG of a chart, outside the event loop."""


async def nobody_draws(chart: Chart) -> bytes:
    """Stand in where no picture is ever shown.

    Raises:
        LookupError: always.
    """
    raise LookupError(f"nobody was named who draws: {chart.title}")


class Delivery:
    """Makes the outbox's requests; none of its methods raises because of Telegram or the network."""

    def __init__(self, bot: Bot, draw: Draw = nobody_draws) -> None:
        self._bot = bot
        self._draw = draw

    async def send(self, chat_id: ChatId, screen: Screen, topic_id: int | None = None) -> Outcome:
        """Send a new message, into a topic of the chat if one is named; `Done` carries its id."""
        try:
            if (photo := await self._photo(screen)) is not None:
                message = await self._bot.send_photo(
                    chat_id,
                    photo,
                    caption=screen.html,
                    parse_mode=ParseMode.HTML,
                    reply_markup=_inline(screen.keyboard),
                    message_thread_id=topic_id,
                )
            elif screen.file is not None:
                message = await self._bot.send_document(
                    chat_id,
                    screen.file.data or screen.file.text.encode(),
                    filename=screen.file.name,
                    caption=screen.html,
                    parse_mode=ParseMode.HTML,
                    reply_markup=_inline(screen.keyboard),
                    message_thread_id=topic_id,
                )
            else:
                message = await self._bot.send_message(
                    chat_id,
                    screen.html,
                    parse_mode=ParseMode.HTML,
                    reply_markup=_markup(screen),
                    link_preview_options=NO_PREVIEW,
                    disable_notification=screen.is_silent or None,
                    message_thread_id=topic_id,
                )
        except Exception as error:  # an answer that cannot be read leaves the fate unknown, it must not stop the outbox
            return meaning(error)
        return Done(message_id=message.message_id)

    async def send_file(self, chat_id: ChatId, path: Path, name: str, html: str, topic_id: int | None = None) -> Outcome:
        """Send a file of this machine as a new message; it is read while it is sent, and never held in memory as a whole."""
        try:
            with path.open("rb") as content:
                message = await self._bot.send_document(
                    chat_id,
                    InputFile(content, filename=name, read_file_handle=False),
                    caption=html,
                    parse_mode=ParseMode.HTML,
                    message_thread_id=topic_id,
                    write_timeout=UPLOAD_SECONDS,
                    read_timeout=UPLOAD_SECONDS,
                )
        except NetworkError as error:
            if TOO_LARGE in error.message.lower():
                return Refused(reason=said(error))
            return meaning(error)
        except Exception as error:
            return meaning(error)
        return Done(message_id=message.message_id)

    async def edit(self, chat_id: ChatId, message_id: int, screen: Screen) -> Outcome:
        """Make a message show the screen; a picture stays, and what stands under it changes."""
        if screen.qr is not None:
            return await self._edit_caption(chat_id, message_id, screen)
        if screen.picture is not None:
            return await self._edit_picture(chat_id, message_id, screen)
        try:
            await self._bot.edit_message_text(
                screen.html,
                chat_id=chat_id,
                message_id=message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=_inline(screen.keyboard),
                link_preview_options=NO_PREVIEW,
            )
        except BadRequest as error:
            if NO_TEXT in error.message.lower():  # costs a second request, and only ever where there is a picture
                return await self._edit_caption(chat_id, message_id, screen)
            return meaning(error)
        except Exception as error:
            return meaning(error)
        return Done()

    async def _photo(self, screen: Screen) -> bytes | None:
        """Return the picture of a screen; None where it has none, and where it could not be drawn: the words say all of it."""
        if screen.picture is None:
            return None if screen.qr is None else await qr_picture(screen.qr)
        try:
            return await self._draw(screen.picture)
        except Exception as error:  # whatever is wrong with a picture, nobody's chat waits for it
            log.error("a picture is not drawn", reason=describe(error))
            return None

    async def _edit_picture(self, chat_id: ChatId, message_id: int, screen: Screen) -> Outcome:
        photo = await self._photo(screen)
        if photo is None:
            return Vanished(is_gone=False, reason="a picture that is not drawn")  # the old one would belie the words under it
        try:
            await self._bot.edit_message_media(
                InputMediaPhoto(photo, caption=screen.html, parse_mode=ParseMode.HTML),
                chat_id=chat_id,
                message_id=message_id,
                reply_markup=_inline(screen.keyboard),
            )
        except Exception as error:
            return meaning(error)
        return Done()

    async def _edit_caption(self, chat_id: ChatId, message_id: int, screen: Screen) -> Outcome:
        try:
            await self._bot.edit_message_caption(
                chat_id=chat_id,
                message_id=message_id,
                caption=screen.html,
                parse_mode=ParseMode.HTML,
                reply_markup=_inline(screen.keyboard),
            )
        except Exception as error:
            return meaning(error)
        return Done()

    async def offer(self, chat_id: ChatId, commands: Sequence[tuple[str, str]]) -> Outcome:
        """Set the command menu of one chat; with no commands it shows the general one."""
        scope = BotCommandScopeChat(chat_id)
        try:
            if commands:
                await self._bot.set_my_commands([BotCommand(*command) for command in commands], scope=scope)
            else:
                await self._bot.delete_my_commands(scope=scope)
        except Exception as error:
            return meaning(error)
        return Done()

    async def pin(self, chat_id: ChatId, message_id: int) -> Outcome:
        """Pin a message at the top of the chat, silently; one that is pinned already stays so."""
        try:
            await self._bot.pin_chat_message(chat_id, message_id, disable_notification=True)
        except Exception as error:
            return meaning(error)
        return Done()

    async def delete(self, chat_id: ChatId, message_id: int) -> Outcome:
        """Take a message out of the chat; one that is gone or too old to be taken out counts as done."""
        try:
            await self._bot.delete_message(chat_id, message_id)
        except Exception as error:
            outcome = meaning(error)
            return Done() if isinstance(outcome, Vanished) else outcome
        return Done()


def meaning(error: Exception) -> Outcome:  # noqa: PLR0911 - a table, one line a kind
    """Tell what an error of a request means for what was to be sent."""
    match error:
        case RetryAfter():
            return Flooded(retry_after=pause_asked_for(error))
        case Forbidden():
            return Blocked(reason=said(error))
        case BadRequest():
            return _meaning_of_refusal(error)
        case ChatMigrated():
            return Refused(reason=said(error))
        case InvalidToken():  # a wrong token is the operator's mistake: nothing may be thrown away for it
            return Failed(reason=said(error))
        case NotSent():
            return Failed(reason=said(error))
        case FateUnknown() | TimedOut():
            return Uncertain(reason=said(error))
        case NetworkError():  # 5xx: whoever failed may have passed it on before
            return Uncertain(reason=said(error))
        case TelegramError():  # an answer that is no JSON
            return Uncertain(reason=type(error).__name__)
        case _:
            return Uncertain(reason=type(error).__name__)


def said(error: TelegramError) -> str:
    """Return Telegram's words without what they quote of the message: reasons are stored and logged, and a message has names."""
    return QUOTED.sub("…", error.message)[:LONGEST_REASON]


def _meaning_of_refusal(error: BadRequest) -> Outcome:
    message, reason = error.message.lower(), said(error)
    if NOT_MODIFIED in message:
        return Done()
    if any(words in message for words in GONE):
        return Vanished(is_gone=True, reason=reason)
    if any(words in message for words in UNCHANGEABLE):
        return Vanished(is_gone=False, reason=reason)
    return Refused(reason=reason)


def _markup(screen: Screen) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | None:
    if screen.reply_keyboard:
        return ReplyKeyboardMarkup(
            [[KeyboardButton(label) for label in screen.reply_keyboard]], resize_keyboard=True, is_persistent=True
        )
    return _inline(screen.keyboard)


def _inline(keyboard: Sequence[Sequence[Button]]) -> InlineKeyboardMarkup | None:
    """Return the keyboard as Telegram's JSON has it: the library's objects, made and taken apart again, cost 0.2 ms a card."""
    if not keyboard:
        return None
    return cast("InlineKeyboardMarkup", {"inline_keyboard": [[_button(button) for button in row] for row in keyboard]})


def _button(button: Button) -> dict[str, object]:
    if button.copies:
        return {"text": button.label, "copy_text": {"text": button.copies}}
    if button.opens:
        return {"text": button.label, "url": button.opens}
    if button.app:
        return {"text": button.label, "web_app": {"url": button.app}}
    return {"text": button.label, "callback_data": button.action}

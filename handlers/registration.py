"""Registers the handlers with python-telegram-bot and carries their results into the turn.

`process_update` returns nothing and swallows errors, so the wrapper here puts the reply, or the exception, into the turn found in
the context variable. Closed by default: a person without an employee's row reaches nothing but /start and the refusal.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Coroutine
from dataclasses import replace
from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.screens.action import UnknownAction, decode
from bot.screens.messages import hint
from bot.screens.screen import Toast
from bot.screens.turn import Turn, current_turn
from bot.services.errors import DomainError
from bot.services.people.access import refuse_stranger
from handlers import clients, entrance, guide, messages, phrases, settings, team
from handlers.beside import above_the_card
from handlers.closing import close_tapped
from handlers.dependencies import Dependencies, Reply
from handlers.taps import TAPS

MessageTaker = Callable[[Turn, Dependencies, Message], Awaitable[Reply]]
Callback = Callable[[Update, Any], Coroutine[Any, Any, None]]


def register(
    application: Application[Any, Any, Any, Any, Any, Any], deps: Dependencies, next_call_labels: Collection[str]
) -> None:
    """Add every handler.

    Args:
        next_call_labels: what the button under the input field says, in every language; it may grow while the bot runs.
    """
    is_next_call = _OneOf(next_call_labels)
    is_readable = filters.UpdateType.MESSAGE
    application.add_handler(CallbackQueryHandler(_tap(deps)))
    application.add_handler(CommandHandler("start", _message(deps, entrance.start, open_to_strangers=True), filters=is_readable))
    application.add_handler(CommandHandler("call", _message(deps, messages.call), filters=is_readable))
    application.add_handler(CommandHandler("help", _message(deps, messages.show_help), filters=is_readable))
    application.add_handler(CommandHandler("clients", _message(deps, clients.command), filters=is_readable))
    application.add_handler(CommandHandler("team", _message(deps, team.command), filters=is_readable))
    application.add_handler(CommandHandler("settings", _message(deps, settings.command), filters=is_readable))
    application.add_handler(CommandHandler("audit", _message(deps, settings.audit_command), filters=is_readable))
    application.add_handler(CommandHandler("words", _message(deps, phrases.command), filters=is_readable))
    application.add_handler(CommandHandler("guide", _message(deps, guide.show_contents), filters=is_readable))
    application.add_handler(CommandHandler("pocket", _message(deps, guide.show_pocket), filters=is_readable))
    application.add_handler(MessageHandler(is_readable & is_next_call, _message(deps, messages.next_call)))
    application.add_handler(MessageHandler(is_readable & filters.COMMAND, _message(deps, messages.unknown_command)))
    application.add_handler(MessageHandler(is_readable & filters.TEXT, _message(deps, messages.words)))
    application.add_handler(MessageHandler(is_readable & filters.CONTACT, _message(deps, messages.contact)))
    application.add_handler(MessageHandler(is_readable & ~filters.StatusUpdate.ALL, _message(deps, messages.unreadable)))
    application.add_handler(InlineQueryHandler(_inline(deps)))
    application.add_handler(TypeHandler(Update, _ignore))


class _OneOf(filters.MessageFilter):
    """Lets messages through that say one of these texts."""

    def __init__(self, texts: Collection[str]) -> None:
        super().__init__()
        self._texts = texts

    def filter(self, message: Message) -> bool:
        return message.text in self._texts


def _message(deps: Dependencies, take: MessageTaker, *, open_to_strangers: bool = False) -> Callback:
    async def handle(turn: Turn, update: Update) -> Reply:
        message = update.message
        if message is None:
            return Reply()
        if turn.employee is None and not open_to_strangers:
            return await entrance.refuse(turn, deps)
        try:
            return await take(turn, deps, message)
        except DomainError as error:  # there is no tap to answer, so it is said in the chat
            words = deps.words(turn.employee.language if turn.employee else "")
            return await above_the_card(turn, deps, hint(turn.chat_id, words, error.key))

    return _carried(handle)


def _tap(deps: Dependencies) -> Callback:
    async def handle(turn: Turn, update: Update) -> Reply:
        query = update.callback_query
        if turn.employee is None:
            refused = await refuse_stranger(turn.work, turn.person, turn.now)
            reply = await _refused(turn, deps, query, "error.stranger_tap")
            return reply if refused.is_answered else replace(reply, toast=None)
        try:
            action = decode((query.data if query else None) or "")
            return await TAPS[type(action)](turn, deps, action)
        except UnknownAction:
            return await _refused(turn, deps, query, "error.old_button")
        except DomainError as error:
            return await _refused(turn, deps, query, error.key)

    return _carried(handle)


async def _refused(turn: Turn, deps: Dependencies, query: CallbackQuery | None, key: str) -> Reply:
    """Say why a tap does nothing, and close the message under which it stands if the right to that has ended."""
    words = deps.words(turn.employee.language if turn.employee else turn.person.language_code or "")
    message = query.message if query else None
    closed = () if message is None else await close_tapped(turn, words, message.message_id)
    return Reply(outgoing=closed, toast=Toast(text=words.plain(key), is_alert=True))


def _inline(deps: Dependencies) -> Callback:
    async def handle(turn: Turn, update: Update) -> Reply:
        if turn.employee is None or update.inline_query is None:
            return await guide.refuse_inline(turn)
        return await guide.answer_inline(turn, deps, update.inline_query)

    return _carried(handle)


def _carried(handle: Callable[[Turn, Update], Awaitable[Reply]]) -> Callback:
    async def callback(update: Update, context: Any) -> None:
        del context  # everything travels in the turn
        turn = current_turn.get()
        try:
            reply = await handle(turn, update)
        except Exception as error:  # the gateway rolls back, records the incident and apologises
            turn.error = error
            return
        turn.outgoing.extend(reply.outgoing)
        turn.toast = reply.toast
        turn.inline = reply.inline

    return callback


async def _ignore(update: Update, context: Any) -> None:
    """Take what the bot has no use for, so that nobody is surprised by it."""
    del update, context

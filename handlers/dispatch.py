"""The dispatch: which feature an update is for, and whether who sent it is let in.

Closed by default: a person without an employee's row reaches nothing but the commands for strangers and the refusal. What a
handler raises is a mistake and passes through, to the gateway's incident; what a use case refuses is said.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, CommandHandler, MessageHandler, filters

from bot.screens.action import UnknownAction, decode
from bot.screens.messages import hint
from bot.screens.screen import Toast
from bot.screens.training.actions import TRAINING_VERBS
from bot.screens.turn import Reply, Turn
from bot.services.asked import forget_question
from bot.services.calls.hear_client import is_meant
from bot.services.errors import DomainError
from bot.services.people.access import refuse_stranger
from handlers import guide, house, sales
from handlers import help as helping
from handlers.calls import messages
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Feature
from handlers.people import entrance
from handlers.people.closing import close_tapped
from handlers.showing import above_the_card, below_what_stays, seen_again, stays

ALBUMS = 64
"""Albums that are remembered: their pictures come one after another."""
SAID_IN_TRAINING: Mapping[str, str] = {
    "error.gone": "error.gone_training",
    "error.old_button": "error.old_button_training",
}
"""What leads on to training where it would lead to a call."""
TakeMessage = Callable[[Turn, Dependencies, Message], Awaitable[Reply]]


class Dispatch:
    """Finds who takes an update. The library's filters tell messages apart; its own dispatch would swallow what is raised."""

    def __init__(self, features: Sequence[Feature], deps: Dependencies) -> None:
        """Take what the features name."""
        self._deps = deps
        self._taps = {tap.action: tap.take for feature in features for tap in feature.taps}
        self._asks = {ask.kind: ask.take for feature in features for ask in feature.asks}
        commands = [command for feature in features for command in feature.commands]
        self._commands = {command.take for command in commands}
        self._ended_by_commands = {ask.kind for feature in features for ask in feature.asks if not ask.outlives_commands}
        self._for_strangers = {command.take for command in commands if command.is_for_strangers}
        self._albums: deque[str] = deque(maxlen=ALBUMS)
        fresh = filters.UpdateType.MESSAGE
        self._routes: Sequence[tuple[BaseHandler[Any, Any, Any], TakeMessage]] = (
            *((CommandHandler(command.name, _nothing, filters=fresh), command.take) for command in commands),
            (MessageHandler(fresh & _OurOwnWords(), _nothing), messages.our_own_words),
            (MessageHandler(fresh & _OneOf(deps), _nothing), messages.next_call),
            (MessageHandler(fresh & filters.COMMAND, _nothing), helping.unknown_command),
            (MessageHandler(fresh & filters.TEXT, _nothing), self._hear),
            (MessageHandler(fresh & filters.CONTACT, _nothing), messages.contact),
            (MessageHandler(fresh & house.SheetFiles(), _nothing), house.take_file),
            (MessageHandler(fresh & sales.SaleLists(), _nothing), sales.take_file),
            (MessageHandler(fresh & ~filters.StatusUpdate.ALL, _nothing), self._unreadable),
        )

    async def __call__(self, turn: Turn, update: Update) -> Reply:
        """Let whoever it is for work on an update.

        Raises:
            Exception: what a handler raises by mistake.
        """
        if update.callback_query is not None:
            query = update.callback_query
            return await self._tap(turn, query.data or "", query.message.message_id if query.message else None)
        if update.inline_query is not None:
            if turn.employee is None:
                return await guide.refuse_inline(turn)
            return await guide.answer_inline(turn, self._deps, update.inline_query)
        if update.message is None:
            return Reply()
        for route, take in self._routes:
            if _accepts(route, update):
                return await self._message(turn, update.message, take)
        return Reply()

    async def _message(self, turn: Turn, message: Message, take: TakeMessage) -> Reply:
        if turn.employee is None and take not in self._for_strangers:
            return await entrance.refuse(turn, self._deps)
        try:
            if turn.employee is not None and take in self._commands:
                # Whoever goes to another page types for that: no name that was asked for before is changed behind his back.
                await forget_question(act_of(turn, self._deps), self._ended_by_commands)
            reply = await take(turn, self._deps, message)
            return below_what_stays(reply, message) if stays(message) else await seen_again(turn, reply)
        except DomainError as error:  # there is no tap to answer, so it is said in the chat
            return await above_the_card(turn, self._deps, hint(turn.chat_id, texts_of(turn, self._deps), error.key))

    async def _hear(self, turn: Turn, deps: Dependencies, message: Message) -> Reply:
        """Give a typed text to whoever has asked for it; what nobody has asked for, or what means something else, to the call."""
        act = act_of(turn, deps)
        if message.media_group_id is not None:
            self._albums.append(message.media_group_id)
        prompt = await act.work.prompts.take(turn.chat_id, act.now)
        if prompt is not None and prompt.kind in self._asks and await is_meant(act, prompt):
            reply = await self._asks[prompt.kind](turn, deps, message, prompt)
            if reply is not None:
                return reply
        return await messages.hear(turn, deps, message, prompt)

    async def _unreadable(self, turn: Turn, deps: Dependencies, message: Message) -> Reply:
        """Say what cannot be read, of the pictures of an album once; the first has the words of them all, if there are any."""
        if message.media_group_id is not None:
            if message.media_group_id in self._albums:
                return Reply()
            self._albums.append(message.media_group_id)
        return await messages.unreadable(turn, deps, message)

    async def _tap(self, turn: Turn, data: str, message_id: int | None) -> Reply:
        if turn.employee is None:
            refused = await refuse_stranger(turn.work, turn.person, turn.now)
            reply = await self._refused(turn, message_id, "error.stranger_tap")
            return reply if refused.is_answered else replace(reply, toast=None)
        try:
            action = decode(data)
            return await self._taps[type(action)](turn, self._deps, action)
        except UnknownAction:
            key = "error.old_button"
        except DomainError as error:
            key = error.key
        is_training = data.partition(":")[0] in TRAINING_VERBS
        return await self._refused(turn, message_id, SAID_IN_TRAINING.get(key, key) if is_training else key)

    async def _refused(self, turn: Turn, message_id: int | None, key: str) -> Reply:
        """Say why a tap does nothing, and close the message under which it stands if the right to that has ended."""
        closed = () if message_id is None else await close_tapped(turn, self._deps, message_id)
        return Reply(outgoing=closed, toast=Toast(text=texts_of(turn, self._deps).plain(key), is_alert=True))


class _OurOwnWords(filters.MessageFilter):
    """Lets messages through that somebody has picked from our own list, by naming the bot in its own chat."""

    def filter(self, message: Message) -> bool:
        return message.via_bot is not None and message.via_bot.id == message.get_bot().id


class _OneOf(filters.MessageFilter):
    """Lets messages through that say what the button under the input field says, in any language."""

    def __init__(self, deps: Dependencies) -> None:
        super().__init__()
        self._labels = deps.next_call_labels

    def filter(self, message: Message) -> bool:
        return message.text in self._labels


def _accepts(route: BaseHandler[Any, Any, Any], update: Update) -> bool:
    """Ask the library whether a handler is for an update. A command of another bot and of no kind is for none: False or None."""
    found = route.check_update(update)
    return found is not None and found is not False


async def _nothing(update: Update, context: Any) -> None:
    """Stand where the library wants a callback: the reply is made by the dispatch."""
    del update, context

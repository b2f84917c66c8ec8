"""The command menu: published at the start, in the background. Leaves out what the commands do and how they are called."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

import structlog
from telegram import Bot, BotCommand
from telegram.error import BadRequest

from bot.gateway.keep_trying import KeepTrying
from bot.gateway.pauses import Sleep

Commands = Mapping[str | None, Sequence[tuple[str, str]]]
"""Commands with their descriptions, by language; None is for everybody whose language has no list of its own."""

log = structlog.get_logger(__name__)


async def publish_commands(bot: Bot, commands: Commands, sleep: Sleep = asyncio.sleep) -> None:
    """Publish every list, trying as long as it takes; gives up a list that Telegram refuses."""
    trying = KeepTrying(without="command menu", sleep=sleep)
    for language, named in commands.items():
        menu = [BotCommand(name, description) for name, description in named]

        async def publish(language: str | None = language, menu: Sequence[BotCommand] = menu) -> None:
            try:
                await bot.set_my_commands(menu, language_code=language)
            except BadRequest as error:
                log.error("the command menu is refused", language=language, reason=error.message)

        await trying.ask(publish)

"""What the bot says of itself on Telegram: the command menu for those it does not know, and its descriptions.

Published at the start, in the background, and only what differs from what Telegram has. Leaves out what the commands do, and the
menus of single people: those are messages like any other, see `bot.screens.menu`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

import structlog
from telegram import Bot, BotCommand
from telegram.error import BadRequest

from bot.gateway.telegram.keep_trying import KeepTrying
from bot.gateway.telegram.pauses import Sleep

Commands = Mapping[str | None, Sequence[tuple[str, str]]]
"""Commands with their descriptions, by language; None is for everybody whose language has no list of its own."""
Texts = Mapping[str | None, str]
"""A text by language; None as in `Commands`."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What everybody sees of the bot."""

    commands: Commands = field(default_factory=dict)
    descriptions: Texts = field(default_factory=dict)
    """What an empty chat shows; at most 512 characters."""
    short_descriptions: Texts = field(default_factory=dict)
    """What the bot's page shows; at most 120 characters."""


async def publish_profile(bot: Bot, profile: Profile, sleep: Sleep = asyncio.sleep) -> None:
    """Publish everything, trying as long as it takes; gives up what Telegram refuses."""
    await publish_commands(bot, profile.commands, sleep)
    trying = KeepTrying(without="the bot's description", sleep=sleep)
    for language, text in profile.descriptions.items():

        async def describe(language: str | None = language, text: str = text) -> None:
            if (await bot.get_my_description(language_code=language)).description != text:
                await bot.set_my_description(text, language_code=language)

        await trying.ask(_unless_refused(describe, "the description", language))
    for language, text in profile.short_descriptions.items():

        async def describe_shortly(language: str | None = language, text: str = text) -> None:
            if (await bot.get_my_short_description(language_code=language)).short_description != text:
                await bot.set_my_short_description(text, language_code=language)

        await trying.ask(_unless_refused(describe_shortly, "the short description", language))


async def publish_commands(bot: Bot, commands: Commands, sleep: Sleep = asyncio.sleep) -> None:
    """Publish every list, trying as long as it takes; gives up a list that Telegram refuses."""
    trying = KeepTrying(without="command menu", sleep=sleep)
    for language, named in commands.items():
        menu = [BotCommand(name, description) for name, description in named]

        async def publish(language: str | None = language, menu: Sequence[BotCommand] = menu) -> None:
            if list(await bot.get_my_commands(language_code=language)) != list(menu):
                await bot.set_my_commands(menu, language_code=language)

        await trying.ask(_unless_refused(publish, "the command menu", language))


def _unless_refused(request: Callable[[], Awaitable[None]], what: str, language: str | None) -> Callable[[], Awaitable[None]]:
    async def ask() -> None:
        try:
            await request()
        except BadRequest as error:
            log.error("telegram refuses what the bot says of itself", what=what, language=language, reason=error.message)

    return ask

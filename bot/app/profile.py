"""What the bot says of itself, from content: descriptions and command menus, for everybody and for single people."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from bot.content.library import Library
from bot.gateway.outgoing.requests import digest_of
from bot.gateway.telegram.profile import Profile
from bot.screens.menu import FOR_STRANGERS, described, menu_of
from bot.screens.screen import MENU_SLOT, Outgoing, to_outbox_message
from bot.screens.words import Words
from bot.services.ports import UnitOfWork

T = TypeVar("T")


def profile_of(library: Library) -> Profile:
    """Return what strangers see of the bot in each language; the default language's is for everybody else too."""

    def by_language(say: Callable[[Words], T]) -> dict[str | None, T]:
        said: dict[str | None, T] = {language: say(library.words(language)) for language in library.languages}
        said[None] = said[library.default_language]
        return said

    return Profile(
        commands=by_language(lambda words: described(FOR_STRANGERS, words)),
        descriptions=by_language(lambda words: words.plain("profile.description")),
        short_descriptions=by_language(lambda words: words.plain("profile.short")),
    )


async def renew_menus(work: UnitOfWork, words: Callable[[str], Words]) -> list[Outgoing]:
    """Return the menus that differ from what single people have, as after a new version with other commands or words."""
    changed: list[Outgoing] = []
    for employee in await work.employees.active():
        menu = menu_of(employee, words(employee.language))
        shown = await work.slots.get(MENU_SLOT.in_chat(menu.chat_id))
        if shown is None or shown.digest != digest_of(to_outbox_message(menu).payload):
            changed.append(menu)
    return changed

"""What the bot says of itself to everybody, from content: descriptions and the general command menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.content.library import Library
from bot.gateway.telegram.profile import Profile
from bot.screens.menu import described
from bot.screens.texts import Texts

T = TypeVar("T")


def profile_of(library: Library, commands: Sequence[str]) -> Profile:
    """Return what strangers see of the bot in each language; the default language's is for everybody else too."""

    def by_language(say: Callable[[Texts], T]) -> dict[str | None, T]:
        said: dict[str | None, T] = {language: say(library.texts(language)) for language in library.languages}
        said[None] = said[library.default_language]
        return said

    return Profile(
        commands=by_language(lambda texts: described(commands, texts)),
        descriptions=by_language(lambda texts: texts.plain("profile.description")),
        short_descriptions=by_language(lambda texts: texts.plain("profile.short")),
    )

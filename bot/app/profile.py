"""What the bot says of itself to everybody, from content: descriptions and the general command menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.content.library import Library
from bot.gateway.telegram.profile import Profile
from bot.screens.menu import described
from bot.screens.words import Words

T = TypeVar("T")


def profile_of(library: Library, commands: Sequence[str]) -> Profile:
    """Return what strangers see of the bot in each language; the default language's is for everybody else too."""

    def by_language(say: Callable[[Words], T]) -> dict[str | None, T]:
        said: dict[str | None, T] = {language: say(library.words(language)) for language in library.languages}
        said[None] = said[library.default_language]
        return said

    return Profile(
        commands=by_language(lambda words: described(commands, words)),
        descriptions=by_language(lambda words: words.plain("profile.description")),
        short_descriptions=by_language(lambda words: words.plain("profile.short")),
    )

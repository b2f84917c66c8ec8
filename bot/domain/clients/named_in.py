"""Does a text say what a client is called? In doubt it does: what is stored for good must not bear a name."""

from __future__ import annotations

from bot.domain.clients.name_words import PARTING, TITLES
from bot.domain.folding import fold

SHORTEST = 3
"""Letters of a word that tells anybody."""
ENDING = 2
"""Letters by which another form of a name may differ: «Анне», «Анной»."""
FINNISH = "nen"
"""Changed as a whole: «Hämäläisen»."""
LONGER = 3
"""By so many letters a form may be longer than the name."""
VOWELS = frozenset("аеиоуыэюяьйaeiouy")
"""What gives way to another ending at the end of a name of three letters, and what the other begins with: «Юра», «Юре»."""
FLEETING = "е"
"""Within a name of three letters it may give way: «Лев», «Льва»."""


def is_named_in(text: str, name: str) -> bool:
    """Tell whether a word of a text may be a form of a word of the name; titles and words between names are none."""
    said = _words(text)
    return any(
        _is_form(one, word)
        for word in _words(name)
        if len(word) >= SHORTEST and word not in TITLES and word not in PARTING
        for one in said
    )


def _is_form(said: str, word: str) -> bool:
    if len(word) == SHORTEST and word.isalpha() and _is_short_form(said, word):
        return True
    changing = len(FINNISH) if word.endswith(FINNISH) else ENDING
    stem = word[: max(SHORTEST, len(word) - changing)] if word.isalpha() else word
    return said.startswith(stem) and len(said) <= len(word) + LONGER


def _is_short_form(said: str, word: str) -> bool:
    """Tell whether a word may be a form of a name of three letters, of which it has but two."""
    if word[-1] in VOWELS:
        return said.startswith(word[:-1]) and said[2:3] in VOWELS and len(said) <= len(word) + 1
    return word[1] == FLEETING and said.startswith(f"{word[0]}ь{word[2]}") and len(said) <= len(word) + ENDING


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in fold(text)).split()

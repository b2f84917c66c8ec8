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


def is_named_in(text: str, name: str) -> bool:
    """Tell whether a word of a text may be a form of a word of the name; titles and words between names are none."""
    said = _words(text)
    for word in _words(name):
        if len(word) < SHORTEST or word in TITLES or word in PARTING:
            continue
        changing = len(FINNISH) if word.endswith(FINNISH) else ENDING
        stem = word[: max(SHORTEST, len(word) - changing)] if word.isalpha() else word
        if any(one.startswith(stem) and len(one) <= len(word) + LONGER for one in said):
            return True
    return False


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in fold(text)).split()

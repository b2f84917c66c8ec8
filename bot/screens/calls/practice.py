"""The sign of a practice call in the status line of its card."""

from __future__ import annotations

from bot.screens.text_keys import STATUS
from bot.screens.texts import Texts

SIGN = "🎓"


def marked_as_practice(status: str, texts: Texts) -> str:
    """Put the sign before a status; what has no room beside it falls away, the other type first."""
    for said in (status, status.partition(" · ")[0]):
        if len(f"{SIGN} {said}") <= STATUS:
            return f"{SIGN} {said}"
    return texts.plain("status.practice")

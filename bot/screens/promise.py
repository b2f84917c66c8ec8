"""A promised time in a message: our words, and behind them the moment, which Telegram tells by the reader's own clock.

What stands there is said in the zone that the employee has set, as on the buttons beside it; a tap on it tells the moment in his
phone's zone and language (`date_time`, Bot API 9.5). Phones that do not know it yet show the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape

from bot.screens.texts import Texts


class Html(str):
    """A text that is HTML already; what renders messages escapes it no second time."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return it as it is."""
        return self


def promise(at: datetime, texts: Texts, time_zone: str) -> Html:
    """Return a moment with its hour, for a message."""
    return behind(at, texts.moment(at, time_zone))


def behind(at: datetime, words: str) -> Html:
    """Put a moment behind the words that stand for it. It may not stand in bold letters: Telegram would drop it."""
    return Html(f'<tg-time unix="{int(at.timestamp())}">{escape(words, quote=False)}</tg-time>')


def join(separator: str, parts: Sequence[str]) -> Html:
    """Return parts of a line as one; plain ones are escaped."""
    return Html(separator.join(part if isinstance(part, Html) else escape(part, quote=False) for part in parts))


def line(texts: Texts, key: str, **facts: object) -> Html:
    """Return an interface text whose facts may hold a moment, as a line of a message."""
    return Html(texts.html(key, **facts))

"""A promised time in a message is words in the zone that was set, with the moment behind them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.content.library import Library
from bot.domain.ids import LanguageCode
from bot.playground.formatted_text import read_text
from bot.screens.page import page
from bot.screens.promise import behind, join, line, promise

AT = datetime(2026, 12, 3, 12, 0, tzinfo=UTC)
LANGUAGES = ("ru", "en", "ro", "fi")


@pytest.mark.parametrize("key", ["finished.call_back", "reminder.promised", "reminder.moved", "when.confirm"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_with_a_promise_is_text_and_a_moment(library: Library, language: str, key: str) -> None:
    """Telegram reads the words that were said before, and one moment behind those of them that are a time."""
    texts = library.texts(LanguageCode(language))
    said = line(texts, key, at=promise(AT, texts, "Europe/Moscow"))
    text, entities = read_text(page(texts, "Анна & <Ко>", lines=["1 < 2", said], note=said).html, "HTML")
    words = texts.moment(AT, "Europe/Moscow")
    assert text.split("\n")[1:3] == ["1 < 2", texts.plain(key, at=words)]
    moments = [one for one in entities if one["type"] == "date_time"]
    assert [one["unix_time"] for one in moments] == [int(AT.timestamp())] * 2
    assert all(text[one["offset"] : one["offset"] + one["length"]] == words for one in moments)
    assert not any("date_time_format" in one for one in moments), "our words are shown, not the phone's"


def test_what_is_no_html_is_escaped_once() -> None:
    """A name beside a promise, and words that hold signs."""
    assert join(" · ", ["<Ко>", behind(AT, "a & b")]) == f'&lt;Ко&gt; · <tg-time unix="{int(AT.timestamp())}">a &amp; b</tg-time>'

"""Measures: what Telegram counts, shows and refuses."""

from __future__ import annotations

import pytest

from bot.content.render.measure import read_markup, utf16_length, visible_length


def test_an_emoji_counts_twice_for_telegram_and_once_for_the_eye() -> None:
    """Characters beyond the first plane are two UTF-16 units; selectors are not seen."""
    assert utf16_length("🎈") == 2
    assert visible_length("✔️") == 1


@pytest.mark.parametrize(
    "html",
    [
        "<b>a</b> <i>b</i>",
        '<a href="https://t.me">x</a>',
        "<blockquote expandable>x</blockquote>",
        '<tg-emoji emoji-id="1">x</tg-emoji>',
        "&lt; &gt; &amp; &quot; &#39; &#x27;",
        "без разметки",
    ],
)
def test_telegrams_own_markup_is_accepted(html: str) -> None:
    """The tags and entities of the Bot API have no finding."""
    assert read_markup(html)[1] == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>a</p>",
        "<b>a",
        "a</b>",
        "<b><i>a</b></i>",
        "a < b",
        "a & b",
        "&nbsp;",
        "<br/>",
        "<b/>",
        '<b class="x">a</b>',
        "<!-- a -->",
        "<!DOCTYPE html>",
        "<?php ?>",
        "<![CDATA[x]]>",
        "<script>alert(1)</script>",
    ],
)
def test_what_telegram_would_refuse_is_told(html: str) -> None:
    """An unknown, crossed or open tag and a bare sign break the whole message."""
    assert read_markup(html)[1]


def test_the_visible_text_has_no_markup() -> None:
    """Lengths are taken from what is seen."""
    assert read_markup("<b>a</b> &lt;&#39;")[0] == "a <'"

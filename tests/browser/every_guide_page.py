"""Every screen of the guide in one language, and the pocket message."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.guide.chapters import Guide
from bot.domain.ids import ChatId
from bot.screens.guide.guide_pages import chapter_page, contents, guide_page, pocket
from bot.screens.texts import Texts

from .every_card import Sample

TALLEST_PAGE = 640
"""Pixels between header and input of a phone of 390 by 844: a page of the guide is read without scrolling."""


def every_guide_page(guide: Guide, texts: Texts) -> Iterator[Sample]:
    """Give contents, chapters, pages and the pocket message."""
    yield Sample(name="guide contents", screen=contents(texts, guide), is_card=False, tallest=TALLEST_PAGE)
    for chapter in guide.chapters:
        yield Sample(
            name=f"guide chapter {chapter}", screen=chapter_page(texts, guide, chapter), is_card=False, tallest=TALLEST_PAGE
        )
    for page in guide.pages.values():
        yield Sample(name=f"guide {page.id}", screen=guide_page(texts, guide, page), is_card=False, tallest=TALLEST_PAGE)
    yield Sample(name="guide pocket", screen=pocket(ChatId(1), texts, guide).screen, is_card=False, tallest=TALLEST_PAGE)

"""A page of the guide fits a phone screen, and its titles fit their buttons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.language import GuidePageWords
from bot.content.read.text import Text
from bot.content.read.written import Content
from bot.content.render.measure import visible_length

ID = "guide_lengths"
TITLE = "A guide page fits a phone screen, and its title and chapter fit their buttons"

MAX_CHAPTER, MAX_TITLE, MAX_TEXT, MAX_NOTE, MAX_ASK = 18, 36, 700, 160, 40
MAX_LINES, LINE = 27, 36
"""Lines of a page, and the characters of one, on a screen of 390 by 844."""


def check(content: Content) -> Iterator[Finding]:
    """Give texts of the guide that are too long for their place."""
    for language in content.languages:
        file, guide = language.file(layout.GUIDE), language.guide
        for key, text in guide.chapters.items():
            yield from _long(file, f"the chapter {key}", text, MAX_CHAPTER)
        for key, page in guide.pages.items():
            yield from _page(file, key, page)


def _page(file: str, key: str, page: GuidePageWords) -> Iterator[Finding]:
    yield from _long(file, f"the title of {key}", page.title, MAX_TITLE)
    yield from _long(file, f"the text of {key}", page.text, MAX_TEXT)
    for word in page.ask:
        yield from _long(file, f"“{word.value}” of {key}", word, MAX_ASK)
    if page.note is not None:
        yield from _long(file, f"the note of {key}", page.note, MAX_NOTE)
    lines = _lines([page.text.value, *([page.note.value] if page.note else [])])
    if lines > MAX_LINES:
        message = f"{key} takes about {lines} lines on a phone, at most {MAX_LINES} fit"
        hint, facts = "shorten it, or make two pages of it", (("lines", lines), ("most", MAX_LINES))
        yield Finding(rule=ID, file=file, line=page.text.line, message=message, hint=hint, problem="lines", facts=facts)


def _lines(texts: Sequence[str]) -> int:
    """Return how many lines a phone needs for the texts, an empty line between them."""
    rows = "\n\n".join(texts).strip().split("\n")
    return sum(max(1, ceil(visible_length(row) / LINE)) for row in rows)


def _long(file: str, what: str, text: Text, limit: int) -> Iterator[Finding]:
    length = visible_length(text.value.strip())
    if length > limit:
        message = f"{what} has {length} characters, at most {limit} fit"
        hint, facts = f"shorten it by {length - limit}", (("length", length), ("most", limit), ("over", length - limit))
        yield Finding(rule=ID, file=file, line=text.line, message=message, hint=hint, problem="long", facts=facts)

"""Texts of the guide are plain: paragraphs, and points that begin with «• »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.form import MARKUP, UNEVEN
from bot.content.read.language import GuidePageWords
from bot.content.read.text import Text
from bot.content.read.written import Content

ID = "guide_form"
TITLE = "A guide page is plain text, its title is one line, and people have at least three ways to ask for it"

MIN_ASK = 3
OURS = "→"
"""Marks a line as our own advice; the foot of the page says so."""
# A long dash opens a line of a dialogue, so it is none of these.
_OTHER_POINT = re.compile(r"^\s*[-*–·]\s|^\s*•(?! \S)|^ +•", re.MULTILINE)
_OTHER_ARROW = re.compile(r"^→(?! \S)|^[ \t]+→", re.MULTILINE)


def check(content: Content) -> Iterator[Finding]:
    """Give texts of the guide that would read oddly."""
    for language in content.languages:
        file = language.file(layout.GUIDE)
        titles: dict[str, str] = {}
        for key, page in language.guide.pages.items():
            yield from _page(file, key, page)
            first = titles.setdefault(page.title.value.casefold(), key)
            if first != key:
                message = f"{key} and {first} have the same title"
                hint, facts = "say how they differ", (("text", page.title.value),)
                line = page.title.line
                yield Finding(rule=ID, file=file, line=line, message=message, hint=hint, problem="same", facts=facts)
        for key, text in language.guide.chapters.items():
            yield from _line(file, f"the chapter {key}", text)


def _page(file: str, key: str, page: GuidePageWords) -> Iterator[Finding]:
    yield from _line(file, f"the title of {key}", page.title)
    if page.title.value.endswith("."):
        message = f"the title of {key} ends with a full stop"
        yield Finding(rule=ID, file=file, line=page.title.line, message=message, hint="take it out", problem="end")
    if page.note is not None:
        yield from _line(file, f"the note of {key}", page.note)
    yield from _plain(file, f"the text of {key}", page.text)
    if "\n\n\n" in page.text.value:
        message = f"the text of {key} has two empty lines in a row"
        yield Finding(rule=ID, file=file, line=page.text.line, message=message, hint="one is enough", problem="empty")
    if _OTHER_POINT.search(page.text.value):
        message = f"a point in the text of {key} does not begin with “• ”"
        hint = "begin the line with • and one space"
        yield Finding(rule=ID, file=file, line=page.text.line, message=message, hint=hint, problem="point")
    if _OTHER_ARROW.search(page.text.value):
        message = f"a line of our own in the text of {key} does not begin with “→ ”"
        hint = "begin the line with → and one space"
        yield Finding(rule=ID, file=file, line=page.text.line, message=message, hint=hint, problem="arrow")
    asked = {word.value.casefold() for word in page.ask}
    if len(asked) < MIN_ASK or len(asked) < len(page.ask):
        message = f"{key} has {len(asked)} different words in ask, at least {MIN_ASK} are needed, each once"
        hint, facts = "write what people would type to find it", (("n", len(asked)), ("least", MIN_ASK))
        yield Finding(rule=ID, file=file, line=page.title.line, message=message, hint=hint, problem="asked", facts=facts)


def _line(file: str, what: str, text: Text) -> Iterator[Finding]:
    if text.value.lstrip().startswith(OURS):
        message = f"{what} begins with an arrow"
        hint = "only a line of a page's text is marked as ours"
        yield Finding(rule=ID, file=file, line=text.line, message=message, hint=hint, problem="ours")
    if UNEVEN.search(text.value):
        message = f"{what} has a line break or more than one space in a row"
        yield Finding(rule=ID, file=file, line=text.line, message=message, hint="this is one line", problem="line")
    yield from _plain(file, what, text)


def _plain(file: str, what: str, text: Text) -> Iterator[Finding]:
    found = MARKUP.search(text.value)
    if found:
        message = f"{what} has “{found[0]}”, which people would see as it stands"
        hint, facts = "this is plain text", (("sign", found[0]),)
        yield Finding(rule=ID, file=file, line=text.line, message=message, hint=hint, problem="markup", facts=facts)

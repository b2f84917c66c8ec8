"""Texts of drills are single plain lines."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.form import MARKUP, UNEVEN
from bot.content.read.written import Content

ID = "drill_form"
TITLE = "Every text of a drill is one plain line"


def check(content: Content) -> Iterator[Finding]:
    """Give texts that would read oddly."""
    for language in content.languages:
        file = language.file(layout.DRILLS)
        for one in language.drills.texts():
            if UNEVEN.search(one.text.value):
                message = f"the {one.part} of {one.drill} has a line break or a space too many"
                yield Finding(rule=ID, file=file, line=one.text.line, message=message, hint="this is one line")
            found = MARKUP.search(one.text.value)
            if found:
                message = f"the {one.part} of {one.drill} has “{found[0]}”, which people would see as it stands"
                yield Finding(rule=ID, file=file, line=one.text.line, message=message, hint="this is plain text")

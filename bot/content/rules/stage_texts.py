"""A stage of training fits a phone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.content import layout
from bot.content.findings import Finding
from bot.content.form import MARKUP, UNEVEN
from bot.content.read.written import Content
from bot.content.render.measure import visible_length

ID = "stage_texts"
TITLE = "Every text of the stages is one plain line that fits its place, and a tick has no full stop"

LIMITS: Mapping[str, int] = {"expectation": 120, "name": 24, "about": 80, "gate": 80, "tick": 46}
"""The most characters of each text."""


def check(content: Content) -> Iterator[Finding]:
    """Give texts that are too long, or would read oddly."""
    for language in content.languages:
        file = language.file(layout.STAGES)
        for part, key, text in language.stages.texts():
            what = f"the {part} of {key}" if key else f"the {part}"
            length, most = visible_length(text.value), LIMITS[part]
            if length > most:
                message, hint = f"{what} has {length} characters, at most {most} fit", f"shorten it by {length - most}"
                yield Finding(rule=ID, file=file, line=text.line, message=message, hint=hint)
            if UNEVEN.search(text.value):
                message = f"{what} has a line break or a space too many"
                yield Finding(rule=ID, file=file, line=text.line, message=message, hint="this is one line")
            if found := MARKUP.search(text.value):
                message = f"{what} has “{found[0]}”, which people would see as it stands"
                yield Finding(rule=ID, file=file, line=text.line, message=message, hint="this is plain text")
            if part == "tick" and text.value.endswith("."):
                yield Finding(rule=ID, file=file, line=text.line, message=f"{what} ends with a full stop", hint="take it out")

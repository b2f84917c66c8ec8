"""Texts of the product quiz and the role game are single plain lines that fit a phone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.content import layout
from bot.content.findings import Finding
from bot.content.form import MARKUP, UNEVEN
from bot.content.read.quiz import QuizText
from bot.content.read.written import Content
from bot.content.render.measure import visible_length

ID = "quiz_form"
TITLE = "Every text of the quiz and the role game is one plain line that fits a phone"

LIMITS: Mapping[str, int] = {"name": 34, "asks": 160, "looks_for": 80, "scene": 220, "client": 220}
"""Part → the most characters."""


def check(content: Content) -> Iterator[Finding]:
    """Give texts that would read oddly or take too much room."""
    for language in content.languages:
        file = language.file(layout.QUIZ)
        for one in language.quiz.texts():
            for message, hint in _wrong(one):
                yield Finding(
                    rule=ID, file=file, line=one.text.line, message=f"the {one.part} of {one.item} {message}", hint=hint
                )


def _wrong(one: QuizText) -> Iterator[tuple[str, str]]:
    text = one.text.value
    if UNEVEN.search(text):
        yield "has a line break or a space too many", "this is one line"
    if found := MARKUP.search(text):
        yield f"has “{found[0]}”, which people would see as it stands", "this is plain text"
    length, most = visible_length(text), LIMITS[one.part]
    if length > most:
        yield f"has {length} characters, at most {most} fit", f"shorten it by {length - most}"

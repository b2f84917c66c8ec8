"""The product quiz asks what the document asks, and a role game can be played more than once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.written import Content

ID = "coverage_quiz"
TITLE = "The quiz has seven questions in use, a role game three to eight points, and there are four situations for it"

NEEDED: Mapping[str, tuple[int, int, str]] = {
    "quiz": (7, 7, "questions"),
    "points": (3, 8, "points"),
    "scenes": (4, 99, "situations"),
}
"""Section → the least and the most that are in use, and how they are called."""


def check(content: Content) -> Iterator[Finding]:
    """Give what there is too little or too much of; what is retired does not count."""
    if not content.is_whole(layout.SCRIPT_QUIZ):
        return
    for section, entries in content.structure.quiz.by_section:
        least, most, what = NEEDED[section]
        in_use = sum(not one.retired for one in entries)
        if not least <= in_use <= most:
            bound = f"{least} are needed" if in_use < least else f"at most {most} fit a row of buttons"
            message = f"{in_use} {what} are in use, {bound}"
            yield Finding(rule=ID, file=layout.SCRIPT_QUIZ, line=1, message=message)

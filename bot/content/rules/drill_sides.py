"""The ear decides, not the look of a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.written import Content

ID = "drill_sides"
TITLE = "The two sides of a contrast are not told apart by the length of their lines or by a punctuation mark"

MOST = 13 / 16
"""The share of lines that somebody may get right who looks at this alone; half of them he gets right blindfold."""
SIGNS = ("!", "?", "…", ",", ":")


def check(content: Content) -> Iterator[Finding]:
    """Give contrasts in which one can be right without reading."""
    for language in content.languages:
        for contrast in content.structure.drills.contrast:
            words = language.drills.contrast.get(contrast.id.value)
            if words is None or any(kind not in words.sides for kind in contrast.pair):
                continue
            one, other = ([line.text.value for line in words.sides[kind]] for kind in contrast.pair)
            lines = len(one) + len(other)
            looks = {"the length of a line": _right(list(map(len, one)), list(map(len, other)))}
            for sign in SIGNS:
                looks[f"a “{sign}”"] = _right([text.count(sign) for text in one], [text.count(sign) for text in other])
            for what, right in looks.items():
                if right > MOST * lines:
                    message = f"by {what} alone one tells {right} of the {lines} lines of {contrast.id.value} apart"
                    hint = "write some lines of either side like those of the other"
                    yield Finding(rule=ID, file=language.file(layout.DRILLS), line=words.line, message=message, hint=hint)


def _right(one: Sequence[int], other: Sequence[int]) -> int:
    """Return how many are told apart by whether they are above the best bound."""
    lines, most = len(one) + len(other), 0
    for bound in {*one, *other}:
        right = sum(value <= bound for value in one) + sum(value > bound for value in other)
        most = max(most, right, lines - right)
    return most

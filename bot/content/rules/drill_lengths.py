"""A drill fits a phone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.drill_words import Part
from bot.content.read.written import Content
from bot.content.render.measure import visible_length

ID = "drill_lengths"
TITLE = "Texts of drills are long enough to tell something, and fit a phone"

SHORT, LINE, LONG = 90, 110, 160
LIMITS: Mapping[tuple[str, Part], tuple[int, int]] = {
    ("recognise", Part.TEXT): (20, LONG),
    ("recognise", Part.WHY): (1, SHORT),
    ("contrast", Part.DIFFERENCE): (1, LINE),
    ("contrast", Part.LINE): (15, 120),
    ("cell", Part.TEXT): (40, 240),
    ("cell", Part.WHY): (1, LINE),
    ("choose", Part.TEXT): (20, LONG),
    ("choose", Part.ANSWER): (15, 120),
    ("choose", Part.WHY): (1, SHORT),
    ("rewrite", Part.TEXT): (20, 140),
    ("rewrite", Part.MODEL): (1, 140),
    ("rewrite", Part.WHY): (1, SHORT),
    ("respond", Part.TEXT): (20, LONG),
    ("respond", Part.MODEL): (1, 140),
    ("respond", Part.WHY): (1, LINE),
    ("personas", Part.ABOUT): (1, 80),
    ("personas", Part.OPENS): (1, 100),
    ("personas", Part.LINE): (1, 140),
    ("personas", Part.LEAVES): (1, 100),
}
"""Section and part → the least and the most characters."""


def check(content: Content) -> Iterator[Finding]:
    """Give texts that are too short or too long for their place."""
    for language in content.languages:
        for one in language.drills.texts():
            least, most = LIMITS[one.section, one.part]
            length = visible_length(one.text.value)
            if not least <= length <= most:
                bound, hint = (
                    (f"at most {most} fit", f"shorten it by {length - most}")
                    if length > most
                    else (f"at least {least} are needed", "say a little more")
                )
                message = f"the {one.part} of {one.drill} has {length} characters, {bound}"
                yield Finding(rule=ID, file=language.file(layout.DRILLS), line=one.text.line, message=message, hint=hint)

"""Nobody meets the same words twice."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.drill_words import Part
from bot.content.read.language import Language
from bot.content.read.written import Content
from bot.domain.calls.meanings import plain

ID = "drill_repeats"
TITLE = "No line of a drill repeats another one, an example or a cue"

COMMENTS = frozenset({Part.WHY, Part.DIFFERENCE, Part.ABOUT})
"""What nobody says; two drills may show the same."""


def check(content: Content) -> Iterator[Finding]:
    """Give lines that read like another one, whatever the capitals and the punctuation."""
    for language in content.languages:
        seen = _elsewhere(language)
        for one in language.drills.texts():
            if one.part in COMMENTS:
                continue
            key = plain(one.text.value)
            if key in seen:
                message = f"the {one.part} of {one.drill} reads like {seen[key]}"
                hint = "say it in other words"
                yield Finding(rule=ID, file=language.file(layout.DRILLS), line=one.text.line, message=message, hint=hint)
            seen.setdefault(key, f"the {one.part} of {one.drill} on line {one.text.line}")


def _elsewhere(language: Language) -> dict[str, str]:
    """Return the lines that are shown as drills or on buttons anyway, and what each is."""
    seen = {}
    for label, texts in language.examples.items():
        seen.update({plain(text.value): f"an example of {label}" for text in texts})
    for question, words in language.questions.items():
        seen.update({plain(text.value): f"the cue {question}.{option}" for option, text in words.options.items()})
    return seen

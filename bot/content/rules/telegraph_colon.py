"""A phrase is spoken, and no telegram: «Briefly: what?» is read out by nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.content import layout
from bot.content.findings import Finding
from bot.content.own_words import own_words, sentences
from bot.content.read.written import Content

ID = "telegraph_colon"
TITLE = "A phrase has at most one colon, and at least two words before it"

FEWEST: Final = 2
_COLON = re.compile(r"(?<!\d):|:(?!\d)")
"""Not the one inside a time of day."""
_WORD = re.compile(r"\w+(?:[-’']\w+)*")


def check(content: Content) -> Iterator[Finding]:
    """Give phrases with several colons, or with one after a single word."""
    for language in content.languages:
        for phrase in content.structure.phrases:
            text = language.phrases.get(phrase.id.value)
            if text is None or phrase.retired:
                continue
            problem, message = "", ""
            if len(_COLON.findall(own_words(text.value))) > 1:
                problem, message = "several", f"{phrase.id.value} has more than one colon"
            elif any(len(_WORD.findall(before)) < FEWEST for before in _before_colons(text.value)):
                problem, message = "early", f"{phrase.id.value} has a colon after a single word"
            if problem:
                hint = "say it as a whole sentence"
                file = language.file(layout.PHRASES)
                yield Finding(rule=ID, file=file, line=text.line, message=message, hint=hint, problem=problem)


def _before_colons(text: str) -> Iterator[str]:
    """Give what stands before a colon in its sentence."""
    for sentence in sentences(text):
        found = _COLON.search(sentence)
        if found:
            yield sentence[: found.start()]

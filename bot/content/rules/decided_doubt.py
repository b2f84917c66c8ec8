"""Whoever has decided is not made to doubt."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.own_words import found_in, sentences
from bot.content.read.written import Content
from bot.domain.calls.intent import Cell

ID = "decided_doubt"
TITLE = "No phrase for a client who wants and can has words that plant doubt"


def check(content: Content) -> Iterator[Finding]:
    """Give phrases of the cell yes_yes that say a word of doubt."""
    for language in content.languages:
        for phrase in content.structure.phrases:
            text = language.phrases.get(phrase.id.value)
            if text is None or phrase.retired or phrase.cell is not Cell.YES_YES:
                continue
            for word in found_in(" ".join(sentences(text.value)), language.speech.doubts):
                yield Finding(
                    rule=ID,
                    file=language.file(layout.PHRASES),
                    line=text.line,
                    message=f"{phrase.id.value} says “{word}” to a client who has decided",
                    hint="go on with the order: when, where, what belongs to it",
                    problem="doubt",
                    facts=(("word", word),),
                )
                break

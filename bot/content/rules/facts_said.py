"""A page of the guide says what it names: anchors of each fact stand in its text.

Leaves out what stands elsewhere: `coverage_facts` counts whether a fact is said anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.naming import pages_must_say
from bot.content.read.language import Language
from bot.content.read.structure import Priority
from bot.content.read.written import Content
from bot.content.said import Sayings, unsaid, words_of

ID = "facts_said"
TITLE = "A guide page says every must and should fact that it names: one of the fact's anchors stands in its text"

MOST = 3


def check(content: Content) -> Iterator[Finding]:
    """Give anchors that are missing or idle, and pages that name a fact and do not say it."""
    for language in content.languages:
        if content.is_whole(layout.SCRIPT_FACTS, language.file(layout.FACTS_SAID)):
            yield from _anchors(content, language)
        if content.sayings is not None:
            yield from _pages(content, language, content.sayings(language.code))


def _anchors(content: Content, language: Language) -> Iterator[Finding]:
    file = language.file(layout.FACTS_SAID)

    def found(line: int, message: str, hint: str) -> Finding:
        return Finding(rule=ID, file=file, line=line, message=message, hint=hint)

    facts = {fact.id.value: fact for fact in content.structure.facts}
    for name, anchors in language.facts_said.items():
        if name not in facts:
            yield found(anchors.line, f"there is no {name}", "facts stand in script/facts.yaml")
        if not 1 <= len(anchors.words) <= MOST:
            yield found(anchors.line, f"{name} has {len(anchors.words)} anchors", "one to three are needed")
        for anchor in anchors.words:
            if not words_of(anchor.value):
                yield found(anchor.line, f"the anchor “{anchor.value}” of {name} has no word", "write a word or a figure")
    for name, fact in facts.items():
        if fact.priority is not Priority.CONTEXT and name not in language.facts_said:
            yield found(1, f"{name}, a fact of priority {fact.priority}, has no anchors", f"a seller reads: {fact.quote.value}")


def _pages(content: Content, language: Language, sayings: Sayings) -> Iterator[Finding]:
    quotes = {fact.id.value: fact.quote.value for fact in content.structure.facts}
    for page, named in pages_must_say(content.structure, language).items():
        words = language.guide.pages.get(page)
        if words is None:
            continue
        for fact in unsaid(named, [words.title.value, words.text.value], sayings):
            message = f"{page} names {fact} and says none of {', '.join(f'“{one}”' for one in named[fact])}"
            hint = f"say there what the document says: {quotes[fact]}"
            yield Finding(rule=ID, file=language.file(layout.GUIDE), line=words.text.line, message=message, hint=hint)

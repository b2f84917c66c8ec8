"""What the documents teach is in the content, and is said there in every language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.content import layout
from bot.content.coverage import Count, Coverage, coverage
from bot.content.findings import Finding
from bot.content.read.language import Language
from bot.content.read.structure import FactEntry, Priority
from bot.content.read.written import Content

ID = "coverage_facts"
TITLE = "In every language something in use says every fact of priority must, and 95 in 100 of priority should"

SHOULD = 0.95


def check(content: Content) -> Iterator[Finding]:
    """Give facts that nothing names or says; `salesfloor content coverage` prints the figures."""
    if not content.is_whole(*(f"{layout.SCRIPT}/{file}" for file in layout.SCRIPT_FILES)):
        return
    found = coverage(content)
    for fact in found.facts:
        if fact.priority is Priority.MUST and fact.id.value not in found.named:
            message = f"nothing in use names {fact.id.value}, which a seller must know"
            yield _finding(layout.SCRIPT_FACTS, fact.id.line, message)
    count = _should(found.facts, found, found.named)
    if count.share < SHOULD:
        yield _finding(layout.SCRIPT_FACTS, 1, f"of the facts with priority should {count} are named, 95 in 100 are needed")
        return
    for language in content.languages:
        if language.code in found.said and content.is_whole(*(language.file(file) for file in layout.LANGUAGE_FILES)):
            yield from _unsaid(found, language, found.said[language.code])


def _unsaid(found: Coverage, language: Language, said: frozenset[str]) -> Iterator[Finding]:
    file = language.file(layout.FACTS_SAID)
    # That a fact has no anchors is told by `facts_said`.
    lines = {fact: anchors.line for fact, anchors in language.facts_said.items() if anchors.words}
    facts = [fact for fact in found.facts if fact.id.value in lines]
    for fact in facts:
        name = fact.id.value
        if fact.priority is Priority.MUST and name in found.named - said:
            yield _finding(file, lines[name], f"nothing in use says {name} in this language, which a seller must know")
    count = _should(facts, found, said)
    if count.share < SHOULD:
        yield _finding(file, 1, f"of the facts with priority should {count} are said in this language, 95 in 100 are needed")


def _should(facts: Sequence[FactEntry], found: Coverage, covered: frozenset[str]) -> Count:
    return found.count([fact for fact in facts if fact.priority is Priority.SHOULD], covered)


def _finding(file: str, line: int, message: str) -> Finding:
    hint = "let a phrase, a task or a guide page rest on it and say it; salesfloor content coverage lists all"
    return Finding(rule=ID, file=file, line=line, message=message, hint=hint)

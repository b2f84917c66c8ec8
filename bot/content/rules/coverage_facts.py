"""What the documents teach is in the content."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.coverage import coverage
from bot.content.findings import Finding
from bot.content.read.structure import Priority
from bot.content.read.written import Content

ID = "coverage_facts"
TITLE = "Every fact of priority must is named by something in use, and nine in ten of priority should"

SHOULD = 0.9


def check(content: Content) -> Iterator[Finding]:
    """Give facts that nothing names; `salesfloor content coverage` prints the figures."""
    if not content.is_whole(*(f"{layout.SCRIPT}/{file}" for file in layout.SCRIPT_FILES)):
        return
    found = coverage(content.structure)
    for fact in found.uncovered(Priority.MUST):
        yield _finding(fact.id.line, f"nothing in use names {fact.id.value}, which a seller must know")
    should = [fact for fact in found.facts if fact.priority is Priority.SHOULD]
    count = found.count(should)
    if count.share < SHOULD:
        yield _finding(1, f"of the facts with priority should {count} are named, nine in ten are needed")


def _finding(line: int, message: str) -> Finding:
    hint = "let a phrase, a task or a guide page rest on it; salesfloor content coverage lists all"
    return Finding(rule=ID, file=layout.SCRIPT_FACTS, line=line, message=message, hint=hint)

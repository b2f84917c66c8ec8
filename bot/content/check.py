"""The check of a content directory: all three gates, all findings at once.

Leaves out the command line, and the single rules: see `rules`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.content.findings import Finding, Findings
from bot.content.read.schema import read_content
from bot.content.read.written import Content, Expected
from bot.content.rules import RULES
from bot.content.said import SayingsOf
from bot.screens.text_keys import TEMPLATES, WORDS

EXPECTED = Expected(words=WORDS, templates=TEMPLATES)
"""What the code of this version asks for."""


def judge(content: Content) -> list[Finding]:
    """Hold content against every rule."""
    return [finding for rule in RULES for finding in rule.check(content)]


def check(directory: Path, *, expected: Expected = EXPECTED, sayings: SayingsOf | None = None) -> list[Finding]:
    """Return everything that is wrong with a content directory, sorted by file and line; never raises on bad content.

    Args:
        directory: the folder.
        expected: what the code asks the content for.
        sayings: who can tell whether a text says a fact; with None that is not looked at.
    """
    content = read_content(directory, expected, with_talk=True)
    return list(Findings.sorted(judge(replace(content, sayings=sayings))))


def summary(findings: Sequence[Finding]) -> str:
    """Return the last line of a check: how many findings there are, by rule."""
    if not findings:
        return f"content is in order, {len(RULES)} rules"
    rules = sorted({finding.rule for finding in findings})
    counted = ", ".join(f"{rule} {sum(finding.rule == rule for finding in findings)}" for rule in rules)
    number = "1 finding" if len(findings) == 1 else f"{len(findings)} findings"
    return f"{number}: {counted} (each rule has a page in docs/content-rules)"

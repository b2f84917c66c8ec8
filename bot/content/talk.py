"""The lines of talk of a content directory, for whoever learns from them. A running bot never reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.content.check import EXPECTED, judge
from bot.content.findings import Findings
from bot.content.read.schema import read_content
from bot.content.read.written import Content
from bot.domain.calls.taught_line import TaughtLine
from bot.domain.ids import LanguageCode

Examples = Mapping[LanguageCode, Mapping[str, Sequence[str]]]
"""Sentences of `examples.yaml` by label, by language."""


def read_talk_of(directory: Path) -> tuple[Sequence[TaughtLine], Examples] | Findings:
    """Return all lines of talk and the examples, or everything that is wrong."""
    content = read_content(directory, EXPECTED, with_talk=True)
    findings = judge(content)
    if findings:
        return Findings.sorted(findings)
    examples = {
        LanguageCode(one.code): {label: tuple(text.value for text in said) for label, said in one.examples.items()}
        for one in content.languages
    }
    return taught_lines(content), examples


def taught_lines(content: Content) -> Sequence[TaughtLine]:
    """Return the talk of content by language and trade, in alphabetical order."""
    return [
        TaughtLine(
            language=LanguageCode(code), trade=file.trade, text=line.text.value, labels=tuple(one.value for one in line.labels)
        )
        for code, files in sorted((content.talk or {}).items())
        for file in files
        for line in file.lines
    ]

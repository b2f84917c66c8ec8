"""The recogniser has examples of every label, and no sentence means two opposite things.

Leaves out recognising: see `bot.recognition`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.content.findings import Finding
from bot.content.read.language import Language
from bot.content.read.written import Content
from bot.domain.calls.meanings import AXES, LABELS, NOTHING, plain

ID = "examples"
TITLE = "Every label of the recogniser has examples, and none stands under two labels of one kind"

FILE: Final = "examples.yaml"


def check(content: Content) -> Iterator[Finding]:
    """Give labels that are unknown or empty, and sentences that stand twice on one axis."""
    for language in content.languages:
        if not content.is_whole(language.file(FILE)):
            continue
        for label in LABELS:
            if not language.examples.get(label):
                yield _finding(language, 1, f"the label {label} has no examples")
        for label, sentences in language.examples.items():
            if label not in LABELS:
                line = sentences[0].line if sentences else 1
                yield _finding(language, line, f"there is no label {label}", f"known are {', '.join(LABELS)}")
        for axis in AXES.values():
            yield from _repeats(language, (*axis, NOTHING))


def _repeats(language: Language, labels: tuple[str, ...]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for label in labels:
        for sentence in language.examples.get(label, ()):
            said = plain(sentence.value)
            if seen.setdefault(said, label) != label:
                message = f"“{sentence.value}” stands under {seen[said]} and under {label}"
                facts = (("label", seen[said]), ("other", label))
                yield replace(_finding(language, sentence.line, message), problem="both", facts=facts)


def _finding(language: Language, line: int, message: str, hint: str = "") -> Finding:
    return Finding(rule=ID, file=language.file(FILE), line=line, message=message, hint=hint)

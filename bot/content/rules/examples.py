"""The recogniser has examples of every label, and no sentence means two opposite things.

Leaves out recognising: see `bot.recognition`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from bot.content.findings import Finding
from bot.content.read.language import Language
from bot.content.read.text import Text
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
                message = f"the label {label} has no examples"
                yield Finding(rule=ID, file=language.file(FILE), line=1, message=message)
        for label, sentences in language.examples.items():
            if label not in LABELS:
                line = sentences[0].line if sentences else 1
                yield _unknown(language.file(FILE), line, label)
        yield from _repeats(language)


def objections(file: str, line: int, sentence: str, labels: Collection[str]) -> Iterator[Finding]:
    """Give what is wrong with one sentence that means all this: a label that there is not, two that exclude each other."""
    for label in labels:
        if label not in LABELS:
            yield _unknown(file, line, label)
    for one, other in _excluding(labels):
        yield _both(file, line, sentence, one, other)


def _repeats(language: Language) -> Iterator[Finding]:
    meant: dict[str, dict[str, list[Text]]] = {}
    for label in LABELS:
        for sentence in language.examples.get(label, ()):
            meant.setdefault(plain(sentence.value), {}).setdefault(label, []).append(sentence)
    for by_label in meant.values():
        for one, other in _excluding(by_label):
            for sentence in by_label[other]:
                yield _both(language.file(FILE), sentence.line, sentence.value, one, other)


def _excluding(labels: Collection[str]) -> Iterator[tuple[str, str]]:
    for axis in AXES.values():
        meant = [label for label in (*axis, NOTHING) if label in labels]
        yield from ((meant[0], other) for other in meant[1:])


def _both(file: str, line: int, sentence: str, label: str, other: str) -> Finding:
    facts = (("label", label), ("other", other))
    message = f"“{sentence}” stands under {label} and under {other}"
    return Finding(rule=ID, file=file, line=line, message=message, problem="both", facts=facts)


def _unknown(file: str, line: int, label: str) -> Finding:
    hint = f"known are {', '.join(LABELS)}"
    return Finding(rule=ID, file=file, line=line, message=f"there is no label {label}", hint=hint)

"""The lines from which typed words are learnt to be read are many, and none says two opposite things.

Leaves out whether the model was made of them: see `bot.app.commands.learn`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.talk import FewestLines, TalkFile, TalkLine
from bot.content.read.written import Content
from bot.domain.calls.meanings import AXES, TAUGHT_BY_TALK, Axis, plain

ID = "talk"
TITLE = "Lines of talk have known labels that do not exclude one another, stand once, and are many of each"

_SHARED: Final = Axis.OBJECTION
"""Somebody may object for two causes in one breath."""


def check(content: Content) -> Iterator[Finding]:
    """Give labels that there are not or that exclude one another, lines that stand twice, and what there is too little of."""
    for language, files in (content.talk or {}).items():
        yield from _labels(files)
        yield from _doubles(files)
        folder = f"{language}/{layout.TALK}"
        if content.is_whole(folder) and not any(file.startswith(f"{folder}/") for file in content.broken):
            yield from _too_few(folder, files, content.expected.lines)


def _labels(files: Sequence[TalkFile]) -> Iterator[Finding]:
    for file in files:
        for line in file.lines:
            labels = [label.value for label in line.labels]
            for label in line.labels:
                if label.value not in TAUGHT_BY_TALK:
                    hint = f"known are {', '.join(TAUGHT_BY_TALK)}"
                    yield Finding(rule=ID, file=file.name, line=label.line, message=f"there is no label {label.value}", hint=hint)
            yield from _excluding(file, line, labels)


def _excluding(file: TalkFile, line: TalkLine, labels: Sequence[str]) -> Iterator[Finding]:
    for axis, known in AXES.items():
        meant = [label for label in known if label in labels]
        if len(meant) > 1 and axis is not _SHARED:
            message = f"“{line.text.value}” is labelled {' and '.join(meant)}"
            yield Finding(rule=ID, file=file.name, line=line.text.line, message=message, hint="keep the one that is heard")


def _doubles(files: Sequence[TalkFile]) -> Iterator[Finding]:
    seen: dict[str, tuple[TalkFile, int]] = {}
    for file in files:
        for line in file.lines:
            first, at = seen.setdefault(plain(line.text.value), (file, line.text.line))
            if (first, at) != (file, line.text.line):
                message = f"“{line.text.value}” stands already in {first.name}, line {at}"
                yield Finding(rule=ID, file=file.name, line=line.text.line, message=message, hint="keep one of them")


def _too_few(folder: str, files: Sequence[TalkFile], fewest: FewestLines) -> Iterator[Finding]:
    lines = [line for file in files for line in file.lines]
    counted = Counter(label.value for line in lines for label in line.labels)
    needed = {
        Axis.TEMPERAMENT: fewest.temperament,
        Axis.WANTS: fewest.intent,
        Axis.CAN: fewest.intent,
        Axis.OBJECTION: fewest.objection,
    }
    found = [
        ("lines", len(lines), fewest.whole),
        ("lines without a label", sum(not line.labels for line in lines), fewest.ordinary),
        *((f"lines labelled {label}", counted[label], most) for axis, most in needed.items() for label in AXES[axis]),
    ]
    for what, count, least in found:
        if count < least:
            message = f"there are {count} {what}, and at least {least} are needed to learn from"
            yield Finding(rule=ID, file=folder, line=1, message=message)

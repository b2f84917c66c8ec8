"""The library with the examples that were made in the bot.

One that does not pass any more, because the files say otherwise by now, is left out and named; the others are in force.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.content.findings import Finding
from bot.content.library import Library
from bot.domain.ids import LanguageCode
from bot.domain.phrases.edited_example import EditedExample

if TYPE_CHECKING:
    from bot.content.edits.example_gate import SaidAlready


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlaidExamples:
    """A library with more examples, and those that are not in force."""

    library: Library
    left_out: Sequence[tuple[EditedExample, Finding]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """Which examples are in force for one version of the files, and which are not."""

    files_version: str
    examples: tuple[EditedExample, ...]
    taken: Sequence[EditedExample]
    left_out: Sequence[tuple[EditedExample, Finding]]


class ExampleOverlay:
    """Puts examples over a library and remembers what it judged: other phrases judge nothing, other examples read no files."""

    def __init__(self) -> None:
        """Begin with nothing judged."""
        self._judged: _Judged | None = None
        self._said: tuple[str, SaidAlready] | None = None

    def put(self, base: Library, examples: Sequence[EditedExample]) -> OverlaidExamples:
        """Return the library in which these examples are taught too."""
        if not examples:
            return OverlaidExamples(library=base)
        judged = self._judged
        if judged is None or (judged.files_version, judged.examples) != (base.files_version, tuple(examples)):
            judged = self._judged = self._judge(base, tuple(examples))
        if not judged.taken:
            return OverlaidExamples(library=base, left_out=judged.left_out)
        return OverlaidExamples(library=_taught(base, judged.taken), left_out=judged.left_out)

    def _judge(self, base: Library, examples: tuple[EditedExample, ...]) -> _Judged:
        said = self._said_in(base)
        said.forget_taken()
        taken: list[EditedExample] = []
        left_out: list[tuple[EditedExample, Finding]] = []
        for example in examples:
            if example.language not in base.languages or said.is_in_files(example):
                continue  # the files have no such language any more, or have taken it over
            finding = next(iter(said.judge(example)), None)
            if finding is None:
                taken.append(example)
                said.take(example)
            else:
                left_out.append((example, finding))
        return _Judged(files_version=base.files_version, examples=examples, taken=taken, left_out=left_out)

    def _said_in(self, base: Library) -> SaidAlready:
        from bot.content.edits.example_gate import SaidAlready  # noqa: PLC0415  # a start without examples needs no rules

        if self._said is None or self._said[0] != base.files_version:
            self._said = base.files_version, SaidAlready(base)
        return self._said[1]


def _taught(base: Library, taken: Sequence[EditedExample]) -> Library:
    added: dict[LanguageCode, dict[str, list[str]]] = {}
    for example in taken:
        for label in example.labels:
            added.setdefault(example.language, {}).setdefault(label, []).append(example.text)
    said = sorted((one.language, one.text, *one.labels) for one in taken)
    whole = json.dumps([base.script.version, said], ensure_ascii=False)
    version = hashlib.sha256(whole.encode()).hexdigest()[: len(base.script.version)]
    return base.with_examples(replace(base.script, version=version), added)

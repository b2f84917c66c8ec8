"""The library with the examples that were made in the bot.

One that does not pass any more, because the files say otherwise by now, is left out and named; the others are in force.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.content.findings import Finding
from bot.content.library import Library
from bot.domain.calls.meanings import plain
from bot.domain.ids import LanguageCode
from bot.domain.phrases.edited_example import EditedExample


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlaidExamples:
    """A library with more examples, and those that are not in force."""

    library: Library
    left_out: Sequence[tuple[EditedExample, Finding]] = ()


def put_examples(base: Library, examples: Sequence[EditedExample]) -> OverlaidExamples:
    """Return the library in which these examples are taught too."""
    taken: list[EditedExample] = []
    left_out: list[tuple[EditedExample, Finding]] = []
    for example in examples:
        if example.language not in base.languages or _is_in_files(base, example):
            continue  # the files have no such language any more, or have taken it over
        finding = _objection(base, example, taken)
        if finding is None:
            taken.append(example)
        else:
            left_out.append((example, finding))
    if not taken:
        return OverlaidExamples(library=base, left_out=left_out)
    added: dict[LanguageCode, dict[str, list[str]]] = {}
    for example in taken:
        for label in example.labels:
            added.setdefault(example.language, {}).setdefault(label, []).append(example.text)
    said = sorted((one.language, one.text, *one.labels) for one in taken)
    whole = json.dumps([base.script.version, said], ensure_ascii=False)
    version = hashlib.sha256(whole.encode()).hexdigest()[: len(base.script.version)]
    return OverlaidExamples(library=base.with_examples(replace(base.script, version=version), added), left_out=left_out)


def _is_in_files(base: Library, example: EditedExample) -> bool:
    said, shown = plain(example.text), base.examples(example.language)
    return all(any(plain(one) == said for one in shown.get(label, ())) for label in example.labels)


def _objection(base: Library, example: EditedExample, taken: Sequence[EditedExample]) -> Finding | None:
    from bot.content.edits.example_gate import judge_example  # noqa: PLC0415  # a start without examples needs no rules

    return next(iter(judge_example(base, example, taken)), None)

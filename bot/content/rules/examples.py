"""The recogniser has examples of every label, and no sentence means two opposite things.

Leaves out recognising: see `bot.recognition`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.content.findings import Finding
from bot.content.read.language import Language
from bot.content.read.written import Content
from bot.domain.calls.script import Objection, Occasion
from bot.domain.calls.temperament import Temperament

ID = "examples"
TITLE = "Every label of the recogniser has examples, and none stands under two labels of one kind"

FILE: Final = "examples.yaml"
NOTHING = "nothing"
AXES: tuple[tuple[str, ...], ...] = (
    tuple(Temperament),
    ("wants_yes", "wants_no"),
    ("decides",),
    ("can_yes", "can_no"),
    tuple(f"objection_{cause}" for cause in Objection if cause is not Objection.ASK_CAUSE),
    tuple(f"occasion_{occasion}" for occasion in Occasion if occasion is not Occasion.FIND_OUT),
)
"""Labels of one axis exclude each other; labels of different axes may share a sentence."""
LABELS = (*(label for axis in AXES for label in axis), NOTHING)


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
        for axis in AXES:
            yield from _repeats(language, (*axis, NOTHING))


def _repeats(language: Language, labels: tuple[str, ...]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for label in labels:
        for sentence in language.examples.get(label, ()):
            said = " ".join("".join(c if c.isalnum() else " " for c in sentence.value.casefold()).split())
            if seen.setdefault(said, label) != label:
                yield _finding(language, sentence.line, f"“{sentence.value}” stands under {seen[said]} and under {label}")


def _finding(language: Language, line: int, message: str, hint: str = "") -> Finding:
    return Finding(rule=ID, file=language.file(FILE), line=line, message=message, hint=hint)

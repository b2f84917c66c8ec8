"""Cross-validation of what the examples teach: the reader by lemmas learns nine tenths and reads the tenth, ten times over.

`python -m tests.recognition.cross_validation [FILE]` prints the figures for the shipped examples or another file like them.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from bot.domain.calls.meanings import DECIDES, NOTHING
from bot.domain.calls.reading import CLEAR
from bot.domain.calls.script import Occasion
from bot.domain.ids import LanguageCode
from bot.recognition.lemma_reader import OCCASIONS, LemmaReader

RUSSIAN = LanguageCode("ru")
SHIPPED = Path(__file__).parents[2] / "scripts_content" / RUSSIAN / "examples.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One labelled sentence and what was read out of it by somebody who had not seen it."""

    label: str
    text: str
    decides: bool
    occasion: Occasion | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How what comes up did."""

    asked: int
    answered: int
    right: int
    neutral: int
    """Sentences that say nothing."""
    false_alarms: int
    """Answers to those."""

    @property
    def precision(self) -> float:
        """Share of right ones among the answers; 0 without answers."""
        return self.right / self.answered if self.answered else 0.0

    @property
    def coverage(self) -> float:
        """Share of sentences answered."""
        return self.answered / self.asked

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.3f} ({self.right}/{self.answered}), coverage {self.coverage:.3f}"
            f" ({self.answered}/{self.asked}), false alarms {self.false_alarms}/{self.neutral}"
        )


def examples_of(file: Path = SHIPPED) -> dict[str, list[str]]:
    """Read the example sentences by label."""
    found: dict[str, list[str]] = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    return found


def cross_validate(examples: Mapping[str, Sequence[str]], folds: int = 10, language: LanguageCode = RUSSIAN) -> list[Read]:
    """Read each sentence with a reader that learnt from the other folds, where its twins under other labels are no more."""
    read = []
    for fold in range(folds):
        held = {
            label: [text for place, text in enumerate(texts) if (place + shift) % folds == fold]
            for shift, (label, texts) in enumerate(examples.items())
        }
        unseen = {text for texts in held.values() for text in texts}
        learnt = {label: [text for text in texts if text not in unseen] for label, texts in examples.items()}
        reader = LemmaReader(learnt, language, None)
        read += [read_one(reader, label, text) for label, texts in held.items() for text in texts]
    return read


def read_one(reader: LemmaReader, label: str, text: str) -> Read:
    """Read a sentence as the call takes it: what is not clear is not said."""
    decides, occasions = reader.read(text)
    best = max(occasions, key=lambda one: occasions[one])
    return Read(label=label, text=text, decides=decides >= CLEAR, occasion=best if occasions[best] >= CLEAR else None)


def figures_of(read: Sequence[Read]) -> Figures:
    """Count what was said of what comes up."""
    asked = [(OCCASIONS[one.label], one.occasion) for one in read if one.label in OCCASIONS]
    neutral = [one.occasion for one in read if one.label == NOTHING]
    return Figures(
        asked=len(asked),
        answered=sum(said is not None for _, said in asked),
        right=sum(said == meant for meant, said in asked),
        neutral=len(neutral),
        false_alarms=sum(said is not None for said in neutral),
    )


if __name__ == "__main__":
    sentences = cross_validate(examples_of(*map(Path, sys.argv[1:2])))
    sys.stdout.write(f"occasion: {figures_of(sentences)}\n")
    decisions = [one.decides for one in sentences if one.label == DECIDES]
    sys.stdout.write(f"decides: heard {sum(decisions)} of {len(decisions)}\n")

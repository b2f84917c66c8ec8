"""Cross-validation of the recogniser on example sentences: it learns from nine tenths and reads the tenth, ten times over.

`python -m tests.recognition.cross_validation [FILE]` prints the figures for the shipped examples or another file of the same
shape.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from bot.domain.calls.intent import Known
from bot.domain.calls.reading import Reading
from bot.domain.calls.script import Objection, Occasion
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import LanguageCode
from bot.recognition.recogniser import CAN, NOTHING, OBJECTIONS, OCCASIONS, TEMPERAMENTS, WANTS, LemmaRecogniser

RUSSIAN = LanguageCode("ru")
SHIPPED = Path(__file__).parents[2] / "scripts_content" / RUSSIAN / "examples.yaml"

Said = Temperament | Known | Objection | Occasion | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One labelled sentence and what was read out of it by somebody who had not seen it."""

    label: str
    text: str
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How one group of labels did."""

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

    @property
    def false_alarm(self) -> float:
        """Share of neutral sentences answered."""
        return self.false_alarms / self.neutral

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.3f} ({self.right}/{self.answered}), coverage {self.coverage:.3f}"
            f" ({self.answered}/{self.asked}), false alarms {self.false_alarms}/{self.neutral}"
        )


def said_temperament(reading: Reading) -> Temperament | None:
    """Return the temperament that leads, as the posterior will see it; None when the reader abstained."""
    likelihoods = reading.likelihoods()
    return max(likelihoods, key=lambda kind: likelihoods[kind]) if likelihoods else None


GROUPS: Mapping[str, tuple[Mapping[str, Said], Callable[[Reading], Said]]] = {
    "temperament": (TEMPERAMENTS, said_temperament),
    "wants": (WANTS, Reading.said_wants),
    "can": (CAN, Reading.said_can),
    "objection": (OBJECTIONS, Reading.said_objection),
    "occasion": (OCCASIONS, Reading.said_occasion),
}


def examples_of(file: Path = SHIPPED) -> dict[str, list[str]]:
    """Read the example sentences by label."""
    found: dict[str, list[str]] = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    return found


def cross_validate(examples: Mapping[str, Sequence[str]], folds: int = 10, language: LanguageCode = RUSSIAN) -> list[Read]:
    """Read each sentence with a recogniser that learnt from the other folds, where its twins under other labels are no more."""
    read = []
    for fold in range(folds):
        held = {
            label: [text for place, text in enumerate(texts) if (place + shift) % folds == fold]
            for shift, (label, texts) in enumerate(examples.items())
        }
        unseen = {text for texts in held.values() for text in texts}
        learnt = {label: [text for text in texts if text not in unseen] for label, texts in examples.items()}
        told = ((label, text) for label, texts in held.items() for text in texts)
        read += read_all(LemmaRecogniser({language: learnt}), told, language)
    return read


def read_all(recogniser: LemmaRecogniser, labelled: Iterable[tuple[str, str]], language: LanguageCode = RUSSIAN) -> list[Read]:
    """Read every sentence."""
    return [Read(label=label, text=text, reading=recogniser.read(text, language)) for label, text in labelled]


def figures_of(group: str, read: Sequence[Read]) -> Figures:
    """Count what was said of one group of labels."""
    meanings, say = GROUPS[group]
    asked = [(meanings[one.label], say(one.reading)) for one in read if one.label in meanings]
    neutral = [say(one.reading) for one in read if one.label == NOTHING]
    silent = (None, Known.UNKNOWN)
    return Figures(
        asked=len(asked),
        answered=sum(said not in silent for _, said in asked),
        right=sum(said == meant for meant, said in asked),
        neutral=len(neutral),
        false_alarms=sum(said not in silent for said in neutral),
    )


if __name__ == "__main__":
    sentences = cross_validate(examples_of(*map(Path, sys.argv[1:2])))
    for name in GROUPS:
        sys.stdout.write(f"{name}: {figures_of(name, sentences)}\n")

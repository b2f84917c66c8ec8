"""Lines of clients by writers who saw neither what is learnt nor the code, labelled blind by two others; and how they are read.

A label stands where both agree; where they do not it is `doubtful`, and the line counts for nothing there. Nothing is chosen by
these lines. `python -m tests.recognition.blind` prints the figures.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.domain.calls.intent import Known
from bot.domain.calls.reading import Reading
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import LanguageCode
from bot.recognition.recogniser import ABSTENTION
from bot.recognition.talk_reader import TalkReader

LANGUAGES = ("ru", "en", "ro", "fi")
DOUBTFUL = "doubtful"
NOTHING = {"temperament": "none", "wants": Known.UNKNOWN.value, "can": Known.UNKNOWN.value, "objection": ""}
BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One line and what was read out of it."""

    line: Mapping[str, Any]
    reading: Reading


@cache
def lines(language: str) -> Sequence[Mapping[str, Any]]:
    """Return the lines of a language."""
    file = Path(__file__).with_name(f"{language}_blind.jsonl")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@cache
def heard(language: str) -> Sequence[Heard]:
    """Return the lines as the shipped model reads them."""
    reader = TalkReader(LanguageCode(language), {})
    return [Heard(line=line, reading=reader.read(line["text"], ABSTENTION)) for line in lines(language)]


def said(group: str, reading: Reading) -> str:
    """Return what is given out of a group, as the call takes it."""
    match group:
        case "temperament":
            likelihoods = reading.likelihoods()
            return "none" if likelihoods is None else max(Temperament, key=lambda kind: likelihoods[kind]).value
        case "wants":
            return reading.said_wants().value
        case "can":
            return reading.said_can().value
    cause = reading.said_objection()
    return cause.value if cause else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How one group did: shares of all lines, of what was claimed, of what could be claimed, of ordinary lines."""

    lines: int
    right: float
    precision: float
    recall: float
    false_alarms: float

    def __str__(self) -> str:
        return (
            f"right {self.right:.3f}, precision {self.precision:.3f}, recall {self.recall:.3f}, "
            f"of ordinary lines {self.false_alarms:.3f} ({self.lines} lines)"
        )


def figures(group: str, found: Sequence[Heard]) -> Figures:
    """Count what was read of one group; of several objections any is right."""
    sure = [one for one in found if one.line[group] != DOUBTFUL]
    told = [(_meant(group, one.line), said(group, one.reading)) for one in sure]
    nothing = NOTHING[group]
    right = [claim in meant for meant, claim in told]
    claimed = [is_right for (_, claim), is_right in zip(told, right, strict=True) if claim != nothing]
    meaning = [is_right for (meant, _), is_right in zip(told, right, strict=True) if meant != [nothing]]
    ordinary = [claim != nothing for meant, claim in told if meant == [nothing]]
    return Figures(
        lines=len(told),
        right=_mean(right),
        precision=_mean(claimed),
        recall=_mean(meaning),
        false_alarms=_mean(ordinary),
    )


def _meant(group: str, line: Mapping[str, Any]) -> list[str]:
    meant = line[group]
    return (meant or [""]) if isinstance(meant, list) else [meant]


def _mean(shares: Sequence[bool]) -> float:
    return sum(shares) / len(shares) if shares else 1.0


def calibration_error(found: Sequence[Heard]) -> tuple[float, float]:
    """Return the expected calibration error of the five-way temperament, and half of its 95 % interval."""
    sure = [one for one in found if one.line["temperament"] != DOUBTFUL]
    told = []
    for one in sure:
        shares = {"none": one.reading.none, **{kind.value: share for kind, share in one.reading.temperament.items()}}
        best = max(shares, key=lambda name: shares[name])
        told.append((shares[best], best == one.line["temperament"]))
    error, variance = 0.0, 0.0
    for place in range(BINS):
        inside = [(share, right) for share, right in told if place / BINS < share <= (place + 1) / BINS]
        if inside:
            hits = _mean([right for _, right in inside])
            weight = len(inside) / len(told)
            error += weight * abs(hits - sum(share for share, _ in inside) / len(inside))
            variance += weight**2 * hits * (1 - hits) / len(inside)
    return error, 1.96 * math.sqrt(variance)


def changed(language: str, change: Callable[[str], str], found: Sequence[Heard]) -> float:
    """Return the share of lines of which something else is given out when they are typed otherwise."""
    reader = TalkReader(LanguageCode(language), {})
    others = [reader.read(change(one.line["text"]), ABSTENTION) for one in found]
    differ = [
        any(said(group, one.reading) != said(group, other) for group in NOTHING) for one, other in zip(found, others, strict=True)
    ]
    return _mean(differ)


if __name__ == "__main__":
    for code in LANGUAGES:
        for name in NOTHING:
            sys.stdout.write(f"{code} {name}: {figures(name, heard(code))}\n")
        sys.stdout.write(f"{code} calibration: {calibration_error(heard(code))}\n")

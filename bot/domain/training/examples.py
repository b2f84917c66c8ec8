"""Lines of the recogniser's examples that make drills as they are: those that are clear without their neighbours.

The examples are what clients say, by label, and an editor has labelled each; the recogniser itself is not asked. A line is
offered when all of this holds:

- it stands under one of the four types alone, or under «nothing», where «cannot tell» is right;
- it begins with a capital letter: what begins small was typed in passing, or goes on from something that is not there;
- it has 20 to 160 characters and at least four words: less says too little when nothing stands before it;
- it has no figures, which would look like somebody's number or address.

Its id is made of its words, so a line keeps it wherever it stands, and other words are another drill.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

from bot.domain.calls.meanings import NOTHING
from bot.domain.calls.temperament import Temperament
from bot.domain.folding import fold
from bot.domain.ids import DrillId
from bot.domain.training.drills import RecogniseDrill

SHORTEN_TO = 8
"""Hexadecimal figures of an id; among a thousand lines two are the same once in nine thousand languages."""
MIN_LENGTH, MAX_LENGTH = 20, 160
MIN_WORDS, MIN_CUE_WORDS = 4, 2

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def drills_of_examples(
    examples: Mapping[str, Sequence[str]], cues: Mapping[Temperament, Sequence[str]]
) -> Mapping[DrillId, RecogniseDrill]:
    """Return the lines that are clear by themselves, in the order of the labels and of the lines under each.

    Args:
        examples: what clients say in a language, by label.
        cues: what the buttons say that stand for each type. A cue of two words or more, when a line of its type has it and no
            cue of another type, is what decides there. Of any other line nobody has said what decides, so nothing is named.
    """
    labels = (*Temperament, NOTHING)
    types: dict[str, set[str]] = {}
    for label in labels:
        for text in examples.get(label, ()):
            types.setdefault(fold(text), set()).add(label)
    patterns = {kind: _pattern(said) for kind, said in cues.items()}
    found: dict[DrillId, RecogniseDrill] = {}
    for label in labels:
        temperament = None if label == NOTHING else Temperament(label)
        for text in examples.get(label, ()):
            folded = fold(text)
            if len(types[folded]) == 1 and _is_clear(text):
                drill_id = DrillId(f"ex.{label}.{hashlib.sha256(folded.encode()).hexdigest()[:SHORTEN_TO]}")
                decides = _decides(text, temperament, patterns)
                found[drill_id] = RecogniseDrill(id=drill_id, temperament=temperament, text=text, decides=decides, why=None)
    return found


def _is_clear(text: str) -> bool:
    return (
        text[:1].isupper()
        and MIN_LENGTH <= len(text) <= MAX_LENGTH
        and len(_WORD.findall(text)) >= MIN_WORDS
        and not any(sign.isdigit() for sign in text)
    )


def _pattern(cues: Sequence[str]) -> re.Pattern[str] | None:
    """Return what finds the words of these cues in a line, the longest first, whatever stands between the words."""
    said = [words for words in map(_WORD.findall, cues) if len(words) >= MIN_CUE_WORDS]
    if not said:
        return None
    choices = "|".join(r"\W+".join(map(re.escape, words)) for words in sorted(said, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)", re.IGNORECASE)


def _decides(text: str, temperament: Temperament | None, patterns: Mapping[Temperament, re.Pattern[str] | None]) -> str | None:
    """Return the fragment of the line, letter by letter, that a cue of its type alone names."""
    found = {kind: match[0] for kind, pattern in patterns.items() if pattern and (match := pattern.search(text))}
    return found.get(temperament) if temperament and len(found) == 1 else None

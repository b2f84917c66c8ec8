"""Lines of the recogniser's examples that make drills as they are: those that are clear without their neighbours.

The examples are what clients say, by label, and an editor has labelled each; the recogniser itself is not asked. A line is
offered when all of this holds:

- it stands under one of the four types alone, or under «nothing», where «cannot tell» is right;
- it begins with a capital letter: what begins small was typed in passing, or goes on from something that is not there;
- it has 20 to 160 characters and at least four words: less says too little when nothing stands before it;
- it has no figures, which would look like somebody's number or address;
- under a type: an editor has named the fragment of it that decides, in the language's drills. Where none is named, nobody
  could be told why that answer is right. Under «nothing» no word decides, and that is what is said.

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
MIN_WORDS = 4

_OF_EXAMPLES = "ex."
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def is_example(drill_id: DrillId) -> bool:
    """Tell whether a drill is a line of the examples, and no scenario that somebody wrote."""
    return drill_id.startswith(_OF_EXAMPLES)


def drills_of_examples(examples: Mapping[str, Sequence[str]], decides: Mapping[str, str]) -> Mapping[DrillId, RecogniseDrill]:
    """Return the lines that can be asked and explained, in the order of the labels and of the lines under each.

    Args:
        examples: what clients say in a language, by label.
        decides: the fragment that decides in a line, letter by letter, by the line itself.
    """
    labels = (*Temperament, NOTHING)
    types: dict[str, set[str]] = {}
    for label in labels:
        for text in examples.get(label, ()):
            types.setdefault(fold(text), set()).add(label)
    found: dict[DrillId, RecogniseDrill] = {}
    for label in labels:
        temperament = None if label == NOTHING else Temperament(label)
        for text in examples.get(label, ()):
            folded = fold(text)
            fragment = None if temperament is None else decides.get(text)
            is_explained = temperament is None or fragment is not None
            if is_explained and len(types[folded]) == 1 and is_clear(text):
                drill_id = DrillId(f"{_OF_EXAMPLES}{label}.{hashlib.sha256(folded.encode()).hexdigest()[:SHORTEN_TO]}")
                found[drill_id] = RecogniseDrill(id=drill_id, temperament=temperament, text=text, decides=fragment, why=None)
    return found


def is_clear(text: str) -> bool:
    """Tell whether a line can be read without its neighbours, by its length, its capital and its want of figures."""
    return (
        text[:1].isupper()
        and MIN_LENGTH <= len(text) <= MAX_LENGTH
        and len(_WORD.findall(text)) >= MIN_WORDS
        and not any(sign.isdigit() for sign in text)
    )

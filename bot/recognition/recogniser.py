"""Reads a client's words by their lemmas: which temperament, which intent, which objection.

The examples are content: label -> sentences, in each language. Making a recogniser reads nothing, so it does not delay the
start. The first text of a language waits for the learning (0.1 s) and, where no file of forms was made, for the dictionary (0.5 s
for Russian, see `lemmas`); `warm` does both beforehand, from any thread.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from bot.domain.calls.intent import Known
from bot.domain.calls.reading import Reading
from bot.domain.calls.script import Objection, Occasion
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import LanguageCode
from bot.recognition.evidence import Evidence, Signs
from bot.recognition.grammar import GRAMMARS, NO_GRAMMAR
from bot.recognition.lemmas import Lemmas, split
from bot.recognition.short_answers import short_answer
from bot.recognition.signs import signs_of

Meaning = TypeVar("Meaning")
Examples = Mapping[str, Sequence[str]]
"""Client's sentences by label; a sentence may stand under labels of several groups."""

NOTHING = "nothing"
TEMPERAMENTS: Mapping[str, Temperament | None] = {kind.value: kind for kind in Temperament}
WANTS = {"wants_yes": Known.YES, "wants_no": Known.NO}
DECIDES = {"decides": True}
CAN = {"can_yes": Known.YES, "can_no": Known.NO}
OBJECTIONS: Mapping[str, Objection | None] = {
    f"objection_{cause}": cause for cause in Objection if cause is not Objection.ASK_CAUSE
}
HEARD_OCCASIONS = tuple(occasion for occasion in Occasion if occasion is not Occasion.FIND_OUT)
"""What a client may bring up himself; that he finds something out, the seller knows."""
OCCASIONS: Mapping[str, Occasion | None] = {f"occasion_{occasion}": occasion for occasion in HEARD_OCCASIONS}
LABELS = frozenset({*TEMPERAMENTS, *WANTS, *DECIDES, *CAN, *OBJECTIONS, *OCCASIONS, NOTHING})

PRIOR_OF_NONE = 0.7
"""How probable it is, before a word is read, that a text says nothing of what a group asks."""
ANSWER_ABOVE = 0.75
"""A meaning needs this much to be given out. Chosen by cross-validation on the Russian examples; see the tests."""

VERSION = "lemmas-1"
"""Another one with every change that makes the same words read otherwise."""

ABSTENTION = Reading(
    temperament=dict.fromkeys(Temperament, 0.0),
    none=1.0,
    wants={Known.YES: 0.0, Known.NO: 0.0, Known.UNKNOWN: 1.0},
    decides=0.0,
    can={Known.YES: 0.0, Known.NO: 0.0, Known.UNKNOWN: 1.0},
    objection={None: 1.0, **dict.fromkeys(OBJECTIONS.values(), 0.0)},
    occasion={None: 1.0, **dict.fromkeys(OCCASIONS.values(), 0.0)},
)


class LemmaRecogniser:
    """A `Recogniser` that learnt from example sentences. Invariant: the same text always gets the same reading."""

    def __init__(self, examples: Mapping[LanguageCode, Examples], folder: Path | None = None) -> None:
        """Keep the examples; nothing is learnt yet.

        Args:
            examples: Sentences by label (see `LABELS`), by language.
            folder: where files of forms lie, see `forms`.

        Raises:
            ValueError: A label is unknown, so its sentences would silently teach the opposite.
        """
        unknown = sorted({label for labels in examples.values() for label in labels} - LABELS)
        if unknown:
            message = f"unknown labels of examples: {', '.join(unknown)}"
            raise ValueError(message)
        self._examples = examples
        self._folder = folder
        self._readers: dict[LanguageCode, _Reader] = {}
        self._lock = threading.Lock()

    def relearn(self, examples: Mapping[LanguageCode, Examples]) -> None:
        """Take other examples; a language that has changed is learnt again when it is next needed."""
        with self._lock:
            for language in [one for one in self._readers if self._examples.get(one) != examples.get(one)]:
                del self._readers[language]
            self._examples = examples

    async def read_with(
        self, language: LanguageCode, added: Mapping[str, Sequence[str]], lines: Sequence[str]
    ) -> Sequence[tuple[Reading, Reading]]:
        """Read lines as they are read now, and as they would be with more examples. A thread learns and reads."""
        return await asyncio.to_thread(self._read_with, language, added, lines)

    def _read_with(
        self, language: LanguageCode, added: Mapping[str, Sequence[str]], lines: Sequence[str]
    ) -> Sequence[tuple[Reading, Reading]]:
        if not added:  # then there is nothing to learn
            return [(reading, reading) for reading in (self.read(line, language) for line in lines)]
        shown = self._examples.get(language, {})
        more = {label: (*shown.get(label, ()), *added.get(label, ())) for label in dict.fromkeys([*shown, *added])}
        reader = _Reader(more, language, self._folder)
        return [(self.read(line, language), replace(reader.read(line), answer=short_answer(line, language))) for line in lines]

    def warm(self, language: LanguageCode) -> None:
        """Read the dictionary and learn the examples of a language, unless that is done; safe in any thread."""
        if language in self._examples:
            with self._lock:
                if language not in self._readers:
                    self._readers[language] = _Reader(self._examples[language], language, self._folder)

    @staticmethod
    def version(language: LanguageCode) -> str:
        """Return by which model a language is read; what it learnt from is told by the version of the content."""
        del language  # all are read alike
        return VERSION

    def read(self, text: str, language: LanguageCode) -> Reading:
        """Read one text; a language without examples, and a text without a known word, get a full abstention.

        What a text may mean behind a question is read beside, and changes nothing of the rest.
        """
        if language not in self._readers:
            self.warm(language)
        reader = self._readers.get(language)
        return replace(reader.read(text) if reader else ABSTENTION, answer=short_answer(text, language))


class _Reader:
    """What was learnt from the examples of one language."""

    def __init__(self, examples: Examples, language: LanguageCode, folder: Path | None) -> None:
        self._grammar = GRAMMARS.get(language, NO_GRAMMAR)
        words = {label: [split(sentence) for sentence in shown] for label, shown in examples.items()}
        self._lemmas = Lemmas(language, (word for shown in words.values() for sentence in shown for word in sentence), folder)
        signs = {label: [self._signs(sentence) for sentence in shown] for label, shown in words.items()}
        self._known = frozenset().union(*(sentence for shown in signs.values() for sentence in shown))
        # «Send me the terms» says little of the type, and nothing against it: what comes up speaks in its own group only.
        of_client = {label: shown for label, shown in signs.items() if label not in OCCASIONS}
        self._temperament = _learn(of_client, TEMPERAMENTS, other=None)
        self._wants = _learn(of_client, WANTS, other=Known.UNKNOWN)
        self._decides = _learn(of_client, DECIDES, other=False)
        self._can = _learn(of_client, CAN, other=Known.UNKNOWN)
        self._objection = _learn(of_client, OBJECTIONS, other=None)
        self._occasion = _learn(signs, OCCASIONS, other=None)

    def _signs(self, words: Sequence[str]) -> Signs:
        return signs_of(words, self._lemmas, self._grammar)

    def read(self, text: str) -> Reading:
        signs = self._signs(split(text))
        if not signs & self._known:
            return ABSTENTION
        temperament = _settle(self._temperament.weigh(signs), other=None)
        return Reading(
            temperament={kind: temperament[kind] for kind in Temperament},
            none=temperament[None],
            wants=_settle(self._wants.weigh(signs), other=Known.UNKNOWN),
            decides=_settle(self._decides.weigh(signs), other=False)[True],
            can=_settle(self._can.weigh(signs), other=Known.UNKNOWN),
            objection=_settle(self._objection.weigh(signs), other=None),
            occasion=_settle(self._occasion.weigh(signs), other=None),
        )


def _learn(signs: Mapping[str, Sequence[Signs]], meanings: Mapping[str, Meaning], *, other: Meaning) -> Evidence[Meaning]:
    """Learn the labels of one group against all other sentences, without those that stand in both."""
    shown: dict[Meaning, list[Signs]] = {meaning: list(signs.get(label, ())) for label, meaning in meanings.items()}
    inside = {sentence for said in shown.values() for sentence in said}
    shown[other] = [
        sentence for label, said in signs.items() if label not in meanings for sentence in said if sentence not in inside
    ]
    share = (1 - PRIOR_OF_NONE) / len(meanings)
    return Evidence(shown, prior={**dict.fromkeys(meanings.values(), share), other: PRIOR_OF_NONE})


def _settle(weighed: Mapping[Meaning, float], *, other: Meaning) -> dict[Meaning, float]:
    """Give a clear result as it is; shrink a doubtful one until its claims together stay below a half.

    Doubtful is also a text that speaks for two meanings at once: neither of them may then lead the seller.
    """
    claims = {meaning: share for meaning, share in weighed.items() if meaning != other}
    best = max(claims.values())
    if best > ANSWER_ABOVE:
        return dict(weighed)
    scale = 0.5 * best / ANSWER_ABOVE / sum(claims.values())
    shrunk = {meaning: share * scale for meaning, share in claims.items()}
    return {**shrunk, other: 1 - sum(shrunk.values())}

"""Reads a client's words: which temperament is to be heard in them, which intent, which objection, and what comes up.

The first three are read by a model that was made of lines of talk (`talk_model`), by the meaning of sentences or, where there is
no engine for that, by their letters. Decisions and what comes up are read by lemmas of the examples (`lemma_reader`). Making a
recogniser reads nothing; the first text waits for all of it (half a second), or `warm` does it beforehand, from any thread.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain.calls.intent import Known
from bot.domain.calls.meanings import LABELS
from bot.domain.calls.reading import CLEAR, Reading
from bot.domain.calls.script import Objection
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import LanguageCode
from bot.recognition.lemma_reader import OCCASIONS, LemmaReader
from bot.recognition.short_answers import short_answer

if TYPE_CHECKING:
    from bot.recognition.talk_reader import TalkReader

Examples = Mapping[str, Sequence[str]]
"""Client's sentences by label; a sentence may stand under labels of several groups."""

ABSTENTION = Reading(
    temperament=dict.fromkeys(Temperament, 0.0),
    none=1.0,
    wants={Known.YES: 0.0, Known.NO: 0.0, Known.UNKNOWN: 1.0},
    decides=0.0,
    can={Known.YES: 0.0, Known.NO: 0.0, Known.UNKNOWN: 1.0},
    objection={None: 1.0, **dict.fromkeys((one for one in Objection if one is not Objection.ASK_CAUSE), 0.0)},
    occasion={None: 1.0, **dict.fromkeys(OCCASIONS.values(), 0.0)},
)


LEAST_INCLINED = 0.02
"""How probable it has to be that somebody wants for his decision, where lemmas hear one, to be believed."""


class TalkRecogniser:
    """A `Recogniser` and an `ExampleTrial`. Invariant: the same text always gets the same reading, until other examples come."""

    def __init__(self, examples: Mapping[LanguageCode, Examples], folder: Path | None = None) -> None:
        """Keep the examples; nothing is read or learnt yet.

        Args:
            examples: Sentences by label, by language. Those that the model was not made of are learnt on top of it.
            folder: where files of forms lie, see `forms`.

        Raises:
            ValueError: A label is unknown, so its sentences would silently teach nothing.
        """
        unknown = sorted({label for labels in examples.values() for label in labels} - set(LABELS))
        if unknown:
            message = f"unknown labels of examples: {', '.join(unknown)}"
            raise ValueError(message)
        self._examples = examples
        self._folder = folder
        self._by_lemmas: dict[LanguageCode, LemmaReader] = {}
        self._by_talk: dict[LanguageCode, TalkReader] = {}
        self._lock = threading.Lock()

    def relearn(self, examples: Mapping[LanguageCode, Examples]) -> None:
        """Take other examples; a language that has changed is learnt again when it is next needed."""
        with self._lock:
            for language in [one for one in self._by_lemmas if self._examples.get(one) != examples.get(one)]:
                del self._by_lemmas[language]
                self._by_talk.pop(language, None)
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
        then = TalkRecogniser({language: more}, self._folder)
        return [(self.read(line, language), then.read(line, language)) for line in lines]

    def warm(self, language: LanguageCode) -> None:
        """Open everything that reading a language needs, unless that is done; safe in any thread."""
        # Imported late: whoever reads nothing needs neither numpy nor a model in memory.
        from bot.recognition.talk_reader import TalkReader  # noqa: PLC0415  # see above

        if language in self._examples:
            with self._lock:
                if language not in self._by_lemmas:
                    examples = self._examples[language]
                    self._by_talk[language] = TalkReader(language, examples)
                    self._by_lemmas[language] = LemmaReader(examples, language, self._folder)

    @staticmethod
    def version(language: LanguageCode) -> str:
        """Return by which model a language is read: `talk` and what it was made of, or `letters` where there is no engine."""
        from bot.recognition.engine import NoEngine, engine  # noqa: PLC0415  # as in `warm`
        from bot.recognition.talk_model import shipped  # noqa: PLC0415  # as in `warm`

        del language  # all are read alike
        return f"{'letters' if isinstance(engine(), NoEngine) else 'talk'}-{shipped().version}"

    def read(self, text: str, language: LanguageCode) -> Reading:
        """Read one text; a language without examples, and a text without a word, get a full abstention.

        What a text may mean behind a question is read beside, and changes nothing of the rest.
        """
        if language not in self._by_lemmas:
            self.warm(language)
        by_lemmas, by_talk = self._by_lemmas.get(language), self._by_talk.get(language)
        reading = ABSTENTION
        if by_lemmas is not None and by_talk is not None:
            decides, occasion = by_lemmas.read(text)
            reading = with_decision(replace(by_talk.read(text, ABSTENTION), decides=decides, occasion=occasion))
        return replace(reading, answer=short_answer(text, language))


def with_decision(reading: Reading) -> Reading:
    """Return a reading in which who decides also wants, unless his words say otherwise."""
    yes, no = reading.wants[Known.YES], reading.wants[Known.NO]
    if reading.decides < CLEAR or yes >= reading.decides or yes < max(no, LEAST_INCLINED):
        return reading
    rest = (1 - reading.decides) / (1 - yes)
    wants = {said: share * rest for said, share in reading.wants.items()} | {Known.YES: reading.decides}
    return replace(reading, wants=wants)

"""Reads a text by the model of talk: clause by clause, then together what said something, beside the clause that said most."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from bot.domain.calls.intent import Known
from bot.domain.calls.meanings import NOTHING, TAUGHT_BY_TALK, Axis
from bot.domain.calls.reading import Reading
from bot.domain.calls.script import Objection
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import LanguageCode
from bot.recognition.added_lines import AddedLines, Point
from bot.recognition.clauses import clauses, joined
from bot.recognition.engine import Engine, Vector, engine
from bot.recognition.heads import HEADS, Floats, Head, beside_best
from bot.recognition.ngrams import signs_of
from bot.recognition.spoken_words import words_that_spoke
from bot.recognition.talk_model import TalkModel, Way, shipped, sign_of

SAYS_NOTHING_BELOW = 0.05
"""By how much a clause has to miss the threshold of every group to be left out beside others that do not."""
OVERHEAD = 8
"""Characters that are added to a clause's length when vectors are put together: short ones count too."""
TEACHING = frozenset({*TAUGHT_BY_TALK, NOTHING})
"""Labels of examples that say something of what the model tells apart."""


class TalkReader:
    """The model, and what was added to it, for one language."""

    def __init__(self, language: LanguageCode, examples: Mapping[str, Sequence[str]], model: TalkModel | None = None) -> None:
        """Open the model and the engine, and learn the examples that the model was not made of.

        Args:
            language: whose thresholds hold.
            examples: sentences by label.
            model: which; the one that lies beside the code by default.
        """
        self._language = language
        self._model = model or shipped()
        opened = engine()
        self._engine: Engine | None = opened if isinstance(opened, Engine) else None
        self._way: Way = self._model.by_meaning if self._engine else self._model.by_letters
        self._added: AddedLines | None = None
        new = {text: labels for text, labels in new_lines(self._model, language, examples).items() if clauses(text)}
        if new:
            points = [self._points([clauses(text)])[0] for text in new]
            self._added = AddedLines(list(zip(points, self._scores(points), new.values(), strict=True)))

    def read(self, text: str, nothing: Reading) -> Reading:
        """Return `nothing` with what the model reads out of a text."""
        parts = clauses(text)
        if not parts:
            return nothing
        scores = self._read(parts)
        shares = self._model.probabilities(scores, self._language, self._way)
        reading = _reading(nothing, shares)
        claimed = [place for head in HEADS if (place := _claimed(head, shares)) is not None]
        if not claimed:
            return reading
        return replace(reading, spoke=words_that_spoke(text, parts, claimed, self._model))

    def _read(self, parts: Sequence[str]) -> Floats:
        """Return the scores of the clauses of a text: of those together that say something, beside the one that says most."""
        each = self._scores(self._points([[part] for part in parts]))
        telling = [place for place, scores in enumerate(each) if self._is_telling(scores)] or range(len(parts))
        if len(telling) == 1:
            return beside_best(each[telling[0]], each)
        together = self._scores(self._points([[parts[place] for place in telling]]))[0]
        return beside_best(together, each)

    def _is_telling(self, scores: Floats) -> bool:
        place = self._model.languages.index(self._language) if self._language in self._model.languages else 0
        above = scores - self._way.thresholds[place]
        groups = (above[head.columns] for head in HEADS)
        return any(group[1:].max() - group[0] > -SAYS_NOTHING_BELOW for group in groups)

    def _points(self, sayings: Sequence[Sequence[str]]) -> Sequence[Point]:
        """Return texts, each some clauses, as they are compared; the clauses are read in one call."""
        signs = [signs_of(joined(parts), self._model.rarity) for parts in sayings]
        if self._engine is None:
            return [Point(signs=one, standardised=None) for one in signs]
        said = [part for parts in sayings for part in parts]
        vectors = dict(zip(said, self._engine.vectors(said), strict=True))
        whole = self._model.standardised(np.stack([pooled(parts, vectors.__getitem__) for parts in sayings]))
        return [Point(signs=one, standardised=vector) for one, vector in zip(signs, whole, strict=True)]

    def _scores(self, points: Sequence[Point]) -> Floats:
        """Return the scores of texts: a row a text, a column each. The lines of the model are gone through once for all."""
        scores = np.stack([self._way.base + self._way.of_signs(point.signs) for point in points])
        vectors = [point.standardised for point in points if point.standardised is not None]
        if vectors:
            scores += self._model.near(np.stack(vectors))
        if self._added is not None:
            scores += np.stack([self._added.say(point) for point in points])
        return scores


def pooled(parts: Sequence[str], vector: Callable[[str], Vector]) -> Vector:
    """Return the vector of clauses together: the longer ones count for more."""
    if len(parts) == 1:
        return vector(parts[0])
    total = np.sum([(len(part) + OVERHEAD) * vector(part) for part in parts], axis=0)
    found: Vector = (total / np.linalg.norm(total)).astype(np.float32)
    return found


def new_lines(model: TalkModel, language: str, examples: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    """Return the examples that the model does not know, with their labels, as far as lines of talk have those."""
    labels: dict[str, list[str]] = {}
    for label, texts in examples.items():
        for text in texts:
            labels.setdefault(text, []).append(label)
    known = frozenset(map(int, model.known))
    taught = {text: tuple(label for label in said if label in TEACHING) for text, said in labels.items()}
    return {text: said for text, said in taught.items() if said and sign_of(language, text, labels[text]) not in known}


def _claimed(head: Head, shares: Floats) -> int | None:
    """Return the column of what is given out of a group; None where nothing is."""
    group = shares[head.columns]
    best = int(group[1:].argmax()) + 1
    is_claimed = group[0] <= head.claim_above if head.axis is Axis.TEMPERAMENT else group[best] >= head.claim_above
    return head.columns.start + best if is_claimed else None


def _reading(nothing: Reading, shares: Floats) -> Reading:
    groups: dict[Axis, list[float]] = {}
    for head in HEADS:
        exact = shares[head.columns].astype(float)
        groups[head.axis] = [float(share) for share in exact / exact.sum()]
    none, *kinds = groups[Axis.TEMPERAMENT]
    causes = (one for one in Objection if one is not Objection.ASK_CAUSE)
    known = (Known.UNKNOWN, Known.YES, Known.NO)
    return replace(
        nothing,
        temperament=dict(zip(Temperament, kinds, strict=True)),
        none=none,
        wants=dict(zip(known, groups[Axis.WANTS], strict=True)),
        can=dict(zip(known, groups[Axis.CAN], strict=True)),
        objection=dict(zip((None, *causes), groups[Axis.OBJECTION], strict=True)),
    )

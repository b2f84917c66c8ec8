"""Reads a text by the model of talk: clause by clause, then together what said something, beside the clause that said most."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

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
KEPT = 512
"""Clauses whose vectors are remembered, so that a text that is read twice costs once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """Some clauses of a text as they are scored."""

    parts: Sequence[str]
    point: Point
    scores: Floats


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
        self._vectors: OrderedDict[str, Vector] = OrderedDict()
        self._lock = threading.Lock()
        self._added: AddedLines | None = None
        new = new_lines(self._model, language, examples)
        points = {text: self._point(clauses(text)) for text in new}
        known = [(point, self._scores(point), new[text]) for text, point in points.items() if point is not None]
        if known:
            self._added = AddedLines(known)

    def read(self, text: str, nothing: Reading) -> Reading:
        """Return `nothing` with what the model reads out of a text."""
        parts = clauses(text)
        whole = self._said(parts)
        if whole is None:
            return nothing
        if len(parts) > 1:
            each = [one for part in parts if (one := self._said([part])) is not None]
            telling = [part for one in each if self._is_telling(one.scores) for part in one.parts]
            whole = (self._said(telling) if 0 < len(telling) < len(parts) else None) or whole
            whole = replace(whole, scores=beside_best(whole.scores, np.stack([one.scores for one in each])))
        shares = self._model.probabilities(whole.scores, self._language, self._way)
        reading = _reading(nothing, shares)
        claimed = [place for head in HEADS if (place := _claimed(head, shares)) is not None]
        if not claimed:
            return reading
        return replace(reading, spoke=words_that_spoke(text, claimed, self._model))

    def _said(self, parts: Sequence[str]) -> _Said | None:
        point = self._point(parts)
        return None if point is None else _Said(parts=parts, point=point, scores=self._scores(point))

    def _is_telling(self, scores: Floats) -> bool:
        place = self._model.languages.index(self._language) if self._language in self._model.languages else 0
        above = scores - self._way.thresholds[place]
        groups = (above[head.columns] for head in HEADS)
        return any(group[1:].max() - group[0] > -SAYS_NOTHING_BELOW for group in groups)

    def _point(self, parts: Sequence[str]) -> Point | None:
        if not parts:
            return None
        signs = signs_of(joined(parts), self._model.rarity)
        if self._engine is None:
            return Point(signs=signs, standardised=None)
        return Point(signs=signs, standardised=self._model.standardised(pooled(parts, self._vector)))

    def _scores(self, point: Point) -> Floats:
        scores = self._way.base + self._way.of_signs(point.signs)
        if point.standardised is not None:
            scores = scores + self._model.near(point.standardised[None])[0]
        if self._added is not None:
            scores = scores + self._added.say(point)
        found: Floats = scores
        return found

    def _vector(self, part: str) -> Vector:
        with self._lock:
            known = self._vectors.get(part)
        if known is None and self._engine is not None:
            known = self._engine.vector(part)
            with self._lock:
                self._vectors[part] = known
                while len(self._vectors) > KEPT:
                    self._vectors.popitem(last=False)
        if known is None:
            raise RuntimeError("vectors are asked for without an engine")
        return known


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

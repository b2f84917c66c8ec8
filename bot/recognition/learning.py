"""Makes the model of `talk_model` from lines of talk: least squares over nearness and signs, each way by itself.

How surely a meaning has to be heard is settled on lines that were not learnt from: of four parts, each with trades of its own,
three are learnt and the fourth is read, four times. The lines alone decide: the same lines give the same model.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

from bot.domain.calls.meanings import Axis
from bot.domain.calls.taught_line import EVERYDAY, TaughtLine
from bot.recognition.clauses import clauses, joined
from bot.recognition.engine import SIZE, Vector
from bot.recognition.heads import COLUMNS, HEADS, Head, targets
from bot.recognition.ngrams import BUCKETS, Signs, rarities, signs_of
from bot.recognition.talk_model import (
    SIGNS_BESIDE,
    KeptVectors,
    TalkModel,
    Way,
    nearness,
    rounded,
    settled,
    sign_of,
    small,
    standardised,
    text_sign,
)

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]

RECIPE = "2"
"""Changed with whatever changes the model although the lines are the same."""
SMOOTH_BY_MEANING, SMOOTH_BY_LETTERS = 0.07, 0.3
"""How much a line may be missed so that others are met; chosen like everything by lines that were not learnt from."""
PARTS = 4
MOST_FALSE_TYPES = 0.02
"""Share of ordinary lines of which a temperament may be claimed, of those said in trades and of everyday ones alike."""
LEAST_RIGHT: Mapping[Axis, float] = {Axis.WANTS: 0.75, Axis.CAN: 0.75, Axis.OBJECTION: 0.80}
"""Share of what is claimed that has to be right; wishes and means are asked back, objections are answered at once."""
FREQUENT = 400
"""Buckets in more lines than this are multiplied at once, the rarer ones one by one."""

THRESHOLDS = np.linspace(-0.6, 0.6, 241, dtype=np.float32)
TEMPERATURES = np.linspace(2.0, 16.0, 57, dtype=np.float32)


def digest_of(lines: Sequence[TaughtLine]) -> str:
    """Return the hash of all that decides what a model of these lines is; their order does not count."""
    said = sorted("\n".join((one.language, one.trade, one.text, *sorted(one.labels))) for one in lines)
    return hashlib.sha256("\n\n".join((RECIPE, *said)).encode()).hexdigest()


def vectors_of(lines: Sequence[TaughtLine], known: KeptVectors, read: Callable[[Sequence[str]], Vector]) -> KeptVectors:
    """Return the vectors of lines in their order; only what was not kept is read, clause by clause."""
    places = {int(sign): place for place, sign in enumerate(known.texts)}
    parted = [clauses(line.text) for line in lines]
    signs = [text_sign(joined(parts)) for parts in parted]
    vectors = np.empty((len(lines), SIZE), dtype=np.int8)
    unit = np.empty(len(lines), dtype=np.float32)
    for row, (sign, parts) in enumerate(zip(signs, parted, strict=True)):
        place = places.get(sign)
        if place is None:
            vectors[row : row + 1], unit[row : row + 1] = small(read(parts)[None])
        else:
            vectors[row], unit[row] = known.vectors[place], known.unit[place]
    return KeptVectors(texts=np.array(signs, dtype=np.uint64), vectors=vectors, unit=unit)


def learn(
    lines: Sequence[TaughtLine], kept: KeptVectors, passed_over: Iterable[int] = (), say: Callable[[str], None] = lambda _: None
) -> TalkModel:
    """Make a model. Takes two minutes and 1 GB for 9 000 lines.

    Args:
        lines: what is learnt.
        kept: their vectors, in the same order.
        passed_over: numbers of examples (`sign_of`) that are not learnt, and not added to the model when it reads either.
        say: is told how far it is.
    """
    texts = [joined(clauses(line.text)) for line in lines]
    rarity = rarities(texts)
    signs = [signs_of(text, rarity) for text in texts]
    wanted = np.stack([targets(line.labels) for line in lines])
    whole = kept.whole()
    mean, deviation = whole.mean(axis=0), whole.std(axis=0)
    back = rounded(standardised(whole, mean, deviation))
    alike = _alike(signs)
    say("what the lines have in common is counted")
    languages = tuple(sorted({line.language for line in lines}))
    parts = _parts(lines)
    unseen_by_letters, letters = _solved(alike, wanted, parts, SMOOTH_BY_LETTERS)
    by_letters = _way(signs, letters, wanted, _settle(unseen_by_letters, wanted, lines, languages))
    say("learnt by letters")
    alike *= np.float32(SIGNS_BESIDE)
    alike += nearness(back @ back.T)
    unseen, coefficients = _solved(alike, wanted, parts, SMOOTH_BY_MEANING)
    by_meaning = _way(signs, coefficients * np.float32(SIGNS_BESIDE), wanted, _settle(unseen, wanted, lines, languages))
    say("learnt by meaning")
    return TalkModel(
        languages=languages,
        rarity=rarity,
        by_meaning=by_meaning,
        by_letters=by_letters,
        mean=mean,
        deviation=deviation,
        lines=back,
        coefficients=coefficients,
        known=np.array(sorted({*(sign_of(one.language, one.text, one.labels) for one in lines), *passed_over}), dtype=np.uint64),
        content=digest_of(lines),
    )


def _solved(together: Floats, wanted: Floats, parts: Places, smooth: float) -> tuple[Floats, Floats]:
    """Return the scores that each line gets from the other parts, and the coefficients of all lines together."""
    unseen = np.empty_like(wanted)
    for part in range(PARTS):
        held, learnt = np.flatnonzero(parts == part), np.flatnonzero(parts != part)
        base = wanted[learnt].mean(axis=0)
        coefficients = _solve(together[np.ix_(learnt, learnt)], wanted[learnt] - base, smooth)
        unseen[held] = together[np.ix_(held, learnt)] @ coefficients + base
    return unseen, _solve(together, wanted - wanted.mean(axis=0), smooth)


def _way(signs: Sequence[Signs], coefficients: Floats, wanted: Floats, settled_at: tuple[Floats, Floats]) -> Way:
    weights, unit = _weights(signs, coefficients)
    thresholds, temperatures = settled_at
    base: Floats = wanted.mean(axis=0)
    return Way(base=base, signs=weights, signs_unit=unit, thresholds=thresholds, temperatures=temperatures)


def _parts(lines: Sequence[TaughtLine]) -> Places:
    """Part the lines: all of a trade fall into one part, everyday ones anywhere."""
    trades = sorted({line.trade for line in lines} - {EVERYDAY})
    of_trade = {trade: place % PARTS for place, trade in enumerate(trades)}
    return np.array([of_trade.get(line.trade, crc32(line.text.encode()) % PARTS) for line in lines])


def _alike(signs: Sequence[Signs]) -> Floats:
    """Return for each two lines how many signs they share, as they weigh."""
    count = len(signs)
    row = np.repeat(np.arange(count), [len(one.buckets) for one in signs])
    bucket = np.concatenate([one.buckets for one in signs])
    weight = np.concatenate([one.weights for one in signs])
    order = np.argsort(bucket, kind="stable")
    row, bucket, weight = row[order], bucket[order], weight[order]
    starts = np.flatnonzero(np.r_[True, bucket[1:] != bucket[:-1]])
    ends = np.r_[starts[1:], len(bucket)]
    alike = np.zeros((count, count), dtype=np.float32)
    frequent = [(start, end) for start, end in zip(starts, ends, strict=True) if end - start > FREQUENT]
    for begin in range(0, len(frequent), 512):
        block = np.zeros((count, 512), dtype=np.float32)
        for column, (start, end) in enumerate(frequent[begin : begin + 512]):
            block[row[start:end], column] = weight[start:end]
        alike += block @ block.T
    for start, end in zip(starts, ends, strict=True):
        if 1 < end - start <= FREQUENT:
            rows = row[start:end]
            alike[np.ix_(rows, rows)] += np.outer(weight[start:end], weight[start:end])
    return alike


def _solve(together: Floats, wanted: Floats, smooth: float) -> Floats:
    smoothed = together.copy()
    smoothed[np.diag_indices_from(smoothed)] += np.float32(smooth)
    found: Floats = np.linalg.solve(smoothed, wanted).astype(np.float32)
    return found


def _weights(signs: Sequence[Signs], coefficients: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """Return what each sign says by itself, in whole numbers."""
    told = np.zeros((BUCKETS, COLUMNS), dtype=np.float32)
    for one, row in zip(signs, coefficients, strict=True):
        told[one.buckets] += one.weights[:, None] * row
    unit = np.maximum(np.abs(told).max(axis=0), np.float32(1e-9)) / 127  # a group may have no line at all
    return np.round(told / unit).astype(np.int8), unit.astype(np.float32)


def _settle(unseen: Floats, wanted: Floats, lines: Sequence[TaughtLine], languages: Sequence[str]) -> tuple[Floats, Floats]:
    """Return threshold and temperature of each group in each language."""
    thresholds = np.zeros((len(languages), len(HEADS)), dtype=np.float32)
    temperatures = np.zeros_like(thresholds)
    is_everyday = np.array([line.trade == EVERYDAY for line in lines])
    for place, language in enumerate(languages):
        said = np.array([line.language == language for line in lines])
        for number, head in enumerate(HEADS):
            scores, meant = unseen[said, head.columns], wanted[said, head.columns]
            threshold = _threshold(head, scores, meant, is_everyday[said])
            thresholds[place, number] = threshold
            temperatures[place, number] = _temperature(head, scores, meant, threshold)
    return thresholds, temperatures


@dataclass(frozen=True, slots=True, kw_only=True)
class _Margins:
    """By how much the best meaning exceeds saying nothing, and whether it is right."""

    by: Floats
    is_right: npt.NDArray[np.bool_]


def _margins(scores: Floats, meant: Floats) -> _Margins:
    best = scores[:, 1:].argmax(axis=1) + 1
    rows = np.arange(len(scores))
    return _Margins(by=scores[rows, best] - scores[:, 0], is_right=meant[rows, best] > 0)


def _threshold(head: Head, scores: Floats, meant: Floats, is_everyday: npt.NDArray[np.bool_]) -> float:
    """Return the lowest threshold that is good enough; the highest where none is."""
    margins = _margins(scores, meant)
    is_ordinary = meant[:, 0] > 0
    for threshold in THRESHOLDS:
        claimed = margins.by > threshold
        if head.axis is Axis.TEMPERAMENT:
            kinds = [claimed[is_ordinary & kind] for kind in (is_everyday, ~is_everyday)]
            is_enough = all(kind.mean() <= MOST_FALSE_TYPES for kind in kinds if len(kind))
        else:
            is_enough = not claimed.any() or margins.is_right[claimed].mean() >= LEAST_RIGHT[head.axis]
        if is_enough:
            return float(threshold)
    return float(THRESHOLDS[-1])


def _temperature(head: Head, scores: Floats, meant: Floats, threshold: float) -> float:
    """Return the temperature by which what is read is least surprised."""

    def surprise(temperature: float) -> float:
        read = settled(scores.copy(), threshold, temperature, head.claim_above)
        return -float((meant * np.log(read + 1e-9)).sum(axis=1).mean())

    return float(min(TEMPERATURES, key=surprise))

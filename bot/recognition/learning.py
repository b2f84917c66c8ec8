"""Makes the model of `talk_model` from lines of talk: least squares over nearness and signs, each way by itself.

How surely a meaning has to be heard is settled on lines that were not learnt from: of four parts, each with trades of its own,
three are learnt and the fourth is read, four times. The lines alone decide: the same lines give the same model.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

from bot.domain.calls.taught_line import EVERYDAY, TaughtLine
from bot.recognition.clauses import clauses, joined
from bot.recognition.engine import SIZE, Vector
from bot.recognition.heads import COLUMNS, Floats, beside_best, targets
from bot.recognition.ngrams import BUCKETS, Signs, rarities, signs_of
from bot.recognition.settling import settle
from bot.recognition.talk_model import (
    SIGNS_BESIDE,
    KeptVectors,
    TalkModel,
    Way,
    nearness,
    rounded,
    sign_of,
    small,
    standardised,
    text_sign,
)

Places = npt.NDArray[np.intp]

RECIPE = "4"
"""Changed with whatever changes the model although the lines are the same."""
SMOOTH_BY_MEANING, SMOOTH_BY_LETTERS = 0.07, 0.3
"""How much a line may be missed so that others are met; chosen like everything by lines that were not learnt from."""
PARTS = 4
NEAR_ENOUGH, MOST_STEPS = 1e-3, 500
"""What of the wanted may be left when coefficients are good enough, and steps after which they are."""
FREQUENT = 400
"""Buckets in more lines than this are multiplied at once, the rarer ones one by one."""


def digest_of(lines: Sequence[TaughtLine]) -> str:
    """Return the hash of all that decides what a model of these lines is; their order does not count."""
    said = sorted("\n".join((one.language, one.trade, one.text, *sorted(one.labels))) for one in lines)
    return hashlib.sha256("\n\n".join((RECIPE, *said)).encode()).hexdigest()


def vectors_of(lines: Sequence[TaughtLine], known: KeptVectors, read: Callable[[Sequence[str]], Vector]) -> KeptVectors:
    """Return the vectors of lines in their order, and behind them those of their clauses; only what was not kept is read."""
    places = {int(sign): place for place, sign in enumerate(known.texts)}
    parted = [clauses(line.text) for line in lines]
    signs = [text_sign(joined(parts)) for parts in parted]
    alone = {text_sign(part): [part] for parts in parted if len(parts) > 1 for part in parts}
    alone = {sign: parts for sign, parts in alone.items() if sign not in frozenset(signs)}
    signs, parted = [*signs, *alone], [*parted, *alone.values()]
    vectors = np.empty((len(signs), SIZE), dtype=np.int8)
    unit = np.empty(len(signs), dtype=np.float32)
    for row, (sign, parts) in enumerate(zip(signs, parted, strict=True)):
        place = places.get(sign)
        if place is None:
            vectors[row : row + 1], unit[row : row + 1] = small(read(parts)[None])
        else:
            vectors[row], unit[row] = known.vectors[place], known.unit[place]
    return KeptVectors(texts=np.array(signs, dtype=np.uint64), vectors=vectors, unit=unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clauses:
    """The clauses of lines that have several: of which line each is, its signs and its standardised vector."""

    line: Places
    signs: Sequence[Signs]
    standardised: Floats

    def of(self, wanted: npt.NDArray[np.bool_]) -> _Clauses:
        places = np.flatnonzero(wanted)
        return _Clauses(
            line=self.line[places], signs=[self.signs[int(one)] for one in places], standardised=self.standardised[places]
        )


def learn(
    lines: Sequence[TaughtLine], kept: KeptVectors, passed_over: Iterable[int] = (), say: Callable[[str], None] = lambda _: None
) -> TalkModel:
    """Make a model. Takes three minutes and 3 GB for 18 000 lines.

    Args:
        lines: what is learnt.
        kept: their vectors, as `vectors_of` gives them.
        passed_over: numbers of examples (`sign_of`) that are not learnt, and not added to the model when it reads either.
        say: is told how far it is.
    """
    texts = [joined(clauses(line.text)) for line in lines]
    rarity = rarities(texts)
    signs = [signs_of(text, rarity) for text in texts]
    wanted = np.stack([targets(line.labels) for line in lines])
    everything = kept.whole()
    whole = everything[: len(lines)]
    mean, deviation = whole.mean(axis=0), whole.std(axis=0)
    back = rounded(standardised(whole, mean, deviation))
    pieces = _pieces(lines, kept.texts, standardised(everything, mean, deviation), rarity)
    alike = _alike(signs)
    say("what the lines have in common is counted")
    languages = tuple(sorted({line.language for line in lines}))
    parts = _parts(lines)

    def by_signs(learnt: Places, coefficients: Floats, some: _Clauses) -> Floats:
        told = _told([signs[int(one)] for one in learnt], coefficients)
        return np.stack([one.weights @ told[one.buckets] for one in some.signs])

    def by_both(learnt: Places, coefficients: Floats, some: _Clauses) -> Floats:
        near: Floats = nearness(some.standardised @ back[learnt].T) @ coefficients
        return near + by_signs(learnt, coefficients, some) * np.float32(SIGNS_BESIDE)

    unseen_by_letters, letters = _solved(alike, wanted, parts, SMOOTH_BY_LETTERS, pieces, by_signs)
    by_letters = _way(signs, letters, wanted, settle(unseen_by_letters, wanted, lines, languages))
    say("learnt by letters")
    alike *= np.float32(SIGNS_BESIDE)
    alike += nearness(back @ back.T)
    unseen, coefficients = _solved(alike, wanted, parts, SMOOTH_BY_MEANING, pieces, by_both)
    by_meaning = _way(signs, coefficients * np.float32(SIGNS_BESIDE), wanted, settle(unseen, wanted, lines, languages))
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


def _pieces(lines: Sequence[TaughtLine], texts: npt.NDArray[np.uint64], vectors: Floats, rarity: Floats) -> _Clauses:
    places = {int(sign): place for place, sign in enumerate(texts)}
    parted = [clauses(line.text) for line in lines]
    found = [(number, part) for number, parts in enumerate(parted) if len(parts) > 1 for part in parts]
    return _Clauses(
        line=np.array([number for number, _ in found], dtype=np.intp),
        signs=[signs_of(part, rarity) for _, part in found],
        standardised=vectors[[places[text_sign(part)] for _, part in found]],
    )


def _solved(
    together: Floats,
    wanted: Floats,
    parts: Places,
    smooth: float,
    pieces: _Clauses,
    score: Callable[[Places, Floats, _Clauses], Floats],
) -> tuple[Floats, Floats]:
    """Return the scores that each line gets from the other parts, and the coefficients of all lines together.

    A line is scored as it is read: several clauses together, and the most telling one.
    """
    learnt_from = np.stack([parts != part for part in range(PARTS)] + [np.ones(len(parts), dtype=np.bool_)], axis=1)
    base: Floats = np.stack([wanted[column].mean(axis=0) for column in learnt_from.T])
    found = _solve(together, wanted[:, None] - base, learnt_from, smooth)
    unseen = np.empty_like(wanted)
    for part in range(PARTS):
        held, learnt = np.flatnonzero(parts == part), np.flatnonzero(parts != part)
        coefficients = found[learnt, part]
        unseen[held] = (together[held] @ found[:, part]) + base[part]
        some = pieces.of(parts[pieces.line] == part)
        if len(some.line):
            scores = score(learnt, coefficients, some) + base[part]
            for line in np.unique(some.line):
                unseen[line] = beside_best(unseen[line], scores[some.line == line])
    return unseen, found[:, PARTS]


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


def _solve(together: Floats, wanted: Floats, learnt_from: npt.NDArray[np.bool_], smooth: float) -> Floats:
    """Return the coefficients by which some of the lines meet what is wanted of them, by conjugate gradients, all at once.

    Args:
        together: what each two of n lines have in common.
        wanted: what is wanted, n × parts × columns.
        learnt_from: which lines each part learns from, n × parts; the others have no coefficients there.
        smooth: how much may be missed.
    """
    count = len(together)
    learns = np.repeat(learnt_from, wanted.shape[2], axis=1)
    residue = np.where(learns, wanted.reshape(count, -1), 0).astype(np.float32)
    found = np.zeros_like(residue)
    step, left = residue.copy(), (residue**2).sum(axis=0)
    enough = left * NEAR_ENOUGH**2
    for _ in range(MOST_STEPS):
        if (left <= enough).all():
            break
        told = np.where(learns, together @ step, 0) + np.float32(smooth) * step
        length = left / np.maximum((step * told).sum(axis=0), 1e-30)
        found += length * step
        residue -= length * told
        before, left = left, (residue**2).sum(axis=0)
        step = residue + left / np.maximum(before, 1e-30) * step
    return found.reshape(wanted.shape)


def _told(signs: Sequence[Signs], coefficients: Floats) -> Floats:
    """Return what each sign says by itself, for each column."""
    told = np.zeros((BUCKETS, COLUMNS), dtype=np.float32)
    for one, row in zip(signs, coefficients, strict=True):
        told[one.buckets] += one.weights[:, None] * row
    return told


def _weights(signs: Sequence[Signs], coefficients: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """Return the same in whole numbers, and what one of them counts in each column."""
    told = _told(signs, coefficients)
    unit = np.maximum(np.abs(told).max(axis=0), np.float32(1e-9)) / 127  # a group may have no line at all
    return np.round(told / unit).astype(np.int8), unit.astype(np.float32)

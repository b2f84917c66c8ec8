"""Which words of a text spoke for what was read out of it, as far as their letters tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from zlib import crc32

import numpy as np

from bot.recognition.clauses import plain_text
from bot.recognition.heads import HEADS
from bot.recognition.ngrams import BUCKETS, pieces, words_of
from bot.recognition.talk_model import TalkModel

MOST = 3
SHORTEST = 2

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def words_that_spoke(text: str, read: Sequence[str], claimed: Sequence[int], model: TalkModel) -> tuple[str, ...]:
    """Return the three words, as they stand and in their order, that spoke most for what is claimed.

    Args:
        text: the words.
        read: its clauses that were read, see `clauses`; of a long paste these are the last ones.
        claimed: columns of `heads`.
        model: by whose letters.
    """
    known = frozenset(word for part in read for word in words_of(part))
    nothing = [next(head.columns.start for head in HEADS if head.columns.start <= one < head.columns.stop) for one in claimed]
    found: dict[str, tuple[float, int]] = {}
    for match in _WORD.finditer(text):
        word = match[0]
        if len(word) >= SHORTEST and word not in found:
            weight = _weight([part for part in words_of(plain_text(word)) if part in known], claimed, nothing, model)
            if weight > 0:
                found[word] = (weight, match.start())
    strongest = sorted(found, key=lambda word: -found[word][0])[:MOST]
    return tuple(sorted(strongest, key=lambda word: found[word][1]))


def _weight(parts: Sequence[str], claimed: Sequence[int], nothing: Sequence[int], model: TalkModel) -> float:
    """Return how much a word speaks for one of some columns against saying nothing, whatever stands around it."""
    buckets = [bucket for part in parts for bucket in pieces(part)]
    buckets += [crc32(f"w{part}".encode("utf-8", "replace")) % BUCKETS for part in parts]
    if not buckets:
        return 0.0
    way = model.by_letters
    told = model.rarity[buckets] @ way.signs[buckets].astype(np.float32) * way.signs_unit
    return float((told[claimed] - told[nothing]).max() / len(buckets) ** 0.5)

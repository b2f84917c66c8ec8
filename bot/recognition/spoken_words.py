"""Which words of a text spoke for what was read out of it, as far as their letters tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from zlib import crc32

from bot.recognition.clauses import plain_text
from bot.recognition.heads import HEADS
from bot.recognition.ngrams import BUCKETS, pieces, words_of
from bot.recognition.talk_model import TalkModel

MOST = 3
SHORTEST = 2

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def words_that_spoke(text: str, claimed: Sequence[int], model: TalkModel) -> tuple[str, ...]:
    """Return the three words, as they stand and in their order, that spoke most for the claimed columns of `heads`."""
    found: dict[str, tuple[float, int]] = {}
    for match in _WORD.finditer(text):
        word = match[0]
        if len(word) >= SHORTEST and word not in found:
            weight = max(_weight(word, column, model) for column in claimed)
            if weight > 0:
                found[word] = (weight, match.start())
    strongest = sorted(found, key=lambda word: -found[word][0])[:MOST]
    return tuple(sorted(strongest, key=lambda word: found[word][1]))


def _weight(word: str, column: int, model: TalkModel) -> float:
    """Return how much a word speaks for a column against saying nothing, whatever stands around it."""
    way = model.by_letters
    nothing = next(head.columns.start for head in HEADS if head.columns.start <= column < head.columns.stop)
    parts = words_of(plain_text(word))
    buckets = [bucket for part in parts for bucket in pieces(part)]
    buckets += [crc32(f"w{part}".encode("utf-8", "replace")) % BUCKETS for part in parts]
    if not buckets:
        return 0.0
    told = way.signs[buckets, column] * way.signs_unit[column] - way.signs[buckets, nothing] * way.signs_unit[nothing]
    return float((told * model.rarity[buckets]).sum() / len(buckets) ** 0.5)

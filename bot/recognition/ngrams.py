"""Signs of a text without any dictionary: pieces of two to five letters within words, words, and two words side by side.

Each is put into one of `BUCKETS` by its checksum, so no list of them is kept; marks on Latin letters count for nothing.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt

from bot.recognition.clauses import unmarked

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.int32]

BUCKETS = 1 << 17
SHORTEST, LONGEST = 2, 5
"""Letters of a piece; the ends of a word count as one."""

_WORD = re.compile(r"\w+|[?!]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """The signs of one text: buckets, and what each of them weighs; their squares add up to about 1, or to 0."""

    buckets: Places
    weights: Floats


def pieces(word: str) -> Iterator[int]:
    """Give the bucket of each piece of a word."""
    framed = f" {word} "
    for length in range(SHORTEST, LONGEST + 1):
        for start in range(len(framed) - length + 1):
            yield crc32(b"c" + framed[start : start + length].encode("utf-8", "replace")) % BUCKETS


def words_of(plain: str) -> list[str]:
    """Return the words of a text and its question and exclamation marks, without marks on letters."""
    return _WORD.findall(unmarked(plain))


def counted(plain: str) -> tuple[Counter[int], Counter[int]]:
    """Count the buckets of a text: those of its pieces, and those of its words and pairs of words."""
    words = words_of(plain)
    said = [f"w{word}" for word in words] + [f"w{one} {other}" for one, other in pairwise(words)]
    of_words = Counter(crc32(sign.encode("utf-8", "replace")) % BUCKETS for sign in said)
    return Counter(piece for word in words for piece in pieces(word)), of_words


def rarities(texts: Sequence[str]) -> Floats:
    """Return how much each bucket tells, given all texts: much where few have it, nothing where only one has or none."""
    found = np.zeros(BUCKETS, dtype=np.int32)
    for text in texts:
        of_pieces, of_words = counted(text)
        found[list(of_pieces.keys() | of_words.keys())] += 1
    told = np.log((1 + len(texts)) / (1 + found)) + 1
    return np.where(found > 1, told, 0).astype(np.float32)


def signs_of(plain: str, rarity: Floats) -> Signs:
    """Return the signs of a text, pieces and words weighing half each."""
    weights: dict[int, float] = {}
    for counts in counted(plain):
        told = {bucket: (1 + math.log(times)) * float(rarity[bucket]) for bucket, times in counts.items()}
        length = math.sqrt(2 * sum(weight * weight for weight in told.values()))
        for bucket, weight in told.items() if length else ():
            weights[bucket] = weights.get(bucket, 0.0) + weight / length
    return Signs(
        buckets=np.fromiter(weights.keys(), dtype=np.int32, count=len(weights)),
        weights=np.fromiter(weights.values(), dtype=np.float32, count=len(weights)),
    )

"""Vectors of lines as the engine gave them, by the hashes of the lines: what was read once need not be read again.

A changed line costs one reading. A file of them is a cache: one that is hurt or missing has none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from bot.recognition.engine import PACKAGE, SIZE, VERSION, Vector

ROW = np.dtype([("sign", "<u8"), ("numbers", "i1", (SIZE,))])
"""A line's hash, and its vector in whole numbers, the largest of which is 127 or -127."""
_WHOSE = f"{PACKAGE} {VERSION}".encode()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineVectors:
    """Vectors by lines. Invariant: the rows stand in the order of their signs, each sign once."""

    rows: npt.NDArray[np.void]

    def lacking(self, lines: Iterable[str]) -> list[str]:
        """Return the lines whose vectors are not here, each once."""
        asked = list(dict.fromkeys(lines))
        return [line for line, is_here in zip(asked, np.isin(_signs(asked), self.rows["sign"]), strict=True) if not is_here]

    def of(self, lines: Sequence[str]) -> Vector:
        """Return the vectors of lines that are all here, a row a line, each of length one.

        Raises:
            KeyError: the vector of a line is not here.
        """
        signs = np.ascontiguousarray(self.rows["sign"])
        wanted = _signs(lines)
        places = np.searchsorted(signs, wanted)
        if (places == len(signs)).any() or (signs[places] != wanted).any():
            raise KeyError(self.lacking(lines)[0])
        whole: Vector = self.rows["numbers"][places].astype(np.float32)  # the unit goes when the length becomes one
        whole /= np.linalg.norm(whole, axis=1, keepdims=True)
        return whole

    def beside(self, read: Mapping[str, Vector]) -> LineVectors:
        """Return these with vectors that were read since."""
        return self.joined(LineVectors(rows=_rows(read)))

    def joined(self, others: LineVectors) -> LineVectors:
        """Return these and others; of a line that both have, these have it."""
        return LineVectors(rows=_in_order(np.concatenate([self.rows, others.rows]))) if len(others.rows) else self

    def only(self, lines: Iterable[str]) -> LineVectors:
        """Return those of some lines, so that what nobody needs any more goes."""
        return LineVectors(rows=np.array(self.rows[np.isin(self.rows["sign"], _signs(lines))]))

    def write(self, stream: BinaryIO) -> None:
        """Write them; the same lines always give the same bytes."""
        np.save(stream, self.rows, allow_pickle=False)


def sign_of(line: str) -> int:
    """Return the number by which a line is known; another version of the engine has other numbers."""
    return int.from_bytes(hashlib.blake2b(line.encode("utf-8", "replace"), digest_size=8, person=_WHOSE).digest())


def _signs(lines: Iterable[str]) -> npt.NDArray[np.uint64]:
    return np.array([sign_of(line) for line in lines], np.uint64)


def none_yet() -> LineVectors:
    """Return vectors of no line."""
    return LineVectors(rows=np.empty(0, ROW))


def read_from(file: Path) -> LineVectors:
    """Return those of a file, which stay where they lie; none where it is missing or hurt."""
    try:
        rows = np.load(file, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return none_yet()
    if rows.dtype != ROW or rows.ndim != 1 or not (rows["sign"][1:] > rows["sign"][:-1]).all():
        return none_yet()
    return LineVectors(rows=rows)


def _rows(read: Mapping[str, Vector]) -> npt.NDArray[np.void]:
    rows = np.empty(len(read), ROW)
    for row, (line, vector) in zip(rows, read.items(), strict=True):
        row["sign"], row["numbers"] = sign_of(line), np.round(vector * (127 / np.abs(vector).max()))
    return rows


def _in_order(rows: npt.NDArray[np.void]) -> npt.NDArray[np.void]:
    _, first = np.unique(rows["sign"], return_index=True)
    ordered: npt.NDArray[np.void] = rows[first]
    return ordered

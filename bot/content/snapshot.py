"""A snapshot of the library: a start with unchanged content takes it, and neither reads, judges nor compiles anything.

It is a cache and no more. Its key covers every byte of the content and of the code that makes a library of it, so any
change makes it worthless; whatever is odd about the file makes it worthless too, and the start takes the long way. It holds
plain values and the bytecode of the texts, as Python's own `.pyc` files and Jinja's bytecode cache do, so it is believed
only when nobody but this account can write it. The bytecode, most of it, and the drills stay in the file, which is mapped: a
text comes into memory when it is first shown, and a drill when somebody trains.
"""

from __future__ import annotations

import hashlib
import importlib.util
import marshal
import mmap
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import bot
from bot.content.library import Library
from bot.content.plain_values import Reader, Writer
from bot.private_files import drafted

CODE = ("content", "domain", "screens")
"""Packages of `bot` that decide what a library is made of."""
LIBRARIES = ("jinja2", "babel")
"""Whose versions leave traces in a library."""
DIGEST = hashlib.sha256().digest_size
SIZE = 8
"""Bytes of the number that says where the plain values end and what stays in the file begins, which both follow it.

The file begins with the key and the checksum.
"""


def key_of(directories: Iterable[Path], default_language: str) -> bytes:
    """Hash everything that a library is made of: content directories (later ones may overlay earlier ones) and code."""
    hashed = hashlib.sha256(importlib.util.MAGIC_NUMBER)
    for name in LIBRARIES:
        hashed.update(f"{name} {version(name)}\n".encode())
    hashed.update(f"{default_language}\n".encode())
    home = Path(bot.__file__).parent
    for directory, pattern in (*((home / name, "*.py") for name in CODE), *((one, "*") for one in directories)):
        for file in sorted(directory.rglob(pattern)):
            if file.is_file():
                content = file.read_bytes()
                hashed.update(f"{file.relative_to(directory)} {len(content)}\n".encode())
                hashed.update(content)
    return hashed.digest()


def recall(file: Path, key: bytes) -> Library | None:
    """Return the library that was kept under this key; None when there is none, or any doubt."""
    descriptor = _open_own(file)
    if descriptor is None:
        return None
    with open(descriptor, "rb") as stream:  # noqa: PTH123  # a descriptor
        if stream.read(DIGEST) != key or stream.read(DIGEST) != hashlib.file_digest(stream, "sha256").digest():
            return None
        stream.seek(2 * DIGEST)
        size = int.from_bytes(stream.read(SIZE))
        names, value = marshal.loads(stream.read(size))  # noqa: S302  # whole, and written by this account alone
        # Another start puts another file in this one's place and leaves this one whole, so it stays what was looked at.
        mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    library = Reader(names, memoryview(mapped)[2 * DIGEST + SIZE + size :]).value(value)
    return library if isinstance(library, Library) else None


def keep(file: Path, key: bytes, library: Library) -> None:
    """Store a library under a key, readable by this account alone; where nothing can be written, nothing is kept."""
    writer = Writer()
    value = writer.value(library)
    values = marshal.dumps((writer.names, value))
    payload = len(values).to_bytes(SIZE) + values + writer.aside
    with suppress(OSError), drafted(file) as draft:
        draft.file.write(key + hashlib.sha256(payload).digest() + payload)


def _open_own(file: Path) -> int | None:
    """Open an ordinary file that belongs to this account and that nobody else may read or write; None for any other."""
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    found = os.fstat(descriptor)  # of what is open, so that nothing else can take its place meanwhile
    if stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & 0o077:
        return descriptor
    os.close(descriptor)
    return None

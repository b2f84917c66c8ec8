"""A snapshot of the library: a start with unchanged content takes it, and neither reads, judges nor compiles anything.

It is a cache and no more. Its key covers every byte of the content and of the code that makes a library of it, so any
change makes it worthless; whatever is odd about the file makes it worthless too, and the start takes the long way. It holds
plain values and the bytecode of the texts, as Python's own `.pyc` files and Jinja's bytecode cache do, so it is believed
only when nobody but this account can write it. The bytecode, most of it, stays in the file, which is mapped: a text comes
into memory when it is first shown.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import marshal
import mmap
import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from enum import Enum
from importlib.metadata import version
from pathlib import Path
from typing import Any

from babel import Locale

import bot
from bot.content.library import Library
from bot.content.render.templates import Code
from bot.private_files import drafted

CODE = ("content", "domain", "screens")
"""Packages of `bot` that decide what a library is made of."""
LIBRARIES = ("jinja2", "babel")
"""Whose versions leave traces in a library."""
DIGEST = hashlib.sha256().digest_size
SIZE = 8
"""Bytes of the number that says where the plain values end and the bytecode begins. The file: key, checksum, that, those."""

_OURS = "bot."
_DICT, _SET, _ENUM, _OBJECT, _CODE, _LOCALE = range(6)
"""What a list in the stored form stands for: its first item. Lists stand for nothing else."""


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
    library = _Reader(names, memoryview(mapped)[2 * DIGEST + SIZE + size :]).value(value)
    return library if isinstance(library, Library) else None


def keep(file: Path, key: bytes, library: Library) -> None:
    """Store a library under a key, readable by this account alone; where nothing can be written, nothing is kept."""
    writer = _Writer()
    value = writer.value(library)
    values = marshal.dumps((writer.names, value))
    payload = len(values).to_bytes(SIZE) + values + writer.codes
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


class _Writer:
    """Takes values down as what `marshal` knows."""

    def __init__(self) -> None:
        self.kinds: dict[type, tuple[int, tuple[str, ...]]] = {}
        """Each class that was met, with its number and its fields."""
        self.codes = bytearray()
        """The bytecode of all texts, one behind the other."""

    def value(self, value: Any) -> Any:  # noqa: PLR0911  # a table, one line a kind
        kind = type(value)
        if value is None or kind in {str, int, float, bool, bytes}:
            return value
        if kind in {tuple, list}:
            return tuple(map(self.value, value))
        if kind is frozenset:
            return [_SET, *map(self.value, value)]
        if isinstance(value, Mapping):
            return [_DICT, *((self.value(key), self.value(one)) for key, one in value.items())]
        if kind is Code:
            begin = len(self.codes)
            self.codes += value.bytecode
            return [_CODE, begin, len(self.codes), value.autoescape]
        if kind is Locale:
            return [_LOCALE, str(value)]
        number, names = self._kind(kind, value)
        if isinstance(value, Enum):
            return [_ENUM, number, value.value]
        return [_OBJECT, number, *(self.value(getattr(value, name)) for name in names)]

    def _kind(self, kind: type, value: object) -> tuple[int, tuple[str, ...]]:
        if kind not in self.kinds:
            if not kind.__module__.startswith(_OURS):
                raise TypeError(f"a snapshot cannot hold {kind.__module__}.{kind.__qualname__}")
            self.kinds[kind] = len(self.kinds), () if isinstance(value, Enum) else _fields(kind, value)
        return self.kinds[kind]

    @property
    def names(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """Module, name and fields of each class, in the order of their numbers."""
        return tuple((kind.__module__, kind.__qualname__, names) for kind, (_, names) in self.kinds.items())


def _fields(kind: type, value: object) -> tuple[str, ...]:
    slots: tuple[str, ...] | None = getattr(kind, "__slots__", None)
    return tuple(vars(value)) if slots is None else slots


class _Reader:
    """Makes values of what a writer took down."""

    def __init__(self, names: Iterable[tuple[str, str, tuple[str, ...]]], codes: memoryview) -> None:
        self._codes = codes
        self._kinds: list[tuple[Any, tuple[str, ...]]] = [
            (getattr(importlib.import_module(module), name), fields) for module, name, fields in names
        ]

    def value(self, value: Any) -> Any:  # noqa: PLR0911  # a table, one line a kind
        if type(value) is tuple:
            return tuple(map(self.value, value))
        if type(value) is not list:
            return value
        stands_for, *parts = value
        if stands_for == _DICT:
            return {self.value(key): self.value(one) for key, one in parts}
        if stands_for == _SET:
            return frozenset(map(self.value, parts))
        if stands_for == _CODE:
            begin, end, autoescape = parts
            return Code(self._codes[begin:end], autoescape=autoescape)
        if stands_for == _LOCALE:
            return Locale.parse(parts[0])
        kind, names = self._kinds[parts[0]]
        if stands_for == _ENUM:
            return kind(parts[1])
        made = object.__new__(kind)
        for name, part in zip(names, parts[1:], strict=True):
            object.__setattr__(made, name, self.value(part))  # the classes are frozen
        return made

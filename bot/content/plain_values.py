"""Values as plain ones, which `marshal` knows, and back: for the snapshot, and for what is opened only when it is asked for."""

from __future__ import annotations

import importlib
import marshal
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from babel import Locale

from bot.content.render.templates import Code

_OURS = "bot."
_DICT, _SET, _ENUM, _OBJECT, _CODE, _LOCALE, _SEALED = range(7)
"""What a list in the stored form stands for: its first item. Lists stand for nothing else."""


class Sealed:
    """A value that few ask for: it is kept packed, out of a snapshot it stays in the file, and is made anew when it is asked for.

    Invariant: it was packed by `seal`, from a value without compiled texts.
    """

    __slots__ = ("packed",)

    def __init__(self, packed: bytes | memoryview) -> None:
        self.packed = packed

    def opened(self) -> Any:
        """Return the value, another one each time; some milliseconds for the drills of a language."""
        names, value = marshal.loads(self.packed)  # noqa: S302  # packed by this process or by an earlier one of this account
        return Reader(names, memoryview(b"")).value(value)


def seal(value: object) -> Sealed:
    """Pack a value of plain dataclasses, enums, tables and lists."""
    writer = Writer()
    plain = writer.value(value)
    if writer.aside:
        raise TypeError("what is sealed holds no compiled text")
    return Sealed(marshal.dumps((writer.names, plain)))


class Writer:
    """Takes values down as what `marshal` knows. One writer, one file: the numbers of classes are its own."""

    def __init__(self) -> None:
        self.kinds: dict[type, tuple[int, tuple[str, ...]]] = {}
        """Each class that was met, with its number and its fields."""
        self.aside = bytearray()
        """What stays in the file, one behind the other: the bytecode of all texts, and whatever is sealed."""

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
            return [_CODE, *self._put_aside(value.bytecode), value.autoescape]
        if kind is Sealed:
            return [_SEALED, *self._put_aside(value.packed)]
        if kind is Locale:
            return [_LOCALE, str(value)]
        number, names = self._kind(kind, value)
        if isinstance(value, Enum):
            return [_ENUM, number, value.value]
        return [_OBJECT, number, *(self.value(getattr(value, name)) for name in names)]

    def _put_aside(self, stored: bytes | memoryview) -> tuple[int, int]:
        """Return where in `aside` it begins and ends."""
        begin = len(self.aside)
        self.aside += stored
        return begin, len(self.aside)

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
    if not hasattr(kind, "__slots__"):
        return tuple(vars(value))
    return tuple(name for one in reversed(kind.__mro__) for name in getattr(one, "__slots__", ()))


class Reader:
    """Makes values of what a writer took down."""

    def __init__(self, names: Iterable[tuple[str, str, tuple[str, ...]]], aside: memoryview) -> None:
        self._aside = aside
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
            return Code(self._aside[begin:end], autoescape=autoescape)
        if stands_for == _SEALED:
            begin, end = parts
            return Sealed(self._aside[begin:end])
        if stands_for == _LOCALE:
            return Locale.parse(parts[0])
        kind, names = self._kinds[parts[0]]
        if stands_for == _ENUM:
            return kind(parts[1])
        made = object.__new__(kind)
        for name, part in zip(names, parts[1:], strict=True):
            object.__setattr__(made, name, self.value(part))  # the classes are frozen
        return made

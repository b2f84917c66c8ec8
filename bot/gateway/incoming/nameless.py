"""People without a name: Telegram has sent `"first_name": null`, and nothing at all, where its own documentation promises a name.

The library makes no person of such an object, wherever in an update it stands. Leaves out what a nameless person is called: that
is decided where names are kept.
"""

from __future__ import annotations

from typing import Any, Final

DEEPEST: Final = 16
"""Levels of an update that are looked at; the library reads no deeper."""
_PEOPLE: Final = ("is_bot", "phone_number")
"""Fields by which a user and a contact are known."""


def with_names(part: Any, depth: int = DEEPEST) -> Any:
    """Return a part of an update in which everybody has a first name, perhaps an empty one; the same one when everybody has."""
    if depth == 0:
        return part
    if isinstance(part, list):
        named: Any = [with_names(inner, depth - 1) for inner in part]
        return part if all(map(_is_same, named, part)) else named
    if not isinstance(part, dict):
        return part
    named = {field: with_names(inner, depth - 1) for field, inner in part.items()}
    if any(field in named for field in _PEOPLE) and not isinstance(named.get("first_name"), str):
        return {**named, "first_name": ""}
    return part if all(map(_is_same, named.values(), part.values())) else named


def _is_same(one: object, other: object) -> bool:
    return one is other

"""One page of a list that the database keeps.

The number of a page comes from a button, and so from whoever wrote the client that sent it: nothing is walked down by it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Generic[T]):
    """What stands on one page."""

    items: Sequence[T]
    page: int
    """From 0."""
    has_more: bool
    """There is a page after it."""


async def read_page(
    page: int, size: int, read: Callable[[int, int], Awaitable[Sequence[T]]], count: Callable[[], Awaitable[int]]
) -> Part[T]:
    """Read a page; one past the end of the list gives the last that has anything.

    Args:
        page: from 0.
        size: how much stands on one page.
        read: is given how many to return at most, and how many to skip.
        count: tells how long the list is; asked only when there is nothing on the page.
    """
    found = await read(size + 1, page * size)
    if not found and page:
        page = min(page, max(0, await count() - 1) // size)
        found = await read(size + 1, page * size)
    return Part(items=found[:size], page=page, has_more=len(found) > size)

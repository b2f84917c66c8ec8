"""What pages outside of a call have in common: title, lines, a note, rows of buttons, and walking through a long list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.screens.action import Action, encode
from bot.screens.fields import LAST_PAGE
from bot.screens.reminders.actions import Nothing
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts

PAGE_SIZE = 8
NAME_SHOWN = 24
"""Characters of a name on a button; the whole of it stands in the text."""
NOTHING = Button(label="·", action=encode(Nothing()))
"""In place of a button, where the others keep theirs: a day that is past, an arrow that leads nowhere."""

T = TypeVar("T")


def page(
    texts: Texts, title: str, *, lines: Sequence[str] = (), note: str = "", keyboard: Sequence[Sequence[Button]] = ()
) -> Screen:
    """Return a page; title, lines and note are plain text, or `Html`."""
    html = texts.template("page.html", title=title, lines=list(lines), note=note)
    return Screen(html=html, keyboard=[row for row in keyboard if row])


def button(texts: Texts, key: str, action: Action, **facts: object) -> Button:
    """Return a button whose label is an interface text."""
    return Button(label=texts.plain(key, **facts), action=encode(action))


def chosen(texts: Texts, label: str, *, is_so: bool) -> str:
    """Mark a label as the one in force."""
    return texts.plain("chosen", label=label) if is_so else label


def short(name: str, limit: int = NAME_SHOWN) -> str:
    """Cut a name for a button."""
    return name if len(name) <= limit else f"{name[: limit - 1].rstrip()}…"


def part(everything: Sequence[T], number: int, size: int = PAGE_SIZE) -> tuple[Sequence[T], int]:
    """Return one page of a list and its number, from 0; past the end the last one."""
    last = max(0, (len(everything) - 1) // size)
    number = min(number, last)
    return everything[number * size : (number + 1) * size], number


def pager(texts: Texts, number: int, *, has_more: bool, at: Callable[[int], Action]) -> list[Button]:
    """Return the row that walks through pages; empty when there is only one. Each arrow keeps its place on every page."""
    if not number and not has_more:
        return []
    return [
        button(texts, "button.earlier", at(number - 1)) if number else NOTHING,
        button(texts, "button.later", at(number + 1)) if has_more and number + 1 < LAST_PAGE else NOTHING,
    ]

"""What pages are made of: tables that read as cards on a phone, fields of forms, the way to further pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.desk.html import Child, el, join


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. The first one names its row."""

    name: str
    is_number: bool = False
    is_plain: bool = False
    """What stands in it says what it is: on a phone its name does not stand before it."""


def table(caption: Child, columns: Sequence[Column], rows: Iterable[Sequence[Child]]) -> Markup:
    """Return a table; roles are said, since a table that is shown as cards is none any more to some screen readers."""
    head = [
        el("th", column.name, scope="col", role="columnheader", class_="number" if column.is_number else None)
        for column in columns
    ]
    body = [el("tr", _row(columns, row), role="row") for row in rows]
    return el(
        "table",
        el("caption", caption),
        el("thead", el("tr", head, role="row"), role="rowgroup"),
        el("tbody", body, role="rowgroup"),
        class_="cards",
        role="table",
    )


def _row(columns: Sequence[Column], row: Sequence[Child]) -> Iterable[Markup]:
    for place, (column, cell) in enumerate(zip(columns, row, strict=True)):
        if place == 0:
            yield el("th", cell, scope="row", role="rowheader")
        else:
            yield el(
                "td",
                cell,
                role="cell",
                class_="number" if column.is_number else None,
                data_name=None if column.is_plain else column.name,
            )


def choose(label: str, name: str, options: Iterable[tuple[str, str]], chosen: str) -> Markup:
    """Return a list to choose from, with what it says."""
    return field(label, el("select", options_of(options, chosen), name=name))


def check(label: str, name: str, *, is_so: bool, value: str = "1") -> Markup:
    """Return something that is so or not."""
    return el("label", el("input", type="checkbox", name=name, value=value, checked=is_so), label, class_="check")


def options_of(options: Iterable[tuple[str, str]], chosen: str) -> Markup:
    """Return options, value and words; one is chosen."""
    return join(el("option", words, value=value, selected=value == chosen) for value, words in options)


def field(label: str, control: Markup) -> Markup:
    """Put the name of a field above it."""
    return el("label", el("span", label), control)


def fold(label: str, chosen: str, form: Markup, *, is_open: bool) -> Markup:
    """Fold a form behind one line that tells what is chosen: on a phone it would take half of the screen."""
    said = [el("span", f"{label}: " if chosen else label), el("span", chosen, class_="chosen") if chosen else None]
    return el("details", el("summary", said), form, open=is_open)


def facts(pairs: Iterable[tuple[str, Child]]) -> Markup:
    """Return names with what they are; what is nothing is left out."""
    return el("dl", [[el("dt", name), el("dd", value)] for name, value in pairs if value])


def pages(label: str, links: Sequence[tuple[str, str]]) -> Markup | None:
    """Return the way to further pages, words and addresses."""
    return el("nav", [el("a", words, href=to) for words, to in links], class_="pages", aria_label=label) if links else None

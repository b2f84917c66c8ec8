"""What stands around every page, and the two pages that show nothing: closed, and come again later."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from bot.desk.html import el, join
from bot.desk.visit import Page, Visit
from bot.screens.desk.desk_message import DESK_PATH
from bot.screens.texts import Texts

SECTIONS: Final[Sequence[tuple[str, str]]] = (("/log", "desk.log"), ("/week", "desk.week"), ("/pictures", "desk.pictures"))
"""The pages that every page leads to, in this order."""


def closed_page(texts: Texts) -> Markup:
    """Say the same of what is not there, not his, or over: so nothing can be learnt from it."""
    return _plain(texts, "desk.closed_title", "desk.closed")


def later_page(texts: Texts) -> Markup:
    """Ask to come again: too much is asked for just now, or the database cannot be used."""
    again = el("button", texts.plain("desk.again"), type="button", class_="main", data_again=True)
    return _main(texts.plain("desk.later_title"), join([el("p", texts.plain("desk.later")), el("p", again)]))


def door_page(texts: Texts) -> Markup:
    """Ask whether to come in. Programs that look at links in advance press no button, so they use none up."""
    button = el("button", texts.plain("desk.enter_button"), type="button", id="enter", class_="main")
    return _main(texts.plain("desk.enter_title"), join([el("p", texts.plain("desk.enter")), el("p", button)]))


def framed(page: Page, visit: Visit) -> Markup:
    """Put the way to the other pages above a page, and the way out below it."""
    texts = visit.texts
    links = [
        el("li", el("a", texts.plain(key), href=f"{DESK_PATH}{path}", aria_current="page" if visit.path == path else None))
        for path, key in SECTIONS
    ]
    bar = el(
        "header",
        el("nav", el("ul", links), aria_label=texts.plain("desk.sections")),
        el("p", visit.act.employee.name, class_="who"),
    )
    out = el(
        "footer",
        doing(texts.plain("desk.leave"), "/out"),
        doing(texts.plain("desk.leave_all"), "/out-everywhere"),
    )
    return join([bar, _main(page.title, page.body), out])


def doing(label: str, path: str, fields: Sequence[tuple[str, str]] = ()) -> Markup:
    """Return a button that does something; what comes of it is said below the page."""
    hidden = [el("input", type="hidden", name=name, value=value) for name, value in fields]
    return el("form", hidden, el("button", label, type="submit"), method="post", action=f"{DESK_PATH}/data{path}")


def _plain(texts: Texts, title: str, said: str) -> Markup:
    return _main(texts.plain(title), el("p", texts.plain(said)))


def _main(title: str, body: Markup) -> Markup:
    return el("main", el("h1", title, id="title", tabindex="-1"), body, aria_labelledby="title")

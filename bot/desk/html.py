"""HTML that is built and never pasted together: whatever is no HTML already is escaped, and nothing inline can be said.

Pages are functions from results and `Texts` to HTML, as screens are; a template would be checked by no type. Scripts, styles and
addresses elsewhere are refused here, so that no page can break the policy under which the browser reads it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from markupsafe import Markup, escape

Child = str | Markup | None | Iterable["Child"]
Attribute = str | int | bool | None

WITHOUT_CONTENT: Final = frozenset({"meta", "link", "input", "img", "br"})
ADDRESSES: Final = frozenset({"href", "src", "action"})


def el(name: str, /, *children: Child, **attributes: Attribute) -> Markup:
    """Return an element; `class_` and `for_` stand for words that Python keeps, `aria_label` for `aria-label`.

    An attribute that is None or False is left out, one that is True has no value.

    Raises:
        ValueError: it would say something inline, or name another server.
    """
    said = Markup("").join(_attribute(key, value) for key, value in attributes.items())
    if name in WITHOUT_CONTENT:
        return Markup("<{}{}>").format(name, said)
    return Markup("<{0}{1}>{2}</{0}>").format(name, said, join(children))


def join(children: Iterable[Child]) -> Markup:
    """Return HTML and texts one behind the other; texts are escaped."""
    return Markup("").join(_child(child) for child in children)


def _child(child: Child) -> Markup:
    if child is None:
        return Markup("")
    return escape(child) if isinstance(child, str) else join(child)


def _attribute(key: str, value: Attribute) -> Markup:
    name = key.rstrip("_").replace("_", "-")
    if name == "style" or name.startswith("on"):
        raise ValueError(f"{name} would be inline")
    if name in ADDRESSES and not (str(value).startswith("/") and not str(value).startswith("//")):
        raise ValueError(f"{name} does not lead to this server")
    if value is None or value is False:
        return Markup("")
    return Markup(" {}").format(name) if value is True else Markup(' {}="{}"').format(name, str(value))

"""The static part of the page, which is open to everybody and holds nothing: the frame, the script, the looks."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Final

import fontpkg_roboto
from aiohttp import web
from markupsafe import Markup

from bot.desk.html import el, join
from bot.desk.plain import door_page, later_page
from bot.screens.desk.desk_message import DESK_PATH
from bot.screens.texts import Texts

FOLDER: Final = Path(__file__).with_name("files")


LETTERS: Final = fontpkg_roboto.ROOT / "files" / "Roboto[wdth,wght].ttf"
"""Those with which pictures are reckoned: by others of the machine words would run into each other and out of the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticFile:
    """A file that every browser gets."""

    content: bytes
    content_type: str
    sign: str

    @property
    def charset(self) -> str | None:
        """How its letters are written, where it has any."""
        return None if self.content_type.startswith("font/") else "utf-8"

    def answer(self, known: str) -> web.Response:
        """Return it, or say that the browser has it already."""
        headers = {"ETag": self.sign, "Cache-Control": "no-cache"}
        if self.sign in known:
            return web.Response(status=HTTPStatus.NOT_MODIFIED, headers=headers)
        return web.Response(body=self.content, content_type=self.content_type, charset=self.charset, headers=headers)


def _read(name: str, content_type: str) -> StaticFile:
    content = (LETTERS if name == "roboto.ttf" else FOLDER / name).read_bytes()
    return StaticFile(content=content, content_type=content_type, sign=f'"{hashlib.sha256(content).hexdigest()[:16]}"')


class _Files(dict[str, StaticFile]):
    """Each is read when it is first asked for: nothing is read at import."""

    def __missing__(self, name: str) -> StaticFile:
        self[name] = _read(name, TYPES[name])
        return self[name]

    def get(self, name: str, default: StaticFile | None = None) -> StaticFile | None:  # type: ignore[override]
        return self[name] if name in TYPES else default


TYPES: Final[Mapping[str, str]] = {
    "desk.css": "text/css",
    "desk.js": "text/javascript",
    "telegram.js": "text/javascript",
    "icon.svg": "image/svg+xml",
    "roboto.ttf": "font/ttf",
}
FILES: Final = _Files()
"""By their name behind `/desk/`."""


def shell(texts: Texts, language: str) -> Markup:
    """Return the frame in one language, with the pages that the script shows when it has nothing else to show."""
    title = texts.plain("desk.name")
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1, viewport-fit=cover"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="robots", content="noindex"),
        el("title", title),
        el("link", rel="icon", href=f"{DESK_PATH}/icon.svg"),
        el("link", rel="stylesheet", href=f"{DESK_PATH}/desk.css"),
        el("script", "", type="module", src=f"{DESK_PATH}/desk.js"),
    )
    loading = el("main", el("h1", title, id="title", tabindex="-1"))
    words = {"data_name": title, "data_loading": texts.plain("desk.loading"), "data_later": texts.plain("desk.later")}
    body = el(
        "body",
        el("div", loading, id="page", aria_busy="true"),
        el("p", "", id="said", role="status"),
        el("template", door_page(texts), id="door"),
        el("template", later_page(texts), id="later"),
        el("noscript", el("p", texts.plain("desk.needs_script"))),
    )
    return join([Markup("<!doctype html>"), el("html", head, body, lang=language, **words)])

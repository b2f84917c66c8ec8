"""/desk: the link that opens the page in a browser once, and the button that opens it in Telegram."""

from __future__ import annotations

from urllib.parse import urlsplit

from bot.domain.ids import ChatId
from bot.domain.people.changes import SIGNS_OUT
from bot.screens.desk.actions import LeaveDesks
from bot.screens.page import button, page
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.desk.sign_in import DeskView

DESK_SLOT = SlotKind(name="desk", closes_on=SIGNS_OUT)
DESK_PATH = "/desk"
"""Everything of the page lies behind it."""
LOOPBACK = ("localhost", "127.0.0.1", "::1")


def show_desk(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Put a screen into the one message of /desk."""
    return Show(slot=DESK_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)


def desk_link(url: str, code: str) -> str:
    """Return what opens the page once. The code stands behind `#`: no server and no page elsewhere is told it by the way."""
    return f"{url}{DESK_PATH}#{code}"


def desk_screen(view: DeskView, texts: Texts, *, url: str | None, time_zone: str) -> Screen:
    """Offer the page, or say that it is not served here."""
    if url is None:
        return page(texts, texts.plain("desk.title"), note=texts.plain("desk.not_here"))
    lines, rows = [texts.plain("desk.what")], []
    if view.code is not None and view.until is not None:
        lines.append(texts.plain("desk.until", until=texts.moment(view.until, time_zone)))
        rows.append([Button(label=texts.plain("button.desk_open"), opens=desk_link(url, view.code))])
        if url.startswith("https://"):
            rows.append([Button(label=texts.plain("button.desk_app"), app=f"{url}{DESK_PATH}")])
    if urlsplit(url).hostname in LOOPBACK:
        lines.append(texts.plain("desk.on_server"))
    if view.code is not None or view.signed_in:  # with the link somebody may come in at any moment
        rows.append([button(texts, "button.desk_leave", LeaveDesks())])
    note = texts.plain("desk.signed_in", n=view.signed_in) if view.signed_in else ""
    if view.code is None and not view.signed_in:
        note = texts.plain("desk.nobody_in")
    return page(texts, texts.plain("desk.title"), lines=lines, note=note, keyboard=rows)

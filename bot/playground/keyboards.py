"""What a keyboard may hold: limits, and the one action of a button. The table has checked shapes and types before."""

import re
from dataclasses import dataclass
from typing import Any

from bot.playground.wire import Json, bad_request

MAX_BUTTONS = 100
MAX_IN_ROW = 8
MAX_REPLY_BUTTONS = 300
MAX_REPLY_IN_ROW = 12
NO_ACTION = {"text", "style", "icon_custom_emoji_id"}
ACTIONS = {"callback_data", "url", "copy_text", "web_app"}
STYLES = {"danger", "success", "primary"}
ADDRESS = re.compile(r"(?:([A-Za-z0-9+.-]+)://)?([^\s/?#:]+)(?::[0-9]{1,5})?(?:[/?#]\S*)?")
"""Scheme and host; what else it holds is not looked at."""


@dataclass(frozen=True, slots=True)
class Markup:
    """A checked reply markup: `inline` rows or another kind of keyboard in `other`, never both."""

    inline: list[list[Json]] | None = None
    other: Json | None = None


def read_markup(raw: Json | None) -> Markup:
    """Check the limits and return the markup; an inline keyboard without buttons is none at all.

    Raises:
        Refusal: In Telegram's words where it has any.
    """
    if raw is None:
        return Markup()
    if "inline_keyboard" in raw:
        rows = [row for row in raw["inline_keyboard"] if row]
        _count(rows, MAX_BUTTONS, MAX_IN_ROW)
        for row in rows:
            for button in row:
                _check_inline(button)
        return Markup(inline=rows or None)
    if "keyboard" in raw:
        rows = [row for row in raw["keyboard"] if row]
        _count(rows, MAX_REPLY_BUTTONS, MAX_REPLY_IN_ROW)
        for row in rows:
            for button in row:
                _check_reply(button)
        return Markup(other={**raw, "keyboard": rows})
    return Markup(other=raw)


def _count(rows: list[list[Any]], most: int, in_row: int) -> None:
    if sum(len(row) for row in rows) > most:
        raise bad_request("reply markup is too long")
    widest = max((len(row) for row in rows), default=0)
    if widest > in_row:  # Telegram re-wraps silently; a keyboard that nobody designed is a defect
        raise bad_request(f"a keyboard row holds {widest} buttons, at most {in_row} are shown")


def _check_inline(button: Json) -> None:
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    _check_style(button)
    actions = [name for name in button if name not in NO_ACTION]
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request("can't parse inline keyboard button: exactly one action is allowed in a button")
    if actions[0] not in ACTIONS:
        raise bad_request(f"the button action {actions[0]} is not emulated")
    if "url" in button:
        _check_address(button["url"])
    if "web_app" in button and not button["web_app"]["url"].lower().startswith("https://"):
        raise bad_request(
            f"inline keyboard button Web App URL '{button['web_app']['url']}' is invalid: Only HTTPS links are allowed"
        )


def _check_address(address: str) -> None:
    match = ADDRESS.fullmatch(address)
    scheme, host = (str(match[1] or "http").lower(), match[2]) if match else ("http", "")
    if scheme == "tg":
        return
    if scheme not in {"http", "https"}:
        raise bad_request(f"inline keyboard button URL '{address}' is invalid: Unsupported URL protocol")
    if "." not in host:  # the names of one's own network too
        raise bad_request(f"inline keyboard button URL '{address}' is invalid: Wrong HTTP URL")


def _check_reply(button: Json) -> None:
    if not button["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    _check_style(button)
    for name in button:
        if name not in NO_ACTION and name != "request_contact":
            raise bad_request(f"the button action {name} is not emulated")


def _check_style(button: Json) -> None:
    if button.get("style", "primary") not in STYLES:
        raise bad_request("BUTTON_STYLE_INVALID")

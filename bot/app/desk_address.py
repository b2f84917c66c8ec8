"""Whether the desk page is served, and where people reach it.

There is no setting of its own: where updates come in by a public address of https, people come in by the same. A house that polls
has the page on the server itself, as through a tunnel of ssh.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from bot.screens.desk.desk_message import DESK_PATH
from bot.settings import Settings

DESK_ROUTE: Final = DESK_PATH + "{rest:(?:/.*)?}"


def is_desk_served(settings: Settings) -> bool:
    """Tell whether the operator has said where to listen; nothing is opened by default."""
    return "listen" in settings.model_fields_set


def desk_url(settings: Settings) -> str | None:
    """Return where people reach the page, without its path; None where nobody does."""
    if not is_desk_served(settings):
        return None
    if settings.webhook_url and settings.webhook_url.startswith("https://"):
        return f"https://{urlsplit(settings.webhook_url).netloc}"
    return f"http://{settings.listen}" if settings.listens_on_loopback else None

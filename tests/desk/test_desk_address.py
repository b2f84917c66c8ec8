"""Whether the page is served, and where people reach it."""

from __future__ import annotations

import pytest

from bot.app.desk_address import desk_url, is_desk_served
from bot.settings import Settings

HOOK = {"webhook_url": "https://bot.example.com:8443/hook", "webhook_secret": "s"}


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ({}, None),
        (HOOK, None),
        ({"listen": "127.0.0.1:8080"}, "http://127.0.0.1:8080"),
        ({"listen": "0.0.0.0:8080"}, None),
        ({"listen": "0.0.0.0:8080"} | HOOK, "https://bot.example.com:8443"),
        ({"listen": "127.0.0.1:8080"} | HOOK, "https://bot.example.com:8443"),
        ({"listen": "0.0.0.0:8080", "webhook_url": "http://bot.test/hook", "webhook_secret": "s"}, None),
    ],
)
def test_people_come_in_where_updates_do(given: dict[str, str], url: str | None) -> None:
    """Only where the operator has said where to listen; by the webhook's address, or on the server itself."""
    settings = Settings.model_validate(given)
    assert is_desk_served(settings) is ("listen" in given)
    assert desk_url(settings) == url

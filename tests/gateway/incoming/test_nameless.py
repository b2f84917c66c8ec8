"""People without a name in an update."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Message

from bot.gateway.incoming.nameless import with_names
from tests.bot_api_samples import message_parts, message_with

USER = {"id": 7, "is_bot": False}


@pytest.mark.parametrize("name", [{}, {"first_name": None}, {"first_name": 5}])
@pytest.mark.parametrize("outside", [USER, {"phone_number": "111"}])
def test_a_missing_name_is_an_empty_one(outside: dict[str, Any], name: dict[str, Any]) -> None:
    """Of a user and of a contact, in whatever object they stand."""
    found = with_names({"message": {"reply_to_message": {"list": [{**outside, **name}]}}})
    assert found["message"]["reply_to_message"]["list"] == [{**outside, "first_name": ""}]


def test_an_update_in_which_everybody_has_a_name_stays_as_it_is() -> None:
    """The very same object, so that nothing is copied for it; a chat needs no name."""
    update = {"message": {"from": {**USER, "first_name": "A"}, "chat": {"id": 7, "type": "private"}}}
    assert with_names(update) is update


@pytest.mark.parametrize("part", list(message_parts()), ids=lambda part: part if isinstance(part, str) else "")
def test_the_library_reads_every_message_without_names(part: tuple[str, Any]) -> None:
    """Wherever in it people stand."""
    name, inside = part
    message = _nowhere_named(message_with(1, 7, **{name: inside})["message"])
    assert Message.de_json(with_names(message), None).message_id == 1


def _nowhere_named(part: Any) -> Any:
    """Return the same without any first name: not even null."""
    if isinstance(part, list):
        return [_nowhere_named(inner) for inner in part]
    if isinstance(part, dict):
        return {name: _nowhere_named(inner) for name, inner in part.items() if name != "first_name"}
    return part

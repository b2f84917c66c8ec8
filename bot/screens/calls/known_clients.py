"""Telling known clients of one name apart, and the question in a live card which of them is meant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.local_time import to_wall
from bot.screens.action import encode
from bot.screens.calls.call_labels import icon_of
from bot.screens.clients.actions import NameNewClient, TakeClient
from bot.screens.distinct_labels import distinct_labels, ranks
from bot.screens.page import NAME_SHOWN, button, short
from bot.screens.screen import Button
from bot.screens.texts import Texts
from bot.services.calls.call_view import ClientsFound
from bot.services.clients.ports import KnownClient

IN_CARD = 3
HALF_ROW = 16
"""Characters of a name on one of two buttons in a row."""
WHOLE_ROW = 24
"""Characters of a label that has a row of the card to itself."""


def rows_in_card(call: int, texts: Texts, found: ClientsFound, time_zone: str) -> list[list[Button]]:
    """Return two rows that ask in a live card which known client is meant."""
    asked = found.known[:IN_CARD]
    buttons = [
        Button(label=label, action=encode(TakeClient(call=call, client=int(one.client.id))))
        for one, label in zip(asked, _labels(asked, texts, time_zone), strict=True)
    ]
    buttons.append(button(texts, "button.somebody_else", NameNewClient(call=call, text=found.text_id)))
    above = (len(buttons) + 1) // 2
    return [buttons[:above], buttons[above:]]


def _labels(known: Sequence[KnownClient], texts: Texts, time_zone: str) -> list[str]:
    """Return a label for each as the card has room for it: what tells them apart goes first, because the name was just typed."""

    def hour(at: datetime) -> str:
        wall = to_wall(at, ZoneInfo(time_zone))
        return texts.time_of_day(wall.hour * 60 + wall.minute)

    room = WHOLE_ROW if len(known) == 1 else HALF_ROW
    icons = [icon_of(one.temperament) for one in known]
    days = [texts.short_day(one.last_call_at, time_zone) if one.last_call_at else "" for one in known]
    hours = [f"{day} {hour(one.last_call_at)}" if one.last_call_at else day for one, day in zip(known, days, strict=True)]
    which = [
        f"{number.strip()} {day}" for number, day in zip(with_ranks([""] * len(known), _ids(known), texts), days, strict=True)
    ]
    ways = (
        [short(f"{icon}{when} {one.client.name}", room) for icon, when, one in zip(icons, whens, known, strict=True)]
        for whens in (days, hours, which)
    )
    return distinct_labels(*ways)


def numbered(known: Sequence[KnownClient], texts: Texts, room: int = NAME_SHOWN) -> list[str]:
    """Return the names, each with which of its name it is, cut to the room that a button has for both."""
    added = len(texts.plain("client.same_name", name="", number=len(known)))
    which = ranks([short(one.client.name, room) for one in known], _ids(known))
    return [
        texts.plain("client.same_name", name=short(one.client.name, room - added), number=number)
        for one, number in zip(known, which, strict=True)
    ]


def with_ranks(names: Sequence[str], numbers: Sequence[int], texts: Texts) -> list[str]:
    """Return the names, each with which of its name it is, by the numbers."""
    which = ranks(names, numbers)
    return [texts.plain("client.same_name", name=name, number=number) for name, number in zip(names, which, strict=True)]


def _ids(known: Sequence[KnownClient]) -> list[int]:
    return [int(one.client.id) for one in known]

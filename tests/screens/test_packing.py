"""What is packed for the outbox comes out as it went in: buttons of every kind, and whether a message is pinned."""

from __future__ import annotations

import json

import pytest

from bot.domain.ids import ChatId
from bot.screens.screen import Button, Screen, Show, from_payload, to_outbox_message
from bot.services.outgoing_ports import Slot

SLOT = Slot(chat_id=ChatId(1), object="pocket")


@pytest.mark.parametrize(
    "button",
    [
        Button(label="Дальше", action="v:1:m"),
        Button(label="Копировать", copies="Фраза «как есть»."),
        Button(label="Открыть", opens="https://t.me/bot?start=g_x"),
    ],
)
def test_a_button_of_each_kind_survives_the_outbox(button: Button) -> None:
    """What it sends, copies or opens is still there after a restart."""
    screen = Screen(html="Карточка", keyboard=[[button]])
    assert from_payload(to_outbox_message(Show(slot=SLOT, screen=screen)).payload) == screen


def test_a_closing_screen_stays_one() -> None:
    """After a restart too nothing is sent for it."""
    closing = Screen(html="Закрыто", keyboard=[], is_closing=True)
    assert from_payload(to_outbox_message(Show(slot=SLOT, screen=closing)).payload) == closing
    assert "closing" not in json.loads(to_outbox_message(Show(slot=SLOT, screen=Screen(html="Карточка"))).payload)


def test_a_pinned_message_stays_one() -> None:
    """That it is to be pinned is stored with it, and costs other messages nothing."""
    pinned = Screen(html="Памятка", keyboard=[], is_pinned=True)
    assert from_payload(to_outbox_message(Show(slot=SLOT, screen=pinned)).payload) == pinned
    assert "pinned" not in json.loads(to_outbox_message(Show(slot=SLOT, screen=Screen(html="Карточка"))).payload)

"""The few messages beside the card: hints, warnings, apologies."""

from __future__ import annotations

from datetime import date

from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.screens.action import encode
from bot.screens.calls.actions import StartCall
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import NEVER, SlotKind
from bot.screens.texts import Texts

HINT_SLOT = SlotKind(name="hint", closes_on=frozenset({Change.ACCESS, Change.TEAM}))
"""Hints, and questions that pass: which known client is meant, whether a name begins a call."""
POLLER_SLOT = SlotKind(name="poller", closes_on=frozenset({Change.ACCESS, Change.ROLE}), is_one_an_object=True)
"""One for each day and trouble."""
INCIDENT_SLOT = SlotKind(name="incident", closes_on=NEVER)
"""The apology for an update that failed."""


def hint(chat_id: ChatId, texts: Texts, key: str) -> Show:
    """Say in one line what would work, at the bottom of the chat; the hint before it goes."""
    return Show(slot=HINT_SLOT.in_chat(chat_id), screen=Screen(html=texts.html(key)), is_anew=True)


def second_poller(chat_id: ChatId, texts: Texts, day: date) -> Show:
    """Tell an owner that another program takes the bot's updates; said once a day, however often the bot is restarted."""
    return Show(slot=POLLER_SLOT.in_chat(chat_id, day.isoformat()), screen=Screen(html=texts.html("notice.poller")))


def failing_webhook(chat_id: ChatId, texts: Texts, day: date) -> Show:
    """Tell an owner that updates do not come through the webhook; said once a day, as above."""
    return Show(slot=POLLER_SLOT.in_chat(chat_id, f"{day.isoformat()}w"), screen=Screen(html=texts.html("notice.webhook")))


def offer_call(chat_id: ChatId, texts: Texts, *, name: str, text: int) -> Show:
    """Offer to begin a call with a name that came in while none is open."""
    start = Button(label=texts.plain("button.call_name", name=name), action=encode(StartCall(text=text, after=0)))
    screen = Screen(html=texts.html("hint.no_call_name", name=name), keyboard=[[start]])
    return Show(slot=HINT_SLOT.in_chat(chat_id), screen=screen, is_anew=True)

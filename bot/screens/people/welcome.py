"""The first minute: greetings by role, and what a link that opens nothing says. What is asked then: see `first_steps`."""

from __future__ import annotations

from bot.domain.ids import ChatId
from bot.domain.people.employee import Employee, Team
from bot.screens.screen import Screen, Show
from bot.screens.slot_kind import NEVER, SlotKind
from bot.screens.texts import Texts
from bot.services.people.invitations import WhyNot

WELCOME_SLOT = SlotKind(name="welcome", closes_on=NEVER)
"""Telegram lets nobody change a message that has brought the keyboard under the input field. It holds its reader's own name."""
REFUSAL_SLOT = SlotKind(name="refusal", closes_on=NEVER)


def greeting(chat_id: ChatId, texts: Texts, name: str) -> Show:
    """Greet an employee and put the one-row keyboard under his input field."""
    return _with_keyboard(chat_id, texts, texts.html("welcome", name=name))


def owner_welcome(chat_id: ChatId, texts: Texts, owner: Employee) -> Show:
    """Greet a new owner."""
    return _with_keyboard(chat_id, texts, texts.html("welcome.owner", name=owner.name))


def invited_welcome(chat_id: ChatId, texts: Texts, me: Employee, team: Team) -> Show:
    """Greet somebody who has come in by an invitation: who he is here."""
    hello = texts.html("welcome.invited", name=me.name, team=team.name, role=texts.plain(f"role.{me.role}"))
    return _with_keyboard(chat_id, texts, hello)


def already_here(chat_id: ChatId, texts: Texts, me: Employee) -> Show:
    """Say that an invitation changes nothing for somebody who is here."""
    return _with_keyboard(chat_id, texts, texts.html("entry.already", role=texts.plain(f"role.{me.role}")))


def turned_away(chat_id: ChatId, texts: Texts, why: WhyNot) -> Show:
    """Say in one sentence why a link lets nobody in, and what to do."""
    return Show(slot=REFUSAL_SLOT.in_chat(chat_id), screen=Screen(html=texts.html(f"entry.{why}")), is_anew=True)


def refusal(chat_id: ChatId, texts: Texts) -> Show:
    """Say one polite sentence to a person without access; said once, it stays the same message."""
    return Show(slot=REFUSAL_SLOT.in_chat(chat_id), screen=Screen(html=texts.html("stranger")))


def _with_keyboard(chat_id: ChatId, texts: Texts, html: str) -> Show:
    screen = Screen(html=html, reply_keyboard=[texts.plain("keyboard.next_call")])
    return Show(slot=WELCOME_SLOT.in_chat(chat_id), screen=screen, is_anew=True)

"""The first minute: greetings by role, the owner's first question, and what a link that opens nothing says."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.people.employee import Employee, Role, Team
from bot.screens.page import button
from bot.screens.people.actions import TryCall
from bot.screens.people.settings import naming_row
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import NEVER, SlotKind
from bot.screens.texts import Texts
from bot.services.people.invitations import WhyNot
from bot.services.people.ports import Organisation

WELCOME_SLOT = SlotKind(name="welcome", closes_on=NEVER)
"""Telegram lets nobody change a message that has brought the keyboard under the input field. It holds its reader's own name."""
FIRST_STEPS_SLOT = SlotKind(name="first_steps", closes_on=frozenset({Change.ACCESS, Change.ROLE}))
REFUSAL_SLOT = SlotKind(name="refusal", closes_on=NEVER)


def greeting(chat_id: ChatId, texts: Texts, name: str) -> Show:
    """Greet an employee and put the one-row keyboard under his input field."""
    return _with_keyboard(chat_id, texts, texts.html("welcome", name=name))


def owner_welcome(chat_id: ChatId, texts: Texts, owner: Employee, house: Organisation) -> Sequence[Show]:
    """Greet a new owner, and ask what the first owner decides."""
    hello = _with_keyboard(chat_id, texts, texts.html("welcome.owner", name=owner.name))
    return (hello,) if house.client_naming is not None else (hello, naming_question(chat_id, texts, house))


def naming_question(chat_id: ChatId, texts: Texts, house: Organisation) -> Show:
    """Ask whether clients have names or codes; calls run without a name until it is answered."""
    row = naming_row(house, texts, from_welcome=True)
    if house.client_naming is None:
        return _first_steps(chat_id, Screen(html=texts.html("welcome.naming"), keyboard=[row]), is_anew=True)
    screen = Screen(html=texts.html("welcome.naming_done"), keyboard=[row, [try_button(texts)]])
    return _first_steps(chat_id, screen)


def invited_welcome(chat_id: ChatId, texts: Texts, me: Employee, team: Team) -> Sequence[Show]:
    """Greet somebody who has come in by an invitation: who he is here, three sentences for his role, a call to try."""
    role = Role.SUPERVISOR if me.role is Role.OWNER else me.role
    hello = texts.html("welcome.invited", name=me.name, team=team.name, role=texts.plain(f"role.{me.role}"))
    screen = Screen(html=texts.html(f"welcome.{role}"), keyboard=[[try_button(texts)]])
    return (_with_keyboard(chat_id, texts, hello), _first_steps(chat_id, screen, is_anew=True))


def already_here(chat_id: ChatId, texts: Texts, me: Employee) -> Show:
    """Say that an invitation changes nothing for somebody who is here."""
    return _with_keyboard(chat_id, texts, texts.html("entry.already", role=texts.plain(f"role.{me.role}")))


def turned_away(chat_id: ChatId, texts: Texts, why: WhyNot) -> Show:
    """Say in one sentence why a link lets nobody in, and what to do."""
    return Show(slot=REFUSAL_SLOT.in_chat(chat_id), screen=Screen(html=texts.html(f"entry.{why}")), is_anew=True)


def refusal(chat_id: ChatId, texts: Texts) -> Show:
    """Say one polite sentence to a person without access; said once, it stays the same message."""
    return Show(slot=REFUSAL_SLOT.in_chat(chat_id), screen=Screen(html=texts.html("stranger")))


def try_button(texts: Texts) -> Button:
    """Return the button that begins a practice call."""
    return button(texts, "button.try_call", TryCall())


def _with_keyboard(chat_id: ChatId, texts: Texts, html: str) -> Show:
    screen = Screen(html=html, reply_keyboard=[texts.plain("keyboard.next_call")])
    return Show(slot=WELCOME_SLOT.in_chat(chat_id), screen=screen, is_anew=True)


def _first_steps(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    return Show(slot=FIRST_STEPS_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)

"""The command menu and the help of a person, from the commands there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.people.employee import Employee, Role
from bot.domain.people.permissions import may_edit_words
from bot.screens.screen import Menu, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts

HELP_SLOT = SlotKind(name="help", closes_on=frozenset({Change.ACCESS, Change.ROLE}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A command as menus and the help show it."""

    name: str
    roles: frozenset[Role]
    is_for_editors: bool = False

    def is_for(self, employee: Employee) -> bool:
        """Tell whether somebody has it in his menu."""
        return employee.role in self.roles or (self.is_for_editors and may_edit_words(employee))


def menu_of(entries: Sequence[Entry], employee: Employee, texts: Texts) -> Menu:
    """Return somebody's menu; it is empty, so that the general one shows, when he has no access."""
    names = [entry.name for entry in entries if employee.has_access and entry.is_for(employee)]
    return Menu(chat_id=ChatId(int(employee.person_id)), commands=described(names, texts))


def described(names: Iterable[str], texts: Texts) -> list[tuple[str, str]]:
    """Put the description to each command."""
    return [(name, texts.plain(f"command.{name}")) for name in names]


def help_page(chat_id: ChatId, entries: Sequence[Entry], employee: Employee, texts: Texts) -> Show:
    """Say what somebody can do: a line for each command of his but this one, and how a call goes."""
    names = [entry.name for entry in entries if entry.is_for(employee) and entry.name != HELP_SLOT.name]
    lines = [f"/{name} — {texts.html(f'help.command.{name}')}" for name in names]
    how = texts.html("help.trainee" if employee.role is Role.TRAINEE else "help.call")
    return Show(slot=HELP_SLOT.in_chat(chat_id), screen=Screen(html="\n".join([*lines, "", how])), is_anew=True)

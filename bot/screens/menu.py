"""The command menu of a person, by his role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.ids import ChatId
from bot.domain.people.employee import Employee, Role
from bot.domain.people.permissions import may_edit_words
from bot.screens.screen import Menu
from bot.screens.words import Words

COMMANDS: Mapping[Role, Sequence[str]] = {
    Role.OWNER: ("call", "clients", "guide", "pocket", "team", "audit", "settings", "help"),
    Role.SUPERVISOR: ("call", "clients", "guide", "pocket", "team", "settings", "help"),
    Role.MANAGER: ("call", "clients", "guide", "pocket", "settings", "help"),
    Role.TRAINEE: ("call", "clients", "guide", "pocket", "settings", "help"),
}
FOR_STRANGERS = ("start", "help")
"""What Telegram shows before the bot knows who somebody is."""


def menu_of(employee: Employee, words: Words) -> Menu:
    """Return somebody's menu; it is empty, so that the general one shows, when he has no access."""
    names = [*COMMANDS[employee.role]] if employee.has_access else []
    if may_edit_words(employee):
        names.insert(names.index("settings"), "words")
    return Menu(chat_id=ChatId(int(employee.person_id)), commands=described(names, words))


def described(names: Sequence[str], words: Words) -> list[tuple[str, str]]:
    """Put the description to each command."""
    return [(name, words.plain(f"command.{name}")) for name in names]

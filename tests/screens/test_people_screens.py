"""Pages outside of a call, at their fullest, in every language: within Telegram's limits and short enough for a phone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.content.library import Library
from bot.content.render.measure import MAX_MESSAGE, read_markup, utf16_length
from bot.domain.ids import ChatId
from bot.domain.people.employee import Role
from bot.screens.action import MAX_BYTES, decode
from bot.screens.menu import help_page, menu_of
from bot.screens.screen import from_payload, to_outbox_message
from bot.screens.text_keys import WORDS
from handlers.features import entries
from tests.every_people_screen import every_screen, me

CAPTION = 1024
MOST_COPIED = 256
ROWS = 13
"""Rows of buttons that a phone shows together with some lines of text."""
LINES = 16
CALLS = ["call", "clients", "guide", "pocket", "train", "logs", "export"]
COMMANDS = {
    Role.OWNER: [
        *(one for one in CALLS if one != "train"),
        "week",
        "stats",
        "coaching",
        "desk",
        "team",
        "audit",
        "words",
        "house",
        "settings",
        "help",
    ],
    Role.SUPERVISOR: [*CALLS, "week", "stats", "coaching", "desk", "team", "house", "settings", "help"],
    Role.MANAGER: [*CALLS, "week", "stats", "coaching", "desk", "settings", "help"],
    Role.TRAINEE: [*CALLS, "coaching", "desk", "settings", "help"],
}
"""The menus as they have to be, in their order."""


def test_every_page_fits_in_every_language(library: Library) -> None:
    """Telegram's limits of text, caption, rows and bytes; no label that a phone cuts; no page longer than a phone."""
    wrong = []
    for language in library.languages:
        for name, screen in every_screen(library.texts(language)):
            text, problems = read_markup(screen.html)
            wrong += [f"{language} {name}: {problem}" for problem in problems]
            if utf16_length(text) > (CAPTION if name.startswith("link") else MAX_MESSAGE):
                wrong.append(f"{language} {name}: {utf16_length(text)} characters")
            if text.count("\n") + 1 > LINES or len(screen.keyboard) > ROWS:
                wrong.append(f"{language} {name}: {text.count(chr(10)) + 1} lines and {len(screen.keyboard)} rows")
            for row in screen.keyboard:
                assert 1 <= len(row) <= 8
                widest = {1: 36, 2: 22, 3: 12}.get(len(row), 9)
                for button in row:
                    if button.copies:
                        assert not button.action
                        assert len(button.copies) <= MOST_COPIED
                    else:
                        decode(button.action)
                        assert 1 <= len(button.action.encode()) <= MAX_BYTES
                    if len(button.label) > widest:
                        wrong.append(f"{language} {name}: «{button.label}» is one of {len(row)} in a row")
    assert not wrong, "\n".join(sorted(set(wrong)))


@pytest.mark.parametrize("role", Role)
def test_welcome_and_help_are_short_in_every_language(library: Library, role: Role) -> None:
    """Three sentences, a line each; help in ten lines names every command of the role's menu but itself, and no other."""
    for language in library.languages:
        texts = library.texts(language)
        him = replace(me(), role=role, blocked_at=None, is_editor=False)
        commands = {name for name, _ in menu_of(entries(), him, texts).commands}
        text = help_page(ChatId(1), entries(), him, texts).screen.html
        assert {word.strip("/,.;:") for word in text.split() if word.startswith("/")} == commands - {"help"}, language
        assert text.count("\n") < 17, language
        if role is not Role.OWNER:  # who is asked to decide first
            assert texts.plain(f"welcome.{role}").count("\n") == 2, language


@pytest.mark.parametrize("role", Role)
def test_a_menu_survives_the_outbox(library: Library, role: Role) -> None:
    """And is empty for whoever has no access."""
    texts = library.texts(library.default_language)
    menu = menu_of(entries(), replace(me(), role=role, blocked_at=None, is_editor=False), texts)
    assert [name for name, _ in menu.commands] == COMMANDS[role]
    assert from_payload(to_outbox_message(menu).payload) == list(menu.commands)
    assert not menu_of(entries(), me(), texts).commands


def test_every_command_of_a_menu_is_described() -> None:
    """In content, for every language."""
    assert {f"command.{entry.name}" for entry in entries()} <= set(WORDS)

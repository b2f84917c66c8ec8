"""Sorts of messages: all are known, each says with what it closes, and nobody else makes slots."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.screens.menu import HELP_SLOT
from bot.screens.messages import INCIDENT_SLOT
from bot.screens.people.colleague_chat import CLOSED_SLOT, NEWS_CLOSE_ON
from bot.screens.people.welcome import REFUSAL_SLOT, WELCOME_SLOT
from bot.screens.reminders.reminder_messages import REMINDER_SLOT, REMINDERS_SLOT
from bot.screens.screen import MENU_SLOT
from bot.screens.slot_kind import SlotKind
from bot.services.outgoing_ports import Slot
from bot.services.people.consequences import News
from handlers.features import slot_kinds

ROOT = Path(__file__).parents[2]
CHAT = ChatId(7)
SLOT_KINDS = slot_kinds().kinds
MAKES_SLOTS = frozenset(
    {
        "bot/screens/slot_kind.py",
        # What is stored becomes a slot again.
        "bot/services/outgoing_ports.py",
        "bot/db/repositories/message_rows.py",
        "bot/db/repositories/outbox.py",
        "bot/db/repositories/slots.py",
    }
)
STAYS = frozenset({WELCOME_SLOT, REFUSAL_SLOT, INCIDENT_SLOT, MENU_SLOT, CLOSED_SLOT})
"""Nobody's data and nothing to tap: a greeting, a refusal, an apology; and what is no message."""


def _sources() -> Iterator[tuple[str, ast.Module]]:
    for folder in ("bot", "handlers"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def _calls(tree: ast.AST, name: str) -> bool:
    called = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return any(isinstance(func, ast.Name) and func.id == name for func in called)


def test_slots_are_made_by_their_kind_alone() -> None:
    """A slot made elsewhere would say nothing of what closes it."""
    assert {path for path, tree in _sources() if _calls(tree, "Slot")} == MAKES_SLOTS


def test_the_features_have_every_kind() -> None:
    """Whatever module makes one; and kinds are made where a module begins, not on the way."""
    found: set[SlotKind] = set()
    for path, tree in _sources():
        if not path.startswith("bot/screens/") or not _calls(tree, "SlotKind"):
            continue
        inside = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)]
        assert not any(_calls(node, "SlotKind") for node in inside), path
        module = importlib.import_module(path.removesuffix(".py").replace("/", "."))
        for value in vars(module).values():
            values = value.values() if isinstance(value, Mapping) else [value]
            found |= {one for one in values if isinstance(one, SlotKind)}
    assert found == set(SLOT_KINDS)
    assert len(SLOT_KINDS) == len(set(SLOT_KINDS))


def test_each_slot_is_of_one_kind() -> None:
    """However alike names are: «reminder:7» is no «reminders»."""
    slots = [kind.in_chat(CHAT, "7" if kind.is_one_an_object else None) for kind in SLOT_KINDS]
    for slot in slots:
        assert len([kind for kind in SLOT_KINDS if kind.holds(slot)]) == 1, slot
    assert REMINDER_SLOT.in_chat(CHAT, 7) == Slot(chat_id=CHAT, object="reminder:7")
    assert REMINDERS_SLOT.in_chat(CHAT) == Slot(chat_id=CHAT, object="reminders")


@pytest.mark.parametrize(("kind", "of"), [(REMINDER_SLOT, None), (HELP_SLOT, 7)])
def test_an_object_is_named_where_there_is_a_message_for_each(kind: SlotKind, of: object) -> None:
    """And only there."""
    with pytest.raises(ValueError, match="one message for each"):
        kind.in_chat(CHAT, of)


def test_everything_closes_with_access() -> None:
    """Only what holds nobody's data and nothing to tap stays."""
    assert {kind for kind in SLOT_KINDS if Change.ACCESS not in kind.closes_on} == STAYS
    assert not any(kind.closes_on for kind in STAYS)


def test_what_nobody_knows_closes_with_any_change() -> None:
    """A message that another version has left."""
    assert slot_kinds().closes_on(Slot(chat_id=CHAT, object="of another version:3")) == set(Change)


def test_each_piece_of_news_says_with_what_it_closes() -> None:
    """All of them do."""
    assert set(NEWS_CLOSE_ON) == set(News)

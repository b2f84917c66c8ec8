"""The operators' page says what is: every sign it explains is one that the program gives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.cli import app
from bot.db.upkeep.backup import COPIES_KEPT
from bot.gateway.incoming.watchdog import GIVE_UP_AFTER, STALLED_AFTER

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "operations.md").read_text()
SOURCE = "".join(file.read_text() for file in (ROOT / "bot").rglob("*.py"))
SIGNS = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith(("| sign", "| ---"))]


@pytest.mark.parametrize("sign", [quoted for sign in SIGNS for quoted in re.findall(r"`([^`]+)`", sign)])
def test_a_sign_is_said_by_the_program(sign: str) -> None:
    """Word for word; a setting's name and numbers may stand for what the program puts there."""
    pattern = re.escape(sign).replace("5\\ minutes", ".+ minutes")
    assert re.search(pattern, SOURCE), sign


def test_the_commands_are_there() -> None:
    """Whatever the page tells to type can be typed."""
    known = {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands}
    known |= {group.name for group in app.registered_groups}
    named = set(re.findall(r"(?:`|bin/)salesfloor ([a-z-]+)", PAGE))
    assert named <= known
    assert {"run", "backup", "restore", "migrate", "doctor", "health"} <= named


def test_the_numbers_are_those_of_the_program() -> None:
    """90 seconds, five minutes, five copies."""
    assert (STALLED_AFTER, GIVE_UP_AFTER, COPIES_KEPT) == (90, 300, 5)
    assert "for 90 s" in PAGE
    assert "after five minutes" in PAGE
    assert "the newest five stay" in PAGE

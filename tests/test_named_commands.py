"""A command that is named to somebody is one that the bot has: in its words, at the command line, in the news."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handlers.features import FEATURES

ROOT = Path(__file__).parent.parent
TOLD = sorted(
    [*ROOT.glob("scripts_content/*/interface.yaml"), *ROOT.glob("bot/app/**/*.py"), ROOT / "CHANGELOG.md", ROOT / "README.md"]
)
OF_OTHERS = {"/health", "/tmp", "/revoke", "/setinline", "/setjoingroups", "/setuserpic", "/newbot"}
"""What monitors ask, a folder, and what BotFather is told."""
_NAMED = re.compile(r"(?<![\w/.}<>:*~)-])(/[a-z]{3,})\b(?![/.\w-])")


def named(text: str) -> set[str]:
    """Every word behind a slash that can be no path."""
    return {*_NAMED.findall(text)}


@pytest.mark.parametrize("file", TOLD, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_command_that_is_named_is_there(file: Path) -> None:
    """Whoever types what he has read gets what was meant."""
    there = {f"/{command.name}" for feature in FEATURES for command in feature.commands}
    assert named(file.read_text(encoding="utf-8")) - there - OF_OTHERS == set()


def test_a_command_that_is_gone_is_seen() -> None:
    """In plain words, in quotes and at the end; no part of a path or of an address is taken for one."""
    assert named("choose in /nowhere, or «/gone». See docs/page, https://x.org/help and a/week") == {"/nowhere", "/gone"}

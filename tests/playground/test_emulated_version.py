"""The page that says which Bot API the emulator is says what the code does."""

import re
from pathlib import Path

from bot.playground.acts import ACTS
from bot.playground.methods.registry import METHODS
from bot.playground.schema import bot_api

PAGE = (Path(__file__).parents[2] / "docs" / "emulated-bot-api.md").read_text("utf-8")


def _named(heading: str) -> list[str]:
    """What stands between backticks in the left column of a table."""
    table = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    return [name for row in re.findall(r"^\| (.*?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)]


def test_the_version_is_that_of_the_table() -> None:
    """By which every call is read."""
    assert f"**{bot_api().version}**" in PAGE


def test_every_method_and_every_act_stands_there_once() -> None:
    """And nothing else does."""
    assert sorted(_named("Methods of the bot")) == sorted(METHODS)
    assert sorted(_named("What a person does")) == sorted(ACTS)

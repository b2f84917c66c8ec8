"""Lets the examples of the corpus share what they have in common: unchanged files are parsed once for all of them."""

from __future__ import annotations

from functools import cache

import pytest

from bot.content import reader
from bot.content.yaml_tree import parse_yaml

_parse_once = cache(parse_yaml)


@pytest.fixture(autouse=True)
def _shared_parsing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "parse_yaml", _parse_once)

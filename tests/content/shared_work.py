"""Reading content again and again: an unchanged file or text is read and compiled once for all."""

from __future__ import annotations

from functools import cache

import pytest

from bot.content.read import directory
from bot.content.read.yaml_tree import parse_yaml
from bot.content.render import compile as compiling
from bot.content.render.templates import Compiler, Kind, Refusal, Template

_parse_once = cache(parse_yaml)


@cache
def _compiler() -> Compiler:
    return Compiler()


@cache
def _compile_once(source: str, kind: Kind) -> Template | Refusal:
    return _compiler().compile(source, kind)


class _SharedCompiler(Compiler):
    def __init__(self) -> None:
        """Make nothing: the shared one has the environments."""

    def compile(self, source: str, kind: Kind) -> Template | Refusal:
        return _compile_once(source, kind)


def share_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let whatever is read meanwhile share it."""
    monkeypatch.setattr(directory, "parse_yaml", _parse_once)
    monkeypatch.setattr(compiling, "Compiler", _SharedCompiler)

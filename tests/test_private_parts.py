"""Where the product relies on private parts of a library, that is said beside them, and another version does not come unread.

A private part may change without notice in any version. So each stands in one file only, which names the version it was read in;
`pyproject.toml` lets no later series in, and an upgrade within the series fails here until somebody has read the part again.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
RELIED_ON: Mapping[str, Mapping[str, set[str]]] = {
    "bot/db/sqlite/connection.py": {"aiosqlite": {"_thread"}},
    "bot/db/sqlite/one_hop_dialect.py": {"aiosqlite": {"_conn", "_connection", "_execute"}, "SQLAlchemy": set()},
    "bot/gateway/incoming/poller.py": {"python-telegram-bot": {"_post"}},
    "bot/recognition/forms.py": {"simplemma": {"_read_decompressed", "_read_header", "_iter_records"}},
}
"""What is used in each file, and whose it is; SQLAlchemy's adapter is overridden in parts that have no underscore."""
NOT_A_LIBRARYS = {
    "bot/app/commands/destination.py": {"_typeshed"},
    "bot/app/warden.py": {"_exit"},
    "bot/app/exporting/child.py": {"_exit"},
}
"""Parts of Python that are documented in spite of their names."""


def private_parts(file: Path) -> Iterator[str]:
    """Give the private names that a file uses and does not define: attributes of others, and imports."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = (node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    own = {*functions, *(node.attr for node in attributes if isinstance(node.ctx, ast.Store) and _is_of_itself(node))}
    names = [node.attr for node in attributes if not _is_of_itself(node)]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module != "__future__":
            names += [*(node.module or "").split("."), *(alias.name for alias in node.names)]
    yield from (name for name in names if name.startswith("_") and not name.startswith("__") and name not in own)


def _is_of_itself(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")


def test_each_private_part_is_known_and_stands_in_one_file() -> None:
    """A new one, or a known one in another file, has to be named above."""
    found = {
        str(file.relative_to(ROOT)): parts
        for folder in ("bot", "handlers", "migrations")
        for file in sorted((ROOT / folder).rglob("*.py"))
        if (parts := set(private_parts(file)))
    }
    assert found == NOT_A_LIBRARYS | {file: set[str]().union(*parts.values()) for file, parts in RELIED_ON.items()}
    everywhere = [(library, part) for parts in RELIED_ON.values() for library, named in parts.items() for part in named]
    assert len(everywhere) == len(set(everywhere))


@pytest.mark.parametrize(("file", "library"), [(file, library) for file, parts in RELIED_ON.items() for library in parts])
def test_the_version_in_use_is_the_one_that_was_read(file: str, library: str) -> None:
    """The file names it: who upgrades the library reads its private parts again, and then says so there."""
    assert f"{library} {version(library)}" in _said(file) or f"{library}, read in {version(library)}" in _said(file)


@pytest.mark.parametrize("library", sorted({library for parts in RELIED_ON.values() for library in parts}))
def test_no_later_series_of_the_library_comes_in(library: str) -> None:
    """Its requirement ends before the next minor version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = next(one for one in map(Requirement, project["dependencies"]) if one.name == library)
    major, minor = version(library).split(".")[:2]
    assert version(library) in required.specifier
    assert f"{major}.{int(minor) + 1}.0" not in required.specifier


def _said(file: str) -> str:
    """The text of a file as one line, without the signs of comments."""
    return " ".join((ROOT / file).read_text(encoding="utf-8").replace("#", " ").split())

"""The how-to pages follow commits that were made, past files that are there."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.test_docs_paths import is_there, paths

ROOT = Path(__file__).parent.parent
INDEX = ROOT / "docs" / "how-to" / "README.md"
PAGES = sorted(page for page in INDEX.parent.glob("*.md") if page != INDEX)


@cache
def subjects() -> frozenset[str]:
    """The subjects of all commits; none outside of a whole checkout."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        return frozenset()
    git = ["git", "-C", str(ROOT)]
    shallow = subprocess.run([*git, "rev-parse", "--is-shallow-repository"], capture_output=True, text=True, check=False)
    told = subprocess.run([*git, "log", "--format=%s"], capture_output=True, text=True, check=False)
    return frozenset(told.stdout.splitlines()) if shallow.stdout.strip() == "false" else frozenset()


def test_the_index_lists_every_page() -> None:
    """By its title, in a list that is read to the end."""
    listed = re.findall(r"^\* \[(.+)\]\((.+)\)$", INDEX.read_text(), re.MULTILINE)
    assert sorted(listed, key=lambda one: one[1]) == [
        (page.read_text().splitlines()[0].removeprefix("# "), page.name) for page in PAGES
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_goes_past_code_and_ends_with_its_proof(page: Path) -> None:
    """All its files are there, some of them tests."""
    named = list(paths(page.read_text()))
    assert [path for path in named if not is_there(path)] == []
    assert len(named) >= 5
    assert any(path.startswith("tests/") for path in named)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_follows_commits_that_were_made(page: Path) -> None:
    """By the subject, which a rebase keeps."""
    head = page.read_text().split("\n\n")[1]
    assert re.fullmatch(r"\*Followed: «.+\*", head, re.DOTALL)
    followed = [one.replace("\n", " ") for one in re.findall(r"«([^»]+)»", head)]
    if not subjects():
        pytest.skip("the history is not here")
    assert [one for one in followed if one not in subjects()] == []

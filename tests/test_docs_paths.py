"""What the documentation names is there: paths, modules, and pages that it links to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("docs/**/*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "scripts_content" / "README.md"])
FOLDERS = ("bot", "handlers", "scripts_content", "migrations", "tests", "docs", "benchmark")
GENERATED = {"benchmark/.product", "benchmark/results/"}
"""What programs write, and Git does not keep."""


def paths(text: str) -> Iterator[str]:
    """What stands between backticks and begins with a folder of the repository: a path, or a pattern of paths."""
    for quoted in re.findall(r"`([^`\s]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
        if re.match(rf"(?:{'|'.join(FOLDERS)})/", quoted) and quoted not in GENERATED:
            yield re.sub(r":\d+$", "", quoted)


def modules(text: str) -> Iterator[str]:
    """What stands between backticks and is a name with dots that begins with a package of ours."""
    yield from re.findall(r"`((?:bot|handlers|tests)(?:\.\w+)+)`", text)


def is_there(path: str) -> bool:
    """Whether the repository has it: `<id>`, `*` and `…` stand for anything, `{a,b}` for each, and `.py` may be left out."""
    alternatives = re.search(r"\{([\w,]+)\}", path)
    if alternatives:
        return all(is_there(path.replace(alternatives[0], one)) for one in alternatives[1].split(","))
    pattern = re.sub(r"<[^>]+>|…", "*", path).rstrip("/")
    return any(ROOT.glob(pattern)) or (ROOT / f"{pattern}.py").exists()


def is_ours(name: str) -> bool:
    """Whether there is such a module, or such a name in one."""
    module, _, last = name.rpartition(".")
    file = ROOT / f"{module.replace('.', '/')}.py"
    return is_there(name.replace(".", "/")) or (file.exists() and re.search(rf"\b{last}\b", file.read_text()) is not None)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_names_is_there(page: Path) -> None:
    """A file that moves takes the pages that name it along."""
    text = page.read_text()
    assert [path for path in paths(text) if not is_there(path)] == []
    assert [name for name in modules(text) if not is_ours(name)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """To a page or a picture of this repository, and to a heading that the page has."""
    for target, heading in re.findall(r"\]\((?!https?:|tg:|#)([^)#\s]+)#?([^)]*)\)", page.read_text()):
        file = page.parent / target
        assert file.exists(), target
        if heading:
            headings = re.findall(r"^#+ (.+)$", file.read_text(), re.MULTILINE)
            assert heading in [re.sub(r"[^\w\- ]", "", one).lower().replace(" ", "-") for one in headings], heading


def test_what_is_not_there_is_seen() -> None:
    """A path that is gone, one of several, a module and a name in one; and what is there is not."""
    gone = "`bot/domain/nothing.py`, `bot/{domain,nothing}/` and `docs/content-rules/<id>.txt`"
    assert [is_there(path) for path in paths(gone)] == [False] * 3
    here = "`bot/{domain,services}`, `docs/content-rules/<id>.md`, `bot/cli`, `bot/cli.py:12`, `bot/domain/*/__init__.py`"
    assert [is_there(path) for path in paths(here)] == [True] * 5
    assert [is_ours(name) for name in modules("`bot.cli.app`, `bot.domain.ids`, `bot.cli.nobody`")] == [True, True, False]

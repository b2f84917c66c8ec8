"""Each decision says what it is about, since when it holds, and whether it still does."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

DECISIONS = Path(__file__).parent.parent / "docs" / "decisions"
PAGES = sorted(DECISIONS.glob("*.md"))
STATUS = re.compile(r"\*(?:Accepted|Superseded by \[decision (\d+)\]\(([\w-]+\.md)\)) on (\d{4}-\d\d-\d\d)\.\*")


def test_they_are_numbered_without_a_gap() -> None:
    """A number is given once, in the order of time."""
    assert [int(page.name[:4]) for page in PAGES] == list(range(1, len(PAGES) + 1))
    assert all(re.fullmatch(r"\d{4}(-[a-z0-9]+)+\.md", page.name) for page in PAGES)
    dates = [STATUS.findall(page.read_text())[0][2] for page in PAGES]
    assert dates == sorted(dates)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_head_is_number_title_status_and_date(page: Path) -> None:
    """`# 7. Title`, then `*Accepted on 2026-11-22.*`, or `*Superseded by [decision 9](0009-….md) on …*`, which is there."""
    title, _, status, _, *rest = page.read_text().split("\n")
    assert re.fullmatch(rf"# {int(page.name[:4])}\. \S.+[^.]", title)
    found = STATUS.fullmatch(status)
    assert found, status
    date.fromisoformat(found[3])
    if found[2]:
        assert (DECISIONS / found[2]).exists()
        assert found[2].startswith(f"{int(found[1]):04}-")
    assert rest
    assert not STATUS.search("\n".join(rest)), "one status a page"

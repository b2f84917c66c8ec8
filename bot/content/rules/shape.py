"""Every entry has its keys, and values of the right kind. The schema finds these while reading; the rule reports them."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.findings import Finding
from bot.content.read.written import Content

ID = "shape"
TITLE = "Every entry has its keys, and values of the right kind"


def check(content: Content) -> Iterator[Finding]:
    """Give the findings of reading."""
    return content.found_early(ID)

"""Every file is small UTF-8 text without hidden characters. The reader finds these while reading; the rule reports them."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.findings import Finding
from bot.content.read.written import Content

ID = "file_text"
TITLE = "Every file is small UTF-8 text without hidden characters"


def check(content: Content) -> Iterator[Finding]:
    """Give the findings of reading."""
    return content.found_early(ID)

"""Texts in braces use nothing but names, if and a few filters. The compiler finds these while reading; the rule reports them."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.findings import Finding
from bot.content.read.written import Content

ID = "template_syntax"
TITLE = "Texts in braces use nothing but names, if and a few filters"


def check(content: Content) -> Iterator[Finding]:
    """Give the findings of reading."""
    return content.found_early(ID)

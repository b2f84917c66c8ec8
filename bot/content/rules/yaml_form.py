"""Every YAML file is plain YAML with each key once. The parser finds these while reading; the rule reports them."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.findings import Finding
from bot.content.read.written import Content

ID = "yaml_form"
TITLE = "Every YAML file is plain YAML with each key once"


def check(content: Content) -> Iterator[Finding]:
    """Give the findings of reading."""
    return content.found_early(ID)

"""There is a template for every page that the bot shows, and it uses what the bot gives."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.written import Content

ID = "page_set"
TITLE = "There is one template for each page, and it uses known variables only"


def check(content: Content) -> Iterator[Finding]:
    """Give templates that are missing, unknown, or that ask for what the bot does not give."""
    expected = content.expected.templates
    for name in expected:
        file = f"{layout.TEMPLATES}/{name}"
        if name not in content.templates and content.is_whole(file):
            yield Finding(rule=ID, file=file, line=1, message="this template is missing")
    for name in content.templates:
        file = f"{layout.TEMPLATES}/{name}"
        if name not in expected:
            yield Finding(rule=ID, file=file, line=1, message="the bot has no such page", hint="is it misspelt?")
            continue
        page = content.compiled.pages.get(name)
        for variable in sorted(page.variables - expected[name].keys()) if page else ():
            message = f"it asks for {variable}, which the bot does not give"
            yield Finding(rule=ID, file=file, line=1, message=message, hint=f"it may use {', '.join(expected[name])}")

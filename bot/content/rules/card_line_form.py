"""Words that the card sets into a line of its own begin small and end without a full stop."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.form import MARKUP, begins_with_capital
from bot.content.read.text import Text
from bot.content.read.written import Content

ID = "card_line_form"
TITLE = "Tasks, what to avoid and what was heard begin small and end without a full stop"


def check(content: Content) -> Iterator[Finding]:
    """Give texts that would read oddly inside the card's line."""
    for language in content.languages:
        keep = language.speech.capitals
        inside = [
            *((layout.TASKS, key, text) for key, text in language.tasks.items()),
            *((layout.AVOID, key, text) for key, text in language.avoid.items()),
            *((layout.NEXT_STEPS, key, text) for key, text in language.next_steps.items()),
            *((layout.QUESTIONS, key, heard) for key, words in language.questions.items() for heard in words.heard.values()),
            *(("temperaments.yaml", kind.value, words.name) for kind, words in language.temperaments.items()),
        ]
        for name, key, text in inside:
            yield from _form(language.file(name), key, text, keep)


def _form(file: str, key: str, text: Text, keep: frozenset[str]) -> Iterator[Finding]:
    if begins_with_capital(text.value, keep):
        message = f"{key} begins with a capital letter, and stands inside a line"
        yield Finding(rule=ID, file=file, line=text.line, message=message, hint="begin small", problem="capital")
    if text.value.rstrip().endswith((".", ",", ";", ":")):
        sign = text.value.rstrip()[-1]
        message = f"{key} ends with “{sign}”, and the card sets its own"
        facts = (("sign", sign),)
        yield Finding(rule=ID, file=file, line=text.line, message=message, hint="take it out", problem="end", facts=facts)
    if "{{" in text.value or "{%" in text.value or text.value != " ".join(text.value.split()):
        message = f"{key} has braces, a line break or more than one space in a row"
        hint = "this is a plain line of words"
        yield Finding(rule=ID, file=file, line=text.line, message=message, hint=hint, problem="uneven")
    elif found := MARKUP.search(text.value):
        message, facts = f"{key} has “{found[0]}”, which people would see as it stands", (("sign", found[0]),)
        hint = "this is a plain line of words"
        yield Finding(rule=ID, file=file, line=text.line, message=message, hint=hint, problem="markup", facts=facts)

"""A phrase is written as a sentence, with a name and without. Leaves out what it says: see `speech`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content import layout
from bot.content.content import Content
from bot.content.findings import Finding
from bot.content.form import begins_with_capital
from bot.content.rules.phrase_address import ADDRESS
from bot.content.samples import NAME, spoken

ID = "phrase_punctuation"
TITLE = "A phrase is a proper sentence, with a name and without"

_SPACES = re.compile(r"\s{2,}|[^\S \u00a0\u202f]")
_BEFORE = re.compile(r"\s[,.;:!?…]")
_DOUBLED = re.compile(r"([,.;:!?])\1|[,;:][.!?]|[.!?],")
_OPENS = re.compile(r"[\w«„“\"(]")


def check(content: Content) -> Iterator[Finding]:
    """Give phrases with a slip of punctuation in either form."""
    for language in content.languages:
        file = language.file(layout.PHRASES)
        for phrase_id, text in language.phrases.items():
            forms = {spoken(content, language, phrase_id, name) for name in (NAME, None)}
            problems = {problem for said in forms if said is not None for problem in _problems(said)}
            after = text.value.removeprefix(ADDRESS)
            if after != text.value and begins_with_capital(after, language.speech.capitals):
                problems.add("goes on with a capital letter after the form of address")
            elif after != text.value and not after[:1].strip():
                problems.add("has a space after the form of address, which brings its own")
            for problem in problems:
                yield Finding(rule=ID, file=file, line=text.line, message=f"{phrase_id} {problem}")


def _problems(said: str) -> Iterator[str]:
    if not said:
        yield "is empty without a name"
        return
    if _SPACES.search(said):
        yield "has a line break, a tab or more than one space in a row"
    if _BEFORE.search(said):
        yield "has a space before a punctuation mark"
    if _DOUBLED.search(said):
        yield "has two punctuation marks in a row"
    if not _OPENS.match(said):
        yield f"begins with “{said[0]}” when said"
    if not said.rstrip('»”")').endswith((".", "!", "?", "…")):
        yield "does not end with . ! ? or …"

"""A phrase is written as a sentence, with a name and without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.form import begins_with_capital
from bot.content.read.written import Content
from bot.content.render.samples import NAME, spoken
from bot.content.rules.phrase_address import ADDRESS

ID = "phrase_punctuation"
TITLE = "A phrase is a proper sentence, with a name and without"

_SPACES = re.compile(r"\s{2,}|[^\S \u00a0\u202f]")
_BEFORE = re.compile(r"\s[,.;:!?…]")
_DOUBLED = re.compile(r"([,.;:!?])\1|[,;:][.!?]|[.!?],")
_MARKUP = re.compile(r"[<>]")
_OPENS = re.compile(r"[\w«„“\"(]")


def check(content: Content) -> Iterator[Finding]:
    """Give phrases with a slip of punctuation in either form."""
    for language in content.languages:
        file = language.file(layout.PHRASES)
        for phrase_id, text in language.phrases.items():
            forms = {spoken(content, language, phrase_id, name) for name in (NAME, None)}
            problems = {found for said in forms if said is not None for found in punctuation_slips(said)}
            after = text.value.removeprefix(ADDRESS)
            if after != text.value and begins_with_capital(after, language.speech.capitals):
                problems.add(("capital", "goes on with a capital letter after the form of address", ""))
            elif after != text.value and not after[:1].strip():
                problems.add(("space_after", "has a space after the form of address, which brings its own", ""))
            for problem, message, sign in problems:
                facts = (("sign", sign),) if sign else ()
                yield Finding(rule=ID, file=file, line=text.line, message=f"{phrase_id} {message}", problem=problem, facts=facts)


def punctuation_slips(said: str) -> Iterator[tuple[str, str, str]]:
    """Give what is wrong: its name, how the check says it, and the sign that it is about."""
    if not said:
        yield "empty", "is empty without a name", ""
        return
    if _SPACES.search(said):
        yield "spaces", "has a line break, a tab or more than one space in a row", ""
    if _BEFORE.search(said):
        yield "space_before", "has a space before a punctuation mark", ""
    if _DOUBLED.search(said):
        yield "doubled", "has two punctuation marks in a row", ""
    markup = _MARKUP.search(said)
    if markup:
        yield "markup", f"has a “{markup[0]}”, which is shown as it stands", markup[0]
    elif not _OPENS.match(said):
        yield "begins", f"begins with “{said[0]}” when said", said[0]
    if not said.rstrip('»”")').endswith((".", "!", "?", "…")):
        yield "no_end", "does not end with . ! ? or …", ""

"""A phrase reads well with a name and without. Leaves out commas and spaces: see `phrase_punctuation`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content import layout
from bot.content.content import Content
from bot.content.findings import Finding
from bot.content.samples import NAME, spoken
from bot.content.sentence import VARIABLES
from bot.content.templates import stands_unguarded

ID = "phrase_address"
TITLE = "The form of address opens the phrase, and a name stands only where there is one"

ADDRESS = "{{ address }}"
_MENTIONS = re.compile(r"\baddress\b")


def check(content: Content) -> Iterator[Finding]:
    """Give phrases that use other variables, or these in the wrong place."""
    for language in content.languages:
        file = language.file(layout.PHRASES)
        for phrase_id, text in language.phrases.items():
            compiled = content.compiled.phrases.get((language.code, phrase_id))
            if compiled is None:
                continue
            unknown = ", ".join(sorted(compiled.variables - VARIABLES))
            problem, hint = None, ""
            if unknown:
                problem, hint = f"{phrase_id} asks for {unknown}", "a phrase may use address and name only"
            elif "address" in compiled.variables and (
                not text.value.startswith(ADDRESS) or len(_MENTIONS.findall(text.value)) > 1
            ):
                problem, hint = f"{phrase_id} has the form of address inside", f"{ADDRESS} stands once, at the very beginning"
            elif "name" in compiled.variables and stands_unguarded(text.value, "name"):
                problem = f"{phrase_id} would have a hole when the client has no name"
                hint = "write {% if name %} … {{ name }} … {% endif %}"
            elif spoken(content, language, phrase_id, NAME) is None or spoken(content, language, phrase_id, None) is None:
                problem = f"{phrase_id} cannot be put together"
            if problem:
                yield Finding(rule=ID, file=file, line=text.line, message=problem, hint=hint)

"""A phrase reads well with a name and without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.written import Content
from bot.content.render.samples import NAME, spoken
from bot.content.render.sentence import VARIABLES
from bot.content.render.templates import stands_unguarded

ID = "phrase_address"
TITLE = "The form of address opens the phrase, and a name stands only where there is one"

ADDRESS = "{{ address }}"
_BRACES = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
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
            message, hint, problem = None, "", ""
            if unknown:
                message, hint = (
                    f"{phrase_id} asks for {unknown}",
                    "a phrase may use address, name and one line of the house sheet only",
                )
                problem = "unknown"
            elif "address" in compiled.variables and (not text.value.startswith(ADDRESS) or _mentions(text.value) > 1):
                message, hint = f"{phrase_id} has the form of address inside", f"{ADDRESS} stands once, at the very beginning"
                problem = "inside"
            elif "name" in compiled.variables and stands_unguarded(text.value, "name"):
                message, problem = f"{phrase_id} would have a hole when the client has no name", "hole"
                hint = "write {% if name %} … {{ name }} … {% endif %}"
            elif spoken(content, language, phrase_id, NAME) is None or spoken(content, language, phrase_id, None) is None:
                message, problem = f"{phrase_id} cannot be put together", "impossible"
            if message:
                facts = (("names", unknown),) if unknown else ()
                yield Finding(rule=ID, file=file, line=text.line, message=message, hint=hint, problem=problem, facts=facts)


def _mentions(text: str) -> int:
    """Count how often the variable stands in a text; outside of braces «address» is a word like any other."""
    return sum(len(_MENTIONS.findall(braces)) for braces in _BRACES.findall(text))

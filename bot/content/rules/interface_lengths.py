"""Interface texts fit where they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.content.findings import Finding
from bot.content.read.language import Plural
from bot.content.read.written import Content
from bot.content.render.measure import read_markup, visible_length
from bot.content.render.samples import plural_samples, rendered

ID = "interface_lengths"
TITLE = "Interface texts fit their button or line when filled with a long sample"

FILE: Final = "interface.yaml"


def check(content: Content) -> Iterator[Finding]:
    """Give texts that are longer than their place once filled."""
    for language in content.languages:
        numbers = plural_samples(language.code)
        for key, text in language.interface.items():
            spec = content.expected.words.get(key)
            if spec is None or spec.limit is None:
                continue
            for form, template in content.compiled.interface.get((language.code, key), {}).items():
                facts = {**spec.facts, "n": numbers.get(form, 0)} if isinstance(text, Plural) else spec.facts
                filled = rendered(template, facts, html=not spec.is_button) or ""
                shown = filled if spec.is_button else read_markup(filled)[0]
                length = visible_length(shown)
                if length > spec.limit:
                    yield Finding(
                        rule=ID,
                        file=language.file(FILE),
                        line=text.forms[form].line if isinstance(text, Plural) else text.line,
                        message=f"{key} has {length} characters as “{shown}”, at most {spec.limit} fit",
                        hint=f"shorten it by {length - spec.limit}",
                    )

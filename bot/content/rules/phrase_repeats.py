"""«Another phrase» shows another phrase."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.written import Content
from bot.content.render.samples import spoken

ID = "phrase_repeats"
TITLE = "No two phrases of one manner and place read the same"


def check(content: Content) -> Iterator[Finding]:
    """Give phrases in use that read like another one of the same ring."""
    for language in content.languages:
        seen: dict[tuple[str, str, str], str] = {}
        for phrase in content.structure.phrases:
            text = language.phrases.get(phrase.id.value)
            said = spoken(content, language, phrase.id.value, None)
            if text is None or said is None or phrase.retired:
                continue
            key = (phrase.manner, phrase.place, said.casefold())
            if key in seen:
                message = f"{phrase.id.value} reads like {seen[key]}, and both stand in {phrase.manner}, {phrase.place}"
                yield Finding(
                    rule=ID,
                    file=language.file(layout.PHRASES),
                    line=text.line,
                    message=message,
                    problem="same",
                    facts=(("text", said),),
                )
            seen.setdefault(key, phrase.id.value)

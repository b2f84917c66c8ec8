"""What decides in a line of the examples is in the line."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.language import Language
from bot.content.read.text import Text
from bot.content.read.written import Content
from bot.domain.calls.temperament import Temperament
from bot.domain.training.examples import MAX_LENGTH, MIN_LENGTH, MIN_WORDS, is_clear

ID = "drill_lines"
TITLE = (
    "A line that decides stands once, is an example of a type that is clear by itself, and its fragment is in it letter by letter"
)
CLEAR = f"{MIN_LENGTH} to {MAX_LENGTH} characters, {MIN_WORDS} words or more, a capital first and no figures are clear"


def check(content: Content) -> Iterator[Finding]:
    """Give lines that are no examples of a type or stand twice, and fragments that are not in their line."""
    for language in content.languages:
        if content.is_whole(language.file(layout.DRILLS), language.file(layout.EXAMPLES)):
            yield from _language(language)


def _language(language: Language) -> Iterator[Finding]:
    known = {text.value for kind in Temperament for text in language.examples.get(kind, ())}
    seen = set[str]()
    for one in language.drills.lines:
        line = one.text.value
        if line not in known:
            yield _wrong(language, one.text, "is no example of a type", "copy it out of examples.yaml, letter by letter")
        elif not is_clear(line):
            yield _wrong(language, one.text, "is no drill, for it is not clear by itself", CLEAR)
        elif line in seen:
            yield _wrong(language, one.text, "stands twice", "name what decides in it once")
        seen.add(line)
        if one.decides.value not in line:
            hint = "copy decides out of the line, letter by letter"
            yield _wrong(language, one.decides, f"is not in “{line}”", hint)


def _wrong(language: Language, text: Text, what: str, hint: str) -> Finding:
    message = f"“{text.value}” {what}"
    return Finding(rule=ID, file=language.file(layout.DRILLS), line=text.line, message=message, hint=hint)

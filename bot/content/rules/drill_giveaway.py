"""What is to be recognised is not told beforehand."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.drill_words import Part
from bot.content.read.language import Language
from bot.content.read.written import Content
from bot.domain.calls.temperament import ICONS
from bot.domain.spoken import pattern, words_of

ID = "drill_giveaway"
TITLE = "No text of a drill has a type’s icon, and none that is shown before the answer has a type’s name"

AFTERWARDS = frozenset({Part.WHY, Part.DIFFERENCE})
"""What a trainee reads when he has answered; it may name the manner."""


def check(content: Content) -> Iterator[Finding]:
    """Give texts that say by a sign or a word what the trainee is to hear."""
    for language in content.languages:
        file, names = language.file(layout.DRILLS), _names(language)
        for one in language.drills.texts():
            for icon in ICONS.values():
                if icon in one.text.value:
                    message = f"the {one.part} of {one.drill} has the icon {icon}"
                    yield Finding(rule=ID, file=file, line=one.text.line, message=message, hint="take it out")
            for name in names if one.part not in AFTERWARDS else ():
                if pattern(f"{name}*").search(" ".join(words_of(one.text.value))):
                    message = f"the {one.part} of {one.drill} has “{name}”, the name of a type"
                    yield Finding(rule=ID, file=file, line=one.text.line, message=message, hint="say it in another way")


def _names(language: Language) -> list[str]:
    """Return every word that a type is called by, in small letters, each once."""
    said = (text.value for words in language.temperaments.values() for text in (words.name, words.title))
    return list(dict.fromkeys(word for text in said for word in words_of(text)))

"""What is to be recognised is not told beforehand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.drill_words import Part
from bot.content.read.language import Language
from bot.content.read.written import Content
from bot.domain.calls.temperament import ICONS

ID = "drill_giveaway"
TITLE = "No text of a drill has a type’s icon, and none that is shown before the answer has a type’s name"

AFTERWARDS = frozenset({Part.WHY, Part.DIFFERENCE})
"""What a trainee reads when he has answered; it may name the manner."""
_ICON = re.compile("|".join(ICONS.values()))


def check(content: Content) -> Iterator[Finding]:
    """Give texts that say by a sign or a word what the trainee is to hear."""
    for language in content.languages:
        file, names = language.file(layout.DRILLS), _names(language)
        for one in language.drills.texts():
            icon = _ICON.search(one.text.value)
            if icon:
                message = f"the {one.part} of {one.drill} has the icon {icon[0]}"
                yield Finding(rule=ID, file=file, line=one.text.line, message=message, hint="take it out")
            name = names.search(one.text.value) if names and one.part not in AFTERWARDS else None
            if name:
                message = f"the {one.part} of {one.drill} has “{name[0]}”, by which a type is called"
                yield Finding(rule=ID, file=file, line=one.text.line, message=message, hint="say it in another way")


def _names(language: Language) -> re.Pattern[str] | None:
    """Return what finds every word that a type is called by, with any ending; None where they could not be read."""
    said = (text.value for words in language.temperaments.values() for text in (words.name, words.title))
    names = {re.escape(word) for text in said for word in re.findall(r"\w+", text)}
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(names))})\w*", re.IGNORECASE) if names else None

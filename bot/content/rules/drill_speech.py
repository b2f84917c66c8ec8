"""What a drill teaches to say keeps the speech rules, and what is to be said better breaks one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.drill_words import Part
from bot.content.read.written import Content
from bot.content.spoken_words import forbidden_in

ID = "drill_speech"
TITLE = "Answers and models of drills keep the language’s speech rules, and a sentence to be said better breaks one"

SPEECH: Final = "speech.yaml"
SELLERS = frozenset({Part.ANSWER, Part.MODEL})


def check(content: Content) -> Iterator[Finding]:
    """Give a seller's sentences that say a forbidden word, and bad ones that say none."""
    for language in content.languages:
        file = language.file(layout.DRILLS)
        if not content.is_whole(language.file(SPEECH)):
            continue
        for one in language.drills.texts():
            if one.part in SELLERS:
                for word, rule in forbidden_in(one.text.value, language.speech):
                    message = f"the {one.part} of {one.drill} says “{word}”"
                    yield Finding(rule=ID, file=file, line=one.text.line, message=message, hint=f"say instead: {rule.instead}")
        for drill, words in language.drills.rewrite.items():
            if next(forbidden_in(words.text.value, language.speech), None) is None:
                message = f"the text of {drill} breaks no speech rule, so nobody can say it better"
                hint = f"let it say a word that {SPEECH} forbids"
                yield Finding(rule=ID, file=file, line=words.text.line, message=message, hint=hint)

"""A phrase asks one thing, and where it asks for a reason it leaves the answer open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.content import layout
from bot.content.findings import Finding
from bot.content.own_words import found_in, is_question, sentences
from bot.content.read.language import Language
from bot.content.read.structure import PhraseEntry
from bot.content.read.written import Content

ID = "one_question"
TITLE = "A phrase asks at most one question, and for a reason without a choice of answers"

OPEN_TASKS: Final = frozenset(
    {"ny.reason", "yn.reason", "nn.reason", "ob.cause", "ob.comp.learn", "ob.trust.learn", "ob.think.doubt"}
)
"""Tasks that find out a reason: whoever is offered two takes one of them, and his own is never heard."""


def check(content: Content) -> Iterator[Finding]:
    """Give phrases with two questions, and those that ask for a reason by «this or that»."""
    for language in content.languages:
        for phrase in content.structure.phrases:
            text = language.phrases.get(phrase.id.value)
            if text is not None and not phrase.retired:
                yield from _found(language, phrase, text.value, text.line)


def _found(language: Language, phrase: PhraseEntry, text: str, line: int) -> Iterator[Finding]:
    file, phrase_id = language.file(layout.PHRASES), phrase.id.value
    if " ".join(sentences(text)).count("?") > 1:
        message, hint = f"{phrase_id} asks more than one question", "keep the one that matters now"
        yield Finding(rule=ID, file=file, line=line, message=message, hint=hint, problem="several")
    if phrase.task.value not in OPEN_TASKS:
        return
    for sentence in sentences(text):
        word = next(found_in(sentence, language.speech.choices), None) if is_question(sentence) else None
        if word is not None:
            message, hint = f"{phrase_id} asks for a reason and offers answers with “{word}”", "ask openly"
            yield Finding(rule=ID, file=file, line=line, message=message, hint=hint, problem="menu", facts=(("word", word),))
            return

"""Phrases keep the documents' speech rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.language import Forbidden, Language
from bot.content.read.written import Content
from bot.content.render.samples import spoken
from bot.content.spoken_words import forbidden_in

ID = "speech"
TITLE = "No phrase says what the language's speech rules forbid"

FILE: Final = "speech.yaml"


def check(content: Content) -> Iterator[Finding]:
    """Give phrases that say a forbidden word outside quotation marks, bad replacements, and exceptions that nothing needs."""
    for language in content.languages:
        said = {
            phrase_id: list(forbidden_in(sentence, language.speech))
            for phrase_id in language.phrases
            if (sentence := spoken(content, language, phrase_id, None)) is not None
        }
        yield from _phrases(language, said)
        yield from _replacements(language)
        if content.is_whole(language.file(layout.PHRASES)):
            yield from _exceptions(language, said)


def _phrases(language: Language, said: Mapping[str, list[tuple[str, Forbidden]]]) -> Iterator[Finding]:
    excepted = {(exception.phrase.value, exception.words) for exception in language.speech.exceptions}
    for phrase_id, found in said.items():
        for word, rule in found:
            if (phrase_id, word) not in excepted:
                yield Finding(
                    rule=ID,
                    file=language.file(layout.PHRASES),
                    line=language.phrases[phrase_id].line,
                    message=f"{phrase_id} says “{word}”",
                    hint=f"replace it with “{rule.replace}”" if rule.replace else f"say instead: {rule.instead}",
                    problem="replace" if rule.replace else "forbidden",
                    facts=(("word", word), ("instead", rule.replace or rule.instead)),
                )


def _replacements(language: Language) -> Iterator[Finding]:
    """Give replacements that are forbidden themselves: what is proposed must be in order."""
    for rule in language.speech.forbidden:
        for word, _ in forbidden_in(rule.replace or "", language.speech):
            message = f"“{rule.words[0].value}” is to be replaced with “{rule.replace}”, which says the forbidden “{word}”"
            yield Finding(rule=ID, file=language.file(FILE), line=rule.words[0].line, message=message)


def _exceptions(language: Language, said: Mapping[str, list[tuple[str, Forbidden]]]) -> Iterator[Finding]:
    for exception in language.speech.exceptions:
        if exception.words not in (word for word, _ in said.get(exception.phrase.value, ())):
            message = f"the exception of {exception.phrase.value} for “{exception.words}” is not needed"
            hint = "take it out, or mend the id or the word"
            yield Finding(rule=ID, file=language.file(FILE), line=exception.phrase.line, message=message, hint=hint)

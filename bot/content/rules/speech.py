"""Phrases keep the documents' speech rules. Leaves out the rules themselves: `speech.yaml` of each language has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from bot.content import layout
from bot.content.content import Content, Language
from bot.content.findings import Finding
from bot.content.samples import spoken

ID = "speech"
TITLE = "No phrase says what the language's speech rules forbid"

FILE: Final = "speech.yaml"
_QUOTED = re.compile(r"«[^»]*»|„[^“”]*[“”]|“[^”]*”")


def check(content: Content) -> Iterator[Finding]:
    """Give phrases that say a forbidden word outside quotation marks, and exceptions that nothing needs."""
    for language in content.languages:
        patterns = {word.value: (_pattern(word.value), rule.instead) for rule in language.speech.forbidden for word in rule.words}
        said = {
            phrase_id: _plain(_QUOTED.sub(" ", sentence))
            for phrase_id in language.phrases
            if (sentence := spoken(content, language, phrase_id, None)) is not None
        }
        yield from _phrases(language, patterns, said)
        yield from _exceptions(content, language, patterns, said)


def _phrases(
    language: Language, patterns: Mapping[str, tuple[re.Pattern[str], str]], said: Mapping[str, str]
) -> Iterator[Finding]:
    excepted = {(exception.phrase.value, exception.words) for exception in language.speech.exceptions}
    for phrase_id, sentence in said.items():
        for word, (pattern, instead) in patterns.items():
            if pattern.search(sentence) and (phrase_id, word) not in excepted:
                yield Finding(
                    rule=ID,
                    file=language.file(layout.PHRASES),
                    line=language.phrases[phrase_id].line,
                    message=f"{phrase_id} says “{word}”",
                    hint=f"say instead: {instead}",
                )


def _exceptions(
    content: Content, language: Language, patterns: Mapping[str, tuple[re.Pattern[str], str]], said: Mapping[str, str]
) -> Iterator[Finding]:
    if not content.is_whole(language.file(layout.PHRASES)):
        return
    for exception in language.speech.exceptions:
        forbidden = patterns.get(exception.words)
        sentence = said.get(exception.phrase.value)
        if forbidden is None or sentence is None or not forbidden[0].search(sentence):
            message = f"the exception of {exception.phrase.value} for “{exception.words}” is not needed"
            hint = "take it out, or mend the id or the word"
            yield Finding(rule=ID, file=language.file(FILE), line=exception.phrase.line, message=message, hint=hint)


def _pattern(words: str) -> re.Pattern[str]:
    parts = [re.escape(part.removesuffix("*")) + (r"\w*" if part.endswith("*") else "") for part in _plain(words).split()]
    return re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)")


def _plain(text: str) -> str:
    return text.lower().replace("ё", "е")

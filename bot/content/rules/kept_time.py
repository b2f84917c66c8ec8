"""A phrase names a time ahead only where the card offers it as the call-back."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.own_words import found_in, is_question, sentences
from bot.content.read.language import Language, Speech, TimeWords
from bot.content.read.structure import PhraseEntry
from bot.content.read.written import Content
from bot.domain.calls.named_time import NamedTime

ID = "kept_time"
TITLE = "A phrase that names a time ahead has it as its call_back, and one with a call_back names it"

A_WEEK = 7


def check(content: Content) -> Iterator[Finding]:
    """Give phrases that promise a time which nobody keeps, and those that do not name the one on their button."""
    for language in content.languages:
        for phrase in content.structure.phrases:
            text = language.phrases.get(phrase.id.value)
            if text is None or phrase.retired or not language.speech.times:
                continue
            if phrase.call_back is None:
                yield from _unkept(language, phrase, text.value, text.line)
            else:
                yield from _unnamed(language, phrase, phrase.call_back, text.value, text.line)


def _unkept(language: Language, phrase: PhraseEntry, text: str, line: int) -> Iterator[Finding]:
    for words in _unasked(text, language.speech):
        yield Finding(
            rule=ID,
            file=language.file(layout.PHRASES),
            line=line,
            message=f"{phrase.id.value} names a time, “{words}”, and has no call_back",
            hint="ask for the time, or leave it out",
            problem="unkept",
            facts=(("word", words),),
        )
        return


def _unnamed(language: Language, phrase: PhraseEntry, named: NamedTime, text: str, line: int) -> Iterator[Finding]:
    said = " ".join(sentences(text))
    for kind in _needed(named):
        words = language.speech.times.get(kind, ())
        if not any(found_in(said, words)):
            yield Finding(
                rule=ID,
                file=language.file(layout.PHRASES),
                line=line,
                message=f"{phrase.id.value} does not name the {kind} of its call_back",
                hint=f"say it, such as “{words[0].value}”" if words else "",
                problem="unnamed",
                facts=(("word", words[0].value if words else kind),),
            )
            return


def _unasked(text: str, speech: Speech) -> Iterator[str]:
    """Give words that name a time; a question that leaves the client a choice of days promises nothing."""
    for sentence in sentences(text):
        if is_question(sentence) and any(found_in(sentence, speech.choices)):
            continue
        for words in speech.times.values():
            yield from found_in(sentence, words)


def _needed(named: NamedTime) -> Iterator[TimeWords]:
    """Give what the words must name."""
    if named.hours:
        yield TimeWords.HOUR
    elif named.months:
        yield TimeWords.MONTH
    elif named.days == 1:
        yield TimeWords.TOMORROW
    else:
        yield TimeWords.WEEK if named.days % A_WEEK == 0 else TimeWords.DAYS
    if named.at is not None:
        yield TimeWords.CLOCK

"""Where the price is in the way, the seller says what it covers and does not let the client name one."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.own_words import found_in, sentences
from bot.content.read.structure import PhraseEntry
from bot.content.read.written import Content
from bot.domain.calls.intent import Cell
from bot.domain.calls.script import Moment, Objection

ID = "price_asked"
TITLE = "No phrase asks a client to name a price who objects to it or does not want to buy"


def check(content: Content) -> Iterator[Finding]:
    """Give phrases for «too expensive», and those about the price for who does not want to buy, that ask for a sum."""
    for language in content.languages:
        for phrase in content.structure.phrases:
            text = language.phrases.get(phrase.id.value)
            if text is None or phrase.retired or not _is_meant(phrase):
                continue
            for words in found_in(" ".join(sentences(text.value)), language.speech.bids):
                yield Finding(
                    rule=ID,
                    file=language.file(layout.PHRASES),
                    line=text.line,
                    message=f"{phrase.id.value} asks the client for a price: “{words}”",
                    hint="say what the price covers, or offer easier terms",
                    problem="asked",
                    facts=(("word", words),),
                )
                break


def _is_meant(phrase: PhraseEntry) -> bool:
    """Tell whether a phrase is said where a price that the client names would only begin the haggling."""
    return phrase.objection is Objection.PRICE or (phrase.cell in (Cell.NO_YES, Cell.NO_NO) and phrase.moment is Moment.PRICE)

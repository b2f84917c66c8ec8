"""Sample values with which the rules render texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from babel import Locale

from bot.content.read.language import Language
from bot.content.read.written import Content
from bot.content.render.sentence import VARIABLES, sentence, slot_of
from bot.content.render.templates import Template
from bot.domain.house.sheet import LONGEST_LINE

NAME = "Иван Ильич М"
"""Twelve characters, the longest name for which the card's lengths hold."""
_LARGEST_SAMPLE = 200


def spoken(content: Content, language: Language, phrase_id: str, name: str | None) -> str | None:
    """Return a phrase as it is said; None when it has a mistake that another rule reports."""
    phrase = content.compiled.phrases.get((language.code, phrase_id))
    if phrase is None or not phrase.variables <= VARIABLES:
        return None
    try:
        return sentence(phrase, name, longest_line(slot_of(phrase.source)))
    except Exception:  # whatever a text trips over is a finding of `phrase_address`, and only of it
        return None


def longest_line(slot: str | None) -> str:
    """Return a line of the house sheet that is as long as one may be, another for each slot."""
    return "" if slot is None else f"{slot}{'-' * LONGEST_LINE}"[:LONGEST_LINE]


def rendered(template: Template, facts: Mapping[str, object], *, html: bool) -> str | None:
    """Return a text with its sample facts; None when it has a mistake that another rule reports."""
    if not template.variables <= facts.keys():
        return None
    try:
        return template.html(facts) if html else template.plain(facts)
    except Exception:  # whatever a text trips over is a finding of `rendering`, and only of it
        return None


def plural_samples(code: str) -> Mapping[str, float]:
    """Return a number for each plural form of a language; fractions stand in where no whole number takes a form."""
    locale = Locale.parse(code)
    found: dict[str, float] = {}
    for number in _numbers():
        found.setdefault(locale.plural_form(number), number)
    return found


def _numbers() -> Iterator[float]:
    yield from range(_LARGEST_SAMPLE)
    yield 1_000_000
    yield 1.5

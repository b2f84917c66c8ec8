"""Finds the words that a seller does not say, and writes what can stand instead. Leaves out which words: see `speech.yaml`."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.read.language import Forbidden, Speech
from bot.domain.spoken import pattern, spoken_part


def forbidden_in(text: str, speech: Speech) -> Iterator[tuple[str, Forbidden]]:
    """Give each forbidden word that a sentence says outside quotation marks, as `speech.yaml` writes it, with its rule."""
    said = spoken_part(text)
    for rule in speech.forbidden:
        for word in rule.words:
            if pattern(word.value).search(said):
                yield word.value, rule


def repaired(text: str, speech: Speech) -> str:
    """Return the text with everything replaced that has a plain replacement; the same text where there is none.

    A proposal for a person to read: «Согласны, но дорого?» becomes «Согласны, однако дорого?».
    """
    for rule in speech.forbidden:
        if rule.replace is None:
            continue
        for word in rule.words:
            for found in reversed(list(pattern(word.value).finditer(spoken_part(text)))):
                old = text[found.start() : found.end()]
                new = rule.replace[:1].upper() + rule.replace[1:] if old[:1].isupper() else rule.replace
                text = text[: found.start()] + new + text[found.end() :]
    return text

"""Finds the words that a seller does not say, and writes what can stand instead. Leaves out which words: see `speech.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.content.read.language import Forbidden, Speech

_QUOTED = re.compile(r"«[^»]*»|„[^“”]*[“”]|“[^”]*”|”[^“”]*”|‘[^‘]*?’(?!\w)")
"""Russian, Romanian, English marks, and Finnish ones, which open as they close; an apostrophe inside a word closes nothing."""


def forbidden_in(text: str, speech: Speech) -> Iterator[tuple[str, Forbidden]]:
    """Give each forbidden word that a sentence says outside quotation marks, as `speech.yaml` writes it, with its rule."""
    said = _QUOTED.sub(_blank, _plain(text))
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
            said = _QUOTED.sub(_blank, _plain(text))
            for found in reversed(list(pattern(word.value).finditer(said))):
                old = text[found.start() : found.end()]
                new = rule.replace[:1].upper() + rule.replace[1:] if old[:1].isupper() else rule.replace
                text = text[: found.start()] + new + text[found.end() :]
    return text


@cache
def pattern(words: str) -> re.Pattern[str]:
    """Return what finds a word of `speech.yaml` in a plain text: `*` at the end of a word stands for any ending."""
    parts = [re.escape(part.removesuffix("*")) + (r"\w*" if part.endswith("*") else "") for part in _plain(words).split()]
    return re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)")


def _blank(quoted: re.Match[str]) -> str:
    """Blank out the client's own words, and keep every other character in its place."""
    return " " * len(quoted[0])


def _plain(text: str) -> str:
    # Character by character: lower case can have another length (İ), and places must stay what they were.
    return "".join(small if len(small := one.lower()) == 1 else one for one in text).replace("ё", "е")

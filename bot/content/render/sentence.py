"""Turns a phrase and a client's name into the sentence to say."""

from __future__ import annotations

from bot.content.render.templates import Template

VARIABLES = frozenset({"address", "name"})
"""All that a phrase may use: the form of address with its comma and space, and the bare name."""


def sentence(phrase: Template, name: str | None) -> str:
    """Return the sentence with its first letter upper case; it reads naturally without a name too."""
    spoken = " ".join((name or "").split())
    return capitalised(phrase.plain({"address": f"{spoken}, " if spoken else "", "name": spoken}).strip())


def capitalised(text: str) -> str:
    """Return the text with its first letter upper case, past quotes and icons; one that opens with a figure stays as it is."""
    for place, character in enumerate(text):
        if character.isalnum():
            return text[:place] + character.upper() + text[place + 1 :]
    return text

"""Whose words a hint is: what the documents say, and what we made of it."""

from __future__ import annotations

from enum import StrEnum


class Basis(StrEnum):
    """What a cue or a phrase rests on; members stand in the order of their weight for a reader."""

    QUOTE = "quote"
    """The document gives this utterance, or states this behaviour of the type."""
    TRAIT = "trait"
    """We inferred it from a trait of the type that the document states."""
    OURS = "ours"
    """Neither: our own experience."""

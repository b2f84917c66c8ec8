"""Who can tell what is said in a language: the anchors of the content, over the dictionary that guide search and drills use."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.content.said import Sayings, SayingsOf
from bot.recognition.answer_lemmas import AnswerLemmas


def sayings_by_lemmas(folder: Path | None = None) -> SayingsOf:
    """Return what gives the sayings of a language; its dictionary is opened when it is asked for, and once.

    Args:
        folder: where files of forms lie, see `bot.recognition.forms`; without one a dictionary takes a second.
    """

    @cache
    def sayings(language: str) -> Sayings:
        return Sayings(AnswerLemmas(language, (), folder))

    return sayings

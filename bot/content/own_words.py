"""What a phrase says in its own words: without the client's name and whatever else is put into it, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.content.read.text import Text
from bot.domain.spoken import pattern, spoken_part

_BRACES = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_SENTENCE = re.compile(r"[^.!?…]*(?:[.!?…]+|$)")


def own_words(text: str) -> str:
    """Return a phrase with everything in braces taken out; what they stand for is not its author's."""
    return _BRACES.sub("", text).strip()


def sentences(text: str) -> Sequence[str]:
    """Return the sentences that a phrase says itself, each with its sign at the end; quoted words are blanked out."""
    # A full stop inside a number or a date ends nothing.
    joined = re.sub(r"(?<=\d)\.(?=\d)", ":", spoken_part(own_words(text)))
    return [found for one in _SENTENCE.findall(joined) if (found := one.strip())]


def is_question(sentence: str) -> bool:
    """Tell whether a sentence asks something."""
    return "?" in sentence[-3:]


def found_in(said: str, words: Iterable[Text]) -> Iterator[str]:
    """Give what is said of these words; `*` stands for any ending in the list, and for any word where it stands alone."""
    return (found[0].strip() for word in words if (found := pattern(word.value).search(said)))

"""How a text begins, as several rules ask it."""

from __future__ import annotations

import re

_FIRST_WORD = re.compile(r"\W*([^\W\d_]+)")


def begins_with_capital(text: str, keep: frozenset[str]) -> bool:
    """Tell whether the first word has a capital letter that it would not have inside a sentence.

    Words of `keep` (in lower case) and abbreviations in capitals are right as they are.
    """
    found = _FIRST_WORD.match(text)
    if found is None:
        return False
    word = found[1]
    return word[0].isupper() and word.lower() not in keep and not (len(word) > 1 and word.isupper())

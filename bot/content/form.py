"""How a text begins and whether it is plain, as several rules ask it."""

from __future__ import annotations

import re

MARKUP = re.compile(r"</?[a-zA-Z][^>]*>|&[a-z]+;|\{\{|\{%|\*\*|__")
"""What people would see as it stands, where a text is plain."""
UNEVEN = re.compile(r"\s\s|[\t\n]|^\s|\s$")
"""What a single line does not have. A space that does not break is right before «%»."""
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

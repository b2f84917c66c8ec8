"""Signs that nobody sees: they hide, turn or join what stands around them.

Names lose them at the door (`names`), and masking reads past them (`contacts.plain_text`).
"""

from __future__ import annotations

import unicodedata

BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
"""Blank by their looks, although Unicode has them for letters, marks or symbols: joiners, Hangul fillers, the empty Braille."""
VARIATION_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Categories of Unicode: controls, directions and formats, halves of pairs, private signs, and what is no sign yet."""
_PICTURES = range(0x1F000, 0x1FC00)
"""Where new emoji come to: phones have them years before Python knows them."""


def is_invisible(sign: str) -> bool:
    """Tell whether nothing is seen of a sign by itself. Spaces and line breaks are seen."""
    if sign.isspace():
        return False
    is_unseen = unicodedata.category(sign) in _UNSEEN and ord(sign) not in _PICTURES
    return is_unseen or sign in BLANKS or sign in VARIATION_SELECTORS

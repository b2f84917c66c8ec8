"""Numbers that other programs give to clients: long as a phone's, and told from one by their shape.

Only a text that is such a number and nothing else is judged here, and only where a client is named: within words a long number
stays somebody's phone. In doubt it is one: bare digits without zeros in front are never taken, nor is what a phone's word
stands before.
"""

from __future__ import annotations

import re

from bot.domain.contacts.phones import is_asked_for
from bot.domain.contacts.plain_text import read_plain

_OF_A_YEAR = re.compile(r"(?:[^\W\d_]{1,3}[-/.])?(?:199|20[0-9])[0-9][-/.#№][0-9]{3,9}")
"""2026/0001234: no phone begins with a year and a sign behind it."""
_OF_A_SHORT_YEAR = re.compile(r"[0-9]{2}/00[0-9]{4,7}")
"""26/0001234."""
_FILLED_UP = re.compile(r"000[0-9]{4,13}")
"""0001234567: two zeros are dialled before a country's code, three before nothing."""
_LETTERED = re.compile(r"([^\W\d_]{1,3})[-/.#№]?(?:[0-9]{7,8}|000[0-9]{4,12})")
"""A-1234567, CRM12345678. A phone with its country's code or its zero is longer."""

_SAID = re.compile(r"([^\W\d_]+[^\w]*)(?:[0-9][^\w]*){7,}")


def is_crm_number(text: str) -> bool:
    """Tell whether a text is one number of a client, as other programs write it, and no phone."""
    if any(pattern.fullmatch(text) for pattern in (_OF_A_YEAR, _OF_A_SHORT_YEAR, _FILLED_UP)):
        return True
    found = _LETTERED.fullmatch(text)
    # Two or three small letters are rather the end of a word, or a name.
    return found is not None and (len(found[1]) == 1 or found[1].isupper()) and not is_said_to_be_a_phone(text)


def is_said_to_be_a_phone(text: str) -> bool:
    """Tell whether a text is a long number with a phone's word before it: «т-1234567»."""
    found = _SAID.fullmatch(text)
    return found is not None and is_asked_for(read_plain(found[1]).signs, len(found[1]))

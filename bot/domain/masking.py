"""Masking of what leads to a person: phone numbers, e-mail addresses, handles, links, and other long numbers of his.

In doubt a number is masked, because a lost figure can be typed again and a stored phone number cannot be taken back. Why no
library does it: docs/decisions/0019-masking-by-our-own-rules.md.
"""

from __future__ import annotations

from typing import NewType

PHONE_SIGN = "[☎]"
"""For bank accounts, cards and personal codes too."""
EMAIL_SIGN = "[@]"
"""For handles and links to somebody's page too."""
Masked = NewType("Masked", str)
"""Text that has gone through `mask`. The port of free texts takes nothing else, so no way into the table can forget it."""


def mask(text: str) -> Masked:
    """Replace contacts by signs that read the same in every language; everything else stays as it is.

    Prices, dates, years, opening hours, sizes, codes of goods and numbers of fewer than seven digits stay. The result is never
    longer than the text, and masking it again changes nothing. Takes time in proportion to the text.
    """
    from bot.domain.contacts.found import contacts  # noqa: PLC0415  # its patterns are not needed for a start

    parts, done = [], 0
    for contact in contacts(text):
        parts += [text[done : contact.start], PHONE_SIGN if contact.is_number else EMAIL_SIGN]
        done = contact.end
    return Masked("".join([*parts, text[done:]]))

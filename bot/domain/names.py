"""What may be kept of a name, whoever's it is and wherever it comes from: a client's, a colleague's, a team's, a code.

A name that looks empty, hides another, or turns what stands around it is a door for mischief, and mostly it is a slip of
pasting. So signs that nobody sees go, marks that are piled up go, and so do phones and addresses. What real names need stays:
apostrophes and hyphens, composed letters, joiners in the scripts that write with them, emoji.
"""

from __future__ import annotations

import re
import unicodedata

from bot.domain.invisible import VARIATION_SELECTORS, is_invisible
from bot.domain.masking import EMAIL_SIGN, PHONE_SIGN, mask

NAME_LIMIT = 60
"""Characters of a name that are kept."""
COLLEAGUE_LIMIT = 40
"""Characters of a colleague's or a team's name."""
NO_NAME = "—"
"""Shown for a name of which nothing can be seen, stored before names were tidied."""
_LONGEST_READ = 500
_MOST_MARKS = 3
"""Marks on one letter: Hebrew and Arabic put three, nobody puts more."""
_JOINERS = frozenset("\u200c\u200d")
_ZERO_WIDTH_JOINER = "\u200d"
_JOINED_SCRIPTS = frozenset(
    (
        *("ARABIC", "SYRIAC", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU"),
        *("KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR"),
    )
)
"""Scripts in which a joiner between two letters changes how a name is written."""
_AS_PICTURE = "\ufe0f"
_IDEOGRAPH = "CJK UNIFIED IDEOGRAPH"
_SIGNS = r"[0-9A-Za-z\u00c0-\u02af\u0400-\u0481!\"#%&'()*+,./:;<=>?@_-]+"
"""Signs of which each is seen, and none changes another: letters of Latin and Cyrillic, digits, what stands among them."""
_SIMPLE = re.compile(f"{_SIGNS}(?: {_SIGNS})*")


def tidy_name(text: str, limit: int = NAME_LIMIT) -> str | None:
    """Return a name on one line, not too long, without contacts and hidden signs; None when nothing is left to be seen.

    Tidying again changes nothing.
    """
    # Contacts go before the name is cut: half an address would not be known for one.
    name = _without_contacts(visible(text[:_LONGEST_READ]))
    return _without_contacts(_cut(name, limit)) or None


def lettered_name(text: str, limit: int = COLLEAGUE_LIMIT) -> str | None:
    """Return a tidied name that somebody gave to a colleague or a team; None when there is no letter in it."""
    name = tidy_name(text, limit)
    return name if name is not None and any(sign.isalpha() for sign in name) else None


def shown_name(stored: str | None) -> str | None:
    """Return a stored name as it may be shown: one from before names were tidied may hide signs; None when it shows nothing."""
    return stored if not stored or _is_simple(stored) else visible(stored) or None


def visible(text: str) -> str:
    """Return what is seen of a text, on one line and composed (NFC), with what its script needs."""
    seen = text
    while True:
        once = _seen_once(seen)
        if once == seen:
            return seen
        seen = once


def says_something(text: str) -> bool:
    """Tell whether there is a letter or a figure in a text: a picture alone is no answer and no name of a thing."""
    return any(sign.isalnum() for sign in text)


def _without_contacts(name: str) -> str:
    """Take contacts out; what they leave may make another, so as often as there are any. A client's number is none."""
    from bot.domain.contacts.crm_numbers import is_crm_number  # noqa: PLC0415  # its patterns are not needed for a start

    while not is_crm_number(name):
        bare = visible(mask(name).replace(PHONE_SIGN, " ").replace(EMAIL_SIGN, " "))
        if bare == name:
            break
        name = bare
    return name


def _seen_once(text: str) -> str:
    signs = unicodedata.normalize("NFC", text)
    kept: list[str] = []
    marks = 0
    for place, sign in enumerate(signs):
        before, after = kept[-1] if kept else " ", signs[place + 1 : place + 2]
        if sign.isspace():
            kept.append(" ")
        elif unicodedata.category(sign).startswith("M") and sign not in VARIATION_SELECTORS and not is_invisible(sign):
            marks += 1
            if marks <= _MOST_MARKS and before != " ":
                kept.append(sign)
            continue
        elif not is_invisible(sign) or _is_needed(sign, before, after):
            kept.append(sign)
        else:
            continue
        marks = 0
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def _is_needed(sign: str, before: str, after: str) -> bool:
    """Tell whether an unseen sign shapes the letters or the picture that it stands among."""
    if sign in _JOINERS:
        is_within = _script(before) == _script(after) and _script(before) in _JOINED_SCRIPTS
        joins_pictures = sign == _ZERO_WIDTH_JOINER and _is_picture(before) and _is_picture(after)
        return is_within or joins_pictures
    if sign == _AS_PICTURE:
        return unicodedata.category(before) == "So" or (before in "0123456789#*" and after == "\u20e3")
    return sign in VARIATION_SELECTORS and unicodedata.name(before, "").startswith(_IDEOGRAPH)


def _is_picture(sign: str) -> bool:
    """Emoji, those that colour a skin, and the sign that makes a picture of the one before."""
    return bool(sign) and (unicodedata.category(sign) in ("So", "Sk", "Cn") or sign == _AS_PICTURE)


def _script(sign: str) -> str:
    return unicodedata.name(sign, "").partition(" ")[0] if sign else ""


def _cut(name: str, limit: int) -> str:
    """Cut a name to its limit, and off whatever stood there to join."""
    return visible(name[:limit])


def _is_simple(name: str) -> bool:
    """Tell at a glance that nothing can be hidden in a name."""
    return _SIMPLE.fullmatch(name) is not None

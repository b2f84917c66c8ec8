"""How names and words are compared: as somebody types them who has no time, or not the keyboard, for their marks.

One function for all that is searched or held to be the same: clients, colleagues, teams, the filters of the export, cities,
words that are no names. What it gives is for comparing and is never shown.
"""

from __future__ import annotations

import unicodedata

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212", " "),
        **dict.fromkeys("\u00ad'’‘‛ʼʹʻ`´′\"“”„«»‹›", None),
        **{"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"},
    }
)
"""Letters that Unicode does not take apart; hyphens part words, apostrophes and quotation marks are as if they were not there."""


def fold(text: str) -> str:
    """Return the form under which equal names are equal: `Ștefan`, `ŞTEFAN` and `stefan` give the same.

    Case, marks on letters (ё, й, ș and ş, ț and ţ, ă, â, î, ä, ö, å), hyphens, apostrophes and spaces do not matter. A text of
    nothing but signs keeps them, so that two such names are not one. Folding again changes nothing.
    """
    parted = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(sign for sign in parted if not unicodedata.combining(sign))
    # Taking marks off may leave what has a small form of its own, as `İ` does.
    folded = " ".join(unicodedata.normalize("NFC", bare.casefold().translate(_PLAIN)).split())
    return folded or " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def squeezed(folded: str) -> str:
    """Return a folded text without its spaces: «анна мария» and «аннамария» give the same."""
    return folded.replace(" ", "")

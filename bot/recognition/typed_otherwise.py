"""What a text may have been meant to be: typed with the wrong keyboard layout, or in Latin letters.

A reading is only proposed; whoever searches takes the one whose words he knows.
"""

from __future__ import annotations

from collections.abc import Iterator

_ENGLISH = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_TO_RUSSIAN = str.maketrans(_ENGLISH + '{}:"<>', _RUSSIAN + "хъжэбю")
_TO_ENGLISH = str.maketrans(_RUSSIAN, _ENGLISH)

_SPELLINGS = (
    ("shch", "щ"),
    ("sch", "щ"),
    ("yo", "ё"),
    ("jo", "ё"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ts", "ц"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("yu", "ю"),
    ("ju", "ю"),
    ("ya", "я"),
    ("ja", "я"),
    ("iy", "ий"),
    ("yy", "ый"),
    ("ay", "ай"),
    ("ey", "ей"),
    ("oy", "ой"),
    ("uy", "уй"),
    ("'", "ь"),
)
"""Longer ones first."""
_LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопкрстуввхыз")


def readings(text: str, language: str) -> Iterator[str]:
    """Give what the text may have been meant to be, in small letters, itself first; `language` is the one that is searched."""
    plain = text.lower()
    yield plain
    is_latin = any("a" <= letter <= "z" for letter in plain)
    is_cyrillic = any("а" <= letter <= "я" or letter == "ё" for letter in plain)
    if language == "ru" and is_latin and not is_cyrillic:
        yield plain.translate(_TO_RUSSIAN)
        yield _from_latin(plain)
    if language != "ru" and is_cyrillic and not is_latin:
        yield plain.translate(_TO_ENGLISH)


def _from_latin(text: str) -> str:
    for spelling, letters in _SPELLINGS:
        text = text.replace(spelling, letters)
    return text.translate(_LETTERS)

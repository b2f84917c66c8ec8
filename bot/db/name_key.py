"""How names are compared: without regard to case, spaces and the way a letter is composed.

The database cannot do it: SQLite's `lower()` knows only ASCII, and most names here are Cyrillic.
"""

from __future__ import annotations

import unicodedata


def name_key(name: str) -> str:
    """Return the key under which equal names are equal: ` Анна  ПЕТРОВА` and `анна петрова` give the same."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())

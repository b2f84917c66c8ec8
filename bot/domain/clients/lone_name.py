"""Does a lone text look like a person's name?"""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.domain.clients.form_of_address import form_of_address
from bot.domain.clients.name_words import KIN, PARTING, TITLES, TRADES
from bot.domain.folding import fold
from bot.domain.names import visible

LONGEST_NAME = 40
MOST_WORDS = 3
FORMS_OF_ADDRESS = frozenset({"domnule", "domnul", "doamna", "domnisoara"})
"""Romanian words before a name, with which it is stored because clients are called so; written small as well. Folded."""
MOST_WORDS_ASKED = 6
"""Of a name that was asked for: «Иванов Иван Иванович ООО Ромашка»."""
_NO_NAMES = re.compile(r"[?!…\n]|[^\w\s.,()\[\]'’«»\"“”„/&+№#-]")
"""What stands in remarks and on keyboards, and in no name."""
_EDGES = ".,()[]«»\"“”„'’"
_JOINTS = re.compile(r"[-\u2010\u2011'’]")


def looks_like_name(text: str, common_words: Collection[str]) -> bool:
    """Tell whether the text is one to three capitalised words and nothing else, the first perhaps a form of address.

    Args:
        text: What was typed.
        common_words: Words that open a remark and are no names, such as «короче» or «алло», as `fold` gives them.
    """
    words = visible(text).split()
    if not 1 <= len(words) <= MOST_WORDS or sum(map(len, words)) + len(words) - 1 > LONGEST_NAME:
        return False
    if len(words) > 1 and fold(words[0]) in FORMS_OF_ADDRESS:
        words = words[1:]
    return len(words[0]) > 1 and all(_is_capitalised(word) and fold(word) not in common_words for word in words)


def may_be_name(text: str, common_words: Collection[str], language: str) -> bool:
    """Tell whether a text that was asked for as a name looks like one; firms, trades and codes do, a remark does not.

    Args:
        text: What was typed.
        common_words: As for `looks_like_name`.
        language: The client's.
    """
    words = [bare for word in visible(text).split() if (bare := word.strip(_EDGES))]
    if not 1 <= len(words) <= MOST_WORDS_ASKED or _NO_NAMES.search(text):
        return False
    beside = PARTING | KIN | TITLES | TRADES
    # In the middle of a text a capital makes a name of any word: «Канарейкин Второй».
    telling = [word for place, word in enumerate(words) if len(word) > 1 and (not place or word[0].islower())]
    if any(fold(word) in common_words and fold(word) not in beside for word in telling):
        return False
    is_written_so = all(not word[0].islower() or fold(word) in beside for word in words)
    return is_written_so or (len(words) <= MOST_WORDS and form_of_address(text, language) is not None)


def _is_capitalised(word: str) -> bool:
    """Tell whether every part between hyphens and apostrophes is letters and starts, if the first, with a capital."""
    parts = _JOINTS.split(word)
    if not all(part.isalpha() for part in parts):
        return False
    # A word in capitals alone is shouting, not a name: «СРОЧНО».
    shouts = len(word) > 1 and word.isupper()
    return parts[0][0].isupper() and not shouts

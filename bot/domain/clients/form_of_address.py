"""How a client is addressed in a sentence: by his first name, or by name and patronymic; never by a surname or a firm's name.

What is typed as a client's name is often more than one: a list's «surname first name», a trade, whose friend he is. Only what is
known for a first name is said; where nothing is, the sentence is said without a name, and his name as typed stays on the card.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from bot.domain.clients.given_names import (
    Likeness,
    is_patronymic,
    is_surname,
    is_womans,
    is_womans_patronymic,
    likeness,
    may_be_surname,
)
from bot.domain.clients.name_words import (
    ALSO,
    BEFORE_FIRST_NAMES,
    BEFORE_SURNAMES,
    FIRM_BEFORE,
    FIRM_BEHIND,
    KIN,
    PARTICLES,
    PARTING,
    SPOKEN_TITLES,
    TITLES,
    TRADES,
)
from bot.domain.folding import fold
from bot.domain.names import visible

LIMIT = 25
"""Characters; «Константин Константинович» has 25. A longer one would make the sentence scroll."""
_BRACKETS = re.compile(r"\([^)]*\)?|\[[^\]]*\]?|\{[^}]*\}?|<[^>]*>?")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_QUOTED = re.compile(r"«[^»]*»?|“[^”]*”?|„[^“”]*[“”]?|\"[^\"]*\"?")
_QUOTE = " \x00 "
"""Stands where something was quoted: a firm's name, or a nickname."""
_COUPLE = re.compile(r"mr\.?\s*(?:&|and)\s*mrs\.?\s+([^\W\d_]+)", re.IGNORECASE)
_FROM_A_FIRM = re.compile(r"\s+\S+\s+\w+:(?:st[aä]|lt[aä]|ss[aä]|ll[aä]|n)\b.*")
"""Finnish declines a firm: «Jukka Kone Oyj:stä»."""
_FIRM = re.compile(r"(?:&|\band)\s*(?:sons?|co|bros|brothers|partners|associates|company)\b", re.IGNORECASE)
_APART = re.compile(r"[;|/•·:+&\n]|\s[-–—]+\s|\s[-–—]+$")
_INITIALS = re.compile(r"(?:\w\.)+(?:-?\w\.)*\w?\.?", re.UNICODE)
_POSSESSIVE = re.compile(r"[a-z]['’]s$", re.IGNORECASE)
_EDGES = ".,!?*_#№~^=\\'’`-–—"
_JOINTS = re.compile(r"([-‐‑'’])")
_SON_OR_DAUGHTER = frozenset({"оглы", "оглу", "кызы", "улы", "ogly", "oglu", "qizi", "kyzy"})
_SHORTEST = 2
"""Letters of a word that may be a name."""
_PAIR = 2


def form_of_address(name: str | None, language: str = "ru") -> str | None:
    """Return how a client of this name is addressed in a sentence of a language; None when that cannot be told.

    Args:
        name: as it was typed.
        language: the client's; it says in which order names mostly stand, and which are known best.
    """
    if name is None:
        return None
    spoken = _told(visible(name), language)
    if spoken is None:
        return None
    while len(spoken) > LIMIT and " " in spoken:
        spoken = spoken.rpartition(" ")[0]
    return spoken if len(spoken) <= LIMIT else None


def _told(name: str, language: str) -> str | None:
    if _FIRM.search(name):
        return None
    if language == "en" and (couple := _COUPLE.fullmatch(name)):
        return f"Mr and Mrs {_in_capitals(couple[1])}"
    # Of two joined by «&» the first counts: «Bob & Alice», but «Marks & Spencer».
    text = _QUOTED.sub(_QUOTE, _BRACKETS.sub(" ; ", _FROM_A_FIRM.sub("", name))).partition("&")[0]
    for part in _APART.split(text):
        pieces = [words for words in (_words(piece) for piece in part.split(",")) if words]
        if len(pieces) > 1 and _is_list_order(pieces, language):
            pieces = [[*pieces[1], *pieces[0]], *pieces[2:]]
        for words in pieces:
            spoken = _of_people_and_firms(words, language)
            if spoken is not None:
                return spoken
    # «ООО «Сатурн» (Игорь)»: the person of a firm.
    inside = _IN_BRACKETS.search(name)
    is_firm = any(fold(word.strip(_EDGES)) in FIRM_BEFORE | FIRM_BEHIND for word in name.split())
    return _told(inside[1], language) if inside and is_firm else None


def _words(text: str) -> list[str]:
    return [
        word
        for word in (raw if fold(raw) in FIRM_BEHIND else raw.strip(_EDGES) or raw for raw in text.split())
        if word.strip(_EDGES)
    ]


def _is_list_order(pieces: Sequence[Sequence[str]], language: str) -> bool:
    """Tell whether a comma parts the surname from the name, as in «Smith, John»."""
    surname, names = pieces[0], pieces[1]
    if fold(surname[0]) in PARTICLES:
        return bool(likeness(names[0], language))
    are_surnames = len(surname) <= _PAIR and all(
        is_surname(word, language) or not likeness(word, language) for word in surname if fold(word) not in TITLES
    )
    is_named = bool(likeness(names[0], language)) or (len(names) == 1 and all(is_surname(word, language) for word in surname))
    return are_surnames and is_named and fold(names[0]) not in TRADES


def _of_people_and_firms(words: Sequence[str], language: str) -> str | None:
    """Leave a firm's form and name out, and read what is left."""
    for place, word in enumerate(words):
        plain = fold(word)
        if plain in FIRM_BEFORE or (plain in FIRM_BEHIND and place == 0):
            # «SC Romita SRL» ends with another form, «ООО Ромашка» with its name.
            ends = [end for end in range(place + 1, len(words)) if fold(words[end]) in FIRM_BEHIND]
            before, behind = words[:place], words[(ends[0] if ends else place + 1) + 1 :]
            if len(words) == place + 1:
                return None  # «Мария ООО» is a firm
            return (_of_person(before, language) if before else None) or _of_people_and_firms(behind, language)
        if plain in FIRM_BEHIND:
            return _of_people_and_firms(words[place + 1 :], language)
    return _of_person(words, language)


def _of_person(words: Sequence[str], language: str) -> str | None:
    if (titled := _with_title(words, language)) is not None:
        return titled
    said = _before_others(words)
    trade = next((place for place, word in enumerate(said) if TRADES.intersection(fold(word).split())), None)
    if trade is not None:
        # English labels name the firm so, the others whom one knows from there.
        said = [] if language == "en" else said[:trade]
    said = [word for word in said if fold(word) not in TITLES]
    if not said or any(fold(word) in KIN for word in said[:1]):
        return None
    has_capitals = any(word[0].isupper() for word in said)
    is_mixed = has_capitals and any(word.islower() for word in said)
    named = [word for word in said if not (is_mixed and word.islower()) or fold(word) in _SON_OR_DAUGHTER] or said
    return _with_patronymic(named, language) or _first_name(named, language) or _typed_small(said, language)


def _typed_small(words: Sequence[str], language: str) -> str | None:
    """Return a first name that was typed small beside a surname: «Петрова анна»."""
    if len(words) != _PAIR or not any(is_surname(word, language) for word in words):
        return None
    return next((_in_capitals(word) for word in words if likeness(word, language) is Likeness.OWN), None)


def _with_title(words: Sequence[str], language: str) -> str | None:
    """Return a title with the surname behind it, of whom no first name is known: «Mr Smith», «domnule Popescu»."""
    title = SPOKEN_TITLES.get(language, {}).get(fold(words[0])) if words else None
    names = _before_others(words[1:])
    if title is None or not names or len(names) > _PAIR:
        return None
    surname = names[-1]
    if title in BEFORE_FIRST_NAMES:
        return f"{title} {_in_capitals(names[0])}" if likeness(names[0], language) else None
    is_whole = len(names) == 1 or title in BEFORE_SURNAMES
    is_given = len(names) == 1 and likeness(surname, language) is Likeness.OWN and not is_surname(surname, language)
    if not is_whole or is_given or fold(surname) in TITLES | KIN | TRADES:
        return None
    return f"{title} {_in_capitals(surname)}"


def _before_others(words: Sequence[str]) -> list[str]:
    """Return the words of a name up to where it is said whose he is, or where from; without initials, figures and quotations."""
    said: list[str] = []
    for word in words:
        if fold(word) in PARTING | ALSO or _POSSESSIVE.search(word):
            break
        if "\x00" in word or "@" in word or _INITIALS.fullmatch(word):
            continue
        bare = "".join(sign for sign in word if sign.isalpha() or unicodedata.combining(sign) or _JOINTS.match(sign)).strip(
            _EDGES
        )
        if max(map(len, _JOINTS.split(bare))) >= _SHORTEST:
            said.append(bare)
    return said


def _with_patronymic(words: Sequence[str], language: str) -> str | None:
    is_whole = len(words) > _PAIR
    for name, _, bond in zip(words, words[1:], words[2:], strict=False):
        if fold(bond) in _SON_OR_DAUGHTER and not is_surname(name, language):
            return _in_capitals(name)
    for name, father in pairwise(words):
        known = likeness(name, language)
        if not is_patronymic(father, of_three=is_whole) or (not known and is_patronymic(name, of_three=False)):
            continue
        is_daughter = is_womans_patronymic(father)
        if known and not is_daughter and is_womans(name):
            continue  # «Анна Абрамович»: a surname
        if known or (not is_surname(name, language) and (is_whole or is_daughter)):
            return f"{_in_capitals(name)} {_in_capitals(father)}"
    return None


def _first_name(words: Sequence[str], language: str) -> str | None:
    """Return the first name among words; None when none is known for one, or a lone word may as well be a surname."""
    ranked = [(likeness(word, language), word) for word in words if not is_womans_patronymic(word)]
    known = [(rank, word) for rank, word in ranked if rank]
    if not known:
        return _beside_surname([word for _, word in ranked], language)
    rank, name = known[0]
    if len(known) == 1 and is_surname(name, language):
        if len(words) < _PAIR and rank is Likeness.FOREIGN:
            return None  # «Scott» alone
        if language == "en" and words[1:] == [name] and not is_surname(words[0], language):
            return _in_capitals(words[0])  # «LeBron James»
    if language != "en":
        # Of several, one that is never a surname; else the one that stands first.
        _, name = max(known, key=lambda one: one[0] * 2 + (not may_be_surname(one[1], language)))
    return _in_capitals(name)


def _beside_surname(words: Sequence[str], language: str) -> str | None:
    """Return the word that stands beside a surname: of two words it is the name, however rare."""
    if len(words) != _PAIR:
        return None
    match [may_be_surname(word, language) for word in words]:
        case [False, True]:
            return _in_capitals(words[0])
        case [True, False] if language != "en":
            return _in_capitals(words[1])
        case _:
            return None


def _in_capitals(word: str) -> str:
    """Write a name with one capital to each part, unless it has small letters and capitals of its own, as «McKenzie»."""
    has_both = word[0].isupper() and not word.isupper()
    if has_both and (word.isascii() or word[1:].islower() or "-" in word):
        return word
    return "".join(part.capitalize() for part in _JOINTS.split(word))

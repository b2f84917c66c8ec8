"""What a word of a name is: a first name, a patronymic, a surname. The tables open on first use."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from functools import cache

from bot.domain.clients.name_tables import FIRST_NAMES, RATHER_SURNAMES, SURNAMES
from bot.domain.clients.name_words import MEN_IN_A
from bot.domain.folding import fold

_RUSSIAN_ENDINGS = (
    *("ов", "ова", "ев", "ева", "ин", "ина", "ын", "ына", "ская", "скои", "скии", "цкии", "цкая", "цкои"),
    *(
        "ко",
        "чук",
        "щук",
        "ук",
        "юк",
        "чак",
        "як",
        "ых",
        "их",
        "ян",
        "янц",
        "швили",
        "дзе",
        "ава",
        "ури",
        "ия",
        "ич",
        "ыч",
        "баи",
        "заде",
    ),
    *("ии", "ая", "ои", "ло", "но", "ец", "аго", "яго", "оглы"),
)
_LATIN_ENDINGS = {
    "ro": ("escu", "eanu", "aru", "oiu", "ache", "ulescu", "atu", "anu", "iuc", "ciuc"),
    "fi": (
        "nen",
        "la",
        "lä",
        "sto",
        "stö",
        "mäki",
        "maki",
        "ranta",
        "lahti",
        "vaara",
        "niemi",
        "saari",
        "koski",
        "järvi",
        "jarvi",
        "ström",
        "berg",
        "qvist",
        "lund",
    ),
    "en": (
        "son",
        "ton",
        "ley",
        "field",
        "worth",
        "man",
        "wood",
        "ford",
        "shaw",
        "stein",
        "berg",
        "smith",
        "wright",
        "well",
        "well",
        "bury",
    ),
}
_SLAVIC_IN_LATIN = (
    "ov",
    "ova",
    "ev",
    "eva",
    "enko",
    "sky",
    "ski",
    "skiy",
    "skii",
    "skaya",
    "skaia",
    "chuk",
    "shvili",
    "dze",
    "yan",
    "ovich",
    "evich",
)
_SHORT_PATRONYMICS = frozenset({"ильич", "кузьмич", "лукич", "фомич", "никитич", "саввич", "фокич"})
_SURNAMES_IN_ICH = frozenset(("рабинович", "гуревич", "шостакович", "гершкович", "березович", "малевич", "каганович", "райкович"))
_OF_SURNAMES = ("к", "ш", "ч", "ц", "щ", "н", "л", "б")
"""What stands before «-ович» and «-евич» in surnames such as Станкевич, when no man is called so."""
_IRREGULAR = {"павл": "павел", "льв": "лев"}


_SHORTEST_STEM = 2
"""Letters before an ending."""


class Likeness(IntEnum):
    """How surely a word is a first name."""

    NONE = 0
    FOREIGN = 1
    """One of another language, or one that is rather a surname."""
    OWN = 2


@cache
def _first_names(of: str) -> frozenset[str]:
    return frozenset(FIRST_NAMES.get(of, "").split())


@cache
def _surnames(of: str) -> frozenset[str]:
    return frozenset(SURNAMES.get(of, "").split())


@cache
def _rather_surnames(of: str) -> frozenset[str]:
    return frozenset(RATHER_SURNAMES.get(of, "").split())


def likeness(word: str, language: str) -> Likeness:
    """Tell how surely a word is a first name; a double one when its first part is, and no other is a surname."""
    parts = fold(word).split()
    if not parts:
        return Likeness.NONE
    if len(parts) > 1:
        first, rest = likeness(parts[0], language), parts[1:]
        is_double = all(likeness(part, language) or not has_surname_ending(part, language) for part in rest)
        return first if is_double else Likeness.NONE
    [name] = parts
    if name in _first_names(language):
        return Likeness.FOREIGN if name in _rather_surnames(language) else Likeness.OWN
    if is_surname(name, language):
        return Likeness.NONE
    return Likeness.FOREIGN if any(name in _first_names(of) for of in FIRST_NAMES) else Likeness.NONE


def is_surname(word: str, language: str) -> bool:
    """Tell whether a word is known for a surname in a language, or ends as surnames do."""
    parts = fold(word).split()
    return any(part in _surnames(language) or has_surname_ending(part, language) for part in parts)


def may_be_surname(word: str, language: str) -> bool:
    """Tell whether a word is a surname in the language or, where lists put it first, one of guests: «Yılmaz Mehmet»."""
    return is_surname(word, language) or any(part in _surnames("others") for part in fold(word).split())


def has_surname_ending(word: str, language: str) -> bool:
    """Tell whether a word ends as surnames do, in its letters and in the language."""
    name = fold(word)
    if not name.isascii():
        return len(name) > _SHORTEST_STEM + 1 and name.endswith(_RUSSIAN_ENDINGS)
    endings = (*_folded_endings().get(language, ()), *_SLAVIC_IN_LATIN, "escu", "nen")
    return len(name) > _SHORTEST_STEM + 2 and name.endswith(endings)


@cache
def _folded_endings() -> Mapping[str, tuple[str, ...]]:
    return {of: tuple(dict.fromkeys(map(fold, endings))) for of, endings in _LATIN_ENDINGS.items()}


def is_patronymic(word: str, *, of_three: bool) -> bool:
    """Tell whether a word is a patronymic: «Петрович» is one, «Станкевич» a surname.

    Args:
        of_three: surname, name and patronymic seem to be there, so that what ends as one is one.
    """
    name = fold(word)
    if is_womans_patronymic(name) or name in _SHORT_PATRONYMICS or (name.endswith("ыч") and len(name) > _SHORTEST_STEM + 2):
        return True
    for ending in ("ович", "евич", "ovich", "evich", "ovych"):
        if name.endswith(ending) and len(name) > len(ending) + 1:
            stem = name.removesuffix(ending)
            is_surname_like = name in _SURNAMES_IN_ICH or stem.endswith(_OF_SURNAMES)
            return of_three or ending.isascii() or _is_of_a_man(stem) or not is_surname_like
    return False


def is_womans_patronymic(word: str) -> bool:
    """Tell whether it is a daughter's."""
    return (
        fold(word).endswith(("овна", "евна", "ична", "івна", "ivna", "ovna", "evna", "ichna"))
        and len(fold(word)) > _SHORTEST_STEM + 4
    )


def is_womans(name: str) -> bool:
    """Tell whether a first name is a woman's, by its end."""
    plain = fold(name)
    return plain.endswith(("а", "я")) and plain not in MEN_IN_A


def _is_of_a_man(stem: str) -> bool:
    names = _first_names("ru")
    bases = [stem, *(f"{stem}{end}" for end in "иьаяо"), _IRREGULAR.get(stem, "")]
    if stem.endswith("ь"):
        bases.append(f"{stem[:-1]}ии")
    return any(base in names for base in bases)

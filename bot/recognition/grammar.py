"""The few facts of each language that a dictionary of lemmas does not tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Small closed classes of words of one language, as `lemmas.split` spells them."""

    negations: frozenset[str]
    """Words that turn the meaning of the next one round, so that the two are read as one sign."""
    faint: frozenset[str]
    """Lemmas that count only beside another: «может» and «poate» also mean «maybe», so alone they are no word of a budget."""
    skipped: frozenset[str] = frozenset()
    """Lemmas so common that they are passed over, also between two others."""
    appended: tuple[str, ...] = ()
    """What is written onto the end of a word and is no ending of its own, as Finnish -ko and -mme and Romanian -ul, where a
    dictionary does not know the whole, for one because its marks are missing; longer ones first."""
    has_compounds: bool = False
    """Words are written together, so that a long one may end in another one: «kokonaishinta»."""
    meant: Mapping[str, str] = field(default_factory=dict)
    """Forms that a dictionary takes for a rarer word, with the lemma that clients mean."""


NO_GRAMMAR = Grammar(negations=frozenset(), faint=frozenset())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GRAMMARS: Mapping[str, Grammar] = {
    "ru": Grammar(
        negations=_words("не ни"),
        faint=_words("мочь смочь"),
        skipped=_words("и а в же ли"),
        meant={
            "есть": "есть",
            "нету": "нет",
            "суть": "суть",
            "заплачу": "заплатить",
            "оплачу": "оплатить",
            "дали": "дать",
            "дорого": "дорого",
            "здорово": "здорово",
            "короче": "короче",
        },
    ),
    "en": Grammar(
        # «Cannot» and contractions typed without their apostrophe; with it, they end in a «t» of its own.
        negations=_words("not no t never without cannot cant dont doesnt didnt wont wouldnt couldnt isnt wasnt havent hasnt"),
        # «The budget hasn't been approved»: a negation reaches through auxiliaries to the verb.
        faint=_words("can may maybe could be have do will would"),
        skipped=_words("a an the and"),
        # What is left of a word before its «'t», and «won» is «win» to a dictionary.
        meant={
            **dict.fromkeys(("don", "doesn", "didn"), "do"),
            **dict.fromkeys(("hasn", "haven", "hadn", "ve"), "have"),
            **dict.fromkeys(("isn", "aren", "wasn", "weren", "m", "re"), "be"),
            **dict.fromkeys(("won", "ll"), "will"),
            **dict.fromkeys(("wouldn", "d"), "would"),
            "couldn": "can",
        },
    ),
    "ro": Grammar(
        negations=_words("nu n fără fara"),
        # «Nu mi-au aprobat creditul», «nu e scump»: a negation reaches past pronouns and through auxiliaries to the verb.
        faint=_words("poate putea avea fi"),
        skipped=_words("și si o un eu el sine mi s i l să sa a al"),
        appended=("urilor", "urile", "ului", "ilor", "elor", "ul", "le", "a"),
    ),
    "fi": Grammar(
        negations=_words("ei en et emme ette eivät eivat"),
        faint=_words("voida ehkä"),
        skipped=_words("ja"),
        has_compounds=True,
        appended=("kohan", "köhän", "kaan", "kään", "mme", "nne", "nsa", "nsä", "han", "hän", "kin", "ko", "kö", "ni"),
    ),
}

"""The few facts of each language that a dictionary of lemmas does not tell. Leaves out everything learnt from examples."""

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
        negations=_words("not no t never without"),
        faint=_words("can may maybe could"),
        skipped=_words("a an the and"),
    ),
    "ro": Grammar(
        negations=_words("nu n fără fara"),
        faint=_words("poate putea"),
        skipped=_words("și si o un"),
    ),
    "fi": Grammar(
        negations=_words("ei en et emme ette eivät eivat"),
        faint=_words("voida ehkä"),
        skipped=_words("ja"),
    ),
}

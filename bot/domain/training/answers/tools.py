"""What answers of one language are judged with: its words, ready to be looked for, and where lemmas come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.calls.asks_for import AsksFor
from bot.domain.folding import fold
from bot.domain.training.answers.word_list import WordList
from bot.domain.training.answers.words import AnswerWords, SpeechRule

LETTERS_OF_ROOT = 5
"""A root ties together words that lemmas keep apart: «договор» and «договориться», «tarjous» and «tarjota»."""


GROUP = "="


def is_group(root: str) -> bool:
    """Tell whether a root stands for several words that mean the same."""
    return root.startswith(GROUP)


class Lemmatiser(Protocol):
    """Knows the words of one language."""

    def lemmas(self, words: Sequence[str], /) -> Sequence[str]:
        """Return the lemma of each word in order; a word that nobody knows stands for itself."""

    def last_part(self, lemma: str, /) -> str:
        """Return the last word of a compound, else the whole."""

    def knows(self, word: str, /) -> bool:
        """Tell whether it is a word of the language, perhaps mistyped or without its marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """One language, made once by `tools_of`: the dictionary is opened then."""

    words: AnswerWords
    lemmatiser: Lemmatiser
    lists: Mapping[str, WordList]
    """By the names of the fields of `AnswerWords`."""
    asks: Mapping[AsksFor, WordList]
    speech: Sequence[tuple[SpeechRule, WordList, Sequence[str]]]
    """Each rule with its words, and with those that are no words: `100%`."""
    asking_endings: tuple[str, ...]
    """Folded, as the next."""
    sentence_endings: tuple[str, ...]
    groups: Mapping[str, str]
    """Root → what stands for all roots that mean the same."""

    def root(self, lemma: str) -> str:
        """Return what stands for a lemma and for all that mean the same."""
        root = fold(lemma)[:LETTERS_OF_ROOT]
        return self.groups.get(root, root)


LISTS = (
    "polite",
    "hollow",
    "little",
    "negations",
    "courteous",
    "asking",
    "not_asking",
    "steps",
    "vague",
    "refusing",
    "serving",
    "unfinished",
    "small_talk",
    "insulting",
    "pressing",
    "promising",
    "aside",
    "melancholic",
    "sanguine",
    "phlegmatic",
)


def tools_of(words: AnswerWords, speech: Sequence[SpeechRule], lemmatiser: Lemmatiser) -> Tools:
    """Make the tools of a language."""
    groups: dict[str, str] = {}
    for number, group in enumerate(words.same):
        for said in group:
            for lemma in (said, *lemmatiser.lemmas([said])):
                groups.setdefault(fold(lemma)[:LETTERS_OF_ROOT], f"{GROUP}{number}")
    return Tools(
        words=words,
        lemmatiser=lemmatiser,
        lists={name: WordList.of(getattr(words, name)) for name in LISTS},
        asks={asks: WordList.of(said) for asks, said in words.asks.items()},
        speech=[
            (
                rule,
                WordList.of(one for one in rule.words if not _has_signs(one)),
                [one for one in rule.words if _has_signs(one)],
            )
            for rule in speech
        ],
        asking_endings=tuple(map(fold, words.asking_endings)),
        sentence_endings=tuple(map(fold, words.sentence_endings)),
        groups=groups,
    )


def _has_signs(words: str) -> bool:
    """Tell whether words hold something beside letters, figures, hyphens and apostrophes: `100%`."""
    return any(not (sign.isalnum() or sign in " -'’*") for sign in words)

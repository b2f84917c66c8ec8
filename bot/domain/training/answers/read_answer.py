"""A text read for judging: its words with their places, what they mean, where sentences end."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.domain.folding import fold
from bot.domain.spoken import spoken_part
from bot.domain.training.answers.judgement import Place
from bot.domain.training.answers.tools import LETTERS_OF_ROOT, Tools

MOST_WORDS = 60
"""Only so many words are read: an answer is a sentence or two, and a pasted page must not hold up a tap."""
LONGEST_WORD = 40

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CLAUSE_END = re.compile(r"[.!?…;:,–—\n]")
_SENTENCE_END = re.compile(r"[.!?…;\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a text."""

    folded: str
    root: str
    """See `Tools.root`."""
    stem: str
    """The root of this word alone, without those that mean the same."""
    lemma: str
    """Folded, as the next."""
    last: str
    """Of a compound the lemma of its last word, else the lemma."""
    last_root: str
    """The root of that."""
    start: int
    end: int
    has_matter: bool
    """It says something: it is no politeness, nothing hollow and no little word."""
    is_little: bool
    is_after_stop: bool
    """A sentence ends before it, or it is the first."""
    is_after_comma: bool
    """Some mark stands before it, also a stop."""
    is_negated: bool
    is_denied: bool
    """The same, courteous expressions too: «не торопитесь» hurries nobody, and «не хотите ли» still wishes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A text as it was read."""

    text: str
    words: tuple[Word, ...]
    folded: tuple[str, ...]
    """The words again, for looking things up."""
    has_question_mark: bool

    @property
    def roots(self) -> frozenset[str]:
        """What the text speaks of."""
        return frozenset(word.root for word in self.words if word.has_matter)

    def place(self, found: tuple[int, int]) -> Place:
        """Return where in the text some words stand."""
        first, behind = found
        return self.words[first].start, self.words[behind - 1].end


def read_answer(text: str, tools: Tools) -> Read:
    """Read a text; quoted words of the client are left out."""
    # What is spoken keeps its places; a quoted word is blank there and is not met.
    spoken = spoken_part(text)
    found = [one for one in _WORD.finditer(spoken) if one.end() - one.start() <= LONGEST_WORD][:MOST_WORDS]
    folded = tuple(fold(one[0]) for one in found)
    whole = tools.lemmatiser.lemmas([one[0] for one in found])
    lemmas, lasts = [fold(lemma) for lemma in whole], [fold(tools.lemmatiser.last_part(lemma)) for lemma in whole]
    void = _void(folded, lemmas, tools)
    between = [spoken[behind : one.start()] for behind, one in zip([0, *(one.end() for one in found)], found, strict=False)]
    commas = {at for at, signs in enumerate(between) if at == 0 or _CLAUSE_END.search(signs)}
    courteous = {at for first, behind in tools.lists["courteous"].find(folded) for at in range(first, behind)}
    negations = {at for at, word in enumerate(folded) if tools.lists["negations"].has(word)}
    negated = _reached(negations - courteous, commas, len(folded))
    denied = _reached(negations, commas, len(folded))
    words = []
    for at, one in enumerate(found):
        words.append(
            Word(
                folded=folded[at],
                lemma=lemmas[at],
                last=lasts[at],
                last_root=tools.root(lasts[at]),
                root=tools.root(lemmas[at]),
                stem=lemmas[at][:LETTERS_OF_ROOT],
                start=one.start(),
                end=one.end(),
                has_matter=at not in void,
                is_little=tools.lists["little"].has(folded[at]) or tools.lists["little"].has(lemmas[at]),
                is_after_stop=at == 0 or bool(_SENTENCE_END.search(between[at])),
                is_after_comma=at in commas,
                is_negated=at in negated,
                is_denied=at in denied,
            )
        )
    return Read(text=text, words=tuple(words), folded=folded, has_question_mark="?" in spoken)


def _void(folded: Sequence[str], lemmas: Sequence[str], tools: Tools) -> set[int]:
    """Return the places of words that say nothing."""
    polite = {at for first, behind in tools.lists["polite"].find(folded) for at in range(first, behind)}
    little, hollow = tools.lists["little"], tools.lists["hollow"]
    return polite | {
        at
        for at, (word, lemma) in enumerate(zip(folded, lemmas, strict=True))
        if little.has(word)
        or little.has(lemma)
        or hollow.has(word)
        or hollow.has(lemma)
        or (len(word) == 1 and not word.isdigit())
    }


REACH = 3
"""Words that a negation reaches over to the one which it turns round: «не буду вам это присылать»."""


def _reached(negations: Collection[int], breaks: Collection[int], words: int) -> set[int]:
    """Return the places of words that negations turn round; over a mark none reaches."""
    found: set[int] = set()
    for at in negations:
        for turned in range(at + 1, min(at + 1 + REACH, words)):
            if turned in breaks:
                break
            found.add(turned)
    return found

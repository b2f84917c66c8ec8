"""The words of one language by which typed answers are judged, as editors write them: `manner.yaml` and `speech.yaml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.calls.asks_for import AsksFor


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWords:
    """Lists of words and expressions; `*` at the end of one stands for any ending. Case and marks on letters do not matter."""

    polite: Sequence[str] = ()
    """Politeness, which alone says nothing."""
    hollow: Sequence[str] = ()
    """Words with nothing behind them; the lemma stands for all forms."""
    little: Sequence[str] = ()
    """Conjunctions, prepositions, pronouns, particles."""
    negations: Sequence[str] = ()
    courteous: Sequence[str] = ()
    """Expressions with a negation that deny nothing: «не могли бы»."""
    asking: Sequence[str] = ()
    """What asks, or asks to be told, without a question mark too."""
    not_asking: Sequence[str] = ()
    """The same words where they only join: «понимаю, что»."""
    asking_endings: Sequence[str] = ()
    """Endings that make a word a question, as Finnish -ko."""
    steps: Sequence[str] = ()
    """What offers a next step."""
    vague: Sequence[str] = ()
    """Times that are none: «когда-нибудь»."""
    refusing: Sequence[str] = ()
    """How somebody begins to refuse: «не хочу»."""
    serving: Sequence[str] = ()
    """What is refused then: «разбираться»; steps with a negation are refused without."""
    unfinished: Sequence[str] = ()
    """What no sentence ends with."""
    sentence_endings: Sequence[str] = ()
    """Endings of verbs, which tell a sentence from a list."""
    small_talk: Sequence[str] = ()
    """What people speak of who do not speak of the matter."""
    insulting: Sequence[str] = ()
    pressing: Sequence[str] = ()
    promising: Sequence[str] = ()
    aside: Sequence[str] = ()
    """Words to whoever judges, not to the client."""
    same: Sequence[Sequence[str]] = ()
    """Groups of lemmas that mean the same."""
    asks: Mapping[AsksFor, Sequence[str]] = field(default_factory=dict)
    """What is spoken of when a task asks for something."""
    choleric_words: int = 26
    """So many words at most to somebody who is in a hurry."""
    melancholic: Sequence[str] = ()
    """What takes up a feeling, or gives time."""
    sanguine: Sequence[str] = ()
    """What is warm."""
    phlegmatic: Sequence[str] = ()
    """What can be checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechRule:
    """Words that a seller does not say, and what he says instead."""

    words: Sequence[str]
    instead: str

"""Reads by the lemmas of a text whether somebody decides to buy, and what he brings up: a guarantee, a delivery, anger.

Both are told by words more than by manner, and no line of talk is labelled with them: the examples of a language teach them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from bot.domain.calls.meanings import DECIDES
from bot.domain.calls.script import Occasion
from bot.recognition.evidence import Evidence, Signs
from bot.recognition.grammar import GRAMMARS, NO_GRAMMAR
from bot.recognition.lemmas import Lemmas, split
from bot.recognition.signs import signs_of

Meaning = TypeVar("Meaning")

HEARD_OCCASIONS = tuple(occasion for occasion in Occasion if occasion is not Occasion.FIND_OUT)
"""What a client may bring up himself; that he finds something out, the seller knows."""
OCCASIONS: Mapping[str, Occasion | None] = {f"occasion_{occasion}": occasion for occasion in HEARD_OCCASIONS}

PRIOR_OF_NONE = 0.7
"""How probable it is, before a word is read, that a text says nothing of what a group asks."""
ANSWER_ABOVE = 0.75
"""A meaning needs this much to be given out. Chosen by cross-validation on the Russian examples; see the tests."""


class LemmaReader:
    """What was learnt from the examples of one language."""

    def __init__(self, examples: Mapping[str, Sequence[str]], language: str, folder: Path | None) -> None:
        """Learn (0.1 s, more where no file of forms was made: see `lemmas`).

        Args:
            examples: sentences by label.
            language: ISO 639-1 code.
            folder: where files of forms lie.
        """
        self._grammar = GRAMMARS.get(language, NO_GRAMMAR)
        words = {label: [split(sentence) for sentence in shown] for label, shown in examples.items()}
        self._lemmas = Lemmas(language, (word for shown in words.values() for sentence in shown for word in sentence), folder)
        signs = {label: [self._signs(sentence) for sentence in shown] for label, shown in words.items()}
        self._known = frozenset().union(*(sentence for shown in signs.values() for sentence in shown))
        # «Send me the terms» says nothing against a decision: what comes up speaks in its own group only.
        of_client = {label: shown for label, shown in signs.items() if label not in OCCASIONS}
        self._decides = _learn(of_client, {DECIDES: True}, other=False)
        self._occasion = _learn(signs, OCCASIONS, other=None)

    def _signs(self, words: Sequence[str]) -> Signs:
        return signs_of(words, self._lemmas, self._grammar)

    def read(self, text: str) -> tuple[float, Mapping[Occasion | None, float]]:
        """Return how probably a text is a decision to buy, and what it brings up; nothing of a text without a known word."""
        signs = self._signs(split(text))
        if not signs & self._known:
            return 0.0, {None: 1.0, **dict.fromkeys(OCCASIONS.values(), 0.0)}
        return (
            _settle(self._decides.weigh(signs), other=False)[True],
            _settle(self._occasion.weigh(signs), other=None),
        )


def _learn(signs: Mapping[str, Sequence[Signs]], meanings: Mapping[str, Meaning], *, other: Meaning) -> Evidence[Meaning]:
    """Learn the labels of one group against all other sentences, without those that stand in both."""
    shown: dict[Meaning, list[Signs]] = {meaning: list(signs.get(label, ())) for label, meaning in meanings.items()}
    inside = {sentence for said in shown.values() for sentence in said}
    shown[other] = [
        sentence for label, said in signs.items() if label not in meanings for sentence in said if sentence not in inside
    ]
    share = (1 - PRIOR_OF_NONE) / len(meanings)
    return Evidence(shown, prior={**dict.fromkeys(meanings.values(), share), other: PRIOR_OF_NONE})


def _settle(weighed: Mapping[Meaning, float], *, other: Meaning) -> dict[Meaning, float]:
    """Give a clear result as it is; shrink a doubtful one until its claims together stay below a half.

    Doubtful is also a text that speaks for two meanings at once: neither of them may then lead the seller.
    """
    claims = {meaning: share for meaning, share in weighed.items() if meaning != other}
    best = max(claims.values())
    if best > ANSWER_ABOVE:
        return dict(weighed)
    scale = 0.5 * best / ANSWER_ABOVE / sum(claims.values())
    shrunk = {meaning: share * scale for meaning, share in claims.items()}
    return {**shrunk, other: 1 - sum(shrunk.values())}

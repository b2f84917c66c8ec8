"""Words of clients that are no names, so that none of them said alone is taken for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.folding import fold


def common_words(examples: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return the words of examples, as `fold` gives them.

    A word counts when it is written in lower case somewhere, or is all of a sentence; names in the examples are neither.

    Args:
        examples: what clients say, by label.
    """
    sentences = [sentence for said in examples.values() for sentence in said]
    words = [[word.strip('!?.,…«»"') for word in sentence.split()] for sentence in sentences]
    return frozenset(fold(word) for spoken in words for word in spoken if word.islower() or len(spoken) == 1)

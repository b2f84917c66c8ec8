"""What one message of a client weighs: no more than two taps do, however sure its reader is and in how many pieces it came.

A reader is as sure of a long text as of ten cues, and a text is one moment of one person: see decision 46 in `docs/decisions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from math import exp, log
from statistics import median
from typing import Final

from bot.domain.calls.consultation import Answer
from bot.domain.calls.posterior import Likelihoods, names
from bot.domain.calls.script import Script
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import QuestionId

TAPS: Final = 2
"""So many taps a message weighs at most."""
CUT_FROM: Final = 2048
"""Characters of a piece: Telegram takes 4096 at once, and programs cut at a good place in the second half of them."""
TOGETHER: Final = timedelta(seconds=1)
"""Within this time pieces of one paste are sent."""
_LEAST: Final = 1e-12
"""Stands for what a reader holds for impossible."""


def most_of(script: Script) -> float:
    """Return by how much a message may move the log-odds between two temperaments: by two taps on cues of usual strength."""
    return TAPS * median(_moved(option.likelihoods) for one in script.questions if not one.retired for option in one.options)


def held_back(likelihoods: Likelihoods, most: float) -> Likelihoods:
    """Return likelihoods of which none parts two temperaments by more log-odds than `most`.

    What leads keeps its distance to what is near it, and what is far behind is left no further behind than that: so what is mixed
    stays mixed, and nothing changes places.
    """
    logs = {kind: log(max(share, _LEAST)) for kind, share in likelihoods.items()}
    top = max(logs.values())
    return {kind: exp(max(one - top, -most)) for kind, one in logs.items()}


def as_one(pieces: Iterable[Likelihoods]) -> Likelihoods:
    """Return what pieces of one message say together; 1.0 for what leads."""
    logs = dict.fromkeys(Temperament, 0.0)
    for piece in pieces:
        logs = {kind: logs[kind] + log(max(piece[kind], _LEAST)) for kind in Temperament}
    top = max(logs.values())
    return {kind: exp(one - top) for kind, one in logs.items()}


def next_piece(before: Sequence[Likelihoods], piece: Likelihoods, most: float) -> Likelihoods:
    """Return what a piece adds to those before it, so that all of them together are held back as one message is."""
    said = as_one(before)
    together = held_back(as_one([said, piece]), most)
    added = {kind: together[kind] / said[kind] for kind in Temperament}
    top = max(added.values())
    return {kind: share / top for kind, share in added.items()}


def said_at(answers: Iterable[Answer], question: QuestionId, moment: datetime) -> list[Likelihoods]:
    """Return what the pieces of the message of a moment said of the temperament."""
    return [one.likelihoods for one in answers if one.question_id == question and one.at == moment and one.likelihoods]


def is_next_piece(characters: int, heard_at: datetime, sent_at: datetime) -> bool:
    """Tell whether a text goes on with the one before it.

    Args:
        characters: how long the one before it was.
        heard_at: when that was heard, which was not before it was sent.
        sent_at: when this one was sent.
    """
    return characters >= CUT_FROM and sent_at - heard_at <= TOGETHER


def leading(likelihoods: Likelihoods) -> Recognition:
    """Return what a message alone says of the temperament: which, or that it is mixed."""
    first = max(Temperament, key=lambda kind: likelihoods[kind])
    return Recognition(first.value) if names(likelihoods, first) else Recognition.MIXED


def _moved(likelihoods: Likelihoods) -> float:
    return log(max(likelihoods.values()) / min(likelihoods.values()))

"""Which of the client's words have spoken, and what they were taken for: for the page that explains the type.

The words that spoke are stored nowhere: the texts are, masked and erasable, and are read once more when somebody asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.domain.calls.consultation import Answer, Consultation
from bot.domain.calls.one_message import leading
from bot.domain.calls.reading import Reading
from bot.domain.calls.state import OF_WORDS, TYPED
from bot.services.act import Act
from bot.services.content_ports import Recogniser
from bot.services.text_ports import Said

MOST_MESSAGES = 2
"""So many are read again."""
LOOKED_AT = 20
"""So many of the last texts are looked through for those; of a long paste each piece is one."""
MOST_WORDS = 3
LONGEST_WHOLE = 3
"""A text of as many words is its own words that spoke."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One message: the words of it that spoke, which may be none that can be named, and what it was taken for."""

    words: Sequence[str]
    taken_for: Sequence[Answer]


async def words_that_spoke(act: Act, call: Consultation, recogniser: Recogniser) -> Sequence[Spoken]:
    """Return the client's last messages that said something and were not taken back, in the order in which they came.

    Those that spoke of the type go before others: it is the type that is explained.
    """
    answers = await act.work.consultations.answers(call.id)
    found: list[tuple[list[Said], list[Answer]]] = []
    for moment, pieces in groupby(await act.work.free_texts.said_in(call.id, LOOKED_AT), key=lambda one: one.at):
        taken_for = [answer for answer in answers if answer.at == moment and answer.question_id in OF_WORDS]
        if taken_for:
            found.append((list(pieces)[::-1], taken_for))
    told = sorted(found, key=lambda one: all(answer.question_id != TYPED for answer in one[1]))[:MOST_MESSAGES]
    return [_spoken(*one, call, recogniser) for one in reversed(found) if one in told]


def _spoken(pieces: Sequence[Said], taken_for: Sequence[Answer], call: Consultation, recogniser: Recogniser) -> Spoken:
    words = [word for one in pieces for word in _spoke(one.text, taken_for, call, recogniser)]
    return Spoken(words=tuple(dict.fromkeys(words))[:MOST_WORDS], taken_for=taken_for)


def _spoke(text: str, taken_for: Sequence[Answer], call: Consultation, recogniser: Recogniser) -> Sequence[str]:
    """Return the words that speak; none where another model reads something else than what counts in the call."""
    reading = recogniser.read(text, call.language)
    if not _is_as_then(reading, taken_for):
        return ()
    return reading.spoke or (text.split() if len(text.split()) <= LONGEST_WHOLE else ())


def _is_as_then(reading: Reading, taken_for: Sequence[Answer]) -> bool:
    typed = next((answer.option_id for answer in reversed(taken_for) if answer.question_id == TYPED), None)
    if typed is None:
        return not reading.is_unread
    likelihoods = reading.likelihoods()
    return likelihoods is not None and leading(likelihoods).value == typed

"""What a client's words suggest of wish and budget: one tap confirms it, and until then nothing is known.

It is stored among the answers of the call, so ↶, a restart and a second device take it as they take those.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from bot.domain.calls.consultation import Answer
from bot.domain.ids import OptionId, QuestionId

SAID_WANTS: Final = QuestionId("said_wants")
SAID_CAN: Final = QuestionId("said_can")


def still_open(answers: Sequence[Answer], said: QuestionId, asked: QuestionId) -> OptionId | None:
    """Return what words have suggested since the question itself was last answered by a tap; None when they have not."""
    for answer in reversed(answers):
        if answer.question_id == asked:
            return None
        if answer.question_id == said:
            return answer.option_id
    return None


def is_known(option: OptionId, asked: QuestionId, chosen: Mapping[QuestionId, OptionId], *, goes_on: bool) -> bool:
    """Tell whether a suggestion would say nothing new.

    Args:
        option: what is suggested.
        asked: to which question.
        chosen: what was confirmed.
        goes_on: nothing stands in the call's way that an answer to the question would settle.
    """
    return goes_on and chosen.get(asked) == option

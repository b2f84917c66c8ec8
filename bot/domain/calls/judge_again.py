"""What other weights would have said of a call: its answers stand, and each cue weighs what a script says.

What was typed weighs what it did when it was heard: its words are not stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.calls.consultation import Answer
from bot.domain.calls.last_time import LastTime
from bot.domain.calls.script import Script
from bot.domain.calls.state import recognise
from bot.domain.calls.temperament import Recognition


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was, or would have been, said of the client in the end."""

    recognition: Recognition
    is_sure: bool

    def __str__(self) -> str:
        """Say it in a word or two, as the log spells types."""
        return f"{self.recognition} (sure)" if self.is_sure else str(self.recognition)


def judge_again(answers: Sequence[Answer], last_time: LastTime | None, script: Script | None) -> Verdict:
    """Return the verdict on live answers by a script's weights; a cue that the script has not keeps its own.

    Without a script all weigh what they did when they were heard: that is what was said.
    """
    weighed = answers if script is None else [_weighed(answer, script) for answer in answers]
    posterior, recognition, _ = recognise(weighed, last_time)
    return Verdict(recognition=recognition, is_sure=posterior.is_sure and recognition is posterior.recognition)


def _weighed(answer: Answer, script: Script) -> Answer:
    if answer.likelihoods is None:
        return answer
    question = script.question(answer.question_id)
    option = None if question is None else question.option(answer.option_id)
    return answer if option is None else replace(answer, likelihoods=option.likelihoods)

"""Plays guided questions with a simulated client: the bot asks as it does in a call, and the manager taps until it is sure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from bot.domain.calls.consultation import Answer
from bot.domain.calls.next_question import next_question
from bot.domain.calls.posterior import Posterior
from bot.domain.calls.script import Question, Script
from bot.domain.calls.state import OTHER, recognise
from bot.domain.ids import OptionId, QuestionId
from bot.domain.simulation.simulated_client import SimulatedClient

MOST_TAPS = 8
"""A call has hardly time for more cues; whom they do not make sure stays leaning, mixed or unknown."""
_AT = datetime(2026, 1, 1, tzinfo=UTC)
"""Nothing depends on when a simulated answer is given."""

Ask = Callable[[Sequence[Answer], Script, Posterior], Question]
"""How the next question is chosen."""
_Path = tuple[tuple[QuestionId, OptionId], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedCall:
    """What the bot said after each tap, in order. Invariant: at least one tap; none but the last made it sure."""

    said: Sequence[Posterior]

    @property
    def last(self) -> Posterior:
        """What it said in the end."""
        return self.said[-1]

    def after(self, taps: int) -> Posterior:
        """Return what it said after so many taps, from 1: where it was sure before, nobody tapped again, and that stands."""
        return self.said[min(taps, len(self.said)) - 1]


def play(
    client: SimulatedClient, script: Script, random: Random, calls: int, *, most_taps: int = MOST_TAPS, ask: Ask = next_question
) -> Iterator[SimulatedCall]:
    """Play so many calls, each until the bot is sure or `most_taps` are spent; «not heard» is a tap too.

    Args:
        random: where answers are drawn from; in the same state it gives the same calls.
        ask: how questions are chosen, in place of the bot's own way. It may depend on nothing but what it is given.
    """
    known: dict[_Path, tuple[Posterior, Question]] = {}

    def card(answers: Sequence[Answer]) -> tuple[Posterior, Question]:
        # The same taps lead to the same card, and calls begin alike.
        path = tuple((answer.question_id, answer.option_id) for answer in answers)
        found = known.get(path)
        if found is None:
            posterior = recognise(answers, None)[0]
            found = known[path] = posterior, ask(answers, script, posterior)
        return found

    for _ in range(calls):
        answers: list[Answer] = []
        said: list[Posterior] = []
        posterior, question = card(answers)
        while len(said) < most_taps and not posterior.is_sure:
            answers.append(_answer(client, question, random))
            posterior, question = card(answers)
            said.append(posterior)
        yield SimulatedCall(said=said)


def _answer(client: SimulatedClient, question: Question, random: Random) -> Answer:
    heard = client.answer(question, random)
    if heard is None:
        return Answer(question_id=question.id, option_id=OTHER, at=_AT)
    return Answer(question_id=question.id, option_id=heard.id, at=_AT, likelihoods=heard.likelihoods)

"""Our own simulated callers, whose files stand in the documentation, and three ways of asking them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bot.app.commands.persona_file import persona_of, read_written
from bot.domain.calls.consultation import Answer
from bot.domain.calls.hearing import Hearing, entropy, most_telling
from bot.domain.calls.posterior import SURE_FROM, Likelihoods, Posterior, weigh
from bot.domain.calls.script import Question, Script
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import TraitId
from bot.domain.simulation.simulated_call import MOST_TAPS, SimulatedCall, play
from bot.domain.simulation.simulated_client import SimulatedClient

FILES = Path(__file__).parents[3] / "docs" / "personas"
CALLS = 1500
"""With each caller. Over all four the share of right ones among the sure is then known to half a point."""

Way = Callable[[SimulatedClient, Script, Random], Iterable[SimulatedCall]]


def caller(name: str, traits: Collection[TraitId]) -> SimulatedClient:
    """Return the one whose file is called so."""
    return persona_of(read_written(FILES / f"{name}.json"), traits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a way of asking, over the four callers of one type each."""

    taps_to_sure: float
    right_when_sure: float
    sure: float
    right_after_three: float
    """Of all calls, also those that are not sure."""


def outcome(way: Way, callers: Mapping[Temperament, SimulatedClient], script: Script, seed: int, sure_from: float = 0) -> Outcome:
    """Play the calls of all four; who is sure is so from the way's own probability on."""
    played = [
        (call, who, client) for who, client in callers.items() for call in way(client, script, Random(f"{seed} {who.value}"))
    ]
    sure = [(call, who) for call, who, _ in played if call.last.is_sure and call.last.confidence >= sure_from]
    right = [client.credit(call.after(3).recognition, call.after(3).ranking) for call, _, client in played]
    return Outcome(
        taps_to_sure=sum(len(call.said) for call, _ in sure) / len(sure),
        right_when_sure=sum(call.last.ranking[0] is who for call, who in sure) / len(sure),
        sure=len(sure) / len(played),
        right_after_three=sum(right) / len(right),
    )


def as_the_bot_asks(client: SimulatedClient, script: Script, random: Random) -> Iterable[SimulatedCall]:
    """Return calls in which the question is asked that tells most."""
    return play(client, script, random, CALLS)


def in_a_fixed_order(client: SimulatedClient, script: Script, random: Random) -> Iterable[SimulatedCall]:
    """Return calls in which the questions are asked from the top of the file."""

    def first(answers: Sequence[Answer], script: Script, posterior: Posterior) -> Question:
        del posterior
        asked = {answer.question_id for answer in answers}
        return next(question for question in script.questions if not question.retired and question.id not in asked)

    return play(client, script, random, CALLS, ask=first)


def by_the_truth(callers: Mapping[Temperament, SimulatedClient], sure_from: float = SURE_FROM) -> Way:
    """Return the way of somebody who knows how each of the four answers, and weighs by that: exactly what Bayes says.

    What is not heard counts too. «Sure» is the bot's, but may be said later: from a higher probability on. The question is that
    of the greatest expected gain by true chances.
    """

    def way(client: SimulatedClient, script: Script, random: Random) -> Iterable[SimulatedCall]:
        live = [question for question in script.questions if not question.retired]
        heard = {question.id: _truly_heard(callers, question) for question in live}
        hearings = [_hearing(heard[question.id]) for question in live]
        for _ in range(CALLS):
            open_places, evidence, said = list(range(len(live))), list[Likelihoods](), list[Posterior]()
            posterior = weigh([])
            while len(said) < MOST_TAPS and not (posterior.is_sure and posterior.confidence >= sure_from):
                place = open_places.pop(most_telling([hearings[one] for one in open_places], posterior.probabilities))
                question = live[place]
                option = client.answer(question, random)
                row = len(question.options) if option is None else question.options.index(option)
                evidence.append(heard[question.id][row])
                posterior = weigh(evidence)
                said.append(posterior)
            yield SimulatedCall(said=said)

    return way


def _truly_heard(callers: Mapping[Temperament, SimulatedClient], question: Question) -> Sequence[Likelihoods]:
    """Return P(heard | temperament) of each option, and last that of «not heard»."""
    chances = {who: client.chances(question) for who, client in callers.items()}
    rows = [{who: chances[who][place] for who in Temperament} for place in range(len(question.options))]
    return [*rows, {who: max(1 - sum(chances[who]), 1e-12) for who in Temperament}]


def _hearing(rows: Sequence[Likelihoods]) -> Hearing:
    shares = tuple(tuple(row[who] for who in Temperament) for row in rows)
    return Hearing(shares=shares, doubts=tuple(entropy(column) for column in zip(*shares, strict=True)))

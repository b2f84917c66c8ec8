"""A simulated client answers as his traits say, and what is said of him is right or is not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from bot.domain.calls.script import Option, Question
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import QuestionId, TraitId
from bot.domain.simulation.simulated_client import Shown, SimulatedClient
from tests.small_script import question

BOLD, SINCERE, FRIENDLY, COMPETENT = Temperament
A, B, C, D, E = (TraitId(name) for name in "abcde")


def asked(*traits: list[TraitId]) -> Question:
    """Return a question whose four cues express these traits."""
    options: list[Option] = [
        replace(option, traits=expressed) for option, expressed in zip(question("q").options, traits, strict=True)
    ]
    return Question(id=QuestionId("q"), options=options)


def client(noise: float = 0.0, truth: dict[Temperament, float] | None = None, **traits: tuple[float, float]) -> SimulatedClient:
    """Return one who shows each trait with the first probability, and leaves it open with the second."""
    shown = {TraitId(name): Shown(yes=yes, no=1 - yes - unsure, not_sure=unsure) for name, (yes, unsure) in traits.items()}
    return SimulatedClient(name="he", truth=dict.fromkeys(Temperament, 0.0) | (truth or {BOLD: 1.0}), noise=noise, traits=shown)


def test_a_cue_is_heard_in_proportion_to_the_product_of_its_traits() -> None:
    """0.8 × 0.5, 0.2, 0.2 and 0.1 of 1, and a mean of 0.1 for what is not heard."""
    he = client(a=(0.8, 0.2), e=(0.5, 0.0), b=(0.2, 0.2), c=(0.2, 0.1), d=(0.1, 0.0))
    assert he.chances(asked([A, E], [B], [C], [D])) == pytest.approx([0.4, 0.2, 0.2, 0.1], rel=1e-9)


def test_what_he_is_unsure_of_is_not_heard() -> None:
    """The mean over the traits of the question stands beside the cues."""
    he = client(a=(0.5, 0.4), b=(0.0, 0.4), c=(0.0, 0.6), d=(0.0, 0.6))
    assert he.chances(asked([A], [B], [C], [D])) == pytest.approx([0.5, 0, 0, 0])
    assert client(a=(0.5, 0.0)).chances(asked([A], [B], [C], [D])) == pytest.approx([1, 0, 0, 0])


def test_who_shows_nothing_of_a_question_is_not_heard() -> None:
    """A trait that he does not name he never shows."""
    nobody = client()
    assert nobody.answer(asked([A], [B], [C], [D]), Random(1)) is None
    assert nobody.chances(asked([A], [B], [C], [D])) == [0, 0, 0, 0]


def test_noise_is_each_cue_alike_whatever_he_shows() -> None:
    """Of one in five answers that are noise a quarter falls on each cue; all noise is all chance."""
    assert client(0.2, a=(1.0, 0.0)).chances(asked([A], [B], [C], [D])) == pytest.approx([0.85, 0.05, 0.05, 0.05])
    assert client(1.0, a=(1.0, 0.0)).chances(asked([A], [B], [C], [D])) == pytest.approx([0.25] * 4)


def test_answers_are_drawn_by_these_chances() -> None:
    """Of 20 000 answers, within two points; the same seed draws the same."""
    he = client(0.15, a=(0.8, 0.1), b=(0.1, 0.1), c=(0.1, 0.1), d=(0.1, 0.5))
    one = asked([A], [B], [C], [D])
    random, again = Random(7), Random(7)
    drawn = [he.answer(one, random) for _ in range(20_000)]
    assert [he.answer(one, again) for _ in range(100)] == drawn[:100]
    counts = Counter(None if option is None else option.temperament for option in drawn)
    chances = he.chances(one)
    for kind, chance in zip(Temperament, chances, strict=True):
        assert counts[kind] / len(drawn) == pytest.approx(chance, abs=0.02)
    assert counts[None] / len(drawn) == pytest.approx(1 - sum(chances), abs=0.02)


@pytest.mark.parametrize(
    ("truth", "said", "ranking", "credit"),
    [
        ({BOLD: 1.0}, Recognition.CHOLERIC, [BOLD, COMPETENT], 1),
        ({BOLD: 0.6, COMPETENT: 0.4}, Recognition.CHOLERIC, [BOLD, COMPETENT], 1),
        ({BOLD: 0.6, COMPETENT: 0.4}, Recognition.PHLEGMATIC, [COMPETENT, BOLD], 0),
        ({BOLD: 0.6, COMPETENT: 0.4}, Recognition.MIXED, [BOLD, COMPETENT], 0),
        ({BOLD: 1.0}, Recognition.UNKNOWN, [BOLD, SINCERE], 0),
        ({BOLD: 0.5, COMPETENT: 0.5}, Recognition.MIXED, [COMPETENT, BOLD], 1),
        ({BOLD: 0.5, COMPETENT: 0.5}, Recognition.MIXED, [COMPETENT, SINCERE], 0),
        ({BOLD: 0.5, COMPETENT: 0.5}, Recognition.PHLEGMATIC, [COMPETENT, BOLD], 0.5),
        ({BOLD: 0.52, COMPETENT: 0.48}, Recognition.MIXED, [COMPETENT, BOLD], 1),
    ],
)
def test_what_is_right_to_say_of_him(
    truth: dict[Temperament, float], said: Recognition, ranking: list[Temperament], credit: float
) -> None:
    """Who he is most; of somebody who is as much of two «mixed» is right, and one name half right."""
    assert client(truth=truth).credit(said, ranking) == credit

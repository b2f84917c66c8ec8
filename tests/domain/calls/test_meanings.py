"""What a sentence can mean: labels that exclude each other, and what a reading says by labels."""

from __future__ import annotations

import pytest

from bot.domain.calls.intent import Known
from bot.domain.calls.meanings import LABELS, meanings_of, plain, with_meaning
from bot.domain.calls.script import Objection
from bot.domain.calls.temperament import Temperament
from tests.services.test_use_cases import Hears


@pytest.mark.parametrize(
    ("before", "label", "after"),
    [
        ((), "can_no", ("can_no",)),
        (("choleric",), "can_no", ("choleric", "can_no")),
        (("choleric", "can_no"), "sanguine", ("sanguine", "can_no")),
        (("choleric", "can_no"), "nothing", ("nothing",)),
        (("nothing",), "decides", ("decides",)),
    ],
)
def test_a_meaning_takes_the_place_of_what_it_excludes(before: tuple[str, ...], label: str, after: tuple[str, ...]) -> None:
    """Of one axis there is one, and nothing stands beside «nothing»; taken off, the others stay."""
    assert with_meaning(before, label, is_on=True) == after
    assert with_meaning(after, label, is_on=False) == tuple(one for one in after if one != label)


def test_a_reading_is_said_by_the_labels_of_the_examples() -> None:
    """Only what is clear, each by the label that would teach it."""
    everything = Hears(Temperament.SANGUINE, Known.YES, Known.NO, Objection.TRUST).reading
    assert meanings_of(everything) == ("sanguine", "wants_yes", "can_no", "objection_trust")
    assert set(meanings_of(everything)) < set(LABELS)
    assert meanings_of(Hears().reading) == ()


def test_two_sentences_are_one_whatever_signs_they_have() -> None:
    """Case, signs and spaces do not matter."""
    assert plain("Ну,  ДОРОГО же!") == plain("ну дорого же")

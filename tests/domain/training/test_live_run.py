"""Which line an invented client says follows from the answers: he repeats what was missed once, and nobody is stuck."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calls.consultation import Answer
from bot.domain.calls.state import OTHER, PHRASE, TYPE, TYPED
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import DrillId, EmployeeId, OptionId, QuestionId
from bot.domain.training.drills import Persona, PersonaLine
from bot.domain.training.live_run import TRIES, choose_persona, play

NOON = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)


def line(question: str, option: str) -> PersonaLine:
    """A line that shows this."""
    return PersonaLine(question_id=QuestionId(question), option_id=OptionId(option), text=f"{question} {option}")


def client(*lines: PersonaLine, number: str = "per.phlegmatic.1") -> Persona:
    """A phlegmatic."""
    return Persona(
        id=DrillId(number), temperament=Temperament.PHLEGMATIC, about="Кто", opens="Алло", lines=lines, leaves="До свидания"
    )


def answers(*said: tuple[str, str], at_once: bool = False) -> Sequence[Answer]:
    """Answers, one a minute or all in one moment."""
    return [
        Answer(
            question_id=QuestionId(question), option_id=OptionId(option), at=NOON + timedelta(minutes=0 if at_once else number)
        )
        for number, (question, option) in enumerate(said)
    ]


PROVE, WANTS_YES, PRICE, CAN_NO = line("phrase1", "prove"), line("wants", "yes"), line("objection", "price"), line("can", "no")
HIM = client(PROVE, WANTS_YES, PRICE, CAN_NO)
ANSWERS = (("phrase1", "prove"), ("phrase1", "great"), ("phrase1", OTHER), ("wants", "yes"), ("wants", "no"), ("can", "no"))


def test_he_begins_with_his_first_line() -> None:
    """Nothing was answered yet."""
    run = play(HIM, [])
    assert run.now is not None
    assert run.now.line == PROVE
    assert run.is_first
    assert not run.is_through


def test_what_a_line_shows_leads_to_the_next() -> None:
    """Type, wish, objection and budget alike."""
    said = [("phrase1", "prove"), ("wants", "yes"), ("objection", "price"), ("can", "no")]
    for number, one in enumerate((WANTS_YES, PRICE, CAN_NO), 1):
        run = play(HIM, answers(*said[:number]))
        assert run.now is not None
        assert run.now.line == one
    assert play(HIM, answers(*said)).is_through


def test_a_line_that_was_missed_is_said_once_more_and_then_passed() -> None:
    """What was tapped instead is kept with it."""
    once = play(HIM, answers(("phrase1", "great")))
    assert once.now is not None
    assert (once.now.line, once.now.misses) == (PROVE, 1)
    twice = play(HIM, answers(("phrase1", "great"), ("wants", "yes")))
    assert twice.now is not None
    assert twice.now.line == WANTS_YES
    assert [str(one.option_id) for one in twice.heard[0].missed_by] == ["great", "yes"]
    assert not twice.heard[0].is_caught


def test_the_same_wrong_tap_twice_counts_twice() -> None:
    """Whoever is convinced goes on too."""
    run = play(HIM, answers(("phrase1", "great"), ("phrase1", "great")))
    assert run.now is not None
    assert run.now.line == WANTS_YES


def test_ways_to_a_page_and_choices_of_ones_own_are_no_answers_to_him() -> None:
    """Objections are opened before the cause is tapped; a type may be chosen, and another sentence asked for."""
    ways = [("objection", "ask_cause"), ("objection", "none"), ("occasion", "none"), (TYPE, "sanguine"), (PHRASE, "any.1")]
    run = play(HIM, answers(*ways))
    assert run.now is not None
    assert run.is_first


def test_typed_words_are_heard_together() -> None:
    """They catch a cue when they sound like his type, and a line of the wish when they say it, whatever else they say."""
    both = answers((TYPED, "sanguine"), ("wants", "yes"), at_once=True)
    assert not play(HIM, both).heard[0].is_caught
    assert play(HIM, both).heard[0].misses == 1
    assert play(HIM, answers((TYPED, "phlegmatic"))).heard[0].is_caught
    assert play(client(WANTS_YES), both).is_through
    assert play(client(WANTS_YES), answers(("wants", "decided"))).is_through


def test_the_card_asks_what_he_answers_next() -> None:
    """The question of his next cue stands under a line of the wish already, so that its coming tells nothing."""
    later = client(WANTS_YES, line("topic", "figures"), CAN_NO)
    assert play(later, []).asks == "topic"
    assert play(later, answers(("wants", "yes"))).asks == "topic"
    assert play(later, answers(("wants", "yes"), ("topic", "figures"))).asks is None


def test_a_client_who_is_no_more_says_nothing() -> None:
    """Nor is his run ever through."""
    run = play(None, answers(("wants", "yes")))
    assert (run.now, run.is_through, run.asks) == (None, False, None)


@given(st.lists(st.sampled_from(ANSWERS), max_size=20))
def test_whatever_is_tapped_nobody_is_stuck(said: list[tuple[str, str]]) -> None:
    """Two answers a line are always enough; fewer never take a line back, and undo gives exactly what was before."""
    given_answers = answers(*said)
    run = play(HIM, given_answers)
    assert run.is_through or len(said) < TRIES * len(HIM.lines)
    assert sum(one.misses + one.is_caught for one in run.heard) <= len(said)
    if said and not run.is_through:
        before = play(HIM, given_answers[:-1])
        assert len(before.heard) <= len(run.heard) <= len(before.heard) + 1


def test_whom_one_meets() -> None:
    """All of them before anybody comes again, then who was met longest ago; everybody has an order of his own."""
    everybody = [client(PROVE, number=f"per.x.{number}") for number in range(12)]
    orders = set()
    for employee in range(20):
        met: list[DrillId] = []
        while len(met) < len(everybody):
            one = choose_persona(everybody, met, EmployeeId(employee))
            assert one is not None
            assert one.id not in met
            met.append(one.id)
        again = choose_persona(everybody, met, EmployeeId(employee))
        assert again is not None
        assert again.id == met[0]
        orders.add(tuple(met))
    assert len(orders) > 15
    assert choose_persona([], [], EmployeeId(1)) is None
    assert choose_persona([], [DrillId("per.x.1")], EmployeeId(1)) is None

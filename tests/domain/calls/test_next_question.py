"""Which question is asked next: the one whose answer is expected to tell most of the temperament."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.library import Library
from bot.domain.calls import script as script_module
from bot.domain.calls.consultation import Answer
from bot.domain.calls.hearing import hearing_of
from bot.domain.calls.reweigh import reweigh
from bot.domain.calls.script import Question, Script, likelihoods_of
from bot.domain.calls.state import OTHER, derive
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import OptionId, QuestionId
from bot.domain.phrases.edited_weights import Cue
from tests.small_script import question, small_script

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
BOLD, SINCERE, FRIENDLY, COMPETENT = Temperament
EVEN = dict.fromkeys(Temperament, 0.25)


def asking(*questions: Question) -> Script:
    """Return a script of these questions."""
    return replace(small_script(), questions=questions)


def of_strengths(name: str, strengths: Mapping[Temperament, float]) -> Question:
    """Return a question whose cues are as telling as that; those left out are 0.5."""
    plain = question(name)
    options = [
        replace(option, likelihoods=likelihoods_of(option.temperament, strengths.get(option.temperament, 0.5)))
        for option in plain.options
    ]
    return replace(plain, options=options)


def heard(script: Script, *cues: tuple[str, Temperament | None]) -> list[Answer]:
    """Return answers; None is «none of these»."""
    made = []
    for place, (name, kind) in enumerate(cues):
        asked = script.question(QuestionId(name))
        assert asked is not None
        option = next((option for option in asked.options if option.temperament is kind), None)
        made.append(
            Answer(
                question_id=asked.id,
                option_id=option.id if option else OTHER,
                at=NOON + timedelta(seconds=place),
                likelihoods=option.likelihoods if option else None,
            )
        )
    return made


def doubt(probabilities: Sequence[float]) -> float:
    """Return the entropy in bits."""
    return -sum(one * math.log2(one) for one in probabilities if one)


def expected_gain(asked: Question, probabilities: Mapping[Temperament, float]) -> float:
    """Return by how much an answer makes the doubt about the type less, on average: answer by answer, as Bayes says."""
    sums = {kind: sum(option.likelihoods[kind] for option in asked.options) for kind in Temperament}
    left = 0.0
    for option in asked.options:
        joint = [probabilities[kind] * option.likelihoods[kind] / sums[kind] for kind in Temperament]
        left += sum(joint) * doubt([one / sum(joint) for one in joint])
    return doubt([probabilities[kind] for kind in Temperament]) - left


PARTS_BOLD_AND_COMPETENT = of_strengths("bold_competent", {BOLD: 0.8, COMPETENT: 0.8})
PARTS_SINCERE_AND_FRIENDLY = of_strengths("sincere_friendly", {SINCERE: 0.85, FRIENDLY: 0.85})


@pytest.mark.parametrize(
    ("two", "asked"),
    [
        ((BOLD, COMPETENT), "bold_competent"),
        ((COMPETENT, BOLD), "bold_competent"),
        ((SINCERE, FRIENDLY), "sincere_friendly"),
        ((FRIENDLY, SINCERE), "sincere_friendly"),
    ],
)
def test_while_two_types_lead_the_question_that_parts_them_is_asked(two: tuple[Temperament, Temperament], asked: str) -> None:
    """Whichever of the questions stands first in the file, and whichever of the two was heard first."""
    for order in permutations([PARTS_BOLD_AND_COMPETENT, PARTS_SINCERE_AND_FRIENDLY, question("plain")]):
        script = asking(question("q1"), question("q2"), *order)
        state = derive(heard(script, ("q1", two[0]), ("q2", two[1])), script)
        assert state.recognition is Recognition.MIXED
        assert set(state.posterior.ranking[:2]) == set(two)
        assert state.question.id == asked


def test_before_a_word_the_one_that_tells_most_of_all_four_is_asked() -> None:
    """It may stand last in the file; nobody leads yet."""
    script = asking(question("plain"), PARTS_BOLD_AND_COMPETENT, of_strengths("all", dict.fromkeys(Temperament, 0.75)))
    assert derive([], script).question.id == "all"


def test_equally_good_ones_come_in_the_order_of_the_file() -> None:
    """And so does a file of questions that all weigh the same, as it did when there was no other rule."""
    script = asking(*(question(name) for name in ("q3", "q1", "q2")))
    asked = []
    answers: list[Answer] = []
    for kind in (BOLD, COMPETENT, None):
        asked.append(derive(answers, script).question.id)
        answers += heard(script, (asked[-1], kind))
    assert asked == ["q3", "q1", "q2"]


def test_what_was_answered_or_retired_is_not_asked_however_much_it_tells() -> None:
    """When all are answered, the one answered longest ago comes round, and not the one that tells most."""
    best = of_strengths("best", dict.fromkeys(Temperament, 0.9))
    script = asking(question("q1"), replace(best, id=QuestionId("gone"), retired=True), best)
    assert derive([], script).question.id == "best"
    assert derive(heard(script, ("best", BOLD)), script).question.id == "q1"
    assert derive(heard(script, ("q1", None), ("best", BOLD)), script).question.id == "q1"
    assert derive(heard(script, ("best", BOLD), ("q1", None)), script).question.id == "best"


def test_a_weight_that_was_changed_counts_for_the_next_question() -> None:
    """The script with the changed weight asks by it, and the one before goes on asking by its own."""
    script = asking(question("q1"), question("q2"), question("q3"))
    assert derive([], script).question.id == "q1"
    changed = reweigh(script, {Cue(QuestionId("q3"), OptionId("chol")): 0.9})
    assert derive([], changed).question.id == "q3"
    assert derive([], script).question.id == "q1"


def test_it_is_the_same_in_the_same_state_however_much_was_asked_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered of earlier calls makes answers quicker and never others, also when it is too much to be kept."""
    fresh = asking(question("q1"), PARTS_BOLD_AND_COMPETENT, PARTS_SINCERE_AND_FRIENDLY)
    used = asking(*fresh.questions)
    monkeypatch.setattr(script_module, "MOST_KEPT", 2)
    paths = [heard(fresh, ("q1", kind)) for kind in (*Temperament, None)] * 2
    for answers in paths:
        assert derive(answers, used).question == derive(answers, replace(fresh)).question


@given(st.permutations(range(4)), st.lists(st.sampled_from([*Temperament, None]), min_size=4, max_size=4))
def test_in_which_order_cues_were_heard_does_not_matter(order: list[int], kinds: list[Temperament | None]) -> None:
    """The same cues lead to the same question."""
    names = ["q1", "q2", "bold_competent", "sincere_friendly"]
    rest = of_strengths("a", {BOLD: 0.6, SINCERE: 0.6}), of_strengths("b", {FRIENDLY: 0.6, COMPETENT: 0.7}), question("c")
    script = asking(question("q1"), question("q2"), PARTS_BOLD_AND_COMPETENT, PARTS_SINCERE_AND_FRIENDLY, *rest)
    cues = list(zip(names, kinds, strict=True))
    one, other = (derive(heard(script, *path), script).question.id for path in (cues, [cues[place] for place in order]))
    assert one == other


@given(
    st.lists(st.fixed_dictionaries({kind: st.floats(0.05, 0.95) for kind in Temperament}), min_size=2, max_size=5),
    st.fixed_dictionaries({kind: st.floats(0.001, 1) for kind in Temperament}),
)
def test_the_gain_is_what_the_doubt_shrinks_by(rows: list[dict[Temperament, float]], weights: dict[Temperament, float]) -> None:
    """The short reckoning and the long one agree, and an answer never makes the doubt greater on average."""
    probabilities = {kind: weight / sum(weights.values()) for kind, weight in weights.items()}
    options = [replace(question("q").options[0], id=OptionId(str(place)), likelihoods=row) for place, row in enumerate(rows)]
    asked = replace(question("q"), options=options)
    gain = hearing_of(rows).expected_gain(probabilities)
    assert gain == pytest.approx(expected_gain(asked, probabilities), abs=1e-9)
    assert 0 <= gain <= 2


@given(st.lists(st.sampled_from([*Temperament, None]), max_size=12))
def test_the_bots_own_questions_are_asked_so(library: Library, kinds: list[Temperament | None]) -> None:
    """Whatever is heard: none of those left tells more, and each cue is still where its temperament has its place."""
    script = library.script
    answers: list[Answer] = []
    for kind in kinds:
        answers += heard(script, (derive(answers, script).question.id, kind))
    state = derive(answers, script)
    asked = {answer.question_id for answer in answers}
    left = [one for one in script.questions if not one.retired and one.id not in asked]
    best = max(expected_gain(one, state.posterior.probabilities) for one in left)
    assert state.question in left
    assert expected_gain(state.question, state.posterior.probabilities) == pytest.approx(best, abs=1e-8)
    assert [option.temperament for option in state.question.options] == list(Temperament)


def test_the_first_question_is_even_for_nobody_in_particular(library: Library) -> None:
    """A call begins with the typical phrases of the four, which tell most."""
    first = derive([], library.script).question
    assert first.id == "phrase1"
    assert expected_gain(first, EVEN) == max(expected_gain(one, EVEN) for one in library.script.questions)


def test_whoever_is_as_much_of_two_stays_mixed() -> None:
    """Asked by what parts the two, and answering now as one and now as the other, he is never called one of them."""
    script = asking(*(question(f"q{place}") for place in range(10)))
    answers: list[Answer] = []
    for _ in range(5):
        for kind in (BOLD, COMPETENT):
            answers += heard(script, (derive(answers, script).question.id, kind))
        state = derive(answers, script)
        assert state.recognition is Recognition.MIXED
        assert not state.is_sure

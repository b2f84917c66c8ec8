"""What is in force of the edits of weights, on what it stands, and what a script says with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.calls.posterior import AGREEING_CUES, SURE_FROM, weigh
from bot.domain.calls.reweigh import LONGEST_VERSION, reweigh, strength_of
from bot.domain.ids import EmployeeId, OptionId, QuestionId
from bot.domain.phrases.edit import EditId, in_force
from bot.domain.phrases.edited_weights import STEPS, Cue, WeightsEdit, edited_weights
from tests.small_script import small_script

NOW = datetime(2026, 11, 23, tzinfo=UTC)
CHOL = Cue(QuestionId("q1"), OptionId("chol"))
MELA = Cue(QuestionId("q1"), OptionId("mela"))


def edit(number: int, to: dict[Cue, float], before: dict[Cue, float], *, published: int | None = 0) -> WeightsEdit:
    """One publication, so many minutes after the first; None is a draft."""
    return WeightsEdit(
        id=EditId(number),
        strengths=to,
        before=before,
        employee_id=EmployeeId(1),
        created_at=NOW,
        published_at=None if published is None else NOW + timedelta(minutes=published),
    )


def test_the_last_that_was_published_counts_for_each_cue() -> None:
    """Not the draft with the highest number; drafts and what was undone do not count, and below lies what the files had."""
    later = edit(1, {CHOL: 0.85}, {CHOL: 0.75}, published=5)
    edits = [later, edit(2, {CHOL: 0.75, MELA: 0.5}, {CHOL: 0.65, MELA: 0.6}), edit(3, {CHOL: 0.5}, {}, published=None)]
    found = {one.cue: one for one in edited_weights(edits)}
    assert {cue: (one.strength, one.instead_of) for cue, one in found.items()} == {CHOL: (0.85, 0.65), MELA: (0.5, 0.6)}
    assert [one.id for one in in_force(edits)] == [2, 1], "the last is the one that may be undone"
    assert edited_weights([replace(later, undone_at=NOW), edits[1]])[0].strength == 0.75
    assert [found[MELA].conflicts_with(files) for files in (0.6, 0.7, 0.5)] == [False, True, False]


def test_what_is_decided_after_an_upgrade_stands_on_the_new_number() -> None:
    """It is no conflict any more; and what is as in the files is no edit: it goes with the next upgrade."""
    first = edit(1, {CHOL: 0.85}, {CHOL: 0.65})
    (decided,) = edited_weights([first, edit(2, {CHOL: 0.75}, {CHOL: 0.7}, published=5)])
    assert (decided.strength, decided.instead_of, decided.conflicts_with(0.7)) == (0.75, 0.7, False)
    assert edited_weights([first, edit(2, {CHOL: 0.7}, {CHOL: 0.7}, published=5)]) == []
    taken_back = [first, edit(2, {CHOL: 0.65}, {CHOL: 0.85}, published=5)]
    assert edited_weights(taken_back) == []
    (anew,) = edited_weights([*taken_back, edit(3, {CHOL: 0.5}, {CHOL: 0.7}, published=9)])
    assert (anew.strength, anew.instead_of) == (0.5, 0.7)
    assert edited_weights([first, replace(taken_back[1], undone_at=NOW)])[0].strength == 0.85


def test_a_script_takes_strengths_and_says_so_by_its_versions() -> None:
    """A cue's other types share what is left; the same strengths are the same versions; what it has not or has so is nothing."""
    script = small_script()
    question = script.questions[0]
    cue = Cue(question.id, question.options[0].id)
    changed = reweigh(script, {cue: 0.85})
    likelihoods = changed.questions[0].options[0].likelihoods
    assert strength_of(changed, cue) == 0.85
    assert sum(likelihoods.values()) == pytest.approx(1)
    assert list(changed.questions[1:]) == list(script.questions[1:])
    assert changed.version != script.version
    assert changed.weights_version.startswith(f"{script.weights_version}+")
    assert reweigh(script, {cue: 0.85}).weights_version == changed.weights_version != reweigh(script, {cue: 0.75}).weights_version
    assert reweigh(script, {cue: 0.65, Cue(question.id, OptionId("gone")): 0.5}) is script
    assert len(reweigh(replace(script, weights_version="x" * 64), {cue: 0.85}).weights_version) == LONGEST_VERSION


@pytest.mark.parametrize("strength", STEPS)
def test_no_strength_that_is_offered_makes_one_cue_sure(strength: float) -> None:
    """Two agreeing ones are needed at any of them, and one speaks for its own type alone."""
    script = small_script()
    cues = [Cue(one.id, one.options[0].id) for one in script.questions[:2]]
    changed = reweigh(script, dict.fromkeys(cues, strength))
    options = [one.options[0] for one in changed.questions[:2]]
    alone, both = weigh([options[0].likelihoods]), weigh([one.likelihoods for one in options])
    assert not alone.is_sure
    assert alone.ranking[0] is options[0].temperament
    assert both.is_sure == (both.confidence >= SURE_FROM)
    assert both.agreeing == AGREEING_CUES

"""What follows from the answers of a call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calls.consultation import Answer, TemperamentSource
from bot.domain.calls.intent import BuyIntent, Cell, Known
from bot.domain.calls.script import Moment, Objection, Occasion, Script
from bot.domain.calls.state import CAN, OBJECTION, OTHER, PHRASE, TYPE, TYPED, WANTS, derive, next_phrase
from bot.domain.calls.temperament import Manner, Recognition, Temperament
from bot.domain.ids import OptionId, PhraseId, QuestionId
from tests.small_script import small_script

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def script() -> Script:
    """The small script."""
    return small_script()


def answers(script: Script, *given_answers: tuple[str, str]) -> list[Answer]:
    """Return answers a second apart; cues get the likelihoods of the script."""
    made = []
    for place, (question_id, option_id) in enumerate(given_answers):
        question = script.question(QuestionId(question_id))
        option = question.option(OptionId(option_id)) if question else None
        made.append(
            Answer(
                question_id=QuestionId(question_id),
                option_id=OptionId(option_id),
                at=NOON + timedelta(seconds=place),
                likelihoods=option.likelihoods if option else None,
            )
        )
    return made


def test_the_opening_carries_a_sentence_that_suits_everybody(script: Script) -> None:
    """With no answer there is advice: the opening, in the manner for anybody, with the first question."""
    state = derive([], script)
    assert state.phrase.moment is Moment.OPENING
    assert state.manner is Manner.ANY
    assert state.intent.cell is Cell.ASK_WANTS
    assert state.question.id == "q1"
    assert state.runner_up is None
    assert state.recognition is Recognition.UNKNOWN


def test_one_cue_gives_the_sentence_for_this_client(script: Script) -> None:
    """One cue: the phrase is the first in the leaning type's manner."""
    state = derive(answers(script, ("q1", "chol")), script)
    assert state.manner is Manner.CHOLERIC
    assert state.phrase.moment is Moment.OPENING
    assert state.leaning is Temperament.CHOLERIC
    assert state.runner_up is not None
    assert not state.is_sure
    assert state.question.id == "q2", "a retired question is not asked"


def test_the_last_answer_to_a_question_counts(script: Script) -> None:
    """A question answered anew (an old card was tapped) counts once, as last answered."""
    state = derive(answers(script, ("q1", "chol"), ("q1", "sang")), script)
    assert state.leaning is Temperament.SANGUINE
    assert state.cue_count == 1


def test_a_retired_question_still_counts_where_it_was_answered(script: Script) -> None:
    """Content ids are retired, never deleted, so answers of yesterday keep their meaning."""
    assert derive(answers(script, ("gone", "phle")), script).leaning is Temperament.PHLEGMATIC


def test_other_moves_on_and_says_nothing(script: Script) -> None:
    """«None of these» brings the next question and leaves the type unknown; the greeting is not said twice."""
    state = derive(answers(script, ("q1", OTHER)), script)
    assert state.phrase.moment is Moment.FINDING_OUT
    assert state.recognition is Recognition.UNKNOWN
    assert state.question.id == "q2"


def test_when_all_questions_are_answered_the_oldest_comes_round(script: Script) -> None:
    """The card never runs out of questions."""
    state = derive(answers(script, ("q2", OTHER), ("q1", OTHER), ("q3", OTHER)), script)
    assert state.question.id == "q2"


def test_a_second_type_is_named_when_it_is_close(script: Script) -> None:
    """More than one in four: beside one cue nobody is; beside cues of two types and one more the second is."""
    one = derive(answers(script, ("q1", "chol")), script)
    assert one.runner_up is not None
    assert one.close_runner_up is None
    typed = {kind: 0.5 if kind is Temperament.CHOLERIC else 0.4 if kind is Temperament.SANGUINE else 0.05 for kind in Temperament}
    said = Answer(question_id=TYPED, option_id=OptionId("choleric"), at=NOON, likelihoods=typed)
    two = derive([said], script)
    assert (two.runner_up, two.close_runner_up) == (Temperament.SANGUINE, Temperament.SANGUINE)


def test_whoever_takes_it_is_led_to_the_closing(script: Script) -> None:
    """Whatever is known of his budget but that there is none; a later answer takes the place of the decision."""
    decided = derive(answers(script, ("wants", "decided")), script).intent
    assert (decided.wants, decided.cell) == (Known.YES, Cell.YES_YES)
    assert derive(answers(script, ("wants", "decided"), ("can", "no")), script).intent.cell is Cell.YES_NO
    assert derive(answers(script, ("wants", "decided"), ("wants", "yes")), script).intent.cell is Cell.ASK_CAN


@pytest.mark.parametrize(
    ("wants", "can", "cell"),
    [
        ("unknown", "unknown", Cell.ASK_WANTS),
        ("unknown", "yes", Cell.ASK_WANTS),
        ("yes", "unknown", Cell.ASK_CAN),
        ("no", "unknown", Cell.NO_YES),
        ("yes", "yes", Cell.YES_YES),
        ("yes", "no", Cell.YES_NO),
        ("no", "yes", Cell.NO_YES),
        ("no", "no", Cell.NO_NO),
    ],
)
def test_intent_has_four_cells_and_two_edges_to_ask(script: Script, wants: str, can: str, cell: Cell) -> None:
    """Where intent is unknown the phrase is the question that finds it out; wants is asked first."""
    state = derive(answers(script, ("wants", wants), ("can", can)), script)
    assert state.intent == BuyIntent(wants=Known(wants), can=Known(can))
    assert state.intent.cell is cell
    assert state.phrase.cell is cell
    assert str(state.intent) == f"{wants}/{can}"


def test_an_objection_goes_before_the_cell_until_the_call_moves_on(script: Script) -> None:
    """An objection is answered in the type's manner; an answer about intent, or «none», ends it."""
    heard = [("q1", "phle"), ("objection", "price")]
    state = derive(answers(script, *heard), script)
    assert state.objection is Objection.PRICE
    assert state.phrase.objection is Objection.PRICE
    assert state.manner is Manner.PHLEGMATIC
    assert derive(answers(script, *heard, ("objection", "none")), script).objection is None
    assert derive(answers(script, *heard, ("wants", "yes")), script).objection is None


def test_the_manager_overrides_the_cues_and_may_agree_with_them(script: Script) -> None:
    """The type picked by hand holds whatever the cues say: an override when it differs, confirmed when it agrees."""
    overridden = derive(answers(script, ("q1", "chol"), ("type", "phlegmatic")), script)
    assert overridden.leaning is Temperament.PHLEGMATIC
    assert overridden.source is TemperamentSource.OVERRIDE
    assert overridden.runner_up is Temperament.CHOLERIC
    confirmed = derive(answers(script, ("q1", "chol"), ("type", "choleric")), script)
    assert confirmed.source is TemperamentSource.CONFIRMED
    assert not confirmed.is_sure, "«sure» is what two agreeing cues make, not a tap of the manager's"
    assert derive(answers(script, ("q1", "chol"), ("q2", "chol"), ("type", "choleric")), script).is_sure
    assert not derive(answers(script, ("q1", "chol"), ("q2", "chol"), ("type", "sanguine")), script).is_sure
    nobody = derive(answers(script, ("q1", "chol"), ("type", "unknown")), script)
    assert nobody.recognition is Recognition.UNKNOWN
    assert nobody.manner is Manner.ANY


def test_mixed_names_its_two_leaders(script: Script) -> None:
    """Equal evidence for two types: manner for anybody, and the runner-up is the second of the two."""
    state = derive(answers(script, ("q1", "mela"), ("q2", "sang")), script)
    assert state.recognition is Recognition.MIXED
    assert state.leaning is None
    assert state.runner_up is Temperament.SANGUINE
    assert state.manner is Manner.ANY


def test_typed_cues_add_up(script: Script) -> None:
    """Every typed text is evidence of its own: the second does not replace the first."""
    likelihoods = {kind: 0.65 if kind is Temperament.SANGUINE else 0.35 / 3 for kind in Temperament}
    typed = [
        Answer(question_id=TYPED, option_id=OptionId("sanguine"), at=NOON + timedelta(seconds=n), likelihoods=likelihoods)
        for n in range(2)
    ]
    assert derive(typed, script).is_sure


def test_another_phrase_walks_the_moments_and_comes_round(script: Script) -> None:
    """⟳ goes through this place's phrases in the order of a call and begins again after the last."""
    heard = answers(script, ("q1", "chol"))
    seen = []
    for _ in range(3):
        state = derive(heard, script)
        seen.append(state.phrase.moment)
        heard = [*heard, Answer(question_id=PHRASE, option_id=OptionId(next_phrase(state).id), at=NOON)]
    assert seen == [Moment.OPENING, Moment.FINDING_OUT, Moment.CLOSING]
    assert derive(heard, script).phrase.moment is Moment.OPENING


@pytest.mark.parametrize(
    ("wants", "can", "moment"),
    [
        ("yes", "yes", Moment.CLOSING),
        ("yes", "no", Moment.FINDING_OUT),
        ("no", "yes", Moment.FINDING_OUT),
        ("no", "no", Moment.FINDING_OUT),
        ("yes", "unknown", Moment.FINDING_OUT),
    ],
)
@pytest.mark.parametrize("cue", ["chol", "mela", "sang", "phle", OTHER])
def test_a_cell_with_phrases_for_every_moment_begins_with_its_task(wants: str, can: str, moment: Moment, cue: str) -> None:
    """Who wants and can is closed with, of the others the reason is asked; nobody is greeted or contradicted unasked."""
    small = small_script()
    every = [replace(phrase, id=PhraseId(f"{phrase.id}.{one}"), moment=one) for phrase in small.phrases for one in Moment]
    full = replace(small, phrases=every)
    state = derive(answers(full, ("q1", cue), ("wants", wants), ("can", can)), full)
    assert state.phrase.moment is moment


def test_the_ring_goes_round_in_the_order_of_a_call() -> None:
    """After the next contact come the moments before the first one."""
    small = small_script()
    closing = [replace(one, id=PhraseId(f"{one.id}.{moment}"), moment=moment) for one in small.phrases[:8] for moment in Moment]
    ring = replace(small, phrases=closing).ring(Manner.ANY, cell=Cell.YES_YES, objection=None)
    assert list(dict.fromkeys(phrase.moment for phrase in ring)) == [
        Moment.CLOSING,
        Moment.NEXT_CONTACT,
        Moment.OPENING,
        Moment.FINDING_OUT,
        Moment.OBJECTION,
        Moment.PRICE,
    ]


def test_a_chosen_phrase_stays_until_something_is_heard(script: Script) -> None:
    """The phrase walked to stays wherever it fits: the manager does not hear a sentence twice that he has gone past."""
    chosen = [*answers(script, ("q1", "chol")), Answer(question_id=PHRASE, option_id=OptionId("cho.ask_wants.closing"), at=NOON)]
    assert derive(chosen, script).phrase.id == "cho.ask_wants.closing"
    other = Answer(question_id=QuestionId("q2"), option_id=OTHER, at=NOON)
    assert derive([*chosen, other], script).phrase.id == "cho.ask_wants.closing"
    agreeing = answers(script, ("q2", "chol"))
    assert derive([*chosen, *agreeing], script).phrase.id == "cho.ask_wants.closing"
    wants = Answer(question_id=WANTS, option_id=OptionId("yes"), at=NOON)
    assert derive([*chosen, wants], script).phrase.id == "cho.ask_can.finding_out"


def test_a_script_with_a_hole_is_refused(script: Script) -> None:
    """A place without a phrase is a mistake of the content, and is named."""
    holed = replace(script, phrases=[phrase for phrase in script.phrases if phrase.cell is not Cell.ASK_CAN])
    with pytest.raises(LookupError, match="ask_can"):
        derive(answers(script, ("wants", "yes")), holed)


ANSWERS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["q1", "gone", "q2", "q3"]), st.sampled_from(["chol", "mela", "sang", "phle", "other"])),
        st.tuples(st.just(str(WANTS)), st.sampled_from([*Known])),
        st.tuples(st.just(str(CAN)), st.sampled_from([*Known])),
        st.tuples(st.just(str(OBJECTION)), st.sampled_from([*Objection, "none"])),
        st.tuples(st.just(str(TYPE)), st.sampled_from([*Temperament, "unknown"])),
    ),
    max_size=12,
)


@given(ANSWERS)
def test_advice_is_never_withheld(given_answers: Sequence[tuple[str, str]]) -> None:
    """Whatever was answered in whatever order, there is a phrase, a task, a question, and the runner-up is somebody else."""
    script = small_script()
    state = derive(answers(script, *given_answers), script)
    assert state.phrase in state.ring
    assert not state.question.retired
    assert state.leaning is None or state.runner_up is not state.leaning
    assert (state.phrase.objection is state.objection) or state.objection is None
    if state.objection is None:
        assert state.phrase.cell is state.intent.cell


def test_a_rejected_type_is_not_offered_again_at_once(script: Script) -> None:
    """«Not that type» leaves nobody: not sure, and the runner-up is the next best, whoever was named wrongly."""
    rejected = derive(answers(script, ("q1", "chol"), ("q2", "chol"), ("type", "unknown")), script)
    assert rejected.source is TemperamentSource.OVERRIDE
    assert not rejected.is_sure
    assert rejected.runner_up is Temperament.MELANCHOLIC
    overridden = derive(answers(script, ("q1", "chol"), ("type", "sanguine"), ("type", "unknown")), script)
    assert overridden.runner_up is Temperament.CHOLERIC


def test_unknown_by_hand_holds_until_the_next_cue(script: Script) -> None:
    """Intent and objections do not bring the bot's opinion back; a cue does."""
    said = [("q1", "chol"), ("type", "unknown")]
    assert derive(answers(script, *said, ("wants", "yes"), ("objection", "price")), script).leaning is None
    heard = derive(answers(script, *said, ("q2", "chol")), script)
    assert heard.leaning is Temperament.CHOLERIC
    assert heard.source is TemperamentSource.BOT


def test_a_type_picked_by_hand_holds_against_later_cues(script: Script) -> None:
    """The manager hears the client, the bot does not."""
    state = derive(answers(script, ("type", "sanguine"), ("q1", "chol"), ("q2", "chol")), script)
    assert state.leaning is Temperament.SANGUINE
    assert state.runner_up is Temperament.CHOLERIC


def test_an_unknown_type_that_was_never_known_has_no_runner_up(script: Script) -> None:
    """Without a cue there is nobody to swap to, whatever the manager said."""
    assert derive(answers(script, ("type", "unknown")), script).runner_up is None


def test_what_comes_up_is_answered_first(script: Script) -> None:
    """Before the objection and the cell; an answer about intent or an objection settles it, and taken back it leaves what was."""
    asked = answers(script, ("objection", "price"), ("occasion", "cost"))
    state = derive(asked, script)
    assert (state.occasion, state.phrase.occasion) == (Occasion.COST, Occasion.COST)
    back = derive([*asked, *answers(script, ("occasion", "none"))], script)
    assert (back.occasion, back.phrase.objection) == (None, Objection.PRICE)
    for settling in (("wants", "yes"), ("can", "no"), ("objection", "none")):
        assert derive([*asked, *answers(script, settling)], script).occasion is None


def test_on_an_occasion_the_sentences_for_everybody_follow(script: Script) -> None:
    """First those of the type's manner."""
    state = derive(answers(script, ("type", "choleric"), ("occasion", "anger")), script)
    assert [phrase.id for phrase in state.ring] == ["cho.anger", "any.anger"]

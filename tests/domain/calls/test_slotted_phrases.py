"""Sentences that say what the house sells: when they come, and that without lines nothing is different."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.calls.consultation import Answer
from bot.domain.calls.intent import Cell
from bot.domain.calls.script import Moment, Objection, Phrase, Script
from bot.domain.calls.state import OBJECTION, PRODUCT, CallState, derive
from bot.domain.calls.temperament import Manner
from bot.domain.house.sheet import EMPTY, Field, Sheet
from bot.domain.ids import LanguageCode, OptionId, PhraseId, QuestionId, TaskId
from tests.domain.house_words import sheet
from tests.small_script import small_script

RU, FI = LanguageCode("ru"), LanguageCode("fi")
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
PROOF = Phrase(
    id=PhraseId("any.trust.proof"),
    manner=Manner.ANY,
    moment=Moment.OBJECTION,
    task_id=TaskId("task.trust"),
    objection=Objection.TRUST,
    says=Field.PROOF,
)


def test_a_filled_line_comes_before_the_neutral_sentence() -> None:
    """«Не верю» is answered by the house's proof, and «another phrase» still has the neutral answer."""
    state = _state(sheet())
    assert state.phrase.id == PROOF.id
    assert state.line == "четыре тысячи окон за двенадцать лет"
    assert [one.says for one in state.ring] == [Field.PROOF, None]


def test_without_the_line_it_is_as_if_the_sentence_were_not_there() -> None:
    """No sentence with a hole, and none that is skipped."""
    for lines in (EMPTY, sheet(p1_proof="")):
        state = _state(lines)
        assert [one.id for one in state.ring] == ["any.trust"]
        assert state.line == ""


def test_an_empty_sheet_leaves_script_and_version_as_they_are() -> None:
    """A house that has written nothing has today's bot, to the version that cards store."""
    script = _script()
    assert script.with_sheets({}) is script
    assert small_script().ring(Manner.ANY, cell=Cell.ASK_WANTS, objection=Objection.TRUST) == script.ring(
        Manner.ANY, cell=Cell.ASK_WANTS, objection=Objection.TRUST
    )


def test_the_version_of_a_card_says_that_a_sheet_was_said() -> None:
    """Another line is another version; the same lines are the same version on every machine."""
    one, same, other = (_script().with_sheets({RU: said}).version for said in (sheet(), sheet(), sheet(p1_proof="сто окон")))
    assert one == same
    assert len({one, other, _script().version}) == 3
    assert len(one) == len(_script().version)


def test_a_line_counts_in_the_language_of_the_call_alone() -> None:
    """A Finnish call does not say Russian lines."""
    assert _state(sheet(), FI).line == ""


def test_the_product_that_the_call_has_chosen_is_said() -> None:
    """What was tapped among the facts stays chosen until it is undone."""
    lines = sheet(p2_name="Двери", p2_proof="сто дверей за год")
    assert _state(lines, chosen="2").line == "сто дверей за год"
    assert _state(lines).line == "четыре тысячи окон за двенадцать лет"


def test_a_product_without_the_line_has_the_neutral_sentence() -> None:
    """The first product's proof is no proof of the second."""
    assert _state(sheet(p2_name="Двери"), chosen="2").line == ""


def test_a_forged_product_is_none() -> None:
    """Whatever stands in a row, the first product is talked about."""
    for forged in ("0", "9", "-1", "x", "²"):
        assert _state(sheet(), chosen=forged).product == 1


def test_a_changed_line_is_another_card() -> None:
    """A card whose line was changed meanwhile is drawn anew."""
    assert _state(sheet()).shown != _state(sheet(p1_proof="сто окон")).shown


def _script() -> Script:
    script = small_script()
    return replace(script, phrases=[*script.phrases, PROOF])


def _state(lines: Sheet, language: LanguageCode = RU, chosen: str | None = None) -> CallState:
    answers = [_answer(OBJECTION, "trust")]
    if chosen is not None:
        answers.append(_answer(PRODUCT, chosen))
    script = _script().with_sheets({} if lines.is_empty else {RU: lines})
    return derive(answers, script, language=language)


def _answer(question: QuestionId, option: str) -> Answer:
    return Answer(question_id=question, option_id=OptionId(option), at=NOW)

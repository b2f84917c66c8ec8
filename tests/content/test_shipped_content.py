"""The content that is shipped passes its own gates."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import pytest

from bot.app.sayings import sayings_by_lemmas
from bot.content.check import check
from bot.content.layout import default_directory
from bot.content.library import Library
from bot.domain.calls.asks_for import AsksFor
from bot.domain.calls.intent import BuyIntent, Cell, Known
from bot.domain.calls.script import Moment, Objection, Occasion
from bot.domain.calls.temperament import Manner
from bot.domain.house.sheet import SAID
from bot.domain.ids import LanguageCode

TYPES = [manner for manner in Manner if manner is not Manner.ANY]
CELLS = [Cell.YES_YES, Cell.YES_NO, Cell.NO_YES, Cell.NO_NO]


def test_the_shipped_content_is_in_order() -> None:
    """No finding in any file of any language."""
    assert [str(finding) for finding in check(default_directory(), sayings=sayings_by_lemmas())] == []


def test_a_house_that_has_written_nothing_hears_the_same_sentences_as_without_slots(library: Library) -> None:
    """In every place of a call, in every manner, in the same order: as if there were no phrase that says a line."""
    without = replace(library.script, phrases=[one for one in library.script.phrases if one.says is None])
    assert len(without.phrases) < len(library.script.phrases)
    for manner, cell, objection, occasion in product(Manner, Cell, [None, *Objection], [None, *Occasion]):
        place = {"cell": cell, "objection": objection, "occasion": occasion}
        assert library.script.ring(manner, **place) == without.ring(manner, **place)


def test_each_line_that_may_be_said_is_said_somewhere_and_comes_first_there(library: Library) -> None:
    """A filled line makes its sentences better, in every manner, and no phrase waits for a line that nobody can write."""
    slotted = [one for one in library.script.phrases if one.says is not None]
    assert {one.says for one in slotted} == set(SAID)
    for phrase in slotted:
        assert phrase.says is not None
        ring = library.script.ring(
            phrase.manner,
            cell=phrase.cell or Cell.YES_YES,
            objection=phrase.objection,
            occasion=phrase.occasion,
            filled=frozenset({phrase.says}),
        )
        here = [one for one in ring if one.manner is phrase.manner and (phrase.occasion or one.moment is phrase.moment)]
        assert here[0] == phrase


@pytest.mark.parametrize(("manner", "cell"), [*product(Manner, CELLS)])
def test_the_first_sentence_of_a_cell_serves_its_task(library: Library, manner: Manner, cell: Cell) -> None:
    """Nobody is greeted in the middle of a call or answered to what he did not say: who wants and can is closed with first."""
    first = library.script.ring(manner, cell=cell, objection=None)[0]
    assert first.moment is (Moment.CLOSING if cell is Cell.YES_YES else Moment.FINDING_OUT)


@pytest.mark.parametrize(("manner", "objection"), [*product(Manner, Objection)])
def test_the_first_answer_to_an_objection_answers_it(library: Library, manner: Manner, objection: Objection) -> None:
    """Before a price is named or a day is set."""
    ring = library.script.ring(manner, cell=Cell.YES_YES, objection=objection)
    assert ring[0].moment is Moment.OBJECTION
    assert len(ring) >= 2


@pytest.mark.parametrize(("manner", "cell"), [*product(TYPES, CELLS)])
def test_a_cell_walks_through_the_whole_call(library: Library, manner: Manner, cell: Cell) -> None:
    """«Another phrase» passes every moment twice before it comes round."""
    ring = library.script.ring(manner, cell=cell, objection=None)
    assert {moment: sum(phrase.moment is moment for phrase in ring) >= 2 for moment in Moment} == dict.fromkeys(Moment, True)


@pytest.mark.parametrize("language", ["ru", "en", "ro", "fi"])
def test_whoever_does_not_want_is_not_asked_for_his_budget(library: Library, language: str) -> None:
    """Not as long as nothing was heard of money either: he is asked why."""
    texts = library.texts(LanguageCode(language))
    cell = BuyIntent(wants=Known.NO).cell
    said = [
        texts.phrase(one.id, None).lower() for manner in Manner for one in library.script.ring(manner, cell=cell, objection=None)
    ]
    assert said
    assert [line for line in said if re.search(r"бюджет|budget|buget|budjet", line)] == []


@pytest.mark.parametrize("language", ["ru", "en", "ro", "fi"])
@pytest.mark.parametrize("manner", list(Manner))
def test_whoever_wants_and_cannot_is_asked_which_terms_would_help(library: Library, manner: Manner, language: str) -> None:
    """First of all: that money is missing he has just said."""
    cell = BuyIntent(wants=Known.YES, can=Known.NO).cell
    first = library.script.ring(manner, cell=cell, objection=None)[0]
    assert re.search(r"услови|terms|condiți|conveni|ehdo", library.texts(LanguageCode(language)).phrase(first.id, None).lower())


def test_what_the_card_asks_is_known(library: Library) -> None:
    """The first sentence behind each answer: the wish or the need, then the budget, the deal, the terms that help, the cause."""
    asked = {
        Cell.ASK_WANTS: {AsksFor.NEED, AsksFor.WISH},
        Cell.ASK_CAN: {AsksFor.BUDGET},
        Cell.YES_YES: {AsksFor.DEAL},
        Cell.YES_NO: {AsksFor.EASIER_TERMS},
        Cell.NO_YES: {AsksFor.CAUSE},
        Cell.NO_NO: {AsksFor.CAUSE},
    }
    for manner, cell in product(Manner, Cell):
        first = library.script.ring(manner, cell=cell, objection=None)[0]
        assert first.asks_for in asked[cell], first.id
        cause = library.script.ring(manner, cell=cell, objection=Objection.ASK_CAUSE)
        assert {phrase.asks_for for phrase in cause} == {AsksFor.CAUSE}


def test_a_task_asks_one_thing(library: Library) -> None:
    """Whatever serves it, in whatever manner: the answer may be short."""
    asked: dict[str, set[AsksFor | None]] = {}
    for phrase in library.script.phrases:
        asked.setdefault(phrase.task_id, set()).add(phrase.asks_for)
    assert all(len(one) == 1 for one in asked.values())
    assert {one for (one,) in asked.values() if one} == set(AsksFor), "nothing is asked that no task asks"


@pytest.mark.parametrize("language", ["ru", "en", "ro", "fi"])
def test_on_an_occasion_nothing_is_promised(library: Library, language: str) -> None:
    """No sentence names a figure, a price or a number of days: whoever speaks knows them, or the house's own line does."""
    texts = library.texts(LanguageCode(language))
    of_occasions = [one for one in library.script.phrases if one.occasion]
    assert sum(one.says is None for one in of_occasions) == 6 * len(Occasion)
    said = [texts.phrase(one.id, None) for one in of_occasions]
    assert not [text for text in said if re.search(r"\d|[%€$₽]", text)]

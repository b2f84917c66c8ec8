"""The content that is shipped passes its own gates."""

from __future__ import annotations

from itertools import product

import pytest

from bot.content.check import check
from bot.content.layout import default_directory
from bot.content.library import Library, load
from bot.domain.calls.intent import Cell
from bot.domain.calls.script import Moment, Objection
from bot.domain.calls.temperament import Manner

TYPES = [manner for manner in Manner if manner is not Manner.ANY]
CELLS = [Cell.YES_YES, Cell.YES_NO, Cell.NO_YES, Cell.NO_NO]


@pytest.fixture(scope="module")
def library() -> Library:
    """The shipped content."""
    library = load(default_directory())
    assert isinstance(library, Library), str(library)
    return library


def test_the_shipped_content_is_in_order() -> None:
    """No finding in any file of any language."""
    assert [str(finding) for finding in check(default_directory())] == []


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

"""The drills of a language, as training asks for them."""

from __future__ import annotations

from collections import Counter

from bot.domain.calls.temperament import Temperament
from bot.domain.ids import DrillId
from bot.domain.training.drills import (
    ContrastDrill,
    ContrastLine,
    Drill,
    DrillBook,
    DrillKind,
    RecogniseDrill,
    RewriteDrill,
)
from bot.domain.training.question import NONE, Question

CHOLERIC, MELANCHOLIC, SANGUINE = Temperament.CHOLERIC, Temperament.MELANCHOLIC, Temperament.SANGUINE


def _recognise(number: int, *, retired: bool = False) -> RecogniseDrill:
    return RecogniseDrill(
        id=DrillId(f"rec.{number}"), temperament=CHOLERIC, text="Короче!", decides="Короче", why="торопит", retired=retired
    )


CONTRAST = ContrastDrill(
    id=DrillId("con.1"),
    pair=(CHOLERIC, MELANCHOLIC),
    difference="один требует, другой просит",
    lines=[
        ContrastLine(temperament=CHOLERIC, text="Делайте скидку", decides="Делайте"),
        ContrastLine(temperament=MELANCHOLIC, text="А можно скидку?", decides="А можно"),
    ],
)
REWRITE = RewriteDrill(id=DrillId("rew.1"), text="Вы должны решить", models=["Решите сегодня?"], why="давит")


def _book(*drills: Drill) -> DrillBook:
    return DrillBook(drills={one.id: one for one in drills})


def test_a_retired_drill_is_found_by_its_id_and_offered_to_nobody() -> None:
    """Old reviews name it, and new ones do not begin."""
    book = _book(_recognise(1, retired=True), _recognise(2))
    old = book.drill(DrillId("rec.1"))
    assert old is not None
    assert old.retired
    assert [one.id for one in book.of_kind(DrillKind.RECOGNISE)] == ["rec.2"]
    assert [one.id for one in book.offered(RecogniseDrill)] == ["rec.2"]
    assert book.drill(DrillId("rec.3")) is None


def test_drills_of_a_kind_come_in_the_order_of_the_file() -> None:
    """And those of another kind do not come with them."""
    book = _book(_recognise(2), CONTRAST, _recognise(1), REWRITE)
    assert [one.id for one in book.of_kind(DrillKind.RECOGNISE)] == ["rec.2", "rec.1"]
    assert book.of_kind(DrillKind.REWRITE) == [REWRITE]
    assert book.of_kind(DrillKind.LIVE_RUN) == []


def test_two_types_that_are_confused_have_their_contrast() -> None:
    """In whichever order the two are named; the lines of either side are told apart."""
    book = _book(CONTRAST)
    assert book.contrast(MELANCHOLIC, CHOLERIC) is book.contrast(CHOLERIC, MELANCHOLIC) is CONTRAST
    assert book.contrast(CHOLERIC, SANGUINE) is None
    assert [line.text for line in CONTRAST.side(MELANCHOLIC)] == ["А можно скидку?"]


def test_the_place_of_what_is_right_is_learnt_from_no_number_of_showings() -> None:
    """Over many sittings it stands as often in each of the four places, and the same sitting makes the same order again."""
    question = Question(item=DrillId("rec.1"), drill=_recognise(1))
    orders = [question.choices(sitting) for sitting in range(400)]
    assert orders == [question.choices(sitting) for sitting in range(400)]
    places = Counter(order.index(question.right) for order in orders)
    assert set(places) == {0, 1, 2, 3}
    assert min(places.values()) > 70
    again = [question.choices(sitting, is_again=True) for sitting in range(400)]
    assert not any(
        one == other
        for first, second in zip(orders, again, strict=True)
        for one, other in zip(first[:4], second[:4], strict=True)
    )
    assert {order[-1] for order in (*orders, *again)} == {NONE}


def test_a_contrast_keeps_each_type_on_its_side() -> None:
    """Twelve seconds are for the line and not for the buttons."""
    question = Question(item=DrillId("con.1#choleric.1"), drill=CONTRAST, line=CONTRAST.lines[0])
    assert {tuple(question.choices(sitting)) for sitting in range(50)} == {("choleric", "melancholic")}

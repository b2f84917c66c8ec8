"""In which order drills are new."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.content.library import Library
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import DrillId
from bot.domain.training.cards import cards_of, is_card_of
from bot.domain.training.drills import DrillBook, RecogniseDrill
from bot.domain.training.examples import is_example
from bot.domain.training.question import teaching_order

labels = st.sampled_from([*Temperament, None])


def line(item: str, kind: Temperament | None, *, retired: bool = False) -> RecogniseDrill:
    """A drill that asks for the type."""
    return RecogniseDrill(id=DrillId(item), temperament=kind, text="…", decides=None, why=None, retired=retired)


def book_of(*drills: RecogniseDrill) -> DrillBook:
    """These drills, in this order."""
    return DrillBook(drills={one.id: one for one in drills})


@given(st.lists(labels, max_size=40))
def test_types_take_turns_however_the_lines_stand_in_the_files(found: list[Temperament | None]) -> None:
    """Nobody meets a third line of one type before a second of each that has one; and lines of a type keep their order."""
    drills = [line(f"ex.{number:02}", kind) for number, kind in enumerate(sorted(found, key=str))]
    of = {one.id: one.temperament for one in drills}
    order = teaching_order(book_of(*drills))
    assert sorted(order) == sorted(of)
    rounds: dict[Temperament | None, int] = dict.fromkeys(of.values(), 0)
    met = []
    for item in order:
        rounds[of[item]] += 1
        met.append(rounds[of[item]])
    assert met == sorted(met)
    for kind in rounds:
        of_kind = [item for item in order if of[item] is kind]
        assert of_kind == sorted(of_kind)


def test_what_somebody_wrote_comes_before_lines_of_the_examples() -> None:
    """Of whichever types they are."""
    bold, calm = Temperament.CHOLERIC, Temperament.PHLEGMATIC
    drills = (line("ex.1", calm), line("rec.1", bold), line("rec.2", bold), line("ex.2", bold), line("rec.3", calm))
    assert teaching_order(book_of(*drills)) == ["rec.1", "rec.3", "rec.2", "ex.1", "ex.2"]


def test_what_is_retired_is_no_card() -> None:
    """It is new to nobody, and nobody is asked it again."""
    book = book_of(line("rec.1", None, retired=True), line("rec.2", None))
    assert list(cards_of(book)) == ["rec.2"]
    assert [is_card_of(book, DrillId(item)) for item in ("rec.1", "rec.2", "rec.3")] == [False, True, False]


def test_whoever_is_to_be_answered_counts_as_a_client_too(library: Library) -> None:
    """So that no day has four of one type in a row; where nobody speaks, as of money, a card has none."""
    for language in library.languages:
        cards = cards_of(library.drills(language)).values()
        for card in cards:
            drill = library.drills(language).drill(card.item)
            assert card.label is getattr(drill, "temperament", None), card.item
        assert {card.kind for card in cards if card.label is not None} == {"recognise", "choose", "respond"}


def test_the_shipped_lines_never_leave_a_type_out_for_long(library: Library) -> None:
    """As long as there are lines of all four types, any five that ask for the type have at least three of them."""
    for language in library.languages:
        book = DrillBook(drills={**library.drills(language).drills, **library.example_drills(language)})
        cards = [card for card in cards_of(book).values() if card.kind == "recognise"]
        assert all(is_card_of(book, card.item) for card in cards)
        for are_examples in (False, True):
            lines = [card.label for card in cards if is_example(card.item) is are_examples]
            fewest = min(lines.count(kind) for kind in Temperament)
            firsts = lines[: 4 * fewest]
            assert all(len({*firsts[at : at + 5]} - {None}) >= 3 for at in range(len(firsts) - 4))

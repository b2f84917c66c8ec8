"""What a house sells, as it counts for a team."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain.house.sheet import (
    EMPTY,
    FIELDS,
    FIRST,
    ITEMS,
    Field,
    Line,
    LineId,
    Part,
    Sheet,
    Taught,
    sheets_in_force,
    sheets_of,
)
from bot.domain.ids import LanguageCode, TeamId
from tests.domain.house_words import sheet

NORTH, SOUTH = TeamId(1), TeamId(2)
RU, EN = LanguageCode("ru"), LanguageCode("en")


def test_ten_minutes_are_nineteen_questions() -> None:
    """One product, the terms and one competitor are asked for; whoever has more adds them."""
    assert len(FIRST) == 19
    assert len(ITEMS) == 3 * 9 + 5 + 3 * 5 + 3 * 7


def test_a_team_says_its_own_line_and_the_houses_where_it_has_none() -> None:
    """The fallback is line by line, not sheet by sheet."""
    found = sheets_of(
        NORTH, sheets_in_force([*_lines(None, p1_what="двери", p1_proof="сто дверей"), *_lines(NORTH, p1_what="окна")])
    )
    assert found[RU].said(1) == {Field.WHAT: "окна", Field.PROOF: "сто дверей"}


def test_a_team_without_lines_has_the_houses_and_another_teams_never() -> None:
    """What one team sells, no other team says."""
    in_force = sheets_in_force([*_lines(None, p1_what="двери"), *_lines(SOUTH, p1_what="крыши")])
    assert sheets_of(NORTH, in_force)[RU].said(1) == {Field.WHAT: "двери"}


def test_an_emptied_line_of_a_team_is_the_houses_again() -> None:
    """Emptying takes one's own line off; it does not silence the house."""
    in_force = sheets_in_force([*_lines(None, p1_what="двери"), *_lines(NORTH, p1_what="")])
    assert sheets_of(NORTH, in_force)[RU].said(1) == {Field.WHAT: "двери"}


def test_languages_do_not_mix() -> None:
    """A line written in Russian is nothing in an English call."""
    found = sheets_of(NORTH, sheets_in_force(_lines(NORTH, p1_what="окна")))
    assert EN not in found


def test_nobody_says_discounts_gifts_names_or_competitors() -> None:
    """Sentences say the product's lines and what may be paid later; the rest is for the seller's eyes."""
    said = sheet(t1_caller="«Тёплый дом», окна").said(1)
    assert set(said) == set(Field) - {
        *(Field.NAME, Field.DISCOUNT, Field.GIFT),
        *(Field.STRENGTH, Field.STRENGTH_TOO, Field.WEAKNESS, Field.WEAKNESS_TOO),
        *FIELDS[Part.QUIZ],
    }


def test_a_call_is_about_the_first_product_unless_it_has_chosen_another() -> None:
    """A product that is gone from the sheet is no choice any more."""
    found = sheet(p2_name="Двери", p2_what="двери без сквозняка")
    assert found.product(None) == 1
    assert found.product(2) == 2
    assert found.product(3) == 1
    assert Sheet({ITEMS["p3.what"]: "крыши"}).product(None) == 3
    assert EMPTY.product(2) == 1


def test_terms_go_with_every_product() -> None:
    """Instalments are the house's, whatever is talked about."""
    found = sheet(p2_what="двери без сквозняка")
    assert found.said(2)[Field.INSTALMENT] == found.said(1)[Field.INSTALMENT]
    assert Field.GUARANTEE not in found.said(2)


def test_parts_stand_in_the_order_in_which_they_are_asked_for() -> None:
    """Whoever reads aloud finds a line where it always stands."""
    assert list(sheet().part(Part.TERMS, 1)) == [Field.INSTALMENT, Field.DEFERRAL, Field.DISCOUNT, Field.GIFT]


def _lines(team: TeamId | None, **said: str) -> list[Line]:
    return [
        Line(
            id=LineId(number),
            team_id=team,
            language=RU,
            item=ITEMS[code.replace("_", ".", 1)],
            text=text,
            written_by=None,
            written_at=datetime(2026, 11, 30, tzinfo=UTC),
        )
        for number, (code, text) in enumerate(said.items(), 1)
    ]


def test_a_trainee_is_asked_in_his_language_and_else_in_another() -> None:
    """What nobody has written in his is asked as it stands elsewhere, line by line; his own comes first."""
    russian = sheet({"p1.name": "Окна", "q1.kit": "сетка", "q1.packing": "плёнка"})
    english = sheet({"q1.kit": "a screen", "p2.name": "Doors"})
    taught = Taught.to(EN, {RU: russian, EN: english})
    assert taught.products == {1: "Окна", 2: "Doors"}
    assert taught.answer(1, Field.KIT) == "a screen"
    assert taught.answer(1, Field.PACKING) == "плёнка"
    assert taught.answer(2, Field.KIT) is None


def test_answers_of_the_quiz_are_no_facts_of_a_call() -> None:
    """A sheet with nothing else offers no facts, and no sentence says them."""
    taught = sheet({"q1.kit": "сетка"})
    assert not taught.has_facts
    assert taught.products == ()
    assert not taught.said(1)

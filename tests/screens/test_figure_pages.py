"""/week as it is read: no number without how many calls it is of, no comparison without an interval."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from bot.content.library import Library
from bot.content.render.measure import read_markup
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import EmployeeId, LanguageCode
from bot.domain.supervision.call_counts import CallCounts
from bot.domain.supervision.choice import Choice, read_choice
from bot.domain.supervision.period import Period, PeriodKind
from bot.domain.supervision.share import Share
from bot.screens.action import decode
from bot.screens.chart import Tone
from bot.screens.figures import figure_pages as pages
from bot.screens.figures.actions import AskFigureDays, ShowFigures
from bot.screens.figures.days_page import days_page
from bot.screens.figures.digest import digest_screen
from bot.screens.figures.month_page import month_page, month_sheet
from bot.screens.log.actions import OpenCalls
from bot.screens.page import NOTHING
from bot.screens.screen import Screen
from bot.services.figures.read_figures import ON_A_PAGE, PeopleView
from bot.services.pages import Part
from tests.every_figure_page import TEAM, WHOLE, asked, every_figure_page, month, view

EN = LanguageCode("en")
CAPTION = 1024
LINES = 16
ROWS = 9


def actions(screen: Screen) -> list[object]:
    """What the buttons of a page mean."""
    return [decode(one.action) for row in screen.keyboard for one in row]


def test_every_page_fits_in_every_language(library: Library) -> None:
    """No label that a phone cuts, no more rows than it shows with the text, and everything that a button carries can be read."""
    wrong = []
    for language in library.languages:
        for name, screen in every_figure_page(library.texts(language)):
            text, problems = read_markup(screen.html)
            assert not problems
            if text.count("\n") + 1 > LINES or len(screen.keyboard) > ROWS:
                wrong.append(f"{language} {name}: {text.count(chr(10)) + 1} lines, {len(screen.keyboard)} rows")
            for row in screen.keyboard:
                widest = {1: 36, 2: 22, 3: 12}.get(len(row), 9)
                wrong += [f"{language} {name}: «{one.label}»" for one in row if len(one.label) > widest]
            for action in actions(screen):
                if isinstance(action, ShowFigures | OpenCalls | AskFigureDays):
                    read_choice(action.choice)
    assert not wrong, "\n".join(wrong)


def test_a_share_stands_with_its_interval_and_its_calls(library: Library) -> None:
    """Of less than ten calls no share is said."""
    texts = library.texts(EN)
    assert pages.share_text("Bought", Share(30, 120), texts) == "Bought: 25% (18–33%), 30 of 120"
    assert pages.share_text("Bought", Share(3, 9), texts) == "Bought: 3 of 9, too few for a share"


def test_an_arrow_stands_where_the_interval_of_the_difference_leaves_out_nothing(library: Library) -> None:
    """And says between which ends; where chance may have done it, or where there are too few calls, nothing is compared."""
    texts = library.texts(EN)
    assert pages.change_text(Share(60, 100), Share(30, 100), texts) == "▲ by 16–42 points, was 30% of 100"
    assert pages.change_text(Share(30, 100), Share(60, 100), texts) == "▼ by 16–42 points, was 60% of 100"
    assert pages.change_text(Share(33, 100), Share(30, 100), texts) == ""
    assert pages.change_text(Share(9, 9), Share(0, 100), texts) == ""
    assert pages.change_text(Share(90, 100), Share(0, 9), texts) == ""


def test_every_number_opens_its_calls(library: Library) -> None:
    """All of them, those of each outcome, those without one, those in which a sentence did not fit; none opens no calls."""
    screen = pages.figures_page(view(), library.texts(EN))
    opened = [read_choice(action.choice) for action in actions(screen) if isinstance(action, OpenCalls)]
    mine = view().asked.choice
    assert opened == [
        mine,
        replace(mine, is_open=True),
        replace(mine, is_unfit=True),
        *(replace(mine, outcome=outcome) for outcome in Outcome),
    ]
    few = pages.figures_page(view(CallCounts(calls=2, bought=2)), library.texts(EN))
    assert len([action for action in actions(few) if isinstance(action, OpenCalls)]) == 2


def test_numbers_of_people_and_teams_open_their_calls(library: Library) -> None:
    """In one tap, beside the name that leads to their figures."""
    pages_of = dict(every_figure_page(library.texts(EN)))
    for name in ("people", "teams"):
        rows = [[decode(one.action) for one in row] for row in pages_of[name].keyboard]
        lines = [row for row in rows if any(isinstance(action, OpenCalls) for action in row)]
        assert len(lines) == ON_A_PAGE
        for figures, calls in lines:
            assert isinstance(figures, ShowFigures)
            assert isinstance(calls, OpenCalls)
            assert figures.choice == calls.choice
            assert read_choice(calls.choice) != asked().choice or name == "teams"
            assert read_choice(calls.choice).team == asked().choice.team or name == "teams", "as they are counted"


def test_taps_and_seconds_are_of_one_person_and_only_once_staff_know(library: Library) -> None:
    """Of several together nobody's figures are shown; of one only after the owner's confirmation."""
    texts = library.texts(EN)
    his: dict[str, Any] = {"choice": Choice(period=WHOLE, employee=EmployeeId(5)), "person": "Anna"}
    shown = view(**his)
    assert "Taps a call: 6.9, of 4321" in pages.figure_lines(shown, texts)
    for hidden in (replace(shown, shows_people=False), view()):
        assert not [line for line in pages.figure_lines(hidden, texts) if line.startswith(("Taps", "Seconds"))]


def test_what_comes_by_itself_makes_no_sound(library: Library) -> None:
    """Nobody is called away from a client by last week's figures."""
    assert digest_screen(view(), library.texts(EN)).is_silent


def test_a_month_names_no_client_and_says_in_the_picture_what_stands_under_it(library: Library) -> None:
    """The picture shows each share with its interval over that of the month before; the file has the change's interval too."""
    texts = library.texts(EN)
    page = month_page(month(), texts)
    assert page.picture is not None
    drawn = {bar.label: bar for bar in page.picture.bars}
    assert drawn["Bought"].figures == "29% (28–30%), 1234 of 4267"
    assert [(mark.tone, round(mark.value, 2)) for mark in drawn["Bought"].marks] == [(Tone.FIRST, 0.29), (Tone.REST, 1.0)]
    assert "Bought: 29% (28–30%), 1234 of 4267" in read_markup(page.html)[0]
    assert len(read_markup(page.html)[0]) <= CAPTION
    first, types, teams = month_sheet(month(), texts).blocks
    assert len(first.rows[0]) == len(first.header)
    assert first.rows[1][:3] == ["Bought", 1234, 4267]
    assert len(types.rows) == len(Recognition)
    assert teams.rows[1][:4] == [TEAM.name, 2, 3, "too few"]


def test_days_are_chosen_one_after_the_other(library: Library) -> None:
    """Those to come are none to choose, nor those before the first; the last one shows the figures."""
    texts, here = library.texts(EN), asked(today=date(2026, 11, 10))
    first = days_page(here, texts, 0, 0)
    days = [action for action in actions(first) if isinstance(action, AskFigureDays) and action.first]
    assert [action.first for action in days] == list(range(20261101, 20261111))
    last = days_page(here, texts, 0, 20261105)
    to = [read_choice(action.choice).period for action in actions(last) if isinstance(action, ShowFigures)][:-1]
    wanted = [Period(kind=PeriodKind.DAYS, first=date(2026, 11, 5), last=date(2026, 11, day)) for day in range(5, 11)]
    assert to == wanted
    assert NOTHING in last.keyboard[-2]


def test_brackets_are_explained_only_where_there_are_any(library: Library) -> None:
    """Of few calls no share is said, and nothing about intervals."""
    texts = library.texts(EN)

    def page_of(calls: int) -> str:
        counts = CallCounts(calls=calls, bought=calls)
        people = Part(items=[(EmployeeId(7), "Anna")], page=0, has_more=False)
        return pages.people_page(PeopleView(asked=asked(), part=people, counts={EmployeeId(7): counts}), texts).html

    explained = texts.plain("figures.note_alone")
    assert [explained in page_of(calls) for calls in (9, 10)] == [False, True]

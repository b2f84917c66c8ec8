"""Pages of a trainee's path at their fullest, in every language: they fit a phone, and say what is asked of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.content.library import Library
from bot.content.render.measure import read_markup
from bot.domain.ids import LanguageCode
from bot.domain.training.capacity import Capacity
from bot.domain.training.stages import TickedBy, WorkCount
from bot.screens.action import decode
from bot.screens.screen import Screen
from bot.screens.training.actions import CountOwn, ListTrainees, TickOwn, TickTrainee
from bot.screens.training.path_pages import path_page
from bot.screens.training.trainee_pages import trainee_page
from tests.every_path_page import every_path_page, guided, path_of, view

LANGUAGES = [LanguageCode(code) for code in ("ru", "en", "ro", "fi")]
LINE, ROOM = 40, 38
"""Characters of a line of a phone, and how many lines there are; a row of buttons takes two. A browser measures less than 640
pixels for them."""


def actions(screen: Screen) -> list[object]:
    """What the buttons of a page mean."""
    return [decode(one.action) for row in screen.keyboard for one in row]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_a_phone(library: Library, language: LanguageCode) -> None:
    """No label that a phone cuts, no more lines and rows than it shows."""
    wrong = []
    for name, screen in every_path_page(library.program, library.texts(language)):
        text, problems = read_markup(screen.html)
        assert not problems
        lines = sum(max(1, -(-len(line) // LINE)) for line in text.split("\n"))
        rows = len(screen.keyboard)
        if lines + 2 * rows > ROOM:
            wrong.append(f"{name}: {lines} lines, {rows} rows")
        for row in screen.keyboard:
            widest = {1: 36, 2: 20}.get(len(row), 7)
            wrong += [f"{name}: «{one.label}»" for one in row if len(one.label) > widest]
            wrong += [f"{name}: {len(row)} in a row"] if len(row) > 8 else []
    assert not wrong, "\n".join(wrong)


def test_each_ticks_his_own_by_its_number_and_sees_the_others_too(library: Library) -> None:
    """Together every tick of a stage has one of the two buttons."""
    texts, program = library.texts(LANGUAGES[0]), library.program
    path = path_of(program, 3)
    hers = [one.tick for one in actions(path_page(view(program, path, 3, None), texts)) if isinstance(one, TickOwn)]
    for capacity in Capacity:
        page = trainee_page(guided(program, path, 3, capacity), None, texts)
        others = [one.tick for one in actions(page) if isinstance(one, TickTrainee)]
        assert sorted([*hers, *others]) == sorted(tick.id for tick in program.stages[2].ticks)
        for tick in program.stages[2].ticks:
            assert texts.tick(tick.id) in page.html
    assert hers == [tick.id for tick in program.stages[2].ticks if tick.by is TickedBy.TRAINEE]


def test_what_is_counted_goes_neither_below_nothing_nor_beyond_what_a_button_carries(library: Library) -> None:
    """A trainee who made no call takes none away."""
    texts, program = library.texts(LANGUAGES[0]), library.program
    full = view(program, path_of(program, 1), 1, None)
    assert max(one.n for one in actions(path_page(full, texts)) if isinstance(one, CountOwn)) <= 9999
    empty = replace(full, counted=WorkCount(), week=WorkCount())
    assert sorted(one.n for one in actions(path_page(empty, texts)) if isinstance(one, CountOwn)) == [0, 0, 1, 1]


def test_from_every_page_of_a_trainee_there_is_a_way_back(library: Library) -> None:
    """To the list, and from a question to the trainee."""
    for name, screen in every_path_page(library.program, library.texts(LANGUAGES[0])):
        if name.startswith(("stage", "passed")):
            assert isinstance(actions(screen)[-1], ListTrainees), name

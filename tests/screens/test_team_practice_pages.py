"""Pages of progress, of teams and of assignments: they fit, and their picture can be read on a phone, by day and by night."""

from __future__ import annotations

import re

import pytest

from bot.content.library import Library
from bot.domain.ids import LanguageCode
from bot.reporting.pictures.png import png_of
from bot.reporting.pictures.svg import EDGE, WIDTH, svg_of
from tests.every_team_practice_page import every_team_practice_page, pictures
from tests.reporting.pictures.reading import inked, rows_of, texts_in

LANGUAGES = ("ru", "en", "ro", "fi")
SMALLEST = 11
"""Of a letter, where the picture is as wide as a phone."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_a_message_that_telegram_takes(library: Library, language: str) -> None:
    """Under a picture 1024 characters at most, eight buttons a row."""
    for name, screen in every_team_practice_page(library.texts(LanguageCode(language))):
        text = re.sub(r"<[^>]+>", "", screen.html)
        assert len(text) <= (1024 if screen.picture else 4096), name
        assert all(1 <= len(row) <= 8 for row in screen.keyboard), name
        assert all(1 <= len(one.action.encode()) <= 64 for row in screen.keyboard for one in row), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_legible_on_a_phone_on_light_and_dark_ground(library: Library, language: str) -> None:
    """390 wide, no letter under eleven, nothing over its edges, and every word is drawn with the font that the product brings."""
    for name, screen in pictures(library.texts(LanguageCode(language))):
        assert screen.picture is not None
        svg = svg_of(screen.picture)
        assert min(float(size) for size in re.findall(r'font-size="([\d.]+)"', svg)) >= SMALLEST, name
        _, drawn = rows_of(png_of(svg, points=1))
        for words, left, right, top in texts_in(screen.picture):
            assert left >= EDGE - 1, (name, words)
            assert right <= WIDTH - EDGE + 1, (name, words)
            assert inked(drawn, int(left), int(top), int(right) + 1, int(top) + 17) > 3 * len(words), (name, words)

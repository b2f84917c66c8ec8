"""Pages of practice: each drill in each language as it stands on a phone."""

from __future__ import annotations

import pytest

from bot.content.library import Library
from bot.content.render.measure import read_markup, utf16_length
from bot.domain.calls.temperament import ICONS
from bot.domain.ids import LanguageCode
from bot.screens.training.told_lines import OWN_SHOWN
from tests.every_training_page import every_training_page

LANGUAGES = [LanguageCode(code) for code in ("ru", "en", "ro", "fi")]
MOST_LINES, MOST_ROWS = 24, 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_and_says_no_type_before_the_answer(library: Library, language: LanguageCode) -> None:
    """Telegram's limits, no label that a phone cuts, no icon that would give the type away."""
    wrong = []
    for name, screen in every_training_page(library, language):
        text, problems = read_markup(screen.html)
        wrong += [f"{name}: {problem}" for problem in problems]
        if "<" in text:
            wrong.append(f"{name}: a tag that is read")
        if utf16_length(text) > 1024 + OWN_SHOWN or text.count("\n") + 1 > MOST_LINES or len(screen.keyboard) > MOST_ROWS:
            wrong.append(f"{name}: {len(text)} characters, {text.count(chr(10)) + 1} lines, {len(screen.keyboard)} rows")
        for row in screen.keyboard:
            widest = {1: 36, 2: 20, 3: 13, 4: 8}[len(row)]
            wrong += [f"{name}: {one.label}" for one in row if len(one.label) > widest]
        labels = "".join(one.label for row in screen.keyboard for one in row)
        if name.startswith("asked") and any(icon in text + labels for icon in ICONS.values()):
            wrong.append(f"{name}: an icon")
    assert wrong == []

"""The pages of /house and the facts of a call fit a phone in every language, also when everything is written."""

from __future__ import annotations

import pytest

from bot.content.library import Library
from bot.content.render.measure import MAX_MESSAGE, read_markup, utf16_length
from bot.domain.ids import LanguageCode
from bot.screens.action import MAX_BYTES, decode
from tests.every_house_page import LANGUAGES, every_house_page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits(library: Library, language: LanguageCode) -> None:
    """Telegram's limits, and no label that a phone cuts."""
    texts, wrong = library.texts(language), []
    for name, screen in every_house_page(library.script, texts, texts):
        text, problems = read_markup(screen.html)
        wrong += [f"{name}: {one}" for one in problems]
        wrong += [f"{name}: {utf16_length(text)}"] if utf16_length(text) > MAX_MESSAGE else []
        assert sum(map(len, screen.keyboard)) <= 100
        for row in screen.keyboard:
            widest = {1: 36, 2: 22, 3: 13}.get(len(row), 9)
            for one in row:
                decode(one.action)
                assert len(one.action.encode()) <= MAX_BYTES
                wrong += [f"{name}: «{one.label}» is one of {len(row)}"] if len(one.label) > widest else []
    assert not wrong, "\n".join(sorted(set(wrong)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_progress_counts_in_every_plural(library: Library, language: LanguageCode) -> None:
    """One sentence, two, five, twenty-one: each has its form."""
    texts = library.texts(language)
    said = [texts.plain("house.progress", done=7, all=18, n=n) for n in (0, 1, 2, 5, 21, 23)]
    assert all(str(n) in one for n, one in zip((0, 1, 2, 5, 21, 23), said, strict=True))
    assert len(set(said)) == len(said)

"""The pages of /team, /settings, /audit and of the first minute, as samples to be tried on."""

from __future__ import annotations

from collections.abc import Iterator

from bot.screens.words import Words
from tests.every_people_screen import every_screen

from .every_card import Sample
from .every_guide_page import TALLEST_PAGE


def every_people_page(words: Words) -> Iterator[Sample]:
    """Give every page once; what stands under a picture is measured without it."""
    for number, (name, screen) in enumerate(every_screen(words)):
        yield Sample(name=f"{name} {number}", screen=screen, is_card=False, tallest=TALLEST_PAGE)

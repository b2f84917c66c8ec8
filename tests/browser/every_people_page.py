"""The pages of /team, /settings, /audit and of the first minute, as samples to be tried on."""

from __future__ import annotations

from collections.abc import Iterator

from bot.screens.texts import Texts
from tests.every_people_screen import every_screen

from .every_card import Sample
from .every_guide_page import TALLEST_PAGE


def every_people_page(texts: Texts) -> Iterator[Sample]:
    """Give every page once; what stands under a picture is measured without it."""
    for number, (name, screen) in enumerate(every_screen(texts)):
        yield Sample(name=f"{name} {number}", screen=screen, is_card=False, tallest=TALLEST_PAGE)

"""The pages of /team, /settings, /audit, of the first minute, of weights and of training, as samples to be tried on."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.library import Library
from bot.domain.calls.script import Script
from bot.domain.house.sheet import FIELDS, Part
from bot.domain.ids import LanguageCode
from bot.domain.training.quiz_book import QuizBook
from bot.domain.training.stages import Program
from bot.screens.texts import Texts
from tests.every_house_page import every_house_page
from tests.every_path_page import every_path_page
from tests.every_people_screen import every_screen
from tests.every_quiz_page import every_quiz_page
from tests.every_team_practice_page import every_team_practice_page
from tests.every_training_page import every_training_page
from tests.every_weight_page import every_weight_page

from .every_card import Sample
from .every_guide_page import TALLEST_PAGE

TWINS = tuple(f"{part}2.{field}" for part in Part for field in FIELDS[part])
"""Places whose pages are those of others of the same part: first and third products and competitors are tried on."""


def every_weight_sample(script: Script, texts: Texts) -> Iterator[Sample]:
    """Give every page of weights once."""
    for name, screen in every_weight_page(script, texts):
        yield Sample(name=name, screen=screen, is_card=False, tallest=TALLEST_PAGE)


def every_training_sample(library: Library, language: LanguageCode) -> Iterator[Sample]:
    """Give every page of practice once."""
    for name, screen in every_training_page(library, language):
        yield Sample(name=f"train {name}", screen=screen, is_card=False, tallest=TALLEST_PAGE)


def every_path_sample(program: Program, texts: Texts) -> Iterator[Sample]:
    """Give every page of a trainee's path once."""
    for name, screen in every_path_page(program, texts):
        yield Sample(name=name, screen=screen, is_card=False, tallest=TALLEST_PAGE)


def every_team_practice_sample(texts: Texts) -> Iterator[Sample]:
    """Give every page of progress, of teams and of assignments once; what stands under a picture is measured without it."""
    for name, screen in every_team_practice_page(texts):
        yield Sample(name=f"training {name}", screen=screen, is_card=False, tallest=TALLEST_PAGE)


def every_quiz_sample(book: QuizBook, texts: Texts) -> Iterator[Sample]:
    """Give every page of the product quiz and the role game once."""
    for name, screen in every_quiz_page(book, texts):
        yield Sample(name=name, screen=screen, is_card=False, tallest=TALLEST_PAGE)


def every_house_sample(script: Script, texts: Texts) -> Iterator[Sample]:
    """Give every page of /house that is no other's twin; it has to be taken in at a glance, with everything written."""
    pages = {name: screen for name, screen in every_house_page(script, texts, texts) if not name.endswith(TWINS)}
    for name, screen in pages.items():
        yield Sample(name=f"house {name}", screen=screen, is_card=False)


def every_people_page(texts: Texts) -> Iterator[Sample]:
    """Give every page once; what stands under a picture is measured without it."""
    for number, (name, screen) in enumerate(every_screen(texts)):
        yield Sample(name=f"{name} {number}", screen=screen, is_card=False, tallest=TALLEST_PAGE)

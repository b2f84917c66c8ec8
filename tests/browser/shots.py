"""`make shots`: every screen as a picture in `shots/`, and the check that no card is higher than a glance.

It plays the real bot behind the emulator, and it tries on every card that the content can lead to. Exit 1 with a line for each
fault. Without Chromium it says so and checks nothing. With `--renew-docs` the documentation's pictures are taken anew too; with
`--no-pictures` everything is looked at and measured, and none is taken: half of the work, where nobody would look at them.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from playwright.async_api import Browser

from bot.app.wiring import load_library
from bot.content.library import Library
from bot.db.upkeep.migrate import upgrade
from bot.domain.ids import LanguageCode

from .camera import PORTRAITS, Camera, set_up_camera
from .chromium import chromium, find_chromium
from .every_card import Sample, every_card
from .every_guide_page import every_guide_page
from .every_live_run import every_live_run
from .every_people_page import (
    every_house_sample,
    every_path_sample,
    every_people_page,
    every_quiz_sample,
    every_team_practice_sample,
    every_training_sample,
    every_weight_sample,
)
from .every_sale_page import every_sale_page
from .every_time_page import every_time_page
from .fitting import Fitted, fit
from .journey import photograph_everything
from .stage import open_stage

SHOTS = Path("shots")
DOCUMENTED = Path("docs/pictures")
EDITORS = ("words-home.png", "words-phrase.png", "words-findings.png", "words-draft.png")
"""In `scripts_content/README.md`."""
IN_DOCUMENTS = ("card.png", "card-dark.png", "objections.png", "finished.png", *EDITORS)
RENEW = "--renew-docs"
NO_PICTURES = "--no-pictures"
NO_CHROMIUM = (
    "SKIPPED: NO CHROMIUM, so no screen was looked at and the 450 px were not checked; install Debian's package `chromium`"
)


def main() -> int:
    """Make the pictures, print the report and return the exit code."""
    path = find_chromium()
    if path is None:
        say(NO_CHROMIUM)
        return 0
    code = asyncio.run(shoot(path))
    if RENEW in sys.argv[1:]:
        for name in IN_DOCUMENTS:
            shutil.copy(SHOTS / PORTRAITS / name, DOCUMENTED / name)
    return code


async def shoot(chromium_path: Path) -> int:
    """Photograph the journey, try on every card, print and judge."""
    library = load_library("ru")
    kept = None if NO_PICTURES in sys.argv[1:] else SHOTS
    if kept is not None:
        shutil.rmtree(kept, ignore_errors=True)
    async with chromium(chromium_path) as browser:
        # Side by side: each of them waits for the browser more than it works.
        trying_on = (fit(browser, list(in_language(library, language))) for language in library.languages)
        camera, fitted = await asyncio.gather(journey(browser, library, kept), asyncio.gather(*trying_on))
    return report(camera, list(chain.from_iterable(fitted)))


def in_language(library: Library, language: LanguageCode) -> Iterator[Sample]:
    """Give every card and every page of the guide of one language, named so."""
    texts = library.texts(language)
    script = library.script
    talk = (*every_card(script, texts), *every_guide_page(script.guide, texts))
    people = (
        *every_people_page(texts),
        *every_house_sample(script, texts),
        *every_weight_sample(script, texts),
        *every_path_sample(library.program, texts),
    )
    teams = (*every_team_practice_sample(texts), *every_quiz_sample(library.quiz(language), texts))
    training = (*every_training_sample(library, language), *every_live_run(script, texts, library.drills(language)), *teams)
    for sample in (*talk, *training, *every_time_page(script, texts), *every_sale_page(script, texts), *people):
        yield replace(sample, name=f"{language} {sample.name}")


async def journey(browser: Browser, library: Library, kept: Path | None) -> Camera:
    """Play the journey on a database of its own and return what the camera saw; pictures go to `kept`, if any."""
    with tempfile.TemporaryDirectory() as made:
        directory = Path(made)
        empty = directory / "empty.db"
        await upgrade(f"sqlite:///{empty}")
        async with (
            open_stage(empty, directory, library, polls=False) as stage,
            set_up_camera(browser, stage, kept) as camera,
        ):
            await photograph_everything(camera)
    return camera


def report(camera: Camera, fitted: list[Fitted]) -> int:
    """Print the tallest cards, every fault and the verdict."""
    wrong = [*camera.wrong, *camera.complaints(), *(f"{one.sample.name}: {fault}" for one in fitted for fault in one.faults())]
    cards = [one for one in fitted if one.sample.is_card]
    tallest_card = max(cards, key=lambda one: one.look.height)
    glances = [one for one in fitted if one.sample.tallest is None]
    pages = [one for one in fitted if one.sample.tallest is not None]
    tallest = max(glances, key=lambda one: one.look.height)
    for what, one, tried in (("card", tallest_card, cards), ("screen", tallest, glances)):
        say(f"the tallest {what} of {len(tried)} tried on: {one.look.height:.0f} px, {one.sample.name}")
    for one in sorted(pages, key=lambda page: page.look.height)[-1:]:
        say(f"the tallest page of {len(pages)} tried on: {one.look.height:.0f} px of {one.sample.tallest:.0f}, {one.sample.name}")
    shot, height = max(camera.heights.items(), key=lambda item: item[1])
    say(f"the tallest of {len(camera.names)} played: {height:.0f} px, {shot}")
    for line in wrong:
        say(line)
    highest = max(height, tallest.look.height)
    say(f"{len(camera.names) + len(fitted)} screens, the tallest {highest:.0f} px, {'FAIL' if wrong else 'PASS'}")
    return 1 if wrong else 0


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())

"""Fifty people at once: tapping, typing, inviting, removing, blocking, over days, with a bot that dies now and then."""

from __future__ import annotations

import os
import random
import shutil
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.content.library import Library
from bot.domain.clients.naming import ClientNaming
from tests.simulation.borders import Borders
from tests.simulation.day import Days, Watcher
from tests.simulation.effects import Effects
from tests.simulation.house import House, open_house
from tests.simulation.people import Actor
from tests.simulation.promises import Promises
from tests.simulation.screens import Screens

USUAL = 20261123
ON_POSTGRESQL = 5
BEGINS = (
    datetime(2026, 11, 23, tzinfo=UTC),
    datetime(2026, 10, 24, tzinfo=UTC),  # the clocks of Europe go back in the second night
    datetime(2027, 3, 27, tzinfo=UTC),  # and forward here
)


def watchers_of(house: House) -> list[Watcher]:
    """Everybody who looks on."""
    return [Effects(house), Borders(house), Screens(house), Promises(house)]


async def play(url: str, library: Library, seed: int, kept: Path, *, people: int, days: int) -> str:
    """Play some days and return what can be said of them."""
    chance = random.Random(seed)
    begin, started = chance.choice(BEGINS), time.process_time()
    naming = chance.choices((ClientNaming.NAMES, ClientNaming.CODES), (0.75, 0.25))[0]
    async with open_house(url, library, begin, chance, kept) as house:
        chats = await house.fill(people, naming=naming)
        actors = [Actor(house, chat, chance) for chat in chats]
        for actor in actors:
            actor.has_codes = naming is ClientNaming.CODES
        watchers = watchers_of(house)
        played = Days(house, actors, watchers, chance)
        try:
            await played.play(days)
        except BaseException as wrong:
            wrong.add_note(f"SALESFLOOR_TEST_SEED={seed} ({people} people, {days} days); what happened last:")
            for line in played.trail:
                wrong.add_note(line)
            raise
        return (
            f"seed {seed}: {people * days} person-days, {played.updates} updates ({played.counts['repeated']} repeated), "
            f"{len(house.sights)} sights, {dict(played.counts)}, {house.kills} kills, {house.restarts} restarts, "
            f"{[watcher.figures for watcher in watchers]}, {naming}, story {played.fingerprint}, "
            f"{time.process_time() - started:.1f} s of work"
        )


def asked_for(usual: int) -> int:
    """Return the seed of SALESFLOOR_TEST_SEED, or the usual one: what lands must not hang on the dice of its day."""
    return int(os.environ.get("SALESFLOOR_TEST_SEED") or usual)


@pytest.mark.timeout(300)
async def test_whatever_fifty_people_do_nothing_is_lost_doubled_or_shown_to_others(
    migrated_file: Path, tmp_path: Path, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each tap has one effect, each reminder comes once, nobody sees another team, every card says what is stored."""
    url = f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'days.db')}"
    said = await play(url, library, asked_for(USUAL), tmp_path, people=50, days=2)
    with capsys.disabled():
        sys.stdout.write(f"\n{said}\n")


@pytest.mark.timeout(300)
async def test_a_smaller_house_on_postgresql(
    postgres_url: str, tmp_path: Path, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same holds where transactions run side by side."""
    said = await play(postgres_url, library, asked_for(ON_POSTGRESQL), tmp_path, people=16, days=1)
    with capsys.disabled():
        sys.stdout.write(f"\n{said}\n")

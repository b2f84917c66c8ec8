"""What is asked in the first days, of whom, and in which order."""

from __future__ import annotations

import pytest

from bot.domain.people.employee import Role
from bot.domain.people.first_steps import FirstStep, first_after, still_open
from bot.domain.time_zones import HOME, SPOKEN_IN, guessed_zone, is_time_zone


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.MANAGER, Role.TRAINEE])
def test_only_the_owner_is_asked_about_the_house(role: Role) -> None:
    """Everybody else says where he works, once."""
    assert still_open(role, {FirstStep.ZONE: False}) == [FirstStep.ZONE]
    assert still_open(role, {FirstStep.ZONE: True}) == []


def test_what_is_put_off_is_not_asked_twice_in_one_walk() -> None:
    """On the next walk it comes again, in its place."""
    nothing = dict.fromkeys(FirstStep, False)
    walk: list[FirstStep] = []
    while (step := first_after(still_open(Role.OWNER, nothing), walk[-1] if walk else None)) is not None:
        walk.append(step)
    assert walk == [FirstStep.NAMING, FirstStep.ZONE, FirstStep.INVITE, FirstStep.STAFF]
    assert first_after(still_open(Role.OWNER, nothing | {FirstStep.NAMING: True}), None) is FirstStep.ZONE


@pytest.mark.parametrize(
    ("language", "house", "guess"),
    [
        ("ru", "Europe/Moscow", "Europe/Moscow"),
        ("ru", "Asia/Yekaterinburg", "Asia/Yekaterinburg"),
        ("ru", "Etc/UTC", "Europe/Moscow"),
        ("fi", "Europe/Moscow", "Europe/Helsinki"),
        ("ro", "Europe/Chisinau", "Europe/Chisinau"),
        ("ro", "Europe/Helsinki", "Europe/Bucharest"),
        ("en", "Asia/Almaty", "Asia/Almaty"),
    ],
)
def test_where_somebody_works_is_guessed_from_his_language(language: str, house: str, guess: str) -> None:
    """The house's own zone counts wherever his language is spoken."""
    assert guessed_zone(language, house) == guess


def test_every_zone_of_the_guesses_is_one() -> None:
    """And everybody's home is among the places where his language is spoken."""
    assert [zone for zones in SPOKEN_IN.values() for zone in zones if not is_time_zone(zone)] == []
    assert all(HOME[language] in zones for language, zones in SPOKEN_IN.items())

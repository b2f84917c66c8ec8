"""A floor with two teams, for conversations about people; and how /team is walked through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.people.employee import Role
from tests.buttons import Meaning
from tests.floor import Desk, Floor, Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who is there."""

    owner: Desk
    chief: Desk
    """Supervisor of the first team."""
    anna: Desk
    """A manager of the first team."""
    vera: Desk
    """A trainee of the first team."""
    far_chief: Desk
    """Supervisor of the other team."""
    far: Desk
    """A manager of the other team."""


async def open_cast(floor: Floor) -> Cast:
    """Hire everybody."""
    return Cast(
        owner=await floor.hire(1, "Ольга", Role.OWNER),
        chief=await floor.hire(2, "Сергей", Role.SUPERVISOR),
        anna=await floor.hire(101, "Анна"),
        vera=await floor.hire(103, "Вера", Role.TRAINEE),
        far_chief=await floor.hire(3, "Роман", Role.SUPERVISOR, "Юг"),
        far=await floor.hire(201, "Дарья", Role.MANAGER, "Юг"),
    )


def page(desk: Desk, sign: Meaning | str | None = None) -> Shown:
    """The last message of the bot with buttons, or the last one that has a button with this meaning or sign."""
    for shown in reversed(desk.shown):
        if shown.message.from_bot and shown.message.inline_keyboard and (sign is None or _shows(shown, sign)):
            return shown
    raise LookupError(sign)


def _shows(shown: Shown, sign: Meaning | str) -> bool:
    if isinstance(sign, Meaning):
        return shown.has(sign)
    return any(sign in label for row in shown.labels for label in row)


async def tap(desk: Desk, wanted: Meaning | str) -> Shown:
    """Tap the button with this meaning, with exactly this label, or the first that contains it, on the last page that has it."""
    shown = page(desk, wanted)
    if isinstance(wanted, str) and not shown.has(wanted):
        wanted = next(label for row in shown.labels for label in row if wanted in label)
    await desk.tap(wanted, shown.id)
    return desk.last


async def change(desk: Desk, name: str, *taps: str, team: str | None = None) -> None:
    """Walk to a colleague's page and tap: keys of words, or what a button says."""
    await desk.send("/team")
    if team is not None:
        await tap(desk, team)
    await tap(desk, name)
    for label in taps:
        await tap(desk, desk.floor.says(label) if label.startswith(("button.", "role.")) else label)


async def audit(floor: Floor) -> list[tuple[str, int]]:
    """What the audit log says: action and who did it."""
    return [(action, person) for action, person in await floor.rows("SELECT action, person_id FROM audit_log ORDER BY id")]


async def employee(floor: Floor, person: int) -> dict[str, Any]:
    """The row of a person."""
    return (await floor.records(f"SELECT * FROM employees WHERE person_id = {person}"))[0]


def link_of(shown: Shown) -> str:
    """The code in an invitation's message, as it stands behind /start."""
    return shown.text.split("?start=")[1].split()[0]

"""An owner's and a newcomer's way past the screens of people and settings, photographed."""

from __future__ import annotations

from playwright.async_api import expect

from bot.domain.people.employee import Role
from tests.buttons import CHOLERIC, FINISH
from tests.conversation.people.cast import link_of, page
from tests.conversation.people.cast import tap as tap_label
from tests.floor import Desk

from .camera import Camera
from .every_guide_page import TALLEST_PAGE

PAVEL, YANA = 1006, 1007
SETTINGS = ("language", "zone", "quiet", "data", "naming")


async def people(camera: Camera) -> None:
    """Invite, come in, try a call; then role, mentor, settings, log, and the end of access."""
    floor = camera.stage.floor
    pavel = await floor.hire(PAVEL, "Павел", Role.OWNER)
    yana = floor.stranger(YANA, "Яна")
    code = await invite(camera, pavel)
    await newcomer(camera, yana, code)
    await camera.show(PAVEL)
    await camera.take("invite-accepted", is_card=False, tallest=TALLEST_PAGE)
    await tap(pavel, pavel.floor.says("button.invite_number", number=1))
    for phone in camera.phones:
        await expect(phone.alert).to_be_visible()
    await camera.snap("invite-too-late")
    for phone in camera.phones:
        await phone.tab.keyboard.press("Enter")
        await expect(phone.alert).to_have_count(0)
    await colleague(camera, pavel)
    await settings(camera, pavel)
    await camera.show(YANA)
    await camera.take("news", is_card=False, tallest=TALLEST_PAGE)
    await yana.send("/settings")
    await pavel.send("/team")
    for label in ("Яна", "button.person_remove", "button.person_remove_yes"):
        await tap(pavel, label)
    await camera.take("removed-newcomer", is_card=False)
    await camera.show(PAVEL)
    await camera.take("removed", is_card=False)


async def invite(camera: Camera, pavel: Desk) -> str:
    """From the team to the link and the list; returns what stands behind /start."""
    await camera.show(PAVEL)
    await pavel.send("/start")
    await pavel.send("/help")
    await camera.take("help-owner", is_card=False, tallest=TALLEST_PAGE)
    await pavel.send("/team")
    await camera.take("team", is_card=False, tallest=TALLEST_PAGE)
    await tap(pavel, "button.team_invite")
    await camera.take("invite-role", is_card=False)
    await tap(pavel, "role.manager")
    await camera.take("invite-link", is_card=False, tallest=TALLEST_PAGE)
    return link_of(page(pavel, pavel.floor.says("button.invite_refresh")))


async def newcomer(camera: Camera, yana: Desk, code: str) -> None:
    """The first minute of somebody who was invited."""
    await camera.show(YANA)
    await yana.send(f"/start {code}")
    await camera.take("first-zone", is_card=False)
    await yana.tap(yana.floor.says("button.here", city="Москва"))
    await camera.take("newcomer", is_card=False)
    await yana.tap(yana.floor.says("button.try_call"))
    await camera.take("practice")
    await yana.tap(CHOLERIC)
    await yana.tap(FINISH)
    await camera.take("practice-finished", is_card=False)
    await yana.send("/help")
    await camera.take("help-manager", is_card=False, tallest=TALLEST_PAGE)


async def colleague(camera: Camera, pavel: Desk) -> None:
    """A colleague's page and what is asked there."""
    await pavel.send("/team")
    await tap(pavel, "Яна")
    await camera.take("person", is_card=False, tallest=TALLEST_PAGE)
    await tap(pavel, "button.person_role")
    await camera.take("person-role", is_card=False)
    await tap(pavel, "role.trainee")
    await tap(pavel, "button.person_mentor")
    await camera.take("person-mentor", is_card=False, tallest=TALLEST_PAGE)
    await tap(pavel, "Анна")
    await camera.take("person-changed", is_card=False, tallest=TALLEST_PAGE)
    await tap(pavel, "button.person_remove")
    await camera.take("person-remove", is_card=False)


async def settings(camera: Camera, pavel: Desk) -> None:
    """Every page of the settings, and the log."""
    await pavel.send("/settings")
    await camera.take("settings", is_card=False, tallest=TALLEST_PAGE)
    for name in SETTINGS:
        await tap(pavel, f"button.settings_{name}")
        await camera.take(f"settings-{name}", is_card=False, tallest=TALLEST_PAGE)
        await tap(pavel, "button.settings_back")
    await pavel.send("/audit")
    await camera.take("audit", is_card=False, tallest=TALLEST_PAGE)


async def tap(desk: Desk, label: str) -> None:
    """Tap what a button says, or the button with this key of words, on the last message that has it."""
    await tap_label(desk, desk.floor.says(label) if label.startswith(("button.", "role.")) else label)

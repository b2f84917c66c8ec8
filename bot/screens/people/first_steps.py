"""The first days: one question on one screen, with «later» as the way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.domain.clients.naming import ClientNaming
from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.people.employee import Employee, Role
from bot.domain.people.first_steps import FirstStep
from bot.domain.time_zones import OFFERED
from bot.screens.action import encode
from bot.screens.page import button
from bot.screens.people.actions import AskCity, InviteFirst, KeepZone, PutOff, TellStaff, TryCall
from bot.screens.people.settings import clock_in, zone_label
from bot.screens.people.settings_actions import SetNaming
from bot.screens.people.team import ICONS
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.people.first_steps import FirstSteps

FIRST_STEPS_SLOT = SlotKind(name="first_steps", closes_on=frozenset({Change.ACCESS, Change.ROLE}))


def show_first_steps(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Put a screen into the one message of the first days."""
    return Show(slot=FIRST_STEPS_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)


def first_steps_screen(steps: FirstSteps, texts: Texts, now: datetime) -> Screen:
    """Ask the next question; at the end say what he can do, and that what he has put off can be answered later."""
    return _asked(steps, texts, now)[steps.step]()


def cities_screen(me: Employee, texts: Texts, now: datetime) -> Screen:
    """Ask for the city: those that are usual here, or one that is typed."""
    return _cities(texts.html("settings.ask_zone"), OFFERED, 2, me, texts, now)


def cities_found_screen(me: Employee, typed: str, zones: Sequence[str], texts: Texts, now: datetime) -> Screen:
    """Ask which of the cities is meant that are called as typed; where none is, for another."""
    if zones:
        return _cities(texts.html("settings.zones_found", typed=typed), zones, 1, me, texts, now)
    return _cities(texts.html("settings.no_zone", typed=typed), OFFERED, 2, me, texts, now)


def role_screen(me: Employee, texts: Texts) -> Screen:
    """Say in three sentences what somebody can do here, with a call to try."""
    role = Role.SUPERVISOR if me.role is Role.OWNER else me.role
    return Screen(html=texts.html(f"welcome.{role}"), keyboard=[[try_button(texts)]])


def try_button(texts: Texts) -> Button:
    """Return the button that begins a practice call."""
    return button(texts, "button.try_call", TryCall())


def _asked(steps: FirstSteps, texts: Texts, now: datetime) -> dict[FirstStep | None, Callable[[], Screen]]:
    me = steps.employee

    def put_off(step: FirstStep) -> list[Button]:
        return [button(texts, "button.put_off", PutOff(step=step))]

    def naming() -> Screen:
        row = [
            button(texts, f"button.{naming}", SetNaming(naming=naming, from_welcome=1))
            for naming in (ClientNaming.CODES, ClientNaming.NAMES)
        ]
        return Screen(html=texts.html("welcome.naming"), keyboard=[row, put_off(FirstStep.NAMING)])

    def zone() -> Screen:
        city, time = texts.city(steps.zone), clock_in(steps.zone, texts, now)
        rows = [
            [button(texts, "button.here", KeepZone(zone=steps.zone), city=city)],
            [button(texts, "button.elsewhere", AskCity()), *put_off(FirstStep.ZONE)],
        ]
        return Screen(html=texts.html("welcome.zone", time=time), keyboard=rows)

    def invite() -> Screen:
        rows = [
            [Button(label=f"{ICONS[role]} {texts.plain(f'role.{role}')}", action=encode(InviteFirst(role=role)))]
            for role in (Role.SUPERVISOR, Role.MANAGER)
        ]
        return Screen(html=texts.html("welcome.invite"), keyboard=[*rows, put_off(FirstStep.INVITE)])

    def staff() -> Screen:
        told = texts.plain("welcome.staff_text")
        rows = [
            [Button(label=texts.plain("button.copy_text"), copies=told)],
            [button(texts, "button.data_informed", TellStaff()), *put_off(FirstStep.STAFF)],
        ]
        return Screen(html=texts.html("welcome.staff", told=told), keyboard=rows)

    def end() -> Screen:
        if me.role is not Role.OWNER:
            return role_screen(me, texts)
        html = texts.html("welcome.put_off", n=steps.left) if steps.left else texts.html("welcome.done")
        return Screen(html=html, keyboard=[[try_button(texts)]])

    return {FirstStep.NAMING: naming, FirstStep.ZONE: zone, FirstStep.INVITE: invite, FirstStep.STAFF: staff, None: end}


def _cities(html: str, zones: Sequence[str], columns: int, me: Employee, texts: Texts, now: datetime) -> Screen:
    buttons = [Button(label=zone_label(zone, me, texts, now), action=encode(KeepZone(zone=zone))) for zone in zones]
    rows = [buttons[at : at + columns] for at in range(0, len(buttons), columns)]
    return Screen(html=html, keyboard=[*rows, [button(texts, "button.put_off", PutOff(step=FirstStep.ZONE))]])

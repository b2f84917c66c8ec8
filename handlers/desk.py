"""/desk: into the desk page, and out of it everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from telegram import Message

from bot.domain.ids import ChatId
from bot.domain.people.employee import Person
from bot.screens.desk.actions import LeaveDesks
from bot.screens.desk.desk_message import desk_screen, show_desk
from bot.screens.job import Job
from bot.screens.screen import Outgoing, Screen, Show
from bot.screens.turn import Reply, Turn
from bot.services.act import Act
from bot.services.desk import sign_in
from bot.services.desk.sign_in import DeskView
from bot.services.ports import UnitOfWork
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.showing import above_the_card


async def command(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Make a link; one that was made before opens nothing any more."""
    del message  # nothing is given behind the command
    act = act_of(turn, deps)
    view = await (sign_in.make_link(act) if deps.desk_url() else sign_in.view_desks(act))
    return await above_the_card(turn, deps, show_desk(turn.chat_id, _screen(turn, deps, view), is_anew=True))


async def leave(turn: Turn, deps: Dependencies, action: LeaveDesks) -> Reply:
    """Sign out everywhere."""
    del action  # it says all by its name
    view = await sign_in.sign_out_everywhere(act_of(turn, deps))
    return Reply(outgoing=(show_desk(turn.chat_id, _screen(turn, deps, view)),))


async def from_the_page(deps: Dependencies, work: UnitOfWork, act: Act, shown: Sequence[Show]) -> Sequence[Outgoing]:
    """Return what is shown in somebody's chat for what he has done on the page: as if he had tapped it there."""
    me = act.employee
    turn = Turn(
        update_id=0,  # there is none, and nothing is put on record with it
        now=act.now,
        work=work,
        person=Person(id=me.person_id, first_name=me.name),
        chat_id=ChatId(int(me.person_id)),
        employee=me,
    )
    return (await above_the_card(turn, deps, *shown)).outgoing


def daily(deps: Dependencies) -> Sequence[Job]:
    """Let go of what has ended."""
    del deps  # nothing is said of it

    async def forget_desks(work: UnitOfWork, now: datetime) -> Sequence[Show]:
        await sign_in.forget_ended(work, now)
        return ()

    return (forget_desks,)


def _screen(turn: Turn, deps: Dependencies, view: DeskView) -> Screen:
    time_zone = act_of(turn, deps).employee.time_zone
    return desk_screen(view, texts_of(turn, deps), url=deps.desk_url(), time_zone=time_zone)


TAPS: Sequence[Tap[Any]] = (Tap(LeaveDesks, leave),)

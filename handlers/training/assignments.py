"""What is given to practise: by whoever looks after a team, and to whoever is to do it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.ids import ChatId
from bot.screens.calls.shown_call import card_of
from bot.screens.job import Job
from bot.screens.reminders.calendar import wall_of
from bot.screens.screen import Outgoing, Screen
from bot.screens.training import assign_pages, assigned_pages, train_pages
from bot.screens.training.team_actions import (
    AskDeadline,
    BeginAssigned,
    ChooseAssignee,
    ChoosePack,
    DraftAssignment,
    GiveAssignment,
    ListAssigned,
    ListGiven,
    OpenDraft,
    OpenGiven,
    SetAssignedFrequency,
    SetDeadline,
    TakeBackAssignment,
)
from bot.screens.training.trainee_pages import show_trainees
from bot.screens.turn import Reply, Turn
from bot.services.ports import UnitOfWork
from bot.services.training import assign, given
from bot.services.training.assign import Draft
from bot.services.training.begin_assigned import begin_assigned, view_mine
from bot.services.training.tell_assigned import tell_assigned
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.showing import above_the_card
from handlers.training.taps import practice_screen

# ---- for whom it was given ----


async def list_assigned(turn: Turn, deps: Dependencies, action: ListAssigned) -> Reply:
    """What was given to whoever taps was asked for."""
    texts = texts_of(turn, deps)
    screen = assigned_pages.assigned_page(await view_mine(act_of(turn, deps)), texts)
    shown = train_pages.show_training(turn.chat_id, screen, is_anew=bool(action.anew))
    return await above_the_card(turn, deps, shown) if action.anew else Reply(outgoing=(shown,))


async def begin(turn: Turn, deps: Dependencies, action: BeginAssigned) -> Reply:
    """It is to be begun."""
    act, texts = act_of(turn, deps), texts_of(turn, deps)
    practice = await begin_assigned(act, deps.training, action.assigned)
    if practice is None:
        screen = assigned_pages.assigned_page(await view_mine(act), texts, texts.plain("assigned.nothing_to_ask"))
    else:
        screen = practice_screen(turn, deps, practice)
    return Reply(outgoing=(train_pages.show_training(turn.chat_id, screen),))


# ---- who gives it ----


async def choose_pack(turn: Turn, deps: Dependencies, action: ChoosePack) -> Reply:
    """Something is to be given."""
    return _edited(turn, assign_pages.packs_page(await assign.view_packs(act_of(turn, deps), action.team), texts_of(turn, deps)))


async def begin_draft(turn: Turn, deps: Dependencies, action: DraftAssignment) -> Reply:
    """A pack was chosen."""
    return _draft(turn, deps, await assign.begin_draft(act_of(turn, deps), action.team, action.pack))


async def open_draft(turn: Turn, deps: Dependencies, action: OpenDraft) -> Reply:
    """Another page of people was asked for, or the way back from the calendar."""
    return _draft(turn, deps, await assign.view_draft(act_of(turn, deps), action.assignment), action.page)


async def choose_person(turn: Turn, deps: Dependencies, action: ChooseAssignee) -> Reply:
    """Somebody is taken in, or out."""
    draft = await assign.choose_person(act_of(turn, deps), action.assignment, action.person, on=bool(action.on))
    return _draft(turn, deps, draft, action.page)


async def set_frequency(turn: Turn, deps: Dependencies, action: SetAssignedFrequency) -> Reply:
    """How often was chosen."""
    return _draft(turn, deps, await assign.set_frequency(act_of(turn, deps), action.assignment, action.frequency))


async def ask_deadline(turn: Turn, deps: Dependencies, action: AskDeadline) -> Reply:
    """The calendar was asked for."""
    draft = await assign.view_draft(act_of(turn, deps), action.assignment)
    return _edited(turn, assign_pages.deadline_page(draft, texts_of(turn, deps), action.month))


async def set_deadline(turn: Turn, deps: Dependencies, action: SetDeadline) -> Reply:
    """A day was chosen."""
    day = wall_of(action.day * 10_000).date()
    return _draft(turn, deps, await assign.set_deadline(act_of(turn, deps), action.assignment, day))


async def give(turn: Turn, deps: Dependencies, action: GiveAssignment) -> Reply:
    """It is to be given."""
    texts = texts_of(turn, deps)
    found = await assign.give(act_of(turn, deps), action.assignment)
    if isinstance(found, Draft):
        return _edited(turn, assign_pages.draft_page(found, texts, is_nobody=True))
    return _edited(turn, assign_pages.given_page(found, texts))


async def list_given(turn: Turn, deps: Dependencies, action: ListGiven) -> Reply:
    """What was given in a team was asked for."""
    listed = await given.list_given(act_of(turn, deps), action.team)
    return _edited(turn, assign_pages.given_list_page(listed, texts_of(turn, deps), action.page))


async def open_given(turn: Turn, deps: Dependencies, action: OpenGiven) -> Reply:
    """One of them was opened."""
    found = await given.view_given(act_of(turn, deps), action.assignment)
    return _edited(turn, assign_pages.given_page(found, texts_of(turn, deps), action.page))


async def take_back(turn: Turn, deps: Dependencies, action: TakeBackAssignment) -> Reply:
    """It is taken back."""
    listed = await given.take_back(act_of(turn, deps), action.assignment)
    return _edited(turn, assign_pages.given_list_page(listed, texts_of(turn, deps)))


def _draft(turn: Turn, deps: Dependencies, draft: Draft, number: int = 0) -> Reply:
    return _edited(turn, assign_pages.draft_page(draft, texts_of(turn, deps), number))


def _edited(turn: Turn, screen: Screen) -> Reply:
    return Reply(outgoing=(show_trainees(turn.chat_id, screen),))


def ticks(deps: Dependencies) -> Sequence[Job]:
    """Tell people of what was given to them."""

    async def tell_of_assignments(work: UnitOfWork, now: datetime) -> Sequence[Outgoing]:
        outgoing: list[Outgoing] = []
        for one in await tell_assigned(work, deps.scripts.current(), now):
            him = one.employee
            chat_id, texts = ChatId(int(him.person_id)), deps.texts(him.language)
            outgoing.append(assigned_pages.told_message(chat_id, one.assigned, one.by, texts))
            if one.live is not None and one.live.consultation.is_shown_to(him):
                outgoing.append(card_of(him, one.live, deps.texts, deps.languages(), is_anew=True))
        return outgoing

    return (tell_of_assignments,)


TAPS: Sequence[Tap[Any]] = (
    Tap(ListAssigned, list_assigned),
    Tap(BeginAssigned, begin),
    Tap(ChoosePack, choose_pack),
    Tap(DraftAssignment, begin_draft),
    Tap(OpenDraft, open_draft),
    Tap(ChooseAssignee, choose_person),
    Tap(SetAssignedFrequency, set_frequency),
    Tap(AskDeadline, ask_deadline),
    Tap(SetDeadline, set_deadline),
    Tap(GiveAssignment, give),
    Tap(ListGiven, list_given),
    Tap(OpenGiven, open_given),
    Tap(TakeBackAssignment, take_back),
)

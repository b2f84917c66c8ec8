"""Those whom somebody guides, and the page of one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.training.capacity import Capacity
from bot.screens.page import PAGE_SIZE, button, page, pager, part, short
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.screens.training.actions import ListTrainees, OpenTrainee
from bot.services.training.trainees import Guided, Trainees

TRAINEES_SLOT = SlotKind(
    name="trainees",
    closes_on=frozenset({Change.ACCESS, Change.TEAM, Change.FURTHER_TEAM, Change.ROLE, Change.MENTEE}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one idea of training says on a trainee's page, and what can be done about it there."""

    lines: Sequence[str] = ()
    rows: Sequence[Sequence[Button]] = ()


def show_trainees(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Put a screen into the one message of those whom somebody guides."""
    return Show(slot=TRAINEES_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)


def trainees_page(listed: Trainees, texts: Texts, number: int = 0) -> Screen:
    """List them, or say what to do when there is nobody."""
    shown, number = part(listed.people, number)
    rows = [[button(texts, "button.trainees_one", OpenTrainee(person=int(one.id)), name=short(one.name))] for one in shown]
    more = pager(texts, number, has_more=len(listed.people) > (number + 1) * PAGE_SIZE, at=lambda at: ListTrainees(page=at))
    none = "trainees.none" if listed.is_supervisor else "trainees.none_mentor"
    note = texts.plain("trainees.whom" if listed.people else none)
    return page(texts, texts.plain("trainees.title"), note=note, keyboard=[*rows, more])


def trainee_page(guided: Guided, texts: Texts) -> Screen:
    """Show one of them: what each idea of training has to say, one below the other."""
    parts = [one(guided, texts) for one in PARTS]
    lines = [line for one in parts for line in one.lines]
    rows = [row for one in parts for row in one.rows]
    back = button(texts, "button.trainees_back", ListTrainees(page=0))
    title = texts.plain("trainee.heading", name=guided.trainee.name)
    return page(texts, title, lines=lines, keyboard=[*rows, [back]])


def _mentor_part(guided: Guided, texts: Texts) -> Part:
    if guided.capacity is Capacity.MENTOR:
        return Part(lines=[texts.plain("trainee.as_mentor")])
    if guided.mentor is None:
        return Part(lines=[texts.plain("trainee.no_mentor")])
    return Part(lines=[texts.plain("trainee.mentor", name=guided.mentor.name)])


PARTS: Sequence[Callable[[Guided, Texts], Part]] = (_mentor_part,)
"""Whoever has more to say of a trainee adds it here; the order is that of the page."""

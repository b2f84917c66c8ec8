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
from bot.screens.training.actions import (
    AskStage,
    CountTrainee,
    ListTrainees,
    OpenTrainee,
    SetStage,
    ShowTraineeStage,
    TickTrainee,
)
from bot.screens.training.path_pages import (
    count_buttons,
    count_line,
    stage_buttons,
    stage_lines,
    standing_lines,
    tick_buttons,
)
from bot.screens.training.quiz_actions import OpenChecks
from bot.screens.training.team_pages import practice_line
from bot.services.training.guide_trainee import TraineeSeen
from bot.services.training.person_practice import PersonPractice
from bot.services.training.trainees import Listed, Trainees

TRAINEES_SLOT = SlotKind(
    name="trainees",
    closes_on=frozenset({Change.ACCESS, Change.TEAM, Change.FURTHER_TEAM, Change.ROLE, Change.MENTEE}),
)
NAME_ROOM = 22
"""Characters of a name that has a stage behind it."""
LISTED = {(False, False): "one", (True, False): "ready", (False, True): "alone", (True, True): "ready_alone"}
"""The button of somebody in the list: whether his stage is ready, and whether he lacks a mentor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one idea of training says on a trainee's page, and what can be done about it there."""

    lines: Sequence[str] = ()
    rows: Sequence[Sequence[Button]] = ()
    ways: Sequence[Button] = ()
    """To other pages about him, in one row with the way back: the page of a full stage fills a narrow phone."""


def show_trainees(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Put a screen into the one message of those whom somebody guides."""
    return Show(slot=TRAINEES_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)


def trainees_page(listed: Trainees, texts: Texts, number: int = 0) -> Screen:
    """List them with their stages, or say what to do when there is nobody."""
    shown, number = part(listed.people, number)
    rows = [[_listed_button(one, texts)] for one in shown]
    more = pager(texts, number, has_more=len(listed.people) > (number + 1) * PAGE_SIZE, at=lambda at: ListTrainees(page=at))
    none = "trainees.none" if listed.is_supervisor else "trainees.none_mentor"
    note = texts.plain("trainees.whom" if listed.people else none)
    if any(one.waits for one in shown):
        note = f"{texts.plain('trainees.waits')}\n{note}"
    lines = [texts.plain("trainees.alone")] if any(one.is_alone for one in shown) else []
    return page(texts, texts.plain("trainees.title"), lines=lines, note=note, keyboard=[*rows, more])


def _listed_button(one: Listed, texts: Texts) -> Button:
    opened, name = OpenTrainee(person=int(one.trainee.id)), short(one.trainee.name, NAME_ROOM)
    if one.waits:
        number = str(one.stage) if one.stage is not None else "🏁"
        return button(texts, "button.trainees_waits", opened, name=name, number=number)
    if one.stage is None:
        return button(texts, "button.trainees_done", opened, name=name)
    key = LISTED[one.is_ready, one.is_alone]
    return button(texts, f"button.trainees_{key}", opened, name=name, number=one.stage)


def trainee_page(seen: TraineeSeen, practice: PersonPractice | None, texts: Texts) -> Screen:
    """Show one of them: what each idea of training has to say, one below the other; last how he practises."""
    parts = [one(seen, texts) for one in PARTS]
    if practice is not None:
        parts.append(Part(lines=[practice_line(practice, texts)]))
    lines = [line for one in parts for line in one.lines]
    rows = [row for one in parts for row in one.rows]
    back = button(texts, "button.trainees_back", ListTrainees(page=0))
    ways = [way for one in parts for way in one.ways]
    title = texts.plain("trainee.heading", name=seen.trainee.name)
    return page(texts, title, lines=lines, keyboard=[*rows, [*ways, back]])


def _mentor_part(seen: TraineeSeen, texts: Texts) -> Part:
    if seen.capacity is Capacity.MENTOR:
        return Part(lines=[texts.plain("trainee.as_mentor")])
    if seen.mentor is None:
        return Part(lines=[texts.plain("trainee.no_mentor")])
    return Part(lines=[texts.plain("trainee.mentor", name=short(seen.mentor.name))])


def _path_part(seen: TraineeSeen, texts: Texts) -> Part:
    """Return the stage with its ticks, what was counted, and the gate for whoever may open it."""
    path, person = seen.path, int(seen.trainee.id)
    ready = "trainee.ready" if seen.may_confirm else "trainee.ready_mentor"
    lines = [
        *stage_lines(path, texts),
        *standing_lines(path, texts, ready),
        *([texts.plain("path.all_passed")] if path.present is None else []),
        count_line(path, texts),
    ]
    rows = [
        tick_buttons(path, texts, lambda tick, on: TickTrainee(person=person, tick=str(tick), on=on)),
        count_buttons(path, texts, lambda what, day, n: CountTrainee(person=person, what=what, day=int(f"{day:%Y%m%d}"), n=n)),
        stage_buttons(path, texts, lambda number: ShowTraineeStage(person=person, stage=number)),
        *[[one] for one in _gate_buttons(seen, texts)],
    ]
    return Part(lines=lines, rows=rows)


def _gate_buttons(seen: TraineeSeen, texts: Texts) -> Sequence[Button]:
    """Return what may be done with the gates: open the one that is ready, close the one that was opened last."""
    path, person = seen.path, int(seen.trainee.id)
    ready, last = path.program.ready(path.path), path.program.last_confirmed(path.path)
    if not seen.may_confirm:
        return []
    found = []
    if ready is not None:
        number = path.program.number(ready)
        found.append(button(texts, "button.stage_confirm", AskStage(person=person, stage=number, on=1), number=number))
    if last is not None and path.shown is last:
        number = path.program.number(last)
        found.append(button(texts, "button.stage_take_back", AskStage(person=person, stage=number, on=0), number=number))
    return found


def ask_stage_page(seen: TraineeSeen, texts: Texts, *, on: bool) -> Screen:
    """Ask once more; a gate that is not ready any more, or was opened meanwhile, shows the trainee as he is now."""
    path, person = seen.path, int(seen.trainee.id)
    if path.shown is not (path.program.ready(path.path) if on else path.program.last_confirmed(path.path)):
        return trainee_page(seen, None, texts)
    number, words = path.program.number(path.shown), texts.stage(path.shown.id)
    key = "confirm" if on else "take_back"
    title = texts.plain(f"trainee.ask_{key}", name=seen.trainee.name, number=number, stage=words.name)
    yes = button(texts, f"button.stage_{key}_yes", SetStage(person=person, stage=number, on=int(on)))
    back = button(texts, "button.trainee_back", OpenTrainee(person=person))
    lines = [texts.plain("trainee.gate", gate=words.gate)]
    return page(texts, title, lines=lines, note=texts.plain("trainee.will_be_told"), keyboard=[[yes], [back]])


def _quiz_part(seen: TraineeSeen, texts: Texts) -> Part:
    return Part(ways=[button(texts, "button.quiz_checks", OpenChecks(person=int(seen.trainee.id)))])


PARTS: Sequence[Callable[[TraineeSeen, Texts], Part]] = (_mentor_part, _path_part, _quiz_part)
"""Whoever has more to say of a trainee adds it here; the order is that of the page."""

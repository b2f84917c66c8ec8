"""A trainee's path: his own page, and what others see of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from bot.domain.ids import ChatId, TickId
from bot.domain.people.changes import Change
from bot.domain.training.stages import Counted, Tick, missing
from bot.screens.action import Action
from bot.screens.fields import LAST_PAGE
from bot.screens.page import button, page
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.screens.training.actions import CountOwn, ShowPath, TickOwn
from bot.services.training.path import PathView

PATH_SLOT = SlotKind(name="path", closes_on=frozenset({Change.ACCESS, Change.TEAM, Change.MENTOR}))
"""It names the mentor."""


def show_path(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Put a screen into the one message of one's own path."""
    return Show(slot=PATH_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)


def path_page(seen: PathView, texts: Texts) -> Screen:
    """Show somebody his own path: what he ticks, what is missing, and what the document claims of newcomers."""
    title = texts.plain("path.title")
    if not seen.is_on_path:
        return page(texts, title, lines=[texts.plain("path.none")])
    mentor = "path.no_mentor" if seen.mentor is None else "trainee.mentor"
    lines = [
        *stage_lines(seen, texts),
        texts.plain("path.next", gate=texts.stage(seen.shown.id).gate) if seen.is_open else "",
        *standing_lines(seen, texts, "path.ready"),
        *([texts.plain("path.all_passed")] if seen.present is None else []),
        texts.plain(mentor, name=seen.mentor.name if seen.mentor else ""),
        count_line(seen, texts),
    ]
    rows = [
        tick_buttons(seen, texts, lambda tick, on: TickOwn(tick=str(tick), on=on)),
        count_buttons(seen, texts, lambda what, day, n: CountOwn(what=what, day=int(f"{day:%Y%m%d}"), n=n)),
        stage_buttons(seen, texts, lambda number: ShowPath(stage=number)),
    ]
    return page(texts, title, lines=[line for line in lines if line], note=texts.expectation(), keyboard=rows)


def stage_lines(seen: PathView, texts: Texts) -> Iterator[str]:
    """Give which stage is looked at and what is ticked on it; what the reader ticks has the number of its button."""
    words, program = texts.stage(seen.shown.id), seen.program
    yield texts.plain("path.stage", number=program.number(seen.shown), all=len(program.stages), name=words.name)
    yield words.about
    for number, tick in enumerate(seen.shown.ticks, 1):
        state = "done" if tick.id in seen.path.ticked else "open"
        what = texts.tick(tick.id)
        if tick.by.is_ticked_as(seen.capacity):
            yield texts.plain(f"path.tick_{state}", number=number, what=what)
        else:
            yield texts.plain(f"path.other_{state}", what=what)
    yield texts.plain("path.whose_mentor" if seen.capacity is None else "path.whose_trainee")


def standing_lines(seen: PathView, texts: Texts, ready: str) -> Iterator[str]:
    """Give what is missing for the gate, and for what it is time; `ready` is what is said when nothing is missing."""
    confirmed = seen.path.confirmed.get(seen.shown.id)
    left = len(missing(seen.shown, seen.path))
    if confirmed is not None:
        yield texts.plain("path.passed", day=texts.day(confirmed.at, seen.trainee.time_zone))
    elif seen.shown is not seen.present:
        yield texts.plain("path.ahead")
    else:
        yield texts.plain("path.missing", number=left) if left else texts.plain(ready)
    day = seen.path.day(seen.today)
    for tick in seen.program.late(seen.path, seen.today):
        yield texts.plain("path.late", number=day, what=texts.tick(tick.id))


def count_line(seen: PathView, texts: Texts) -> str:
    """Say what was counted of the trainee's work."""
    now, week = seen.counted, seen.week
    return texts.plain("path.counts", calls=now.calls, requests=now.requests, week_calls=week.calls, week_requests=week.requests)


def tick_buttons(seen: PathView, texts: Texts, to_action: Callable[[TickId, int], Action]) -> Sequence[Button]:
    """Return a button for each thing that the reader ticks; none when the stage is confirmed."""

    def tick_button(number: int, tick: Tick) -> Button:
        is_done = tick.id in seen.path.ticked
        key = "button.path_ticked" if is_done else "button.path_tick"
        return button(texts, key, to_action(tick.id, int(not is_done)), number=number)

    his = [(number, tick) for number, tick in enumerate(seen.shown.ticks, 1) if tick.by.is_ticked_as(seen.capacity)]
    return [tick_button(number, tick) for number, tick in his] if seen.is_open else []


def count_buttons(seen: PathView, texts: Texts, to_action: Callable[[Counted, date, int], Action]) -> Sequence[Button]:
    """Return the buttons that count; each says which number is to stand, so that a second tap counts nothing twice."""
    return [
        button(texts, f"button.path_{what}_{way}", to_action(what, seen.today, min(max(n + step, 0), LAST_PAGE)))
        for what, n in ((Counted.CALLS, seen.counted.calls), (Counted.REQUESTS, seen.counted.requests))
        for way, step in (("less", -1), ("more", 1))
    ]


def stage_buttons(seen: PathView, texts: Texts, to_action: Callable[[int], Action]) -> Sequence[Button]:
    """Return a button for each stage."""
    return [
        button(texts, "button.path_stage_shown" if stage is seen.shown else "button.path_stage", to_action(number), number=number)
        for number, stage in enumerate(seen.program.stages, 1)
    ]

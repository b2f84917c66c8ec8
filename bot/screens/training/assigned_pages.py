"""What was given to whoever looks: To do, Done; and the one message by which he hears of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.people.employee import Employee
from bot.domain.training.assignment import Assigned, Frequency, Pack, Standing, progress_of
from bot.screens.page import button, page
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.screens.training.actions import OpenTraining
from bot.screens.training.drill_pages import pair_words
from bot.screens.training.team_actions import BeginAssigned, ListAssigned
from bot.services.outgoing_ports import Priority
from bot.services.training.assigned import Mine

ASSIGNED_SLOT = SlotKind(name="assigned", closes_on=frozenset({Change.ACCESS, Change.TEAM}))
"""What somebody is told unasked; a newer one takes the place of the one before."""
SHOWN = 8


def pack_name(pack: Pack, texts: Texts) -> str:
    """Return what is practised, for a line."""
    if pack.pair is not None:
        return " · ".join(_headed(one) for one in pair_words(pack.pair, texts).values())
    return short_pack(pack, texts)


def short_pack(pack: Pack, texts: Texts) -> str:
    """Return what is practised, for a button."""
    if pack.pair is not None:
        return " / ".join(kind.icon for kind in pack.pair)
    if pack.temperament is not None:
        return _headed(f"{pack.temperament.icon} {texts.temperament(pack.temperament)}")
    return texts.plain(f"pack.{pack.drills}")


def _headed(words: str) -> str:
    """Return an icon and words with a capital letter: a pack's name is a title wherever it stands."""
    icon, _, name = words.partition(" ")
    return f"{icon} {name[:1].upper()}{name[1:]}"


def begin_rows(assigned: Sequence[Assigned], today: date, texts: Texts) -> list[list[Button]]:
    """Return for the first page of /train what is to be done soonest, and the way to the rest."""
    to_do = [one for one in assigned if progress_of(one, today).standing is Standing.TO_DO]
    rows = [[_begin(to_do[0], texts)]] if to_do else []
    return [*rows, [button(texts, "button.assigned_list", ListAssigned(anew=0))]] if assigned else []


def assigned_page(mine: Sequence[Mine], texts: Texts, note: str = "") -> Screen:
    """List what is to do, with a button each, and what is done."""
    shown = mine[:SHOWN]
    lines = [_line(one, texts) for one in shown] or [texts.plain("assigned.none")]
    rows = [[_begin(one.assigned, texts)] for one in shown if one.progress.standing is Standing.TO_DO]
    home = button(texts, "button.train_home", OpenTraining())
    return page(texts, texts.plain("assigned.title"), lines=lines, note=note, keyboard=[*rows, [home]])


def told_message(chat_id: ChatId, assigned: Assigned, by: Employee | None, texts: Texts) -> Show:
    """Tell somebody of what was given to him and by whom, without a sound."""
    it = assigned.assignment
    facts = {"pack": pack_name(it.pack, texts), "often": often(it.frequency, texts), "day": texts.weekday_date(it.due_on)}
    keyboard = [[button(texts, "button.assigned_open", ListAssigned(anew=1))]]
    html = texts.html("assigned.told", **facts) if by is None else texts.html("assigned.told_by", name=by.name, **facts)
    screen = Screen(html=html, keyboard=keyboard, is_silent=True)
    return Show(slot=ASSIGNED_SLOT.in_chat(chat_id), screen=screen, priority=Priority.REMINDER, is_anew=True)


def often(frequency: Frequency, texts: Texts) -> str:
    """Say how often, within a sentence."""
    return texts.plain(f"assign.often_{frequency}")


def day_in_figures(day: date, texts: Texts) -> str:
    """Return a day for a button."""
    return texts.short_day(datetime.combine(day, time(12), UTC), "UTC")


def _begin(assigned: Assigned, texts: Texts) -> Button:
    it = assigned.assignment
    facts = {"pack": short_pack(it.pack, texts), "day": day_in_figures(it.due_on, texts)}
    return button(texts, "button.assigned_begin", BeginAssigned(assigned=assigned.id), **facts)


def _line(one: Mine, texts: Texts) -> str:
    it, how = one.assigned.assignment, one.progress
    facts = {"pack": pack_name(it.pack, texts), "day": texts.weekday_date(it.due_on), "done": how.done, "wanted": how.wanted}
    if how.standing is not Standing.TO_DO:
        return texts.plain(f"assigned.{how.standing}", **facts)
    key = "over_due" if how.is_late else "to_do_times" if how.wanted > 1 else "to_do"
    return texts.plain(f"assigned.{key}", **facts)

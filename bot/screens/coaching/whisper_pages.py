"""Calls that are going on, one of them, and what became of a line for its card."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.domain.people.employee import Employee
from bot.screens.calls.call_labels import called, client_line
from bot.screens.calls.finished import what_came_of
from bot.screens.coaching.actions import AskWhisper, ListRunning, OpenCoachings, OpenRunning
from bot.screens.page import PAGE_SIZE, button, page, short
from bot.screens.screen import Screen
from bot.screens.texts import Texts
from bot.services.coaching.whisper import WHISPER_LIMIT, Running, Whispered


def running_page(running: Sequence[Running], texts: Texts) -> Screen:
    """List the calls, as many as there is room for: the newest."""
    rows = [
        [
            button(
                texts,
                "button.running",
                OpenRunning(call=int(one.call.id)),
                name=short(one.by.name, 16),
                client=short(called(one.call, texts), 14),
            )
        ]
        for one in running[:PAGE_SIZE]
    ]
    back = button(texts, "button.team_back", OpenCoachings(page=0))
    again = button(texts, "button.look_again", ListRunning())
    note = "" if running else texts.plain("whisper.no_calls")
    return page(texts, texts.plain("whisper.calls"), note=note, keyboard=[*rows, [back, again]])


def call_page(seen: Whispered, me: Employee, texts: Texts, note: str = "") -> Screen:
    """Show a running call as it stands, and what became of the line; `note` asks for one."""
    call, by = seen.running.call, seen.running.by
    begun = call.started_at.astimezone(ZoneInfo(me.time_zone))
    lines = [
        client_line(call),
        texts.plain("whisper.since", time=texts.time_of_day(begun.hour * 60 + begun.minute)),
        *what_came_of(call, texts, me.time_zone),
        *(texts.plain("coaching.sentence", sentence=one) for one in call.sentences[-1:]),
    ]
    if seen.notice is not None:
        note = texts.plain(f"whisper.{seen.notice}", length=seen.length, most=WHISPER_LIMIT)
    elif not by.wants_whispers:
        note = texts.plain("whisper.off")
    again = button(texts, "button.look_again", OpenRunning(call=int(call.id)))
    ask = [button(texts, "button.whisper", AskWhisper(call=int(call.id)))] if by.wants_whispers else []
    back = button(texts, "button.team_back", ListRunning())
    title = texts.plain("whisper.running", name=by.name)
    return page(texts, title, lines=[one for one in lines if one], note=note, keyboard=[[*ask, again], [back]])


def asked(texts: Texts) -> str:
    """Return what asks for a line."""
    return texts.plain("whisper.write", most=WHISPER_LIMIT)

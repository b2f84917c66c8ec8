"""Calls as files: in which form, how far it is, and what came of it. Leaves out the words inside the files: see `file_words`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.people.employee import Employee
from bot.domain.supervision.export_form import ExportForm
from bot.screens.action import encode
from bot.screens.log.actions import CancelExport, ExportCalls, Part, ShowFiles, ShowPart
from bot.screens.log.choice_words import choice_line, number_words, period_words
from bot.screens.page import button, chosen, page
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.job_ports import JobKind, JobReason, JobState, QueuedJob
from bot.services.log.choose_calls import Chosen
from bot.services.log.client_file import file_wanted
from bot.services.log.export_calls import wanted_of
from bot.services.outgoing_ports import Priority

EXPORT_SLOT = SlotKind(
    name="export",
    closes_on=frozenset({Change.ACCESS, Change.TEAM, Change.ROLE, Change.FURTHER_TEAM}),
    is_one_an_object=True,
)
"""One for each job; its files are messages of their own, and leave the chat with the right to them."""
FORM_NAMES = {ExportForm.XLSX: "XLSX", ExportForm.CSV: "CSV", ExportForm.JSONL: "JSONL"}
_NO_FILE_NAME = re.compile(r"[^\w–.-]+")
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """Which of the files is on its way."""

    number: int
    of: int
    wait: int = 0
    """Seconds for which Telegram asks to wait before it takes the file."""


def files_page(now: Chosen, texts: Texts, *, events: bool, masked: bool) -> Screen:
    """Ask in which form, and what is in it."""
    rows = [
        [
            button(texts, "button.export_form", ExportCalls(form=form, events=int(events), masked=int(masked)), form=name)
            for form, name in FORM_NAMES.items()
        ],
        [_switch(texts, "button.export_events", events, ShowFiles(events=int(not events), masked=int(masked)))],
        [_switch(texts, "button.export_masked", masked, ShowFiles(events=int(events), masked=int(not masked)))],
        [button(texts, "button.back", ShowPart(part=Part.HOME, page=0))],
    ]
    lines = [choice_line(texts, now), number_words(texts, now.number)]
    return page(texts, texts.plain("export.title"), lines=lines, note=texts.plain("export.note"), keyboard=rows)


def show_export(job: QueuedJob, texts: Texts, me: Employee, *, sending: Sending | None = None, is_anew: bool = False) -> Show:
    """Say how far it is, in the one message of the job."""
    screen = export_screen(job, texts, me, sending)
    slot = EXPORT_SLOT.in_chat(ChatId(job.chat_id), int(job.id))
    return Show(slot=slot, screen=screen, priority=Priority.TAP if is_anew else Priority.BROADCAST, is_anew=is_anew)


def export_screen(job: QueuedJob, texts: Texts, me: Employee, sending: Sending | None = None) -> Screen:
    """Say what is being written, and how far it is; only while it goes on it can be called off."""
    if job.state is JobState.FAILED:
        said = texts.plain(_why(job))
    elif job.state is JobState.CANCELLED:
        said = texts.plain("export.cancelled")
    elif job.state is JobState.DONE:
        said = texts.plain("export.done", n=job.rows_done) if job.rows_done else texts.plain("export.nothing")
    elif sending is not None and sending.wait:
        said = texts.plain("export.waiting", n=sending.wait)
    elif sending is not None:
        said = texts.plain("export.sending", number=sending.number, of=sending.of)
    else:
        said = texts.plain("export.running", n=job.rows_done)
    rows = [] if job.state.is_over else [[button(texts, "button.export_cancel", CancelExport(job=int(job.id)))]]
    note = texts.plain("export.leaves") if job.state is JobState.DONE and job.rows_done else ""
    title = "client_file.title" if job.kind is JobKind.CLIENT_FILE else "export.title"
    return page(texts, texts.plain(title), lines=[_about(job, texts, me), said], note=note, keyboard=rows)


def _about(job: QueuedJob, texts: Texts, me: Employee) -> str:
    """Say which file it is; a client by his number alone, since this stays in the chat when he is erased."""
    if job.kind is JobKind.CLIENT_FILE:
        wanted_file = file_wanted(job.request)
        return texts.plain("client_file.about", form=wanted_file.form.name, number=int(wanted_file.client))
    wanted = wanted_of(job.request)
    return f"{FORM_NAMES[wanted.form]} · {period_words(texts, wanted.choice.period, _day(job, me), me.time_zone)}"


def _why(job: QueuedJob) -> str:
    reason = job.reason or JobReason.BROKEN
    if job.kind is not JobKind.CLIENT_FILE:
        return f"export.failed.{reason}"
    return f"client_file.failed.{reason if reason in (JobReason.GONE, JobReason.DISK_FULL) else 'other'}"


def _day(job: QueuedJob, me: Employee) -> date:
    """Return the day on which it was asked for, where its reader is."""
    return job.created_at.astimezone(ZoneInfo(me.time_zone)).date()


def caption(texts: Texts, number: int, of: int) -> str:
    """Return what stands under a file: which part it is, and that it leaves."""
    part = texts.html("export.part", number=number, of=of) if of > 1 else ""
    return "\n".join(line for line in (part, texts.html("export.leaves")) if line)


def file_name(texts: Texts, job: QueuedJob, me: Employee, team: str | None, number: int, of: int) -> str:
    """Return how a file is called: of which team, which days and, of several, which part; nobody's name."""
    if job.kind is JobKind.CLIENT_FILE:
        wanted_file = file_wanted(job.request)
        client = _NO_FILE_NAME.sub("-", texts.plain("export.masked_client"))
        return f"{client}-{wanted_file.client}_{_day(job, me).isoformat()}.{wanted_file.form}"
    wanted = wanted_of(job.request)
    days = wanted.choice.period.days(_day(job, me))
    parts = [texts.plain("export.file_events" if wanted.events else "export.file"), team or "", _days(days)]
    name = "_".join(_NO_FILE_NAME.sub("-", part).strip("-.")[:LONGEST_NAME] for part in parts if part)
    return f"{name}{f'_{number}-{of}' if of > 1 else ''}.{wanted.form}"


def _days(days: tuple[date, date] | None) -> str:
    if days is None:
        return ""
    return days[0].isoformat() if days[0] == days[1] else f"{days[0].isoformat()}–{days[1].isoformat()}"


def _switch(texts: Texts, key: str, is_on: bool, to: ShowFiles) -> Button:
    return Button(label=chosen(texts, texts.plain(key), is_so=is_on), action=encode(to))

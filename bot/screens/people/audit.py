"""/audit: who did what to whom, for the owner. Leaves out reading it: see `read_audit`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.ids import ChatId, EmployeeId, TeamId
from bot.domain.people.changes import Change
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed
from bot.screens.log.choice_words import filters_said, period_words
from bot.screens.page import page, pager, short
from bot.screens.people.settings_actions import ShowAudit
from bot.screens.screen import Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.people.access import OPERATOR
from bot.services.people.knocks import EVERYBODY_ELSE
from bot.services.people.ports import COMMAND_LINE, AuditAction, AuditEntry
from bot.services.people.read_audit import AuditPage, exported, numbers_in

COUNTED = ("n", "calls", "texts", "clients")
"""Numbers that a line may have."""
NAME_ROOM = 20
"""Characters of a name in what is said of a file, which is long by itself."""
AUDIT_SLOT = SlotKind(name="audit", closes_on=frozenset({Change.ACCESS, Change.ROLE}))


def show_audit(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Put a screen into the one message of /audit."""
    return Show(slot=AUDIT_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)


def audit_screen(read: AuditPage, me: Employee, texts: Texts) -> Screen:
    """Show a page of the log, newest first, in the reader's language and time zone."""
    lines = [
        texts.plain(
            "audit.line",
            at=texts.moment(entry.at, me.time_zone),
            who=_who(entry, read, texts),
            what=_what(entry, read, texts, me),
        )
        for entry in read.entries
    ]
    note = "" if lines else texts.plain("audit.none")
    rows = [pager(texts, read.page, has_more=read.has_more, at=lambda at: ShowAudit(page=at))]
    return page(texts, texts.plain("audit.title"), lines=lines, note=note, keyboard=rows)


def _who(entry: AuditEntry, read: AuditPage, texts: Texts) -> str:
    person = entry.person_id
    if entry.details.get("by") == COMMAND_LINE:
        return texts.plain("audit.command_line")
    if person == OPERATOR:
        return texts.plain("audit.strangers" if entry.action == AuditAction.REFUSED_MORE else "audit.operator")
    return read.people.get(person) or texts.plain("audit.stranger", number=int(person))


def _what(entry: AuditEntry, read: AuditPage, texts: Texts, me: Employee) -> str:
    if entry.action not in set(AuditAction):
        return texts.plain("audit.other", action=entry.action)
    details = entry.details
    if entry.action == AuditAction.REFUSED_MORE:
        key = "refused_more_people" if entry.person_id == EVERYBODY_ELSE else "refused_more"
        return texts.plain(f"audit.{key}", n=int(details.get("times", "0")))
    facts = {
        "whom": _named(details.get("employee"), read, texts),
        "heir": _named(details.get("heir"), read, texts),
        "team": _team(details.get("team"), read),
        "role": texts.plain(f"role.{details['role']}") if "role" in details else "",
        "deed": _deed(details.get("deed", ""), texts),
        **{name: int(details[name]) if details.get(name, "").isdecimal() else 0 for name in COUNTED},
    }
    key = "refused_whom" if entry.action == AuditAction.REFUSED and facts["whom"] else entry.action
    said = texts.plain(f"audit.{key}", **facts)
    if entry.action == AuditAction.LOG_EXPORTED:
        return " · ".join([said, *_exported(entry, read, texts, me)])
    if entry.action == AuditAction.CLIENT_FILE_MADE and details.get("client", "").isdecimal():
        number = texts.plain("audit.nobody", number=int(details["client"]))
        return " · ".join([said, number, *([details["form"].upper()] if "form" in details else [])])
    return said


def _exported(entry: AuditEntry, read: AuditPage, texts: Texts, me: Employee) -> Iterator[str]:
    """Say what was in a file: the form, of which days, whose, which calls, and whether with names; a client by no name."""
    details, choice = entry.details, exported(entry)
    if "form" in details:
        yield details["form"].upper()
    if details.get("events") == "1":
        yield texts.plain("export.file_events")
    if "since" in details or "until" in details:
        yield "–".join(_moment(details.get(name, ""), texts, me) for name in ("since", "until"))
    elif choice is not None:
        yield period_words(texts, choice.period, entry.at.astimezone(ZoneInfo(me.time_zone)).date(), me.time_zone)
    teams = [*numbers_in(details.get("teams", "")), *([int(choice.team)] if choice and choice.team else [])]
    people = [*numbers_in(details.get("people", "")), *([int(choice.employee)] if choice and choice.employee else [])]
    yield from [short(_team(str(number), read), NAME_ROOM) for number in teams]
    yield from [short(_named(str(number), read, texts), NAME_ROOM) for number in people]
    if details.get("client") == "1" or (choice is not None and choice.client is not None):
        yield texts.plain("audit.one_client")
    if choice is not None:
        yield from filters_said(texts, choice)
    if "masked" in details:
        yield texts.plain("audit.without_names" if details["masked"] == "1" else "audit.with_names")


def _moment(said: str, texts: Texts, me: Employee) -> str:
    """Say a moment of the command line; where there is none the file was open on that side."""
    return texts.moment(datetime.fromisoformat(said), me.time_zone) if said else "…"


def _deed(name: str, texts: Texts) -> str:
    """Say what was refused; what another version has refused, and this one does not know, stands as it is."""
    return texts.plain(f"deed.{name}") if name in set(Deed) else name


def _named(number: str | None, read: AuditPage, texts: Texts) -> str:
    if number is None or not number.isdecimal():
        return ""
    return read.employees.get(EmployeeId(int(number))) or texts.plain("audit.nobody", number=number)


def _team(number: str | None, read: AuditPage) -> str:
    return read.teams.get(TeamId(int(number)), number) if number is not None and number.isdecimal() else ""

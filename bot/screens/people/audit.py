"""/audit: who did what to whom, for the owner. Leaves out reading it: see `read_audit`."""

from __future__ import annotations

from bot.domain.ids import ChatId, EmployeeId, TeamId
from bot.domain.people.changes import Change
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed
from bot.screens.page import page, pager
from bot.screens.people.settings_actions import ShowAudit
from bot.screens.screen import Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.people.access import OPERATOR
from bot.services.people.knocks import EVERYBODY_ELSE
from bot.services.people.ports import AuditAction, AuditEntry
from bot.services.people.read_audit import AuditPage

COUNTED = ("n", "calls", "texts", "clients")
"""Numbers that a line may have."""
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
            what=_what(entry, read, texts),
        )
        for entry in read.entries
    ]
    note = "" if lines else texts.plain("audit.none")
    rows = [pager(texts, read.page, has_more=read.has_more, at=lambda at: ShowAudit(page=at))]
    return page(texts, texts.plain("audit.title"), lines=lines, note=note, keyboard=rows)


def _who(entry: AuditEntry, read: AuditPage, texts: Texts) -> str:
    person = entry.person_id
    if person == OPERATOR:
        return texts.plain("audit.strangers" if entry.action == AuditAction.REFUSED_MORE else "audit.operator")
    return read.people.get(person) or texts.plain("audit.stranger", number=int(person))


def _what(entry: AuditEntry, read: AuditPage, texts: Texts) -> str:
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
    return texts.plain(f"audit.{key}", **facts)


def _deed(name: str, texts: Texts) -> str:
    """Say what was refused; what another version has refused, and this one does not know, stands as it is."""
    return texts.plain(f"deed.{name}") if name in set(Deed) else name


def _named(number: str | None, read: AuditPage, texts: Texts) -> str:
    if number is None or not number.isdecimal():
        return ""
    return read.employees.get(EmployeeId(int(number))) or texts.plain("audit.nobody", number=number)


def _team(number: str | None, read: AuditPage) -> str:
    return read.teams.get(TeamId(int(number)), number) if number is not None and number.isdecimal() else ""

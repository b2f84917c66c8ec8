"""Every page outside of a call at its fullest, without a bot: teams, people, invitations, settings, data, audit, welcome."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.clients.naming import ClientNaming
from bot.domain.erasing.retention import Kept, Retention
from bot.domain.ids import ChatId, ClientId, EmployeeId, InviteId, LanguageCode, PersonId, TeamId
from bot.domain.people.employee import Employee, Invite, Role, Team
from bot.domain.people.first_steps import FirstStep
from bot.domain.people.permissions import Deed
from bot.screens.clients.client_pages import client_file_page
from bot.screens.erasing import erasing_pages, retention_pages
from bot.screens.people import audit, data_page, first_steps, invites, settings, team, welcome
from bot.screens.people.actions import Ask
from bot.screens.people.colleague_chat import closed_page, his_side
from bot.screens.people.team import TEAM_SLOT
from bot.screens.screen import Screen
from bot.screens.texts import Texts
from bot.services.erasing.ports import ClientTraces, Due, PersonTraces
from bot.services.erasing.retain import RetentionView
from bot.services.people.change_colleague import Handed, PersonView
from bot.services.people.close_team import ClosingAsked
from bot.services.people.consequences import Consequences, News, Told
from bot.services.people.first_steps import FirstSteps
from bot.services.people.invitations import InviteChoice, InviteState, InviteView, OpenInvites
from bot.services.people.look_after_team import TeamsView, TeamView
from bot.services.people.own_settings import SettingsView
from bot.services.people.ports import AuditAction, AuditEntry, Organisation
from bot.services.people.read_audit import PAGE_SIZE, AuditPage

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
CHAT = ChatId(1)
LONG = "Александра Константиновна Константинопол"


def me() -> Employee:
    """An owner with a long name."""
    return Employee(
        id=EmployeeId(1),
        person_id=PersonId(1),
        team_id=TeamId(1),
        role=Role.OWNER,
        name=LONG,
        language=LanguageCode("ru"),
        time_zone="America/Argentina/ComodRivadavia",
        blocked_at=NOON,
        is_editor=True,
    )


def every_screen(texts: Texts) -> Iterator[tuple[str, Screen]]:
    """Give every page with as much on it as there may be."""
    boss = me()
    house = Organisation(client_naming=ClientNaming.CODES)
    crowd = [boss] * 100
    teams = [Team(id=TeamId(number), name=LONG, size=1234) for number in range(2**31, 2**31 + 100)]
    person = PersonView(employee=boss, team=teams[0], mentor=boss, deeds=frozenset(Deed), promises=125, further=teams[:3])
    view = TeamView(team=teams[0], people=crowd, may_rename=True, is_one_of_many=True, removed=12)
    for page in (0, 5, 99):
        yield "teams", team.teams_screen(TeamsView(teams=teams, closed=12), texts, page)
        yield "closed teams", team.closed_teams_screen(teams, texts, page)
        yield "team", team.team_screen(view, boss, texts, page)
        yield "move", team.move_screen(person, teams, texts, page)
        yield "further teams", team.further_teams_screen(person, teams, texts, page)
        yield "mentors", team.mentors_screen(person, crowd, texts, page)
    yield from _handing_over(person, texts)
    yield from _closing(view, texts)
    yield "person", team.person_screen(person, boss, texts)
    yield "roles", team.roles_screen(person, list(Role), texts)
    for what in (Ask.OWNER, Ask.BLOCK, Ask.REMOVE):
        yield f"really {what}", team.really_screen(person, what, texts)
    yield "removed", team.removed_screen(person, texts)
    yield from _erasing(boss, texts)
    invite = Invite(id=InviteId(2**31), team_id=teams[0].id, role=Role.SUPERVISOR, created_by=boss.id, expires_at=NOON)
    found = OpenInvites(invites=[invite] * 100, teams={one.id: one for one in teams})
    for page in (0, 99):
        yield "invites", invites.list_screen(found, boss, texts, page)
    yield "no invites", invites.list_screen(OpenInvites(invites=(), teams={}), boss, texts)
    yield "invite", invites.choose_role_screen(InviteChoice(team=teams[0], roles=list(Role)), texts)
    for state in InviteState:
        seen = InviteView(invite=invite, team=teams[0], state=state, maker=boss, used_by=boss, code="x" * 32)
        if state is InviteState.OPEN:
            yield "link", invites.link_message(CHAT, seen, texts, bot_name="b" * 32, time_zone="UTC").screen
        else:
            yield f"link {state}", invites.settled_message(CHAT, seen, texts).screen
    mine = SettingsView(employee=boss, house=house)
    yield "settings", settings.main_screen(mine, texts, NOON, questions=4)
    yield "languages", settings.language_screen(boss, [("ru", "русский")] * 4, texts)
    yield "zones", settings.zone_screen(boss, texts, NOON)
    yield (
        "zones found",
        settings.zones_found_screen(boss, "Петропавловск-Камчатский", ["America/Argentina/ComodRivadavia"] * 6, texts, NOON),
    )
    yield "no zone", settings.zones_found_screen(boss, "Петропавловск-Камчатский", (), texts, NOON)
    yield "quiet", settings.quiet_screen(boss, texts)
    yield "naming", settings.naming_screen(house, texts)
    for informed in (None, NOON):
        yield "data", data_page.data_screen(mine, Organisation(staff_informed_at=informed), Retention(), texts)
    details = {
        "employee": "1",
        "team": "1",
        "role": "supervisor",
        "invite": "1",
        "deed": Deed.GIVE_EDITOR.value,
        "times": "99999",
        "n": "125",
        "choice": "d20261101-20261130.e1.c5.kp.iyu.or.x",
        "form": "jsonl",
        "events": "1",
        "masked": "1",
    }
    for start in range(0, len(AuditAction), PAGE_SIZE):
        entries = [
            AuditEntry(id=1, at=NOON - timedelta(days=1), person_id=PersonId(1), action=action, details=details)
            for action in list(AuditAction)[start : start + PAGE_SIZE]
        ]
        read = AuditPage(
            entries=entries,
            page=1,
            has_more=True,
            people={PersonId(1): LONG},
            employees={EmployeeId(1): LONG},
            teams={TeamId(1): LONG},
        )
        yield "audit", audit.audit_screen(read, boss, texts)
    yield "owner", welcome.owner_welcome(CHAT, texts, boss).screen
    yield "invited", welcome.invited_welcome(CHAT, texts, boss, teams[0]).screen
    yield from _first_steps(boss, texts)
    for role in Role:
        him = replace(boss, role=role, blocked_at=None)
        told = [Told(employee=him, team=teams[0], news=news, other=boss) for news in News]
        for shown in his_side(him, Consequences(told=told), lambda _: texts, ()):
            yield "news", shown.screen
    yield from (("closed", closed_page(TEAM_SLOT.in_chat(CHAT), texts, has_access=him).screen) for him in (True, False))


def _handing_over(person: PersonView, texts: Texts) -> Iterator[tuple[str, Screen]]:
    """Give the pages about naming a colleague and handing his clients over."""
    boss = person.employee
    yield "write name", team.write_name_screen(person, texts)
    for page in (0, 99):
        yield "heirs", team.heirs_screen(replace(person, clients=1234), [boss] * 100, texts, page)
    yield "handed over", team.handed_screen(person, Handed(heir=boss, clients=1234, promises=()), texts)


def _closing(view: TeamView, texts: Texts) -> Iterator[tuple[str, Screen]]:
    """Give the pages about naming and closing a team."""
    asked = ClosingAsked(team=view.team, clients=1234, promises=125, invites=12)
    yield "close team", team.close_team_screen(asked, texts)
    yield "write team", team.write_team_screen(view.team, texts)
    yield "write new team", team.write_team_screen(None, texts)
    for closed in (None, NOON):
        empty = replace(view, team=replace(view.team, closed_at=closed), people=(), may_close=True)
        yield "empty team", team.team_screen(empty, me(), texts)


def _first_steps(boss: Employee, texts: Texts) -> Iterator[tuple[str, Screen]]:
    """Give the questions of the first days."""
    far = "America/Argentina/ComodRivadavia"
    for step in (*FirstStep, None):
        asked = FirstSteps(employee=boss, step=step, left=3, zone=far)
        yield f"first {step}", first_steps.first_steps_screen(asked, texts, NOON)
    yield "first cities", first_steps.cities_screen(boss, texts, NOON)
    for zones in ([far] * 6, ()):
        yield "first cities found", first_steps.cities_found_screen(boss, "Петропавловск-Камчатский", zones, texts, NOON)
    for role in Role:
        yield "role", first_steps.role_screen(replace(boss, role=role), texts)


def _erasing(boss: Employee, texts: Texts) -> Iterator[tuple[str, Screen]]:
    """Give the pages about erasing."""
    much = PersonTraces(employee=boss, calls=12345, audited=6789, texts=2345, drafts=12, reminders=34, waiting=56)
    client = ClientTraces(
        id=ClientId(2**31), team_id=boss.team_id, name=LONG, calls=123, texts=456, of_sellers=12, reminders=12, waiting=34
    )
    for page in (0, 99):
        yield "removed people", erasing_pages.removed_screen(2**31, [boss] * 100, texts, page)
    yield "nobody removed", erasing_pages.removed_screen(1, (), texts)
    yield "erase person", erasing_pages.ask_person_screen(much, texts)
    yield "person erased", erasing_pages.person_erased_screen(much, texts)
    yield "erase client", erasing_pages.ask_client_screen(client, texts)
    yield "client's file", client_file_page(client, texts)
    yield "client erased", erasing_pages.client_erased_screen(client, texts)
    for due in (Due(), Due(calls=10_000, texts=9_999, is_more=True), Due(calls=1)):
        team_of_it = Team(id=boss.team_id, name=LONG)
        kept = RetentionView(team=team_of_it, retention=Retention(calls_months=60, texts_months=36), due=due)
        yield "retention", retention_pages.retention_screen(kept, texts)
        for what in Kept:
            yield f"terms of {what}", retention_pages.choose_screen(kept, what, texts)
            yield f"other terms of {what}", retention_pages.weigh_screen(kept, what, 12, texts)

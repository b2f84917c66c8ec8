"""What every button asks permission for: one line a verb. A verb without a line fails the generated test.

And a floor on which everybody has everything: two teams, calls open and finished, clients, reminders, invitations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, get_type_hints

from sqlalchemy import select

from bot.db.people_rows import employee_from
from bot.db.tables import employees
from bot.domain.ids import PersonId
from bot.domain.people import Employee, Role
from bot.domain.permissions import GIVEN, Deed, Whose, may, may_change, may_edit_words, may_invite, whose
from bot.screens import call_action, client_action, editing_action, guide_action, reminder_action, settings_action, team_action
from bot.screens.action import VERBS, Action
from bot.screens.fields import RowId
from bot.screens.team_action import Ask
from tests.button_fields import least
from tests.floor import START, Desk, Floor


class Kind(StrEnum):
    """What a button names."""

    NOTHING = "nothing"
    CALL = "call"
    PERSON = "person"
    TEAM = "team"
    INVITE = "invite"
    CLIENT = "client"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a verb does, and the field that names the object it does it to."""

    deed: Deed | None
    """None: everybody who has access may, as there is no object and nothing of others to see."""
    kind: Kind = Kind.NOTHING
    field: str = ""


def _call(field: str = "call") -> Rule:
    return Rule(deed=Deed.GUIDE_CALL, kind=Kind.CALL, field=field)


def _reminder(field: str = "reminder") -> Rule:
    return Rule(deed=Deed.GUIDE_CALL, kind=Kind.REMINDER, field=field)


def _client(field: str = "client") -> Rule:
    return Rule(deed=Deed.KEEP_CLIENTS, kind=Kind.CLIENT, field=field)


def _person(deed: Deed) -> Rule:
    return Rule(deed=deed, kind=Kind.PERSON, field="person")


OWN = Rule(deed=Deed.OWN_SETTINGS)
WORDS = Rule(deed=Deed.EDIT_WORDS)
RULES: Mapping[type[Action], Rule] = {
    call_action.AnswerCue: _call(),
    call_action.SetWants: _call(),
    call_action.SetCan: _call(),
    call_action.SetObjection: _call(),
    call_action.PickType: _call(),
    call_action.Undo: _call(),
    call_action.NotHim: _call(),
    call_action.AnotherPhrase: _call(),
    call_action.NoneFits: _call(),
    call_action.OpenPage: _call(),
    call_action.AskName: _call(),
    call_action.SetCompact: _call(),
    call_action.SetLanguage: _call(),
    call_action.Decide: _call(),
    call_action.Finish: _call(),
    call_action.SetOutcome: _call(),
    call_action.CallBackAt: _call(),
    call_action.VotePhrase: _call(),
    call_action.RejectType: _call(),
    call_action.Return: _call(),
    call_action.StartCall: _call("after"),
    team_action.TryCall: Rule(deed=None),
    team_action.ShowTeams: Rule(deed=Deed.SEE_TEAM),
    team_action.ShowTeam: Rule(deed=Deed.SEE_TEAM, kind=Kind.TEAM, field="team"),
    team_action.ShowPerson: _person(Deed.SEE_TEAM),
    team_action.AskAbout: _person(Deed.SEE_TEAM),
    team_action.SetRole: _person(Deed.SET_ROLE),
    team_action.MoveTo: _person(Deed.MOVE),
    team_action.SetBlocked: _person(Deed.BLOCK),
    team_action.RemovePerson: _person(Deed.REMOVE),
    team_action.SetMentor: _person(Deed.NAME_MENTOR),
    team_action.SetEditor: _person(Deed.GIVE_EDITOR),
    team_action.AskInvite: Rule(deed=Deed.INVITE, kind=Kind.TEAM, field="team"),
    team_action.MakeInvite: Rule(deed=Deed.INVITE, kind=Kind.TEAM, field="team"),
    team_action.ListInvites: Rule(deed=Deed.INVITE),
    team_action.ShowInvite: Rule(deed=Deed.INVITE, kind=Kind.INVITE, field="invite"),
    team_action.RevokeInvite: Rule(deed=Deed.INVITE, kind=Kind.INVITE, field="invite"),
    team_action.AskTeamName: Rule(deed=Deed.RENAME_TEAM, kind=Kind.TEAM, field="team"),
    settings_action.OpenSettings: OWN,
    settings_action.ChooseLanguage: OWN,
    settings_action.ChooseZone: OWN,
    settings_action.SetQuiet: OWN,
    settings_action.SetReminders: OWN,
    settings_action.SwitchChatMode: OWN,
    settings_action.SetShortCard: OWN,
    settings_action.SetNaming: Rule(deed=Deed.DECIDE_FOR_ALL),
    settings_action.ConfirmInformed: Rule(deed=Deed.DECIDE_FOR_ALL),
    settings_action.ShowAudit: Rule(deed=Deed.READ_AUDIT),
    reminder_action.Nothing: Rule(deed=None),
    reminder_action.ShowMonth: _call(),
    reminder_action.ShowHours: _call(),
    reminder_action.PromiseAt: _call(),
    reminder_action.BackToCall: _call(),
    reminder_action.OpenReminders: Rule(deed=None),
    reminder_action.ShowReminders: Rule(deed=None),
    reminder_action.ShowReminder: _reminder(),
    reminder_action.OpenReminded: _reminder(),
    reminder_action.RemindLater: _reminder(),
    reminder_action.ReminderDone: _reminder(),
    reminder_action.TellOutcome: _call(),
    reminder_action.TellWhen: _call(),
    reminder_action.SkipCall: _call(),
    client_action.CallClient: _client(),
    client_action.TakeClient: _call(),
    client_action.NameNewClient: _call(),
    client_action.OpenClients: Rule(deed=None),
    client_action.ListClients: Rule(deed=None),
    client_action.ViewClient: _client(),
    client_action.AskClientName: _client(),
    client_action.AskSameClient: _client(),
    client_action.AskMerge: _client("kept"),
    client_action.MergeClients: _client("kept"),
    client_action.SpeakToClient: _client(),
    guide_action.GuideContents: Rule(deed=None),
    guide_action.GuideChapter: Rule(deed=None),
    guide_action.OpenGuidePage: Rule(deed=None),
    guide_action.SetChatMode: _call(),
    editing_action.OpenWords: WORDS,
    editing_action.OpenManner: WORDS,
    editing_action.OpenPlace: WORDS,
    editing_action.OpenPhrase: WORDS,
    editing_action.PhraseOfCard: WORDS,
    editing_action.AskPhrase: WORDS,
    editing_action.MendDraft: WORDS,
    editing_action.AddressDraft: WORDS,
    editing_action.PublishDraft: WORDS,
    editing_action.DropDraft: WORDS,
    editing_action.UndoEdit: WORDS,
    editing_action.PhrasePast: WORDS,
    editing_action.SettleConflict: WORDS,
    editing_action.ListEdited: WORDS,
    editing_action.ListNotes: WORDS,
    editing_action.SearchPhrase: WORDS,
    editing_action.ExportEdits: WORDS,
}
NOBODYS = 10**9
"""A number that no row has, for what a button names beside the object that decides."""
ASKED: Mapping[Ask, Deed] = {
    Ask.NAME: Deed.RENAME_PERSON,
    Ask.ROLE: Deed.SET_ROLE,
    Ask.OWNER: Deed.SET_ROLE,
    Ask.TEAM: Deed.MOVE,
    Ask.MENTOR: Deed.NAME_MENTOR,
    Ask.BLOCK: Deed.BLOCK,
    Ask.REMOVE: Deed.REMOVE,
}


@dataclass(frozen=True, slots=True)
class Everything:
    """The rows of a filled floor, by id: what each button may name."""

    people: Mapping[int, Employee]
    calls: Mapping[int, Employee]
    """Whose call it is."""
    evenings: Mapping[int, int]
    """Everybody's evening message, by Telegram's number."""
    reminders: Mapping[int, Employee]
    clients: Mapping[int, int]
    """Of which team."""
    invites: Mapping[int, tuple[int, Role]]
    """Into which team, for which role."""
    teams: tuple[int, ...]

    def seen_by(self, person: int, kind: Kind) -> list[int]:
        """Every id that a field of this kind may hold; of calls, reminders and clients his own and one of each other sort."""
        if kind in (Kind.CALL, Kind.REMINDER):
            return self._own_and_others(person, self.calls if kind is Kind.CALL else self.reminders)
        if kind is Kind.CLIENT:
            return [next(client for client, team in self.clients.items() if team == one) for one in self.teams]
        return {Kind.PERSON: list(self.people), Kind.TEAM: list(self.teams), Kind.INVITE: list(self.invites)}[kind]

    @staticmethod
    def _own_and_others(person: int, owners: Mapping[int, Employee]) -> list[int]:
        own = [number for number, owner in owners.items() if owner.person_id == person]
        firsts = {owner.team_id: number for number, owner in owners.items() if owner.person_id != person}
        return [*own, *firsts.values()]

    def completed(self, tried: Action, person: int) -> Action:
        """Fill in what a button names besides its object: one's own evening message, another client of the same team."""
        if isinstance(tried, client_action.AskMerge | client_action.MergeClients):
            team = self.clients[tried.kept]
            gone = next(number for number, other in self.clients.items() if other == team and number != tried.kept)
            return replace(tried, gone=gone)
        if isinstance(tried, reminder_action.TellOutcome | reminder_action.TellWhen | reminder_action.SkipCall):
            return replace(tried, evening=self.evenings.get(person, 0) or next(iter(self.evenings.values())))
        return tried

    def allows(self, actor: Employee, tried: Action) -> bool:  # noqa: PLR0911 - a table, one line a kind
        """Say what the table of permissions says of an action."""
        rule = RULES[type(tried)]
        if rule.deed is None:
            return True
        if rule.deed is Deed.EDIT_WORDS:
            return may_edit_words(actor)
        if isinstance(tried, settings_action.OpenSettings) and tried.page is settings_action.SettingsPage.NAMING:
            return may(actor.role, Deed.DECIDE_FOR_ALL, Whose.OTHER_TEAM)
        if rule.kind is Kind.NOTHING:
            return any(may(actor.role, rule.deed, where) for where in Whose)
        number = getattr(tried, rule.field)
        match rule.kind:
            case Kind.CALL | Kind.REMINDER:
                owner = (self.calls if rule.kind is Kind.CALL else self.reminders).get(number)
                return number == 0 or (owner is not None and may(actor.role, rule.deed, whose(actor, owner)))
            case Kind.CLIENT:
                return may(actor.role, rule.deed, self._where(actor, self.clients[number]))
            case Kind.TEAM:
                if isinstance(tried, team_action.MakeInvite):
                    return may_invite(actor, tried.role, is_own_team=number == actor.team_id)
                if isinstance(tried, team_action.AskTeamName) and number == 0:
                    return may(actor.role, Deed.ADD_TEAM, Whose.OTHER_TEAM)
                return may(actor.role, rule.deed, self._where(actor, number))
            case Kind.INVITE:
                team, role = self.invites[number]
                return may_invite(actor, role, is_own_team=team == actor.team_id)
            case _:
                return self._allows_person(actor, tried, rule, self.people[number])

    def _allows_person(self, actor: Employee, tried: Action, rule: Rule, target: Employee) -> bool:
        deed = ASKED[tried.what] if isinstance(tried, team_action.AskAbout) else rule.deed
        sees = may(actor.role, Deed.SEE_TEAM, self._where(actor, int(target.team_id)))
        if deed is None or deed is Deed.SEE_TEAM or target.removed_at is not None:
            return sees  # whoever sees the team is told that the removed are gone, which is no refusal
        gives = not isinstance(tried, team_action.SetRole) or tried.role in GIVEN.get(actor.role, ())
        return sees and gives and may_change(actor, deed, target)

    @staticmethod
    def _where(actor: Employee, team: int) -> Whose:
        return Whose.OWN_TEAM if team == actor.team_id else Whose.OTHER_TEAM


def every_action(everything: Everything, person: int, question: str) -> Iterator[Action]:
    """Give every verb with objects of every sort there is for this person, and every choice that decides about permission."""
    for kind in VERBS.values():
        rule = RULES[kind]
        objects = [0] if rule.kind is Kind.NOTHING else everything.seen_by(person, rule.kind)
        for number in objects:
            for tried in _with_choices(kind, rule, number, question):
                yield everything.completed(tried, person)


def _with_choices(kind: type[Action], rule: Rule, number: int, question: str) -> Iterator[Action]:
    hints = get_type_hints(kind, include_extras=True)
    values: dict[str, Any] = {}
    for field in fields(kind):
        hint = hints[field.name]
        if field.name == rule.field:
            values[field.name] = number
        elif hasattr(hint, "__metadata__"):
            values[field.name] = NOBODYS if hint == RowId else least(hint)
        elif hint is str:
            values[field.name] = question if field.name == "question" else SAMPLES.get((kind.__name__, field.name), "none")
        else:
            values[field.name] = next(iter(hint))
    sample = kind(**values)
    if isinstance(sample, team_action.AskAbout):
        yield from (replace(sample, what=what) for what in Ask)
    elif isinstance(sample, team_action.SetRole | team_action.MakeInvite):
        yield from (replace(sample, role=role) for role in Role)
    elif isinstance(sample, team_action.MoveTo):
        yield replace(sample, team=2)
    elif isinstance(sample, team_action.SetBlocked):
        yield replace(sample, on=1)
    elif isinstance(sample, reminder_action.PromiseAt):
        yield replace(sample, at=202612011000)
    else:
        yield sample


SAMPLES = {
    ("AnswerCue", "option"): "other",
    ("SetLanguage", "language"): "ru",
    ("SpeakToClient", "language"): "ru",
    ("ChooseLanguage", "language"): "ru",
    ("ChooseZone", "zone"): "Europe/Riga",
    ("SetObjection", "value"): "price",
    ("PickType", "value"): "choleric",
}
PEOPLE = {
    1: ("Ольга", Role.OWNER, "Первый"),
    2: ("Сергей", Role.SUPERVISOR, "Первый"),
    101: ("Анна", Role.MANAGER, "Первый"),
    103: ("Вера", Role.TRAINEE, "Первый"),
    102: ("Борис", Role.MANAGER, "Первый"),
    3: ("Роман", Role.SUPERVISOR, "Юг"),
    201: ("Дарья", Role.MANAGER, "Юг"),
    203: ("Яна", Role.TRAINEE, "Юг"),
}
BLOCKED, REMOVED, STRANGER = 105, 106, 900
CLIENTS = ("Авдей", "Богдан", "Влас", "Гордей", "Демид", "Ермак", "Захар", "Игнат", "Климент", "Лукьян")


async def fill(floor: Floor) -> dict[int, Desk]:
    """Let everybody lead calls, promise to call back and open every screen; then shut two of them out."""
    people = PEOPLE | {BLOCKED: ("Блок", Role.MANAGER, "Первый"), REMOVED: ("Ушёл", Role.MANAGER, "Первый")}
    desks = {number: await floor.hire(number, *about) for number, about in people.items()}
    for client, desk in zip(CLIENTS, desks.values(), strict=True):
        await desk.send(f"/call {client}")
        await desk.tap("⚡ Короче!")
        await desk.tap("✓ Итог")
        await desk.tap(floor.says("button.call_back"))
        await desk.tap(floor.says("button.call_back_tomorrow"))
        await desk.send("/call")
        await desk.tap("⋯")
        await desk.send("/settings")
        for command in ("/team", "/audit"):
            await desk.send(command)
    floor.clock.now = START.replace(hour=15, minute=35)
    await floor.tick()  # in Moscow it is evening: everybody is asked about the call that silence has ended
    await floor.tick()
    for client, desk in zip(CLIENTS, desks.values(), strict=True):
        await desk.send(f"/call Второй {client}")
    for number in (2, 3, 1):
        desk = desks[number]
        team = next(text for text in ("Tj:1:manager", "Tj:2:manager")[number == 3 :])
        await desk.tap_data(desk.last.id, team)
    async with floor.bot.database.unit_of_work() as work:
        found = await work.employees.by_people([PersonId(BLOCKED), PersonId(REMOVED)])
        blocked, removed = sorted(found, key=lambda one: one.person_id)
        await work.employees.change(blocked, replace(blocked, blocked_at=floor.clock()))
        await work.employees.change(removed, replace(removed, removed_at=floor.clock()))
        await work.commit()
    desks[STRANGER] = floor.stranger(STRANGER, "Глеб")
    return desks


async def look(floor: Floor) -> Everything:
    """Read what there is."""
    async with floor.bot.database.unit_of_work() as work:
        found = (await work._transaction.execute(select(employees))).mappings()
        people = {row["id"]: employee_from(row) for row in found}
    calls = await floor.rows("SELECT id, employee_id FROM consultations")
    reminders = await floor.rows("SELECT id, employee_id FROM reminders")
    evenings = await floor.rows("SELECT id, employee_id FROM reminders WHERE kind = 'evening'")
    clients = await floor.rows("SELECT id, team_id FROM clients")
    invites = await floor.rows("SELECT id, team_id, role FROM invites")
    return Everything(
        people=people,
        calls={number: people[owner] for number, owner in calls},
        reminders={number: people[owner] for number, owner in reminders},
        evenings={int(people[owner].person_id): number for number, owner in evenings},
        clients=dict(clients),
        invites={number: (team, Role(role)) for number, team, role in invites},
        teams=tuple(number for (number,) in await floor.rows("SELECT id FROM teams")),
    )

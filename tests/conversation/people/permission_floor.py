"""A floor on which everybody has everything: two teams, calls open and finished, clients, reminders, invitations, notes, drafts.

And what the table of permissions says of each of these things, reckoned here in other words than the product's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.db.repositories.people_rows import AN_EMPLOYEE, employee_from
from bot.domain.calls.learnt_weights import LearntCue
from bot.domain.calls.script import Phrase
from bot.domain.calls.temperament import Temperament
from bot.domain.house.sheet import FIELDS, Part
from bot.domain.ids import AssignmentId, ClientId, ConsultationId, EmployeeId, LanguageCode, PersonId, QuizItemId, TeamId
from bot.domain.people.employee import Employee, Role
from bot.domain.people.permissions import GIVEN, Deed, Whose, may, may_change, may_edit_words, may_invite
from bot.domain.phrases.edited_example import EditedExample
from bot.domain.phrases.edited_text import sign_of
from bot.domain.phrases.edited_weights import Cue
from bot.domain.phrases.text_name import phrase_named
from bot.domain.sales.amount import Currency
from bot.domain.sales.matching import RowState
from bot.domain.sales.sale import SaleSource
from bot.domain.supervision.choice import read_choice
from bot.domain.supervision.period import PeriodKind
from bot.domain.training.assignment import Assignment, Pack, PackKind
from bot.domain.training.quiz import LAST_TRY, AskedItem, QuizKind
from bot.screens.action import Action, encode
from bot.screens.calls import actions as call_action
from bot.screens.coaching import actions as coaching_action
from bot.screens.figures import actions as figure_action
from bot.screens.log import actions as log_action
from bot.screens.people import actions as team_action
from bot.screens.people import settings_actions
from bot.screens.training import actions as training_action
from bot.screens.training import quiz_actions as quiz_action
from bot.screens.training import team_actions
from bot.services.coaching.ports import TeamsCalls
from bot.services.sales.ports import NewSale, SaleRow
from bot.services.text_ports import PromptKind
from tests.buttons import CALL_BACK, CHOLERIC, FINISH, MORE, NONE_FITS, TOMORROW
from tests.conversation.house_sheet import sell
from tests.conversation.people.permission_cases import ASKED, PROMPTS, RULES, Kind, Rule, Samples
from tests.floor import START, Desk, Floor

OWNER, CHIEF, MANAGER, EDITOR, TRAINEE, FAR_CHIEF = 1, 2, 101, 102, 103, 3
BLOCKED, REMOVED, STRANGER = 105, 106, 900
PEOPLE = {
    OWNER: ("Ольга", Role.OWNER, "Первый"),
    CHIEF: ("Сергей", Role.SUPERVISOR, "Первый"),
    MANAGER: ("Анна", Role.MANAGER, "Первый"),
    TRAINEE: ("Вера", Role.TRAINEE, "Первый"),
    EDITOR: ("Борис", Role.MANAGER, "Первый"),
    FAR_CHIEF: ("Роман", Role.SUPERVISOR, "Юг"),
    201: ("Дарья", Role.MANAGER, "Юг"),
    203: ("Яна", Role.TRAINEE, "Юг"),
}
# The supervisor of the other team looks after the first one besides.
EDITORS = (CHIEF, EDITOR)
"""Bear the editor's mark."""
CLIENTS = ("Авдей", "Богдан", "Влас", "Гордей", "Демид", "Ермак", "Захар", "Игнат", "Климент", "Лукьян")
"""One of each person's own, in the order of hiring; no name stands anywhere else."""
ONLY_THE_OWNERS = (
    *(Kind.CALL, Kind.REMINDER, Kind.TEXT, Kind.DRAFT, Kind.EXAMPLE, Kind.WEIGHTS, Kind.JOB),
    *(Kind.COACHING, Kind.AGREEMENT, Kind.JUDGING, Kind.ASSIGNMENT_DRAFT, Kind.ASSIGNED),
)
MENTORS = frozenset({Deed.SEE_TRAINEE, Deed.TICK, Deed.MARK_QUIZ})
"""What a mentor may, whatever his role, for those who were given to him."""
OF_THE_HOUSE = (settings_actions.SettingsPage.NAMING, settings_actions.SettingsPage.CURRENCY)
DRAFTED = "Какая задача для вас сейчас главная?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where something stands: of which team it is, and whose; None is nobody's in particular."""

    team: int | None = None
    owner: int | None = None
    other: int | None = None
    """The other of two to whom it belongs."""
    role: Role | None = None
    """For which an invitation is."""


@dataclass(frozen=True, slots=True)
class Everything:
    """The rows of a filled floor, by id: what each button may name."""

    people: Mapping[int, Employee]
    stands: Mapping[Kind, Mapping[int, Stand]]
    clients: Mapping[str, int]
    """Of which team is each name."""
    mentors: Mapping[int, int]
    """Who looks after whom, by whom he looks after."""
    samples: Samples

    def actor(self, person: int) -> Employee | None:
        """Return who acts, by Telegram's number; None when he has no access."""
        return next((one for one in self.people.values() if one.person_id == person and one.has_access), None)

    def seen_by(self, person: int, *, is_few: bool = False) -> Mapping[Kind, list[int]]:
        """Return the numbers that a field may hold: of people one of each sort, of other things his own and one of each team.

        Args:
            is_few: of what nobody but its owner may ever use only his own.
        """
        me = next((one.id for one in self.people.values() if one.person_id == person), None)
        kinds = {(one.team_id, one.role, one.id == me, one.removed_at): one.id for one in reversed(list(self.people.values()))}
        people = [int(number) for number in kinds.values()]
        seen: dict[Kind, list[int]] = {Kind.PERSON: people, Kind.SOMEBODY: people[:1]}
        for kind, found in self.stands.items():
            if kind in (Kind.TEAM, Kind.INVITE):
                seen[kind] = list(found)
                continue
            own = [number for number, stand in found.items() if me is not None and stand.owner == me]
            others = {} if is_few and own and kind in ONLY_THE_OWNERS else found
            firsts = {stand.team: number for number, stand in reversed(list(others.items())) if number not in own}
            seconds = {stand.team: number for number, stand in found.items() if kind is Kind.CLIENT}
            seen[kind] = list(dict.fromkeys([*own, *firsts.values(), *seconds.values()]))
        return seen

    def allows(self, actor: Employee, tried: Any) -> bool:
        """Say what the table of permissions says of an action, of everything it names."""
        rule = RULES[type(tried)]
        if isinstance(tried, call_action.StartCall) and tried.text:
            rule = Rule(deed=Deed.GUIDE_CALL, kind=Kind.TEXT, named="text")  # the call before is not looked at then
        if isinstance(tried, settings_actions.OpenSettings) and tried.page in OF_THE_HOUSE:
            rule = Rule(deed=Deed.DECIDE_FOR_ALL)
        if _is_of_several(tried):
            return actor.role in (Role.OWNER, Role.SUPERVISOR)
        if isinstance(tried, log_action.ChooseCalls | log_action.OpenCalls | figure_action.ShowFigures):
            return self._allows_choice(actor, tried.choice)
        if isinstance(tried, team_action.MakeInvite):
            return may_invite(actor, tried.role, TeamId(tried.team))
        if isinstance(tried, team_action.InviteFirst):
            return may_invite(actor, tried.role, actor.team_id)
        if rule.kind is Kind.PERSON:
            return self._allows_person(actor, tried, rule)
        return self.allows_rule(actor, rule, {name: getattr(tried, name) for name in rule.objects})

    def allows_prompt(self, actor: Employee, kind: PromptKind, number: int) -> bool:
        """Say what it says of words that were asked for."""
        rule = PROMPTS[kind]
        if rule.kind is Kind.PERSON and rule.deed is not None:
            return self._may_change(actor, rule.deed, number)
        return self.allows_rule(actor, rule, {rule.named: number} if rule.named else {})

    def allows_rule(self, actor: Employee, rule: Rule, numbers: Mapping[str, int]) -> bool:
        """Say what it says of a deed and of everything it is done to."""
        if rule.deed is None:
            return True
        if rule.deed in (Deed.EDIT_WORDS, Deed.LEARN_WEIGHTS) and not may_edit_words(actor):
            return False
        if not rule.objects:
            return rule.deed is Deed.EDIT_WORDS or any(may(actor.role, rule.deed, where) for where in Whose)
        return all(self._allows_object(actor, rule.deed, kind, numbers[name]) for name, kind in rule.objects.items())

    def _allows_object(  # noqa: PLR0911 - a table
        self, actor: Employee, deed: Deed, kind: Kind, number: int
    ) -> bool:
        if kind is Kind.SOMEBODY:
            return True
        if kind is Kind.TEAM and number == 0:
            return may(actor.role, Deed.ADD_TEAM, Whose.OTHER_TEAM)
        stand = self.stands[kind].get(number)
        if stand is None:
            return True  # there is nothing to refuse
        if kind is Kind.EXAMPLE:  # one's own, while the note of which it is made may be read
            if stand.owner != actor.id:
                return False
            kind = Kind.NOTE
        if kind is Kind.ASSIGNMENT_DRAFT:  # one's own, while he looks after the team
            return stand.owner == actor.id and may(actor.role, deed, self._where(actor, replace(stand, owner=None)))
        if kind is Kind.TRY:
            return stand.owner is not None and self._may_change(actor, deed, stand.owner)
        if kind is Kind.JUDGING:
            return actor.id in (stand.owner, stand.other)
        if kind in (Kind.DRAFT, Kind.WEIGHTS, Kind.COACHING, Kind.AGREEMENT, Kind.JOB):  # what has ended is there for nobody
            return stand.owner == actor.id
        if kind is Kind.INVITE:
            return stand.role is not None and may_invite(actor, stand.role, TeamId(stand.team or 0))
        deeds = {Kind.NOTE: Deed.READ_NOTES, Kind.TEXT: Deed.GUIDE_CALL, Kind.REMINDER: Deed.GUIDE_CALL}
        if kind is Kind.CLIENT and deed is Deed.GUIDE_CALL:
            deed = Deed.KEEP_CLIENTS
        if kind is Kind.NOTE and may(actor.role, Deed.READ_NOTES, self._where(actor, replace(stand, owner=None))):
            return True  # whoever may read a team's notes may read his own of it
        return may(actor.role, deeds.get(kind, deed), self._where(actor, stand))

    @staticmethod
    def _where(actor: Employee, stand: Stand) -> Whose:
        is_own, is_here = stand.owner == actor.id, stand.team in (None, actor.team_id)
        if is_own:
            return Whose.OWN if is_here else Whose.OWN_LEFT
        if stand.team == actor.team_id:
            return Whose.OWN_TEAM
        is_given = actor.role is Role.SUPERVISOR and stand.team in actor.further_teams
        return Whose.FURTHER_TEAM if is_given else Whose.OTHER_TEAM

    def _allows_choice(self, actor: Employee, choice: str) -> bool:
        """Say whether calls may be chosen by a person, a team or a client: one's own, and those of teams one looks after."""
        try:
            wanted = read_choice(choice)
        except ValueError:
            return True  # nothing is chosen by it
        wheres = []
        if wanted.team is not None:
            wheres.append({self._where(actor, Stand(team=wanted.team, owner=wanted.employee))})
        if (number := wanted.employee) is not None:
            led = [self._where(actor, stand) for stand in self.stands[Kind.CALL].values() if stand.owner == number]
            wheres.append({self._where(actor, Stand(team=self.people[number].team_id, owner=number)), *led})
        if wanted.client is not None and not self._allows_object(actor, Deed.SEE_CLIENT, Kind.CLIENT, wanted.client):
            return False
        return all(any(may(actor.role, Deed.READ_LOG, one) for one in where) for where in wheres)

    def _allows_person(self, actor: Employee, tried: Action, rule: Rule) -> bool:
        number = getattr(tried, rule.named)
        deed = ASKED[tried.what] if isinstance(tried, team_action.AskAbout) else rule.deed
        if deed is Deed.ERASE:  # whoever may is told that somebody who has access must be removed first, which is no refusal
            return may(actor.role, deed, Whose.OTHER_TEAM)
        if deed is None or not self._may_change(actor, deed, number):
            return False
        if isinstance(tried, team_action.SetRole) and self.people[number].removed_at is None:
            return tried.role in GIVEN.get(actor.role, ())
        if isinstance(tried, team_action.SetMentor) and tried.mentor and self.people[number].removed_at is None:
            return self._sees(actor, self.people[tried.mentor])
        if isinstance(tried, team_action.HandOver) and self.people[number].removed_at is None:
            return self._sees(actor, self.people[tried.heir])
        return True

    def _may_change(self, actor: Employee, deed: Deed, number: int) -> bool:
        target = self.people[number]
        if deed in MENTORS and self.mentors.get(number) == actor.id:
            return True
        if deed is Deed.SEE_TEAM or target.removed_at is not None:
            return self._sees(actor, target)  # whoever sees the team is told that the removed are gone, which is no refusal
        return self._sees(actor, target) and may_change(actor, deed, target)

    def _sees(self, actor: Employee, target: Employee) -> bool:
        return may(actor.role, Deed.SEE_TEAM, self._where(actor, Stand(team=target.team_id)))


async def fill(floor: Floor) -> None:
    """Let everybody lead calls, promise to call back and open every screen; then shut two of them out."""
    people = PEOPLE | {BLOCKED: ("Блок", Role.MANAGER, "Первый"), REMOVED: ("Ушёл", Role.MANAGER, "Первый")}
    desks = {number: await floor.hire(number, *about) for number, about in people.items()}
    for client, desk in zip(CLIENTS, desks.values(), strict=True):
        await _work(floor, desk, client)
    floor.clock.now = START.replace(hour=15, minute=35)
    await floor.tick()  # in Moscow it is evening: everybody is asked about the call that silence has ended
    await floor.tick()
    for client, desk in zip(CLIENTS, desks.values(), strict=True):
        await desk.send(client[:-2].upper())  # asked which client is meant, or the name of somebody new
        await desk.send(f"/call Второй {client}")
    for number in (CHIEF, FAR_CHIEF, OWNER):
        desk = desks[number]
        await desk.tap_data(desk.last.id, "Tj:2:manager" if number == FAR_CHIEF else "Tj:1:manager")
    await _write_words(floor)
    await _sell(floor)
    async with floor.bot.database.unit_of_work() as work:
        found = await work.employees.by_people([PersonId(BLOCKED), PersonId(REMOVED)])
        far_chief = await work.employees.by_person(PersonId(FAR_CHIEF))
        assert far_chief is not None
        both = replace(far_chief, further_teams=frozenset({TeamId(1)}))
        await work.employees.change_further_teams(far_chief, both, floor.clock())
        blocked, removed = sorted(found, key=lambda one: one.person_id)
        await work.employees.change(blocked, replace(blocked, blocked_at=floor.clock()))
        await work.employees.change(removed, replace(removed, removed_at=floor.clock()))
        await work.commit()
    await _coach(floor, desks)
    await _guide(floor, desks)
    await _assign(floor, desks)
    await _quiz(floor, desks)


async def _assign(floor: Floor, desks: Mapping[int, Desk]) -> None:
    """Let each who looks after a team give something to a trainee of it, and be about to give more."""
    for number, person, team in ((CHIEF, TRAINEE, 1), (FAR_CHIEF, 203, 2), (OWNER, TRAINEE, 1)):
        maker, trainee = await _id_of(floor, number), await _id_of(floor, person)
        async with floor.bot.database.unit_of_work() as work:
            for is_given in (True, False):
                pack = Pack(kind=PackKind.TYPE, temperament=Temperament.CHOLERIC)
                due = (START + timedelta(days=7)).date()
                draft = Assignment(id=AssignmentId(0), team_id=TeamId(team), given_by=maker, pack=pack, due_on=due)
                draft = await work.assignments.draft(draft, START)
                await work.assignments.choose(draft.id, trainee, on=True)
                if is_given:
                    await work.assignments.save(replace(draft, given_at=START, first_on=START.date()))
            await work.commit()
        await desks[number].tap_data(desks[number].last.id, encode(team_actions.ListGiven(team=team, page=0)))


async def _sell(floor: Floor) -> None:
    """Let a client of each team have bought something."""
    async with floor.bot.database.unit_of_work() as work:
        for name in CLIENTS[:2] + CLIENTS[5:7]:
            [[number, team]] = await floor.rows(f"SELECT id, team_id FROM clients WHERE name = '{name}'")
            entered = await work.employees.by_person(PersonId(OWNER))
            assert entered is not None
            await work.sales.put(
                NewSale(
                    client_id=ClientId(number),
                    team_id=TeamId(team),
                    employee_id=None,
                    consultation_id=None,
                    sold_on=START.date(),
                    amount_minor=12_000_00,
                    currency=Currency.RUB,
                    source=SaleSource.FILE,
                    entered_by=entered.id,
                    entered_at=START,
                )
            )
            file = await work.sale_files.add(team_id=TeamId(team), employee_id=entered.id, at=START, faults=())
            row = SaleRow(
                line=2,
                client_name=name,
                sold_on=START.date(),
                amount_minor=5_00,
                state=RowState.KNOWN,
                client_id=ClientId(number),
            )
            await work.sale_files.put_rows(file, [row])
        await work.commit()


async def _guide(floor: Floor, desks: Mapping[int, Desk]) -> None:
    """Let a manager be the mentor of a trainee whose first gate is ready, and whoever guides trainees open the page of one."""
    manager, trainee, far = [await _id_of(floor, number) for number in (MANAGER, TRAINEE, 203)]
    async with floor.bot.database.unit_of_work() as work:
        await work.mentorships.put(EmployeeId(trainee), EmployeeId(manager))
        first = floor.library.program.stages[0]
        await work.paths.begin(EmployeeId(trainee), first.id, floor.clock().date())
        for tick in first.ticks:
            await work.paths.tick(EmployeeId(trainee), tick.id, EmployeeId(manager), floor.clock())
        await work.commit()
    for number, person in ((MANAGER, trainee), (CHIEF, trainee), (FAR_CHIEF, far), (OWNER, far)):
        desk = desks[number]
        await desk.tap_data(desk.last.id, encode(training_action.VisitTrainee(person=person)))
    await desks[TRAINEE].tap_data(desks[TRAINEE].last.id, encode(training_action.OpenPath()))


async def _quiz(floor: Floor, desks: Mapping[int, Desk]) -> None:
    """Let both teams sell something, and those whom somebody guides a try: to be answered, or to be decided about."""
    for team in ("Первый", "Юг"):
        await sell(floor, team, {"p1.name": "Плита", **{f"q1.{field}": "образец" for field in FIELDS[Part.QUIZ]}})
    asked = [AskedItem(item=QuizItemId("packing"), name="Упаковка", text="В чём?", model="В плёнке")]
    async with floor.bot.database.unit_of_work() as work:
        chief = await work.employees.by_person(PersonId(CHIEF))
        assert chief is not None
        for person, kind in ((TRAINEE, QuizKind.QUIZ), (TRAINEE, QuizKind.QUIZ), (203, QuizKind.QUIZ), (EDITOR, QuizKind.QUIZ)):
            him = await work.employees.by_person(PersonId(person))
            assert him is not None
            attempt = await work.quizzes.add(
                employee_id=him.id,
                team_id=him.team_id,
                kind=kind,
                is_again=False,
                number=LAST_TRY,
                product="Плита",
                product_number=1,
                scene=None,
                asked=asked,
                given_by=chief.id,
                at=floor.clock(),
            )
            await work.quizzes.mark(attempt, 1, is_right=False, by=chief.id, at=floor.clock())
            if attempt.id != 1:
                failed = attempt.marked(1, is_right=False).closed(chief.id, floor.clock())
                await work.quizzes.put_stage(failed, chief.id, floor.clock())
        await work.commit()
    for number, attempt_id in ((TRAINEE, 1), (203, 3)):
        await desks[number].tap_data(desks[number].last.id, encode(quiz_action.VisitOwnQuiz(attempt=attempt_id)))
    for number, attempt_id in ((MANAGER, 1), (CHIEF, 2), (FAR_CHIEF, 3), (OWNER, 4)):
        await desks[number].tap_data(desks[number].last.id, encode(quiz_action.VisitMarking(attempt=attempt_id)))


async def _coach(floor: Floor, desks: Mapping[int, Desk]) -> None:
    """Let supervisors and the owner look at calls of others; the last two have offered what they agreed on."""
    for number, person in ((CHIEF, TRAINEE), (FAR_CHIEF, 203), (OWNER, EDITOR), (FAR_CHIEF, MANAGER)):
        desk, him = desks[number], await _id_of(floor, person)
        begin = coaching_action.BeginCoaching(person=him, period=PeriodKind.WEEK)
        await desk.tap_data(desk.last.id, encode(begin))
    team, both = TeamId(1), {number: (await _id_of(floor, number)) for number in (OWNER, CHIEF, FAR_CHIEF)}
    async with floor.bot.database.unit_of_work() as work:
        for first, second in ((CHIEF, FAR_CHIEF), (OWNER, CHIEF)):
            calls = TeamsCalls(team_id=team, since=START, until=START)
            drawn = [ConsultationId(1)]
            await work.judgings.add(
                first_id=both[first], second_id=both[second], looked_at=calls, seed=1, n=1, drawn=drawn, at=START
            )
        await work.commit()
    for offered in (3, 4):
        await floor.write(
            f"UPDATE coachings SET offered_at = created_at, due_at = created_at, verb = 'start' WHERE id = {offered}"
        )
        await desks[OWNER].tap_data(desks[OWNER].last.id, encode(coaching_action.OpenCoachings(page=0)))


def _is_of_several(tried: Action) -> bool:
    """Tell whether something is for those alone who look after others' calls."""
    match tried:
        case log_action.ShowPart(part=log_action.Part.PEOPLE) | settings_actions.SetDigest():
            return True
        case figure_action.ShowFigures(part=figure_action.FiguresPart.PEOPLE) | figure_action.ShowMonthly():
            return True
    return False


async def _id_of(floor: Floor, person: int) -> EmployeeId:
    return EmployeeId((await floor.rows(f"SELECT id FROM employees WHERE person_id = {person}"))[0][0])


async def _work(floor: Floor, desk: Desk, client: str) -> None:
    """Call a client whom nobody has called, promise to call back, note what did not fit, and open what can be opened."""
    await desk.send(f"/call {client}")
    await desk.tap(CHOLERIC)
    await desk.tap(FINISH)
    await desk.tap(CALL_BACK)
    await desk.tap(TOMORROW)
    await desk.send("/call")
    await desk.tap(MORE)
    await desk.tap(NONE_FITS)
    await desk.send(f"Пусть решит {client} сам")
    await desk.tap(MORE)
    for command in ("/settings", "/clients", "/team", "/audit", "/logs"):
        await desk.send(command)
    await desk.tap_data(desk.last.id, "Lx:xlsx:0:0")


async def _write_words(floor: Floor) -> None:
    """Let the editors and the owner have a draft each, and the editor of the first team an edit that is in force."""
    phrase = phrase_of(floor)
    async with floor.bot.database.unit_of_work() as work:
        for number in EDITORS:
            him = await work.employees.by_person(PersonId(number))
            assert him is not None
            await work.employees.change(him, replace(him, is_editor=True))
        for number, language in ((EDITOR, "en"), (EDITOR, "ru"), (CHIEF, "ru"), (OWNER, "ru")):
            him = await work.employees.by_person(PersonId(number))
            assert him is not None
            await work.content_edits.add(
                language=LanguageCode(language),
                name=phrase_named(phrase.id),
                text=DRAFTED,
                text_before=floor.bot.live.text_judge.original(LanguageCode(language), phrase_named(phrase.id)) or "",
                employee_id=him.id,
                at=floor.clock(),
                is_published=language == "en",
            )
            if language == "ru":
                notes = await work.content_edits.notes(None, him.id, 1, 0)
                example = EditedExample(language=LanguageCode("ru"), text="пусть решит сам", labels=("can_no",))
                await work.example_edits.add(example, note_id=notes[0].id, employee_id=him.id, at=floor.clock())
                question = floor.library.script.questions[0]
                cue = Cue(question.id, question.options[0].id)
                await work.weight_edits.add({cue: 0.85}, employee_id=him.id, at=floor.clock())
        for team in (TeamId(1), TeamId(2)):
            await work.learnt_weights.propose(team, [learnt_cue(floor)], floor.clock())
        await work.commit()


def learnt_cue(floor: Floor) -> LearntCue:
    """Return a change of a weight as a night proposes it."""
    question = floor.library.script.questions[0]
    option = question.options[0]
    return LearntCue(cue=Cue(question.id, option.id), before=option.strength, strength=0.6, calls=40, people=2)


def phrase_of(floor: Floor) -> Phrase:
    """Return the phrase whose words are edited."""
    return floor.library.script.phrases[0]


async def look(floor: Floor) -> Everything:
    """Read what there is."""
    async with floor.bot.database.unit_of_work() as work:
        found = (await work._transaction.execute(select(*AN_EMPLOYEE))).mappings()
        people = {row["id"]: employee_from(row) for row in found}
    texts = (
        "SELECT free_texts.id, consultations.team_id, free_texts.employee_id FROM free_texts"
        " LEFT JOIN consultations ON consultations.id = consultation_id WHERE text IS NOT NULL AND kind = "
    )
    drafts = "SELECT id, NULL, employee_id FROM content_edits WHERE published_at IS NULL AND item"
    owned = {
        Kind.CALL: "SELECT id, team_id, employee_id FROM consultations",
        Kind.REMINDER: "SELECT reminders.id, team_id, reminders.employee_id FROM reminders"
        " LEFT JOIN consultations ON consultations.id = consultation_id",
        Kind.TEXT: f"{texts} 'name_or_words'",
        Kind.NOTE: f"{texts} 'none_fits'",
        Kind.DRAFT: f"{drafts} LIKE 'phrase:%'",
        Kind.EXAMPLE: "SELECT content_edits.id, team_id, content_edits.employee_id FROM content_edits"
        " JOIN free_texts ON item LIKE 'example:' || free_texts.id || ':%'"
        " JOIN consultations ON consultations.id = consultation_id WHERE published_at IS NULL",
        Kind.WEIGHTS: f"{drafts} = 'weights'",
        Kind.LEARNT: "SELECT id, team_id, NULL FROM learnt_weights",
        Kind.JOB: "SELECT id, NULL, employee_id FROM jobs",
        Kind.CLIENT: "SELECT id, team_id, NULL FROM clients WHERE erased_at IS NULL",
        Kind.SALE_LIST: "SELECT id, team_id, NULL FROM sale_files WHERE taken_at IS NULL AND dropped_at IS NULL",
        Kind.SALE: "SELECT id, team_id, NULL FROM sales WHERE client_id IS NOT NULL",
        Kind.TEAM: "SELECT id, id AS team, NULL FROM teams",
        Kind.COACHING: "SELECT id, team_id, coach_id FROM coachings WHERE closed_at IS NULL",
        Kind.AGREEMENT: "SELECT id, team_id, employee_id FROM coachings WHERE closed_at IS NULL",
        Kind.ASSIGNMENT_DRAFT: "SELECT id, team_id, given_by FROM assignments WHERE given_at IS NULL AND closed_at IS NULL",
        Kind.GIVEN: "SELECT id, team_id, NULL FROM assignments WHERE given_at IS NOT NULL AND closed_at IS NULL",
        Kind.ASSIGNED: "SELECT assigned.id, team_id, employee_id FROM assigned"
        " JOIN assignments ON assignments.id = assignment_id WHERE given_at IS NOT NULL AND closed_at IS NULL",
        **dict.fromkeys((Kind.OWN_TRY, Kind.TRY), "SELECT id, team_id, employee_id FROM quiz_attempts"),
    }
    stands = {
        kind: {number: Stand(team=team, owner=owner) for number, team, owner in await floor.rows(sql)}
        for kind, sql in owned.items()
    }
    both = await floor.rows("SELECT id, team_id, first_id, second_id FROM judgings WHERE closed_at IS NULL")
    stands[Kind.JUDGING] = {number: Stand(team=team, owner=first, other=second) for number, team, first, second in both}
    stands[Kind.INVITE] = {
        number: Stand(team=team, role=Role(role))
        for number, team, role in await floor.rows("SELECT id, team_id, role FROM invites")
    }
    named = await floor.rows("SELECT name, team_id FROM clients WHERE name IS NOT NULL")
    script, phrase = floor.library.script, phrase_of(floor)
    original = floor.bot.live.text_judge.original(LanguageCode("ru"), phrase_named(phrase.id))
    assert original is not None
    return Everything(
        people=people,
        stands=stands,
        clients={name: team for name, team in named if " " not in name},
        mentors=dict(await floor.rows("SELECT employee_id, mentor_id FROM mentorships")),
        samples=Samples(question=str(script.questions[0].id), phrase=str(phrase.id), over=sign_of(original)),
    )

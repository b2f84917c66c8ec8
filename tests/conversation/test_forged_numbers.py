"""Buttons whose numbers somebody has made up: the house goes on, and no tap costs more the larger its number is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any, get_type_hints

import pytest

from bot.content.library import Library
from bot.db.faults import Step, StorageFaults
from bot.domain.calls.consultation import FinishedBy
from bot.domain.calls.temperament import Manner
from bot.domain.clients.naming import ClientName
from bot.domain.ids import EmployeeId, LanguageCode, PersonId, PhraseId, TeamId
from bot.domain.masking import mask
from bot.domain.people.employee import Role
from bot.domain.phrases.text_name import phrase_named
from bot.domain.reminders.reminder import ReminderKind
from bot.screens import fields as kinds
from bot.screens.action import VERB_OF, VERBS, Action, decode, encode
from bot.screens.clients.actions import ListClients
from bot.screens.people.actions import Ask, AskAbout, ListInvites, ShowTeam, ShowTeams
from bot.screens.people.settings_actions import ShowAudit
from bot.screens.phrases.actions import ListEdited, ListNotes, ListWeek, OpenPlace, TextPast
from bot.screens.reminders.actions import ShowReminders
from bot.services.text_ports import FreeTextKind
from tests.button_fields import ends
from tests.floor import Desk, Floor, Shown, open_floor

MANY = 20
"""Of everything that is listed: three pages of eight."""
MOST_STATEMENTS = 60
"""Of one tap, whatever it carries; an honest one needs half of it."""
Listing = (
    ListClients
    | ShowReminders
    | ShowAudit
    | ListNotes
    | ListEdited
    | TextPast
    | ListWeek
    | OpenPlace
    | ListInvites
    | ShowTeams
    | ShowTeam
    | AskAbout
)
LISTS: tuple[Listing, ...] = (
    ListClients(page=0),
    ShowReminders(page=0),
    ShowAudit(page=0),
    ListNotes(page=0),
    ListEdited(page=0),
    TextPast(language="ru", name="any.ask_wants.open.1", page=0),
    ListWeek(page=0),
    OpenPlace(language="ru", manner=Manner.ANY, place="ask_wants", page=0),
    ListInvites(page=0),
    ShowTeams(page=0),
    ShowTeam(team=1, page=0),
    AskAbout(person=2, what=Ask.TEAM, page=0),
    AskAbout(person=2, what=Ask.MENTOR, page=0),
)


@pytest.fixture
def counted() -> StorageFaults:
    """Counts the statements; nothing fails."""
    return StorageFaults()


@pytest.fixture
async def floor(database_url: str, library: Library, counted: StorageFaults) -> AsyncIterator[Floor]:
    """A running bot whose statements are counted."""
    async with open_floor(database_url, library, faults=counted) as opened:
        yield opened


@pytest.fixture
async def olga(floor: Floor) -> Desk:
    """The owner, who may see everything, with a full house."""
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    await fill(floor, olga)
    await olga.send("/call")
    await floor.tick()  # what the clock does at a start is no tap's
    return olga


async def fill(floor: Floor, olga: Desk) -> None:
    """Put so much of everything into the house that each list has pages."""
    now, ru, phrase = floor.clock(), LanguageCode("ru"), PhraseId("any.ask_wants.open.1")
    phrases = [one.id for one in floor.library.script.phrases if not one.retired]
    async with floor.bot.database.unit_of_work() as work:
        me = await work.employees.by_person(PersonId(olga.chat.person.id))
        assert me is not None
        for number in range(MANY):
            client = await work.clients.add(team_id=me.team_id, name=ClientName(text=f"Клиент {number}"), language=ru, at=now)
            call = await work.consultations.add(
                employee_id=me.id,
                team_id=me.team_id,
                client_id=client,
                language=ru,
                is_practice=False,
                content_version="1",
                at=now + timedelta(seconds=number),
            )
            due = now + timedelta(days=1, minutes=number)
            done = replace(call, finished_at=now, finished_by=FinishedBy.MANAGER, follow_up_at=due)
            await work.consultations.save(done)
            await work.reminders.add(
                kind=ReminderKind.CALL_BACK,
                employee_id=me.id,
                consultation_id=call.id,
                due_at=due,
                local_due="2026-11-24T12:00",
                time_zone=me.time_zone,
                at=now,
            )
            await work.free_texts.add(
                consultation_id=call.id, employee_id=me.id, kind=FreeTextKind.NONE_FITS, text=mask(f"Слова {number}"), at=now
            )
            await work.audit.add(at=now, person_id=me.person_id, action="exported", details={"n": str(number)})
            for edited in (phrase, phrases[number]):
                await work.content_edits.add(
                    language=ru,
                    name=phrase_named(edited),
                    text=f"Новые слова {number}",
                    text_before=f"Новые слова {number - 1}",
                    employee_id=me.id,
                    at=now,
                    is_published=True,
                )
            await work.invites.add(
                code_hash=f"{number}",
                team_id=me.team_id,
                role=Role.MANAGER,
                created_by=me.id,
                at=now,
                until=now + timedelta(days=3),
            )
            await add_team_and_colleague(work, number, me.team_id, floor)
        await work.commit()


async def add_team_and_colleague(work: Any, number: int, team: TeamId, floor: Floor) -> EmployeeId:
    """Add a team, and a colleague to the first one."""
    await work.teams.add(f"Отдел {number}", floor.clock())
    added = await work.employees.add(
        person_id=PersonId(1000 + number),
        team_id=team,
        role=Role.MANAGER,
        name=f"Коллега {number}",
        language=LanguageCode("ru"),
        time_zone="Europe/Moscow",
        at=floor.clock(),
    )
    return EmployeeId(added.id)


async def failures(floor: Floor) -> list[tuple[Any, ...]]:
    """The updates that have failed."""
    return await floor.rows("SELECT update_id, error FROM processed_updates WHERE incident_id IS NOT NULL")


def forged(kind: type[Action]) -> Iterator[str]:
    """Give data of an action with every end of every field, the other fields naming what there is."""
    verb = VERB_OF[kind]
    hints = get_type_hints(kind, include_extras=True)
    names = [field.name for field in fields(kind)]
    usual = {name: next(iter(ends(hints[name]))) for name in names}
    yield ":".join([verb, *usual.values()])
    for name in names:
        for value in ends(hints[name]):
            yield ":".join([verb, *(usual | {name: value}).values()])


@pytest.mark.parametrize("letter", sorted({verb[0] if verb[0].isupper() else "calls" for verb in VERBS}))
async def test_no_number_of_a_button_breaks_anything_or_costs_more(
    floor: Floor, olga: Desk, counted: StorageFaults, letter: str
) -> None:
    """Every field of every action at its smallest and its largest: a screen or a short answer, no incident, few statements."""
    verbs = [verb for verb in VERBS if verb.startswith(letter) or (letter == "calls" and verb.islower())]
    for verb in verbs:
        for data in dict.fromkeys(forged(VERBS[verb])):
            assert decode(data), data
            floor.clock.advance(seconds=4)
            before, answered = counted.counts[Step.STATEMENT], len(olga.chat.answers)
            await olga.tap_data(olga.card.id, data)
            assert len(olga.chat.answers) == answered + 1, data
            assert counted.counts[Step.STATEMENT] - before <= MOST_STATEMENTS, data
            assert await failures(floor) == [], data


async def test_past_its_end_a_list_shows_its_last_page(floor: Floor, olga: Desk, counted: StorageFaults) -> None:
    """The last page that any button can name is the last there is, for two statements more than that one costs itself."""
    for action in LISTS:

        async def seen(page: int, action: Listing = action) -> tuple[Shown, int]:
            before = counted.counts[Step.STATEMENT]
            await olga.tap_data(olga.card.id, encode(replace(action, page=page)))
            return olga.card, counted.counts[Step.STATEMENT] - before

        shown, costs = await seen(0)
        number = 0
        while any(floor.says("button.later") in row for row in shown.labels):
            number += 1
            shown, costs = await seen(number)
        assert number > 0 or isinstance(action, OpenPlace), f"the house is full: {action}"
        await seen(0)
        end, costs_at_the_end = await seen(kinds.LAST_PAGE)
        assert (end.text, end.labels) == (shown.text, shown.labels), action
        assert costs_at_the_end <= costs + 2, action

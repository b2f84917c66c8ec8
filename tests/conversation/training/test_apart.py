"""Practice never mixes with real figures, nor they with it: every page, every row of a file, every query."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.calls.temperament import Temperament
from bot.domain.people.employee import Role
from bot.domain.supervision.period import PeriodKind
from bot.gateway.incoming.envelope import read_envelope
from bot.screens.action import VERBS, Action, encode
from bot.screens.figures.actions import FIGURE_VERBS
from bot.screens.log.actions import LOG_VERBS
from bot.screens.screen import Show, to_outbox_message
from bot.screens.stats.actions import STATS_VERBS, ShowPicture
from bot.screens.training import actions as training
from bot.screens.training import team_actions as team
from bot.screens.training.quiz_actions import QUIZ_VERBS
from bot.services.interaction_ports import LogFilter
from bot.services.stats.read_stats import Picture
from handlers.features import FEATURES
from tests.buttons import CHOLERIC, FINISH
from tests.conversation.people.permission_cases import Kind, Samples, every_action
from tests.conversation.training.filled_practice import days_back, lines_of, practised
from tests.floor import Desk, Floor
from tests.log_rows import consultations_in, events_in

ROOT = Path(__file__).parents[3]
CHIEF, ANNA = 2, 101
OF_CALLS = frozenset({*LOG_VERBS.values(), *FIGURE_VERBS.values(), *STATS_VERBS.values()})
OF_PRACTICE = (
    training.OpenTraining(),
    training.ListTrainees(page=0),
    training.OpenTrainee(person=2),
    training.ListFailedDrills(page=0),
    team.OpenProgress(),
    team.ReturnToProgress(),
    team.ShowProgressPicture(is_dark=0, anew=0),
    team.OpenTeamPractice(),
    team.ShowTeamPractice(team=1, page=0),
    team.ShowTeamMixups(team=1),
    team.ListTeamFailed(team=1, page=0),
    team.ListAssigned(anew=0),
    team.ListGiven(team=1, page=0),
    team.OpenGiven(assignment=1, page=0),
)
"""Every page on which practice is shown in figures; a test below sees that none is forgotten."""
ASKS_OR_CHANGES = {
    *(training.BeginPractice, training.ListContrasts, training.BeginContrast, training.AnswerDrill, training.NextDrill),
    training.ShowOtherOptions,
    *(training.GiveUpDrill, training.SetTimed, training.OpenTrainees, training.VisitTrainee),
    *(team.BeginAssigned, team.ChoosePack, team.DraftAssignment, team.OpenDraft, team.ChooseAssignee),
    *(team.SetAssignedFrequency, team.AskDeadline, team.SetDeadline, team.GiveAssignment),
    team.TakeBackAssignment,
    # Talks with invented clients, the way through the stages and the quiz: nothing of them is counted.
    *(training.BeginLiveRun, training.ComeToTraining, training.OpenPath, training.ShowPath, training.TickOwn),
    *(training.CountOwn, training.ShowTraineeStage, training.TickTrainee, training.CountTrainee),
    *(training.AskStage, training.SetStage),
    *QUIZ_VERBS.values(),
}
"""Shows no figure, or the same page as another."""


@pytest.fixture
async def floor(floor: Floor) -> Floor:
    """A supervisor who edits words too, a trainee and five more."""
    await floor.hire(CHIEF, "Сергей", Role.SUPERVISOR)
    await floor.hire(ANNA, "Анна", Role.TRAINEE)
    for number in range(5):
        await floor.hire(200 + number, f"Стажёр {number}", Role.TRAINEE)
    await floor.write("UPDATE employees SET is_editor = 1 WHERE person_id = 2")
    return floor


async def lead_calls(floor: Floor) -> None:
    """Let somebody lead three calls, and take the clock back: pages are to be compared at one and the same moment."""
    now, anna = floor.clock.now, Desk(floor, floor.emulator.chat(ANNA))
    floor.clock.now = now - timedelta(days=2)
    for _ in range(3):
        await anna.send("/call")
        await anna.tap(CHOLERIC)
        await anna.tap(FINISH)
    floor.clock.now = now
    await floor.tick()


async def practise(floor: Floor) -> None:
    """Let all of them practise, so that there is something on every page, and give them something."""
    today = floor.clock().date()
    lines = [line for kind in Temperament for line in lines_of(floor, kind, 5)]
    for person in (ANNA, *range(200, 205)):
        for back in (20, 9, 2, 1):
            await practised(floor, person, [(days_back(today, back)[0], [(line, "choleric") for line in lines])])
    await floor.write(
        "INSERT INTO assignments (id, team_id, given_by, pack, frequency, due_on, first_on, created_at, given_at)"
        " VALUES (1, 1, 1, 'type.choleric', 'once', '2026-12-01', '2026-11-20', '2026-11-20 09:00:00', '2026-11-20 09:00:00')"
    )
    await floor.write("INSERT INTO assigned (id, assignment_id, employee_id, done_on) VALUES (1, 1, 2, '[\"2026-11-21\"]')")
    anna, now = Desk(floor, floor.emulator.chat(ANNA)), floor.clock.now
    await anna.send("/train")
    await anna.tap_data(anna.last.id, encode(training.BeginPractice()))
    await anna.send("/train")
    floor.clock.now = now


async def shown(floor: Floor, person: int, actions: Iterator[Action]) -> Mapping[str, Any]:
    """Return what each button shows, or with which error it ends; nothing of it stays."""
    intake, found = floor.bot.gateway._intake, dict[str, Any]()
    assert intake is not None
    for number, action in enumerate(actions, 9_000_000):
        data = encode(action)
        him = {"id": person, "is_bot": False, "first_name": "П", "language_code": "ru"}
        message = {"message_id": 1, "date": 0, "chat": {"id": person, "type": "private", "first_name": "П"}}
        query = {"id": str(number), "from": him, "message": message, "chat_instance": "1", "data": data}
        update: dict[str, Any] = {"update_id": number, "callback_query": query}
        async with floor.bot.database.unit_of_work() as work:
            try:
                _, reply = await intake._apply(work, update, read_envelope(update), floor.clock())
            except Exception as error:
                found[data] = repr(error)
            else:
                screens = [to_outbox_message(one).payload for one in reply.outgoing if isinstance(one, Show)]
                found[data] = (screens, reply.toast)
    return found


def calls_actions() -> Iterator[Action]:
    """Give every button of /logs, /week, /stats and /export, with what it may name here."""
    seen = {kind: [1] for kind in Kind} | {Kind.PERSON: [1, 2], Kind.TEAM: [1]}
    samples = Samples(question="opening", phrase="any.ask_wants.open.1", over=0)
    for action in every_action(seen, samples):
        if type(action) in OF_CALLS:
            yield action
    for picture in Picture:
        for period in (PeriodKind.WEEK, PeriodKind.LAST_WEEK, PeriodKind.MONTH):
            yield ShowPicture(picture=picture, period=period, is_dark=0, is_calls=0)


async def files(floor: Floor) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return every row of a file of calls, and of one of what was done in them."""
    reader = floor.bot.database.log_reader()
    return (
        [dict(row) async for row in consultations_in(reader, LogFilter())],
        [dict(row) async for row in events_in(reader, LogFilter())],
    )


@pytest.mark.parametrize("person", [CHIEF, ANNA])
async def test_every_page_and_row_of_calls_is_as_it_is_without_practice(floor: Floor, person: int) -> None:
    """Also where something is counted by people, by weeks or by types."""
    await lead_calls(floor)
    before, rows = await shown(floor, person, calls_actions()), await files(floor)
    assert len(before) > 40
    assert sum(not isinstance(one, str) for one in before.values()) > 40, "most of it is shown, and no error"
    assert len(rows[0]) == 3
    await practise(floor)
    assert await floor.rows("SELECT count(*) > 400 FROM training_reviews") == [(1,)]
    after = await shown(floor, person, calls_actions())
    assert [data for data in before if before[data] != after[data]] == []
    assert await files(floor) == rows


@pytest.mark.parametrize("person", [CHIEF, ANNA])
async def test_every_page_of_practice_is_as_it_is_without_calls(floor: Floor, person: int) -> None:
    """A call in which somebody was taken for another type is no answer to a drill."""
    await practise(floor)
    before = await shown(floor, person, iter(OF_PRACTICE))
    refused = [data for data, one in before.items() if isinstance(one, str) or one[1] is not None]
    assert (refused == []) is (person == CHIEF), "she may look at nobody's practice but her own"
    await lead_calls(floor)
    assert await floor.rows("SELECT count(*) FROM consultations") == [(3,)]
    after = await shown(floor, person, iter(OF_PRACTICE))
    assert [data for data in before if before[data] != after[data]] == []


def test_no_page_of_practice_is_forgotten_here() -> None:
    """Whoever adds one names it above, or says why it shows no figure."""
    named = {type(one) for one in OF_PRACTICE} | ASKS_OR_CHANGES
    assert named == {kind for kind in VERBS.values() if kind in set(training.TRAINING_VERBS.values())}


OF_TRAINING = frozenset(next(feature.tables for feature in FEATURES if feature.name == "training"))
PEOPLE = frozenset({"employees", "teams", "mentorships"})
READS_ANYBODYS = frozenset({"erasing", "retention", "client_file"})
"""They delete or hand out what is somebody's, and count nothing; a client's file leaves out what trainees typed."""


def _tables_of(file: Path) -> set[str]:
    """Return the tables that a module takes from the schema."""
    return {
        name.name
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "bot.db.schema.tables"
        for name in node.names
    }


@pytest.mark.parametrize(
    "file", sorted([*ROOT.glob("bot/db/repositories/*.py"), *ROOT.glob("bot/db/export/*.py")]), ids=lambda file: file.stem
)
def test_no_query_reads_practice_and_calls_together(file: Path) -> None:
    """A module that reads the one knows no table of the other."""
    tables = {name for name in _tables_of(file) if not name.startswith(("is_", "has_", "did_", "wants_"))}
    if file.stem in READS_ANYBODYS or not tables & OF_TRAINING:
        return
    assert tables <= OF_TRAINING | PEOPLE

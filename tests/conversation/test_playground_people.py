"""The playground's first minute: what its README says of it works at once, for each of the ready-made people."""

from __future__ import annotations

from bot.app.commands.playground import hire_playground_people, let_everybody_come
from bot.app.commands.playground_people import PLAYGROUND_PEOPLE, crews
from bot.app.commands.practised import FAILED, FAILED_OTHERWISE, MIXED
from bot.app.example_answers import example_answers
from bot.app.example_houses import example_houses
from bot.domain.house.sheet import Field, Item, Part
from bot.domain.ids import LanguageCode
from bot.domain.training.quiz import QuizKind
from bot.domain.training.stages import TickedBy
from bot.screens.training.actions import (
    BeginContrast,
    BeginPractice,
    OpenPath,
    OpenTrainee,
    OpenTrainees,
    ShowPath,
    TickOwn,
)
from bot.screens.training.quiz_actions import GiveQuiz, OpenChecks, VisitOwnQuiz
from bot.screens.training.team_actions import (
    BeginAssigned,
    ListTeamFailed,
    OpenProgress,
    OpenTeamPractice,
    ShowProgressPicture,
    ShowTeamMixups,
    ShowTeamPractice,
)
from bot.settings import Settings
from tests.buttons import CHOLERIC, OBJECTS, PRICE, means
from tests.db.marks import sqlite_only
from tests.floor import Desk, Floor

pytestmark = sqlite_only

NAMES = {person.id: person.first_name for person, _, _ in PLAYGROUND_PEOPLE}


async def opened(floor: Floor) -> dict[int, Desk]:
    """Let everybody of the playground come in, and return their phones."""
    desks = {person.id: Desk(floor, floor.emulator.add_person(person)) for person, _, _ in PLAYGROUND_PEOPLE}
    assert await hire_playground_people(floor.bot, Settings(_env_file=None), floor.clock())
    let_everybody_come(floor.emulator)
    await floor.settle()
    return desks


async def test_everybody_has_his_menu_and_his_keyboard(floor: Floor) -> None:
    """And one press begins a call in his own language; whoever has no access has neither. A second start changes nothing."""
    desks = await opened(floor)
    for person, role, _ in PLAYGROUND_PEOPLE:
        desk, spoken = desks[person.id], floor.library.texts(LanguageCode(person.language_code or ""))
        if role is None:
            assert desk.shown == []
            continue
        assert desk.chat.commands[0]["description"] == spoken.plain("command.call")
        await desk.press(spoken.plain("keyboard.next_call"))
        assert desk.card.has(CHOLERIC)
    assert not await hire_playground_people(floor.bot, Settings(_env_file=None), floor.clock())


async def test_each_language_has_a_trainee_a_mentor_and_a_supervisor(floor: Floor) -> None:
    """Whoever tries training sits down as any of the three in the language he reads."""
    assert sorted(crew.language for crew in crews()) == sorted(floor.library.languages)
    spoken = {person.id: person.language_code for person, _, _ in PLAYGROUND_PEOPLE}
    for crew in crews():
        everybody = {crew.supervisor, crew.mentor, crew.trainee, *crew.colleagues}
        assert len(everybody) == len(crew.colleagues) + 3
        assert {spoken[one] for one in everybody} == {crew.language}


async def test_trainees_have_three_weeks_behind_them(floor: Floor) -> None:
    """The first page says what one mixes up, today's cards and an assignment wait, and progress can be drawn."""
    desks = await opened(floor)
    days = dict(
        await floor.rows(
            "SELECT e.person_id, count(*) FROM training_days d JOIN employees e ON e.id = d.employee_id GROUP BY e.person_id"
        )
    )
    for crew in crews():
        trainee = desks[crew.trainee]
        await trainee.send("/train")
        for wanted in (BeginPractice, BeginContrast, BeginAssigned):
            assert trainee.card.has(means(wanted)), (crew.language, wanted)
        assert days[crew.trainee] == 17
        await trainee.tap(means(OpenProgress))
        assert trainee.card.has(means(ShowProgressPicture))


async def test_trainees_are_on_their_second_stage_with_one_tick_of_their_own_left(floor: Floor) -> None:
    """The first is confirmed; what is theirs to tick of the second is ticked, but for the last."""
    desks = await opened(floor)
    first, second = floor.library.program.stages[:2]
    own = [tick for tick in second.ticks if tick.by is TickedBy.TRAINEE]
    for crew in crews():
        trainee = desks[crew.trainee]
        await trainee.send("/train")
        await trainee.tap(means(OpenPath))
        assert floor.library.texts(crew.language).stage(second.id).name in trainee.card.text
        assert [tick for tick in own if trainee.card.has(means(TickOwn, tick=tick.id, on=1))] == own[-1:]
        assert [tick for tick in own if trainee.card.has(means(TickOwn, tick=tick.id, on=0))] == own[:-1]
        await trainee.tap(means(ShowPath, stage=1))
        assert not any(trainee.card.has(means(TickOwn, tick=tick.id)) for tick in first.ticks)


async def test_a_mentor_finds_his_trainee(floor: Floor) -> None:
    """Two taps from /train, by the name that the trainee has."""
    desks = await opened(floor)
    for crew in crews():
        mentor = desks[crew.mentor]
        await mentor.send("/train")
        await mentor.tap(means(OpenTrainees))
        await mentor.tap(means(OpenTrainee))
        assert NAMES[crew.trainee] in mentor.card.text


async def test_a_supervisor_finds_the_quiz_ready_to_be_given(floor: Floor) -> None:
    """The product and all model answers are written in his language; once it is given, the trainee is told and asked."""
    desks = await opened(floor)
    for crew in crews():
        supervisor, trainee = desks[crew.supervisor], desks[crew.trainee]
        written = await floor.rows(
            "SELECT s.item, s.text FROM house_lines s JOIN employees e ON e.team_id = s.team_id "
            f"WHERE e.person_id = {crew.supervisor} AND s.item LIKE 'q%'"
        )
        assert dict(written) == {item.code: text for item, text in example_answers(crew.language).items()}
        assert {item for item, _ in written} == {f"q1.{one.id}" for one in floor.library.quiz(crew.language).asked}
        await supervisor.send("/train")
        await supervisor.tap(means(OpenTrainees))
        await supervisor.tap(means(OpenTrainee))
        await supervisor.tap(means(OpenChecks))
        await supervisor.tap(means(GiveQuiz, kind=QuizKind.QUIZ))
        await floor.tick()
        assert any(shown.has(means(VisitOwnQuiz)) for shown in trainee.shown)


async def test_each_department_says_what_it_sells(floor: Floor) -> None:
    """The first call of a manager answers «too expensive» with a line of his own house: windows here, software there."""
    desks = await opened(floor)
    said = {}
    for person, language in ((1003, "ru"), (1007, "ru"), (1008, "en"), (1009, "ro"), (1010, "fi")):
        desk, covers = desks[person], Item(Part.PRODUCT, 1, Field.COVERS)
        await desk.send("/call Иван")
        await desk.tap(OBJECTS)
        await desk.tap(PRICE)
        said[person] = desk.card.text.lower()
        which = "software" if person == 1007 else "windows"
        line = example_houses(lambda code: floor.library.texts(LanguageCode(code)))(language)[which][covers]
        assert line in said[person], (person, line)
    assert said[1003] != said[1007]


async def test_a_supervisor_sees_the_table_the_mixups_and_a_failed_drill(floor: Floor) -> None:
    """Everybody who has practised stands in the table; what many of them fail is said with both things that they answered."""
    desks = await opened(floor)
    for crew in crews():
        supervisor, spoken = desks[crew.supervisor], floor.library.texts(crew.language)
        await supervisor.send("/train")
        await supervisor.tap(means(OpenTeamPractice))
        table = supervisor.card.id
        for one in (crew.trainee, crew.mentor, *crew.colleagues):
            assert NAMES[one] in supervisor.message(table).text
        await supervisor.tap(means(ShowTeamMixups), table)
        assert supervisor.message(table).has(means(ShowTeamPractice))
        assert all(kind.icon in supervisor.message(table).text for kind in MIXED)
        await supervisor.tap(means(ShowTeamPractice), table)
        await supervisor.tap(means(ListTeamFailed), table)
        for kind in {*FAILED, *FAILED_OTHERWISE}:
            assert f"{kind.icon} {spoken.temperament(kind)}" in supervisor.message(table).text

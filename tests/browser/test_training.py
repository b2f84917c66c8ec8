"""Training through the page, in each language: what a trainee, his mentor and his supervisor of the playground tap and see."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from bot.app.commands.playground import hire_playground_people, let_everybody_come
from bot.app.commands.playground_people import PLAYGROUND_PEOPLE, Crew, crews
from bot.app.commands.practised import FAILED, MIXED
from bot.content.library import Library
from bot.domain.training.drills import CellDrill
from bot.domain.training.question import Question
from bot.playground.server import serve
from bot.reporting.pictures.draw import Drawing
from bot.reporting.pictures.png import POINTS
from bot.reporting.pictures.svg import WIDTH
from bot.screens.training.actions import (
    AnswerDrill,
    BeginPractice,
    GiveUpDrill,
    NextDrill,
    OpenPath,
    OpenTrainee,
    OpenTrainees,
    TickOwn,
    TickTrainee,
)
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
from tests.buttons import Meaning, find, means
from tests.conversation.training.practising import asked
from tests.floor import Desk, Floor, TestClock

from .chat_page import PHONE, ChatPage
from .every_guide_page import TALLEST_PAGE
from .marks import ON_A_PHONE
from .measuring import faults, look

pytestmark = ON_A_PHONE

OWNER = PLAYGROUND_PEOPLE[0][0].id
NAMES = {person.id: person.first_name for person, _, _ in PLAYGROUND_PEOPLE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """The playground as it is when it opens, and the address of its page."""

    floor: Floor
    address: str


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def trained(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory, library: Library) -> AsyncIterator[Trained]:
    """The real bot and the playground's people, with three weeks behind them; each journey is in a department of its own."""
    file = tmp_path_factory.mktemp("trained") / "playground.db"
    shutil.copy(migrated_file, file)
    floor = Floor(file, library, TestClock())
    floor.draw = Drawing()
    for person, _, _ in PLAYGROUND_PEOPLE:
        floor.emulator.add_person(person)
    await floor.start()
    await hire_playground_people(floor.bot, Settings(_env_file=None), floor.clock())
    let_everybody_come(floor.emulator)
    await floor.settle()
    async with serve(floor.emulator) as served:
        yield Trained(floor=floor, address=served.url)
    await floor.stop()
    await floor.emulator.aclose()


class Thumbs:
    """The thumbs of one person of a department.

    Attributes:
        desk: What the bot has sent him, with what his buttons mean.
    """

    def __init__(self, page: ChatPage, floor: Floor, person_id: int) -> None:
        self.page, self.floor = page, floor
        self.desk = Desk(floor, floor.emulator.chat(person_id))

    async def write(self, command: str) -> None:
        """Send a command; the bot takes it away again."""
        async with self.page.tab.expect_response("**/page/api/act"):
            await self.page.input.fill(command)
            await self.page.input.press("Enter")
        await self._settle()

    async def tap(self, wanted: Meaning) -> None:
        """Tap the newest button of this meaning."""
        button = self.button(wanted)
        self.floor.clock.advance(seconds=4)
        async with self.page.tab.expect_response("**/page/api/act"):
            await button.tap()
        await self._settle()

    def button(self, wanted: Meaning) -> Locator:
        """The newest button of this meaning, as the page shows it."""
        newest_first = [shown.message for shown in reversed(self.desk.shown)]
        found, button = find(newest_first, wanted, self.floor.library.script)
        return self.page.button(button.text, self.page.message(found.message_id))

    @property
    def text(self) -> Locator:
        """What the newest message with buttons says, as the page shows it."""
        return self.page.message(self.desk.card.id).locator(".text")

    async def _settle(self) -> None:
        """Wait until the bot has answered and the page shows it; nothing that can be measured is wrong with that."""
        await self.floor.settle()
        await self.page.wait_for_version(self.desk.chat.version)
        seen = {one.id: one for one in await look(self.page)}[self.desk.card.id]
        is_picture = self.desk.card.message.photo is not None
        assert list(faults(seen, tallest=PHONE["height"] if is_picture else TALLEST_PAGE)) == []


@pytest.fixture(params=[pytest.param(crew, id=crew.language) for crew in crews()])
def crew(request: pytest.FixtureRequest) -> Crew:
    """The department of a language."""
    found: Crew = request.param
    return found


@pytest_asyncio.fixture(loop_scope="session")
async def owners_phone(wiped_tab: Page, trained: Trained) -> AsyncIterator[ChatPage]:
    """A newcomer's phone, which begins as the first of the list; the page must not have complained by the end."""
    opened = ChatPage(wiped_tab, trained.address)
    await opened.open(OWNER)
    yield opened
    assert opened.complaints == []


async def sit_down(page: ChatPage, floor: Floor, crew: Crew, person_id: int) -> Thumbs:
    """Become somebody of a department by the list, as a newcomer does, and open training."""
    language = await page.tab.locator("html").get_attribute("lang")
    await page.become(person_id, None if language == crew.language else crew.language)
    thumbs = Thumbs(page, floor, person_id)
    await thumbs.write("/train")
    return thumbs


def given(question: Question, *, is_right: bool) -> list[str]:
    """Return what is tapped to answer a card, rightly or not."""
    if isinstance(question.drill, CellDrill):
        wants = question.drill.wants if is_right else next(one for one in ("yes", "no") if one != question.drill.wants)
        return [f"wants.{wants}", f"can.{question.drill.can}"]
    return [question.right if is_right else next(one for one in question.choices(0) if one != question.right)]


async def answer_next(thumbs: Thumbs, crew: Crew, *, is_right: bool) -> Question:
    """Answer the next card that has buttons for it, and return it; of one that is to be typed look at the model answer."""
    while (question := await asked(thumbs.floor, crew.language)).is_typed:
        await thumbs.tap(means(GiveUpDrill))
        await thumbs.tap(means(NextDrill))
    for one in given(question, is_right=is_right):
        await thumbs.tap(means(AnswerDrill, given=one))
    return question


async def test_a_trainee_practises_and_sees_his_progress(owners_phone: ChatPage, trained: Trained, crew: Crew) -> None:
    """What is right goes on by itself, what is wrong says why first; then a tick, four weeks in figures, and as a picture."""
    trainee = await sit_down(owners_phone, trained.floor, crew, crew.trainee)
    await expect(trainee.button(means(BeginAssigned))).to_be_visible()
    await trainee.tap(means(OpenPath))
    await trainee.tap(means(TickOwn, on=1))
    await trainee.write("/train")
    await trainee.tap(means(BeginPractice))
    answered = await answer_next(trainee, crew, is_right=True)
    assert await asked(trained.floor, crew.language) != answered
    answered = await answer_next(trainee, crew, is_right=False)
    assert await asked(trained.floor, crew.language) == answered
    await trainee.tap(means(NextDrill))
    assert await asked(trained.floor, crew.language) != answered
    await trainee.write("/train")
    await trainee.tap(means(OpenProgress))
    await trainee.tap(means(ShowProgressPicture))
    picture = owners_phone.message(trainee.desk.card.id).locator("img.picture")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("it => it.decode().then(() => it.naturalWidth)") == WIDTH * POINTS


async def test_a_mentor_ticks_on_his_trainees_page(owners_phone: ChatPage, trained: Trained, crew: Crew) -> None:
    """He finds the one by name, and says what was done on the stage."""
    mentor = await sit_down(owners_phone, trained.floor, crew, crew.mentor)
    await mentor.tap(means(OpenTrainees))
    await mentor.tap(means(OpenTrainee))
    await expect(mentor.text).to_contain_text(NAMES[crew.trainee])
    await mentor.tap(means(TickTrainee, on=1))
    await expect(mentor.button(means(TickTrainee, on=0))).to_be_visible()


async def test_a_supervisor_sees_how_the_department_practises(owners_phone: ChatPage, trained: Trained, crew: Crew) -> None:
    """The table names everybody who has practised; mix-ups and failed drills are one tap away each."""
    supervisor = await sit_down(owners_phone, trained.floor, crew, crew.supervisor)
    await supervisor.tap(means(OpenTeamPractice))
    for one in (crew.trainee, crew.mentor, *crew.colleagues):
        await expect(supervisor.text).to_contain_text(NAMES[one])
    spoken = trained.floor.library.texts(crew.language)
    await supervisor.tap(means(ShowTeamMixups))
    for kind in MIXED:
        await expect(supervisor.text).to_contain_text(kind.icon)
    await supervisor.tap(means(ShowTeamPractice))
    await supervisor.tap(means(ListTeamFailed))
    for kind in FAILED:
        await expect(supervisor.text).to_contain_text(spoken.temperament(kind))

"""/week: what came of the calls of a period, for owner, supervisor and manager."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.calls.outcome import Outcome
from bot.domain.supervision.choice import Choice, read_choice
from bot.domain.supervision.period import Period, PeriodKind
from bot.screens.action import decode, encode
from bot.screens.figures.actions import FiguresPart, OpenFigures, ShowFigures, ShowMonthly
from bot.screens.log.actions import OpenCalls
from bot.screens.people.settings_actions import OpenSettings, SetDigest, SettingsPage
from tests.buttons import BOUGHT, CHOLERIC, FINISH, means
from tests.conversation.people.cast import Cast, change, open_cast, page, tap
from tests.floor import Desk, Floor, Shown

MONDAY_NINE = datetime.fromisoformat("2026-11-30T09:00+03:00")
"""The floor begins on Monday the 23rd, at noon in Moscow."""


async def lead(desk: Desk, name: str, *, is_bought: bool = False) -> None:
    """Lead a call to its end."""
    await desk.send(f"/call {name}")
    await desk.tap(CHOLERIC)
    await desk.tap(FINISH)
    if is_bought:
        await desk.tap(BOUGHT)


def opened(shown: Shown) -> dict[Choice, str]:
    """What the numbers of a page open, and what stands on them."""
    found = {}
    for row in shown.message.inline_keyboard:
        for button in row:
            action = decode(button.data or "")
            if isinstance(action, OpenCalls):
                found[read_choice(action.choice)] = button.text
    return found


async def test_a_number_leads_to_its_calls(floor: Floor) -> None:
    """A supervisor sees what his team has led, running calls too, and not the other team's; a tap on a number lists its calls."""
    cast = await open_cast(floor)
    await lead(cast.anna, "Иван", is_bought=True)
    await lead(cast.anna, "Пётр")
    await cast.vera.send("/call Глеб")
    await lead(cast.far, "Чужой")
    await cast.chief.send("/week")
    shown = page(cast.chief)
    assert floor.says("figures.calls", n=3) in shown.lines
    this_week = Choice(period=Period(kind=PeriodKind.WEEK))
    numbers = {which: int(label.split()[-1]) for which, label in opened(shown).items()}
    assert numbers[this_week] == 3
    assert numbers[Choice(period=this_week.period, is_open=True)] == 2
    assert numbers[Choice(period=this_week.period, outcome=Outcome.BOUGHT)] == 1
    await cast.chief.tap(opened(shown)[Choice(period=this_week.period, is_open=True)], shown.id)
    assert "Пётр" in cast.chief.last.text
    assert "Глеб" in cast.chief.last.text
    assert "Иван" not in cast.chief.last.text
    assert "Чужой" not in cast.chief.last.text


async def test_from_all_to_one_person_and_back(floor: Floor) -> None:
    """People are in one list by name; whoever has led no call is not in it; taps and seconds wait for the owner's word."""
    cast = await open_cast(floor)
    await lead(cast.anna, "Иван")
    await cast.chief.send("/week")
    await cast.chief.tap(means(ShowFigures, part=FiguresPart.PEOPLE))
    people = page(cast.chief)
    assert "Анна" in people.text
    assert "Вера" not in people.text
    await tap(cast.chief, "Анна")
    hers = page(cast.chief)
    assert "Анна" in hers.lines[0]
    taps = floor.says("figures.taps", mean="1,0", n=1).split(":")[0]
    assert taps not in hers.text
    await floor.inform_staff()
    await cast.chief.tap(means(ShowFigures, part=FiguresPart.ALL), hers.id)
    await cast.chief.tap(means(ShowFigures, part=FiguresPart.PEOPLE))
    await tap(cast.chief, "Анна")
    assert taps in page(cast.chief).text


async def test_of_somebody_in_a_team_those_calls_are_opened_that_were_counted(floor: Floor) -> None:
    """Whoever has moved led calls in two teams: her figures and her calls in the one are not those of the other."""
    cast = await open_cast(floor)
    for client in ("Иван", "Пётр", "Глеб"):
        await lead(cast.anna, client)
    await change(cast.owner, "Анна", "button.person_move", "Юг", team="Первый")
    await lead(cast.anna, "Олег")
    await lead(cast.far, "Чужой")
    await cast.owner.send("/week")
    for step in (means(ShowFigures, part=FiguresPart.TEAMS), "Юг", means(ShowFigures, part=FiguresPart.PEOPLE)):
        await tap(cast.owner, step)
    people = page(cast.owner)
    ((anna,),) = await floor.rows("SELECT id FROM employees WHERE person_id = 101")
    number = next(label for which, label in opened(people).items() if which.employee == anna)
    assert number == floor.says("button.figures_all", n=1)
    await tap(cast.owner, "Анна")
    hers = page(cast.owner)
    assert floor.says("figures.person", name="Анна", team="Юг") in hers.text
    assert floor.says("figures.calls", n=1) in hers.lines
    await tap(cast.owner, number)
    assert [name for name in ("Иван", "Пётр", "Глеб", "Олег", "Чужой") if name in cast.owner.last.text] == ["Олег"]


async def test_a_button_of_another_team_is_refused_and_on_record(floor: Floor) -> None:
    """By team and by person, on every page; a manager sees his own calls alone."""
    cast = await open_cast(floor)
    await lead(cast.far, "Чужой")
    await cast.chief.send("/week")
    south = (await floor.rows("SELECT id FROM teams WHERE name = 'Юг'"))[0][0]
    far = (await floor.rows("SELECT id FROM employees WHERE person_id = 201"))[0][0]
    for choice in (f"w.t{south}", f"w.e{far}"):
        for part in FiguresPart:
            await cast.chief.tap_data(cast.chief.last.id, encode(ShowFigures(part=part, choice=choice, page=0)))
            assert cast.chief.toast == floor.says("error.not_allowed")
    refused = await floor.rows("SELECT details FROM audit_log WHERE action = 'refused'")
    assert len([row for row in refused if "read_log" in str(row)]) == 2 * len(FiguresPart)
    await cast.anna.send("/week")
    assert floor.says("figures.none") in page(cast.anna).text


async def test_a_month_is_a_picture_and_a_spreadsheet(floor: Floor) -> None:
    """For whoever looks after others; a manager is refused, and it is on record."""
    cast = await open_cast(floor)
    await lead(cast.anna, "Иван", is_bought=True)
    await cast.chief.send("/week")
    await cast.chief.tap(means(ShowMonthly, is_file=0))
    shown = page(cast.chief)
    assert shown.message.photo is not None
    assert floor.says("figures.calls", n=1) in shown.text
    assert "Иван" not in shown.text
    await cast.chief.tap(means(ShowMonthly, is_file=1), shown.id)
    file = cast.chief.last.message.document
    assert file is not None
    assert file.name == "2026-11.xlsx"
    await cast.anna.send("/week")
    await cast.anna.tap_data(page(cast.anna).id, encode(ShowMonthly(choice="m", is_file=1)))
    assert cast.anna.toast == floor.says("error.not_allowed")


def digests(desk: Desk) -> list[Shown]:
    """The messages of the week, oldest first."""
    return [one for one in desk.shown if one.message.from_bot and one.lines[0] == desk.floor.says("figures.digest")]


async def set_digest(desk: Desk, **chosen: int) -> None:
    """Choose the hour of the week's figures, or none."""
    await desk.send("/settings")
    await desk.tap(means(OpenSettings, page=SettingsPage.DIGEST), page(desk, means(OpenSettings)).id)
    await desk.tap(means(SetDigest, **chosen), page(desk, means(SetDigest)).id)


async def test_the_week_comes_on_monday_once(floor: Floor) -> None:
    """To whoever looks after a team in which there were calls; not before nine, and to nobody else."""
    cast: Cast = await open_cast(floor)
    for desk in (cast.owner, cast.chief, cast.far_chief):
        await desk.send("/help")
    await lead(cast.anna, "Иван", is_bought=True)
    floor.clock.now = MONDAY_NINE - timedelta(minutes=1)
    await floor.tick()
    assert digests(cast.chief) == []
    floor.clock.now = MONDAY_NINE
    for _ in range(2):
        await floor.tick()
    [digest] = digests(cast.chief)
    assert floor.says("figures.calls", n=1) in digest.lines
    assert len(digests(cast.owner)) == 1
    assert digests(cast.far_chief) == digests(cast.anna) == []
    fixed = Period(kind=PeriodKind.DAYS, first=datetime(2026, 11, 23).date(), last=datetime(2026, 11, 29).date())  # noqa: DTZ001  days
    assert Choice(period=fixed) in opened(digest), "in a month the button must mean the same week"
    await cast.chief.tap(means(OpenFigures), digest.id)
    assert floor.says("figures.calls", n=1) in page(cast.chief).lines
    await floor.write("UPDATE employees SET role = 'manager' WHERE person_id = 2")
    floor.clock.advance(days=7)
    await lead(cast.anna, "Пётр")
    floor.clock.advance(days=7)
    await floor.tick()
    assert len(digests(cast.chief)) == 1


async def test_the_hour_is_chosen_and_it_is_switched_off(floor: Floor) -> None:
    """Whoever changes the hour gets no second one that week; what was missed while the bot stood still comes late, and once."""
    cast = await open_cast(floor)
    await lead(cast.anna, "Иван")
    await set_digest(cast.chief, on=1, at=7 * 60)
    floor.clock.now = MONDAY_NINE - timedelta(hours=1)
    await floor.tick()
    assert len(digests(cast.chief)) == 1
    await set_digest(cast.chief, on=1, at=10 * 60)
    floor.clock.now = MONDAY_NINE + timedelta(hours=2)
    await floor.tick()
    assert len(digests(cast.chief)) == 1
    await lead(cast.anna, "Пётр")
    floor.clock.advance(days=9)
    await floor.tick()
    assert len(digests(cast.chief)) == 2, "on Wednesday, for it was not there on Monday"
    await set_digest(cast.chief, on=0)
    await lead(cast.anna, "Глеб")
    floor.clock.advance(days=7)
    await floor.tick()
    assert len(digests(cast.chief)) == 2

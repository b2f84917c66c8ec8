"""/stats: pictures of one's own calls or the team's, changed in place."""

from __future__ import annotations

from bot.domain.people.employee import Role
from bot.domain.supervision.period import PeriodKind
from bot.playground.people import ChatMessage
from bot.screens.action import decode, encode
from bot.screens.chart import Chart
from bot.screens.log.actions import OpenCalls, OpenLogged
from bot.screens.stats.actions import ShowPicture
from bot.services.stats.read_stats import Picture
from tests.buttons import CHOLERIC, FINISH
from tests.floor import Desk, Floor


def picture_of(desk: Desk) -> ChatMessage:
    """Return the one message with a picture."""
    (found,) = [message for message in desk.chat.messages if message.photo is not None]
    return found


async def choose(desk: Desk, floor: Floor, **wanted: object) -> ChatMessage:
    """Tap the button that changes one thing about the picture."""
    message = picture_of(desk)
    buttons = [one for row in message.inline_keyboard for one in row if one.data]
    data: str = next(
        one.data or ""
        for one in buttons
        if isinstance(action := decode(one.data or ""), ShowPicture)
        and all(getattr(action, name) == value for name, value in wanted.items())
    )
    desk.chat.tap(message.message_id, data)
    await floor.settle()
    return picture_of(desk)


async def test_a_picture_and_its_figures_change_in_place(floor: Floor) -> None:
    """Another picture, another time and the dark ground are edits of one message; nobody else's calls are counted."""
    anna, boris = await floor.hire(101, "Анна"), await floor.hire(102, "Борис")
    for desk in (anna, anna, boris):
        await desk.send("/call")
        await desk.tap(CHOLERIC)
        await desk.tap(FINISH)
    await anna.send("/stats")
    first = picture_of(anna)
    assert floor.says("stats.title_outcomes") in first.text
    shown = await choose(anna, floor, period=PeriodKind.WEEK)
    assert f"{floor.says('stats.whose_own')}" in shown.text
    assert "2 звонка" in shown.text
    for picture in Picture:
        shown = await choose(anna, floor, picture=picture)
        assert shown.message_id == first.message_id
        assert floor.says(f"stats.title_{picture.name.lower()}") in shown.text
    assert (await choose(anna, floor, is_dark=1)).message_id == first.message_id
    assert floor.emulator.requests["sendPhoto"] == 1
    chief = await floor.hire(2, "Сергей", Role.SUPERVISOR)
    await chief.send("/stats")
    assert "3 звонка" in (await choose(chief, floor, period=PeriodKind.WEEK)).text


async def test_every_figure_opens_its_calls(floor: Floor) -> None:
    """In the log where its filters say which they are; else they are listed under the picture, each of them opens."""
    anna = await floor.hire(101, "Анна")
    for _ in range(10):
        await anna.send("/call")
        await anna.tap(CHOLERIC)
        await anna.tap(FINISH)
    await anna.send("/stats")
    await choose(anna, floor, period=PeriodKind.WEEK)
    opened = []
    for picture in Picture:
        await choose(anna, floor, picture=picture)
        if picture in (Picture.CALIBRATION, Picture.CUES):
            continue  # nobody has said whether the type was right, and what nobody taps has no calls
        numbers = await choose(anna, floor, is_calls=1)
        assert f"1. {floor.says('stats.all_types')}" in numbers.text or picture is not Picture.TYPES
        data = numbers.inline_keyboard[0][0].data or ""
        opened.append(type(decode(data)).__name__)
        anna.chat.tap(numbers.message_id, data)
        await floor.settle()
        if isinstance(decode(data), OpenCalls):
            assert "Анна" in anna.last.text or floor.says("log.title") in anna.last.text
        await anna.send("/stats")
        await choose(anna, floor, period=PeriodKind.WEEK)
    assert opened == ["OpenCalls", "OpenCalls", "OpenCalls", "ListBehind"]
    await choose(anna, floor, picture=Picture.PHRASES)
    numbers = await choose(anna, floor, is_calls=1)
    anna.chat.tap(numbers.message_id, numbers.inline_keyboard[0][0].data or "")
    await floor.settle()
    listed = picture_of(anna)
    assert isinstance(decode(listed.inline_keyboard[0][0].data or ""), OpenLogged)
    assert "10 звонков" in listed.text


async def test_figures_come_even_when_no_picture_can_be_drawn(floor: Floor) -> None:
    """As a text; and where a picture stood that is not true any more, it goes."""
    anna = await floor.hire(101, "Анна")
    await anna.send("/stats")
    first = picture_of(anna)
    drawn = []

    async def broken(chart: Chart) -> bytes:
        drawn.append(chart.title)
        raise RuntimeError

    floor.draw = broken
    anna.chat.tap(
        first.message_id, encode(ShowPicture(picture=Picture.TYPES, period=PeriodKind.LAST_WEEK, is_dark=0, is_calls=0))
    )
    await floor.settle()
    assert [message for message in anna.chat.messages if message.photo is not None] == []
    assert floor.says("stats.title_types") in anna.last.text
    assert len(drawn) == 2

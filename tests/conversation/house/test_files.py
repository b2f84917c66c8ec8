"""A sheet as a file: sent out, changed, sent back, taken once it was seen what changes; and files that are none."""

from __future__ import annotations

import pytest

from bot.domain.people.employee import Role
from bot.playground.faults import Fault, FaultKind
from bot.screens.house.actions import BringSheet, DropSheet, OpenSheetOf, SendSheet, TakeSheet
from tests.buttons import means
from tests.conversation.house_sheet import sell, sheet_of, written
from tests.domain.house_words import WINDOWS
from tests.floor import Desk, Floor

FILE = "house-1-ru.yaml"


@pytest.fixture
async def sergej(floor: Floor) -> Desk:
    """A supervisor whose team sells windows."""
    him = await floor.hire(2, "Сергей", Role.SUPERVISOR)
    await sell(floor)
    await him.send("/house")
    await him.tap(means(OpenSheetOf, team=1))
    return him


async def sent_file(floor: Floor, desk: Desk) -> str:
    """Let the sheet be sent, and return what the file says."""
    await desk.tap(means(SendSheet))
    document = next(one.message.document for one in reversed(desk.shown) if one.message.document is not None)
    return floor.emulator.file_bytes(document.file_id).decode()


async def test_a_sheet_goes_out_is_changed_and_comes_back(floor: Floor, sergej: Desk) -> None:
    """New, changed, emptied and refused lines are told apart before anything counts; one tap takes the good ones."""
    text = await sent_file(floor, sergej)
    assert 'p1.guarantee: "десять лет гарантии на профиль"' in text
    assert 'c1.weakness2: ""' in text
    changed = (
        text.replace("десять лет гарантии на профиль", "двадцать лет гарантии")
        .replace('c1.weakness2: ""', 'c1.weakness2: "долго ждать"')
        .replace("платить можно через месяц", "")
        .replace("ставим через восемь дней", "ставим, но нескоро")
        + '  p7.what: "крыши"\n'
    )
    await sergej.do("send_document", FILE, changed.encode())
    page = sheet_of(sergej).text
    assert "≠ Гарантия: двадцать лет гарантии (было: десять лет гарантии на профиль)" in page
    assert "+ Слабы в другом: долго ждать" in page
    assert "− Отсрочка (было: платить можно через месяц)" in page
    assert "✗ Срок: Не взято: не говорим «но»" in page
    assert "✗ p7.what" in page
    assert await written(floor) == WINDOWS
    await floor.restart()
    take = sheet_of(sergej).data(means(TakeSheet))
    await sergej.tap(means(TakeSheet))
    wanted = WINDOWS | {"p1.guarantee": "двадцать лет гарантии", "c1.weakness2": "долго ждать"}
    del wanted["t1.deferral"]
    assert await written(floor) == wanted
    assert sergej.toast == "Взяты 3 строки."
    await sergej.tap_data(sheet_of(sergej).id, take)
    assert await written(floor) == wanted


async def test_no_leaves_the_sheet_as_it_is(floor: Floor, sergej: Desk) -> None:
    """What was dropped cannot be taken by the old button."""
    text = (await sent_file(floor, sergej)).replace("десять лет", "двадцать лет")
    await sergej.do("send_document", FILE, text.encode())
    take = sheet_of(sergej).data(means(TakeSheet))
    await sergej.tap(means(DropSheet))
    await sergej.tap_data(sheet_of(sergej).id, take)
    assert await written(floor) == WINDOWS


async def test_the_text_of_a_file_may_be_pasted(floor: Floor, sergej: Desk) -> None:
    """After «⬆ File» a message is read as the file."""
    text = (await sent_file(floor, sergej)).replace("десять лет", "двадцать лет")
    await sergej.tap(means(BringSheet), sheet_of(sergej).id)
    await sergej.send(text)
    assert "≠ Гарантия: двадцать лет гарантии на профиль" in sheet_of(sergej).text


async def test_the_same_file_changes_nothing_and_says_so(floor: Floor, sergej: Desk) -> None:
    """There is nothing to take."""
    await sergej.do("send_document", FILE, (await sent_file(floor, sergej)).encode())
    assert "то же, что уже на листе" in sheet_of(sergej).text
    assert not sheet_of(sergej).has(means(TakeSheet))


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "не лист дома"),
        (b"\x00\xff\xfe", "не лист дома"),
        (b"lines: [", "не лист дома"),
        (b"sheet: yes\nlanguage: ru\nlines: {}\n", "не лист дома"),
        (b"sheet: 1\nlanguage: ru\nlines: 7\n", "не лист дома"),
        (b"a: &a [*a]\n", "не лист дома"),
        ("команда: 1\n".encode("cp1251"), "не лист дома"),
        (b"x" * 40_000, "слишком большой"),
    ],
)
async def test_a_broken_file_gets_one_clear_line(floor: Floor, sergej: Desk, raw: bytes, why: str) -> None:
    """Whatever it is, nothing changes and nobody is alarmed."""
    await sergej.do("send_document", FILE, raw)
    assert why in sheet_of(sergej).text
    assert await written(floor) == WINDOWS


async def test_a_file_that_cannot_be_fetched_is_no_sheet(floor: Floor, sergej: Desk) -> None:
    """Telegram's own failure is said like any other file that cannot be read."""
    floor.emulator.faults.add(Fault(kind=FaultKind.HTTP, method="getFile", times=0, code=400))
    await sergej.do("send_document", FILE, b"sheet: 1\nlanguage: ru\nlines: {}\n")
    assert "не лист дома" in sheet_of(sergej).text


async def test_a_file_for_another_teams_sheet_is_refused(floor: Floor, sergej: Desk) -> None:
    """What the file says of whose sheet it is, is held against the table like a button."""
    await floor.hire(5, "Вера", team="Второй")
    for team in (2, 0, 99):
        await sergej.do("send_document", FILE, f'sheet: {team}\nlanguage: ru\nlines: {{p1.what: "крыши"}}\n'.encode())
    assert await written(floor, "Второй") == {}
    assert await written(floor, None) == {}
    anna = await floor.hire(6, "Анна")
    await anna.do("send_document", FILE, b'sheet: 1\nlanguage: ru\nlines: {p1.what: "x"}\n')
    assert await written(floor) == WINDOWS


async def test_another_file_is_one_that_the_bot_cannot_read(floor: Floor, sergej: Desk) -> None:
    """A price list is no sheet: it is said that only text is understood, as before."""
    before = sheet_of(sergej).text
    await sergej.do("send_document", "price.pdf", b"%PDF")
    assert sheet_of(sergej).text == before

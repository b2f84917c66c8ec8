"""What somebody may do to a sheet without meaning well, or at the same moment as another."""

from __future__ import annotations

import asyncio

import pytest

from bot.domain.people.employee import Role
from bot.screens.action import encode
from bot.screens.house.actions import AskLine, OpenPart, OpenSheetOf, SendSheet, TakeSheet, TurnChoice
from tests.buttons import means
from tests.conversation.card_rules import check_message
from tests.conversation.house_sheet import sell, sheet_of, written
from tests.domain.house_words import WINDOWS
from tests.floor import Desk, Floor

FULL = {
    **WINDOWS,
    "p1.what": "окна <тихие> & тёплые",
    "p2.name": "Двери «Тишина»",
    "p3.covers": "замер и установка",
    "c3.weakness": "ждать два месяца",
    "q1.features": "В раме – пять камер: «тёплая». Спросите: зачем? {не скобки} <b>",
    "q3.kit": "о" * 220,
}


@pytest.fixture
async def sergej(floor: Floor) -> Desk:
    """A supervisor."""
    return await floor.hire(2, "Сергей", Role.SUPERVISOR)


async def ask(desk: Desk, item: str) -> None:
    """Let a line of the first team's sheet be asked for."""
    await desk.send("/house")
    await desk.tap(means(OpenSheetOf, team=1))
    await desk.tap_data(sheet_of(desk).id, encode(AskLine(team=1, language="ru", item=item, walk=0)))


async def sent_file(floor: Floor, desk: Desk) -> str:
    """Let the sheet be sent, and return what the file says."""
    await desk.send("/house")
    await desk.tap(means(OpenSheetOf, team=1))
    await desk.tap(means(SendSheet))
    document = next(one.message.document for one in reversed(desk.shown) if one.message.document is not None)
    return floor.emulator.file_bytes(document.file_id).decode()


@pytest.mark.parametrize("item", ["p1.name", "p1.what", "q1.kit"])
async def test_the_longest_message_that_telegram_knows_is_refused_by_its_length(floor: Floor, sergej: Desk, item: str) -> None:
    """It is said how much fits, on a page that is none too long itself."""
    await ask(sergej, item)
    await sergej.send("окно " * 819)
    assert "4094 знаков" in sheet_of(sergej).text
    check_message(sheet_of(sergej))
    assert await written(floor) == {}


async def test_signs_of_markup_are_shown_as_they_were_typed(floor: Floor, sergej: Desk) -> None:
    """An answer of the quiz may have them, a line that is said may not; nothing of it is ever taken for markup."""
    for said in ("<b>окна</b>", "окна & {% двери %}", "[окна](tg://user?id=1)"):
        await ask(sergej, "p1.what")
        await sergej.send(said)
        assert await written(floor) == {}
        await ask(sergej, "q1.kit")
        await sergej.send(said)
        if "tg:" not in said:  # a link leads to a person
            assert (await written(floor))["q1.kit"] == said
            assert said in sheet_of(sergej).text
            await sell(floor, lines={"q1.kit": ""})


async def test_what_two_write_at_once_is_one_after_the_other(floor: Floor, sergej: Desk) -> None:
    """Both lines are kept, the later one counts, and undo on an old page takes back none that it does not name."""
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    await ask(sergej, "p1.what")
    await ask(olga, "p1.what")
    await asyncio.gather(sergej.send("окна без сквозняка"), olga.send("окна, в которых тихо"))
    counts = await written(floor)
    assert counts["p1.what"] in ("окна без сквозняка", "окна, в которых тихо")
    rows = await floor.rows("SELECT text FROM house_lines WHERE undone_at IS NULL ORDER BY id")
    assert sorted(text for (text,) in rows) == ["окна без сквозняка", "окна, в которых тихо"]
    assert rows[-1][0] == counts["p1.what"]


async def test_a_file_that_went_out_comes_back_as_it_was(floor: Floor, sergej: Desk) -> None:
    """Each place of the fullest sheet, with whatever signs are in it: taken into an emptied sheet it is the same sheet."""
    await sell(floor, lines=FULL)
    text = await sent_file(floor, sergej)
    await sell(floor, lines=dict.fromkeys(FULL, ""))
    assert await written(floor) == {}
    await sergej.do("send_document", "house-1-ru.yaml", text.encode())
    check_message(sheet_of(sergej))
    assert "✗" in sheet_of(sergej).text, "signs that cannot be said are held against the rules now"
    await sergej.tap(means(TakeSheet))
    back = {code: said for code, said in FULL.items() if code != "p1.what"}
    assert await written(floor) == back
    again = await sent_file(floor, sergej)
    await sergej.do("send_document", "house-1-ru.yaml", again.encode())
    assert not sheet_of(sergej).has(means(TakeSheet))
    assert again == text.replace('p1.what: "окна <тихие> & тёплые"', 'p1.what: ""')


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ("{p1.what: [окна, двери], p1.proof: {a: b}}", {}),
        ("{p1.what: 12, p1.proof: true, p1.name: null}", {"p1.what": "12"}),
        ("{p1.what: окна, p1.what: двери}", {}),
        ('{"": x, "p1.": x, p0.what: x, p4.what: x, t2.gift: x, q1.name: x, "p1.what\\n": x}', {}),
        ('{p1.what: "' + "о" * 9_000 + '"}', {}),
    ],
)
async def test_what_a_file_may_not_say_is_not_taken(floor: Floor, sergej: Desk, lines: str, kept: dict[str, str]) -> None:
    """Lists, maps, places that are none, a line as long as a book: named on a page that fits, and nothing else is lost."""
    await sergej.do("send_document", "house-1-ru.yaml", f"sheet: 1\nlanguage: ru\nlines: {lines}\n".encode())
    page = sheet_of(sergej)
    check_message(page)
    if kept:
        await sergej.tap(means(TakeSheet))
    found = await written(floor)
    assert {code: text for code, text in found.items() if code in kept} == kept
    assert set(found) <= {*kept, "p1.proof"}


async def test_a_trainee_and_a_chief_of_another_team_open_nothing(floor: Floor, sergej: Desk) -> None:
    """Neither a part nor the answers of the quiz, which would tell what is right; a list of teams ends at its end."""
    await sell(floor, lines=FULL)
    await sergej.send("/house")
    vera = await floor.hire(3, "Вера", Role.TRAINEE)
    far = await floor.hire(4, "Пётр", Role.SUPERVISOR, team="Второй")
    for desk in (vera, far):
        await desk.send("/start")
        for item in ("p1.name", "q1.features"):
            await desk.tap_data(desk.last.id, encode(OpenPart(team=1, language="ru", item=item)))
            assert desk.was_alerted
            assert "пять камер" not in str([one.text for one in desk.shown])
    await sergej.tap_data(sheet_of(sergej).id, encode(TurnChoice(language="ru", page=9_999)))
    assert sheet_of(sergej).has(means(OpenSheetOf, team=1))

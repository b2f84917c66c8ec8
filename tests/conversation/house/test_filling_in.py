"""What is sold is filled in: one question at a time, by the owner and by supervisors, with what is said of it at once."""

from __future__ import annotations

import pytest

from bot.domain.people.employee import Role
from bot.screens.action import encode
from bot.screens.house.actions import AskLine, ChooseSheet, EmptyLine, OpenPart, OpenSheetOf, SkipLine, StepBack, UndoLine
from tests.buttons import means
from tests.conversation.card_rules import check_message
from tests.conversation.house_sheet import sell, sheet_of, writer_of, written
from tests.floor import Desk, Floor

BEGIN, LATER = means(AskLine, walk=1), means(OpenSheetOf)


@pytest.fixture
async def olga(floor: Floor) -> Desk:
    """The owner."""
    return await floor.hire(1, "Ольга", Role.OWNER)


@pytest.fixture
async def sergej(floor: Floor) -> Desk:
    """A supervisor."""
    return await floor.hire(2, "Сергей", Role.SUPERVISOR)


async def begin(desk: Desk, team: int = 1) -> None:
    """Open a team's sheet and let it ask the first question."""
    await desk.send("/house")
    await desk.tap(means(OpenSheetOf, team=team))
    await desk.tap(BEGIN)


async def test_an_empty_sheet_says_what_it_is_good_for_and_begins(floor: Floor, sergej: Desk) -> None:
    """A supervisor with one team picks it and is asked what the product is called, with an example."""
    await sergej.send("/house")
    await sergej.tap(means(OpenSheetOf, team=1))
    assert "Десять минут" in sheet_of(sergej).text
    await sergej.tap(BEGIN)
    page = sheet_of(sergej)
    assert "Как называется товар?" in page.text
    assert "Например:" in page.text
    check_message(page)


async def test_what_is_typed_counts_and_shows_what_will_be_said(floor: Floor, sergej: Desk) -> None:
    """The answer, sentences with it, how many became better, and the next question, in one message; the typed one is gone."""
    await begin(sergej)
    await sergej.send("Окна «Тёплый дом»")
    await sergej.send("окна, в которых зимой не дует")
    page = sheet_of(sergej)
    assert "✓ Что и для кого: окна, в которых зимой не дует" in page.text
    assert "Теперь бот скажет, например:" in page.text
    assert page.text.count("зимой не дует") >= 3
    assert "2 из 19" in page.text
    says = sum(one.says == "what" for one in floor.library.script.phrases)
    assert f"{says} фраз" in page.text
    assert "Чем это доказано" in page.text
    assert await written(floor) == {"p1.name": "Окна «Тёплый дом»", "p1.what": "окна, в которых зимой не дует"}
    assert not any(one.text == "окна, в которых зимой не дует" for one in sergej.shown)
    assert await writer_of(floor, "p1.what") == 2


async def test_a_question_may_be_left_out_gone_back_to_and_put_off(floor: Floor, sergej: Desk) -> None:
    """Skip, back, later; later goes on with the first thing that is missing."""
    await begin(sergej)
    await sergej.tap(means(SkipLine))
    assert "Что он делает и для кого?" in sheet_of(sergej).text
    await sergej.tap(means(StepBack))
    assert "Как называется товар?" in sheet_of(sergej).text
    await sergej.tap(means(SkipLine))
    await sergej.send("окна без сквозняка")
    await sergej.tap(LATER)
    assert "1 из 19" in sheet_of(sergej).text
    await sergej.tap(means(OpenPart, item="p1.name"))
    assert "окна без сквозняка" in sheet_of(sergej).text
    await sergej.tap(LATER)
    await sergej.tap(BEGIN)
    assert "Как называется товар?" in sheet_of(sergej).text


async def test_a_restart_between_question_and_answer_loses_nothing(floor: Floor, sergej: Desk) -> None:
    """The answer that comes after the kill is the line that was asked for, and it is said at once."""
    await begin(sergej)
    await sergej.tap(means(SkipLine))
    await floor.restart()
    await sergej.send("окна без сквозняка")
    assert await written(floor) == {"p1.what": "окна без сквозняка"}
    assert "Чем это доказано" in sheet_of(sergej).text
    await floor.restart()
    assert await written(floor) == {"p1.what": "окна без сквозняка"}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("окна, " * 12 + "окна", "знаков, помещается 44"),
        ("окна. Двери", "знаки препинания"),
        ("окна без сквозняка!", "в конце не нужен"),
        ("{{ name }}", "вслух не скажешь"),
        ("— окна", "нужна буква или цифра"),
        ("звоните +7 912 345-67-89", "телефон"),
        ("окна\nи двери", "нужна одна строка"),
        ("🙂", "ни слова, ни числа"),
        ("окна, но не двери", "не говорим «но»"),
    ],
)
async def test_what_may_not_be_said_is_refused_with_the_reason(floor: Floor, sergej: Desk, said: str, why: str) -> None:
    """One clear line, the same question again, and nothing is changed."""
    await begin(sergej)
    await sergej.tap(means(SkipLine))
    await sergej.send(said)
    assert why in sheet_of(sergej).text
    assert "Что он делает и для кого?" in sheet_of(sergej).text
    assert await written(floor) == {}


async def test_a_capital_and_a_full_stop_are_mended_and_that_is_said(floor: Floor, sergej: Desk) -> None:
    """«Окна без сквозняка.» becomes a clause; what a quotation mark opens stays as it is."""
    await begin(sergej)
    await sergej.tap(means(SkipLine))
    await sergej.send("Окна без сквозняка.")
    assert "Первая буква теперь маленькая" in sheet_of(sergej).text
    await sergej.send("«Лукойл» ставит такие")
    assert await written(floor) == {"p1.what": "окна без сквозняка", "p1.proof": "«Лукойл» ставит такие"}


async def test_a_line_is_changed_taken_back_and_taken_off_from_the_overview(floor: Floor, sergej: Desk) -> None:
    """Changing one line asks for no other; undo brings back the line before, once."""
    await sell(floor)
    await sergej.send("/house")
    await sergej.tap(means(OpenSheetOf, team=1))
    check_message(sheet_of(sergej))
    await sergej.tap(means(OpenPart, item="p1.name"))
    await sergej.tap(means(OpenPart, item="p1.guarantee"))
    check_message(sheet_of(sergej))
    await sergej.tap(means(AskLine, item="p1.guarantee"))
    await sergej.send("гарантия двадцать лет")
    assert "✓ Гарантия: гарантия двадцать лет" in sheet_of(sergej).text
    await sergej.tap(means(OpenPart, item="p1.guarantee"))
    await sergej.tap(means(AskLine, item="p1.guarantee"))
    undo = sheet_of(sergej).data(means(UndoLine))
    await sergej.tap(means(UndoLine))
    assert (await written(floor))["p1.guarantee"] == "десять лет гарантии на профиль"
    await sergej.tap_data(sheet_of(sergej).id, undo)
    assert sergej.toast == "Прежней строки нет."
    assert (await written(floor))["p1.guarantee"] == "десять лет гарантии на профиль"
    await sergej.tap(means(OpenPart, item="p1.name"))
    await sergej.tap(means(OpenPart, item="p1.guarantee"))
    await sergej.tap(means(AskLine, item="p1.guarantee"))
    await sergej.tap(means(EmptyLine))
    assert "p1.guarantee" not in await written(floor)


async def test_another_product_and_another_competitor_are_added(floor: Floor, sergej: Desk) -> None:
    """Up to three of each; the walk through a second product ends with it."""
    await sell(floor)
    await sergej.send("/house")
    await sergej.tap(means(OpenSheetOf, team=1))
    await sergej.tap(means(AskLine, item="p2.name"))
    await sergej.send("Двери «Тишина»")
    assert (await written(floor))["p2.name"] == "Двери «Тишина»"
    assert "Что он делает и для кого?" in sheet_of(sergej).text
    await sergej.tap(LATER)
    assert sheet_of(sergej).has(means(AskLine, item="p3.name"))
    assert "Двери «Тишина»: 1/9" in str(sheet_of(sergej).labels)
    await sergej.tap(means(OpenPart, item="c1.name"))
    assert "дешевле на десятую часть" in sheet_of(sergej).text
    await sergej.tap(means(AskLine, item="c2.name"))
    assert "С кем вас сравнивают" in sheet_of(sergej).text


async def test_the_owner_writes_for_the_house_and_a_team_falls_back_to_it(floor: Floor, olga: Desk, sergej: Desk) -> None:
    """What a team has not written is marked as the house's, and its own line comes before it."""
    await begin(olga, team=0)
    await olga.tap(means(SkipLine))
    await olga.send("окна для всех")
    await sergej.send("/house")
    await sergej.tap(means(OpenSheetOf, team=1))
    await sergej.tap(means(OpenPart, item="p1.name"))
    assert "🏠 Что и для кого: окна для всех" in sheet_of(sergej).text
    await sergej.tap(means(AskLine, item="p1.what"))
    await sergej.send("окна для нас")
    assert await written(floor) == {"p1.what": "окна для нас"}
    assert await written(floor, None) == {"p1.what": "окна для всех"}


async def test_another_language_is_another_sheet(floor: Floor, sergej: Desk) -> None:
    """The same team in English begins empty."""
    await sell(floor)
    await sergej.send("/house")
    await sergej.tap(means(ChooseSheet, language="en"))
    await sergej.tap(means(OpenSheetOf, team=1, language="en"))
    assert "Пока пусто" in sheet_of(sergej).text


async def test_nobody_writes_another_teams_sheet_or_the_houses(floor: Floor, olga: Desk, sergej: Desk) -> None:
    """Forged numbers change nothing; a manager is refused at the door, and unknown places and languages are gone."""
    await floor.hire(3, "Анна", team="Второй")
    await sergej.send("/house")
    page = sheet_of(sergej)
    for team, language, item in (
        (2, "ru", "p1.what"),
        (0, "ru", "p1.what"),
        (1, "xx", "p1.what"),
        (1, "ru", "p9.what"),
        (99, "ru", "p1.what"),
    ):
        await sergej.tap_data(page.id, encode(AskLine(team=team, language=language, item=item, walk=0)))
        assert sergej.was_alerted
        await sergej.send("крыши")
    assert await written(floor) == {}
    assert await written(floor, "Второй") == {}
    anna = await floor.hire(4, "Вера")
    await anna.send("/house")
    assert "Пока пусто" not in anna.last.text


async def test_two_taps_and_old_buttons_do_no_harm(floor: Floor, sergej: Desk) -> None:
    """A second «skip» from the same page is the same page; an old «take off» takes off a line once."""
    await begin(sergej)
    page = sheet_of(sergej)
    skip = page.data(means(SkipLine))
    await sergej.tap_data(page.id, skip)
    await sergej.tap_data(page.id, skip)
    assert "Что он делает и для кого?" in sheet_of(sergej).text
    await sell(floor)
    empty = encode(EmptyLine(team=1, language="ru", item="p1.what"))
    await sergej.tap_data(page.id, empty)
    await sergej.tap_data(page.id, empty)
    assert "p1.what" not in await written(floor)


async def test_what_is_typed_in_a_call_is_no_line_of_the_sheet(floor: Floor, sergej: Desk) -> None:
    """Whoever begins a call is asked for nothing else any more."""
    await begin(sergej)
    await sergej.send("/call Иван")
    await sergej.send("у вас дорого")
    assert await written(floor) == {}

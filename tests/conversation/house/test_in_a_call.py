"""What is sold, in a call: sentences that say it, its facts for reading aloud, and what the house says of a competitor."""

from __future__ import annotations

import json

import pytest

from bot.domain.calls.script import Objection
from bot.domain.house.sheet import Part
from bot.domain.ids import LanguageCode, PageId
from bot.screens.action import encode
from bot.screens.calls.actions import ChooseProduct, OpenFacts, OpenPage, Page, SetLanguage, SetObjection, SetWants
from bot.screens.log.actions import OpenLogged
from tests.buttons import ANOTHER, FINISH, MORE, OBJECTS, PRICE, TO_CARD, UNDO, means
from tests.conversation.card_rules import check_keyboard, check_message
from tests.conversation.house_sheet import sell
from tests.domain.house_words import WINDOWS
from tests.floor import Desk, Floor

GUIDE = means(OpenPage, page=Page.GUIDE)
FACTS = means(OpenFacts, part=Part.PRODUCT)
TWO = {**WINDOWS, "p2.name": "Двери «Тишина»", "p2.covers": "в цене замер и установка"}


@pytest.fixture
async def anna(floor: Floor) -> Desk:
    """A manager."""
    return await floor.hire(3, "Анна")


async def test_too_expensive_is_answered_by_what_the_price_covers(floor: Floor, anna: Desk) -> None:
    """The card says the team's own line in a sentence, and «another phrase» the neutral one."""
    await sell(floor)
    await anna.send("/call Иван")
    await anna.tap(OBJECTS)
    await anna.tap(PRICE)
    assert "в цене замер, монтаж и вывоз старых рам" in anna.card.text.lower()
    check_message(anna.card)
    check_keyboard(anna.card)
    await anna.tap(ANOTHER)
    assert "замер" not in anna.card.text
    rows = await floor.rows("SELECT phrases_shown, sentences FROM consultations")
    assert "any.price.object.2" in rows[0][0]
    assert "В цене замер, монтаж и вывоз старых рам" in rows[0][1]


async def test_an_empty_sheet_has_neither_the_button_nor_the_sentence(floor: Floor, anna: Desk) -> None:
    """The page behind ⋯ is as it was."""
    await anna.send("/call Иван")
    await anna.tap(MORE)
    assert not anna.card.has(FACTS)
    assert anna.card.labels[0][-1] == "📋 Чат"
    await sell(floor)
    await anna.tap(TO_CARD)
    await anna.tap(MORE)
    assert anna.card.has(FACTS)
    check_message(anna.card)


async def test_facts_are_read_and_copied_and_lead_back(floor: Floor, anna: Desk) -> None:
    """Each line stands by itself to be copied; discounts and gifts are there, and nothing of a competitor."""
    await sell(floor)
    await anna.send("/call Иван")
    await anna.tap(MORE)
    await anna.tap(FACTS)
    page = anna.card
    assert "📋 Окна «Тёплый дом»" in page.text
    assert "Гарантия: десять лет гарантии на профиль" in page.text
    assert "Скидка: до пяти процентов, решает Марина" in page.text
    assert "дешевле" not in page.text
    assert sum(one["type"] == "code" for one in page.message.entities) == 12
    await anna.tap(TO_CARD)
    assert anna.card.has(FINISH)


async def test_another_product_is_talked_about_until_it_is_undone(floor: Floor, anna: Desk) -> None:
    """The choice is an answer of the call: the sentence follows it, a restart keeps it, undo takes it back."""
    await sell(floor, lines=TWO)
    await anna.send("/call Иван")
    await anna.tap(OBJECTS)
    await anna.tap(PRICE)
    await anna.tap(MORE)
    await anna.tap(FACTS)
    await anna.tap(means(ChooseProduct, number=2))
    assert "📋 Двери «Тишина»" in anna.card.text
    await floor.restart()
    await sell(floor, lines={})
    await anna.tap(TO_CARD)
    assert "в цене замер и установка" in anna.card.text.lower()
    await anna.tap(UNDO)
    assert "вывоз старых рам" in anna.card.text


async def test_others_are_better_shows_the_houses_own_words_of_them(floor: Floor, anna: Desk) -> None:
    """While a client compares, the facts begin with the competitor, by name where there are several."""
    await sell(floor, lines={**WINDOWS, "c2.name": "Рамы и Ко", "c2.weakness": "ждать два месяца"})
    await anna.send("/call Иван")
    await anna.tap(OBJECTS)
    await anna.tap(means(SetObjection, value=Objection.COMPETITOR))
    await anna.tap(MORE)
    await anna.tap(means(OpenFacts))
    assert "⚖ Окна у дома" in anna.card.text
    assert "слова вашего дома" in anna.card.text
    assert "Сильны в одном: дешевле на десятую часть" in anna.card.text
    await anna.tap(means(OpenFacts, number=2))
    assert "ждать два месяца" in anna.card.text
    await anna.tap(means(ChooseProduct, number=1))
    assert "Гарантия" in anna.card.text


async def test_the_language_of_the_call_decides_which_lines_are_said(floor: Floor, anna: Desk) -> None:
    """A Finnish call has no Russian line and no facts; with Finnish ones it says those."""
    await sell(floor)
    await anna.send("/call Иван")
    await anna.tap(OBJECTS)
    await anna.tap(PRICE)
    await anna.tap(MORE)
    await anna.tap(means(SetLanguage, language="fi"))
    assert "замер" not in anna.card.text
    await anna.tap(MORE)
    assert not anna.card.has(FACTS)
    await sell(floor, lines={"p1.covers": "hintaan kuuluvat mittaus ja asennus"}, language=LanguageCode("fi"))
    await anna.tap(TO_CARD)
    assert "hintaan kuuluvat" in anna.card.text.lower()


async def test_another_teams_lines_are_not_said_here(floor: Floor, anna: Desk) -> None:
    """A team says its own, and the house's where it has none."""
    await floor.hire(4, "Вера", team="Второй")
    await sell(floor, "Второй")
    await anna.send("/call Иван")
    await anna.tap(MORE)
    assert not anna.card.has(FACTS)
    await sell(floor, None, {"p1.covers": "в цене доставка"})
    await anna.tap(TO_CARD)
    await anna.tap(OBJECTS)
    await anna.tap(PRICE)
    assert "в цене доставка" in anna.card.text.lower()


async def test_old_and_forged_buttons_of_facts_do_no_harm(floor: Floor, anna: Desk) -> None:
    """A product that nobody has written is gone; facts of a call that is over are its summary; another's call is refused."""
    await sell(floor)
    boris = await floor.hire(5, "Борис")
    await anna.send("/call Иван")
    card = anna.card.id
    await anna.tap_data(card, encode(ChooseProduct(call=1, number=3)))
    assert anna.was_alerted
    await anna.tap_data(card, encode(OpenFacts(call=1, part=Part.COMPETITOR, number=9)))
    assert "Гарантия" in anna.card.text
    await boris.send("/call Пётр")
    await boris.tap_data(boris.card.id, encode(OpenFacts(call=1, part=Part.PRODUCT, number=1)))
    assert boris.was_alerted
    await anna.tap(TO_CARD)
    await anna.tap(FINISH)
    await anna.tap_data(anna.card.id, encode(OpenFacts(call=1, part=Part.PRODUCT, number=1)))
    assert "Гарантия" not in anna.card.text


async def test_a_line_is_found_from_any_chat_in_the_middle_of_a_call(floor: Floor, anna: Desk) -> None:
    """By the line's own words in another form or by its name; another team's lines and nothing for nothing."""
    await sell(floor)
    vera = await floor.hire(4, "Вера", team="Второй")
    await anna.send("/call Иван")
    for asked, found in (("гарантию", "sell:p1.guarantee"), ("монтажа", "sell:p1.covers"), ("рассрочка", "sell:t1.instalment")):
        await anna.do("ask_inline", asked)
        assert anna.chat.inline_answers[-1].results[0].id == found
    await anna.do("ask_inline", "")
    assert not any(one.id.startswith("sell:") for one in anna.chat.inline_answers[-1].results)
    await vera.do("ask_inline", "гарантию")
    assert not any(one.id.startswith("sell:") for one in vera.chat.inline_answers[-1].results)


async def test_a_question_mark_in_a_call_asks_the_sheet(floor: Floor, anna: Desk) -> None:
    """«?гарантия» shows the line in place of the card and is no client's word; what the sheet has not is heard as before."""
    await sell(floor)
    await anna.send("/call Иван")
    await anna.send("?гарантия")
    assert "Гарантия: десять лет гарантии на профиль" in anna.card.text
    assert not any(one.text == "?гарантия" for one in anna.shown)
    assert await floor.rows("SELECT count(*) FROM free_texts") == [(0,)]
    await anna.tap(TO_CARD)
    assert anna.card.has(FINISH)
    await anna.send("? у вас дорого")
    assert anna.card.has(FINISH)


async def test_what_is_found_in_a_call_is_said_of_which_product(floor: Floor, anna: Desk) -> None:
    """The one that is talked about comes first, each under its name; answers of the quiz are found by the seller alone."""
    lines = {**TWO, "p2.guarantee": "пять лет гарантии", "q2.packing": "Гарантия и паспорт лежат в коробке с ручками."}
    await sell(floor, lines=lines)
    await anna.send("/call Иван")
    await anna.send("?гарантия")
    said = anna.card.text
    assert said.index("Окна «Тёплый дом»:") < said.index("десять лет") < said.index("Двери «Тишина»:") < said.index("пять лет")
    assert "паспорт лежат в коробке" in said
    await anna.tap(TO_CARD)
    await anna.tap(MORE)
    await anna.tap(FACTS)
    await anna.tap(means(ChooseProduct, number=2))
    await anna.send("?гарантия")
    assert anna.card.text.index("пять лет") < anna.card.text.index("десять лет")
    await anna.do("ask_inline", "гарантию")
    found = anna.chat.inline_answers[-1].results
    assert [one.id for one in found if one.id.startswith("sell:")][:2] == ["sell:p2.guarantee", "sell:p1.guarantee"]
    assert found[0].description == "Двери «Тишина». Гарантия."
    assert not any("паспорт" in one.title for one in found)


async def test_a_sheet_that_changes_in_a_call_changes_nothing_that_was_said(floor: Floor, anna: Desk) -> None:
    """The log tells each card's sentence with the line as it stood then, also where the same phrase says another line now."""
    await sell(floor)
    await anna.send("/call Иван")
    await anna.tap(OBJECTS)
    await anna.tap(PRICE)
    await sell(floor, lines={"p1.covers": "в цене только замер", "p1.what": "окна для всех"})
    await anna.tap(means(SetWants, value="yes"))
    await anna.tap(OBJECTS)
    await anna.tap(PRICE)
    await anna.tap(FINISH)
    await sell(floor, lines={"p1.covers": ""})
    kept = await floor.rows("SELECT sentence FROM cards_shown ORDER BY revision")
    sentences = json.loads((await floor.rows("SELECT sentences FROM consultations"))[0][0])
    told = [sentences[place] for (place,) in kept]
    assert [one for one in told if "вывоз старых рам" in one]
    assert [one for one in told if "только замер" in one]
    await anna.send("/logs")
    await anna.tap(means(OpenLogged))
    said = anna.card.text
    await anna.tap(means(OpenLogged, page=1))
    said += anna.card.text
    assert said.index("вывоз старых рам") < said.index("только замер")


@pytest.mark.parametrize("objection", [one for one in Objection if one is not Objection.ASK_CAUSE])
async def test_the_guide_is_two_taps_from_an_objection_and_one_leads_back(floor: Floor, anna: Desk, objection: Objection) -> None:
    """Each objection has its page, or how objections are answered; the call stands as it was."""
    await anna.send("/call Иван")
    await anna.tap(MORE)
    assert not anna.card.has(GUIDE)
    await anna.tap(TO_CARD)
    await anna.tap(OBJECTS)
    await anna.tap(means(SetObjection, value=objection))
    before = anna.card.text
    await anna.tap(MORE)
    check_message(anna.card)
    await anna.tap(GUIDE)
    pages = floor.library.script.guide.pages
    page = f"objections.{objection}" if f"objections.{objection}" in pages else "objections.how"
    assert floor.library.texts(LanguageCode("ru")).guide_page(PageId(page)).title in anna.card.text
    await floor.restart()
    await anna.tap(means(OpenPage))
    assert anna.card.text == before
    assert [one["page"] for one in await floor.details() if "page" in one][-2:] == [page, "o"]


async def test_the_guides_page_of_a_call_that_is_over_is_its_summary(floor: Floor, anna: Desk) -> None:
    """An old button breaks nothing, and where nothing is objected it is the card."""
    await anna.send("/call Иван")
    old = encode(OpenPage(call=1, page=Page.GUIDE))
    await anna.tap_data(anna.card.id, old)
    assert anna.card.has(FINISH)
    await anna.tap(FINISH)
    await anna.tap_data(anna.card.id, old)
    assert not anna.card.has(FINISH)


async def test_the_log_tells_what_was_said_of_which_product(floor: Floor, anna: Desk) -> None:
    """Each card with its sentence of then, although the phrase is the same and the sheet says something else by now."""
    await sell(floor, lines=TWO)
    await anna.send("/call Иван")
    await anna.tap(OBJECTS)
    await anna.tap(PRICE)
    await anna.tap(MORE)
    await anna.tap(FACTS)
    await anna.tap(means(ChooseProduct, number=2))
    await anna.tap(TO_CARD)
    await anna.tap(FINISH)
    await sell(floor, lines={"p1.covers": "", "p2.covers": ""})
    await anna.send("/logs")
    await anna.tap(means(OpenLogged))
    said = anna.card.text
    assert "замер, монтаж и вывоз" in said
    assert "речь о товаре 2" in said
    assert said.index("замер, монтаж") < said.index("замер и установка")

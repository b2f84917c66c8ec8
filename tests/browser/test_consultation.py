"""Whole consultations through the page: the real bot, polling, behind the emulator, and a manager's thumbs in front."""

from __future__ import annotations

import re

import pytest_asyncio
from playwright.async_api import Locator, expect

from tests.buttons import (
    ANOTHER,
    CALL_BACK,
    CHOLERIC,
    FINISH,
    FITS,
    IS_NAME,
    MELANCHOLIC,
    MORE,
    OBJECTS,
    PHLEGMATIC,
    PRICE,
    RETURN,
    SANGUINE,
    THINK,
    TO_CARD,
    TO_CUES,
    TOMORROW,
    UNDO,
    WANTS,
    WHY,
    Meaning,
)

from .chat_page import ChatPage
from .marks import ON_A_PHONE
from .measuring import faults, look_at_last
from .stage import ANNA, BORIS, STRANGER, Stage

pytestmark = ON_A_PHONE

GREETED = re.compile(r"^/start")
"""The only message of Anna's that stays: the bot takes all others away, so that the card is last."""
LATER = 4
"""Seconds between two taps: longer than a double tap."""


class Thumbs:
    """Anna's thumbs on the phone, and what must be true of the card after each touch.

    Attributes:
        card: The live card; None before the first call.
    """

    def __init__(self, page: ChatPage, stage: Stage) -> None:
        self.page = page
        self.stage = stage
        self.card: Locator | None = None

    @property
    def text(self) -> Locator:
        """What the card says."""
        assert self.card is not None
        return self.card.locator(".text")

    async def write(self, text: str) -> None:
        """Type words and send them."""
        await self.page.input.fill(text)
        await self.page.input.press("Enter")

    async def press_next_call(self) -> None:
        """Press the button of the reply keyboard that begins a call."""
        label = self.stage.floor.says("keyboard.next_call")
        await self.page.tab.locator("#reply-keyboard button", has_text=label).tap()

    async def take_card(self) -> None:
        """From here on the last message is the card, and has to stay this very node."""
        await expect(self.page.last.locator(".keyboard .row")).to_have_count(4)
        shown = await self.page.last.get_attribute("data-message-id")
        self.card = self.page.message(int(shown or 0))
        await self.card.evaluate("it => { it.isThisOne = true }")
        await self.check()

    def button(self, wanted: Meaning) -> Locator:
        """A button of Anna's card."""
        return self.page.button(self.stage.anna.card.button(wanted).text, self.card)

    async def tap(self, wanted: Meaning, *, says: str) -> None:
        """Tap a button of the card and wait until the card says so, in the same place."""
        self.stage.floor.clock.advance(seconds=LATER)
        await self.button(wanted).tap()
        await expect(self.text).to_contain_text(says)
        await self.check()

    async def check(self) -> None:
        """The card is the same node, last in the chat, in full view, and has no fault that can be measured."""
        assert self.card is not None
        await expect(self.page.tab.locator("[data-message-id].own")).to_have_text([GREETED])
        assert await self.card.evaluate("it => it.isThisOne === true && it === it.parentElement.lastElementChild")
        await expect(self.card).to_be_in_viewport(ratio=1)
        seen = await look_at_last(self.page)
        assert seen is not None
        assert list(faults(seen)) == []


@pytest_asyncio.fixture(loop_scope="session")
async def thumbs(phone: ChatPage, stage: Stage) -> Thumbs:
    """Anna's thumbs, the bot greeted, no call yet."""
    await phone.tab.get_by_text("СТАРТ", exact=True).tap()
    await expect(phone.last.locator(".text")).to_contain_text("Здравствуйте, Анна!")
    await expect(phone.tab.locator("#reply-keyboard")).to_be_visible()
    return Thumbs(phone, stage)


async def open_call(thumbs: Thumbs) -> None:
    """Begin a call by the reply keyboard."""
    await thumbs.press_next_call()
    await thumbs.take_card()


async def test_a_call_begins_with_one_press_and_the_card_is_last(thumbs: Thumbs) -> None:
    """The press leaves no message behind; the card carries a sentence before anything is known."""
    await open_call(thumbs)
    await expect(thumbs.text).to_contain_text("«Здравствуйте!")
    await expect(thumbs.text).to_contain_text("Тип пока неизвестен")
    card = thumbs.stage.anna.card
    assert card.row_is(0, CHOLERIC, MELANCHOLIC, OBJECTS)
    assert await thumbs.page.buttons() == card.labels


async def test_a_call_begins_from_the_command_menu(thumbs: Thumbs) -> None:
    """The menu beside the input offers /call, and pressing it is enough."""
    await thumbs.page.tab.locator("#menu").tap()
    await thumbs.page.tab.locator("#commands").get_by_text("/call").tap()
    await thumbs.take_card()


async def test_a_whole_call_happens_in_one_message(thumbs: Thumbs) -> None:
    """Cues, intent, another phrase, an objection, undo and the pages behind «⋯» all edit the same card in its place."""
    await open_call(thumbs)
    await thumbs.tap(CHOLERIC, says="⚡ похоже, смелый")
    await thumbs.tap(WANTS, says="Задача: узнать, есть ли бюджет.")
    first = await thumbs.text.inner_text()
    await thumbs.tap(ANOTHER, says="⚡ похоже, смелый")
    await expect(thumbs.text).not_to_have_text(first, use_inner_text=True)
    await thumbs.tap(UNDO, says="Задача: узнать, есть ли бюджет.")
    await expect(thumbs.text).to_contain_text(first.partition("\n")[0])
    await thumbs.tap(OBJECTS, says="Задача: узнать причину возражения.")
    await thumbs.tap(PRICE, says="💬 Возражает?")
    await expect(thumbs.button(PRICE)).to_have_text(re.compile("●"))
    await expect(thumbs.button(PRICE)).to_be_visible()
    await thumbs.tap(TO_CUES, says="🔈 Что ещё слышите?")
    await thumbs.tap(MORE, says="⋯ Что ещё?")
    await thumbs.tap(WHY, says="Почему ⚡ смелый")
    await thumbs.tap(TO_CARD, says="🔈 Что ещё слышите?")
    await thumbs.tap(CHOLERIC, says="⚡ смелый")
    await expect(thumbs.button(THINK)).to_be_visible()


async def test_a_double_tap_counts_once(thumbs: Thumbs, stage: Stage) -> None:
    """Two quick touches of one place are one cue, although the first has changed the button under the thumb."""
    await open_call(thumbs)
    place = await thumbs.page.box(thumbs.button(CHOLERIC))
    await thumbs.page.tab.mouse.dblclick(place.x + place.width / 2, place.y + place.height / 2)
    await expect(thumbs.text).to_contain_text("🔈 Что ещё слышите?")
    await thumbs.page.tab.touchscreen.tap(place.x + place.width / 2, place.y + place.height / 2)
    await expect(thumbs.button(CHOLERIC)).not_to_have_attribute("aria-busy", "true")
    await thumbs.check()
    assert await stage.floor.rows("select taps from consultations") == [(1,)]
    await expect(thumbs.text).to_contain_text("⚡ похоже, смелый")


async def test_typed_words_are_a_cue_and_go_away(thumbs: Thumbs) -> None:
    """The client's words change the card and do not stay in the chat; words that say nothing are named so."""
    await open_call(thumbs)
    await thumbs.write("давайте ближе к делу, время деньги")
    await expect(thumbs.text).to_contain_text("⚡ похоже, смелый")
    await thumbs.check()
    await thumbs.write("а у нас сегодня дождь")
    await expect(thumbs.text).to_contain_text("🔈 Не ясно. Что ближе?")
    await thumbs.check()


async def test_a_contact_offers_its_name(thumbs: Thumbs) -> None:
    """A shared contact becomes a form of address by one tap; the contact itself leaves the chat."""
    await open_call(thumbs)
    await thumbs.page.attach("contact", first_name="Иван", last_name="Ильич", phone="+7 912 345-67-89")
    await expect(thumbs.text).to_contain_text("Это имя или слова?")
    await thumbs.check()
    await thumbs.tap(IS_NAME, says="«Иван Ильич, ")


async def test_the_end_of_a_call_is_told_in_taps(thumbs: Thumbs) -> None:
    """Finish, outcome, when to call back and the vote stay in the card; Return brings it back to the bottom, alive."""
    await open_call(thumbs)
    await thumbs.tap(PHLEGMATIC, says="📐 похоже, компетентный")
    await thumbs.tap(FINISH, says="✓ Звонок завершён")
    await thumbs.tap(CALL_BACK, says="Когда перезвонить?")
    await thumbs.tap(TOMORROW, says="24 нояб., 10:00")
    await thumbs.tap(FITS, says="24 нояб., 10:00")
    await expect(thumbs.button(FITS)).to_have_text(re.compile("●"))
    await expect(thumbs.button(FITS)).to_be_visible()
    await thumbs.button(RETURN).tap()
    await expect(thumbs.page.last.locator(".text")).to_contain_text("📐 похоже, компетентный")
    await thumbs.take_card()
    await expect(thumbs.page.saying("Звонок завершён")).to_have_count(0)
    await thumbs.tap(CHOLERIC, says="🔈 Что ещё слышите?")


async def test_the_next_call_finishes_the_open_one(thumbs: Thumbs) -> None:
    """The old card turns into a summary where it is, and the new one is last."""
    await open_call(thumbs)
    await thumbs.tap(SANGUINE, says="🎈 похоже, дружелюбный")
    old = thumbs.card
    assert old is not None
    await thumbs.write("/call Ольга")
    await expect(thumbs.page.last.locator(".text")).to_contain_text("«Ольга, ")
    await thumbs.take_card()
    await expect(old.locator(".text")).to_contain_text("✓ Звонок завершён")
    await expect(thumbs.page.saying("Звонок завершён")).to_have_count(1)


async def test_a_stranger_gets_one_sentence(phone: ChatPage) -> None:
    """Whoever has no access is refused politely, once, and is offered no button."""
    await phone.become(STRANGER)
    await phone.send("/start")
    await expect(phone.last.locator(".text")).to_contain_text("доступ даёт руководитель отдела")
    await phone.send("/call Иван")
    await phone.send("короче")
    await expect(phone.messages).to_have_count(4)
    await expect(phone.saying("доступ даёт руководитель отдела")).to_have_count(1)
    await expect(phone.tab.locator(".keyboard, #reply-keyboard button")).to_have_count(0)


async def test_everybody_has_a_card_of_his_own(thumbs: Thumbs) -> None:
    """Another person on the same phone sees his own chat; the first finds hers as it was."""
    await open_call(thumbs)
    await thumbs.tap(CHOLERIC, says="⚡ похоже, смелый")
    await thumbs.page.become(BORIS)
    await expect(thumbs.page.messages).to_have_count(0)
    await thumbs.page.send("/start")
    await thumbs.press_next_call()
    await expect(thumbs.page.last.locator(".text")).to_contain_text("Тип пока неизвестен")
    await thumbs.page.become(ANNA)
    await expect(thumbs.page.last.locator(".text")).to_contain_text("⚡ похоже, смелый")


async def test_a_reset_loses_no_call(thumbs: Thumbs) -> None:
    """After the chats are emptied Start brings the open call back, and the next call answers taps as on the first day."""
    await open_call(thumbs)
    await thumbs.tap(CHOLERIC, says="⚡ похоже, смелый")
    await thumbs.page.choose_more("reset")
    await thumbs.page.alert.locator(".danger").tap()
    await expect(thumbs.page.messages).to_have_count(0)
    await thumbs.page.tab.get_by_text("СТАРТ", exact=True).tap()
    await expect(thumbs.page.saying("Здравствуйте, Анна!")).to_have_count(1)
    await expect(thumbs.page.last.locator(".text")).to_contain_text("⚡ похоже, смелый")
    await thumbs.press_next_call()
    await expect(thumbs.page.last.locator(".text")).to_contain_text("Тип пока неизвестен")
    await thumbs.take_card()
    await thumbs.tap(MELANCHOLIC, says="🌱 похоже, искренний")

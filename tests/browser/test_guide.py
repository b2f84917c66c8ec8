"""The guide, the pinned message, links and chat mode on a phone: what is tapped and what is seen."""

from __future__ import annotations

from playwright.async_api import expect

from bot.domain.ids import ChapterId, PageId

from .chat_page import ChatPage
from .marks import ON_A_PHONE
from .stage import ANNA, Stage

pytestmark = ON_A_PHONE


async def test_the_guide_is_read_by_thumb_and_by_words(phone: ChatPage, stage: Stage) -> None:
    """Contents, chapter, page; a question typed; a call begun from what was found."""
    texts = stage.floor.library.texts(stage.floor.library.default_language)
    await phone.send("/guide")
    await phone.tap(texts.guide_chapter(ChapterId("voice")))
    await phone.tap(texts.guide_page(PageId("voice.phone")).title)
    await expect(phone.saying("Источник")).to_have_count(1)
    await phone.send("клиент просит скидку")
    await phone.tap(texts.guide_page(PageId("retain.friendly")).title)
    await expect(phone.saying("дружба не повод для низкой цены")).to_have_count(1)
    await phone.send("как закрыть сделку")
    await phone.tap(texts.plain("button.next_call"))
    await expect(phone.saying("Задача: ")).to_have_count(1)


async def test_the_pinned_message_stays_in_view(phone: ChatPage) -> None:
    """/pocket shows its first line at the top of the chat; a tap leads to it."""
    # The bot takes the command away, so there is no message of one's own to wait for.
    await phone.input.fill("/pocket")
    await phone.input.press("Enter")
    await expect(phone.tab.locator("#pinned")).to_be_visible()
    await expect(phone.tab.locator("#pinned-text")).to_contain_text("Памятка")


async def test_a_link_to_this_bot_opens_inside_the_page(phone: ChatPage, stage: Stage) -> None:
    """A colleague's link leads to its page here, and to no other tab."""
    name = stage.floor.emulator.world.bot["username"]
    await phone.send("/help")
    link = f"https://t.me/{name}?start=g_types-choleric"
    await stage.floor.emulator.call(
        stage.floor.emulator.token,
        "sendMessage",
        {"chat_id": str(ANNA), "text": f'<a href="{link}">Смелый</a>', "parse_mode": "HTML"},
        {},
    )
    await phone.tab.locator(f'a[href="{link}"]').click()
    await phone.choose_person(ANNA)
    await expect(phone.saying("Холерик. Уверен в себе")).to_have_count(1)
    assert len(phone.tab.context.pages) == 1


async def test_chat_mode_copies_the_bare_sentence(phone: ChatPage, stage: Stage) -> None:
    """One tap puts on the clipboard what the card says between its quotation marks."""
    await phone.input.fill("/call")
    await phone.input.press("Enter")
    await expect(phone.saying("Задача: ")).to_have_count(1)
    for key in ("more", "chat_mode"):
        await phone.tap(stage.floor.says(f"button.{key}"))
    await phone.tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await phone.tap(stage.floor.says("button.copy"))
    await expect(phone.toast.first).to_contain_text("Скопировано")
    copied = await phone.tab.evaluate("navigator.clipboard.readText()")
    said = (await phone.last.locator(".text b").inner_text()).strip("«»")
    assert copied.removesuffix(".") == said

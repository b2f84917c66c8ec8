"""What a person reads and sends on the chat page."""

import asyncio
import re
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from bot.playground.emulator import Emulator
from bot.playground.server import serve
from bot.playground.wire import Upload

from .chat_page import ChatPage, open_phone
from .conftest import JUKKA, MARIA, OLEG, Playground
from .marks import ON_A_PHONE
from .scripted_bot import ScriptedBot, inline

pytestmark = ON_A_PHONE


async def test_a_sent_text_and_its_answer_appear_in_order(page: ChatPage, bot: ScriptedBot) -> None:
    """What is typed leaves the input, and the answer follows it."""
    await page.send("Добрый день")
    await expect(page.last.locator(".text")).to_have_text("echo: Добрый день")
    assert await page.texts() == ["Добрый день", "echo: Добрый день"]
    await expect(page.input).to_have_value("")
    assert await page.is_at_end()


async def test_an_empty_chat_offers_to_start(page: ChatPage, bot: ScriptedBot) -> None:
    """The first thing to press is Start, which sends the command and goes away."""
    await page.tab.get_by_text("СТАРТ", exact=True).click()
    await expect(page.last.locator(".text")).to_have_text("echo: /start")
    await expect(page.tab.locator("#empty")).to_be_hidden()


async def test_markup_in_a_text_stays_text(page: ChatPage, bot: ScriptedBot) -> None:
    """What looks like HTML in a person's or the bot's words is shown, never run."""
    rude = '<img src=x onerror="document.title=1"><script>document.title=2</script><b>жирно</b> &lt;i&gt;'
    await page.send(rude)
    await expect(page.last.locator(".text")).to_have_text(f"echo: {rude}")
    assert await page.messages.locator("img, script, b").count() == 0
    assert (await page.tab.title()).startswith("Salesfloor")


async def test_formatting_is_shown_and_a_spoiler_opens(page: ChatPage, bot: ScriptedBot) -> None:
    """Every entity of Telegram that we send has a look of its own; a spoiler hides until it is pressed."""

    async def formatted(message: dict[str, Any]) -> None:
        await bot.say(
            message["chat"]["id"],
            "<b>ж</b><i>к</i><u>п</u><s>з</s><code>м</code><pre>а\n  б</pre><blockquote>слова</blockquote>"
            '<a href="https://example.org/">ссылка</a> <tg-spoiler>тайна</tg-spoiler> /help'
            ' <tg-time unix="1647531900">завтра</tg-time> <tg-time unix="1647531900" format="D">вчера</tg-time>',
        )

    bot.on_message = formatted
    await page.send("?")
    text = page.last.locator(".text")
    for tag in ("b", "i", "u", "s", "code", "pre", "blockquote"):
        await expect(text.locator(tag)).to_have_count(1)
    await expect(text.locator("a")).to_have_attribute("href", "https://example.org/")
    await expect(text.locator("a")).to_have_attribute("rel", "noopener noreferrer")
    ours, phones = await text.locator("time").all()
    await expect(ours).to_have_text("завтра")
    await expect(ours).to_have_attribute("title", re.compile("2022"))
    await expect(phones).to_have_text(re.compile("17.*2022"))
    await ours.click()
    await expect(page.toast).to_have_text(re.compile("2022"))
    spoiler = text.locator(".tg-spoiler")
    await expect(spoiler).to_have_css("color", "rgba(0, 0, 0, 0)")
    await spoiler.click()
    await expect(spoiler).not_to_have_css("color", "rgba(0, 0, 0, 0)")


async def test_a_command_in_a_text_can_be_tapped(page: ChatPage, bot: ScriptedBot) -> None:
    """«/help» in the bot's words is sent when it is pressed."""
    await page.send("см. /help")
    await page.last.locator(".command-link").click()
    await expect(page.last.locator(".text")).to_have_text("echo: /help")


async def test_shift_enter_starts_a_line_and_the_input_grows(page: ChatPage, bot: ScriptedBot) -> None:
    """A text of several lines is written in view and arrives with its lines."""
    low = await page.box(page.input)
    await page.input.fill("раз")
    await page.input.press("Shift+Enter")
    await page.input.press_sequentially("два")
    assert (await page.box(page.input)).height > low.height
    await page.input.press("Enter")
    await expect(page.last.locator(".text")).to_have_text("echo: раз\nдва")
    assert (await page.box(page.input)).height == low.height


async def test_a_text_beyond_the_limit_goes_as_several(page: ChatPage, playground: Playground) -> None:
    """A client splits what is longer than 4096 characters, never inside an emoji."""
    await page.input.fill("ы" * 4095 + "😀" + "э")
    await page.input.press("Enter")
    await expect(page.messages).to_have_count(2)
    assert [message.text for message in playground.emulator.chat(MARIA.id).messages] == ["ы" * 4095, "😀э"]


async def test_the_reply_keyboard_sends_its_text_and_can_be_hidden(page: ChatPage, bot: ScriptedBot) -> None:
    """The bot's keyboard stands by the input until it is folded; its placeholder is in the input."""
    keyboard = page.tab.locator("#reply-keyboard")

    async def with_keyboard(message: dict[str, Any]) -> None:
        markup = {
            "keyboard": [[{"text": "Следующий звонок"}]],
            "input_field_placeholder": "Слова клиента",
            "resize_keyboard": True,
        }
        await bot.call("sendMessage", chat_id=message["chat"]["id"], text="готово", reply_markup=markup)

    bot.on_message = with_keyboard
    await page.send("начнём")
    await expect(keyboard).to_be_visible()
    await expect(page.input).to_have_attribute("placeholder", "Слова клиента")
    await page.press("Следующий звонок")
    await expect(page.saying("Следующий звонок")).to_have_count(1)
    await page.tab.locator("#keyboard-toggle").click()
    await expect(keyboard).to_be_hidden()
    assert await page.is_at_end()


async def test_a_contact_button_asks_before_it_sends(page: ChatPage, bot: ScriptedBot) -> None:
    """A person's own number leaves only after a yes."""
    markup = {"keyboard": [[{"text": "Мой номер", "request_contact": True}]], "one_time_keyboard": True}

    async def ask(message: dict[str, Any]) -> None:
        if "contact" not in message:
            await bot.call("sendMessage", chat_id=message["chat"]["id"], text="номер?", reply_markup=markup)

    bot.on_message = ask
    await page.send("здравствуйте")
    await page.press("Мой номер")
    await page.alert.get_by_text("Отправить", exact=True).click()
    await expect(page.last).to_have_attribute("data-kind", "contact")
    await expect(page.tab.locator("#reply-keyboard")).to_be_hidden()
    assert bot.heard[-1]["message"]["contact"]["user_id"] == MARIA.id


@pytest.mark.parametrize("kind", ["sticker", "voice", "photo"])
async def test_rude_input_can_be_sent(page: ChatPage, bot: ScriptedBot, kind: str) -> None:
    """What the bot does not expect is one press away."""
    await page.attach(kind)
    await expect(page.last.locator(".text")).to_have_text("echo: ?")
    await expect(page.messages.first).to_have_attribute("data-kind", kind)
    assert kind in bot.heard[-1]["message"]


async def test_a_contact_and_a_forward_carry_what_was_filled_in(page: ChatPage, bot: ScriptedBot) -> None:
    """Somebody else's contact and somebody else's words arrive with their names."""
    await page.attach("contact", first_name="Пётр", last_name="", phone="+79990001122")
    await expect(page.messages).to_have_count(2)
    assert bot.heard[-1]["message"]["contact"] == {"phone_number": "+79990001122", "first_name": "Пётр"}
    await page.attach("forward", text="Дорого!", from_name="Клиент Иванов")
    await expect(page.messages).to_have_count(4)
    forwarded = page.messages.nth(2)
    await expect(forwarded.locator(".forwarded")).to_have_text("Переслано от Клиент Иванов")
    await expect(forwarded.locator(".text")).to_have_text("Дорого!")


async def test_the_last_own_message_can_be_corrected(page: ChatPage, bot: ScriptedBot) -> None:
    """The form starts with the old words; the message is changed in place and marked."""
    await page.send("опечтка")
    await expect(page.messages).to_have_count(2)
    await page.tab.locator("#attach").click()
    await page.sheet.locator('[data-value="edit"]').click()
    await expect(page.sheet.locator('[name="text"]')).to_have_value("опечтка")
    await page.sheet.locator('[name="text"]').fill("опечатка")
    await page.sheet.locator("button[type=submit]").click()
    await expect(page.messages.first.locator(".text")).to_have_text("опечатка")
    await expect(page.messages.first.locator(".edited")).to_have_text("изменено")
    assert bot.heard[-1]["edited_message"]["text"] == "опечатка"


async def test_a_document_shows_name_and_size_and_can_be_saved(page: ChatPage, bot: ScriptedBot) -> None:
    """The saved file is the sent one, under its own name."""
    content = "﻿клиент,тип\r\n".encode() * 60

    async def export(message: dict[str, Any]) -> None:
        upload = Upload("журнал.csv", content, "text/csv")
        await bot.call("sendDocument", {"document": upload}, chat_id=message["chat"]["id"], caption="Выгрузка")

    bot.on_message = export
    await page.send("выгрузи")
    card = page.last.locator(".document")
    await expect(card.locator(".document-name")).to_have_text("журнал.csv")
    await expect(card.locator(".document-size")).to_have_text("1,4 КБ · CSV")
    async with page.tab.expect_download() as started:
        await card.click()
    download = await started.value
    assert download.suggested_filename == "журнал.csv"
    assert (await download.path()).read_bytes() == content


async def test_the_pinned_message_is_on_top_and_leads_back(page: ChatPage, bot: ScriptedBot) -> None:
    """A press on the bar scrolls to what was pinned."""
    first = 0

    async def long_talk(message: dict[str, Any]) -> None:
        nonlocal first
        chat = message["chat"]["id"]
        first = await bot.say(chat, "<b>Важное</b> правило")
        for number in range(25):
            await bot.say(chat, f"сообщение {number}")
        await bot.call("pinChatMessage", chat_id=chat, message_id=first)

    bot.on_message = long_talk
    await page.send("?")
    await expect(page.tab.locator("#pinned-text")).to_have_text("Важное правило")
    await expect(page.message(first)).not_to_be_in_viewport()
    await page.tab.locator("#pinned").click()
    await expect(page.message(first)).to_be_in_viewport()


async def test_a_deleted_message_leaves_the_others_where_they_are(page: ChatPage, bot: ScriptedBot) -> None:
    """The bot takes a client's words off the screen, and the card is last again."""

    async def swallow(message: dict[str, Any]) -> None:
        await bot.call("deleteMessage", chat_id=message["chat"]["id"], message_id=message["message_id"])

    await page.send("карточка")
    await expect(page.messages).to_have_count(2)
    card = await page.box()
    bot.on_message = swallow
    await page.input.fill("слова клиента")
    await page.input.press("Enter")
    await expect(page.saying("слова клиента")).to_have_count(0)
    await expect(page.messages).to_have_count(2)
    assert await page.box() == card


async def test_people_have_separate_chats_and_drafts(page: ChatPage, bot: ScriptedBot) -> None:
    """A switch shows the other chat; coming back brings chat and unsent words; a reload remembers who one was."""
    await page.send("я Мария")
    await expect(page.messages).to_have_count(2)
    await page.input.fill("не дописала")
    await page.become(OLEG.id)
    await expect(page.messages).to_have_count(0)
    await expect(page.input).to_have_value("")
    await page.send("я Олег")
    await expect(page.last.locator(".text")).to_have_text("echo: я Олег")
    await page.become(MARIA.id)
    await expect(page.last.locator(".text")).to_have_text("echo: я Мария")
    await expect(page.input).to_have_value("не дописала")
    await page.become(OLEG.id)
    await page.tab.goto("about:blank")
    await page.open()
    await expect(page.tab.locator("#who-name")).to_have_text("Олег")


async def test_a_page_that_comes_before_the_people_waits_for_them(browser: Browser) -> None:
    """An emulator without anybody says so; who is added later is shown without a reload."""
    emulator = Emulator()
    async with serve(emulator) as served, open_phone(browser, served.url) as page:
        await page.tab.goto(served.url)
        await expect(page.tab.locator("#bot-state")).to_have_text("Здесь ещё никого нет")
        emulator.add_person(MARIA)
        await page.wait_until_shown(MARIA.id)
    await emulator.aclose()


async def test_the_page_speaks_the_persons_language(page: ChatPage) -> None:
    """At once, as the bot does: a Finn reads Finnish."""
    await expect(page.input).to_have_attribute("placeholder", "Сообщение")
    await page.become(JUKKA.id, "fi")
    await expect(page.input).to_have_attribute("placeholder", "Viesti")
    await expect(page.tab.locator("html")).to_have_attribute("lang", "fi")


async def test_the_list_holds_those_who_speak_the_persons_language(page: ChatPage) -> None:
    """Whoever speaks another is behind it, one press further, so that the list of many people stays short."""
    rows = page.sheet.locator("[data-value]")
    await page.tab.locator("#who").click()
    assert await rows.evaluate_all("them => them.map((it) => it.dataset.value)") == [
        str(MARIA.id),
        str(OLEG.id),
        "language:fi",
        "newcomer",
    ]
    await page.choose_person(JUKKA.id, "fi")
    await expect(page.tab.locator("#who-name")).to_have_text("Jukka")


async def test_reset_asks_first_and_empties_every_chat(page: ChatPage, bot: ScriptedBot) -> None:
    """Nothing is erased by one slip of the thumb."""
    await page.send("раз")
    await expect(page.messages).to_have_count(2)
    await page.choose_more("reset")
    await page.alert.get_by_text("Отмена").click()
    await expect(page.messages).to_have_count(2)
    await page.choose_more("reset")
    await page.alert.get_by_text("Стереть", exact=True).click()
    await expect(page.messages).to_have_count(0)
    await page.send("снова")
    await expect(page.last.locator(".text")).to_have_text("echo: снова")


async def test_a_blocked_bot_can_only_be_unblocked(page: ChatPage, bot: ScriptedBot) -> None:
    """Blocking takes the input away until the person returns."""
    await page.send("пока")
    await expect(page.messages).to_have_count(2)
    await page.choose_more("block")
    await expect(page.input).to_be_hidden()
    await expect(page.tab.locator("#bot-state")).to_have_text("Бот заблокирован")
    await page.tab.locator("#unblock").click()
    await expect(page.input).to_be_visible()
    statuses = [update["my_chat_member"]["new_chat_member"]["status"] for update in bot.heard if "my_chat_member" in update]
    assert statuses == ["kicked", "member"]


async def test_commands_are_listed_filtered_and_sent(page: ChatPage, bot: ScriptedBot) -> None:
    """The menu shows what each command does; «/» and letters narrow it; arrows and Enter send one."""
    await bot.call(
        "setMyCommands",
        commands=[
            {"command": "call", "description": "Новый звонок"},
            {"command": "cancel", "description": "Отменить"},
            {"command": "help", "description": "Помощь"},
        ],
    )
    await page.send("раз")
    listed = page.tab.locator("#commands .command-name")
    await page.tab.locator("#menu").click()
    await expect(listed).to_have_text(["/call", "/cancel", "/help"])
    await page.tab.locator("#menu").click()
    await expect(listed.first).to_be_hidden()
    await page.input.press_sequentially("/ca")
    await expect(listed).to_have_text(["/call", "/cancel"])
    await page.input.press("ArrowDown")
    await page.input.press("ArrowDown")
    await page.input.press("Enter")
    await expect(page.last.locator(".text")).to_have_text("echo: /cancel")
    await page.input.press_sequentially("/he")
    await page.input.press("Tab")
    await expect(page.input).to_have_value("/help ")


async def test_a_lost_line_is_told_and_mends_itself(page: ChatPage, bot: ScriptedBot, playground: Playground) -> None:
    """Without a server the page says so and keeps what was typed; afterwards it shows what it missed."""
    await page.send("раз")
    await expect(page.messages).to_have_count(2)
    await playground.stop()
    line = page.tab.locator("#connection")
    await expect(line).to_have_text("Нет связи. Переподключаюсь…")
    await page.input.fill("не дошло")
    await page.input.press("Enter")
    await expect(page.toast).to_have_text("Нет связи, попробуйте ещё раз")
    await expect(page.input).to_have_value("не дошло")
    await bot.say(MARIA.id, "пока вас не было")
    await playground.start()
    await expect(line).to_have_text("Связь восстановлена")
    await expect(page.last.locator(".text")).to_have_text("пока вас не было")
    await expect(line).to_be_hidden()
    await page.input.press("Enter")
    await expect(page.last.locator(".text")).to_have_text("echo: не дошло")


async def test_a_readers_place_is_kept_when_messages_come(page: ChatPage, bot: ScriptedBot) -> None:
    """Who reads further up is not torn away; a badge counts what is new, and one press leads there."""

    async def long_talk(message: dict[str, Any]) -> None:
        for number in range(25):
            await bot.say(message["chat"]["id"], f"сообщение {number}", inline(["да"]))

    bot.on_message = long_talk
    await page.send("?")
    await expect(page.messages).to_have_count(26)
    await page.tab.locator("#scroller").evaluate("it => it.scrollTo(0, 400)")
    await expect(page.tab.locator("#down")).to_be_visible()
    watched = page.saying("сообщение 8")
    place = await page.box(watched)
    await asyncio.gather(bot.say(MARIA.id, "новое"), bot.say(MARIA.id, "ещё новее"))
    await expect(page.tab.locator("#down-count")).to_have_text("2")
    assert await page.box(watched) == place
    await page.tab.locator("#down").click()
    await expect(page.saying("ещё новее")).to_be_in_viewport()
    await expect(page.tab.locator("#down")).to_be_hidden()


async def test_typing_is_shown_until_the_answer_comes(page: ChatPage, bot: ScriptedBot) -> None:
    """The bot's action stands under its name."""
    asked = asyncio.Event()

    async def slow(message: dict[str, Any]) -> None:
        await bot.call("sendChatAction", chat_id=message["chat"]["id"], action="typing")
        await asked.wait()
        await bot.say(message["chat"]["id"], "вот")

    bot.on_message = slow
    await page.send("?")
    await expect(page.tab.locator("#bot-state")).to_have_text("печатает…")
    asked.set()
    await expect(page.tab.locator("#bot-state")).to_have_text("бот")

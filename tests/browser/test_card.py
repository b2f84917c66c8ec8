"""The card: a message that is edited in place under the thumb, and its buttons."""

import asyncio
from typing import Any

import pytest
from playwright.async_api import Browser, ViewportSize, expect

from .cards import KEYS, card_keys, longest_card
from .chat_page import ChatPage, Scheme, open_phone
from .conftest import MARIA, Playground
from .marks import ON_A_PHONE
from .scripted_bot import Rows, ScriptedBot, inline

pytestmark = ON_A_PHONE


async def deal(page: ChatPage, bot: ScriptedBot) -> int:
    """Put the longest card at the end of Maria's chat; every tap edits it and tells so."""
    card = 0

    async def send_card(message: dict[str, Any]) -> None:
        nonlocal card
        card = await bot.say(message["chat"]["id"], longest_card(), card_keys())

    async def edit_card(tap: dict[str, Any]) -> None:
        message = tap["message"]
        keys = card_keys()
        keys[2][0]["text"] = "хочет ●"
        await bot.edit(message["chat"]["id"], message["message_id"], longest_card(f"🔈 {tap['data']}"), keys)
        await bot.answer(tap)

    bot.on_message = send_card
    bot.on_tap = edit_card
    await page.send("/call Константин")
    await expect(page.last.locator(".keyboard")).to_be_visible()
    return card


async def test_the_longest_card_stays_within_450_pixels(page: ChatPage, bot: ScriptedBot) -> None:
    """Bubble and keyboard together fit the height the design gives them, and all of them are in view."""
    await deal(page, bot)
    box = await page.box()
    assert box.height <= 450
    assert box.width <= 390
    await expect(page.last).to_be_in_viewport(ratio=1)


async def test_no_label_of_the_card_is_cut(page: ChatPage, bot: ScriptedBot) -> None:
    """Five, four and three buttons a row show their whole labels on one line at 390 px."""
    await deal(page, bot)
    assert await page.buttons() == [*map(list, KEYS)]
    assert await page.cut_labels() == []
    heights = {(await page.box(button)).height for button in await page.last.locator("button[data-row]").all()}
    assert heights == {40}


async def test_a_label_that_is_too_wide_by_half_a_pixel_keeps_its_sign(page: ChatPage, bot: ScriptedBot) -> None:
    """«●бюджет✓» is 81 pixels wide in a button of 80 and a half; with dots at its end nobody knew whether there is a budget."""
    card = await deal(page, bot)
    keys = card_keys()
    for column, label in enumerate(("хочет ✓", "●хочет ✗", "●бюджет✓", "бюджет✗?")):
        keys[2][column]["text"] = label
    await bot.edit(MARIA.id, card, longest_card(), keys)
    await expect(page.button("●бюджет✓")).to_be_visible()
    assert await page.cut_labels() == []


async def test_no_label_is_cut_on_a_smaller_phone(browser: Browser, playground: Playground, bot: ScriptedBot) -> None:
    """At 360 px the same labels are whole, and the card is as high."""
    async with open_phone(browser, playground.address, viewport=ViewportSize(width=360, height=740)) as page:
        await page.open(MARIA.id)
        await deal(page, bot)
        assert await page.cut_labels() == []
        assert (await page.box()).height <= 450


async def test_labels_shrink_before_they_are_cut(page: ChatPage, bot: ScriptedBot) -> None:
    """A label that does not fit gets smaller letters first and dots only then."""

    async def wide(message: dict[str, Any]) -> None:
        await bot.say(
            message["chat"]["id"],
            "ширина",
            inline(["впритык к ширине", "второй", "ещё"], ["слово за словом за словом", "б", "в"]),
        )

    bot.on_message = wide
    await page.send("?")
    await expect(page.button("впритык к ширине")).to_have_attribute("data-fit", "tight")
    assert await page.cut_labels() == ["слово за словом за словом"]


async def test_an_edit_keeps_the_nodes_and_their_places(page: ChatPage, bot: ScriptedBot) -> None:
    """A tap changes words, not places: same nodes, same box, same scroll, focus still on the button."""
    card = page.message(await deal(page, bot))
    await card.evaluate("it => { it.seen = 'same'; it.querySelector('[data-row=\"3\"]').seen = 'same' }")
    before, scrolled = await page.box(card), await page.scroll_top()
    await page.tap("⟳ Ещё", card)
    await expect(card.locator(".text")).to_contain_text("🔈 ⟳ Ещё")
    await expect(page.button("хочет ●", card)).to_be_visible()
    assert await card.evaluate("it => [it.seen, it.querySelector('[data-row=\"3\"]').seen]") == ["same", "same"]
    assert await page.box(card) == before
    assert await page.scroll_top() == scrolled
    await expect(page.button("⟳ Ещё", card)).to_be_focused()
    await expect(card.locator(".edited")).to_have_text("изменено")


async def test_an_edit_never_shows_a_halfway_state(page: ChatPage, bot: ScriptedBot) -> None:
    """While a card is edited many times, no frame lacks its text or a row of its keyboard."""
    card = page.message(await deal(page, bot))
    await card.evaluate(
        """it => {
            window.halfway = 0;
            const look = () => {
                const whole = it.isConnected && it.querySelectorAll('.keyboard button').length === 15
                    && it.querySelector('.text').textContent.includes('Задача');
                if (!whole) window.halfway += 1;
                requestAnimationFrame(look);
            };
            look();
        }"""
    )
    for label in ("⚡ Короче!", "📐 Докажите", "бюджет ✓"):
        await page.tap(label, card)
        await expect(card.locator(".text")).to_contain_text(f"🔈 {label}")
    assert await page.tab.evaluate("window.halfway") == 0


async def test_an_edit_out_of_view_does_not_move_the_reader(page: ChatPage, bot: ScriptedBot) -> None:
    """A card above grows, and what is being read stays where it is."""
    card = await deal(page, bot)
    for number in range(20):
        await bot.say(MARIA.id, f"позже {number}")
    await expect(page.saying("позже 19")).to_be_visible()
    await page.tab.locator("#scroller").evaluate("it => it.scrollTop -= 120")
    await expect(page.tab.locator("#down")).to_be_visible()
    watched = page.saying("позже 10")
    place = await page.box(watched)
    await bot.edit(MARIA.id, card, longest_card("ещё\nтри\nстроки"), card_keys())
    await expect(page.message(card).locator(".text")).to_contain_text("строки")
    assert await page.box(watched) == place


async def test_a_tapped_button_waits_for_its_answer(page: ChatPage, bot: ScriptedBot) -> None:
    """It is busy until the bot answers, and a second tap meanwhile is not sent."""
    allowed = asyncio.Event()

    async def slow(tap: dict[str, Any]) -> None:
        await allowed.wait()
        await bot.answer(tap)

    await deal(page, bot)
    bot.on_tap = slow
    button = page.button("⋯")
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    await button.click()
    allowed.set()
    await expect(button).not_to_have_attribute("aria-busy", "true")
    assert sum("callback_query" in update for update in bot.heard) == 1


async def test_a_tap_that_nobody_answers_gives_up(browser: Browser, playground: Playground, bot: ScriptedBot) -> None:
    """After a while the button is free again, and the person knows why nothing happened."""

    async def ignore(tap: dict[str, Any]) -> None:
        """Say nothing."""

    async with open_phone(browser, playground.address) as page:
        await page.tab.clock.install()
        await page.open(MARIA.id)
        await deal(page, bot)
        bot.on_tap = ignore
        button = page.button("⋯")
        await button.click()
        await expect(button).to_have_attribute("aria-busy", "true")
        await page.tab.clock.run_for(16_000)
        await expect(button).not_to_have_attribute("aria-busy", "true")
        await expect(page.toast).to_have_text("Бот не ответил на нажатие")


async def test_an_answer_is_a_toast_that_leaves_the_card_alone(page: ChatPage, bot: ScriptedBot) -> None:
    """The line is read and goes away by itself; it never lies over the buttons."""

    async def tell(tap: dict[str, Any]) -> None:
        await bot.answer(tap, "Записано: бюджет есть")

    await deal(page, bot)
    bot.on_tap = tell
    await page.tap("бюджет ✓")
    await expect(page.toast).to_have_text("Записано: бюджет есть")
    assert (await page.box(page.toast)).bottom < (await page.box(page.last.locator(".keyboard"))).y
    await expect(page.toast).to_have_count(0)


async def test_an_alert_stays_until_it_is_read(page: ChatPage, bot: ScriptedBot) -> None:
    """Its markup is text; Enter closes it and the focus is back on the button."""

    async def warn(tap: dict[str, Any]) -> None:
        await bot.answer(tap, "Карточка <b>устарела</b>", alert=True)

    await deal(page, bot)
    bot.on_tap = warn
    await page.tap("↶")
    await expect(page.alert.locator("p")).to_have_text("Карточка <b>устарела</b>")
    await page.tab.keyboard.press("Enter")
    await expect(page.alert).to_have_count(0)
    await expect(page.button("↶")).to_be_focused()


async def test_links_open_and_copies_copy(page: ChatPage, bot: ScriptedBot, playground: Playground) -> None:
    """A link button opens a new page, a copy button fills the clipboard and says so; the bot hears of neither."""
    buttons: Rows = [
        [
            {"text": "Открыть", "url": f"{playground.address}/page/icon.svg"},
            {"text": "Фраза", "copy_text": {"text": "Иван, «да»?"}},
        ]
    ]

    async def offer(message: dict[str, Any]) -> None:
        await bot.say(message["chat"]["id"], "вот", buttons)

    bot.on_message = offer
    await page.tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await page.send("?")
    async with page.tab.context.expect_page() as opened:
        await page.tap("Открыть")
    new_tab = await opened.value
    await new_tab.wait_for_url("**/page/icon.svg")
    await new_tab.close()
    await page.tap("Фраза")
    await expect(page.toast).to_have_text("Скопировано")
    assert await page.tab.evaluate("navigator.clipboard.readText()") == "Иван, «да»?"
    assert not any("callback_query" in update for update in bot.heard)


async def test_the_whole_card_works_from_the_keyboard(page: ChatPage, bot: ScriptedBot) -> None:
    """Tab walks through the buttons in reading order, and Enter taps."""
    card = page.message(await deal(page, bot))
    await page.button("↶").focus()
    await page.tab.keyboard.press("Tab")
    await expect(page.button("→ 📐")).to_be_focused()
    await page.tab.keyboard.press("Enter")
    await expect(card.locator(".text")).to_contain_text("🔈 → 📐")


@pytest.mark.parametrize("system", ["light", "dark"])
async def test_the_look_follows_the_system_until_it_is_chosen(
    browser: Browser, playground: Playground, bot: ScriptedBot, system: Scheme
) -> None:
    """Light and dark come from the system; a choice wins and is remembered."""
    looks = {"light": "rgb(255, 255, 255)", "dark": "rgb(29, 41, 53)"}
    other = "dark" if system == "light" else "light"
    async with open_phone(browser, playground.address, scheme=system) as page:
        await page.open(MARIA.id)
        await deal(page, bot)
        bubble = page.last.locator(".bubble")
        await expect(bubble).to_have_css("background-color", looks[system])
        await page.choose_more(other)
        await expect(bubble).to_have_css("background-color", looks[other])
        await page.tab.reload()
        await expect(bubble).to_have_css("background-color", looks[other])
        await page.choose_more("auto")
        await expect(bubble).to_have_css("background-color", looks[system])


async def test_a_desk_shows_the_same_phone_in_the_middle(browser: Browser, playground: Playground, bot: ScriptedBot) -> None:
    """On a wide screen the page is a centred column, and the card is as high as on a phone."""
    async with open_phone(browser, playground.address, viewport=ViewportSize(width=1400, height=900)) as page:
        await page.open(MARIA.id)
        await deal(page, bot)
        column = await page.box(page.tab.locator("#phone"))
        assert column.width <= 440
        assert column.x == pytest.approx((1400 - column.width) / 2, abs=1)
        assert (await page.box()).height <= 450

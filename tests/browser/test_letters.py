"""What the page is written with: letters of its own, which make a text as wide on every machine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.content.library import Library
from bot.playground.page_fonts import FONTS

from .cards import card_keys, longest_card
from .chat_page import ChatPage
from .chromium import chromium, find_chromium
from .conftest import MARIA
from .fitting import fit
from .marks import ON_A_PHONE
from .measuring import look
from .scripted_bot import Json, ScriptedBot
from .shots import in_language

pytestmark = ON_A_PHONE

STYLES = "{0}\n<b>{0}</b>\n<i>{0}</i>\n<code>{0}</code>"
STEP = 50
"""One of so many screens is tried on a second time."""
OTHER_MACHINE = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match target="font">
    <edit name="hinting" mode="assign"><bool>true</bool></edit>
    <edit name="autohint" mode="assign"><bool>true</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintfull</const></edit>
  </match>
</fontconfig>
"""
"""What Linux programs read of fonts: one family that writes everything in letters of one width."""


async def test_the_page_is_written_in_its_own_letters(page: ChatPage, bot: ScriptedBot) -> None:
    """Card, buttons, reply keyboard, what is pinned, menu, toast, alert, sheet: no font of this machine has a letter there."""
    await bot.call("setMyCommands", commands=[{"command": "call", "description": "☎ Новый звонок"}])
    await page.send("?")
    keyboard = {"keyboard": [[{"text": "☎ Следующий звонок"}]]}
    pinned = await bot.say(MARIA.id, "📌 <b>важно</b> <i>очень</i> <code>код</code>", reply_markup=keyboard)
    await bot.call("pinChatMessage", chat_id=MARIA.id, message_id=pinned)
    await bot.say(MARIA.id, longest_card(), card_keys())

    async def tell(tap: Json) -> None:
        await bot.answer(tap, "✓ Записал", alert=tap["data"] == "⋯")

    bot.on_tap = tell
    await page.tap("↶")
    await expect(page.toast).to_be_visible()
    await page.tab.locator("#menu").click()
    await expect(page.tab.locator("#commands .command-name")).to_be_visible()
    assert await page.foreign_letters() == []
    await page.tab.locator("#menu").click()
    await page.tap("⋯")
    await expect(page.alert).to_be_visible()
    assert await page.foreign_letters() == []
    await page.alert.locator("button").click()
    await page.tab.locator("#who").click()
    await expect(page.sheet).to_be_visible()
    assert await page.foreign_letters() == []


async def test_its_letters_say_everything_that_the_bot_says(page: ChatPage, bot: ScriptedBot, library: Library) -> None:
    """In every language, upright, bold, slanted and as code: what is no emoji and no sign is in the page's own letters."""
    samples = [sample.screen for language in library.languages for sample in in_language(library, language)]
    said = {sign for screen in samples for sign in screen.html}
    said |= {sign for screen in samples for row in screen.keyboard for button in row for sign in button.label}
    letters = "".join(sorted(said - set("<>&"))).strip()
    assert {"ș", "ț", "ä", "ж", "№", "«", "⚡"} <= said
    await page.send("?")
    shown = await bot.say(MARIA.id, STYLES.format(letters), [[{"text": letters, "callback_data": "letters"}]])
    await page.message(shown).locator(".keyboard").wait_for()
    await look(page)  # slanted letters and code have files of their own, and it waits for them
    assert await page.foreign_letters() == []


async def test_a_screen_measures_the_same_on_another_machine(browser: Browser, tmp_path: Path, library: Library) -> None:
    """Other fonts, no emoji among them, letters fitted to whole pixels: heights, rows and labels are what they are here."""
    path = find_chromium()
    assert path is not None, "the browser is running"
    config = tmp_path / "fonts.conf"
    config.write_text(OTHER_MACHINE.format(fonts=FONTS["roboto-mono.ttf"].parent, cache=tmp_path / "cache"), "utf-8")
    samples = [*in_language(library, library.default_language)][::STEP]
    async with chromium(path, FONTCONFIG_FILE=str(config)) as other:
        assert await drawn_by(other) != await drawn_by(browser)
        there = await fit(other, samples)
    for mine, its in zip(await fit(browser, samples), there, strict=True):
        for seen, seen_there in ((mine.look, its.look), (mine.narrow, its.narrow)):
            if seen is not None and seen_there is not None:
                assert replace(seen_there, id=seen.id) == seen, mine.sample.name


async def drawn_by(browser: Browser) -> str:
    """Tell which font of the machine draws what has no font of the page."""
    context = await browser.new_context()
    tab = await context.new_page()
    tools = await context.new_cdp_session(tab)
    await tab.set_content("<p>Ж</p>")
    for domain in ("DOM", "CSS"):
        await tools.send(f"{domain}.enable")
    root = (await tools.send("DOM.getDocument"))["root"]["nodeId"]
    shown = (await tools.send("DOM.querySelector", {"nodeId": root, "selector": "p"}))["nodeId"]
    [font] = (await tools.send("CSS.getPlatformFontsForNode", {"nodeId": shown}))["fonts"]
    await context.close()
    return str(font["familyName"])


async def test_emoji_are_as_wide_as_a_telegram_client_draws_them(page: ChatPage, bot: ScriptedBot) -> None:
    """20 pixels beside letters of 16; another sign is as wide as the letters are high; an emoji of several parts is one."""
    await page.send("?")
    await bot.say(MARIA.id, "⚡ 👨‍👩‍👧 🇫🇮 1️⃣ ⚠️ ✓ ⟳ 5 ≥ 3 #1")
    await page.saying("≥").wait_for()
    size = await page.last.locator(".text").evaluate("it => parseFloat(getComputedStyle(it).fontSize)")
    boxes = page.last.locator(".sign")
    assert await boxes.all_inner_texts() == ["⚡", "👨‍👩‍👧", "🇫🇮", "1️⃣", "⚠️", "✓", "⟳"]
    widths = [(await page.box(box)).width / size for box in await boxes.all()]
    assert widths == pytest.approx([1.25] * 5 + [1.0] * 2)

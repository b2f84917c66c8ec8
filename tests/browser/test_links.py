"""Links to the bot on the chat page: they are seen as links, and whoever the tester chooses opens them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.async_api import Browser, expect

from bot.content.library import Library
from bot.domain.people.employee import Role
from bot.playground.page_api import NEWCOMERS_AFTER

from .chat_page import ChatPage, open_phone
from .conftest import JUKKA, MARIA, Playground
from .marks import ON_A_PHONE
from .scripted_bot import ScriptedBot
from .stage import open_stage

pytestmark = ON_A_PHONE

SERGEY = 1006
LINK = "https://t.me/salesfloor_bot?start=i_abc"


def starts(bot: ScriptedBot) -> list[tuple[int, str]]:
    """Return who has sent which text so far."""
    return [(update["message"]["from"]["id"], update["message"]["text"]) for update in bot.heard if "message" in update]


async def test_a_bare_link_is_opened_by_whom_one_chooses(page: ChatPage, bot: ScriptedBot, playground: Playground) -> None:
    """The page asks who presses START, becomes that person, and sends what stands behind `start=`."""
    await page.send(LINK)
    link = page.last.locator(f'a[href="{LINK}"]')
    await expect(link).to_have_text(LINK)
    await link.click()
    await expect(page.sheet.locator("h2")).to_have_text("Кто открывает ссылку")
    await page.choose_person(JUKKA.id, "fi")
    await expect(page.last.locator(".text")).to_have_text("echo: /start i_abc")
    assert starts(bot) == [(MARIA.id, LINK), (JUKKA.id, "/start i_abc")]
    assert len(page.tab.context.pages) == 1


async def test_a_link_can_be_opened_by_somebody_new(page: ChatPage, bot: ScriptedBot) -> None:
    """A name and a language are enough; the page speaks it, and the newcomer stays among the people."""
    await page.send(LINK)
    await page.last.locator(f'a[href="{LINK}"]').click()
    await page.choose_newcomer("Aino", "fi")
    await page.wait_until_shown(NEWCOMERS_AFTER + 1)
    await expect(page.last.locator(".text")).to_have_text("echo: /start i_abc")
    await expect(page.input).to_have_attribute("placeholder", "Viesti")
    person = bot.heard[-1]["message"]["from"]
    assert (person["first_name"], person["language_code"]) == ("Aino", "fi")
    await page.become(MARIA.id, "ru")
    await page.become(NEWCOMERS_AFTER + 1, "fi")
    await expect(page.last.locator(".text")).to_have_text("echo: /start i_abc")


async def test_a_link_that_nobody_opens_sends_nothing(page: ChatPage, bot: ScriptedBot) -> None:
    """Closing the list leaves everything as it was; a button with the link asks too."""

    async def offer(message: dict[str, Any]) -> None:
        await bot.say(message["chat"]["id"], "вот", [[{"text": "К записи", "url": LINK}]])

    bot.on_message = offer
    await page.send("?")
    await page.tap("К записи")
    await expect(page.sheet).to_be_visible()
    await page.tab.keyboard.press("Escape")
    await expect(page.sheet).to_have_count(0)
    await page.send("!")
    await expect(page.messages).to_have_count(4)
    assert starts(bot) == [(MARIA.id, "?"), (MARIA.id, "!")]


async def test_an_address_for_mail_is_a_link_and_code_is_none(page: ChatPage, bot: ScriptedBot) -> None:
    """The page shows what Telegram found, and finds nothing by itself."""

    async def tell(message: dict[str, Any]) -> None:
        await bot.say(message["chat"]["id"], "a@b.com +358401234567 <code>/call https://a.org/b</code> и/или")

    bot.on_message = tell
    await page.send("?")
    await expect(page.last.locator('a[href="mailto:a@b.com"]')).to_have_count(1)
    await expect(page.last.locator('a[href="tel:+358401234567"]')).to_have_count(1)
    await expect(page.last.locator("a")).to_have_count(2)
    await expect(page.last.locator(".command-link")).to_have_count(0)


async def test_a_supervisors_invitation_lets_a_newcomer_in(
    browser: Browser, migrated_file: Path, tmp_path: Path, library: Library
) -> None:
    """The whole way with the real bot: the link under the picture is clicked, and somebody new is greeted by name."""
    async with open_stage(migrated_file, tmp_path, library, polls=True) as stage:
        says = stage.floor.says
        await stage.floor.hire(SERGEY, "Сергей", Role.SUPERVISOR)
        async with open_phone(browser, stage.address) as phone:
            await phone.open(SERGEY)
            # The bot takes the command away, so there is no message of one's own to wait for.
            await phone.input.fill("/team")
            await phone.input.press("Enter")
            role = says("role.manager")
            await phone.tap(says("button.team_invite"))
            await phone.tap(f"🎧 {role}")
            await phone.tab.locator('.text a[href*="?start=i_"]').click()
            await phone.choose_newcomer("Зоя", "ru")
            await phone.wait_until_shown(NEWCOMERS_AFTER + 1)
            await expect(phone.saying(says("welcome.invited", name="Зоя", team="Первый", role=role))).to_have_count(1)
            await phone.become(SERGEY)
            await expect(phone.saying(says("invite.used", name="Зоя", team="Первый", role=role))).to_have_count(1)
            assert phone.complaints == []

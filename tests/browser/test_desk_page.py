"""The desk page in a real browser: in by a link, by keyboard, light and dark, on a phone and a desk screen; and what axe says."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import AsyncIterator
from importlib import resources
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from bot.content.library import Library
from bot.domain.people.employee import Role
from bot.playground.emulator import PLAYGROUND_TOKEN
from tests.buttons import CHOLERIC, FINISH, REFUSED
from tests.conversation.desk.browser import code_for, serving
from tests.desk.test_init_data import signed
from tests.floor import Desk, Floor, open_floor

from .marks import ON_A_PHONE

pytestmark = ON_A_PHONE

AXE = resources.files("axe_playwright_python").joinpath("axe.min.js")
"""Deque's axe-core, which the package brings."""
SIZES = {"phone": (390, 844), "desk": (1280, 900)}
SEEN = os.environ.get("DESK_PICTURES")
"""A folder in which pictures are left for somebody to look at."""


@pytest_asyncio.fixture(loop_scope="session")
async def floor(migrated_file: Path, tmp_path: Path, library: Library) -> AsyncIterator[Floor]:
    """A running bot with a supervisor and two managers who have led calls."""
    async with open_floor(Path(shutil.copy(migrated_file, tmp_path / "floor.db")), library) as opened:
        for number, name, clients in (
            (101, "Анна", ("Константинопольский Максимилиан", "Мария", "Пётр")),
            (102, "Борис", ("Олег", "Светлана", "Фёдор")),
        ):
            manager = await opened.hire(number, name)
            for client in clients:
                await manager.send(f"/call {client}")
                await manager.tap(CHOLERIC)
                await manager.tap(FINISH)
                await manager.tap(REFUSED)
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def chief(floor: Floor) -> Desk:
    """A supervisor."""
    return await floor.hire(2, "Сергей", Role.SUPERVISOR)


async def faults(tab: Page, *rules: str) -> list[str]:
    """What axe-core finds, each with where it is, by these rules or by all; the page's policy stays as it is."""
    if not await tab.evaluate("() => 'axe' in window"):
        await tab.evaluate(AXE.read_text("utf-8"))
    options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    found: dict[str, Any] = await tab.evaluate("(options) => axe.run(document, options)", options)
    return [f"{one['id']}: {[node['html'][:120] for node in one['nodes']]}" for one in found["violations"]]


async def look(tab: Page, name: str) -> None:
    """Nothing is wider than the screen, in either size and scheme, and axe-core has nothing to say."""
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        await tab.emulate_media(color_scheme=scheme)
        for size, (width, height) in SIZES.items():
            await tab.set_viewport_size({"width": width, "height": height})
            wide = await tab.evaluate("() => document.documentElement.scrollWidth")
            assert wide <= width, (name, size)
            rules = ("color-contrast",) if scheme == "dark" else ()  # nothing else depends on it
            assert await faults(tab, *rules) == [], (name, scheme, size)
            if SEEN:
                await tab.screenshot(path=Path(SEEN) / f"{name}-{size}-{scheme}.png", full_page=True)


async def unfold(tab: Page) -> tuple[Locator, Locator]:
    """On a phone the filters are one line, until they are wanted: by a key too, and axe-core has nothing to say of either."""
    await tab.set_viewport_size({"width": 390, "height": 844})
    await tab.reload()
    fold, whose = tab.locator("summary"), tab.locator("select[name=whose]")
    await expect(fold).to_be_visible()
    await expect(whose).to_be_hidden()
    assert await faults(tab) == []
    await fold.press("Enter")
    await expect(whose).to_be_visible()
    return fold, whose


async def test_a_supervisor_reads_the_log_by_keyboard(floor: Floor, chief: Desk, browser: Browser) -> None:
    """The link asks first; then the log, its filters and a call, and the way back, without a mouse and without a fault."""
    async with serving(floor) as served:
        code = await code_for(chief)
        context = await browser.new_context(locale="ru-RU")
        tab = await context.new_page()
        wrong: list[str] = []
        tab.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        await tab.goto(f"{served.make_url('/desk')}#{code}")
        enter = tab.locator("#enter")
        await expect(enter).to_be_visible()
        assert code not in tab.url
        await look(tab, "door")
        await tab.keyboard.press("Tab")
        await expect(enter).to_be_focused()
        await tab.keyboard.press("Enter")
        rows = tab.locator("tbody tr")
        await expect(rows).to_have_count(6)
        await expect(tab.locator("#title")).to_be_focused()
        assert await tab.evaluate("() => document.documentElement.lang") == "ru"
        await look(tab, "log")
        fold, whose = await unfold(tab)
        await whose.select_option(label="Борис")
        await tab.locator("select[name=outcome]").focus()
        await tab.locator("select[name=outcome]").select_option("refused")
        await tab.locator("form.filters button.main").press("Enter")
        await expect(rows).to_have_count(3)
        assert "outcome=refused" in tab.url
        await expect(fold).to_contain_text("Борис")
        await expect(whose).to_be_hidden()
        await rows.first.locator("a").press("Enter")
        await expect(tab.locator("#title")).to_have_text("Фёдор")
        await expect(tab.locator("ol.steps li").first).to_be_visible()
        await look(tab, "call")
        await tab.go_back()
        await expect(rows).to_have_count(3)
        await tab.reload()  # the tab keeps its session, and the address its filters
        await expect(rows).to_have_count(3)
        assert wrong == []
        await chief.tap(floor.says("button.desk_leave"), chief.last.id)
        await tab.go_back()
        await expect(tab.locator("#title")).to_have_text(floor.says("desk.closed_title"))
        assert await rows.count() == 0
        await look(tab, "closed")
        await context.close()


async def test_figures_are_seen_and_read(floor: Floor, chief: Desk, browser: Browser) -> None:
    """The picture is drawn as the page is, light or dark, with a table of what it shows under it; the week has tables too."""
    async with serving(floor) as served:
        context = await browser.new_context(locale="ru-RU")
        tab = await context.new_page()
        await tab.goto(f"{served.make_url('/desk')}#{await code_for(chief)}")
        await tab.locator("#enter").click()
        await tab.locator("nav a[href='/desk/pictures']").press("Enter")
        await expect(tab.locator("select[name=picture]")).to_be_visible()  # the log before it has days to choose too
        await tab.locator("select[name=days]").select_option("w")
        await tab.locator("form.filters button.main").press("Enter")
        await expect(tab.locator("table")).to_be_visible()
        await expect(tab.locator("figure svg")).to_be_visible()
        await look(tab, "pictures")
        await tab.evaluate("() => document.fonts.ready")
        assert await tab.evaluate("() => document.fonts.check('12px Roboto')"), "the letters with which it was reckoned"
        ends = "() => [...document.querySelectorAll('svg text')].map((words) => words.getBBox()).map((box) => box.x + box.width)"
        assert max(await tab.evaluate(ends)) < 390, "and none of them ends outside"
        await tab.locator("nav a[href='/desk/week']").press("Enter")
        await expect(tab.locator("table")).to_have_count(2)
        await look(tab, "week")
        await context.close()


async def test_a_second_tab_and_a_second_click(floor: Floor, chief: Desk, browser: Browser) -> None:
    """A call opened in a tab of its own is shown there; a file that is asked for by two quick clicks is asked for once."""
    async with serving(floor) as served:
        context = await browser.new_context(locale="ru-RU")
        tab = await context.new_page()
        await tab.goto(f"{served.make_url('/desk')}#{await code_for(chief)}")
        await tab.locator("#enter").click()
        async with context.expect_page() as opening:
            await tab.locator("tbody tr a").first.click(modifiers=["ControlOrMeta"])
        beside = await opening.value
        await expect(beside.locator("#title")).to_have_text("Фёдор")
        sent: list[str] = []
        tab.on("request", lambda asked: sent.append(asked.url) if asked.method == "POST" else None)
        send = tab.locator("form[action$=file] button")
        await send.dblclick()
        await expect(tab.locator("#said")).to_have_text(floor.says("desk.file_comes"))
        await expect(send).to_be_focused()
        assert len(sent) == 1
        await tab.locator("form[action$=out] button").click()
        await expect(beside.locator("#title")).to_have_text(floor.says("desk.closed_title"))  # out in one is out in both
        await context.close()


async def test_a_new_link_opens_the_door_where_the_page_stands(floor: Floor, chief: Desk, browser: Browser) -> None:
    """In a tab that is in and in one that is out: what stood there does not come back over the question, and the link lets in."""
    async with serving(floor) as served:
        context = await browser.new_context(locale="ru-RU")
        tab = await context.new_page()
        desk, enter, rows = str(served.make_url("/desk")), tab.locator("#enter"), tab.locator("tbody tr")
        await tab.goto(f"{desk}#{await code_for(chief)}")
        await enter.click()
        await expect(rows).to_have_count(6)
        for is_in in (True, False):
            if not is_in:
                await tab.locator("form[action$=out] button").click()
                await expect(tab.locator("#title")).to_have_text(floor.says("desk.closed_title"))
            code = await code_for(chief)
            async with tab.expect_response("**/desk/data/log"):
                await tab.goto(f"{desk}#{code}")
            await tab.evaluate("() => fetch('/desk').then((answer) => answer.text())")  # by now the page has dealt with it
            await expect(enter).to_be_visible()
            assert code not in tab.url
            await enter.click()
            await expect(rows).to_have_count(6)
        await context.close()


async def test_telegram_opens_it_in_its_own_colours(floor: Floor, chief: Desk, browser: Browser) -> None:
    """Whom Telegram has signed is in at once; nothing of what it has signed stays in the address."""
    del chief  # he is hired
    user = {"user": json.dumps({"id": 2}), "auth_date": str(int(floor.clock().timestamp()))}
    theme = {"bg_color": "#17212b", "text_color": "#f5f5f5", "hint_color": "#aab8c2", "link_color": "#6ab3f3"}
    said = (
        f"tgWebAppData={quote(signed(user, PLAYGROUND_TOKEN))}&tgWebAppVersion=9.5&tgWebAppThemeParams={quote(json.dumps(theme))}"
    )
    async with serving(floor) as served:
        context = await browser.new_context(color_scheme="light", viewport={"width": 390, "height": 844})
        tab = await context.new_page()
        await tab.add_init_script(
            "window.told = []; window.TelegramWebviewProxy = {postEvent: (kind, data) => window.told.push(kind)};"
        )
        await tab.goto(f"{served.make_url('/desk')}#{said}")
        await expect(tab.locator("tbody tr")).to_have_count(6)
        assert "tgWebAppData" not in tab.url
        assert await tab.evaluate("() => getComputedStyle(document.documentElement).backgroundColor") == "rgb(23, 33, 43)"
        ground = await tab.evaluate("() => getComputedStyle(document.querySelector('select')).backgroundColor")
        assert ground != "rgb(242, 244, 246)", "fields follow Telegram's colours"
        assert {"web_app_ready", "web_app_expand"} <= set(await tab.evaluate("() => window.told"))
        await tab.locator("tbody tr a").first.click()
        await expect(tab.locator("ol.steps")).to_be_visible()
        await tab.evaluate("() => window.Telegram.WebView.receiveEvent('back_button_pressed', null)")
        await expect(tab.locator("tbody tr")).to_have_count(6)
        if SEEN:
            await tab.screenshot(path=Path(SEEN) / "telegram.png", full_page=True)
        await context.close()

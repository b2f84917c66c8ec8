"""The chat page as a person uses it: read, send, tap. Selectors live here and nowhere else.

It needs a browser and an address, not pytest, so that pictures can be taken with it too. What the bot behind the page
does, it does not know.
"""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from playwright.async_api import Browser, Error, Locator, Page, ViewportSize, expect

from .chromium import PATIENCE

PHONE = ViewportSize(width=390, height=844)

Scheme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Where something is on the screen, in CSS pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height


class ChatPage:
    """One open page.

    Attributes:
        tab: Playwright's page, for what this class has no word for.
        complaints: What went wrong inside the page: uncaught errors, console errors, requests that it refused.
            A connection that is down is no complaint.
    """

    def __init__(self, tab: Page, address: str) -> None:
        self.tab = tab
        self.address = address.rstrip("/")
        self.complaints: list[str] = []
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        tab.on(
            "console",
            lambda line: (
                self.complaints.append(line.text) if line.type in {"error", "warning"} and "net::ERR_" not in line.text else None
            ),
        )

    # --- opening ---

    async def open(self, person_id: int | None = None) -> None:
        """Load the page as a person, or as whoever it remembers, and wait until the chat is shown."""
        fragment = "" if person_id is None else f"#person={person_id}"
        await self.tab.goto(f"{self.address}/{fragment}")
        await self.wait_until_shown(person_id)

    async def wait_until_shown(self, person_id: int | None = None) -> None:
        """Wait until this person's chat has been fetched and drawn."""
        which = "" if person_id is None else f'[data-person="{person_id}"]'
        await expect(self.tab.locator(f"#phone{which}[data-connection=up] #chat[data-version]")).to_be_attached()

    async def wait_for_version(self, version: int) -> None:
        """Wait until what the server calls this version is on the screen."""
        await expect(self.tab.locator("#chat")).to_have_attribute("data-version", str(version))

    # --- reading ---

    @property
    def messages(self) -> Locator:
        """All messages, oldest first: bubble and keyboard together."""
        return self.tab.locator("[data-message-id]")

    @property
    def last(self) -> Locator:
        """The last message."""
        return self.messages.last

    def message(self, message_id: int) -> Locator:
        """One message by its id."""
        return self.tab.locator(f'[data-message-id="{message_id}"]')

    def saying(self, text: str) -> Locator:
        """The messages whose words hold this text; the hour beside them is no part of it."""
        return self.messages.filter(has=self.tab.locator(".bubble .text", has_text=text))

    async def texts(self) -> list[str]:
        """What the bubbles say, without times and marks."""
        return await self.tab.locator("[data-message-id] .text").all_inner_texts()

    async def buttons(self, message: Locator | None = None) -> list[list[str]]:
        """The labels under a message, the last one by default, row by row."""
        rows = (message or self.last).locator(".keyboard .row")
        return [await row.locator("button[data-col] .label").all_inner_texts() for row in await rows.all()]

    async def cut_labels(self) -> list[str]:
        """The labels of inline buttons that do not fit and end in dots, be it by a part of a pixel."""
        labels: list[str] = await self.tab.locator(".keyboard .label").evaluate_all(
            """labels => labels.filter((it) => {
                const letters = document.createRange();
                letters.selectNodeContents(it);
                return letters.getBoundingClientRect().width > it.getBoundingClientRect().width;
            }).map((it) => it.textContent)"""
        )
        return labels

    async def foreign_letters(self) -> list[str]:
        """The words on the page that a font of this machine has drawn, and its name; signs in their boxes are left out."""
        await self.tab.evaluate("document.fonts.ready")
        tools = await self.tab.context.new_cdp_session(self.tab)
        for domain in ("DOM", "CSS"):
            await tools.send(f"{domain}.enable")
        elements = [(await tools.send("DOM.getDocument", {"depth": -1}))["root"]]
        found = []
        for element in elements:
            for node in element.get("children", ()):
                if node["nodeName"] != "#text":
                    elements.append(node)
                elif "sign" not in _attribute(element, "class").split():
                    try:
                        fonts = (await tools.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]}))["fonts"]
                    except Error as gone:
                        if "Could not find node" not in str(gone):
                            raise
                        continue  # it has left the page meanwhile, as a toast does
                    found += [f"{node['nodeValue']!r}: {font['familyName']}" for font in fonts if not font["isCustomFont"]]
        await tools.detach()
        return found

    async def box(self, what: Locator | None = None) -> Box:
        """Where a message, the last one by default, lies with its keyboard."""
        found = await (what or self.last).bounding_box()
        assert found is not None, "it is not on the screen"
        return Box(x=found["x"], y=found["y"], width=found["width"], height=found["height"])

    async def scroll_top(self) -> float:
        """How far the conversation is scrolled, in pixels from its beginning."""
        top: float = await self.tab.locator("#scroller").evaluate("it => it.scrollTop")
        return top

    async def is_at_end(self) -> bool:
        """Whether the end of the conversation is in view."""
        left: float = await self.tab.locator("#scroller").evaluate("it => it.scrollHeight - it.scrollTop - it.clientHeight")
        return left < 1

    @property
    def toast(self) -> Locator:
        """The line that a callback answer shows for a moment."""
        return self.tab.locator(".toast")

    @property
    def alert(self) -> Locator:
        """The window that waits until it is read."""
        return self.tab.locator("dialog.alert")

    @property
    def sheet(self) -> Locator:
        """The sheet or form that came from below."""
        return self.tab.locator("dialog.sheet")

    @property
    def input(self) -> Locator:
        """Where one types."""
        return self.tab.locator("#text")

    # --- doing ---

    async def send(self, text: str) -> None:
        """Type a text and press Enter; returns when it is in the chat."""
        before = await self.tab.locator("[data-message-id].own").count()
        await self.input.fill(text)
        await self.input.press("Enter")
        await expect(self.tab.locator("[data-message-id].own")).not_to_have_count(before)

    async def tap(self, label: str, message: Locator | None = None) -> None:
        """Tap an inline button of a message, the last one by default, by its exact label."""
        await self.button(label, message).click()

    def button(self, label: str, message: Locator | None = None) -> Locator:
        """An inline button by its exact label."""
        return (message or self.last).locator("button[data-row][data-col]", has_text=re.compile(rf"^{re.escape(label)}$"))

    async def press(self, label: str) -> None:
        """Press a button of the reply keyboard."""
        await self.tab.locator("#reply-keyboard button", has_text=label).click()

    async def attach(self, what: str, **fields: str) -> None:
        """Send something rude: contact, sticker, voice, photo, forward or edit; fields fill its form."""
        await self.tab.locator("#attach").click()
        await self.sheet.locator(f'[data-value="{what}"]').click()
        for name, value in fields.items():
            await self.sheet.locator(f'[name="{name}"]').fill(value)
        if fields:
            await self.sheet.locator("button[type=submit]").click()

    async def become(self, person_id: int, language: str | None = None) -> None:
        """Switch to another person with the header's list; one who speaks another language than the page is behind it."""
        await self.tab.locator("#who").click()
        await self.choose_person(person_id, language)

    async def choose_person(self, person_id: int, language: str | None = None) -> None:
        """Choose from the list that is open, if need be by a language first, and wait for that person's chat."""
        if language is not None:
            await self.sheet.locator(f'[data-value="language:{language}"]').click()
        await self.sheet.locator(f'[data-value="{person_id}"]').click()
        await self.wait_until_shown(person_id)

    async def choose_newcomer(self, first_name: str, language: str) -> None:
        """Choose somebody new from the list that is open, and give a name and the code of a language."""
        await self.sheet.locator('[data-value="newcomer"]').click()
        await self.sheet.locator('[name="first_name"]').fill(first_name)
        await self.sheet.locator('[name="language_code"]').select_option(language)
        await self.sheet.locator("button[type=submit]").click()

    async def choose_more(self, what: str) -> None:
        """Choose from the page's own menu: auto, light, dark, block or reset."""
        await self.tab.locator("#more").click()
        await self.sheet.locator(f'[data-value="{what}"]').click()

    async def picture(self, path: Path) -> None:
        """Write what is on the screen as a PNG, with animations at their end."""
        await self.tab.screenshot(path=path, animations="disabled")


def _attribute(element: dict[str, Any], name: str) -> str:
    """Read one attribute of an element as the browser's tools tell it: names and values in turn."""
    told: list[str] = element["attributes"]
    return dict(zip(told[::2], told[1::2], strict=True)).get(name, "")


@asynccontextmanager
async def open_phone(
    browser: Browser,
    address: str,
    *,
    scheme: Scheme = "light",
    viewport: ViewportSize = PHONE,
    scale: float = 1,
    still: bool = True,
    time_zone: str | None = None,
) -> AsyncIterator[ChatPage]:
    """A fresh phone in front of the page, not yet opened; nothing is remembered from others.

    Args:
        browser: From `chromium`.
        address: Where the playground listens, e.g. `http://127.0.0.1:8080`.
        scheme: What the phone's system prefers.
        viewport: Size in CSS pixels.
        scale: Device pixels for each; 2 gives sharp pictures.
        still: Ask the page for reduced motion, so that places can be measured at any moment.
        time_zone: Where the phone is, as an IANA name; this machine's zone by default.
    """
    context = await browser.new_context(
        viewport=viewport,
        color_scheme=scheme,
        device_scale_factor=scale,
        reduced_motion="reduce" if still else "no-preference",
        has_touch=True,
        accept_downloads=True,
        timezone_id=time_zone,
    )
    context.set_default_timeout(PATIENCE)
    try:
        yield ChatPage(await context.new_page(), address)
    finally:
        await context.close()

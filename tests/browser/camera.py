"""Photographs of the chat page on several phones at once, and what was wrong in them. What is played, it does not know."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Browser, FloatRect, expect

from .chat_page import PHONE, ChatPage, open_phone
from .fitting import NARROW, NARROW_TALLEST
from .measuring import TALLEST, Look, faults, look_at_last
from .stage import Stage

SHARP = 2
MARGIN = 7
PORTRAITS = "portraits"
TIME_ZONE = "Europe/Moscow"


@dataclass(slots=True, kw_only=True)
class Camera:
    """Three phones that show the same chat: light, dark, and light on a narrow screen.

    Attributes:
        stage: Whose chats they show.
        directory: Where the pictures go; None takes none, and only looks.
        names: The screens photographed so far, in order.
        wrong: A line for each thing that is wrong, with the screen's name.
        heights: The height of the photographed message of each screen.
    """

    stage: Stage
    directory: Path | None
    light: ChatPage
    dark: ChatPage
    narrow: ChatPage
    names: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    heights: dict[str, float] = field(default_factory=dict)
    _person_id: int = 0

    @property
    def phones(self) -> tuple[ChatPage, ...]:
        """All that are looked at: the dark one is there for pictures only."""
        return (self.light, self.narrow) if self.directory is None else (self.light, self.dark, self.narrow)

    async def show(self, person_id: int) -> None:
        """Let every phone show this person's chat."""
        for phone in self.phones:
            await phone.tab.clock.set_fixed_time(self.stage.floor.clock())
            # The page asks who there is when it loads, and another fragment alone loads nothing.
            await phone.tab.goto("about:blank")
            await phone.open(person_id)
        self._person_id = person_id

    async def take(self, name: str, *, is_card: bool = True, keeps_toast: bool = False, tallest: float | None = None) -> None:
        """Photograph what all phones show now and look for faults in the last message.

        Args:
            name: Of the screen; it becomes the file's name behind a number.
            is_card: The last message is a live call's card.
            tallest: Pixels allowed to what is read between calls; what is taken in at a glance has the usual limit.
            keeps_toast: A toast is what the picture is about; otherwise it is taken away.
        """
        version = self.stage.floor.emulator.chat(self._person_id).version
        for phone in self.phones:
            await phone.wait_for_version(version)
            if keeps_toast:
                await expect(phone.toast).to_be_visible()
        if not keeps_toast:
            await self.clear_toasts()
        await self.snap(name)
        seen, narrow = await look_at_last(self.light), await look_at_last(self.narrow)
        if seen is not None and narrow is not None:
            measured = seen if tallest is None else None  # a page says nothing of how tall cards are
            self._judge(name, measured, faults(seen, is_card=is_card, tallest=tallest or TALLEST))
            self._judge(name, None, (f"360 px wide: {fault}" for fault in faults(narrow, tallest=tallest or NARROW_TALLEST)))

    async def snap(self, name: str) -> None:
        """Photograph what all phones show now, unmeasured."""
        self.names.append(name)
        if self.directory is None:
            return
        number = len(self.names)
        for phone, folder in ((self.light, "light"), (self.dark, "dark"), (self.narrow, "narrow")):
            await phone.picture(self.directory / folder / f"{number:02}-{name}.png")

    async def clear_toasts(self) -> None:
        """Take away what an earlier tap was answered with."""
        for phone in self.phones:
            await phone.tab.evaluate("document.getElementById('toasts').replaceChildren()")

    async def portrait(self, name: str) -> None:
        """Photograph the last message alone, in light and in dark, for the documentation."""
        if self.directory is None:
            return
        version = self.stage.floor.emulator.chat(self._person_id).version
        for phone, suffix in ((self.light, ""), (self.dark, "-dark")):
            await phone.wait_for_version(version)
            box = await phone.box()
            around = FloatRect(x=0, y=box.y - MARGIN, width=PHONE["width"], height=box.height + 2 * MARGIN)
            await phone.tab.screenshot(
                path=self.directory / PORTRAITS / f"{name}{suffix}.png", clip=around, animations="disabled"
            )

    def _judge(self, name: str, seen: Look | None, found: Iterator[str]) -> None:
        if seen is not None:
            self.heights[name] = seen.height
        self.wrong += [f"{name}: {fault}" for fault in found]

    def complaints(self) -> list[str]:
        """Give what the pages themselves complained of."""
        return [f"the page: {complaint}" for phone in self.phones for complaint in phone.complaints]


@asynccontextmanager
async def set_up_camera(browser: Browser, stage: Stage, directory: Path | None) -> AsyncIterator[Camera]:
    """Open the three phones; pictures of each go into a folder of its own, if any are taken."""
    for folder in ("light", "dark", "narrow", PORTRAITS):
        if directory is not None:
            (directory / folder).mkdir(parents=True, exist_ok=True)
    async with AsyncExitStack() as opened:
        light = await opened.enter_async_context(open_phone(browser, stage.address, scale=SHARP, time_zone=TIME_ZONE))
        dark = await opened.enter_async_context(
            open_phone(browser, stage.address, scheme="dark", scale=SHARP, time_zone=TIME_ZONE)
        )
        narrow = await opened.enter_async_context(open_phone(browser, stage.address, viewport=NARROW, time_zone=TIME_ZONE))
        yield Camera(stage=stage, directory=directory, light=light, dark=dark, narrow=narrow)

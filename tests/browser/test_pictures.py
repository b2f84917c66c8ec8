"""Pictures as a phone of 390 pixels shows them in the chat: letters of a height that is read, in a colour that is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

import pytest
from playwright.async_api import Browser, Locator, expect

from bot.content.library import Library
from bot.playground.wire import Upload
from bot.reporting.pictures.png import png_of
from bot.reporting.pictures.svg import WIDTH, svg_of
from bot.reporting.pictures.typeface import width
from bot.screens.chart import Chart
from bot.screens.screen import Screen
from tests.every_team_practice_page import pictures

from .chat_page import Scheme, open_phone
from .conftest import MARIA, Playground
from .marks import ON_A_PHONE
from .scripted_bot import Json, ScriptedBot

pytestmark = ON_A_PHONE

SMALLEST = 11.0
"""Pixels that the size of a letter is, as it is shown."""
CAPITAL = 7.5
"""Pixels from the foot of a capital or a digit to its head, where its ink is twice as light or dark as the ground."""
CONTRAST = 4.5
"""What the rules for legible pages ask of letters and their ground (WCAG 2, 1.4.3)."""
SHARP = 2
"""Points for each pixel, as phones have."""
SVG = "{http://www.w3.org/2000/svg}"
LEGIBLE = """(it, [units, boxes]) => it.decode().then(() => {
    const shown = it.getBoundingClientRect();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(shown.width * devicePixelRatio);
    canvas.height = Math.round(shown.height * devicePixelRatio);
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    pen.drawImage(it, 0, 0, canvas.width, canvas.height);
    const light = (data, at) => [0.2126, 0.7152, 0.0722].reduce((sum, weight, channel) => {
        const part = data[at + channel] / 255;
        return sum + weight * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    }, 0);
    const ground = light(pen.getImageData(0, 0, 1, 1).data, 0);
    const scale = canvas.width / units;
    return boxes.map(([left, top, wide, high]) => {
        const [x, y] = [Math.floor(left * scale), Math.floor(top * scale)];
        const [right, foot] = [Math.ceil((left + wide) * scale), Math.ceil((top + high) * scale)];
        const box = pen.getImageData(x, y, right - x, foot - y);
        const contrasts = [];
        for (let row = 0; row < box.height; row += 1) {
            let most = 1;
            for (let column = 0; column < box.width; column += 1) {
                const own = light(box.data, 4 * (row * box.width + column));
                most = Math.max(most, (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05));
            }
            contrasts.push(most);
        }
        const inked = contrasts.filter((one) => one >= 2).length;
        return { size: high * shown.width / units, height: inked / devicePixelRatio, contrast: Math.max(...contrasts) };
    });
})"""
"""Measure each box of a picture, given in its own units, at the size at which it is shown: rows with ink, and the strongest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A text of a picture, and the box from above the head of its letters to their foot, in the picture's units."""

    words: str
    left: float
    top: float
    wide: float
    high: float


def texts_of(svg: str) -> Sequence[Written]:
    """Return the texts that have a capital or a digit; what hangs below the line is left out of their boxes."""
    found = []
    for one in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        words, size, x, y = one.text or "", *(float(one.attrib[name]) for name in ("font-size", "x", "y"))
        wide = width(words, size, is_bold="font-weight" in one.attrib)
        left = x - wide if one.attrib.get("text-anchor") == "end" else x
        if any(sign.isdigit() or sign.isupper() for sign in words):
            found.append(Written(words=words, left=left, top=y - size, wide=wide, high=size))
    return found


async def show(bot: ScriptedBot, screen: Screen, chart: Chart) -> str:
    """Draw the chart of a screen as the bot does and send both; returns the drawing."""
    svg = svg_of(chart)
    keys = [[{"text": button.label, "callback_data": button.action} for button in row] for row in screen.keyboard]
    await bot.call(
        "sendPhoto",
        {"photo": Upload("picture.png", png_of(svg), "image/png")},
        chat_id=MARIA.id,
        caption=screen.html,
        parse_mode="HTML",
        reply_markup={"inline_keyboard": keys},
    )
    return svg


async def faults(picture: Locator, svg: str) -> list[str]:
    """Say which words of a picture are not legible as it is shown."""
    written = texts_of(svg)
    assert len(written) > 2, "a picture without words"
    boxes = [[one.left, one.top, one.wide, one.high] for one in written]
    measured: list[Json] = await picture.evaluate(LEGIBLE, [WIDTH, boxes])
    return [
        f"{one.words!r}: letters of {seen['size']:.1f} px, capitals {seen['height']:.1f} px high, {seen['contrast']:.1f} : 1"
        for one, seen in zip(written, measured, strict=True)
        if seen["size"] < SMALLEST or seen["height"] < CAPITAL or seen["contrast"] < CONTRAST
    ]


@pytest.mark.parametrize("ground", ["light", "dark"])
async def test_pictures_of_progress_are_legible_in_the_chat(
    browser: Browser, playground: Playground, bot: ScriptedBot, library: Library, ground: Scheme
) -> None:
    """On light and on dark ground, in every language, with weeks full and empty: each line of each picture."""
    async with open_phone(browser, playground.address, scheme=ground, scale=SHARP) as page:
        await page.open(MARIA.id)
        await page.send("?")
        for language in library.languages:
            for name, screen in pictures(library.texts(language)):
                if screen.picture is None or screen.picture.is_dark is not (ground == "dark"):
                    continue
                before = await page.tab.locator("img.picture").count()
                svg = await show(bot, screen, screen.picture)
                await expect(page.tab.locator("img.picture")).to_have_count(before + 1)
                assert await faults(page.tab.locator("img.picture").last, svg) == [], (language, name)
        assert await page.tab.locator("img.picture").count() >= len(library.languages)
        assert page.complaints == []

"""A chart as a PNG: what the outbox asks for when a screen has a picture."""

from __future__ import annotations

import asyncio

from bot.reporting.pictures.png import png_apart
from bot.reporting.pictures.svg import svg_of
from bot.screens.chart import Chart

AT_ONCE = 2
"""Processes that draw at the same time: each fills a core for half a second, and taps need one too."""


class Drawing:
    """Draws charts outside the event loop and outside its process, a few at a time."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        self._room = asyncio.Semaphore(AT_ONCE)

    async def __call__(self, chart: Chart) -> bytes:
        """Return the picture of a chart."""
        svg = await asyncio.to_thread(svg_of, chart)
        async with self._room:
            return await png_apart(svg)

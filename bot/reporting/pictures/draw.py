"""A chart as a PNG: what the outbox asks for when a screen has a picture."""

from __future__ import annotations

import asyncio

from bot.reporting.pictures.png import png_apart
from bot.reporting.pictures.svg import svg_of
from bot.screens.chart import Chart


async def draw(chart: Chart) -> bytes:
    """Return the picture of a chart, made outside the event loop and outside its process."""
    return await png_apart(await asyncio.to_thread(svg_of, chart))

"""SVG to PNG by resvg. Run as a program it draws what comes in and ends: `python -m bot.reporting.pictures.png`.

The library holds Python's lock for as long as it draws, a third of a second and more, and whoever taps meanwhile would wait:
so a picture is drawn by a process of its own, and its memory goes with it.
"""

from __future__ import annotations

import asyncio
import os
import sys

from bot.reporting.pictures.typeface import FAMILY, FONT

POINTS = 2
"""Pixels for each unit: 780 in all, and Telegram keeps what is under 1280 as it is."""
LONGEST = 10.0
"""Seconds; a picture that takes longer is none."""


def png_of(svg: str, points: float = POINTS) -> bytes:
    """Return the picture; with the letters of the program's own font, and no font of the machine."""
    import resvg_py  # noqa: PLC0415 - the bot's own process never draws

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=points,
            skip_system_fonts=True,
            font_files=[str(FONT)],
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )
    )


async def png_apart(svg: str) -> bytes:
    """Return the picture, drawn by a process of its own.

    Raises:
        RuntimeError: it could not be drawn.
        TimeoutError: it took too long; nothing goes on.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        __name__,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={name: value for name, value in os.environ.items() if not name.startswith("SALESFLOOR_")},  # it needs no token
    )
    try:
        async with asyncio.timeout(LONGEST):
            picture, _ = await process.communicate(svg.encode())
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode or not picture:
        msg = f"drawing ended with {process.returncode}"
        raise RuntimeError(msg)
    return picture


if __name__ == "__main__":
    sys.stdout.buffer.write(png_of(sys.stdin.buffer.read().decode()))

"""A link as a picture that a phone's camera reads."""

from __future__ import annotations

import asyncio
import io

SCALE = 8
"""Pixels a module: sharp on any phone, and some ten kilobytes at most."""
BORDER = 4
"""Modules of white around it, without which cameras do not find it."""


async def qr_picture(link: str) -> bytes:
    """Return a PNG; made outside the event loop."""
    return await asyncio.to_thread(_draw, link)


def _draw(link: str) -> bytes:
    import segno  # noqa: PLC0415 - few processes ever draw one

    picture = io.BytesIO()
    segno.make_qr(link, error="m").save(picture, kind="png", scale=SCALE, border=BORDER)
    return picture.getvalue()

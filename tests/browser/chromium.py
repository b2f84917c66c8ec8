"""Debian's Chromium behind Playwright, started the same way for tests and for pictures. It knows no page."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, async_playwright, expect

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 60_000
"""Milliseconds until what is expected of a page counts as missing: a slow machine is no fault."""


def find_chromium() -> Path | None:
    """Return the path of an installed Chromium, or None."""
    return next((Path(found) for name in NAMES if (found := shutil.which(name))), None)


@asynccontextmanager
async def chromium(path: Path, **environment: str) -> AsyncIterator[Browser]:
    """Run one browser; contexts of it are as separate as profiles.

    Args:
        path: The program.
        environment: Variables that it gets beside this process's own.
    """
    expect.set_options(timeout=PATIENCE)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=[*FLAGS], env={**os.environ, **environment})
        try:
            yield browser
        finally:
            await browser.close()

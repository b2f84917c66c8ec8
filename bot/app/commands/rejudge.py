"""`salesfloor content rejudge`: what the weights of another content folder would have said of the calls lately."""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta
from pathlib import Path

from bot.app.commands.at_head import require_head
from bot.app.commands.refusals import CannotRun, one_line_errors
from bot.app.wiring import load_library, utc_now
from bot.content.edits.weights_overlay import put_weights
from bot.content.library import Library
from bot.db.facade import Database
from bot.domain.phrases.edited_weights import edited_weights
from bot.services.calls.rejudge_calls import RejudgedCalls, rejudge_calls
from bot.settings import Settings


def rejudge(settings: Settings, directory: Path, days: int) -> str:
    """Judge the calls of so many days by another folder against the bot's own, and list the verdicts that change.

    Strengths that were changed in the bot stay in force over either.

    Raises:
        CannotRun: there is no such folder, or its content is not in order; or the database is not of this version.
    """
    if not directory.is_dir():
        raise CannotRun(f"{directory} is no folder; give a scripts_content folder.")
    with one_line_errors():
        asyncio.run(require_head(settings.database_url))
        old = load_library(settings.default_language)
        new = load_library(settings.default_language, directory)
        return report(asyncio.run(judged(settings, old, new, days)))


async def judged(settings: Settings, old: Library, new: Library, days: int) -> RejudgedCalls:
    """Judge by two libraries, each with the strengths over it that were changed in the bot."""
    database = Database(settings.database_url)
    try:
        async with (database.reading_work or database.unit_of_work)() as work:
            weights = edited_weights(await work.weight_edits.live())
        before, after = (put_weights(one, weights).library.script for one in (old, new))
        calls = database.answers_reader().calls(utc_now() - timedelta(days=days))
        return await rejudge_calls(calls, before, after, tell)
    finally:
        await database.dispose()


def tell(done: int) -> None:
    """Say on standard error how far it is, where somebody looks on."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done} calls judged")
        sys.stderr.flush()


def report(found: RejudgedCalls) -> str:
    """Return the lines: how many of how many, and each call with what was said and what would be."""
    head = f"{len(found.changed)} of {found.judged} calls would be judged otherwise."
    lines = [f"call {one.id}, {one.started_at:%Y-%m-%d %H:%M} UTC: {one.before} -> {one.after}" for one in found.changed]
    return "\n".join((head, *lines))

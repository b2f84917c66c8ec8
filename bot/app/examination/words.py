"""Whether the content is in order."""

from __future__ import annotations

from collections.abc import Iterator

from bot.app.caches import SNAPSHOT, kept_beside
from bot.app.examination.check import Check, Verdict
from bot.content.findings import Findings
from bot.content.layout import default_directory
from bot.content.library import Library, load
from bot.content.snapshot import key_of, recall
from bot.db.address import DatabaseRefused
from bot.settings import Settings


def content(settings: Settings | None) -> Iterator[Check]:
    """Look whether all words are there and pass every rule."""
    loaded = _found_in_order(settings) or load(default_directory())
    if isinstance(loaded, Findings):
        what = f"content: {len(loaded)} findings, the first: {next(iter(loaded))}"
        yield Check(verdict=Verdict.BAD, what=what, what_to_do="See them all: salesfloor content check")
        return
    languages = loaded.languages
    yield Check(verdict=Verdict.OK, what=f"content: in order, languages {', '.join(languages)}")
    if settings is not None and settings.default_language not in languages:
        what = f"content: there are no words in SALESFLOOR_DEFAULT_LANGUAGE={settings.default_language}"
        yield Check(verdict=Verdict.BAD, what=what, what_to_do=f"One of: {', '.join(languages)}.")


def _found_in_order(settings: Settings | None) -> Library | None:
    """Return what a start has read and found in order, if it is what lies there now: reading it again would take seconds."""
    if settings is None:
        return None
    try:
        kept = kept_beside(settings.database_url)
    except DatabaseRefused:  # told already
        return None
    return recall(kept / SNAPSHOT, key_of([default_directory()], settings.default_language))

"""With what typed words are read."""

from __future__ import annotations

from bot.app.examination.check import Check, Verdict
from bot.recognition.engine import NoEngine, examine


def hearing() -> Check:
    """Look whether sentences are read by their meaning; without the engine it is by their letters, and fewer are heard."""
    found = examine()
    if isinstance(found, NoEngine):
        what = f"typed words: read by their letters only, for {found.why}"
        return Check(verdict=Verdict.WARN, what=what, what_to_do="The bot runs so too, but understands fewer sentences.")
    return Check(verdict=Verdict.OK, what=f"typed words: read by {found}")

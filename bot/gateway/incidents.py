"""Incidents: the number a person can quote, and what is written about a failure.

What is written names the kind of error and the places in the code, never its text: texts of errors may hold a client's words
or the bot's token.
"""

from __future__ import annotations

import secrets
import traceback
from pathlib import PurePath
from typing import Final

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without the characters that are taken for each other on the phone."""
LENGTH: Final = 8
FRAMES_KEPT: Final = 6


def new_incident_id() -> str:
    """Make up a number that is easy to read out: eight letters and digits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def describe(error: BaseException) -> str:
    """Tell the kind of an error, its causes' kinds, and the last places it came through, innermost last."""
    kinds = [type(error).__name__]
    seen = error
    while (cause := seen.__cause__) is not None and len(kinds) < FRAMES_KEPT:
        kinds.append(type(cause).__name__)
        seen = cause
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES_KEPT:]
    places = [f"{'/'.join(PurePath(frame.filename).parts[-2:])}:{frame.lineno} {frame.name}" for frame in frames]
    return " < ".join(kinds) + "".join(f"; {place}" for place in places)

"""Every page there is and everything that can be done on one: the one list, read from top to bottom.

A test asks for each of them as everybody, for things of every team, and holds the answers to the table of permissions.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.desk.pages.leaving import leave, leave_everywhere
from bot.desk.visit import Route

ROUTES: Sequence[Route] = (
    Route(path="/out", take=leave, deed=None, is_done=True),
    Route(path="/out-everywhere", take=leave_everywhere, deed=None, is_done=True),
)

"""Every page there is and everything that can be done on one: the one list, read from top to bottom.

A test asks for each of them as everybody, for things of every team, and holds the answers to the table of permissions.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.desk.pages.files import ask_file
from bot.desk.pages.leaving import leave, leave_everywhere
from bot.desk.pages.log import call_page, log_page
from bot.desk.pages.pictures import picture, pictures_page
from bot.desk.pages.week import week_page
from bot.desk.visit import Route
from bot.domain.people.permissions import Deed

ROUTES: Sequence[Route] = (
    Route(path="/log", take=log_page, deed=Deed.READ_LOG),
    Route(path="/call/#", take=call_page, deed=Deed.READ_LOG),
    Route(path="/week", take=week_page, deed=Deed.READ_LOG),
    Route(path="/pictures", take=pictures_page, deed=Deed.READ_LOG),
    Route(path="/picture", take=picture, deed=Deed.READ_LOG),
    Route(path="/file", take=ask_file, deed=Deed.READ_LOG, is_done=True),
    Route(path="/out", take=leave, deed=None, is_done=True),
    Route(path="/out-everywhere", take=leave_everywhere, deed=None, is_done=True),
)

"""Lines of the sheet found by what was typed: in the middle of a call, from any chat."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.domain.folding import fold
from bot.domain.house.sheet import EMPTY, Field, Item, Sheet
from bot.domain.ids import LanguageCode
from bot.services.act import Act
from bot.services.calls.run_call import current_call

SHORTEST_STEM = 3
ENDING = 2
"""Letters that the end of a word may differ by, so that another form of it is found."""


async def find_facts(act: Act, text: str, named: Callable[[Field], str], most: int) -> Sequence[tuple[Item, str]]:
    """Return the lines of one's team's sheet that have every word asked for, or whose name has; in the order of the sheet.

    While a call is open its language counts, else one's own. The words themselves are kept nowhere.

    Args:
        act: who asks.
        text: what was typed.
        named: how a line is called.
        most: how many are wanted.
    """
    call = await current_call(act)
    sheet = act.script.sheets.get(LanguageCode(act.employee.language) if call is None else call.language, EMPTY)
    return list(_found(sheet, text, named))[:most]


def _found(sheet: Sheet, text: str, named: Callable[[Field], str]) -> Sequence[tuple[Item, str]]:
    stems = [word[: max(SHORTEST_STEM, len(word) - ENDING)] for word in _plain(text).split()]
    if not stems:
        return []
    return [
        (item, line)
        for item, line in sorted(sheet.lines.items(), key=lambda one: (one[0].part != "p", one[0]))
        if item.field is not Field.NAME and all(stem in _plain(f"{named(item.field)} {line}") for stem in stems)
    ]


def _plain(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(text)).split())

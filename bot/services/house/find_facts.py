"""Lines of the sheet found by what was typed: in the middle of a call, from any chat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.domain.calls.state import derive
from bot.domain.folding import fold
from bot.domain.house.sheet import EMPTY, OF_PRODUCTS, Field, Item, Part, Sheet
from bot.domain.ids import LanguageCode
from bot.services.act import Act
from bot.services.calls.run_call import current_call

SHORTEST_STEM = 3
ENDING = 2
"""Letters that the end of a word may differ by, so that another form of it is found."""
MOST_SIGNS = 400
"""Characters of all lines together, so that a phone shows them at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLine:
    """A line that was found."""

    item: Item
    text: str
    of: str = ""
    """Of which product it is, where there are several, or of which competitor; empty where nobody need ask."""


async def find_facts(
    act: Act, text: str, named: Callable[[Field], str], most: int, *, has_answers: bool = False
) -> Sequence[FoundLine]:
    """Return the lines of one's team's sheet that have every word asked for, or whose name has; in the order of the sheet.

    While a call is open its language counts, else one's own, and the product that is talked about comes first. The words
    themselves are kept nowhere.

    Args:
        act: who asks.
        text: what was typed.
        named: how a line is called.
        most: how many are wanted.
        has_answers: what a trainee should answer is wanted too: it is for the seller alone.
    """
    call = await current_call(act)
    if call is None:
        sheet, product = act.script.sheets.get(LanguageCode(act.employee.language), EMPTY), 0
    else:
        state = derive(await act.work.consultations.answers(call.id), act.script, call.last_time, call.language)
        sheet, product = state.sheet, state.product
    found: list[FoundLine] = []
    signs = 0
    for one in _found(sheet, text, named, product):
        signs += len(one.text)
        if len(found) < most and (signs <= MOST_SIGNS or not found) and (has_answers or not one.item.is_answer):
            found.append(one)
    return found


def _found(sheet: Sheet, text: str, named: Callable[[Field], str], product: int) -> Sequence[FoundLine]:
    stems = [word[: max(SHORTEST_STEM, len(word) - ENDING)] for word in _plain(text).split()]
    if not stems:
        return []

    def order(item: Item) -> tuple[bool, bool, Item]:
        return item.part not in OF_PRODUCTS, item.number != product, item

    return [
        FoundLine(item=item, text=sheet.lines[item], of=_of(sheet, item))
        for item in sorted(sheet.lines, key=order)
        if item.field is not Field.NAME and all(stem in _plain(f"{named(item.field)} {sheet.lines[item]}") for stem in stems)
    ]


def _of(sheet: Sheet, item: Item) -> str:
    if item.part is Part.TERMS or (item.part in OF_PRODUCTS and len(sheet.products) < 2):  # noqa: PLR2004  one is no choice
        return ""
    of = Part.PRODUCT if item.part in OF_PRODUCTS else item.part
    return sheet.lines.get(Item(of, item.number, Field.NAME), str(item.number))


def _plain(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(text)).split())

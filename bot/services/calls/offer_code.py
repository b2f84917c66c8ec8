"""Codes that the bot makes, so that nobody has to think of one in the middle of a call."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.clients.naming import LARGEST_CODE, made_code
from bot.domain.folding import fold
from bot.services.act import Act
from bot.services.calls.call_view import CallView, Notice, OfferedCode


async def with_code(act: Act, view: CallView) -> CallView:
    """Offer a code on a card that asks for one; any other stays as it is."""
    if view.notice is not Notice.WRITE_CODE:
        return view
    code = await free_code(act)
    return replace(view, offered_code=code) if code.number <= LARGEST_CODE else view


async def free_code(act: Act, number: int = 0) -> OfferedCode:
    """Make a code that no client of the team has: with this number or, if somebody has it, the next that nobody has."""
    team = act.employee.team_id
    number = number or await act.work.clients.number_of_codes(team) + 1
    while await _is_taken(act, text := made_code(number, act.employee.language)):
        number += 1
    return OfferedCode(number=number, text=text)


async def _is_taken(act: Act, code: str) -> bool:
    found = await act.work.clients.find(act.employee.team_id, code, 1)
    return any(fold(known.client.name) == fold(code) for known in found)

"""Which calls are looked at, as the address of a page says it: filters stand in it as words, so a page can be kept and sent on.

Whoever opens the address of another sees what he himself may see: numbers in it come from anybody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final
from urllib.parse import urlencode

from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import ClientId, EmployeeId, TeamId
from bot.domain.supervision.choice import Choice
from bot.domain.supervision.period import FIRST_DAY, Period, PeriodKind, read_period
from bot.domain.supervision.type_said import TypeSaid
from bot.screens.desk.desk_message import DESK_PATH
from bot.services.errors import NotFound

FIELDS: Final = ("days", "from", "to", "whose", "client", "type", "wants", "can", "said", "outcome", "open", "unfit", "practice")
"""What a choice is written in; `whose` is `e12` for somebody, `t3` for a team, `t3e12` for what somebody did in a team."""
LARGEST: Final = 10**13
_WHOSE: Final = re.compile(r"(?:t([0-9]+))?(?:e([0-9]+))?")


def address(path: str, choice: Choice | None = None, **more: object) -> str:
    """Return the address of a page, of the calls of a choice; what is nothing is left out."""
    said = {**({} if choice is None else fields_of(choice)), **{name: str(value) for name, value in more.items() if value}}
    return f"{DESK_PATH}{path}" + (f"?{urlencode(said)}" if said else "")


def fields_of(choice: Choice) -> dict[str, str]:
    """Return a choice as an address says it."""
    first, last = choice.period.first, choice.period.last
    said = {
        "days": "" if first else str(choice.period),
        "from": first and first.isoformat(),
        "to": last and last.isoformat(),
        "whose": "".join(f"{sign}{number}" for sign, number in (("t", choice.team), ("e", choice.employee)) if number),
        "client": choice.client and str(choice.client),
        "type": choice.temperament,
        "wants": choice.wants,
        "can": choice.can,
        "said": choice.said,
        "outcome": choice.outcome,
        "open": choice.is_open and "1",
        "unfit": choice.is_unfit and "1",
        "practice": choice.practice and "1",
    }
    return {name: str(value) for name, value in said.items() if value}


def says_choice(query: Mapping[str, str]) -> bool:
    """Tell whether an address names calls; what it says besides is of its page."""
    return any(name in query for name in FIELDS)


def choice_in(query: Mapping[str, str], today: date) -> Choice:
    """Read a choice out of an address; half a cell counts as its other half unknown.

    Args:
        query: What stands behind `?`.
        today: Where the reader is: days without a last one reach until then.

    Raises:
        NotFound: it says what means nothing.
    """
    try:
        return _read(query, today)
    except ValueError:
        raise NotFound from None


def number_in(query: Mapping[str, str], name: str) -> int:
    """Return a number of an address; 0 where it has none.

    Raises:
        NotFound: it is none.
    """
    try:
        return _number(query.get(name) or "0")
    except ValueError:
        raise NotFound from None


def _read(query: Mapping[str, str], today: date) -> Choice:
    client, kind = query.get("client", ""), query.get("type", "")
    wants, can = query.get("wants", ""), query.get("can", "")
    if (whose := _WHOSE.fullmatch(query.get("whose", ""))) is None:
        raise ValueError(query["whose"])
    team, employee = (_number(one) if one else None for one in whose.groups())
    return Choice(
        period=_period(query, today),
        team=TeamId(team) if team else None,
        employee=EmployeeId(employee) if employee else None,
        client=ClientId(_number(client)) if client else None,
        temperament=Recognition(kind) if kind else None,
        wants=Known(wants or Known.UNKNOWN) if wants or can else None,
        can=Known(can or Known.UNKNOWN) if wants or can else None,
        said=TypeSaid(query["said"]) if query.get("said") else None,
        outcome=Outcome(query["outcome"]) if query.get("outcome") else None,
        is_open=bool(query.get("open")),
        is_unfit=bool(query.get("unfit")),
        practice=bool(query.get("practice")),
    )


def _period(query: Mapping[str, str], today: date) -> Period:
    """Return the days from the first to the last, of which one may be left out; whoever names neither has said nothing."""
    begin, end = (date.fromisoformat(day) if (day := query.get(name)) else None for name in ("from", "to"))
    if begin or end:
        first, last = sorted((begin or FIRST_DAY, end or max(today, begin or today)))
        return read_period(str(Period(kind=PeriodKind.DAYS, first=first, last=last)))
    days = query.get("days") or PeriodKind.ALWAYS
    return Period(kind=PeriodKind.ALWAYS) if days == PeriodKind.DAYS else read_period(days)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 0 <= int(text[:14]) < LARGEST):
        raise ValueError(text)
    return int(text[:14])

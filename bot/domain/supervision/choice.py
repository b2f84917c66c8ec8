"""What somebody has chosen to see of the log, as buttons carry it and as it is kept for his next visit.

Leaves out whether he may see it: numbers in it come from buttons, and so from anybody. See `bot.services.log.choose_calls`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from bot.domain.base36 import read_base36, write_base36
from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import ClientId, EmployeeId, TeamId
from bot.domain.supervision.period import Period, PeriodKind, read_period
from bot.domain.supervision.type_said import TypeSaid

_NUMBER = re.compile(r"[1-9][0-9]{0,12}")
_LETTERS_OF_OUTCOME = dict(zip(Outcome, "btrc", strict=True))
_LETTERS_OF_TYPE = dict(zip(Recognition, "cmspxu", strict=True))
_LETTERS_OF_KNOWN = dict(zip(Known, "ynu", strict=True))
_ALWAYS = Period(kind=PeriodKind.ALWAYS)
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which calls; None is any. A manager beside a team is the calls that he led there: he may have led others elsewhere."""

    period: Period = _ALWAYS
    team: TeamId | None = None
    employee: EmployeeId | None = None
    client: ClientId | None = None
    temperament: Recognition | None = None
    wants: Known | None = None
    can: Known | None = None
    """Set with `wants`: together they are the cell."""
    outcome: Outcome | None = None
    said: TypeSaid | None = None
    is_open: bool = False
    """Only calls of which nobody has said how they ended."""
    is_unfit: bool = False
    """Only calls in which a sentence did not fit."""
    practice: bool = False
    """Practice calls are among them."""

    def __post_init__(self) -> None:
        """Refuse half a cell."""
        if (self.wants is None) is not (self.can is None):
            msg = "half a cell"
            raise ValueError(msg)

    def __str__(self) -> str:
        """As a button carries it and as it is kept: `lw.e12.or` are the refused calls of employee 12 last week.

        Beside each other a team and a manager have room in a button only where numbers are short: then all of them are written
        in base 36 after capitals, `lw.T3.Ec.or`.
        """
        parts = [str(self.period)]
        numbers = (("t", self.team), ("e", self.employee), ("c", self.client))
        if self.team and self.employee:
            parts += [f"{sign.upper()}{write_base36(number)}" for sign, number in numbers if number]
        else:
            parts += [f"{sign}{number}" for sign, number in numbers if number]
        if self.temperament is not None:
            parts.append(f"k{_LETTERS_OF_TYPE[self.temperament]}")
        if self.wants is not None and self.can is not None:
            parts.append(f"i{_LETTERS_OF_KNOWN[self.wants]}{_LETTERS_OF_KNOWN[self.can]}")
        if self.said is not None:
            parts.append(f"s{self.said}")
        if self.outcome is not None:
            parts.append(f"o{_LETTERS_OF_OUTCOME[self.outcome]}")
        only = (("n", self.is_open), ("u", self.is_unfit), ("x", self.practice))
        parts += [sign for sign, is_so in only if is_so]
        return ".".join(parts)


ALL_CALLS = Choice()
"""What nobody has chosen anything of: every call that was no practice."""


def read_choice(text: str) -> Choice:
    """Read what `str` of a choice gives; nothing else is one.

    Raises:
        ValueError: it is none.
    """
    period, *rest = text.split(".")
    said = {part[:1]: part[1:] for part in rest}
    team, employee, client = (_number(said, sign) for sign in "tec")
    cell = said.get("i")
    choice = Choice(
        period=read_period(period),
        team=None if team is None else TeamId(team),
        employee=None if employee is None else EmployeeId(employee),
        client=None if client is None else ClientId(client),
        temperament=_of_letter(_LETTERS_OF_TYPE, said.get("k")),
        wants=None if cell is None else _of_letter(_LETTERS_OF_KNOWN, cell[:1]),
        can=None if cell is None else _of_letter(_LETTERS_OF_KNOWN, cell[1:]),
        said=None if "s" not in said else TypeSaid(said["s"]),
        outcome=_of_letter(_LETTERS_OF_OUTCOME, said.get("o")),
        is_open="n" in said,
        is_unfit="u" in said,
        practice="x" in said,
    )
    if str(choice) != ".".join([str(choice.period), *rest]):  # a period is read in the spelling of before, too
        raise ValueError(text)
    return choice


def _number(said: Mapping[str, str], sign: str) -> int | None:
    """Return the number after a sign or its capital; which of them it has to be is noticed when the choice is written again."""
    written = said.get(sign)
    if written is None and (short := said.get(sign.upper())) is not None:
        written = str(read_base36(short))
    if written is not None and not _NUMBER.fullmatch(written):
        raise ValueError(written)
    return None if written is None else int(written)


def _of_letter(letters: Mapping[E, str], letter: str | None) -> E | None:
    """Return what a letter stands for; what stands for nothing is noticed when the choice is written again."""
    return next((one for one, its in letters.items() if its == letter), None)

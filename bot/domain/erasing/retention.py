"""How long a team's calls and typed words are kept."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

CALLS_MONTHS = (3, 6, 12, 24, 36, 60)
"""Terms that can be chosen for calls. Less than a quarter and nothing could be compared with anything; more than five years and
no house could say what for."""
TEXTS_MONTHS = (1, 3, 6, 12, 24, 36, 60)
"""The same for typed words. A month, because editors read them to mend the phrases."""
AUDIT_MONTHS = 60
"""How long the audit log is kept, in every house: who gave whom a right is asked for longer than what was done with it."""

SALES_MONTHS = 36
"""How long sales are kept, in every house: a season is compared with the one before, and with the one before that."""


class Kept(StrEnum):
    """What a term is chosen for."""

    CALLS = "calls"
    TEXTS = "texts"


def terms_of(what: Kept) -> Sequence[int]:
    """Return the months that can be chosen."""
    return CALLS_MONTHS if what is Kept.CALLS else TEXTS_MONTHS


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """The terms of one team. Invariant: no words are kept longer than the call in which they were typed."""

    calls_months: int = 24
    texts_months: int = 12

    def __post_init__(self) -> None:
        """Refuse what nobody can choose."""
        if self.calls_months not in CALLS_MONTHS or self.texts_months not in TEXTS_MONTHS:
            raise ValueError(f"no such terms: {self.calls_months}, {self.texts_months}")
        if self.texts_months > self.calls_months:
            raise ValueError("words longer than their calls")

    def with_calls(self, months: int) -> Retention:
        """Return other terms for calls; words that would be kept longer are kept as long."""
        texts = max(one for one in TEXTS_MONTHS if one <= min(self.texts_months, months))
        return replace(self, calls_months=months, texts_months=texts)

    def with_texts(self, months: int) -> Retention:
        """Return other terms for words, as long as calls are kept at most."""
        return replace(self, texts_months=min(months, self.calls_months))

    def calls_before(self, now: datetime) -> datetime:
        """Return the moment before which calls are not kept."""
        return months_before(now, self.calls_months)

    def texts_before(self, now: datetime) -> datetime:
        """Return the moment before which words are not kept."""
        return months_before(now, self.texts_months)


def months_before(now: datetime, months: int) -> datetime:
    """Return the same day so many months earlier; where that month is too short, its last day."""
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    return now.replace(year=year, month=month + 1, day=min(now.day, calendar.monthrange(year, month + 1)[1]))


NIGHT = (1, 5)
"""From which hour to which one, where the house is, terms are kept: nobody calls then."""
OVERDUE = timedelta(days=2)
"""When the bot has not been on at night for so long, terms are kept by day too."""

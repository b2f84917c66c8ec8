"""Which calls are looked at: some by chance that anybody can repeat, others because something in them went wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from bot.domain.ids import ConsultationId

MOST_AT_RISK = 2
"""Calls of a coaching that are chosen by risk, besides the one by chance."""


class Why(StrEnum):
    """Why a call is looked at, or what a share of calls is counted by."""

    CHANCE = "chance"
    OVERRIDDEN = "overridden"
    """The manager has called the type another than the bot did."""
    UNFIT = "unfit"
    """A sentence did not fit: he said so, or that none did."""
    LOST = "lost"
    """The client refused."""


RISKS = (Why.LOST, Why.UNFIT, Why.OVERRIDDEN)
"""The gravest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A finished call that may be looked at, and what went wrong in it."""

    call_id: ConsultationId
    risks: frozenset[Why] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A call that is looked at, and why."""

    call_id: ConsultationId
    why: Why


def seed_of(first: date) -> int:
    """Return the seed of a period: its first day as digits. Nobody chooses it, so nobody draws until he likes the draw."""
    return int(first.strftime("%Y%m%d"))


def by_chance(seed: int, calls: Iterable[ConsultationId]) -> Sequence[ConsultationId]:
    """Return calls in an order of chance that the seed alone makes: by the SHA-256 of `seed:call`.

    `printf 20261116:17 | sha256sum` is the place of call 17 in the draw of that week, on any machine and in any year.
    """
    return sorted(calls, key=lambda call: sha256(f"{seed}:{int(call)}".encode()).digest())


def draw(seed: int, candidates: Sequence[Candidate]) -> Sequence[Drawn]:
    """Return one call by chance and at most two by risk: those in which most went wrong, of equals by chance."""
    order = by_chance(seed, [one.call_id for one in candidates])
    if not order:
        return ()
    place = {call: number for number, call in enumerate(order)}
    risky = [one for one in candidates if one.risks and one.call_id != order[0]]
    risky.sort(key=lambda one: (-len(one.risks), min(RISKS.index(risk) for risk in one.risks), place[one.call_id]))
    gravest = [Drawn(call_id=one.call_id, why=next(risk for risk in RISKS if risk in one.risks)) for one in risky[:MOST_AT_RISK]]
    return (Drawn(call_id=order[0], why=Why.CHANCE), *gravest)

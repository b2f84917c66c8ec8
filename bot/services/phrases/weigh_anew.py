"""What the weights in force would have said of the calls lately, against what was said: for whoever changes words and weights.

Only calls that the reader may look at are judged. What clients typed weighs what it did then: its words are not kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.calls.script import Script
from bot.domain.people.permissions import Deed
from bot.domain.supervision.scope import Scope, scope_of
from bot.services.act import Act
from bot.services.calls.rejudge_calls import ChangedVerdict, Tally
from bot.services.errors import NotFound
from bot.services.interaction_ports import InteractionKind
from bot.services.phrases.edit_text import begin_editing

LATELY = timedelta(days=90)
MOST_CHANGES = 6
"""Kinds of changes that are listed of the weights in force, the most frequent."""


class Weighing(Protocol):
    """Judges calls beside the turns."""

    def look(
        self, script: Script, scope: Scope, now: datetime, *, against: Script | None = None, is_of_team: bool = False
    ) -> Tally:
        """Return how far it is, and begin where nobody has.

        Args:
            against: by which the calls are judged too; None is what was said in them.
            is_of_team: the scripts are those of the one team whose calls are judged. Otherwise they are the house's, and what
                each team's calls have taught weighs in its own.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedAnew:
    """How many calls were judged so far, and what would be said otherwise, the most frequent first."""

    judged: int
    is_done: bool
    has_failed: bool = False
    changed: int
    changes: Sequence[ChangedVerdict]


async def weigh_anew(act: Act, house: Script, weighing: Weighing) -> WeighedAnew:
    """Look how far the judging is; the first look begins it.

    Args:
        house: the script with the house's weights: those of each team are put over it.

    Raises:
        NotAllowed: he may not edit words.
    """
    await begin_editing(act)
    tally = weighing.look(house, scope_of(act.employee, Deed.READ_LOG), act.now)
    await act.log(InteractionKind.WORDS_OPENED, weights=house.weights_version)
    weighed = counted(tally)
    return replace(weighed, changes=weighed.changes[:MOST_CHANGES])


def counted(tally: Tally) -> WeighedAnew:
    """Return how far it is, with the changes sorted."""
    changes = sorted(tally.changed.values(), key=lambda one: (-one.n, str(one.before), str(one.after)))
    return WeighedAnew(
        judged=tally.judged,
        is_done=tally.is_done,
        has_failed=tally.has_failed,
        changed=sum(one.n for one in changes),
        changes=changes,
    )


async def list_changed(act: Act, house: Script, weighing: Weighing, key: str) -> ChangedVerdict:
    """Return one change with its newest calls.

    Raises:
        NotFound: nothing changes so, by now.
    """
    return changed_so(await weigh_anew(act, house, weighing), key)


def changed_so(weighed: WeighedAnew, key: str) -> ChangedVerdict:
    """Return a change by its name.

    Raises:
        NotFound: nothing changes so, by now.
    """
    change = next((one for one in weighed.changes if key_of(one) == key), None)
    if change is None:
        raise NotFound
    return change


def key_of(change: ChangedVerdict) -> str:
    """Return the name by which a button means a change."""
    return "/".join(f"{one.recognition}.{int(one.is_sure)}" for one in (change.before, change.after))

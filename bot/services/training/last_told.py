"""What was said to somebody's latest answer, so that a second look at his card says it again.

It is kept in memory alone: words of one's own are in it, and those are stored nowhere. After a restart the card says what it can
say without them. The latest of so many people are kept as may practise at one time.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import Final

from bot.domain.ids import EmployeeId
from bot.services.training.practise import Practice

MOST: Final = 500
"""People."""


class LastTold:
    """The latest told answer of each trainee, until his next one."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._told: OrderedDict[EmployeeId, Practice] = OrderedDict()

    def keep(self, practice: Practice) -> None:
        """Note what was just said to an answer."""
        whose = practice.sitting.employee_id
        self._told[whose] = practice
        self._told.move_to_end(whose)
        if len(self._told) > MOST:
            self._told.popitem(last=False)

    def said_again(self, practice: Practice) -> Practice:
        """Return a sitting that is shown once more with what was said when it came to stand there.

        Of a card that was answered wrongly, or in words, that is what was said to it; else what was said to the card before.
        When the sitting has gone on it is forgotten.
        """
        whose = practice.sitting.employee_id
        kept = self._told.get(whose)
        if kept is None:
            return practice
        if _place(kept) != _place(practice) or practice.was_changed:
            if kept.sitting.number == practice.sitting.number:
                del self._told[whose]
            return practice
        return replace(practice, told=kept.told, comes_again=kept.comes_again)


def _place(practice: Practice) -> tuple[int, int, bool, int]:
    """Return where a sitting stands; with other words it is another place."""
    sitting = practice.sitting
    return sitting.number, sitting.position, sitting.is_asked, 0 if practice.question is None else practice.question.sign

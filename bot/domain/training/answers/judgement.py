"""What is said of a typed answer: which rule it breaks, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST_POINTS = 2
"""So many points are shown: more at once teach nothing."""


class RuleId(StrEnum):
    """A rule for typed answers; its page is `docs/drill-rules/<id>.md`, its words are the text `train.point_<id>`.

    Of one that refuses, `failed.broke_<id>` names it where answers are counted.
    """

    UNREADABLE = "unreadable"
    ASIDE = "aside"
    EMPTY = "empty"
    COPIED = "copied"
    UNFINISHED = "unfinished"
    TURNED = "turned"
    WORD_LIST = "word_list"
    FORBIDDEN = "forbidden"
    INSULT = "insult"
    PRESSURE = "pressure"
    PROMISE = "promise"
    REFUSES_HELP = "refuses_help"
    OFF_SUBJECT = "off_subject"
    ASKS_NOTHING = "asks_nothing"
    TOO_LONG = "too_long"
    NO_FEELING = "no_feeling"
    NO_WARMTH = "no_warmth"
    NOTHING_TO_CHECK = "nothing_to_check"


ADVICE = frozenset({RuleId.NO_FEELING, RuleId.NO_WARMTH, RuleId.NOTHING_TO_CHECK})
"""Rules of manner that only advise: a good answer refused is worse than a weak one let through."""

Place = tuple[int, int]
"""Where in the answer: the first character and the one behind the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing that an answer should do otherwise."""

    rule: RuleId
    place: Place | None = None
    """None for what is missing, or wrong with the whole."""
    facts: tuple[tuple[str, str | int], ...] = ()
    """What its words may name: `word`, `instead`, `most`."""

    @property
    def refuses(self) -> bool:
        """True when an answer with this point is not right."""
        return self.rule not in ADVICE


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What is said of one answer. Invariant: at most `MOST_POINTS`, those that refuse first."""

    points: tuple[Point, ...]

    @property
    def is_right(self) -> bool:
        """True when nothing is wrong with it; advice may be there all the same."""
        return not any(point.refuses for point in self.points)

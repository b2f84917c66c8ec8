"""What cues weigh by a team's own calls: counted evidence against the house's weights, and what of it a person has taken.

Only calls count whose type a person has said: what the bot alone believes teaches nothing, or it would come to believe itself.
A cue weighs how often clients of its own type show it among the four cues of its question, against how often the others do. So
it does not matter which types the team meets often.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import permutations
from typing import NewType

from bot.domain.calls.script import Option, Question, Script
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import EmployeeId, OptionId, QuestionId, TeamId
from bot.domain.phrases.edited_weights import MOST_CUES, Cue, Strengths

LearntId = NewType("LearntId", int)

WINDOW = timedelta(days=180)
"""Calls that are older teach nothing any more."""
PRIOR_CALLS = 10
"""The house's weight counts as so many calls of each type in which the question was answered: forty in all."""
LEFT_AWAY = 10
"""A change is proposed as it is without the so many calls that speak for it most: ten malicious ones change nothing."""
MOST_OF_ONE = 100
"""What one person heard in answer to one question counts at most as so many calls, in the proportions in which he heard it."""
LEAST_CHANGE = 0.06
"""A smaller one is not worth anybody's decision: most of those would be chance."""
ROUNDING = 1e-9
LEAST_STRENGTH, MOST_STRENGTH = 0.4, 0.9
"""The bounds of the files."""
REST_AFTER_NO = timedelta(days=90)
"""A cue of which a person has dropped a change, or taken it back, is not proposed again for so long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """In how many calls with a person's word on the type one person heard a cue from clients of that type."""

    employee_id: EmployeeId
    cue: Cue
    temperament: Temperament
    calls: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LearntCue:
    """A cue that would weigh something else, and by how much evidence."""

    cue: Cue
    before: float
    """What was in force in the team."""
    strength: float
    calls: int
    """In which the cue was heard and a person said the type."""
    people: int
    """Who led them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LearntWeights:
    """What a night has found for a team. It is proposed until a person takes or drops it; what was taken may be taken back."""

    id: LearntId
    team_id: TeamId
    made_at: datetime
    cues: Sequence[LearntCue]
    decided_by: EmployeeId | None = None
    taken_at: datetime | None = None
    dropped_at: datetime | None = None
    undone_at: datetime | None = None
    told: frozenset[EmployeeId] = frozenset()
    """Who knows that it waits for a decision."""

    @property
    def is_open(self) -> bool:
        """True while nobody has decided."""
        return self.taken_at is None and self.dropped_at is None

    @property
    def is_live(self) -> bool:
        """True while it counts."""
        return self.taken_at is not None and self.undone_at is None

    @property
    def strengths(self) -> Strengths:
        """What the cues would weigh."""
        return {one.cue: one.strength for one in self.cues}

    def refused_since(self, moment: datetime) -> bool:
        """Tell whether a person has said no to it since then."""
        said = self.dropped_at or self.undone_at
        return said is not None and said > moment


def learnt_in_force(learnt: Iterable[LearntWeights]) -> Mapping[TeamId, Strengths]:
    """Return what counts in each team: of every cue what was taken last. A team that has learnt nothing is not among them."""
    found: dict[TeamId, dict[Cue, float]] = defaultdict(dict)
    for one in sorted((one for one in learnt if one.is_live), key=lambda one: (one.taken_at or one.made_at, one.id)):
        found[one.team_id].update(one.strengths)
    return dict(found)


def sign_of_learnt(learnt: Iterable[LearntWeights]) -> str:
    """Return what differs when anything else counts in any team."""
    return ",".join(str(one.id) for one in learnt if one.is_live)


@dataclass(slots=True)
class Evidence:
    """How often clients of each type have shown each cue, with no person counting for more than he may.

    The counts are of calls; they may be fractions, since who has led very many calls counts in proportion.
    """

    shown: dict[Cue, dict[Temperament, float]] = field(default_factory=dict)
    answered: dict[QuestionId, dict[Temperament, float]] = field(default_factory=dict)
    """In how many calls any cue of a question was heard."""
    calls: dict[Cue, int] = field(default_factory=dict)
    people: dict[Cue, set[EmployeeId]] = field(default_factory=dict)


def gather(heard: Iterable[Heard]) -> Evidence:
    """Add up what was heard."""
    rows = [one for one in heard if one.calls > 0]
    of_one: defaultdict[tuple[EmployeeId, QuestionId], int] = defaultdict(int)
    for row in rows:
        of_one[row.employee_id, row.cue.question] += row.calls
    evidence = Evidence()
    for row in rows:
        counts = row.calls * min(1.0, MOST_OF_ONE / of_one[row.employee_id, row.cue.question])
        shown = evidence.shown.setdefault(row.cue, dict.fromkeys(Temperament, 0.0))
        shown[row.temperament] += counts
        answered = evidence.answered.setdefault(row.cue.question, dict.fromkeys(Temperament, 0.0))
        answered[row.temperament] += counts
        evidence.calls[row.cue] = evidence.calls.get(row.cue, 0) + row.calls
        evidence.people.setdefault(row.cue, set()).add(row.employee_id)
    return evidence


def propose(
    evidence: Evidence, house: Script, now_in_force: Strengths, *, resting: frozenset[Cue] = frozenset()
) -> Sequence[LearntCue]:
    """Return the cues that should weigh something else, those first that would change most; as many as anybody can judge.

    Args:
        evidence: what was heard in one team.
        house: the script with the house's weights, against which evidence is held: never what was learnt before, or the same
            calls would count twice.
        now_in_force: what was learnt before and counts in the team.
        resting: cues that are left alone.
    """
    found = []
    for question in house.questions:
        for option in question.options if not question.retired else ():
            cue = Cue(question.id, option.id)
            if cue in resting or evidence.calls.get(cue, 0) <= LEFT_AWAY:
                continue  # also of a cue that nobody hears: that clients say something else says little of it
            before = now_in_force.get(cue, option.strength)
            strength = _learnt(evidence, question, option, before)
            if strength != before:
                found.append(
                    LearntCue(
                        cue=cue,
                        before=before,
                        strength=strength,
                        calls=evidence.calls[cue],
                        people=len(evidence.people[cue]),
                    )
                )
    return sorted(found, key=lambda one: (-abs(one.strength - one.before), one.cue))[:MOST_CUES]


def _learnt(evidence: Evidence, question: Question, option: Option, before: float) -> float:
    """Return what a cue weighs without the calls that speak most for a change; `before` where nothing is left of that."""
    counts = {
        kind: (
            evidence.shown[Cue(question.id, option.id)][kind],
            evidence.answered[question.id][kind],
        )
        for kind in Temperament
    }
    by_all = _bounded(_strength(counts, option))
    if abs(by_all - before) < LEAST_CHANGE - ROUNDING:
        return before
    rises = by_all > before
    without = [_bounded(_strength(some, option)) for some in _with_some_left_away(counts, option.temperament, rises=rises)]
    careful = min(without) if rises else max(without)
    change = careful - before if rises else before - careful
    return before if change < LEAST_CHANGE - ROUNDING else round(careful, 2)


def _strength(counts: Mapping[Temperament, tuple[float, float]], option: Option) -> float:
    rates = {
        kind: (PRIOR_CALLS * option.likelihoods[kind] + shown) / (PRIOR_CALLS + answered)
        for kind, (shown, answered) in counts.items()
    }
    return rates[option.temperament] / sum(rates.values())


def _with_some_left_away(
    counts: Mapping[Temperament, tuple[float, float]], own: Temperament, *, rises: bool
) -> Iterator[Mapping[Temperament, tuple[float, float]]]:
    """Give the counts without `LEFT_AWAY` calls that speak for a change, in each way that may be the worst.

    A weight rises by clients of its own type who show the cue and by others who do not, and falls by the contrary. Of the other
    types the rate moves the faster the more calls are left away, so the worst way empties one type before it takes from the next.
    """
    others = [kind for kind in Temperament if kind is not own]
    for of_own in range(LEFT_AWAY + 1):
        for order in permutations(others):
            left, some = LEFT_AWAY - of_own, {own: _without(*counts[own], of_own, shown_go=rises)}
            for kind in order:
                some[kind] = _without(*counts[kind], left, shown_go=not rises)
                left -= min(left, round(counts[kind][1] - some[kind][1]))
            yield some


def _without(shown: float, answered: float, gone: float, *, shown_go: bool) -> tuple[float, float]:
    """Leave away so many calls in which a cue was shown, or in which it was not; no more than there are."""
    if shown_go:
        gone = min(gone, shown)
        return shown - gone, answered - gone
    return shown, answered - min(gone, answered - shown)


def _bounded(strength: float) -> float:
    return min(max(strength, LEAST_STRENGTH), MOST_STRENGTH)


def cue_of(question: str, option: str) -> Cue:
    """Return the cue that a row names."""
    return Cue(QuestionId(question), OptionId(option))

"""Drills that people fail, with what was answered to them as counts: of one team for its supervisor, of the house for editors.

A drill in one language is one drill here: it is its words that are at fault. Whoever reads this learns nothing of anybody: see
`bot.domain.training.crowd`. What a team of fewer than five fails reaches editors through the count of the whole house.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.ids import DrillId, LanguageCode, TeamId
from bot.domain.people.employee import Team
from bot.domain.people.permissions import Deed, may_edit_words
from bot.domain.supervision.share import Share
from bot.domain.training.crowd import hidden_among
from bot.domain.training.leech import FEWEST_ASKED, fails_team
from bot.domain.training.question import Question, question_of
from bot.services.act import Act
from bot.services.training.ports import AskedDrill, TrainingContent
from bot.services.training.team_practice import as_team

SHOWN = 3
"""Drills on a page."""
_Key = tuple[LanguageCode, DrillId]


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedDrill:
    """A drill, how many fail it, and what they answer."""

    language: LanguageCode
    question: Question
    failed: Share
    """Of the people who answered it those whose last answer was wrong."""
    given: Sequence[tuple[str, int | None]]
    """Wrong answers and how many people gave them; only what gives nobody away: see `hidden_among`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedDrills:
    """A page of them, what most people fail first."""

    drills: Sequence[FailedDrill]
    number: int
    """Of the page, from 0."""
    has_more: bool
    team: Team | None = None
    """Whose they are; None for the whole house."""
    is_too_few: bool = False
    """No drill was answered by so many people that it might be listed."""


async def failed_of_team(act: Act, content: TrainingContent, team: int, number: int) -> FailedDrills:
    """Return what a team fails.

    Raises:
        NotAllowed, NotFound: see `as_team`.
    """
    seen = await as_team(act, team)
    asked = await act.work.training_figures.asked(seen.id)
    page = await _page(act, content, {_key(one): _share(one) for one in asked if one.fails_a_team}, number, seen)
    return replace(page, is_too_few=_is_too_few(asked))


async def failed_of_house(act: Act, content: TrainingContent, number: int) -> FailedDrills:
    """Return to an editor what any team fails, or the house as a whole, counted over all teams; he is told of no team.

    Raises:
        NotAllowed: he edits no words; the refusal is on record.
    """
    if not may_edit_words(act.employee):
        await act.refuse(Deed.EDIT_WORDS)
    asked = await act.work.training_figures.asked(None)
    found = {_key(one): _share(one) for one in asked if one.fails_a_team or fails_team(one.failed, one.asked)}
    return replace(await _page(act, content, found, number, None), is_too_few=_is_too_few(asked))


def _is_too_few(asked: Sequence[AskedDrill]) -> bool:
    return all(one.asked < FEWEST_ASKED for one in asked)


def _key(one: AskedDrill) -> _Key:
    return one.language, one.item


def _share(one: AskedDrill) -> Share:
    return Share(one.failed, one.asked)


async def _page(act: Act, content: TrainingContent, found: Mapping[_Key, Share], number: int, team: Team | None) -> FailedDrills:
    """Return a page of those that are in the words still; past the end the last one."""
    asked = {key: question_of(content.book(key[0]), key[1]) for key in found}
    order = sorted(
        (key for key, question in asked.items() if question is not None),
        key=lambda key: (-found[key].interval[0], key),
    )
    number = min(number, max(0, len(order) - 1) // SHOWN)
    shown = order[number * SHOWN : (number + 1) * SHOWN]
    given = await _given(act, {item for _, item in shown}, None if team is None else team.id)
    drills = [
        FailedDrill(language=key[0], question=question, failed=found[key], given=hidden_among(given.get(key, {}), found[key]))
        for key in shown
        if (question := asked[key]) is not None
    ]
    return FailedDrills(drills=drills, number=number, has_more=len(order) > (number + 1) * SHOWN, team=team)


async def _given(act: Act, items: Collection[DrillId], team_id: TeamId | None) -> Mapping[_Key, Mapping[str, int]]:
    """Count wrong answers by drill and language."""
    counts: defaultdict[_Key, dict[str, int]] = defaultdict(dict)
    if items:
        for one in await act.work.training_figures.given(items, team_id):
            counts[one.language, one.item][one.given] = one.people
    return counts

"""How a team practises: its table, what it takes for what, and the drills that it fails. Nobody's single answer is shown."""

from __future__ import annotations

from bot.domain.ids import TeamId
from bot.domain.people.employee import Team
from bot.domain.training.stuck import Stuck
from bot.screens.page import button, page, pager, part, short
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.screens.training.drill_pages import pair_words
from bot.screens.training.progress_pages import mixup_lines, share_text
from bot.screens.training.team_actions import ChoosePack, ListGiven, ListTeamFailed, ShowTeamMixups, ShowTeamPractice
from bot.services.training.person_practice import PersonPractice
from bot.services.training.team_practice import TeamMixups, TeamPractice

PEOPLE_SHOWN = 5
TEAMS_SHOWN = 2
"""Buttons of other teams; the rest is one tap further."""


def team_page(seen: TeamPractice, texts: Texts, number: int = 0) -> Screen:
    """Show each person's line, those who are stuck first."""
    team = int(seen.team.id)
    shown, number = part(seen.people, number, PEOPLE_SHOWN)
    lines = [line for one in shown for line in person_lines(one, texts)]
    has_more = len(seen.people) > (number + 1) * PEOPLE_SHOWN
    rows = [
        pager(texts, number, has_more=has_more, at=lambda at: ShowTeamPractice(team=team, page=at)),
        [
            button(texts, "button.team_mixups", ShowTeamMixups(team=team)),
            button(texts, "button.team_failed", ListTeamFailed(team=team, page=0)),
        ],
        [
            button(texts, "button.team_given", ListGiven(team=team, page=0)),
            button(texts, "button.team_assign", ChoosePack(team=team)),
        ],
        *(
            [button(texts, "button.team_other", ShowTeamPractice(team=int(one.id), page=0), team=short(one.name))]
            for one in _next_teams(seen)
        ),
    ]
    note = texts.plain("team_practice.note" if lines else "team_practice.none")
    return page(texts, texts.plain("team_practice.title", team=seen.team.name), lines=lines, note=note, keyboard=rows)


def person_lines(one: PersonPractice, texts: Texts) -> list[str]:
    """Return somebody's line in the table, and below it what keeps him."""
    name = one.employee.name
    if not one.is_known:
        return [texts.plain("team_practice.never", name=name)]
    done = one.practice
    line = texts.plain("team_practice.line", name=name, days=done.days, of=done.of, share=share_text(done.right, texts))
    return [line, *stuck_lines(one.stuck, texts)]


def stuck_lines(stuck: Stuck | None, texts: Texts) -> list[str]:
    """Say what keeps somebody; nothing when nothing does."""
    if stuck is None:
        return []
    if stuck.confused is None:
        return [texts.plain("team_practice.away", n=stuck.days)]
    mixed = stuck.confused
    words = pair_words((mixed.right, mixed.given), texts)
    return [
        texts.plain("team_practice.confuses", right=words["one"], taken=words["other"], part=mixed.share.part, n=mixed.share.n)
    ]


def practice_line(one: PersonPractice, texts: Texts) -> str:
    """Return how somebody practises, for his page; what keeps him stands in the team's table."""
    if not one.is_known:
        return texts.plain("team_practice.person_never")
    done = one.practice
    return texts.plain("team_practice.person", days=done.days, of=done.of, share=share_text(done.right, texts))


def mixups_page(seen: TeamMixups, texts: Texts) -> Screen:
    """Show what the team takes for what."""
    title = texts.plain("team_practice.mixups_title", team=seen.team.name)
    lines = [texts.plain("team_practice.mixups_people", n=seen.people), "", *mixup_lines(seen.matrix, texts)]
    return page(texts, title, lines=lines, keyboard=[[_back(seen.team.id, texts)]])


def _next_teams(seen: TeamPractice) -> list[Team]:
    """Return the teams that come after this one, so that every one of them is reached by going on."""
    later = [one for one in seen.others if one.id > seen.team.id]
    return [*later, *(one for one in seen.others if one.id < seen.team.id)][:TEAMS_SHOWN]


def _back(team: TeamId, texts: Texts) -> Button:
    return button(texts, "button.team_practice_back", ShowTeamPractice(team=int(team), page=0))

"""Giving people something to practise: what, to whom, how often, until when; and how each of them stands with it."""

from __future__ import annotations

from datetime import date

from bot.domain.calls.temperament import Temperament
from bot.domain.people.employee import Team
from bot.domain.training.assignment import PACK_KINDS, Assignment, Frequency, Pack, PackKind
from bot.screens.action import encode
from bot.screens.page import button, chosen, page, pager, part, short
from bot.screens.reminders.calendar import days_to_come, month_meant, months_beside
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.screens.training.assigned_pages import day_in_figures, often, pack_name, short_pack
from bot.screens.training.team_actions import (
    AskDeadline,
    ChooseAssignee,
    ChoosePack,
    DraftAssignment,
    GiveAssignment,
    ListGiven,
    OpenDraft,
    OpenGiven,
    SetAssignedFrequency,
    SetDeadline,
    ShowTeamPractice,
    TakeBackAssignment,
)
from bot.screens.training.train_pages import PAIRS
from bot.services.training.assign import Draft
from bot.services.training.given import Given, GivenListed

PEOPLE_SHOWN = 6
GIVEN_SHOWN = 7
STANDING_SHOWN = 10
NAME_OF_TWO = 18
"""Characters of a name of two in a row."""


def packs_page(team: Team, texts: Texts) -> Screen:
    """Ask what is to be practised: two types, one, or drills of one kind."""
    number = int(team.id)

    def of(pack: Pack, label: str) -> Button:
        return Button(label=label, action=encode(DraftAssignment(team=number, pack=str(pack))))

    pairs = [Pack(kind=PackKind.PAIR, pair=pair) for pair in PAIRS]
    types = [Pack(kind=PackKind.TYPE, temperament=kind) for kind in Temperament]
    kinds = [Pack(kind=PackKind.DRILLS, drills=kind) for kind in PACK_KINDS]
    of_pairs = [of(pack, short_pack(pack, texts)) for pack in pairs]
    others = [of(pack, texts.plain("button.assign_pack", pack=short_pack(pack, texts))) for pack in (*types, *kinds)]
    rows = [of_pairs[:3], of_pairs[3:], *(others[at : at + 2] for at in range(0, len(others), 2))]
    title = texts.plain("assign.title", team=team.name)
    back = button(texts, "button.team_practice_back", ShowTeamPractice(team=number, page=0))
    return page(texts, title, note=texts.plain("assign.ask_pack"), keyboard=[*rows, [back]])


def draft_page(draft: Draft, texts: Texts, number: int = 0, *, is_nobody: bool = False) -> Screen:
    """Ask to whom, how often, until when."""
    it = draft.assignment
    shown, number = part(draft.people, number, PEOPLE_SHOWN)
    people = [
        Button(
            label=chosen(texts, short(one.name, NAME_OF_TWO), is_so=one.id in draft.chosen),
            action=encode(
                ChooseAssignee(assignment=int(it.id), person=int(one.id), on=int(one.id not in draft.chosen), page=number)
            ),
        )
        for one in shown
    ]
    frequencies = [
        Button(
            label=chosen(texts, texts.plain(f"button.assign_{one}"), is_so=one is it.frequency),
            action=encode(SetAssignedFrequency(assignment=int(it.id), frequency=one)),
        )
        for one in Frequency
    ]
    has_more = len(draft.people) > (number + 1) * PEOPLE_SHOWN
    rows = [
        *(people[at : at + 2] for at in range(0, len(people), 2)),
        pager(texts, number, has_more=has_more, at=lambda at: OpenDraft(assignment=int(it.id), page=at)),
        frequencies,
        [button(texts, "button.assign_until", AskDeadline(assignment=int(it.id), month=0), day=texts.weekday_date(it.due_on))],
        [button(texts, "button.assign_give", GiveAssignment(assignment=int(it.id)), n=len(draft.chosen))] if draft.chosen else [],
        [button(texts, "button.back", ChoosePack(team=int(draft.team.id)))],
    ]
    lines = [texts.plain("assign.chosen", n=len(draft.chosen))] if draft.chosen else []
    note = "assign.nobody" if not draft.people else "assign.choose_somebody" if is_nobody else "assign.ask_whom"
    title = texts.plain("assign.draft", pack=pack_name(it.pack, texts))
    return page(texts, title, lines=lines, note=texts.plain(note), keyboard=rows)


def deadline_page(draft: Draft, texts: Texts, month: int = 0) -> Screen:
    """Show the days of a month to choose from; first of that in which the deadline is that is chosen now.

    Raises:
        NotFound: there is no such month.
    """
    number = int(draft.assignment.id)

    def day_button(day: date) -> Button:
        label = chosen(texts, str(day.day), is_so=day == draft.assignment.due_on)
        return Button(label=label, action=encode(SetDeadline(assignment=number, day=int(day.strftime("%Y%m%d")))))

    def turn(label: str, to: date) -> Button:
        return Button(label=label, action=encode(AskDeadline(assignment=number, month=to.year * 100 + to.month)))

    due_on = draft.assignment.due_on
    first = month_meant(month or due_on.year * 100 + due_on.month, draft.today)
    back = button(texts, "button.back", OpenDraft(assignment=number, page=0))
    rows = [*days_to_come(first, draft.today, texts, day_button), [back, *months_beside(first, draft.today, turn)]]
    return page(texts, texts.plain("assign.ask_day"), note=texts.month(first), keyboard=rows)


def given_list_page(listed: GivenListed, texts: Texts, number: int = 0) -> Screen:
    """List what was given in a team: how many have done each."""
    team = int(listed.team.id)
    shown, number = part(listed.given, number, GIVEN_SHOWN)
    rows = [
        [
            button(
                texts,
                "button.assign_given",
                OpenGiven(assignment=int(one.assignment.id), page=0),
                pack=short_pack(one.assignment.pack, texts),
                done=one.done,
                n=one.people,
                day=day_in_figures(one.assignment.due_on, texts),
            )
        ]
        for one in shown
    ]
    more = pager(
        texts, number, has_more=len(listed.given) > (number + 1) * GIVEN_SHOWN, at=lambda at: ListGiven(team=team, page=at)
    )
    back = [
        button(texts, "button.team_practice_back", ShowTeamPractice(team=team, page=0)),
    ]
    new = [button(texts, "button.team_assign", ChoosePack(team=team))]
    note = "" if listed.given else texts.plain("assign.given_none")
    return page(texts, texts.plain("assign.given_title", team=listed.team.name), note=note, keyboard=[*rows, more, new, back])


def given_page(given: Given, texts: Texts, number: int = 0) -> Screen:
    """Show how each of its people stands."""
    it = given.assignment
    shown, number = part(given.people, number, STANDING_SHOWN)
    lines = [_about(it, texts), ""]
    lines += [
        texts.plain(
            f"assign.stands_{_standing(how.standing, is_late=how.is_late)}", name=who.name, done=how.done, wanted=how.wanted
        )
        for who, how in shown
    ] or [texts.plain("assign.left")]
    has_more = len(given.people) > (number + 1) * STANDING_SHOWN
    rows = [
        pager(texts, number, has_more=has_more, at=lambda at: OpenGiven(assignment=int(it.id), page=at)),
        [button(texts, "button.assign_take_back", TakeBackAssignment(assignment=int(it.id)))],
        [button(texts, "button.assign_all", ListGiven(team=int(given.team.id), page=0))],
    ]
    return page(texts, pack_name(it.pack, texts), lines=lines, keyboard=rows)


def _about(it: Assignment, texts: Texts) -> str:
    return texts.plain("assign.given", often=often(it.frequency, texts), day=texts.weekday_date(it.due_on))


def _standing(standing: str, *, is_late: bool) -> str:
    """To a supervisor what can still be made up for is late as well."""
    return "late" if is_late else standing

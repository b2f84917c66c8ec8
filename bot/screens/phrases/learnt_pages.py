"""What a team's calls have taught: the teams, what a night proposes with what it would have said, what was decided."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.calls.learnt_weights import LearntWeights
from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.people.employee import Employee
from bot.screens.action import encode
from bot.screens.page import button, page, pager, part, short
from bot.screens.phrases.actions import (
    DropLearnt,
    ListLearntChange,
    ListPastLearnt,
    OpenLearnt,
    OpenLearntTeam,
    OpenWeighed,
    TakeLearnt,
    UndoLearnt,
    VisitLearnt,
)
from bot.screens.phrases.weighing_pages import change_buttons, change_lines, changed_page, how_far
from bot.screens.phrases.weight_pages import change_line
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.calls.rejudge_calls import ChangedVerdict
from bot.services.outgoing_ports import Priority
from bot.services.phrases.take_learnt import LearningTeams, Learnt, PastLearnt
from bot.services.phrases.tell_learnt import LearntTold
from bot.services.phrases.weigh_anew import key_of

CHANGES = 2
"""Kinds of changed verdicts on a page."""
TEAMS_SHOWN = 6
"""Each has a row."""
LEARNT_NEWS_SLOT = SlotKind(
    name="news:learnt", closes_on=frozenset({Change.ACCESS, Change.TEAM, Change.FURTHER_TEAM, Change.ROLE, Change.EDITOR})
)
"""To whoever decides."""


def teams_page(listed: LearningTeams, number: int, texts: Texts) -> Screen:
    """List the teams; one that is proposed something is marked."""
    shown, number = part(listed.teams, number, TEAMS_SHOWN)
    rows = [
        [
            Button(
                label=texts.plain("learnt.proposed_in", team=short(one.name)) if one.id in listed.proposed else short(one.name),
                action=encode(OpenLearntTeam(team=int(one.id), page=0)),
            )
        ]
        for one in shown
    ]
    has_more = (number + 1) * TEAMS_SHOWN < len(listed.teams)
    keyboard = [
        *rows,
        pager(texts, number, has_more=has_more, at=lambda at: OpenLearnt(page=at)),
        [button(texts, "button.words_back", OpenWeighed())],
    ]
    return page(texts, texts.plain("learnt.title"), note=texts.plain("learnt.pick_team"), keyboard=keyboard)


def learnt_page(view: Learnt, number: int, texts: Texts) -> Screen:
    """Show what a team is proposed, by how many calls, and what it would have said; or what it takes.

    Args:
        number: the page of the changes, the most frequent first.
    """
    team, proposal = int(view.team.id), view.proposal
    lines: list[str] = []
    numbers: list[list[Button]] = []
    if proposal is None:
        lines.append(texts.plain("learnt.heard", n=view.heard))
        lines += [texts.plain("learnt.in_force", n=view.in_force)] if view.in_force else []
        lines += ["", texts.plain("learnt.nothing")]
    elif not proposal.cues:
        lines.append(texts.plain("weights.same"))
    else:
        for one in proposal.cues:
            change = change_line(one.cue, one.before, one.strength, texts)
            lines.append(texts.plain("learnt.by", change=change, n=one.calls, people=one.people))
        lines.append("")
        if not view.weighed.is_done:
            lines.append(how_far(view.weighed, texts))
        else:
            shown, number = part(view.weighed.changes, number, CHANGES)
            first, some = number * CHANGES, replace(view.weighed, changes=shown)
            lines += change_lines(some, texts, first)
            has_more = first + len(shown) < len(view.weighed.changes)
            numbers = [
                *change_buttons(some, texts, lambda one: ListLearntChange(team=team, change=key_of(one), page=0), first),
                pager(texts, number, has_more=has_more, at=lambda at: OpenLearntTeam(team=team, page=at)),
            ]
    rows = [
        *numbers,
        _decide(view, proposal, texts) if proposal is not None else [],
        [
            button(texts, "button.weights_past", ListPastLearnt(team=team, page=0)),
            *([] if view.weighed.is_done else [button(texts, "button.weighed_again", OpenLearntTeam(team=team, page=0))]),
            button(texts, "button.words_back", OpenLearnt(page=0) if view.is_one_of_many else OpenWeighed()),
        ],
    ]
    title = texts.plain("learnt.of_team", team=view.team.name)
    note = texts.plain("learnt.note") if proposal is not None else ""
    return page(texts, title, lines=lines, note=note, keyboard=rows)


def news_message(told: LearntTold, texts: Texts) -> Show:
    """Tell somebody that new weights wait for him, without a sound, with the way there."""
    team = told.teams[0] if len(told.teams) == 1 else None
    html = texts.html("learnt.told_teams", n=len(told.teams)) if team is None else texts.html("learnt.told", team=team.name)
    rows = [[button(texts, "button.learnt_look", VisitLearnt(team=0 if team is None else int(team.id)))]]
    slot = LEARNT_NEWS_SLOT.in_chat(ChatId(int(told.whom.person_id)))
    screen = Screen(html=html, keyboard=rows, is_silent=True)
    return Show(slot=slot, screen=screen, priority=Priority.REMINDER, is_anew=True)


def _decide(view: Learnt, proposal: LearntWeights, texts: Texts) -> list[Button]:
    number = int(proposal.id)
    take = button(texts, "button.learnt_take", TakeLearnt(learnt=number, over=view.sign))
    return [*([take] if view.may_be_taken else []), button(texts, "button.words_drop", DropLearnt(learnt=number))]


def learnt_change_page(team: int, change: ChangedVerdict, number: int, me: Employee, texts: Texts) -> Screen:
    """List the newest calls of one change that a proposal would make; a number opens one."""
    return changed_page(
        change,
        number,
        me,
        texts,
        back=OpenLearntTeam(team=team, page=0),
        at=lambda at: ListLearntChange(team=team, change=key_of(change), page=at),
    )


def past_learnt_page(past: PastLearnt, me: Employee, texts: Texts) -> Screen:
    """Show what was ever decided, newest first; what was taken last may be taken back."""
    team, read = int(past.team.id), past.read
    lines = [_past_line(one, past, me, texts) for one in read.items]
    is_shown = past.undoable is not None and any(one.id == past.undoable for one in read.items)
    rows = [
        pager(texts, read.page, has_more=read.has_more, at=lambda at: ListPastLearnt(team=team, page=at)),
        [button(texts, "button.weights_undo", UndoLearnt(learnt=int(past.undoable or 0)))] if is_shown else [],
        [button(texts, "button.words_back", OpenLearntTeam(team=team, page=0))],
    ]
    note = "" if read.items else texts.plain("learnt.none")
    return page(texts, texts.plain("learnt.past", team=past.team.name), lines=lines, note=note, keyboard=rows)


def _past_line(one: LearntWeights, past: PastLearnt, me: Employee, texts: Texts) -> str:
    if one.dropped_at is not None:
        key, at = "learnt.past_dropped", one.dropped_at
    else:
        key, at = "words.past_line" if one.is_live else "words.past_undone", one.taken_at or one.made_at
    name = past.names.get(one.decided_by) if one.decided_by is not None else None
    return texts.plain(
        key,
        at=texts.moment(at, me.time_zone),
        name=name or texts.plain("words.editor_elsewhere"),
        text="; ".join(change_line(cue.cue, cue.before, cue.strength, texts) for cue in one.cues),
    )

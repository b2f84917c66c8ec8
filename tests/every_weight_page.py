"""Every page of weights at its fullest: the longest cues, a full draft, every kind of change listed, a long history."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.calls.judge_again import Verdict
from bot.domain.calls.learnt_weights import LearntCue, LearntId, LearntWeights
from bot.domain.calls.script import Script
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import ConsultationId, EmployeeId, LanguageCode, PersonId, TeamId
from bot.domain.people.employee import Employee, Role, Team
from bot.domain.phrases.edit import EditId
from bot.domain.phrases.edited_weights import MOST_CUES, Cue, EditedWeight, WeightsEdit
from bot.screens.phrases.learnt_pages import learnt_change_page, learnt_page, news_message, past_learnt_page, teams_page
from bot.screens.phrases.weighing_pages import weighed_page
from bot.screens.phrases.weight_pages import cue_page, draft_page, past_page, question_page, questions_page, would_change_page
from bot.screens.screen import Screen
from bot.screens.texts import Texts
from bot.services.calls.rejudge_calls import ChangedVerdict
from bot.services.pages import Part
from bot.services.phrases.change_weights import (
    PAST_SIZE,
    CueWeight,
    DraftWeighed,
    Heard,
    PastWeights,
    QuestionsListed,
    QuestionWeights,
    WeightChange,
)
from bot.services.phrases.take_learnt import LearningTeams, Learnt, PastLearnt
from bot.services.phrases.tell_learnt import LearntTold
from bot.services.phrases.weigh_anew import MOST_CHANGES, WeighedAnew

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ME = Employee(
    id=EmployeeId(1),
    person_id=PersonId(1),
    team_id=TeamId(1),
    role=Role.OWNER,
    name="Александра Константиновна Константинопол",
    language=LanguageCode("ru"),
    time_zone="America/Argentina/ComodRivadavia",
)
CALLS = 12345


def changes() -> list[ChangedVerdict]:
    """More kinds of changes than fit on a page, each of many calls."""
    kinds = [Recognition.CHOLERIC, Recognition.PHLEGMATIC, Recognition.MELANCHOLIC]
    verdicts = [Verdict(recognition=kind, is_sure=is_sure) for is_sure in (False, True) for kind in kinds]
    pairs = [(one, other) for one in verdicts for other in verdicts if one != other]
    calls = deque((ConsultationId(2**40 + number), NOON) for number in range(40))
    return [ChangedVerdict(before=before, after=after, n=1234, calls=calls) for before, after in pairs]


def longest_cues(script: Script, texts: Texts) -> list[Cue]:
    """The cues with the longest words, one of a question."""
    every = [
        max((Cue(one.id, option.id) for option in one.options), key=lambda cue: len(texts.cue(cue.question, cue.option)))
        for one in script.questions
    ]
    return sorted(every, key=lambda cue: -len(texts.cue(cue.question, cue.option)))[:MOST_CUES]


def full_edit(cues: list[Cue]) -> WeightsEdit:
    """An edit of as many cues as it may have, by somebody with a long name."""
    return WeightsEdit(
        id=EditId(2**40),
        strengths=dict.fromkeys(cues, 0.85),
        before=dict.fromkeys(cues, 0.65),
        employee_id=ME.id,
        created_at=NOON,
        published_at=NOON,
        undone_at=NOON,
    )


def all_judged() -> WeighedAnew:
    """All calls are judged, and much would change."""
    return WeighedAnew(judged=CALLS, is_done=True, changed=9876, changes=changes())


def full_draft(script: Script, texts: Texts) -> DraftWeighed:
    """A draft of as many cues as it may have, judged."""
    cues = longest_cues(script, texts)
    return DraftWeighed(
        draft=full_edit(cues),
        changes=[WeightChange(cue=cue, before=0.65, after=0.85) for cue in cues],
        findings=(),
        weighed=all_judged(),
        sign=2**32 - 1,
    )


def every_weight_page(script: Script, texts: Texts) -> Iterator[tuple[str, Screen]]:
    """Give every page once."""
    cues = longest_cues(script, texts)
    edit = full_edit(cues)
    weighed = all_judged()
    question = max(script.questions, key=lambda one: sum(len(texts.cue(one.id, option.id)) for option in one.options))
    weights = [
        CueWeight(
            cue=Cue(question.id, option.id),
            option=option.with_strength(0.7),
            strength=0.75,
            chosen=0.85,
            edited=EditedWeight(cue=Cue(question.id, option.id), strength=0.75, instead_of=0.6),
        )
        for option in question.options
    ]
    past = PastWeights(
        read=Part(items=[edit] * PAST_SIZE, page=3, has_more=True),
        names={ME.id: ME.name},
        undoable=edit.id,
        in_force=4,
        left_out=12,
        in_conflict=34,
    )
    listed = QuestionsListed(questions=[one.id for one in script.questions if not one.retired], draft=edit)
    yield "weights in force", weighed_page(replace(weighed, changes=weighed.changes[:MOST_CHANGES]), ME, texts)
    yield "questions", questions_page(listed, 1, texts)
    yield "question", question_page(QuestionWeights(question=question.id, cues=weights, draft=edit), texts)
    for one in weights:
        yield f"cue {one.cue.name}", cue_page(one, Heard(part=CALLS, n=CALLS), texts)
    yield "draft", draft_page(full_draft(script, texts), 1, texts)
    yield "calls of a change", would_change_page(int(edit.id), weighed.changes[0], 1, ME, texts)
    yield "history", past_page(past, ME, texts)
    yield from _every_learnt_page(cues, texts)


def _every_learnt_page(cues: list[Cue], texts: Texts) -> Iterator[tuple[str, Screen]]:
    """Give every page of what a team's calls have taught."""
    team = Team(id=TeamId(2**40), name="Отдел продаж загородной недвижимости и участков")
    proposal = LearntWeights(
        id=LearntId(2**40),
        team_id=team.id,
        made_at=NOON,
        cues=[LearntCue(cue=cue, before=0.65, strength=0.85, calls=CALLS, people=123) for cue in cues],
    )
    learnt = Learnt(
        team=team,
        is_one_of_many=True,
        heard=CALLS,
        in_force=12,
        proposal=proposal,
        weighed=all_judged(),
        sign=2**32 - 1,
    )
    undone = replace(proposal, decided_by=ME.id, taken_at=NOON, undone_at=NOON)
    dropped = replace(proposal, decided_by=ME.id, dropped_at=NOON)
    past = PastLearnt(
        team=team,
        read=Part(items=[undone, dropped, replace(undone, undone_at=None)], page=3, has_more=True),
        names={ME.id: ME.name},
        undoable=proposal.id,
    )
    teams = [replace(team, id=TeamId(2**40 + number)) for number in range(30)]
    yield "learnt in teams", teams_page(LearningTeams(teams=teams, proposed=frozenset({teams[9].id})), 1, texts)
    yield "learnt in a team", learnt_page(learnt, 1, texts)
    yield "learnt, being judged", learnt_page(replace(learnt, weighed=replace(all_judged(), is_done=False)), 0, texts)
    yield "nothing learnt", learnt_page(replace(learnt, proposal=None), 0, texts)
    yield "calls of a learnt change", learnt_change_page(2**40, all_judged().changes[0], 1, ME, texts)
    yield "learnt history", past_learnt_page(past, ME, texts)


def every_learnt_news(texts: Texts) -> Iterator[Screen]:
    """Give the message that tells of a proposal: of one team, and of several."""
    team = Team(id=TeamId(2**40), name="Отдел продаж загородной недвижимости и участков")
    for teams in ([team], [team, team]):
        yield news_message(LearntTold(whom=ME, teams=teams, live=None), texts).screen

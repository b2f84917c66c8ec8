"""Every page of weights at its fullest: the longest cues, a full draft, every kind of change listed, a long history."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.calls.judge_again import Verdict
from bot.domain.calls.script import Script
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import ConsultationId, EmployeeId, LanguageCode, PersonId, TeamId
from bot.domain.people.employee import Employee, Role
from bot.domain.phrases.edit import EditId
from bot.domain.phrases.edited_weights import MOST_CUES, Cue, EditedWeight, WeightsEdit
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

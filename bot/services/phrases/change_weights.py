"""Changing what cues weigh: a draft of a few cues, the calls lately judged by it before it is published, history, undo, a file.

A draft is judged against what is in force by the rows, not by what this process has heard of. What its reader saw judged is named
by a sign in the button that publishes: when anything else is in force by then, it is judged anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.calls.reweigh import reweigh, strength_of
from bot.domain.calls.script import Option, Script
from bot.domain.ids import EmployeeId, OptionId, QuestionId
from bot.domain.people.permissions import Deed
from bot.domain.phrases.edit import EditId, newest_live
from bot.domain.phrases.edited_text import sign_of
from bot.domain.phrases.edited_weights import MOST_CUES, STEPS, Cue, EditedWeight, WeightsEdit, edited_weights
from bot.domain.supervision.scope import scope_of
from bot.services.act import Act
from bot.services.calls.rejudge_calls import ChangedVerdict, Tally
from bot.services.errors import NotFound, NotYours
from bot.services.figures.ports import Span
from bot.services.interaction_ports import InteractionKind
from bot.services.pages import Part, read_page
from bot.services.people.ports import AuditAction
from bot.services.phrases.edit_text import begin_editing, known_name, require_editor
from bot.services.phrases.ports import WeightJudge, WordsFinding
from bot.services.phrases.weigh_anew import LATELY, WeighedAnew, Weighing, changed_so, counted

PAST_SIZE = 3
"""Publications on a page of the history."""
AS_IN_FILES = 0
"""In place of a strength in a button: the files' own."""
LOCK = "weights"


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWeight:
    """A cue with what it weighs."""

    cue: Cue
    option: Option
    """As the files have it."""
    strength: float
    """In force."""
    chosen: float
    """In one's own draft; what is in force where the draft says nothing."""
    edited: EditedWeight | None
    """The edit in force, if there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsListed:
    """The questions in use in their order, and one's own draft."""

    questions: Sequence[QuestionId]
    draft: WeightsEdit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionWeights:
    """A question with its cues."""

    question: QuestionId
    cues: Sequence[CueWeight]
    draft: WeightsEdit | None
    is_full: bool = False
    """The draft has as many cues as it may: nothing was changed just now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """In how many of how many calls lately a cue was tapped."""

    part: int
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightChange:
    """A cue that would weigh something else."""

    cue: Cue
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftWeighed:
    """A draft, and what it would have said of the calls lately."""

    draft: WeightsEdit
    changes: Sequence[WeightChange]
    """Those that differ from what is in force."""
    findings: Sequence[WordsFinding]
    weighed: WeighedAnew
    sign: int
    """Of what is judged against what."""
    is_overtaken: bool = False
    """Something else was judged when the reader tapped: it is judged anew."""

    @property
    def may_be_published(self) -> bool:
        """True when it changes something, no rule objects and all calls are judged."""
        return bool(self.changes) and not self.findings and self.weighed.is_done


@dataclass(frozen=True, slots=True, kw_only=True)
class PastWeights:
    """What was ever published, newest first, and who did it."""

    read: Part[WeightsEdit]
    names: Mapping[EmployeeId, str]
    """Of those whom the reader may know."""
    undoable: EditId | None
    """The newest in force."""
    in_force: int
    """Cues of which the bot's strength counts."""
    left_out: int
    """Strengths that are published and not in force: the files have no such cue any more, or a rule objects."""
    in_conflict: int
    """Strengths in force whose cue has another one in the files than when it was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightsChanged:
    """Other strengths are in force now."""

    past: PastWeights
    live: Sequence[EditedWeight]
    is_done: bool
    """What the button meant is so; a second tap, or one of yesterday, may have changed nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Base:
    files: Script
    script: Script
    """The files' with what is in force by the rows."""
    edited: Mapping[Cue, EditedWeight]
    """What is in force."""
    left_out: Sequence[EditedWeight]
    in_conflict: Sequence[EditedWeight]

    def drafted(self, draft: WeightsEdit) -> Script:
        """Return the script as it would be with a draft."""
        return reweigh(self.files, {cue: one.strength for cue, one in self.edited.items()} | dict(draft.strengths))


async def list_questions(act: Act) -> QuestionsListed:
    """Return the questions of which cues may be weighed otherwise."""
    await begin_editing(act)
    questions = [question.id for question in act.script.questions if not question.retired]
    return QuestionsListed(questions=questions, draft=await act.work.weight_edits.draft_of(act.employee.id))


async def view_question(act: Act, judge: WeightJudge, question_id: QuestionId) -> QuestionWeights:
    """Return the cues of a question with what they weigh.

    Raises:
        NotFound: there is no such question.
    """
    await begin_editing(act)
    return await _question(act, judge, question_id)


async def _question(act: Act, judge: WeightJudge, question_id: QuestionId) -> QuestionWeights:
    base = await _base(act, judge)
    draft = await act.work.weight_edits.draft_of(act.employee.id)
    question = base.files.question(question_id)
    if question is None or question.retired:
        raise NotFound
    cues = []
    for option in question.options:
        cue = Cue(question_id, option.id)
        strength = strength_of(base.script, cue) or option.strength
        chosen = strength if draft is None else draft.strengths.get(cue, strength)
        cues.append(CueWeight(cue=cue, option=option, strength=strength, chosen=chosen, edited=base.edited.get(cue)))
    return QuestionWeights(question=question_id, cues=cues, draft=draft)


async def view_cue(act: Act, judge: WeightJudge, cue: Cue) -> CueWeight:
    """Look at one cue.

    Raises:
        NotFound: there is no such cue.
    """
    question = await view_question(act, judge, cue.question)
    return _cue_of(question, cue)


def _cue_of(question: QuestionWeights, cue: Cue) -> CueWeight:
    found = next((one for one in question.cues if one.cue == cue), None)
    if found is None:
        raise NotFound
    return found


async def count_heard(act: Act, cue: Cue) -> Heard:
    """Count in how many of the calls lately, of those that he may look at, a cue was tapped. Writes nothing.

    Raises:
        NotAllowed: he may not edit words.
    """
    await require_editor(act)
    scope, span = scope_of(act.employee, Deed.READ_LOG), Span(since=act.now - LATELY, until=act.now)
    counted_cues = await act.work.stats.cues(scope, span)
    part = sum(one.calls for one in counted_cues if (one.question_id, one.option_id) == cue)
    return Heard(part=part, n=(await act.work.figures.counts(scope, span)).calls)


async def set_strength(act: Act, judge: WeightJudge, cue: Cue, hundredths: int) -> QuestionWeights:
    """Give a cue another strength in one's own draft; what is in force already is no change and goes from it.

    Args:
        hundredths: one of `STEPS`, or `AS_IN_FILES`.

    Raises:
        NotFound: there is no such cue, or no such strength is offered.
    """
    await begin_editing(act)
    question = await _question(act, judge, cue.question)
    found, edits = _cue_of(question, cue), act.work.weight_edits
    strength = next((one for one in STEPS if round(one * 100) == hundredths), None)
    if strength is None:
        if hundredths != AS_IN_FILES:
            raise NotFound
        strength = found.option.strength
    draft = question.draft
    strengths = dict(draft.strengths if draft else {})
    strengths.pop(cue, None)
    if strength != found.strength:
        if len(strengths) >= MOST_CUES:
            return replace(question, is_full=True)
        strengths[cue] = strength
    if draft is None and strengths:
        number = await edits.add(strengths, employee_id=act.employee.id, at=act.now)
        await act.log(InteractionKind.WORDS_WRITTEN, weights=str(number))
    elif draft is not None and strengths:
        await edits.rewrite(draft.id, strengths)
    elif draft is not None:
        await edits.forget_draft(draft.id)
    return await _question(act, judge, cue.question)


async def weigh_draft(act: Act, judge: WeightJudge, weighing: Weighing, draft_id: int) -> DraftWeighed:
    """Look at one's own draft and how far the judging by it is; the first look begins it.

    Raises:
        NotFound: there is no such draft any more.
        NotYours, NotAllowed: the refusal is on record.
    """
    return await _weighed(act, judge, weighing, await own_draft(act, draft_id))


async def list_would_change(act: Act, judge: WeightJudge, weighing: Weighing, draft_id: int, key: str) -> ChangedVerdict:
    """Return one change with its newest calls.

    Raises:
        NotFound: nothing changes so, by now; or there is no such draft.
        NotYours, NotAllowed: the refusal is on record.
    """
    return changed_so((await weigh_draft(act, judge, weighing, draft_id)).weighed, key)


async def drop_draft(act: Act, draft_id: int) -> None:
    """Let a draft go.

    Raises:
        NotFound: there is no such draft any more.
        NotYours, NotAllowed: the refusal is on record.
    """
    await act.work.weight_edits.forget_draft((await own_draft(act, draft_id)).id)


async def publish(act: Act, judge: WeightJudge, weighing: Weighing, draft_id: int, over: int) -> DraftWeighed | WeightsChanged:
    """Put a draft in force, if no rule objects and what its reader saw judged is what would be changed.

    Args:
        over: the sign of that, as `DraftWeighed.sign` gives it.
    """
    await begin_editing(act)
    found = await act.work.weight_edits.get(EditId(draft_id))
    if found is not None and found.employee_id == act.employee.id and found.published_at is not None:  # a second tap
        return await _changed(act, judge, is_done=found.is_live)
    draft = await own_draft(act, draft_id)
    is_free = await act.work.lanes.try_job(LOCK)
    # Whoever has published has let go of it: what is read from here on is what will be changed.
    view = await _weighed(act, judge, weighing, draft)
    if view.sign != over:
        return replace(view, is_overtaken=True)
    if not is_free or not view.changes or view.findings:
        return view
    base = await _base(act, judge)
    decided = {one.cue: strength_of(base.files, one.cue) for one in base.in_conflict}
    strengths = {one.cue: one.after for one in view.changes}
    before = {one.cue: decided.get(one.cue) or one.before for one in view.changes}
    if await act.work.weight_edits.publish(draft.id, strengths, before, act.now):
        await _put_on_record(act, AuditAction.WEIGHTS_PUBLISHED, replace(draft, strengths=strengths))
    return await _changed(act, judge, is_done=True)


async def undo(act: Act, judge: WeightJudge, edit_id: int) -> WeightsChanged:
    """Take the newest publication back; one that is not the newest in force changes nothing."""
    await begin_editing(act)
    is_free = await act.work.lanes.try_job(LOCK)
    newest = newest_live(await act.work.weight_edits.live())
    is_meant = is_free and newest is not None and int(newest.id) == edit_id
    if is_meant and newest is not None:
        await act.work.weight_edits.undo(newest.id, act.now)
        await _put_on_record(act, AuditAction.WEIGHTS_UNDONE, newest)
    return await _changed(act, judge, is_done=is_meant)


async def read_past(act: Act, judge: WeightJudge, page: int) -> PastWeights:
    """Return a page of what was ever published, newest first."""
    await begin_editing(act)
    return await _past(act, judge, page)


async def export_weights(act: Act, judge: WeightJudge) -> str:
    """Return the cues whose strength was changed as lines of the files.

    Raises:
        NotFound: there are none.
    """
    await begin_editing(act)
    base = await _base(act, judge)
    if not base.edited:
        raise NotFound
    await act.log(InteractionKind.WORDS_OPENED, export="weights")
    return judge.as_file(list(base.edited.values()))


async def own_draft(act: Act, draft_id: int) -> WeightsEdit:
    """Return one's own draft.

    Raises:
        NotFound: there is none any more.
        NotYours, NotAllowed: the refusal is on record.
    """
    await begin_editing(act)
    draft = await act.work.weight_edits.get(EditId(draft_id))
    if draft is None or draft.published_at is not None:
        raise NotFound
    if draft.employee_id != act.employee.id:
        await act.refuse(Deed.EDIT_WORDS, NotYours, draft=str(draft_id))
    return draft


async def house_script(act: Act, judge: WeightJudge) -> Script:
    """Return the script with the house's weights in force, by the rows."""
    return (await _base(act, judge)).script


async def _base(act: Act, judge: WeightJudge) -> _Base:
    files = judge.files()
    edited, left_out = {}, []
    for one in edited_weights(await act.work.weight_edits.live()):
        if judge.judge({one.cue: one.strength}):
            left_out.append(one)
        else:
            edited[one.cue] = one
    return _Base(
        files=files,
        script=reweigh(files, {cue: one.strength for cue, one in edited.items()}),
        edited=edited,
        left_out=left_out,
        in_conflict=[one for cue, one in edited.items() if one.conflicts_with(strength_of(files, cue) or one.strength)],
    )


async def _weighed(act: Act, judge: WeightJudge, weighing: Weighing, draft: WeightsEdit) -> DraftWeighed:
    base = await _base(act, judge)
    drafted = base.drafted(draft)
    changes = [
        WeightChange(cue=cue, before=before, after=after)
        for cue, after in sorted(draft.strengths.items())
        if (before := strength_of(base.script, cue)) not in (None, after)
    ]
    findings, tally = judge.judge(draft.strengths), Tally(is_done=True)
    if changes and not findings:
        tally = weighing.look(drafted, scope_of(act.employee, Deed.READ_LOG), act.now, against=base.script)
    await act.log(InteractionKind.WORDS_OPENED, weights=drafted.weights_version)
    return DraftWeighed(
        draft=draft,
        changes=changes,
        findings=findings,
        weighed=counted(tally),
        sign=sign_of(f"{base.script.version} {drafted.version}"),
    )


async def _changed(act: Act, judge: WeightJudge, *, is_done: bool) -> WeightsChanged:
    live = edited_weights(await act.work.weight_edits.live())
    return WeightsChanged(past=await _past(act, judge, 0), live=live, is_done=is_done)


async def _past(act: Act, judge: WeightJudge, page: int) -> PastWeights:
    edits, base = act.work.weight_edits, await _base(act, judge)
    read = await read_page(page, PAST_SIZE, edits.published, edits.count_published)
    people = await act.work.employees.by_ids([one.employee_id for one in read.items]) if read.items else ()
    newest = newest_live(await edits.live())
    return PastWeights(
        read=read,
        names={one.id: name for one in people if (name := known_name(act, one)) is not None},
        undoable=newest.id if newest else None,
        in_force=len(base.edited),
        left_out=len(base.left_out),
        in_conflict=len(base.in_conflict),
    )


async def _put_on_record(act: Act, action: AuditAction, edit: WeightsEdit) -> None:
    cues = " ".join(f"{cue.name}={strength}" for cue, strength in sorted(edit.strengths.items()))
    await act.audit(action, edit=str(edit.id), cues=cues)


def cue_named(question: str, option: str) -> Cue:
    """Return the cue that a button names."""
    return Cue(QuestionId(question), OptionId(option))

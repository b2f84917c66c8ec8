"""Changing what cues weigh: the questions, a question, a cue, the draft with what it would have said, the history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.ids import ChatId, QuestionId
from bot.domain.people.employee import Employee
from bot.domain.phrases.edited_weights import STEPS, Cue, WeightsEdit
from bot.screens.action import encode
from bot.screens.page import PAGE_SIZE, button, chosen, page, pager, part
from bot.screens.phrases.actions import (
    DropWeights,
    ExportWeights,
    ListPastWeights,
    ListWouldChange,
    OpenCueWeight,
    OpenQuestionWeights,
    OpenWeighed,
    OpenWeights,
    OpenWeightsDraft,
    PublishWeights,
    SetWeight,
    UndoWeights,
)
from bot.screens.phrases.phrase_lists import FILE_SLOT
from bot.screens.phrases.text_pages import finding_text
from bot.screens.phrases.weighing_pages import change_buttons, change_lines, changed_page, how_far
from bot.screens.screen import Button, File, Screen, Show
from bot.screens.texts import Texts
from bot.services.calls.rejudge_calls import ChangedVerdict
from bot.services.phrases.change_weights import (
    AS_IN_FILES,
    CueWeight,
    DraftWeighed,
    Heard,
    PastWeights,
    QuestionsListed,
    QuestionWeights,
)
from bot.services.phrases.weigh_anew import key_of

A_ROW = 2
HEARD = "🔈"
"""With it a question begins on a card, in every language."""
CHANGES = 4
"""Kinds of changes on a page of a draft."""


def questions_page(listed: QuestionsListed, number: int, texts: Texts) -> Screen:
    """Show the questions, by what they ask, in their order."""
    shown, number = part(listed.questions, number)
    has_more = (number + 1) * PAGE_SIZE < len(listed.questions)
    to = [Button(label=_asked(one, texts), action=encode(OpenQuestionWeights(question=one))) for one in shown]
    rows = [
        *_in_rows(to),
        pager(texts, number, has_more=has_more, at=lambda at: OpenWeights(page=at)),
        _to_draft(listed.draft, texts),
        [
            button(texts, "button.weights_past", ListPastWeights(page=0)),
            button(texts, "button.words_back", OpenWeighed()),
        ],
    ]
    return page(texts, texts.plain("weights.title"), note=texts.plain("weights.pick"), keyboard=rows)


def question_page(view: QuestionWeights, texts: Texts) -> Screen:
    """Show the cues of a question with what they weigh, or would with one's own draft."""
    to = [
        Button(
            label=chosen(texts, f"{_cue(one.cue, texts)} {texts.percent(one.chosen)}", is_so=one.chosen != one.strength),
            action=encode(OpenCueWeight(question=one.cue.question, option=one.cue.option)),
        )
        for one in view.cues
    ]
    rows = [*_in_rows(to), _to_draft(view.draft, texts), [button(texts, "button.words_back", OpenWeights(page=0))]]
    lines = [texts.plain("weights.ready", n=len(view.draft.strengths))] if view.draft else []
    return page(texts, _asked(view.question, texts), lines=lines, note=texts.plain("weights.pick_cue"), keyboard=rows)


def cue_page(one: CueWeight, heard: Heard, texts: Texts) -> Screen:
    """Show what a cue means, what it weighs, how often it was heard, and what it may weigh."""
    original, cue = one.option.strength, one.cue
    lines = [texts.heard(cue.question, cue.option), "", texts.plain("weights.now", share=texts.percent(one.strength))]
    if one.edited is not None and one.edited.conflicts_with(original):
        then = texts.percent(one.edited.instead_of)
        lines.append(texts.plain("weights.conflict", now=texts.percent(original), then=then))
    elif original != one.strength:
        lines.append(texts.plain("weights.files", share=texts.percent(original)))
    lines.append(texts.plain("weights.heard", part=heard.part, n=heard.n))

    def step(key: str, strength: float, hundredths: int) -> Button:
        label = texts.plain(f"button.weights_{key}", share=texts.percent(strength))
        action = SetWeight(question=cue.question, option=cue.option, to=hundredths)
        return Button(label=chosen(texts, label, is_so=strength == one.chosen), action=encode(action))

    steps = [step(str(round(strength * 100)), strength, round(strength * 100)) for strength in STEPS]
    if original not in STEPS:
        steps.append(step("files", original, AS_IN_FILES))
    back = button(texts, "button.words_back", OpenQuestionWeights(question=cue.question))
    note = texts.plain("weights.pick_step")
    return page(texts, _cue(cue, texts), lines=lines, note=note, keyboard=[*_in_rows(steps), [back]])


def draft_page(view: DraftWeighed, number: int, texts: Texts) -> Screen:
    """Show a draft, how far the judging by it is, and what it would have said; then it may be taken, and at any time dropped.

    Args:
        number: the page of the changes, the most frequent first.
    """
    draft, weighed = int(view.draft.id), view.weighed
    lines = [change_line(one.cue, one.before, one.after, texts) for one in view.changes]
    lines += [f"• {finding_text(one, texts)}" for one in view.findings]
    numbers: list[list[Button]] = []
    if not view.changes and not view.findings:
        lines.append(texts.plain("weights.same"))
    elif not weighed.is_done:
        lines += ["", how_far(weighed, texts)]
    elif view.changes and not view.findings:
        shown, number = part(weighed.changes, number, CHANGES)
        first, some = number * CHANGES, replace(weighed, changes=shown)
        lines += ["", *change_lines(some, texts, first)]
        has_more = first + len(shown) < len(weighed.changes)
        numbers = [
            *change_buttons(some, texts, lambda one: ListWouldChange(draft=draft, change=key_of(one), page=0), first),
            pager(texts, number, has_more=has_more, at=lambda at: OpenWeightsDraft(draft=draft, page=at)),
        ]
    take = button(texts, "button.words_publish", PublishWeights(draft=draft, over=view.sign))
    again = button(texts, "button.weighed_again", OpenWeightsDraft(draft=draft, page=0))
    rows = [
        *numbers,
        [*([take] if view.may_be_published else ()), button(texts, "button.words_drop", DropWeights(draft=draft))],
        [button(texts, "button.weights_more", OpenWeights(page=0)), *([] if weighed.is_done else [again])],
    ]
    return page(texts, texts.plain("weights.draft"), lines=lines, note=texts.plain("weights.draft_note"), keyboard=rows)


def would_change_page(draft: int, change: ChangedVerdict, number: int, me: Employee, texts: Texts) -> Screen:
    """List the newest calls of one change that a draft would make; a number opens one."""
    return changed_page(
        change,
        number,
        me,
        texts,
        back=OpenWeightsDraft(draft=draft, page=0),
        at=lambda at: ListWouldChange(draft=draft, change=key_of(change), page=at),
    )


def past_page(past: PastWeights, me: Employee, texts: Texts) -> Screen:
    """Show what was ever published, newest first; the newest in force may be taken back."""
    read = past.read
    lines = [
        texts.plain(
            "words.past_line" if one.is_live else "words.past_undone",
            at=texts.moment(one.published_at or one.created_at, me.time_zone),
            name=past.names.get(one.employee_id) or texts.plain("words.editor_elsewhere"),
            text="; ".join(change_line(cue, one.before[cue], after, texts) for cue, after in sorted(one.strengths.items())),
        )
        for one in read.items
    ]
    told = {"weights.left_out": past.left_out, "weights.in_conflict": past.in_conflict}
    lines += [texts.plain(key, n=n) for key, n in told.items() if n]
    is_shown = past.undoable is not None and any(one.id == past.undoable for one in read.items)
    rows = [
        pager(texts, read.page, has_more=read.has_more, at=lambda at: ListPastWeights(page=at)),
        [button(texts, "button.weights_undo", UndoWeights(edit=int(past.undoable or 0)))] if is_shown else [],
        [
            *([button(texts, "button.words_file", ExportWeights())] if past.in_force else ()),
            button(texts, "button.words_back", OpenWeights(page=0)),
        ],
    ]
    note = "" if read.items else texts.plain("weights.none")
    return page(texts, texts.plain("weights.past"), lines=lines, note=note, keyboard=rows)


def exported_weights(chat_id: ChatId, texts: Texts, text: str) -> Show:
    """Return the changed cues as a file."""
    screen = Screen(html=texts.html("weights.file"), file=File(name="script-questions.yaml", text=text))
    return Show(slot=FILE_SLOT.in_chat(chat_id, "weights"), screen=screen, is_anew=True)


def _to_draft(draft: WeightsEdit | None, texts: Texts) -> list[Button]:
    if draft is None:
        return []
    return [button(texts, "button.weights_draft", OpenWeightsDraft(draft=int(draft.id), page=0), n=len(draft.strengths))]


def change_line(cue: Cue, before: float, after: float, texts: Texts) -> str:
    """Say of a cue what it weighs, and what it would."""
    facts = {"before": texts.percent(before), "after": texts.percent(after)}
    return texts.plain("weights.change", cue=_cue(cue, texts), **facts)


def _asked(question: QuestionId, texts: Texts) -> str:
    """Return what a question asks, without the sign that it has on a card."""
    return texts.prompt(question).removeprefix(HEARD).strip()


def _cue(cue: Cue, texts: Texts) -> str:
    """Return the words of a cue; its name where the files have it no more."""
    try:
        return texts.cue(cue.question, cue.option)
    except KeyError:
        return cue.name


def _in_rows(buttons: Sequence[Button]) -> list[list[Button]]:
    return [list(buttons[at : at + A_ROW]) for at in range(0, len(buttons), A_ROW)]

"""The inbox of what clients said when nothing fitted: steps with their counts, a step's notes, one note."""

from __future__ import annotations

from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.people.employee import Employee
from bot.screens.page import button, page, pager
from bot.screens.phrases.actions import (
    AcceptNote,
    AskAnswer,
    AskExample,
    ListNotes,
    ListStep,
    OpenInbox,
    OpenNote,
    OpenText,
    OpenWords,
    SettleNote,
)
from bot.screens.phrases.example_pages import meanings
from bot.screens.phrases.phrase_lists import LONGEST_NOTE, UNCLEAR
from bot.screens.phrases.text_pages import client_said, place_name
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.outgoing_ports import Priority
from bot.services.phrases.inbox import NO_STEP, PAGE_SIZE, READ_WRONG, Inbox, NoteAnswered, NoteView, StepListed
from bot.services.phrases.list_phrases import place_named
from bot.services.phrases.ports import FitNote

ANSWER_SLOT = SlotKind(name="note-answer", closes_on=frozenset({Change.ACCESS, Change.TEAM}), is_one_an_object=True)
"""One for each note: it repeats the client's words to who wrote them down."""
A_ROW = 3


def inbox_page(inbox: Inbox, me: Employee, texts: Texts) -> Screen:
    """Show the steps at which something waits, the fullest first."""
    steps = [
        button(texts, "button.inbox_step", ListStep(step=step, page=0), step=step_name(step, texts), n=n)
        for step, n in inbox.steps.items()
    ]
    rows = [
        *(steps[at : at + A_ROW] for at in range(0, len(steps), A_ROW)),
        [
            button(texts, "button.inbox_all", ListNotes(page=0)),
            button(texts, "button.words_home", OpenWords(language=me.language)),
        ],
    ]
    lines = [texts.plain("inbox.waiting", n=inbox.waiting)] if steps else ()
    return page(
        texts, texts.plain("inbox.title"), lines=lines, note=texts.plain("inbox.pick" if steps else "inbox.empty"), keyboard=rows
    )


def step_page(listed: StepListed, me: Employee, texts: Texts) -> Screen:
    """List a step's notes; a number opens one."""
    first = listed.page * PAGE_SIZE
    lines, numbers = [], []
    for at, note in enumerate(listed.notes, first + 1):
        lines.append(texts.plain("words.line", number=at, about=_about(note, me, texts), text=_clipped(note)))
        numbers.append(button(texts, "words.number", OpenNote(note=note.id), number=at))
    has_more = first + len(listed.notes) < listed.waiting
    rows = [
        numbers,
        pager(texts, listed.page, has_more=has_more, at=lambda number: ListStep(step=listed.step, page=number)),
        [button(texts, "button.words_back", OpenInbox())],
    ]
    title = texts.plain("inbox.step", step=step_name(listed.step, texts), n=listed.waiting)
    return page(texts, title, lines=lines, note=texts.plain("words.pick" if lines else "inbox.empty"), keyboard=rows)


def note_page(view: NoteView, me: Employee, texts: Texts, *, is_asked: bool = False) -> Screen:
    """Show one note, and what can be done with it; or ask for the answer."""
    note = view.note
    who = view.name or texts.plain("words.editor_elsewhere")
    lines = [client_said(note, texts, LONGEST_NOTE), f"{_about(note, me, texts)} · {who}"]
    if note.settled_at is not None:
        lines.append(texts.plain("inbox.settled", at=texts.moment(note.settled_at, me.time_zone)))
    lines += _meant(view, texts)
    back = button(texts, "button.words_back", ListStep(step=view.step, page=0))
    if is_asked:
        return page(
            texts, step_name(view.step, texts), lines=lines, note=texts.plain("inbox.write_answer", name=who), keyboard=[[back]]
        )
    rows: list[list[Button]] = [[]]
    if view.can_be_answered:
        rows[0].append(button(texts, "button.inbox_answer", AskAnswer(note=note.id)))
    settle = SettleNote(note=note.id, is_settled=int(note.settled_at is None))
    rows[0].append(button(texts, "button.inbox_put_away" if note.settled_at is None else "button.inbox_put_back", settle))
    is_suggested = bool(view.meant.meant) and note.settled_at is None
    if is_suggested:
        rows.append([button(texts, "button.example_accept", AcceptNote(note=note.id))])
    make = "button.example_otherwise" if is_suggested else "button.example_make"
    rows.append([button(texts, make, AskExample(note=note.id))])
    if note.phrase_id is not None:
        phrase = OpenText(language=note.language, name=note.phrase_id, note=note.id)
        rows.append([button(texts, "button.inbox_phrase", phrase)])
    rows.append([back])
    return page(texts, step_name(view.step, texts), lines=lines, keyboard=rows)


def _meant(view: NoteView, texts: Texts) -> list[str]:
    """Say what the bot read and what a person said instead, or what he tapped after words that the bot did not read."""
    read, meant = view.meant.read, view.meant.meant
    if view.meant.is_corrected:
        return [texts.plain("inbox.read_as", read=meanings(read, texts), meant=meanings(meant, texts))]
    return [texts.plain("inbox.tapped_next", meant=meanings(meant, texts))] if meant and not read else []


def answer_message(answered: NoteAnswered, me: Employee, texts: Texts) -> Show:
    """Return what whoever wrote the note gets, in his language: his note, the answer and who gives it. It makes no sound."""
    html = texts.html("inbox.answer", said=_clipped(answered.view.note), answer=answered.text, name=me.name)
    slot = ANSWER_SLOT.in_chat(ChatId(int(answered.to.person_id)), answered.view.note.id)
    return Show(slot=slot, screen=Screen(html=html, is_silent=True), priority=Priority.REMINDER, is_anew=True)


def step_name(step: str, texts: Texts) -> str:
    """Return what a step of the call is called."""
    if step in (NO_STEP, READ_WRONG):
        return texts.plain("inbox.no_step" if step == NO_STEP else "inbox.read_wrong")
    return place_name(texts, place_named(step))


def _about(note: FitNote, me: Employee, texts: Texts) -> str:
    return f"{UNCLEAR} " * note.is_not_understood + texts.moment(note.at, me.time_zone)


def _clipped(note: FitNote) -> str:
    return note.text if len(note.text) <= LONGEST_NOTE else f"{note.text[:LONGEST_NOTE]}…"

"""The inbox of what clients said when nothing fitted: by the step of the call, to be answered or put away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.calls.corrected import Meant, meant_by_words
from bot.domain.ids import ChatId
from bot.domain.masking import mask
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed, Whose, may
from bot.services import asked
from bot.services.act import Act
from bot.services.errors import NotFound
from bot.services.people.ports import AuditAction
from bot.services.phrases.edit_text import begin_editing, known_name, read_note
from bot.services.phrases.ports import FitNote
from bot.services.text_ports import Prompt, PromptKind

MOST = 500
"""Notes that are looked at, the newest: nobody reads more of them."""
PAGE_SIZE = 6
NO_STEP = "none"
"""The step of a note before the first card."""
READ_WRONG = "wrong"
"""In place of a step: words of which a person has said that they were read wrong."""
LONGEST_ANSWER = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """How many notes wait at each step of the call; a step is a place of the script by its value, or `NO_STEP`."""

    steps: Mapping[str, int]
    """The fullest first."""

    @property
    def waiting(self) -> int:
        """Return how many wait in all."""
        return sum(self.steps.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class StepListed:
    """A page of the notes of one step, the newest first."""

    step: str
    notes: Sequence[FitNote]
    page: int
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """One note, where it stands, and who wrote it."""

    note: FitNote
    step: str
    name: str | None
    """None for somebody of whom the reader may not know."""
    can_be_answered: bool
    meant: Meant
    """What was read out of the words, and what they meant by what a person said afterwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteAnswered:
    """An answer on its way, and the note that it settles."""

    view: NoteView
    to: Employee
    text: str


async def open_inbox(act: Act) -> Inbox:
    """Count what waits, in every team for the owner, in those that he looks after for a supervisor; else one's own.

    Raises:
        NotAllowed: he may not edit words.
    """
    counted = Counter(step_of(act, note) for note in await _waiting(act))
    return Inbox(steps=dict(counted.most_common()))


async def list_step(act: Act, step: str, page: int) -> StepListed:
    """Return a page of a step's notes; past the end the last one."""
    notes = [note for note in await _waiting(act) if step_of(act, note) == step]
    page = min(page, max(0, len(notes) - 1) // PAGE_SIZE)
    return StepListed(step=step, notes=notes[page * PAGE_SIZE : (page + 1) * PAGE_SIZE], page=page, waiting=len(notes))


async def view_note(act: Act, note_id: int) -> NoteView:
    """Look at one note.

    Raises:
        NotFound: there is none, or it was erased.
        NotAllowed, LeftBehind: the refusal is on record.
    """
    note = await read_note(act, note_id)
    writer = await act.work.employees.get(note.employee_id)
    name = known_name(act, writer) if writer is not None else None
    is_there = writer is not None and writer.has_access and writer.team_id == note.team_id and writer.id != act.employee.id
    meant = meant_by_words(note.at, await act.work.content_edits.answered(note.consultation_id))
    return NoteView(note=note, step=step_of(act, note), name=name, can_be_answered=is_there, meant=meant)


async def settle_note(act: Act, note_id: int, *, is_settled: bool) -> NoteView:
    """Put a note away, or back among those that wait; what is so already stays so."""
    view = await view_note(act, note_id)
    if await act.work.content_edits.settle_note(note_id, act.now if is_settled else None):
        await act.audit(AuditAction.NOTE_PUT_AWAY if is_settled else AuditAction.NOTE_PUT_BACK, note=str(note_id))
    return await view_note(act, view.note.id)


async def ask_for_answer(act: Act, chat_id: ChatId, note_id: int) -> NoteView:
    """Let the next plain text be an answer to whoever wrote a note.

    Raises:
        NotFound: he is not there any more.
    """
    view = await view_note(act, note_id)
    if not view.can_be_answered:
        raise NotFound
    await asked.ask_for_text(act, chat_id, PromptKind.NOTE_ANSWER, note_id)
    return view


async def answer_note(act: Act, prompt: Prompt, text: str) -> NoteAnswered:
    """Send what was typed to whoever wrote the note, and settle it. Contacts in it are masked; it is stored nowhere.

    Raises:
        NotFound: he is not there any more, or the note is not.
    """
    view = await view_note(act, int(prompt.subject))
    writer = await act.work.employees.get(view.note.employee_id)
    if writer is None or not view.can_be_answered:
        raise NotFound
    await act.work.content_edits.settle_note(view.note.id, act.now)
    await act.audit(AuditAction.NOTE_ANSWERED, note=str(view.note.id), employee=str(writer.id))
    return NoteAnswered(view=await view_note(act, view.note.id), to=writer, text=mask(text.strip()[:LONGEST_ANSWER]))


def step_of(act: Act, note: FitNote) -> str:
    """Return the place of the script at which a note was made; words that were read wrong have one of their own."""
    if note.is_corrected:
        return READ_WRONG
    phrase = None if note.phrase_id is None else act.script.phrase(note.phrase_id)
    return NO_STEP if phrase is None else phrase.place.value


async def _waiting(act: Act) -> Sequence[FitNote]:
    await begin_editing(act)
    me = act.employee
    teams = None if may(me.role, Deed.READ_NOTES, Whose.OTHER_TEAM) else me.teams
    person = None if may(me.role, Deed.READ_NOTES, Whose.OWN_TEAM) else me.id
    return await act.work.content_edits.waiting_notes(teams, person, MOST)

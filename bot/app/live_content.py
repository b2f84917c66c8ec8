"""The content of a running bot: the files' library, the edits over it, and whatever changes either of them while it runs.

A changed folder is taken in only when it passes every gate; else the last good library stays, and that is said once. Rows are the
truth of edits: each process reads them at its tick, so that all of them come to say the same. Leaves out judging: see `content`.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import structlog

from bot.content.edits.edit_files import write_edits, write_examples, write_weights
from bot.content.edits.example_judge import LibraryExamples
from bot.content.edits.example_overlay import ExampleOverlay, OverlaidExamples
from bot.content.edits.overlay import Overlaid, Overlay
from bot.content.edits.text_judge import LibraryJudge
from bot.content.edits.weight_judge import LibraryWeights
from bot.content.edits.weights_overlay import OverlaidWeights, objection, put_weights
from bot.content.findings import Findings
from bot.content.library import Library, LoadedScripts, load
from bot.domain.calls.learnt_weights import LearntWeights, learnt_in_force
from bot.domain.house.sheet import Line, sheets_in_force
from bot.domain.ids import ChatId, LanguageCode
from bot.domain.people.employee import Employee
from bot.domain.phrases.edited_example import EditedExample, examples_of
from bot.domain.phrases.edited_text import EditedText, edited_texts
from bot.domain.phrases.edited_weights import EditedWeight, edited_weights
from bot.screens.phrases.text_pages import EditsNoticed, edits_noticed, folder_refused
from bot.screens.screen import Show
from bot.screens.texts import Texts
from bot.services.ports import UnitOfWork

Signature = tuple[tuple[str, int, int], ...]

log = structlog.get_logger(__name__)


class LiveContent:
    """What the bot says now. `scripts` has the library in force, `files` the one without edits."""

    def __init__(self, library: Library, *, directory: Path | None = None, edited: Path | None = None) -> None:
        """Begin with a library that has passed.

        Args:
            directory: where it was read from, to be watched; None watches nothing.
            edited: the folder of edited words; None writes no files.
        """
        self.files = library
        self.scripts = LoadedScripts(library)
        self.text_judge = LibraryJudge(lambda: self.files, self.scripts, self.put)
        self.example_judge = LibraryExamples(lambda: self.files, self._left_out, self.put_examples)
        self.weight_judge = LibraryWeights(lambda: self.files, self.put_weights)
        self.edits: Sequence[EditedText] = ()
        self.examples: Sequence[EditedExample] = ()
        self.weights: Sequence[EditedWeight] = ()
        self.learnt: Sequence[LearntWeights] = ()
        self.sold: Sequence[Line] = ()
        self._directory = directory
        self._edited = edited
        self._overlay = Overlay()
        self._example_overlay = ExampleOverlay()
        self._overlaid = Overlaid(library=library)
        self._taught = OverlaidExamples(library=library)
        self._weighed = OverlaidWeights(library=library)
        self._listeners: list[Callable[[Library], None]] = []
        self._pupils: list[Callable[[Library], None]] = []
        self._seen = _signature(directory)
        self._loading: asyncio.Task[Library | Findings] | None = None
        self._refused: Findings | None = None
        self._told: object = ()

    def on_new_files(self, listener: Callable[[Library], None]) -> None:
        """Let somebody know each time a changed folder has been taken in."""
        self._listeners.append(listener)

    def on_new_examples(self, pupil: Callable[[Library], None]) -> None:
        """Let somebody know each time other examples are in force."""
        self._pupils.append(pupil)

    def put(self, edits: Sequence[EditedText]) -> None:
        """Let these edits be in force, and no others; the folder of edited words is made to say the same."""
        self.edits = tuple(edits)
        self._overlaid = self._overlay.put(self.files, self.edits)
        self._teach()
        self._write()

    def put_examples(self, examples: Sequence[EditedExample]) -> None:
        """Let these examples be taught besides the files', and no others; the folder is made to say the same."""
        self.examples = tuple(examples)
        self._teach()
        for pupil in self._pupils:
            pupil(self.scripts.library)
        self._write()

    def put_weights(self, weights: Sequence[EditedWeight]) -> None:
        """Let these strengths of cues be in force, and no others; the folder is made to say the same."""
        self.weights = tuple(weights)
        self._teach()
        self._write()

    def put_learnt(self, learnt: Sequence[LearntWeights]) -> None:
        """Let what these teams' calls have taught be in force in them, and nothing else; what the files rule out is left out."""
        self.learnt = tuple(learnt)
        self._weigh_teams()

    def put_sold(self, lines: Sequence[Line]) -> None:
        """Let this be what the house and its teams sell, and nothing else."""
        self.sold = tuple(lines)
        self.scripts.sold = sheets_in_force(self.sold)

    def _weigh_teams(self) -> None:
        script = self.scripts.library.script
        self.scripts.learnt = {
            team: {cue: strength for cue, strength in strengths.items() if objection(script, cue, strength) is None}
            for team, strengths in learnt_in_force(self.learnt).items()
        }

    def _teach(self) -> None:
        self._taught = self._example_overlay.put(self._overlaid.library, self.examples)
        self._weighed = put_weights(self._taught.library, self.weights)
        self.scripts.library = self._weighed.library
        self._weigh_teams()

    def _left_out(self) -> Sequence[EditedExample]:
        return [example for example, _ in self._taught.left_out]

    def _write(self) -> None:
        if self._edited is None or not self._edited.parent.is_dir():
            return
        try:
            write_edits(self._edited, self.edits)
            write_examples(self._edited, self.examples)
            write_weights(self._edited, self.weights)
        except OSError as error:  # the rows are the truth; the folder is written again with the next edit or start
            log.warning("the folder of edited words cannot be written", error=error.strerror)

    async def keep_up(self, work: UnitOfWork, now: datetime) -> Sequence[Show]:
        """Take in what other processes have published and what has changed in the folder; tell the owners what needs them."""
        del now  # what has changed, has
        await self._look_at_folder()
        edits = tuple(edited_texts(await work.content_edits.live()))
        if edits != self.edits:
            self.put(edits)
        examples = tuple(examples_of(await work.example_edits.live()))
        if examples != self.examples:
            self.put_examples(examples)
        weights = tuple(edited_weights(await work.weight_edits.live()))
        if weights != self.weights:
            self.put_weights(weights)
        learnt = tuple(await work.learnt_weights.live())
        if learnt != self.learnt:
            self.put_learnt(learnt)
        sold = tuple(await work.house_lines.live())
        if sold != self.sold:
            self.put_sold(sold)
        return await self._news(work)

    async def loaded(self) -> None:
        """Wait for a folder that is being read. For tests."""
        if self._loading is not None:
            await asyncio.wait({self._loading})

    async def _look_at_folder(self) -> None:
        if self._directory is None:
            return
        signature = await asyncio.to_thread(_signature, self._directory)
        if self._loading is not None:
            if not self._loading.done():
                return
            self._take_in(self._loading.result())
            self._loading = None
        if signature != self._seen:
            self._seen, self._refused = signature, None
            reading = asyncio.to_thread(load, self._directory, default_language=self.files.default_language)
            self._loading = asyncio.create_task(reading, name="content")

    def _take_in(self, read: Library | Findings) -> None:
        if isinstance(read, Findings):
            self._refused = read
            return
        self._refused = None
        if read.files_version == self.files.files_version:
            return
        self.files = read
        self.put(self.edits)
        for listener in self._listeners:
            listener(self.scripts.library)
        log.info("changed content is in force", version=self.scripts.library.script.version)

    async def _news(self, work: UnitOfWork) -> Sequence[Show]:
        """Say once what is wrong with the folder, or with edits; a folder that is being written may be whole a moment later."""
        refused = self._refused if self._loading is None else None
        left_out, in_conflict, examples = self._overlaid.left_out, self._overlaid.in_conflict, self._taught.left_out
        weights, other_weights = self._weighed.left_out, self._weighed.in_conflict
        said = tuple(str(one) for one in (*left_out, *examples, *weights))
        state = (None if refused is None else str(refused), said, (*in_conflict, *other_weights))
        if state == self._told:
            return ()
        self._told = state
        shown: list[Show] = []
        counts = EditsNoticed(
            left_out=len(left_out),
            in_conflict=len(in_conflict),
            examples=len(examples),
            weights=len(weights),
            other_weights=len(other_weights),
        )
        owners = await work.employees.owners() if refused is not None or counts.is_something else ()
        sign = hashlib.blake2b(repr(state).encode(), digest_size=6).hexdigest()
        if refused is not None:
            log.warning("changed content is refused, the last good one stays", findings=len(refused), first=str(refused.items[0]))
            shown += [folder_refused(_chat(one), self._texts(one), refused.items[0], len(refused), sign) for one in owners]
        if counts.is_something:
            log.warning("edited words need an editor", **asdict(counts))
            shown += [edits_noticed(_chat(one), self._texts(one), counts, sign) for one in owners]
        return shown

    def _texts(self, employee: Employee) -> Texts:
        return self.scripts.library.texts(LanguageCode(employee.language))


def _chat(employee: Employee) -> ChatId:
    return ChatId(int(employee.person_id))


def _signature(directory: Path | None) -> Signature:
    """Tell by names, sizes and times whether anything in a folder has changed, without reading it."""
    if directory is None:
        return ()
    found = []
    for path in sorted(directory.rglob("*")):
        try:
            stat = path.stat()
        except OSError:
            continue
        if path.is_file() and not path.name.startswith("."):
            found.append((path.relative_to(directory).as_posix(), stat.st_size, stat.st_mtime_ns))
    return tuple(found)

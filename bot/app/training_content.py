"""What trainees are asked, and who judges what they type: the port over the content and the dictionaries."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.app.answer_tools import answer_tools
from bot.content.library import Library, LoadedDrills, LoadedScripts
from bot.domain.calls.asks_for import AsksFor
from bot.domain.ids import DrillId, LanguageCode, OptionId, QuestionId, TaskId
from bot.domain.training.answers.judge import judge_answer, judge_rewrite
from bot.domain.training.answers.judgement import Judgement
from bot.domain.training.answers.tools import Tools
from bot.domain.training.day_plan import Card
from bot.domain.training.drills import DrillBook, RespondDrill, RewriteDrill
from bot.domain.training.quiz_book import QuizBook
from bot.domain.training.stages import Program


class TrainingInForce:
    """Drills and judges of the content in force. What a language needs is made when somebody first practises in it."""

    def __init__(self, scripts: LoadedScripts, kept: Path | None) -> None:
        """`kept` is where files of forms lie."""
        self._scripts = scripts
        self._kept = kept
        self._drills = LoadedDrills(scripts)
        self._tools: dict[LanguageCode, tuple[str, Tools]] = {}
        self._opening: dict[LanguageCode, asyncio.Task[None]] = {}

    def program(self) -> Program:
        """Return the stages of training."""
        return self._scripts.library.program

    def book(self, language: LanguageCode) -> DrillBook:
        """Return the drills of a language."""
        return self._drills.book(language)

    def teaching(self, language: LanguageCode) -> Sequence[DrillId]:
        """Return those that have a card each, in the order in which they are new."""
        return self._drills.teaching(language)

    def cards(self, language: LanguageCode) -> Mapping[DrillId, Card]:
        """Return the same as cards of which nobody remembers anything."""
        return self._drills.cards(language)

    def heard(self, language: LanguageCode, question: QuestionId, option: OptionId) -> str:
        """Return what a cue means."""
        return self._scripts.library.texts(language).heard(question, option)

    def quiz(self, language: LanguageCode) -> QuizBook:
        """Return the product quiz and the role game of a language."""
        return self._scripts.library.quiz(language)

    def judge(self, language: LanguageCode, drill: RewriteDrill | RespondDrill, text: str) -> Judgement:
        """Return what is to be said of a typed answer."""
        tools = self._tools_of(language)
        if isinstance(drill, RewriteDrill):
            return judge_rewrite(text, text=drill.text, models=drill.models, tools=tools)
        asks = self._asks(drill.task)
        return judge_answer(text, line=drill.text, models=drill.models, temperament=drill.temperament, asks=asks, tools=tools)

    def _asks(self, task: TaskId) -> AsksFor | None:
        """Return what a task asks the client; its phrases know it."""
        return next((one.asks_for for one in self._scripts.library.script.phrases if one.task_id == task), None)

    def get_ready(self, language: LanguageCode) -> None:
        """Begin to open the dictionary of a language in a thread, beside everything else."""
        if self._ready(self._scripts.library, language) is None and language not in self._opening:
            self._opening[language] = asyncio.create_task(self._open(language), name="words for answers")

    async def _open(self, language: LanguageCode) -> None:
        library = self._scripts.library
        tools = await asyncio.to_thread(answer_tools, library, language, self._kept)
        self._tools[language] = (library.files_version, tools)
        del self._opening[language]

    def _tools_of(self, language: LanguageCode) -> Tools:
        """Return what answers are judged with; ready by then, unless somebody types within a second."""
        library = self._scripts.library
        ready = self._ready(library, language)
        if ready is None:
            ready = answer_tools(library, language, self._kept)
            self._tools[language] = (library.files_version, ready)
        return ready

    def _ready(self, library: Library, language: LanguageCode) -> Tools | None:
        version, tools = self._tools.get(language, ("", None))
        return tools if version == library.files_version else None

"""What trainees are asked, and who judges what they type: the port over the content and the dictionaries."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.content.library import LoadedDrills, LoadedScripts
from bot.domain.calls.asks_for import AsksFor
from bot.domain.ids import DrillId, LanguageCode, OptionId, QuestionId, TaskId
from bot.domain.training.answers.judge import judge_answer, judge_rewrite
from bot.domain.training.answers.judgement import Judgement
from bot.domain.training.answers.tools import Tools, tools_of
from bot.domain.training.drills import DrillBook, RespondDrill, RewriteDrill
from bot.recognition.answer_lemmas import AnswerLemmas


class TrainingInForce:
    """Drills and judges of the content in force. What a language needs is made when somebody first practises in it."""

    def __init__(self, scripts: LoadedScripts, kept: Path | None) -> None:
        """`kept` is where files of forms lie."""
        self._scripts = scripts
        self._kept = kept
        self._drills = LoadedDrills(scripts)
        self._tools: dict[LanguageCode, tuple[str, Tools]] = {}

    def book(self, language: LanguageCode) -> DrillBook:
        """Return the drills of a language."""
        return self._drills.book(language)

    def teaching(self, language: LanguageCode) -> Sequence[DrillId]:
        """Return those that have a card each, in the order in which they are new."""
        return self._drills.teaching(language)

    def heard(self, language: LanguageCode, question: QuestionId, option: OptionId) -> str:
        """Return what a cue means."""
        return self._scripts.library.texts(language).heard(question, option)

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

    def _tools_of(self, language: LanguageCode) -> Tools:
        library = self._scripts.library
        known = self._tools.get(language)
        if known is None or known[0] != library.files_version:
            said = [text for texts in library.examples(language).values() for text in texts]
            lemmas = AnswerLemmas(language, said, self._kept)
            tools = tools_of(library.answer_words(language), library.answer_speech(language), lemmas)
            self._tools[language] = known = (library.files_version, tools)
        return known[1]

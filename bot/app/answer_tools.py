"""What typed answers are judged with: the words of the content, and the dictionary of their language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.content.library import Library
from bot.domain.ids import LanguageCode
from bot.domain.training.answers.tools import Tools, tools_of
from bot.domain.training.answers.words import AnswerWords
from bot.recognition.answer_lemmas import AnswerLemmas


def answer_tools(library: Library, language: LanguageCode, folder: Path | None = None) -> Tools:
    """Make the tools of a language of the content: half a second with a file of forms, two at most without; keep them.

    Args:
        library: the content in force; with another one the tools are made anew.
        language: one that the content has.
        folder: where files of forms lie, see `bot.recognition.forms`.
    """
    words = library.answer_words(language)
    said = [*_written(words), *(sentence for shown in library.examples(language).values() for sentence in shown)]
    return tools_of(words, library.answer_speech(language), AnswerLemmas(language, said, folder))


def _written(words: AnswerWords) -> Iterator[str]:
    """Give whole words that editors have written: somebody types them without their marks, or with a slip."""
    lists = (words.polite, words.hollow, words.little, words.courteous, words.asking, words.steps, *words.same)
    for one in (*lists, *words.asks.values(), words.melancholic, words.sanguine, words.phlegmatic):
        yield from (said for said in one if not said.endswith("*"))

"""Every id has words in every language, and no words stand without an id."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.drill_structure import SECTIONS
from bot.content.read.language import GuidePageWords, Language, QuestionWords
from bot.content.read.text import Text
from bot.content.read.written import Content
from bot.domain.calls.temperament import Manner

ID = "words_complete"
TITLE = "Every id has words in every language, and no words lack an id"


def check(content: Content) -> Iterator[Finding]:
    """Give missing words and words that nothing uses; retired ids keep their words, so that the log can be read."""
    structure = content.structure
    for language in content.languages:
        phrases = [phrase.id.value for phrase in structure.phrases]
        tasks = [task.id.value for task in structure.tasks]
        yield from _compare(content, language, layout.PHRASES, phrases, language.phrases)
        yield from _compare(content, language, layout.TASKS, tasks, language.tasks)
        yield from _compare(content, language, layout.AVOID, list(Manner), language.avoid)
        steps = [step.key for step in structure.next_steps]
        yield from _compare(content, language, layout.NEXT_STEPS, steps, language.next_steps)
        yield from _compare(
            content, language, layout.QUESTIONS, [question.id.value for question in structure.questions], language.questions
        )
        yield from _options(content, language)
        yield from _guide(content, language)
        yield from _drills(content, language)
        yield from _stages(content, language)
        yield from _quiz(content, language)


def _compare(
    content: Content, language: Language, name: str, ids: Collection[str], words: Mapping[str, Text | QuestionWords]
) -> Iterator[Finding]:
    file = language.file(name)
    if not content.is_whole(file, f"{layout.SCRIPT}/{name}"):
        return
    yield from (_missing(file, 1, one) for one in ids if one not in words)
    yield from (_unused(file, text.line, one) for one, text in words.items() if one not in ids)


def _options(content: Content, language: Language) -> Iterator[Finding]:
    file = language.file(layout.QUESTIONS)
    if not content.is_whole(file, layout.SCRIPT_QUESTIONS):
        return
    for question in content.structure.questions:
        words = language.questions.get(question.id.value)
        if words is None:
            continue
        ids = [option.id.value for option in question.options]
        for part, said in (("options", words.options), ("heard", words.heard)):
            of = f"{question.id.value}.{part}."
            yield from (_missing(file, words.line, of + one) for one in ids if one not in said)
            yield from (_unused(file, text.line, of + one) for one, text in said.items() if one not in ids)


def _guide(content: Content, language: Language) -> Iterator[Finding]:
    guide, words, file = content.structure.guide, language.guide, language.file(layout.GUIDE)
    if not content.is_whole(file, layout.SCRIPT_GUIDE):
        return
    texts: Mapping[str, GuidePageWords] = words.pages
    ids = [page.id.value for page in guide.pages]
    chapters = [chapter.value for chapter in guide.chapters]
    yield from (_missing(file, 1, f"the chapter {one}") for one in chapters if one not in words.chapters)
    yield from (_unused(file, text.line, one) for one, text in words.chapters.items() if one not in chapters)
    yield from (_missing(file, 1, f"the page {one}") for one in ids if one not in texts)
    yield from (_unused(file, page.title.line, one) for one, page in texts.items() if one not in ids)


def _drills(content: Content, language: Language) -> Iterator[Finding]:
    file = language.file(layout.DRILLS)
    if not content.is_whole(file, layout.SCRIPT_DRILLS):
        return
    lines = {text.drill: text.text.line for text in language.drills.texts()}
    for section in SECTIONS:
        ids = [drill.id.value for drill in getattr(content.structure.drills, section)]
        said: Mapping[str, object] = getattr(language.drills, section)
        yield from (_missing(file, 1, f"{one} of {section}") for one in ids if one not in said)
        yield from (_unused(file, lines.get(one, 1), f"{one} of {section}") for one in said if one not in ids)


def _stages(content: Content, language: Language) -> Iterator[Finding]:
    file, program, words = language.file(layout.STAGES), content.structure.stages, language.stages
    if not content.is_whole(file, layout.SCRIPT_STAGES):
        return
    stages, ticks = [stage.id.value for stage in program.stages], [tick.id.value for tick in program.ticks]
    yield from (_missing(file, 1, f"the stage {one}") for one in stages if one not in words.stages)
    yield from (_unused(file, stage.name.line, one) for one, stage in words.stages.items() if one not in stages)
    yield from (_missing(file, 1, f"the tick {one}") for one in ticks if one not in words.ticks)
    yield from (_unused(file, text.line, one) for one, text in words.ticks.items() if one not in ticks)


def _quiz(content: Content, language: Language) -> Iterator[Finding]:
    file = language.file(layout.QUIZ)
    if not content.is_whole(file, layout.SCRIPT_QUIZ):
        return
    lines = {text.item: text.text.line for text in language.quiz.texts()}
    said = dict(language.quiz.by_section)
    for section, entries in content.structure.quiz.by_section:
        ids = [one.id.value for one in entries]
        yield from (_missing(file, 1, f"{one} of {section}") for one in ids if one not in said[section])
        yield from (_unused(file, lines.get(one, 1), f"{one} of {section}") for one in said[section] if one not in ids)


def _missing(file: str, line: int, one: str) -> Finding:
    return Finding(rule=ID, file=file, line=line, message=f"{one} has no words here")


def _unused(file: str, line: int, one: str) -> Finding:
    return Finding(rule=ID, file=file, line=line, message=f"nothing in {layout.SCRIPT}/ has the id {one}", hint="is it misspelt?")

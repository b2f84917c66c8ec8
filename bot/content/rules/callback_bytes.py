"""Ids fit into the 64 bytes of a button and into the log's columns."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.text import Text
from bot.content.read.written import Content
from bot.screens.action import MAX_BYTES, encode
from bot.screens.calls.actions import AnswerCue, Page

ID = "callback_bytes"
TITLE = "Ids are short enough for a button, which carries 64 bytes"

MAX_QUESTION, MAX_OPTION, MAX_OTHER = 14, 12, 28
LARGEST_CALL = 2**53 - 1
"""The largest number of a call that a button may name."""


def check(content: Content) -> Iterator[Finding]:
    """Give every id that is too long, and every cue whose button would be."""
    structure = content.structure
    for question in structure.questions:
        yield from _long(layout.SCRIPT_QUESTIONS, question.id, MAX_QUESTION)
        for option in question.options:
            yield from _long(layout.SCRIPT_QUESTIONS, option.id, MAX_OPTION)
            yield from _button(question.id, option.id)
    for phrase in structure.phrases:
        yield from _long(layout.SCRIPT_PHRASES, phrase.id, MAX_OTHER)
    for task in structure.tasks:
        yield from _long(layout.SCRIPT_TASKS, task.id, MAX_OTHER)
    for one in (*structure.guide.chapters, *(page.id for page in structure.guide.pages)):
        yield from _long(layout.SCRIPT_GUIDE, one, MAX_OTHER)
    for drill in structure.drills:
        yield from _long(layout.SCRIPT_DRILLS, drill.id, MAX_OTHER)
    for named in structure.stages.parts:
        yield from _long(layout.SCRIPT_STAGES, named.id, MAX_OTHER)
    for item in structure.quiz:
        yield from _long(layout.SCRIPT_QUIZ, item.id, MAX_OTHER)


def _long(file: str, one: Text, limit: int) -> Iterator[Finding]:
    if len(one.value) > limit:
        message = f"the id {one.value} has {len(one.value)} characters, at most {limit} fit"
        yield Finding(rule=ID, file=file, line=one.line, message=message)


def _button(question: Text, option: Text) -> Iterator[Finding]:
    try:
        encode(AnswerCue(call=LARGEST_CALL, question=question.value, option=option.value, page=Page.AUTO))
    except ValueError:
        message = f"the button of {question.value} and {option.value} would carry more than {MAX_BYTES} bytes"
        yield Finding(rule=ID, file=layout.SCRIPT_QUESTIONS, line=option.line, message=message, hint="shorten the ids")

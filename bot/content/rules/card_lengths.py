"""What stands on the card fits its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.language import Language
from bot.content.read.text import Text
from bot.content.read.written import Content
from bot.content.render.measure import visible_length
from bot.content.render.samples import NAME, rendered, spoken

ID = "card_lengths"
TITLE = "Sentences, tasks, cues and prompts fit the card"

PHRASE, TASK, AVOID, PROMPT, CUE, HEARD, NEXT = 80, 44, 36, 24, 12, 60, 60


def check(content: Content) -> Iterator[Finding]:
    """Give texts longer than their line; a sentence is measured with a name of twelve characters."""
    for language in content.languages:
        for phrase_id, text in language.phrases.items():
            said = spoken(content, language, phrase_id, NAME)
            yield from _long(language.file(layout.PHRASES), phrase_id, text.line, said, PHRASE)
        yield from _lines(content, language, layout.TASKS, language.tasks, "card.task", TASK, "task")
        yield from _lines(content, language, layout.AVOID, language.avoid, "card.avoid", AVOID, "avoid")
        yield from _lines(content, language, layout.NEXT_STEPS, language.next_steps, "finished.next", NEXT, "step")
        file = language.file(layout.QUESTIONS)
        for question_id, words in language.questions.items():
            yield from _long(file, f"the prompt of {question_id}", words.prompt.line, words.prompt.value, PROMPT)
            for option_id, label in words.options.items():
                yield from _long(file, f"the cue {question_id}.{option_id}", label.line, label.value, CUE)
            for option_id, heard in words.heard.items():
                yield from _long(file, f"what is heard in {question_id}.{option_id}", heard.line, heard.value, HEARD)


def _lines(
    content: Content, language: Language, name: str, texts: Mapping[str, Text], frame: str, limit: int, fact: str
) -> Iterator[Finding]:
    """Measure whole card lines: the interface text with its sample fact replaced by each text."""
    frames = content.compiled.interface.get((language.code, frame))
    for key, text in texts.items():
        line = text.value
        if frames:
            line = rendered(frames["other"], {fact: text.value}, html=False) or line
        yield from _long(language.file(name), f"the card's line of {key}", text.line, line, limit, "line")


def _long(file: str, what: str, line: int, text: str | None, limit: int, problem: str = "long") -> Iterator[Finding]:
    length = visible_length(text or "")
    if length > limit:
        message = f"{what} has {length} characters, at most {limit} fit"
        facts = (("length", length), ("most", limit), ("over", length - limit))
        hint = f"shorten it by {length - limit}"
        yield Finding(rule=ID, file=file, line=line, message=message, hint=hint, problem=problem, facts=facts)

"""The answer keeps the speech rules of the language."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.spoken import pattern, spoken_part
from bot.domain.training.answers.case import Case
from bot.domain.training.answers.judgement import Point, RuleId
from bot.domain.training.answers.read_answer import Read
from bot.domain.training.answers.tools import Tools
from bot.domain.training.answers.words import SpeechRule

ID = RuleId.FORBIDDEN
TITLE = "The answer keeps the speech rules of the language"


def check(case: Case) -> Iterator[Point]:
    """Give each place where the answer says, outside quotation marks, what a seller does not say; also without its marks."""
    answer = case.answer
    found = [(*answer.place((first, behind)), rule) for first, behind, rule in forbidden_words(answer, case.tools)]
    spoken = spoken_part(answer.text)
    for rule, _, signs in case.tools.speech:
        found += [(one.start(), one.end(), rule) for said in signs for one in pattern(said).finditer(spoken)]
    for start, end, rule in sorted(found, key=lambda one: one[:2]):
        yield Point(rule=ID, place=(start, end), facts=(("word", answer.text[start:end]), ("instead", rule.instead)))


def forbidden_words(text: Read, tools: Tools) -> Iterator[tuple[int, int, SpeechRule]]:
    """Give the words of a text that the speech rules forbid: place of the first, place behind the last, the rule."""
    for rule, words, _ in tools.speech:
        for first, behind in words.find(text.folded):
            yield first, behind, rule

"""Everything in use that names facts of the documents, with what it says in a language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bot.content.read.language import Language
from bot.content.read.structure import Priority, Structure
from bot.content.read.text import Text

Naming = tuple[Sequence[Text], Sequence[Text]]
"""The facts that something names, and its texts."""


def namings(structure: Structure, language: Language) -> Iterator[Naming]:
    """Give everything in use; texts that the language does not have yet are left out."""
    yield from _of_calls(structure, language)
    for page in structure.guide.pages:
        if not page.retired:
            words = language.guide.pages.get(page.id.value)
            yield page.facts, [words.title, words.text] if words else []
    yield from _of_training(structure, language)


def pages_must_say(structure: Structure, language: Language) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Return for every page in use which facts it has to say, as it names them, each with its anchors.

    That is what matters to a seller: what is only good for understanding may be named as a source. A fact without anchors is
    left out, as nobody could tell.
    """
    needed = {fact.id.value for fact in structure.facts if fact.priority is not Priority.CONTEXT}
    anchors = {
        fact: [one.value for one in known.words] for fact, known in language.facts_said.items() if fact in needed and known.words
    }
    return {
        page.id.value: {one.value: anchors[one.value] for one in page.facts if one.value in anchors}
        for page in structure.guide.pages
        if not page.retired
    }


def _of_calls(structure: Structure, language: Language) -> Iterator[Naming]:
    for phrase in structure.phrases:
        if not phrase.retired:
            yield phrase.facts, _there(language.phrases, phrase.id.value)
    for question in structure.questions:
        if not question.retired:
            asked = language.questions.get(question.id.value)
            for option in question.options:
                said = [_there(words, option.id.value) for words in ((asked.options, asked.heard) if asked else ())]
                yield option.facts, [text for texts in said for text in texts]
    for task in structure.tasks:
        yield task.facts, _there(language.tasks, task.id.value)
    for avoid in structure.avoid:
        yield avoid.facts, _there(language.avoid, avoid.manner)
    for step in structure.next_steps:
        yield step.facts, _there(language.next_steps, step.key)


def _of_training(structure: Structure, language: Language) -> Iterator[Naming]:
    read: defaultdict[tuple[str, str], list[Text]] = defaultdict(list)
    for drill in language.drills.texts():
        read[drill.section, drill.drill].append(drill.text)
    for item in language.quiz.texts():
        read[item.section, item.item].append(item.text)
    for section, drills in structure.drills.by_section:
        yield from ((one.facts, read[section, one.id.value]) for one in drills if not one.retired)
    for section, items in structure.quiz.by_section:
        yield from ((one.facts, read[section, one.id.value]) for one in items if not one.retired)
    words = language.stages
    yield structure.stages.expectation, [words.expectation] if words.expectation else []
    for stage in structure.stages.stages:
        about = words.stages.get(stage.id.value)
        yield stage.facts, [about.name, about.about, about.gate] if about else []
    for tick in structure.stages.ticks:
        if not tick.retired:
            yield tick.facts, _there(words.ticks, tick.id.value)


def _there(texts: Mapping[str, Text], key: str) -> list[Text]:
    return [texts[key]] if key in texts else []

"""The shape of one language's folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.content.findings import Finding
from bot.content.read.drill_words_schema import read_drill_words
from bot.content.read.guide_schema import read_guide_words
from bot.content.read.language import (
    Anchors,
    Forbidden,
    Language,
    Plural,
    QuestionWords,
    Speech,
    SpeechException,
    TemperamentWords,
    TimeWords,
)
from bot.content.read.manner_schema import read_manner
from bot.content.read.quiz_schema import read_quiz_words
from bot.content.read.shape import Shape
from bot.content.read.stage_schema import read_program_words
from bot.content.read.text import Text
from bot.content.read.yaml_tree import Node, Table
from bot.domain.calls.temperament import Temperament

PLURAL_FORMS = ("zero", "one", "two", "few", "many", "other")


def read_language(code: str, trees: Mapping[str, Node], findings: list[Finding]) -> Language:
    """Shape everything of one language; a file that is missing or broken leaves its part empty."""

    def part(name: str) -> tuple[Shape, Node | None]:
        return Shape(f"{code}/{name}", findings), trees.get(f"{code}/{name}")

    def texts(name: str) -> Mapping[str, Text]:
        shape, tree = part(name)
        return shape.named_texts(tree, "the file")

    return Language(
        code=code,
        questions=_questions(*part("questions.yaml")),
        phrases=texts("phrases.yaml"),
        tasks=texts("tasks.yaml"),
        avoid=texts("avoid.yaml"),
        next_steps=texts("next_steps.yaml"),
        temperaments=_temperaments(*part("temperaments.yaml")),
        interface=_interface(*part("interface.yaml")),
        examples=_examples(*part("examples.yaml")),
        speech=_speech(*part("speech.yaml")),
        manner=read_manner(*part("manner.yaml")),
        guide=read_guide_words(*part("guide.yaml")),
        drills=read_drill_words(*part("drills.yaml")),
        stages=read_program_words(*part("stages.yaml")),
        quiz=read_quiz_words(*part("quiz.yaml")),
        facts_said=_facts_said(*part("facts_said.yaml")),
    )


def _questions(shape: Shape, tree: Node | None) -> Mapping[str, QuestionWords]:
    found = {}
    for question_id, entry in shape.entries(tree, "the file").items():
        entries = shape.table(entry.node, "a question", ("prompt", "options", "heard"))
        if entries is None:
            continue
        prompt = shape.text(entries["prompt"], "prompt")
        options = shape.named_texts(entries["options"], "options")
        heard = shape.named_texts(entries["heard"], "heard")
        if prompt:
            found[question_id] = QuestionWords(prompt=prompt, options=options, heard=heard, line=entry.line)
    return found


def _temperaments(shape: Shape, tree: Node | None) -> Mapping[Temperament, TemperamentWords]:
    entries = shape.table(tree, "the file", tuple(Temperament))
    found = {}
    for kind in Temperament if entries else ():
        words = shape.table(entries[kind].node, f"“{kind}”", ("name", "title")) if entries else None
        name = shape.text(words["name"], "name") if words else None
        title = shape.text(words["title"], "title") if words else None
        if name and title:
            found[kind] = TemperamentWords(name=name, title=title)
    return found


def _interface(shape: Shape, tree: Node | None) -> Mapping[str, Text | Plural]:
    found: dict[str, Text | Plural] = {}
    for key, entry in shape.entries(tree, "the file").items():
        if not isinstance(entry.node, Table):
            text = shape.text(entry, f"“{key}”")
            if text:
                found[key] = text
            continue
        if shape.table(entry.node, f"“{key}”", ("other",), [form for form in PLURAL_FORMS if form != "other"]):
            forms = shape.named_texts(entry, f"“{key}”")
            found[key] = Plural(forms={form: forms[form] for form in PLURAL_FORMS if form in forms}, line=entry.line)
    return found


def _examples(shape: Shape, tree: Node | None) -> Mapping[str, Sequence[Text]]:
    return {label: shape.texts(entry, f"“{label}”") for label, entry in shape.entries(tree, "the file").items()}


def _speech(shape: Shape, tree: Node | None) -> Speech:
    lists = ("choices", "doubts", "bids")
    entries = shape.table(tree, "the file", ("forbidden",), ("exceptions", "capitals", "times", *lists))
    if entries is None:
        return Speech()
    choices, doubts, bids = (shape.texts(entries.get(name), name) for name in lists)
    times = shape.table(entries["times"].node, "times", (), tuple(TimeWords)) if "times" in entries else None
    forbidden = []
    for item in shape.items(entries["forbidden"].node, "forbidden"):
        rule = shape.table(item, "a speech rule", ("words", "instead"), ("replace", "of_people"))
        words = shape.texts(rule["words"], "words") if rule else ()
        instead = shape.text(rule["instead"], "instead") if rule else None
        if words and instead:
            replace = shape.text(rule.get("replace"), "replace") if rule else None
            of_people = shape.flag(rule.get("of_people"), "of_people") if rule else False
            forbidden.append(
                Forbidden(words=words, instead=instead.value, replace=replace.value if replace else None, of_people=of_people)
            )
    exceptions = []
    for item in shape.items(entries["exceptions"].node, "exceptions") if "exceptions" in entries else ():
        exception = shape.table(item, "an exception", ("phrase", "words", "why"))
        if exception is None:
            continue
        phrase, said, why = (shape.text(exception[key], key) for key in ("phrase", "words", "why"))
        if phrase and said and why:
            exceptions.append(SpeechException(phrase=phrase, words=said.value, why=why.value))
    capitals = shape.texts(entries["capitals"], "capitals") if "capitals" in entries else ()
    return Speech(
        forbidden=tuple(forbidden),
        exceptions=tuple(exceptions),
        capitals=frozenset(word.value.lower() for word in capitals),
        times={kind: shape.texts(times[kind], kind) for kind in TimeWords if kind in times} if times else {},
        choices=choices,
        doubts=doubts,
        bids=bids,
    )


def _facts_said(shape: Shape, tree: Node | None) -> Mapping[str, Anchors]:
    entries = shape.entries(tree, "the file")
    return {fact: Anchors(words=shape.texts(entry, f"the anchors of {fact}"), line=entry.line) for fact, entry in entries.items()}

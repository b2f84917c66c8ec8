"""The check of a content directory with the words edited in the bot put over it.

All rules look at the whole, as for any directory; what they say of an edit names the edit's own file and line. What an upgrade
has brought into conflict is no mistake: it is listed, and an editor decides in the bot.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.content import layout
from bot.content.check import EXPECTED, judge
from bot.content.edits.edit_files import FILES, name_of
from bot.content.edits.named_texts import with_text, written_text
from bot.content.findings import Finding, Findings
from bot.content.read.directory import read_text
from bot.content.read.language import Language, Speech
from bot.content.read.schema import read_content
from bot.content.read.shape import Shape
from bot.content.read.structure import MAX_STRENGTH, MIN_STRENGTH, OptionEntry
from bot.content.read.text import Text
from bot.content.read.written import Compiled, Content, Expected
from bot.content.read.yaml_tree import Entry, parse_yaml
from bot.content.render.compile import compile_all
from bot.content.render.samples import spoken
from bot.content.rules import page_parity
from bot.content.said import SayingsOf
from bot.content.spoken_words import forbidden_in
from bot.content.talk import taught_lines
from bot.domain.calls.meanings import plain
from bot.domain.calls.taught_line import TaughtLine
from bot.domain.ids import LanguageCode, OptionId, QuestionId
from bot.domain.phrases.edited_text import EditedText
from bot.domain.phrases.edited_weights import Cue, EditedWeight
from bot.domain.phrases.text_name import TextKind

BEYOND = 10**7
"""Lines from here on are of no file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenEdit:
    """An edit, and where it stands."""

    edit: EditedText
    file: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenWeight:
    """A strength that was changed, and where it stands."""

    weight: EditedWeight
    file: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedEdits:
    """What there is to say of a directory with edits."""

    findings: Sequence[Finding]
    notes: Sequence[str]
    """Edits of which the files say otherwise by now, or nothing any more, and pages that say more or less than in another
    language by their edits: a house may do that. One line each."""
    lines: Sequence[TaughtLine]
    """The talk of the directory."""


def check_with_edits(
    directory: Path, folder: Path, sayings: SayingsOf | None = None, *, expected: Expected = EXPECTED
) -> CheckedEdits:
    """Check a content directory and the edits over it; without edits this is the plain check, see there for `sayings`."""
    content = replace(read_content(directory, expected, with_talk=True), sayings=sayings)
    found = set(judge(content))
    edits, unreadable = read_edits(folder)
    examples, odd = read_examples(folder)
    weights, strange = read_weights(folder)
    unreadable = [*unreadable, *odd, *strange]
    if not edits and not examples and not weights:
        return CheckedEdits(findings=list(Findings.sorted({*found, *unreadable})), notes=(), lines=taught_lines(content))
    spots: dict[tuple[str, int], tuple[str, int]] = {}
    applied, notes = [], []
    for written in edits:
        language, name = written.edit.language, written.edit.name
        spoken_here = next((one for one in content.languages if one.code == language), None)
        at = f"{written.file}:{written.line}"
        original = None if spoken_here is None else written_text(spoken_here, name)
        if original is None:
            notes.append(f"{at} the files have no {name.code} any more, so this edit does nothing")
            continue
        if original.value == written.edit.text:
            continue
        applied.append(written)
        spots[f"{language}/{FILES[name.kind]}", original.line] = written.file, written.line
        if written.edit.conflicts_with(original.value):
            notes.append(
                f"{at} conflict: {name.code} was edited when the files said “{written.edit.instead_of}”, and now they say "
                f"“{original.value}”; the edit stays until somebody decides in the bot (/words)"
            )
    merged, refused = _merge(content, applied)
    merged = _with_examples(merged, examples, spots)
    merged, told = _with_weights(merged, weights)
    notes += told
    new = {_placed(one, spots) for one in (*judge(merged), *refused) if one not in found}
    notes += sorted(str(one) for one in new if one.rule == page_parity.ID)
    new = {one for one in new if one.rule != page_parity.ID}
    findings = list(Findings.sorted({*found, *unreadable, *new}))
    return CheckedEdits(findings=findings, notes=notes, lines=taught_lines(content))


def read_edits(folder: Path) -> tuple[Sequence[WrittenEdit], Sequence[Finding]]:
    """Read what `write_edits` wrote; never raises on a bad file."""
    edits: list[WrittenEdit] = []
    findings: list[Finding] = []
    for file in dict.fromkeys(FILES.values()):
        for language, shape, entries in _files(folder, file, findings):
            for key, entry in entries.items():
                values = shape.table(entry.node, f"“{key}”", ("text", "instead_of"))
                name = name_of(key, file)
                if name is None:
                    shape.note(entry.line, f"“{key}” is no text of a page")
                if values is None or name is None:
                    continue
                said, before = (shape.text(values[one], one) for one in ("text", "instead_of"))
                if said and before:
                    edit = EditedText(language=language, name=name, text=said.value, instead_of=before.value)
                    edits.append(WrittenEdit(edit=edit, file=shape.file, line=said.line))
    return edits, findings


def read_examples(folder: Path) -> tuple[Mapping[LanguageCode, Mapping[str, Sequence[Text]]], Sequence[Finding]]:
    """Read what `write_examples` wrote, by language and label; never raises on a bad file."""
    examples: dict[LanguageCode, dict[str, Sequence[Text]]] = {}
    findings: list[Finding] = []
    for language, shape, entries in _files(folder, layout.EXAMPLES, findings):
        examples[language] = {label: shape.texts(entry, f"“{label}”") for label, entry in entries.items()}
    return examples, findings


def read_weights(folder: Path) -> tuple[Sequence[WrittenWeight], Sequence[Finding]]:
    """Read what `write_weights` wrote; never raises on a bad file. A strength out of bounds is a finding, as in the files."""
    weights: list[WrittenWeight] = []
    findings: list[Finding] = []
    for _, shape, entries in _files(folder, layout.QUESTIONS, findings, layout.SCRIPT):
        for question, entry in entries.items():
            for option, inner in shape.entries(entry.node, f"“{question}”").items():
                values = shape.table(inner.node, f"“{option}”", ("strength", "instead_of"))
                if values is None:
                    continue
                numbers = [shape.number(values[key], key, MIN_STRENGTH, MAX_STRENGTH) for key in ("strength", "instead_of")]
                if numbers[0] is not None and numbers[1] is not None:
                    cue = Cue(QuestionId(question), OptionId(option))
                    weight = EditedWeight(cue=cue, strength=numbers[0], instead_of=numbers[1])
                    weights.append(WrittenWeight(weight=weight, file=shape.file, line=inner.line))
    return weights, findings


def _files(
    folder: Path, file: str, findings: list[Finding], where: str = "??"
) -> Iterator[tuple[LanguageCode, Shape, Mapping[str, Entry]]]:
    """Give the entries of each language's file that can be read; what is wrong with a file goes into `findings`."""
    for path in sorted(folder.glob(f"{where}/{file}")) if folder.is_dir() else ():
        name = path.as_posix()
        text, odd = read_text(folder, path.relative_to(folder).as_posix())
        findings.extend(replace(one, file=name) for one in odd)
        if text is None:
            continue
        tree, broken = parse_yaml(text, name)
        findings.extend(broken)
        shape = Shape(name, findings)
        yield LanguageCode(path.parent.name), shape, shape.entries(tree, "the file")


def _with_examples(
    content: Content,
    examples: Mapping[LanguageCode, Mapping[str, Sequence[Text]]],
    spots: dict[tuple[str, int], tuple[str, int]],
) -> Content:
    """Put more examples into the content, each on a line that no file has, and say in `spots` where it stands."""
    languages = []
    for language in content.languages:
        shown = dict(language.examples)
        file = language.file(layout.EXAMPLES)
        for label, said in examples.get(LanguageCode(language.code), {}).items():
            known = {plain(one.value) for one in shown.get(label, ())}
            added = []
            for text in said:
                if plain(text.value) not in known:  # else the files have taken it over
                    line = BEYOND + len(spots)
                    spots[file, line] = f"{language.code}/{layout.EXAMPLES} (in the bot)", text.line
                    added.append(replace(text, line=line))
            shown[label] = (*shown.get(label, ()), *added)
        languages.append(replace(language, examples=shown))
    return replace(content, languages=languages)


def _with_weights(content: Content, weights: Sequence[WrittenWeight]) -> tuple[Content, Sequence[str]]:
    """Put the strengths into the content, and say of which the files say otherwise than when they were changed."""
    given = content.structure.weights
    notes: list[str] = []
    found: dict[Cue, WrittenWeight] = {one.weight.cue: one for one in weights}

    def option(question: str, entry: OptionEntry) -> OptionEntry:
        written = found.pop(Cue(QuestionId(question), OptionId(entry.id.value)), None)
        original = entry.strength if entry.strength is not None or given is None else given.cue_strength
        if written is None or original is None:
            return entry
        weight = written.weight
        if weight.conflicts_with(original):
            notes.append(
                f"{written.file}:{written.line} {weight.cue.name} was changed to {weight.strength} when the files had "
                f"{weight.instead_of}, and now they have {original}; the edit stays until somebody changes it in the bot (/words)"
            )
        return replace(entry, strength=weight.strength)

    questions = [
        replace(one, options=tuple(option(one.id.value, entry) for entry in one.options)) for one in content.structure.questions
    ]
    notes += [
        f"{one.file}:{one.line} the files have no cue {one.weight.cue.name} any more, so this edit does nothing"
        for one in found.values()
    ]
    return replace(content, structure=replace(content.structure, questions=tuple(questions))), notes


def _placed(finding: Finding, spots: Mapping[tuple[str, int], tuple[str, int]]) -> Finding:
    file, line = spots.get((finding.file, finding.line), (finding.file, finding.line))
    return replace(finding, file=file, line=line)


def _merge(content: Content, edits: Sequence[WrittenEdit]) -> tuple[Content, Sequence[Finding]]:
    """Put the edits into the content, each on the line of the text it replaces."""
    findings: list[Finding] = []
    languages, phrases = [], dict(content.compiled.phrases)
    for language in content.languages:
        said = language
        texts: dict[str, Text] = {}
        for one in edits:
            name, original = one.edit.name, written_text(language, one.edit.name)
            if one.edit.language != language.code or original is None:
                continue
            text = Text(value=one.edit.text, line=original.line)
            said = with_text(said, name, text)
            if name.kind is TextKind.PHRASE:
                texts[name.id] = text
        for phrase_id in texts:
            phrases.pop((language.code, phrase_id), None)
        phrases |= compile_all([Language(code=language.code, phrases=texts)], {}, findings).phrases
        languages.append(said)
    compiled = Compiled(phrases=phrases, interface=content.compiled.interface, pages=content.compiled.pages)
    merged = replace(content, languages=languages, compiled=compiled)
    eased = [
        replace(language, speech=_without_idle(merged, language, content.languages[at])) for at, language in enumerate(languages)
    ]
    return replace(merged, languages=eased), findings


def _without_idle(merged: Content, language: Language, before: Language) -> Speech:
    """Leave out the exceptions that were made for a phrase as it was and that its edit does not need."""

    def is_needed(phrase_id: str, words: str) -> bool:
        if phrase_id not in language.phrases or language.phrases[phrase_id] == before.phrases[phrase_id]:
            return True
        said = spoken(merged, language, phrase_id, None) or ""
        return any(words == word for word, _ in forbidden_in(said, language.speech))

    kept = tuple(one for one in language.speech.exceptions if is_needed(one.phrase.value, one.words))
    return replace(language.speech, exceptions=kept)

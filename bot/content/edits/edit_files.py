"""The folder of edited words, `data/content/`: written from the edits in force, read by `content check`.

The truth are rows of the database. The folder is their copy for people, backups and upgrades: it is written again whenever it
differs, so it may be lost, and whatever is changed in it by hand is lost too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bot.content import layout
from bot.domain.calls.meanings import LABELS
from bot.domain.calls.script import Option, Script
from bot.domain.ids import LanguageCode
from bot.domain.phrases.edited_example import EditedExample
from bot.domain.phrases.edited_text import EditedText
from bot.domain.phrases.edited_weights import Cue, EditedWeight
from bot.domain.phrases.text_name import OF_PAGE, TextKind, TextName, asked_words
from bot.private_files import drafted, make_folder

FILES: Mapping[TextKind, str] = {
    TextKind.PHRASE: layout.PHRASES,
    TextKind.TASK: layout.TASKS,
    TextKind.AVOID: layout.AVOID,
    TextKind.NEXT_STEP: layout.NEXT_STEPS,
    **dict.fromkeys(OF_PAGE, layout.GUIDE),
}
"""The file of a language in which each kind stands."""
PARTS = {TextKind.TITLE: "title", TextKind.PAGE: "text", TextKind.ASK: "ask", TextKind.NOTE: "note"}
"""What the guide's file calls the texts of a page."""
HEAD = """\
# Слова, изменённые в боте. Этот файл пишет бот, и правки в нём пропадут: меняйте слова в боте или в scripts_content.
#   text        что говорит бот
#   instead_of  что стояло в scripts_content, когда это меняли
"""
EXPORT_HEAD = """\
# Слова, изменённые в боте. Чтобы они вошли в файлы, замените ими строки с теми же именами в scripts_content/{file}.
# В комментарии над строкой стоит то, что было в файле.
"""
EXAMPLES_HEAD = """\
# Примеры слов клиентов, добавленные в боте. Этот файл пишет бот, и правки в нём пропадут: меняйте примеры в боте.
"""
EXAMPLES_EXPORT_HEAD = """\
# Примеры слов клиентов, добавленные в боте. Чтобы они вошли в файлы, допишите их под те же метки в scripts_content/{file}.
"""
WEIGHTS_HEAD = """\
# Силы признаков, изменённые в боте. Этот файл пишет бот, и правки в нём пропадут: меняйте веса в боте или в scripts_content.
#   strength    сила, которая действует
#   instead_of  что стояло в scripts_content, когда её меняли
"""
WEIGHTS_EXPORT_HEAD = """\
# Признаки, сила которых изменена в боте. Чтобы она вошла в файлы, замените ими строки с теми же именами
# в scripts_content/{file}. В комментарии над признаком стоит сила, которая была в файле.
"""


def write_edits(folder: Path, edits: Sequence[EditedText]) -> None:
    """Make the folder hold these edits and no others; each file changes in one step, and only when it differs.

    Raises:
        OSError: the folder cannot be written.
    """
    said = _by_file(edits)
    for file in dict.fromkeys(FILES.values()):
        _write(folder, file, {language: as_kept(some) for (language, name), some in said.items() if name == file})


def write_examples(folder: Path, examples: Sequence[EditedExample]) -> None:
    """Make the folder hold these examples and no others, in the same way.

    Raises:
        OSError: the folder cannot be written.
    """
    languages = sorted({one.language for one in examples})
    _write(folder, layout.EXAMPLES, {language: EXAMPLES_HEAD + _by_label(language, examples) for language in languages})


def write_weights(folder: Path, weights: Sequence[EditedWeight]) -> None:
    """Make the folder hold these strengths and no others, in the same way.

    Raises:
        OSError: the folder cannot be written.
    """
    _write(folder, layout.QUESTIONS, {layout.SCRIPT: as_kept_weights(weights)} if weights else {})


def _write(folder: Path, name: str, texts: Mapping[str, str]) -> None:
    files = {folder / where / name: text for where, text in texts.items()}
    for old in folder.glob(f"*/{name}") if folder.is_dir() else ():
        if old not in files:
            old.unlink()
    for file, text in files.items():
        if _text_of(file) == text:
            continue
        make_folder(file.parent)
        with drafted(file) as draft:
            draft.file.write(text.encode())


def as_kept(edits: Iterable[EditedText]) -> str:
    """Return the text of one language's file."""
    entries = [
        f"{_key(edit.name)}:\n  text: {quoted(edit.text)}\n  instead_of: {quoted(edit.instead_of)}\n" for edit in _sorted(edits)
    ]
    return HEAD + "".join(entries)


def as_exports(edits: Iterable[EditedText]) -> Mapping[str, str]:
    """Return edits as lines of the files of the content, by file: `ru/phrases.yaml`, `ru/guide.yaml`."""
    return {
        f"{language}/{file}": EXPORT_HEAD.format(file=f"{language}/{file}")
        + (_as_pages(some) if file == layout.GUIDE else "".join(_as_line(edit) for edit in _sorted(some)))
        for (language, file), some in _by_file(edits).items()
    }


def _as_line(edit: EditedText) -> str:
    return f"# было: {' '.join(edit.instead_of.split())}\n{edit.name.id}: {quoted(edit.text)}\n"


def _as_pages(edits: Iterable[EditedText]) -> str:
    """Return the edited texts of pages as the guide's file has them: a page with its texts below it."""
    pages: dict[str, str] = {}
    for edit in sorted(edits, key=lambda one: (one.name.id, OF_PAGE.index(one.name.kind))):
        said = quoted(edit.text) if edit.name.kind is not TextKind.ASK else json.dumps(asked_words(edit.text), ensure_ascii=False)
        text = f"    # было: {' '.join(edit.instead_of.split())}\n    {PARTS[edit.name.kind]}: {said}\n"
        pages[edit.name.id] = pages.get(edit.name.id, "") + text
    return "pages:\n" + "".join(f"  {page}:\n{texts}" for page, texts in pages.items())


def as_example_export(language: LanguageCode, examples: Iterable[EditedExample]) -> str:
    """Return the examples of a language as lines of `examples.yaml`."""
    return EXAMPLES_EXPORT_HEAD.format(file=f"{language}/{layout.EXAMPLES}") + _by_label(language, examples)


def as_kept_weights(weights: Iterable[EditedWeight]) -> str:
    """Return the text of the file of strengths."""
    lines = []
    question = None
    for one in sorted(weights, key=lambda one: one.cue):
        if one.cue.question != question:
            question = one.cue.question
            lines.append(f"{question}:\n")
        lines.append(f"  {one.cue.option}: {{strength: {one.strength}, instead_of: {one.instead_of}}}\n")
    return WEIGHTS_HEAD + "".join(lines)


def as_weights_export(files: Script, weights: Iterable[EditedWeight]) -> str:
    """Return the cues whose strength was changed as lines of `questions.yaml`, in its order, by the files as they are."""
    changed = {one.cue: one.strength for one in weights}
    parts = []
    for question in files.questions:
        lines = [
            f"    # было: {option.strength}\n    - {_as_written(option, changed[cue])}\n"
            for option in question.options
            if (cue := Cue(question.id, option.id)) in changed
        ]
        if lines:
            parts.append(f"- id: {question.id}\n  options:\n" + "".join(lines))
    return WEIGHTS_EXPORT_HEAD.format(file=layout.SCRIPT_QUESTIONS) + "".join(parts)


def _as_written(option: Option, strength: float) -> str:
    traits, facts = ", ".join(option.traits), ", ".join(option.facts)
    kind = option.temperament
    basis = option.basis
    return f"{{id: {option.id}, temperament: {kind}, strength: {strength}, traits: [{traits}], basis: {basis}, facts: [{facts}]}}"


def _by_label(language: LanguageCode, examples: Iterable[EditedExample]) -> str:
    said = [one for one in examples if one.language == language]
    parts = []
    for label in LABELS:
        shown = sorted(one.text for one in said if label in one.labels)
        if shown:
            parts.append(f"{label}:\n" + "".join(f"  - {quoted(text)}\n" for text in shown))
    return "".join(parts)


def quoted(text: str) -> str:
    """Return a text in double quotes, as YAML reads it on one line."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f").replace("\x85", "\\x85")


def _key(name: TextName) -> str:
    """Return what a text is called in its file of the folder; of a page each text has an entry of its own."""
    return f"{name.id}.{PARTS[name.kind]}" if name.kind in PARTS else name.id


def name_of(key: str, file: str) -> TextName | None:
    """Return the text that an entry of such a file is about; None when it is about none."""
    if file != layout.GUIDE:
        return TextName(next(kind for kind, one in FILES.items() if one == file), key)
    page, _, part = key.rpartition(".")
    kind = next((kind for kind, one in PARTS.items() if one == part), None)
    return None if kind is None else TextName(kind, page)


def _sorted(edits: Iterable[EditedText]) -> Sequence[EditedText]:
    return sorted(edits, key=lambda one: (one.name.id, one.name.kind))


def _by_file(edits: Iterable[EditedText]) -> Mapping[tuple[LanguageCode, str], list[EditedText]]:
    found: dict[tuple[LanguageCode, str], list[EditedText]] = {}
    for edit in edits:
        found.setdefault((edit.language, FILES[edit.name.kind]), []).append(edit)
    return found


def _text_of(file: Path) -> str | None:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None

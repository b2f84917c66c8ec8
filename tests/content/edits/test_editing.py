"""Phrases edited in the bot: the same gates as for files, put over the library, written as files, checked with an upgrade."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.content.edits.check_edits import check_with_edits, read_edits
from bot.content.edits.edit_files import as_exports, write_edits
from bot.content.edits.overlay import Overlay
from bot.content.edits.phrase_gate import judge_phrase
from bot.content.edits.text_judge import LibraryJudge
from bot.content.library import Library, LoadedScripts, load
from bot.content.read.yaml_tree import Table, parse_yaml
from bot.content.rules import PHRASE_RULES
from bot.domain.ids import LanguageCode, PhraseId
from bot.domain.phrases.edited_text import EditedText
from bot.domain.phrases.text_name import phrase_named
from bot.screens.text_keys import WORDS
from tests.content.corpus_reader import COMPLETE, EXPECTED, examples

RU = LanguageCode("ru")
PHRASE = PhraseId("cho.ask_wants.opening")
ORIGINAL = "{{ address }}здравствуйте! Что для вас важнее всего?"
GOOD = "{{ address }}добрый день! С чего начнём?"


@pytest.fixture(scope="module")
def library() -> Library:
    """The complete content of the corpus."""
    loaded = load(COMPLETE, expected=EXPECTED)
    assert isinstance(loaded, Library)
    return loaded


def edit(text: str = GOOD, instead_of: str = ORIGINAL, phrase: PhraseId = PHRASE) -> EditedText:
    """An edit of the phrase that most examples are about."""
    return EditedText(language=RU, name=phrase_named(phrase), text=text, instead_of=instead_of)


def bad_texts() -> Iterator[tuple[str, str, str, str]]:
    """Give what the corpus has of bad words for phrases: the example, the rule, the phrase and the text."""
    for example in examples("invalid"):
        rule = example.name.partition(".")[0]
        for one in tomllib.loads((example / "edits.toml").read_text("utf-8"))["edit"]:
            by = one.get("by", "")
            if (
                rule in {one.ID for one in PHRASE_RULES}
                and one["file"] == "ru/phrases.yaml"
                and by
                and one.get("replace", "").partition(":")[0] == by.partition(":")[0]
            ):
                tree, _ = parse_yaml(by, "x")
                assert isinstance(tree, Table)
                for phrase, entry in tree.entries.items():
                    yield example.name, rule, phrase, str(entry.node.value)  # type: ignore[union-attr]  # a text


BAD = list(bad_texts())


def test_every_rule_of_phrases_has_a_bad_text_for_the_bench() -> None:
    """None of the rules is left out of the comparison below."""
    assert {rule for _, rule, _, _ in BAD} == {rule.ID for rule in PHRASE_RULES}


@pytest.mark.parametrize(("name", "rule", "named", "text"), BAD, ids=[name for name, _, _, _ in BAD])
def test_an_edit_meets_the_same_gates_as_a_file(library: Library, name: str, rule: str, named: str, text: str) -> None:
    """What the check finds in a file, the judge finds in an edit, and says so by a key that the interface has words for."""
    phrase = library.script.phrase(PhraseId(named))
    assert phrase is not None
    findings = judge_phrase(library, RU, phrase, text).findings
    assert rule in {one.rule for one in findings}
    for one in findings:
        assert f"finding.{one.rule}.{one.problem}" in WORDS, f"{name}: {one}"
        assert set(dict(one.facts)) == set(WORDS[f"finding.{one.rule}.{one.problem}"].facts)


def test_every_phrase_of_the_files_passes_the_bench(library: Library) -> None:
    """The gate for one phrase objects to nothing that the whole check lets through."""
    texts = library.texts(RU)
    for phrase in library.script.phrases:
        assert judge_phrase(library, RU, phrase, texts.phrase_template(phrase.id).source).findings == []


@pytest.mark.parametrize(
    "text", ["", "   ", "Да\u200b, конечно.", "x" * 5000, "{{ 'a' * 10 ** 9 }}", "{{" * 2000, "{% for a in b %}"]
)
def test_whatever_is_typed_is_judged_and_never_raises(library: Library, text: str) -> None:
    """Empty, hidden, huge and hostile texts are refused with a finding."""
    text_judge = LibraryJudge(lambda: library, LoadedScripts(library), lambda _: None)
    judged = text_judge.judge(RU, phrase_named(PHRASE), text, "Вера")
    assert not judged.may_be_published
    assert all(f"finding.{one.rule}.{one.problem}" in WORDS for one in judged.findings)


@pytest.mark.parametrize(("name", "rule", "named", "text"), BAD, ids=[name for name, _, _, _ in BAD])
def test_no_repair_is_proposed_that_a_rule_objects_to(library: Library, name: str, rule: str, named: str, text: str) -> None:
    """Of everything that any rule refuses, also with a second fault beside the first."""
    text_judge = LibraryJudge(lambda: library, LoadedScripts(library), lambda _: None)
    for spoilt in (text, f"Но {text}", text.rstrip(".?!").replace(",", " ,")):
        proposed = text_judge.judge(RU, phrase_named(PhraseId(named)), spoilt, "Вера").mended
        assert proposed is None or text_judge.judge(RU, phrase_named(PhraseId(named)), proposed, "Вера").may_be_published, (
            name,
            rule,
        )


def test_the_proposed_repair_passes(library: Library) -> None:
    """Spaces, the end, a forbidden word with a replacement: all are mended at once."""
    text_judge = LibraryJudge(lambda: library, LoadedScripts(library), lambda _: None)
    judged = text_judge.judge(RU, phrase_named(PHRASE), "{{ address }}Понимаю ,  но что важнее", "Вера")
    assert judged.mended == "{{ address }}понимаю, однако что важнее."
    assert text_judge.judge(RU, phrase_named(PHRASE), judged.mended, "Вера").may_be_published


def test_edits_are_put_over_the_library(library: Library) -> None:
    """The phrase says the new words, everything else what it said; without edits it is the very library again."""
    overlay = Overlay()
    edited = overlay.put(library, [edit()]).library
    assert edited.texts(RU).phrase(PHRASE, "Вера") == "Вера, добрый день! С чего начнём?"
    assert edited.texts(RU).phrase(PhraseId("any.ask_wants.opening"), None) == library.texts(RU).phrase(
        PhraseId("any.ask_wants.opening"), None
    )
    assert edited.script.version != library.script.version == edited.files_version
    assert overlay.put(library, [edit()]).library.script.version == edited.script.version, "the same everywhere"
    assert overlay.put(library, []).library is library


def test_an_edit_that_does_not_pass_leaves_the_others_in_force(library: Library) -> None:
    """One bad row takes nothing down: it is named, and the files' text is said in its place."""
    other = PhraseId("any.ask_wants.opening")
    overlaid = Overlay().put(library, [edit("{{ 'a' * 10 ** 9 }}"), edit("Здравствуйте! Что ищете?", "x", other)])
    assert [(one.name.id, finding.rule) for one, finding in overlaid.left_out] == [(PHRASE, "template_syntax")]
    assert overlaid.library.texts(RU).phrase(PHRASE, None) == library.texts(RU).phrase(PHRASE, None)
    assert overlaid.library.texts(RU).phrase(other, None) == "Здравствуйте! Что ищете?"


def test_an_edit_that_the_files_have_taken_over_does_nothing(library: Library) -> None:
    """It is no conflict and no other version; nor is one for a phrase that is not there."""
    overlaid = Overlay().put(library, [edit(ORIGINAL, "Раньше было так."), edit("Да.", "Нет.", PhraseId("gone"))])
    assert overlaid.library is library
    assert (overlaid.left_out, overlaid.in_conflict) == ([], [])


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    """Quotes, braces and signs survive; languages without edits lose their file."""
    folder = tmp_path / "content"
    kept = [edit('{{ address }}а «так»? "Да": # нет\\'), edit("Да!", "x: y", PhraseId("any.ask_wants.opening"))]
    write_edits(folder, kept)
    read, findings = read_edits(folder)
    assert (sorted(one.edit.name for one in read), findings) == (sorted(one.name for one in kept), [])
    assert {one.edit.text for one in read} == {one.text for one in kept}
    before = (folder / "ru" / "phrases.yaml").stat().st_mtime_ns
    write_edits(folder, kept)
    assert (folder / "ru" / "phrases.yaml").stat().st_mtime_ns == before, "what is the same is not written"
    write_edits(folder, [])
    assert not (folder / "ru" / "phrases.yaml").exists()


def test_an_export_can_be_put_into_the_files(library: Library, tmp_path: Path) -> None:
    """Its lines in the place of the old ones pass, and then the edit does nothing any more."""
    directory = Path(shutil.copytree(COMPLETE, tmp_path / "content"))
    line = next(one for one in as_exports([edit()])["ru/phrases.yaml"].splitlines() if one.startswith(f"{PHRASE}:"))
    file = directory / "ru" / "phrases.yaml"
    text = file.read_text("utf-8")
    file.write_text("\n".join(line if one.startswith(f"{PHRASE}:") else one for one in text.splitlines()) + "\n", "utf-8")
    upgraded = load(directory, expected=EXPECTED)
    assert isinstance(upgraded, Library)
    assert Overlay().put(upgraded, [edit()]).library is upgraded


def test_the_check_covers_the_edits(tmp_path: Path) -> None:
    """A finding names the edit's own file and line; good edits change nothing."""
    folder = tmp_path / "edited"
    write_edits(folder, [edit()])
    assert check_with_edits(COMPLETE, folder, expected=EXPECTED).findings == []
    write_edits(folder, [edit("{{ address }}понимаю, но что важнее?")])
    checked = check_with_edits(COMPLETE, folder, expected=EXPECTED)
    assert [str(one) for one in checked.findings] == [
        f"{folder}/ru/phrases.yaml:5 speech {PHRASE} says “но” (replace it with “однако”)"
    ]
    (folder / "ru" / "phrases.yaml").write_text("{" * 10, "utf-8")
    assert {one.rule for one in check_with_edits(COMPLETE, folder, expected=EXPECTED).findings} == {"yaml_form"}


def test_the_check_lists_conflicts_and_edits_of_what_is_gone(tmp_path: Path) -> None:
    """Neither is a mistake: an editor decides, or nothing needs to be done."""
    folder = tmp_path / "edited"
    write_edits(folder, [edit(instead_of="Раньше было так."), edit("Да.", "Нет.", PhraseId("gone"))])
    checked = check_with_edits(COMPLETE, folder, expected=EXPECTED)
    assert checked.findings == []
    assert len(checked.notes) == 2
    assert "conflict" in checked.notes[0]
    assert ORIGINAL in checked.notes[0]
    assert "gone" in checked.notes[1]

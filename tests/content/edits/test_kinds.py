"""Lines of the card and pages of the guide edited in the bot: the gates of their files, the library, files, the check."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.content.edits.check_edits import check_with_edits, read_edits
from bot.content.edits.edit_files import as_exports, write_edits
from bot.content.edits.named_texts import written_text
from bot.content.edits.overlay import Overlay
from bot.content.edits.text_gate import judge_text
from bot.content.library import Library, load
from bot.content.read.schema import read_content
from bot.content.read.written import Content
from bot.content.rules import LINE_RULES, PAGE_RULES
from bot.domain.calls.temperament import Manner
from bot.domain.ids import LanguageCode, PageId, TaskId
from bot.domain.phrases.edited_text import EditedText
from bot.domain.phrases.text_name import OF_PAGE, TextKind, TextName
from bot.screens.text_keys import WORDS
from tests.content.corpus_reader import COMPLETE, EXPECTED, build, examples

RU = LanguageCode("ru")
TASK = TextName(TextKind.TASK, "do.yes_yes")
TITLE, PAGE, NOTE, ASK = (TextName(kind, "types.bold") for kind in (TextKind.TITLE, TextKind.PAGE, TextKind.NOTE, TextKind.ASK))


@pytest.fixture(scope="module")
def library() -> Library:
    """The complete content of the corpus."""
    loaded = load(COMPLETE, expected=EXPECTED)
    assert isinstance(loaded, Library)
    return loaded


def named(content: Content) -> Iterator[tuple[TextName, str]]:
    """Give the Russian texts that editors write, but for phrases."""
    [language] = (one for one in content.languages if one.code == RU)
    tables = {TextKind.TASK: language.tasks, TextKind.AVOID: language.avoid, TextKind.NEXT_STEP: language.next_steps}
    names = [TextName(kind, key) for kind, table in tables.items() for key in table]
    names += [TextName(kind, key) for key in language.guide.pages for kind in OF_PAGE]
    for name in names:
        text = written_text(language, name)
        if text is not None:
            yield name, text.value


BAD_EXAMPLES = [
    example
    for example in examples("invalid")
    if example.name.partition(".")[0] in {rule.ID for rule in (*LINE_RULES, *PAGE_RULES)}
]


@pytest.mark.parametrize("example", BAD_EXAMPLES, ids=lambda example: str(example.name))
def test_an_edit_meets_the_same_gates_as_a_file(library: Library, example: Path, tmp_path: Path) -> None:
    """What the check finds in a text of a file, the judge finds in an edit, by a key that the interface has words for."""
    before = dict(named(read_content(COMPLETE, EXPECTED)))
    changed = {name: text for name, text in named(read_content(build(example, tmp_path), EXPECTED)) if before.get(name) != text}
    found = [finding for name, text in changed.items() for finding in judge_text(library, RU, name, text).findings]
    rule = example.name.partition(".")[0]
    if not changed:
        assert "ru/guide.yaml" not in (example / "expected.txt").read_text("utf-8") or "chapter" in example.name
        return
    assert rule in {one.rule for one in found}
    for one in found:
        assert f"finding.{one.rule}.{one.problem}" in WORDS, one
        assert set(dict(one.facts)) == set(WORDS[f"finding.{one.rule}.{one.problem}"].facts)


def test_the_corpus_has_a_bad_text_for_each_rule() -> None:
    """None of the rules is left out of the comparison above."""
    assert {example.name.partition(".")[0] for example in BAD_EXAMPLES} == {rule.ID for rule in (*LINE_RULES, *PAGE_RULES)}


def test_every_text_of_the_files_passes(library: Library) -> None:
    """The gate for one text objects to nothing that the whole check lets through."""
    for name, text in named(read_content(COMPLETE, EXPECTED)):
        assert judge_text(library, RU, name, text).findings == [], name


@pytest.mark.parametrize("name", [TASK, TITLE, PAGE, NOTE, ASK], ids=str)
@pytest.mark.parametrize("text", ["", "  ", "Да\u200b", "{{ 'a' * 10 ** 9 }}", "<b>", "x" * 5000])
def test_whatever_is_typed_is_judged_and_never_raises(library: Library, name: TextName, text: str) -> None:
    """Empty, hidden, huge and hostile texts are refused with a finding."""
    found = judge_text(library, RU, name, text).findings
    assert found
    assert all(f"finding.{one.rule}.{one.problem}" in WORDS for one in found)


def test_edits_are_put_over_the_library(library: Library) -> None:
    """Each says its new words; the guide has another version only where a page was edited."""
    overlay = Overlay()
    task = EditedText(language=RU, name=TASK, text="закрыть сделку", instead_of="x")
    lines = overlay.put(library, [task]).library
    assert lines.texts(RU).task(TaskId("do.yes_yes")) == "закрыть сделку"
    assert lines.script.version != library.script.version
    assert lines.guide_version == library.guide_version
    avoid = EditedText(language=RU, name=TextName(TextKind.AVOID, "any"), text="спешки и спора", instead_of="x")
    asked = EditedText(language=RU, name=ASK, text="раз\nдва\nтри", instead_of="x")
    title = EditedText(language=RU, name=TITLE, text="Смелый клиент и дело", instead_of="x")
    whole = overlay.put(library, [task, avoid, asked, title]).library
    page = whole.texts(RU).guide_page(PageId("types.bold"))
    assert (page.title, page.ask) == ("Смелый клиент и дело", ("раз", "два", "три"))
    assert page.text == library.texts(RU).guide_page(PageId("types.bold")).text
    assert whole.texts(RU).avoid(Manner.ANY) == "спешки и спора"
    assert whole.guide_version != library.guide_version
    assert library.texts(RU).task(TaskId("do.yes_yes")) != "закрыть сделку", "the files' library stays as it is"
    bad = EditedText(language=RU, name=TASK, text="Закрыть.", instead_of="x")
    overlaid = overlay.put(library, [bad, title])
    assert [(one.name, finding.rule) for one, finding in overlaid.left_out] == [(TASK, "card_line_form")]
    assert overlaid.library.texts(RU).guide_page(PageId("types.bold")).title == "Смелый клиент и дело"


def test_what_is_written_is_read_again_and_checked(library: Library, tmp_path: Path) -> None:
    """Each file of the content has one in the folder; line breaks survive; another shape of a page is told, and is no mistake."""
    folder = tmp_path / "edited"
    text = f"{library.texts(RU).guide_page(PageId('types.bold')).text}\n\nЕщё: «два» слова."
    kept = [
        EditedText(language=RU, name=PAGE, text=text, instead_of="Раньше."),
        EditedText(language=RU, name=ASK, text="раз\nдва\nтри", instead_of="a\nb"),
        EditedText(language=RU, name=TASK, text="Закрыть", instead_of="раньше"),
    ]
    write_edits(folder, kept)
    read, findings = read_edits(folder)
    assert ({one.edit.name: one.edit for one in read}, findings) == ({one.name: one for one in kept}, [])
    checked = check_with_edits(COMPLETE, folder, expected=EXPECTED)
    assert [(one.rule, Path(one.file).name) for one in checked.findings] == [("card_line_form", "tasks.yaml")]
    assert sum("conflict" in note for note in checked.notes) == 3
    (folder / "ru" / "guide.yaml").write_text("types.bold.colour:\n  text: a\n  instead_of: b\n", "utf-8")
    assert [one.rule for one in read_edits(folder)[1]] == ["shape"]
    write_edits(folder, [])
    assert not list(folder.glob("ru/*"))
    assert set(as_exports(kept)) == {"ru/guide.yaml", "ru/tasks.yaml"}

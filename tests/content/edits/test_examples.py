"""Examples made in the bot: the gates of files, no names, put over the library, written as files and checked with an upgrade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.content.edits.check_edits import check_with_edits
from bot.content.edits.edit_files import as_example_export, write_examples
from bot.content.edits.example_gate import SaidAlready, judge_example, name_finder
from bot.content.edits.example_overlay import ExampleOverlay
from bot.content.findings import Finding
from bot.content.library import Library, load
from bot.content.read.yaml_tree import Listing, Table, parse_yaml
from bot.domain.clients.named_in import is_named_in
from bot.domain.ids import LanguageCode
from bot.domain.phrases.edited_example import EditedExample
from bot.screens.text_keys import WORDS
from tests.content.corpus_reader import COMPLETE, EXPECTED

RU = LanguageCode("ru")


@pytest.fixture(scope="module")
def small() -> Library:
    """The complete content of the corpus."""
    loaded = load(COMPLETE, expected=EXPECTED)
    assert isinstance(loaded, Library)
    return loaded


def example(text: str = "вот это поворот", *labels: str) -> EditedExample:
    """An example."""
    return EditedExample(language=RU, text=text, labels=labels or ("choleric", "can_no"))


def known(library: Library, label: str) -> str:
    """A sentence that the files have under a label."""
    return library.examples(RU)[label][0]


def test_an_example_meets_the_gates_of_files(small: Library) -> None:
    """One that excludes what is there, one that is there, a hidden sign and nothing at all: each has its words."""
    said = known(small, "choleric")
    taught = example("вот это поворот", "phlegmatic")
    tried = {
        "examples.both": (example(f"{said.upper()}!", "sanguine"), ()),
        "examples.known": (example(said, "choleric"), ()),
        "shape.hidden": (example("вот\u200bэто", "choleric"), ()),
        "shape.empty": (example("  ", "choleric"), ()),
    }
    for key, (one, others) in tried.items():
        (finding,) = judge_example(small, one, others)
        assert f"{finding.rule}.{finding.problem}" == key
        assert set(dict(finding.facts)) == set(WORDS[f"finding.{key}"].facts)
    assert [one.problem for one in judge_example(small, example(), [taught])] == ["both"], "among those made in the bot too"
    assert judge_example(small, example(), [taught])[0].facts == (("label", "choleric"), ("other", "phlegmatic"))
    assert judge_example(small, example(), ()) == []
    assert judge_example(small, example(said, "choleric", "can_no"), ()) == [], "one more meaning of another sort"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Дорого, но поговорите с Зульфией", ["Зульфией"]),
        ("Анна, мне дорого", ["Анна"]),
        ("анна обещала скидку", ["анна"]),
        ("У меня денег нет. Совсем нет", []),
        ("ДОРОГО мне", []),
    ],
)
def test_what_may_be_a_name_is_named(library: Library, text: str, found: list[str]) -> None:
    """A first name in any writing, and a capital within a sentence; the beginning of one and shouting are no names."""
    assert name_finder(library, RU).find(text) == found


def test_no_shipped_example_is_taken_for_a_name_by_its_capitals(library: Library) -> None:
    """Of the product's own examples few would be asked back: the gate must not be a nuisance."""
    for code in library.languages:
        finder, said = name_finder(library, code), {one for shown in library.examples(code).values() for one in shown}
        odd = [one for one in said if finder.find(one)]
        assert len(odd) / len(said) < 0.01, odd


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("ru", ("Аня", "Юра", "Лев", "Оля", "Ира", "Яна", "Зоя", "Цой", "Ева", "Лия")),
        ("en", ("Ana", "Tom", "Sam", "Max", "Amy", "Leo", "Eva", "Joe")),
        ("ro", ("Ana", "Dan", "Ion", "Eva", "Lia", "Leo")),
        ("fi", ("Ida", "Pia", "Aku", "Ari", "Eva")),
    ],
)
def test_a_short_name_of_the_client_refuses_few_words(library: Library, language: str, names: tuple[str, ...]) -> None:
    """Of the product's own examples few would be asked back of a client whose name has three letters."""
    said = {one for shown in library.examples(LanguageCode(language)).values() for one in shown}
    for name in names:
        odd = [one for one in said if is_named_in(one, name)]
        assert len(odd) / len(said) < 0.01, odd


def test_other_phrases_judge_no_example_anew(small: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files are read once, an example is judged once, and what changes a phrase judges none."""
    judged: list[str] = []
    real = SaidAlready.judge

    def judge(said: SaidAlready, one: EditedExample) -> Sequence[Finding]:
        judged.append(one.text)
        return real(said, one)

    monkeypatch.setattr(SaidAlready, "judge", judge)
    overlay, taught = ExampleOverlay(), [example("вот это поворот"), example("ну и цены", "objection_price")]
    first = overlay.put(small, taught)
    changed = replace(small, script=replace(small.script, version="other"))
    second = overlay.put(changed, taught)
    assert judged == [one.text for one in taught]
    assert second.library.examples(RU) == first.library.examples(RU)
    assert second.library.script.version not in (first.library.script.version, "other"), "the phrases' version counts"
    more = overlay.put(small, [*taught, example("ну и цены", "choleric"), example("ну и цены", "sanguine")])
    assert [one.labels for one, _ in more.left_out] == [("sanguine",)]
    assert overlay.put(small, taught).library.examples(RU) == first.library.examples(RU), "what was taken then is forgotten"


def test_examples_are_put_over_the_library(small: Library) -> None:
    """They stand beside the files', cards bear another version while they do, and what the files have or exclude does nothing."""
    put_examples = ExampleOverlay().put
    taught = put_examples(small, [example()])
    for label in ("choleric", "can_no"):
        assert taught.library.examples(RU)[label] == (*small.examples(RU)[label], "вот это поворот")
    assert taught.library.script.version != small.script.version
    assert put_examples(small, []).library is small
    assert put_examples(small, [example(known(small, "choleric"), "choleric")]).library is small
    excluded = example(known(small, "choleric"), "sanguine")
    refused = put_examples(small, [excluded, example()])
    assert [one for one, _ in refused.left_out] == [excluded]
    assert refused.library.examples(RU) == taught.library.examples(RU)


def test_examples_are_written_read_and_checked(tmp_path: Path, small: Library) -> None:
    """The folder holds them, the check passes with them and names one that an upgrade excludes; taken back, the file goes."""
    folder = tmp_path / "content"
    write_examples(folder, [example()])
    file = folder / "ru" / "examples.yaml"
    tree, findings = parse_yaml(file.read_text("utf-8"), "x")
    assert isinstance(tree, Table)
    assert findings == []
    assert list(tree.entries) == ["choleric", "can_no"]
    assert check_with_edits(COMPLETE, folder, expected=EXPECTED).findings == []
    write_examples(folder, [example(known(small, "choleric"), "sanguine")])
    (finding,) = check_with_edits(COMPLETE, folder, expected=EXPECTED).findings
    assert (finding.rule, finding.problem, finding.line) == ("examples", "both", 3)
    assert "in the bot" in finding.file
    write_examples(folder, [])
    assert not file.exists()


def test_the_export_is_lines_of_the_files(small: Library) -> None:
    """Put behind what the file has under a label, they are YAML of the same shape."""
    del small
    text = as_example_export(RU, [example('он сказал "нет"'), example("ну и цены", "objection_price")])
    tree, findings = parse_yaml(text, "x")
    assert isinstance(tree, Table)
    assert findings == []
    assert list(tree.entries) == ["choleric", "can_no", "objection_price"]
    node = tree.entries["can_no"].node
    assert isinstance(node, Listing)
    assert [one.value for one in node.items] == ['он сказал "нет"']  # type: ignore[union-attr]  # texts

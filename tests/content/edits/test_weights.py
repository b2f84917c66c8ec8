"""Weights changed in the bot: the bounds of files, put over the library, written as a file, checked with an upgrade."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.content.edits.check_edits import check_with_edits, read_weights
from bot.content.edits.edit_files import as_weights_export, write_weights
from bot.content.edits.weight_judge import LibraryWeights
from bot.content.edits.weights_overlay import put_weights
from bot.content.library import Library, load
from bot.content.read.structure import MAX_STRENGTH, MIN_STRENGTH
from bot.domain.calls.reweigh import strength_of
from bot.domain.ids import OptionId, QuestionId
from bot.domain.phrases.edited_weights import STEPS, Cue, EditedWeight
from tests.content.corpus_reader import COMPLETE, EXPECTED

HURRY = Cue(QuestionId("q01"), OptionId("hurry"))
GONE = Cue(QuestionId("q01"), OptionId("gone"))


@pytest.fixture(scope="module")
def small() -> Library:
    """The complete content of the corpus, in which every cue has 0.65."""
    loaded = load(COMPLETE, expected=EXPECTED)
    assert isinstance(loaded, Library)
    return loaded


def weight(strength: float = 0.85, instead_of: float = 0.65, cue: Cue = HURRY) -> EditedWeight:
    """A changed weight."""
    return EditedWeight(cue=cue, strength=strength, instead_of=instead_of)


def test_weights_are_put_over_the_library(small: Library) -> None:
    """Cards bear other versions while they are; what is gone or out of bounds is left out and named; a new number is told."""
    over = put_weights(small, [weight()])
    assert strength_of(over.library.script, HURRY) == 0.85
    assert over.library.script.version != small.script.version
    assert over.library.script.weights_version.startswith("1+")
    assert over.library.files_version == small.files_version
    assert (over.left_out, over.in_conflict) == ([], [])
    assert put_weights(small, []).library is small
    assert put_weights(small, [weight(0.65, 0.5)]).library is small, "the files have taken it over"
    left = put_weights(small, [weight(cue=GONE), weight(0.95), weight(0.75, 0.7, Cue(QuestionId("q02"), OptionId("joy")))])
    assert [(one.cue, finding.rule) for one, finding in left.left_out] == [(GONE, "references"), (HURRY, "shape")]
    assert [one.strength for one in left.in_conflict] == [0.75]
    assert strength_of(left.library.script, HURRY) == 0.65


def test_the_gate_is_the_files_gate(small: Library) -> None:
    """Whatever is offered passes, the bounds themselves too; beyond them and of no cue is refused."""
    judge = LibraryWeights(lambda: small, lambda _: None)
    for strength in (*STEPS, MIN_STRENGTH, MAX_STRENGTH):
        assert judge.judge({HURRY: strength}) == []
    assert [one.rule for one in judge.judge({HURRY: 0.91})] == ["shape"]
    assert [one.rule for one in judge.judge({GONE: 0.65})] == ["references"]


def test_weights_are_written_read_and_checked_by_every_rule(tmp_path: Path) -> None:
    """Every cue at every strength that is offered passes the whole check; taken back, the file goes."""
    folder = tmp_path / "content"
    for strength in STEPS:
        kept = [weight(strength), weight(strength, cue=Cue(QuestionId("q02"), OptionId("joy")))]
        write_weights(folder, kept)
        read, findings = read_weights(folder)
        assert ([one.weight for one in read], findings) == (kept, [])
        checked = check_with_edits(COMPLETE, folder, expected=EXPECTED)
        assert (checked.findings, checked.notes) == ([], [])
    write_weights(folder, [])
    assert not (folder / "script" / "questions.yaml").exists()


def test_the_check_tells_what_an_upgrade_has_changed(tmp_path: Path) -> None:
    """Another number and a cue that is gone are notes; a number out of bounds is a finding of the edit's own file and line."""
    folder = tmp_path / "content"
    write_weights(folder, [weight(0.75, 0.7), weight(cue=GONE)])
    checked = check_with_edits(COMPLETE, folder, expected=EXPECTED)
    assert checked.findings == []
    assert ["now they have 0.65" in checked.notes[0], "q01/gone" in checked.notes[1]] == [True, True]
    write_weights(folder, [weight(0.95)])
    (finding,) = check_with_edits(COMPLETE, folder, expected=EXPECTED).findings
    assert (finding.rule, finding.file, finding.line) == ("shape", f"{folder}/script/questions.yaml", 5)


def test_the_export_can_be_put_into_the_files(small: Library, tmp_path: Path) -> None:
    """Its lines in the place of the old ones pass, and then the edit does nothing any more."""
    directory = Path(shutil.copytree(COMPLETE, tmp_path / "content"))
    lines = as_weights_export(small.script, [weight()]).splitlines()
    assert "    # было: 0.65" in lines
    line = next(one for one in lines if "{id: hurry" in one)
    file = directory / "script" / "questions.yaml"
    file.write_text(file.read_text("utf-8").replace(next(iter(_lines_of(file, "{id: hurry"))), line, 1), "utf-8")
    upgraded = load(directory, expected=EXPECTED)
    assert isinstance(upgraded, Library)
    assert strength_of(upgraded.script, HURRY) == 0.85
    assert put_weights(upgraded, [weight()]).library is upgraded


def _lines_of(file: Path, part: str) -> list[str]:
    return [one for one in file.read_text("utf-8").splitlines() if part in one]

"""The check as a whole: all findings at once, in order, whatever the directory holds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.content.check import check, summary
from bot.content.findings import Finding, Findings
from bot.content.layout import default_directory
from tests.content.corpus_reader import COMPLETE, EXPECTED

FILES = sorted(path.relative_to(COMPLETE) for path in COMPLETE.rglob("*.*") if path.suffix in {".yaml", ".html"})


def _copy(place: Path) -> Path:
    return Path(shutil.copytree(COMPLETE, place / "content", dirs_exist_ok=True))


def test_all_findings_come_at_once_sorted_by_file_and_line(tmp_path: Path) -> None:
    """Mistakes in three files and of three gates are reported together."""
    directory = _copy(tmp_path)
    words = directory / "ru" / "phrases.yaml"
    words.write_text(words.read_text("utf-8").replace("оформляем заказ сегодня?", "оформляем  заказ, но сегодня", 1), "utf-8")
    (directory / "script" / "weights.yaml").write_text('version: "1"\ncue_strength: 7\n', "utf-8")
    (directory / "templates" / "why.html").write_text("<b>{{ title }}\n", "utf-8")
    findings = check(directory, expected=EXPECTED)
    assert [(finding.file, finding.rule) for finding in findings] == [
        ("ru/phrases.yaml", "phrase_punctuation"),
        ("ru/phrases.yaml", "phrase_punctuation"),
        ("ru/phrases.yaml", "speech"),
        ("script/weights.yaml", "shape"),
        ("templates/why.html", "rendering"),
    ]


def test_a_broken_file_does_not_bury_the_cause_under_its_consequences(tmp_path: Path) -> None:
    """What cannot be judged without a broken file is not judged: one mistake, one finding."""
    for file in FILES:
        directory = _copy(tmp_path / file.name / file.parent.name)
        (directory / file).write_bytes(b"\xff\xfe")
        findings = check(directory, expected=EXPECTED)
        assert [(finding.file, finding.rule) for finding in findings] == [(file.as_posix(), "file_text")]


@pytest.mark.parametrize(
    "left",
    [
        *("phrases.yaml~", "phrases.yaml.bak", "phrases.yaml.orig", "phrases.yaml.rej", ".phrases.yaml.swp", "#phrases.yaml#"),
        *("4913.tmp", "~$phrases.yaml", "Thumbs.db", "desktop.ini", ".DS_Store"),
    ],
)
def test_what_editors_leave_beside_a_file_stops_nothing(tmp_path: Path, left: str) -> None:
    """In any folder of the content; it is not read either."""
    directory = _copy(tmp_path)
    before = check(directory, expected=EXPECTED)
    for folder in ("", "ru", "script", "templates"):
        (directory / folder / left).write_bytes(b"\xff\xfe")
    assert check(directory, expected=EXPECTED) == before


@pytest.mark.parametrize("name", ["phrases2.yaml", "phrases.yml", "phrases.yaml.txt", "notes.txt"])
def test_what_somebody_may_mean_is_a_finding_still(tmp_path: Path, name: str) -> None:
    """A file of a wrong name would not be read, and its author would wonder."""
    directory = _copy(tmp_path)
    (directory / "ru" / name).write_bytes(b"")
    assert ("file_set", f"ru/{name}") in [(finding.rule, finding.file) for finding in check(directory, expected=EXPECTED)]


def test_a_directory_that_is_not_there_is_one_finding(tmp_path: Path) -> None:
    """A wrong path is answered like any other mistake."""
    findings = check(tmp_path / "nowhere", expected=EXPECTED)
    assert [finding.rule for finding in findings] == ["file_set"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=st.sampled_from(FILES), draw=st.data())
def test_nothing_that_stands_in_a_file_stops_the_check(tmp_path: Path, file: Path, draw: st.DataObject) -> None:
    """Any file may be cut, overwritten or filled with anything; the check still ends with findings or without."""
    directory = _copy(tmp_path)
    whole = (COMPLETE / file).read_bytes()
    start = draw.draw(st.integers(0, len(whole)))
    length = draw.draw(st.integers(0, 40))
    junk = draw.draw(st.one_of(st.binary(max_size=20), st.text("{}[]%#|>&*!:-?'\"\n\t <b/a,\\", max_size=20).map(str.encode)))
    (directory / file).write_bytes(whole[:start] + junk + whole[start + length :])
    findings = check(directory, expected=EXPECTED)
    assert all(finding.line >= 1 and finding.message for finding in findings)


def test_a_finding_reads_as_file_line_rule_message_and_hint() -> None:
    """The line is what editors and programs read."""
    finding = Finding(rule="speech", file="ru/phrases.yaml", line=7, message="it says “но”", hint="say instead: однако")
    assert str(finding) == "ru/phrases.yaml:7 speech it says “но” (say instead: однако)"


def test_findings_are_sorted_and_single() -> None:
    """The same mistake found twice is told once."""
    late = Finding(rule="ids", file="b", line=2, message="x")
    early = Finding(rule="ids", file="a", line=10, message="x")
    assert list(Findings.sorted([late, early, late])) == [early, late]


def test_the_summary_counts_by_rule() -> None:
    """The last line tells how much there is to do."""
    found = [Finding(rule=rule, file="a", line=1, message=rule) for rule in ("speech", "ids", "speech")]
    assert summary(found).startswith("3 findings: ids 1, speech 2")
    assert summary([]).startswith("content is in order")


def test_the_default_directory_is_the_repository_s_content() -> None:
    """Without a path the check looks beside the package."""
    assert (default_directory() / "script").is_dir()

"""`salesfloor simulate`, as whoever judges the questions uses it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.commands import Command

FILES = Path(__file__).parent.parent / "docs" / "personas"
BOLD = FILES / "choleric.json"


def persona(**changed: object) -> str:
    """Return the text of a file that is in order, but for what is changed; None leaves a key out."""
    written = json.loads(BOLD.read_text()) | changed
    return json.dumps({key: value for key, value in written.items() if value is not None})


def test_it_prints_one_object_of_figures(salesfloor: Command) -> None:
    """On one line, with at least what is promised: a list by taps, shares from 0 to 1, and an error with its interval."""
    code, out, err = salesfloor("simulate", "--persona", str(BOLD), "--calls", "300", "--seed", "7")
    assert (code, err, out.count("\n")) == (0, "", 1)
    told: dict[str, Any] = json.loads(out)
    assert (told["persona"], told["calls"], told["seed"]) == ("a bold caller", 300, 7)
    assert len(told["accuracy_by_taps"]) == 8
    assert all(0 <= share <= 1 for share in [*told["accuracy_by_taps"], told["share_sure"], told["accuracy_when_sure"]])
    assert 2 <= told["mean_taps_to_sure"] <= 8
    low, high = told["expected_calibration_error_interval"]
    assert 0 <= low <= told["expected_calibration_error"] <= high <= 1
    assert sum(told["said"].values()) == pytest.approx(1, abs=1e-5)
    assert max(told["said"], key=told["said"].get) == "choleric"


def test_the_same_seed_prints_the_same(salesfloor: Command) -> None:
    """Another one does not; without one it is always the same, of a thousand calls."""
    once, again, other = (salesfloor("simulate", "--persona", str(BOLD), "--calls", "100", "--seed", seed)[1] for seed in "112")
    assert once == again != other
    plain = salesfloor("simulate", "--persona", str(BOLD))[1]
    assert plain == salesfloor("simulate", "--persona", str(BOLD))[1]
    assert json.loads(plain)["calls"] == 1000


def test_it_needs_no_database(salesfloor: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """None is opened, made or migrated; one that cannot be reached is no matter."""
    (tmp_path / "data" / "salesfloor.db").unlink()
    kept = sorted(file.name for file in (tmp_path / "data").iterdir())
    assert salesfloor("simulate", "--persona", str(BOLD), "--calls", "5")[0] == 0
    assert sorted(file.name for file in (tmp_path / "data").iterdir()) == kept
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", "postgresql://nobody@127.0.0.1:9/nowhere")
    assert salesfloor("simulate", "--persona", str(BOLD), "--calls", "5")[0] == 0
    assert sorted(file.name for file in (tmp_path / "data").iterdir()) == kept


def test_a_client_of_whom_nothing_is_heard_is_never_sure(salesfloor: Command, tmp_path: Path) -> None:
    """What there was no call for is null, and no number is made up."""
    file = tmp_path / "silent.json"
    file.write_text(persona(traits={}, noise=0))
    told = json.loads(salesfloor("simulate", "--persona", str(file), "--calls", "10")[1])
    assert (told["share_sure"], told["accuracy_when_sure"], told["mean_taps_to_sure"]) == (0, None, None)
    assert told["said"]["unknown"] == 1


def test_weights_that_were_rounded_are_taken(salesfloor: Command, tmp_path: Path) -> None:
    """A third each, in two digits; a mark at the beginning of the file, as Windows writes it, and further keys do not matter."""
    file = tmp_path / "him.json"
    thirds = {"choleric": 0.33, "sanguine": 0.33, "phlegmatic": 0.33}
    file.write_text("\ufeff" + persona(truth=thirds, note="of three kinds"), "utf-8")
    assert salesfloor("simulate", "--persona", str(file), "--calls", "10")[0] == 0


TRAIT = {"yes": 0.5, "no": 0.3, "not_sure": 0.2}


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("", "it is no JSON: line 1, column 1"),
        ("{\n  'name': 'x'}", "it is no JSON: line 2, column 3"),
        ("[1]", "the file is no table"),
        ("[" * 100_000, "it is nested too deeply"),
        ('{"name": "x", "name": "y"}', "«name» stands there twice"),
        ('{"name": "x"}', "the file lacks truth, noise, traits"),
        (persona(noise=None), "the file lacks noise"),
        (persona(name=7), "name is no text"),
        (persona(noise=1.5), "noise is no number from 0 to 1"),
        (persona(noise="0.1"), "noise is no number from 0 to 1"),
        (persona(noise=True), "noise is no number from 0 to 1"),
        (persona(noise=float("nan")), "noise is no number from 0 to 1"),
        (persona(truth=[1]), "truth is no table"),
        (persona(truth={"choleric": 0.5}), "the weights of truth sum to 0.5, not to 1"),
        (persona(truth={"choleric": 1.5, "sanguine": -0.5}), "truth, choleric is no number from 0 to 1"),
        (persona(truth={"bold": 1}), "«bold» in truth is no temperament; one of choleric, melancholic, sanguine, phlegmatic"),
        (persona(traits={"tersely": TRAIT}), "«tersely» is no trait; they are listed in scripts_content/script/traits.yaml"),
        (persona(traits={"terse": 0.5}), "the trait terse is no table"),
        (persona(traits={"terse": {"yes": 1, "no": 0}}), "the trait terse lacks not_sure"),
        (persona(traits={"terse": TRAIT | {"yes": 2}}), "the trait terse, yes is no number from 0 to 1"),
        (persona(traits={"terse": TRAIT | {"yes": 0.9}}), "yes, no and not_sure of the trait terse sum to 1.4, not to 1"),
    ],
)
def test_a_file_that_is_no_persona_gets_one_line(salesfloor: Command, tmp_path: Path, written: str, says: str) -> None:
    """It says what is wrong where, and the exit code says that nothing was done."""
    file = tmp_path / "him.json"
    file.write_text(written)
    code, out, err = salesfloor("simulate", "--persona", str(file))
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert f"{file} describes no persona: " in err
    assert says in err


def test_bytes_that_are_no_text_get_one_line(salesfloor: Command, tmp_path: Path) -> None:
    """As a picture given by mistake."""
    file = tmp_path / "him.json"
    file.write_bytes(b"\x89PNG\xff")
    assert salesfloor("simulate", "--persona", str(file))[0] == 1


@pytest.mark.parametrize("missing", ["nowhere.json", "."])
def test_a_file_that_is_not_there_gets_one_line(salesfloor: Command, missing: str) -> None:
    """Before anything else is read."""
    code, out, err = salesfloor("simulate", "--persona", missing)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert missing in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Missing option '--persona'"),
        (["--persona", str(BOLD), "--calls", "0"], "'--calls'"),
        (["--persona", str(BOLD), "--calls", "many"], "'--calls'"),
        (["--persona", str(BOLD), "--seed", "x"], "'--seed'"),
    ],
)
def test_bad_usage_is_said_in_one_line(salesfloor: Command, arguments: list[str], says: str) -> None:
    """With exit code 2."""
    code, out, err = salesfloor("simulate", *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err


def test_whoever_copies_an_example_finds_every_trait_of_the_list(tmp_path: Path) -> None:
    """All examples name the whole list of temperaments' traits, so that there is nothing to look up."""
    listed = (Path(__file__).parent.parent / "scripts_content/script/traits.yaml").read_text()
    traits = [line.strip("- ") for line in listed.split("intent:")[0].splitlines() if line.startswith("  - ")]
    copied = shutil.copytree(FILES, tmp_path / "copied")
    for file in copied.glob("*.json"):
        assert list(json.loads(file.read_text())["traits"]) == traits

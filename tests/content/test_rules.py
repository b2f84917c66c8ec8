"""Every rule has a module, a page of help and examples; every example of the corpus does what its name says."""

from __future__ import annotations

import pkgutil
from pathlib import Path

import pytest

from bot.content import rules
from bot.content.check import check
from bot.content.rules import RULES, Rule
from tests.content.corpus_reader import COMPLETE, EXPECTED, build, examples, plain_sayings

PAGES = Path(__file__).parents[2] / "docs" / "content-rules"
HEADINGS = ("## Why", "## Wrong", "## Right")
INVALID, VALID = examples("invalid"), examples("valid")


def _named(example: Path) -> str:
    return example.name


def _rule_id(rule: Rule) -> str:
    return rule.ID


def _rule_of(example: Path) -> str:
    return example.name.partition(".")[0]


def test_every_module_is_a_rule_that_runs() -> None:
    """A module of the package that is not in RULES would never be asked."""
    modules = [module.name for module in pkgutil.iter_modules(rules.__path__)]
    assert sorted(modules) == sorted(rule.ID for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=_rule_id)
def test_a_rule_has_a_page_with_its_title(rule: Rule) -> None:
    """The page opens with the id and the title, then says why, what is wrong and what is right."""
    page = (PAGES / f"{rule.ID}.md").read_text("utf-8")
    assert page.startswith(f"# {rule.ID}\n\n{rule.TITLE}.\n")
    places = [page.find(f"\n{heading}\n") for heading in HEADINGS]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("rule", RULES, ids=_rule_id)
def test_a_rule_has_an_example_that_fails_and_one_that_passes(rule: Rule) -> None:
    """A rule without examples is a rule that nobody has seen fire."""
    assert rule.ID in map(_rule_of, INVALID)
    assert rule.ID in map(_rule_of, VALID)


def test_pages_and_examples_belong_to_rules() -> None:
    """No page and no example is left over from a rule that is gone; the index lists every rule with its title."""
    ids = {rule.ID for rule in RULES}
    assert {page.stem for page in PAGES.glob("*.md")} == ids | {"README"}
    assert set(map(_rule_of, [*INVALID, *VALID])) == ids
    index = (PAGES / "README.md").read_text("utf-8")
    assert [f"- [{rule.ID}]({rule.ID}.md): {rule.TITLE}." for rule in RULES] == [
        line for line in index.splitlines() if line.startswith("- [")
    ]


def test_the_complete_content_is_in_order() -> None:
    """The content that every example edits has no finding itself."""
    assert check(COMPLETE, expected=EXPECTED, sayings=plain_sayings) == []


@pytest.mark.parametrize("example", INVALID, ids=_named)
def test_a_failing_example_makes_its_rule_fire_and_no_other(example: Path, tmp_path: Path) -> None:
    """The findings are those of `expected.txt`, and every one is of the rule the example is named for."""
    findings = check(build(example, tmp_path), expected=EXPECTED, sayings=plain_sayings)
    assert {finding.rule for finding in findings} == {_rule_of(example)}
    assert [str(finding) for finding in findings] == (example / "expected.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("example", VALID, ids=_named)
def test_a_passing_example_has_no_finding(example: Path, tmp_path: Path) -> None:
    """What stands at the edge of a rule is allowed."""
    assert check(build(example, tmp_path), expected=EXPECTED, sayings=plain_sayings) == []

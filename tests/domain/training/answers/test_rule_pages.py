"""Every rule for typed answers has a module and a page, whose examples do what they say."""

from __future__ import annotations

import pkgutil
from pathlib import Path
from typing import Any

import pytest

from bot.content.read.yaml_tree import parse_yaml
from bot.domain.training.answers import rules
from bot.domain.training.answers.judgement import RuleId
from bot.domain.training.answers.rules import FORM, MANNER, RULES, Rule
from tests.domain.training.answers.answer_sets import ToolsOf, drill_of, plain_value

PAGES = Path(__file__).parents[4] / "docs" / "drill-rules"
HEADINGS = ("## Why", "## Wrong", "## Right")


def _rule_id(rule: Rule) -> str:
    return rule.ID


def _examples(rule: Rule) -> list[Any]:
    """Return the drill, the wrong answer and the right one of a page."""
    blocks = (PAGES / f"{rule.ID}.md").read_text("utf-8").split("```yaml\n")[1:]
    trees = [parse_yaml(block.partition("```")[0], "page") for block in blocks]
    assert not [finding for _, findings in trees for finding in findings]
    return [plain_value(tree) for tree, _ in trees]


def test_every_module_is_a_rule_that_runs() -> None:
    """Each id has its module, and each module is asked."""
    modules = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    assert modules == sorted(rule.ID for rule in RULES) == sorted(RuleId)


def test_pages_belong_to_rules() -> None:
    """No page is left over, and the index lists every rule with its title, in their order."""
    assert {page.stem for page in PAGES.glob("*.md")} == {*RuleId, "README"}
    lines = (PAGES / "README.md").read_text("utf-8").splitlines()
    assert [line for line in lines if line.startswith("- [")] == [f"- [{rule.ID}]({rule.ID}.md): {rule.TITLE}." for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=_rule_id)
def test_a_page_says_why_and_shows_what_is_wrong_and_right(rule: Rule) -> None:
    """It opens with the id and the title."""
    page = (PAGES / f"{rule.ID}.md").read_text("utf-8")
    assert page.startswith(f"# {rule.ID}\n\n{rule.TITLE}.\n")
    places = [page.find(f"\n{heading}\n") for heading in HEADINGS]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("rule", RULES, ids=_rule_id)
def test_the_examples_of_a_page_do_what_they_say(rule: Rule, tools_of_language: ToolsOf) -> None:
    """The wrong answer breaks this rule and no other; the right one breaks none. Only rules of manner let an answer be right."""
    written, wrong, right = _examples(rule)
    drill, tools = drill_of(written | {"text": written.get("text") or written["line"]}), tools_of_language("ru")
    judged = drill.judge(wrong["answer"], tools)
    assert [point.rule for point in judged.points] == [rule.ID]
    assert judged.is_right is (rule in MANNER)
    assert rule.ID not in [point.rule for point in drill.judge(right["answer"], tools).points]
    assert drill.judge(right["answer"], tools).is_right


def test_of_what_is_no_answer_nothing_more_is_said(tools_of_language: ToolsOf) -> None:
    """One point alone, though the text breaks other rules too."""
    drill = drill_of({"text": "Вам нужно заполнить заявку.", "models": ["Не могли бы вы заполнить заявку?"]})
    judged = drill.judge("Вам нужно заполнить заявку.", tools_of_language("ru"))
    assert [point.rule for point in judged.points] == [RuleId.COPIED]
    assert RuleId.COPIED in [rule.ID for rule in FORM]


def test_a_point_names_its_place_and_there_are_two_at_most(tools_of_language: ToolsOf) -> None:
    """The place is counted in characters of what was typed; both forbidden words are shown, the third is not."""
    drill = drill_of({"text": "Вам нужно заполнить заявку.", "models": ["Не могли бы вы заполнить заявку?"]})
    answer = "Ёлки, НО вы должны дать нам свою заявку, это не проблема"
    judged = drill.judge(answer, tools_of_language("ru"))
    assert [answer[slice(*point.place)] for point in judged.points if point.place] == ["НО", "вы должны"]
    assert [dict(point.facts)["instead"] for point in judged.points] == ["однако", "предлагаю вам"]


def test_a_pasted_page_is_no_answer_whoever_the_client_is(tools_of_language: ToolsOf) -> None:
    """Only so many words are read, so more are never right: what they hide would not be seen."""
    drill = drill_of({"text": "Вам нужно заполнить заявку.", "models": ["Не могли бы вы заполнить заявку?"]})
    things = "окно дверь стол стул лампа книга ручка бумага машина дорога город улица дом сад река море поле лес гора камень"
    more = "песок трава цветок дерево птица рыба кошка собака лошадь корова овца коза хлеб молоко сыр масло мясо суп каша чай"
    page = f"Давайте вместе заполним заявку: {things} {more} у нас {things.replace(' ', 'ами ')}ами"
    judged = drill.judge(page, tools_of_language("ru"))
    assert not judged.is_right
    assert [(point.rule, dict(point.facts).get("n")) for point in judged.points][-1] == (RuleId.TOO_LONG, 59)

"""Sentences that break off, and help that is refused, in the four languages; what only looks like them is let be."""

from __future__ import annotations

import pytest

from bot.domain.training.answers.judgement import RuleId
from tests.domain.training.answers.answer_sets import ToolsOf, drill_of

DRILLS = {
    "ru": {"text": "Не знаю, где ваш заказ, звоните сами.", "models": ["Узнаю, где ваш заказ. Когда удобно вам позвонить?"]},
    "en": {"text": "I don’t know where your order is.", "models": ["I’ll find out where your order is. When may I ring you?"]},
    "ro": {"text": "Nu știu unde e comanda.", "models": ["Verific unde e comanda. Când vă pot suna?"]},
    "fi": {"text": "En tiedä, missä tilauksenne on.", "models": ["Selvitän, missä tilauksenne on. Milloin voin soittaa?"]},
}
NO_HELP = [
    ("ru", "Узнаю, где заказ, и позвоню вам через", RuleId.UNFINISHED),
    ("ru", "Заказ ваш, я не собираюсь его искать.", RuleId.REFUSES_HELP),
    ("ru", "Про заказ ничего не пришлю.", RuleId.REFUSES_HELP),
    ("en", "I’ll find out where your order is and", RuleId.UNFINISHED),
    ("en", "I’m not going to look for your order.", RuleId.REFUSES_HELP),
    ("ro", "Verific comanda și vă sun pentru", RuleId.UNFINISHED),
    ("ro", "N-am de gând să caut comanda.", RuleId.REFUSES_HELP),
    ("ro", "Despre comandă nu vă scriu nimic.", RuleId.REFUSES_HELP),
    ("fi", "Selvitän tilauksen tilanteen ja soitan, kun", RuleId.UNFINISHED),
    ("fi", "En aio selvittää teidän tilaustanne.", RuleId.REFUSES_HELP),
    ("fi", "Tilausta en etsi.", RuleId.REFUSES_HELP),
]
HELP = [
    ("ru", "Не буду вас задерживать: узнаю, где заказ. Когда позвонить?"),
    ("ru", "Точно не скажу, уточню, где заказ, и позвоню вам сегодня."),
    ("en", "I won’t keep you: may I find out where your order is and ring you back?"),
    ("ro", "Nu vă rețin: verific unde e comanda și vă sun azi."),
    ("fi", "En viivytä teitä: selvitän tilauksen ja soitan tänään, sopiiko?"),
]


@pytest.mark.parametrize(("language", "answer", "rule"), NO_HELP)
def test_no_help(language: str, answer: str, rule: RuleId, tools_of_language: ToolsOf) -> None:
    """The rule is named, and where it is broken."""
    judged = drill_of(DRILLS[language]).judge(answer, tools_of_language(language))
    assert rule in [point.rule for point in judged.points if point.place]


@pytest.mark.parametrize(("language", "answer"), HELP)
def test_help(language: str, answer: str, tools_of_language: ToolsOf) -> None:
    """A negation in good part refuses nothing."""
    judged = drill_of(DRILLS[language]).judge(answer, tools_of_language(language))
    assert judged.is_right, judged.points

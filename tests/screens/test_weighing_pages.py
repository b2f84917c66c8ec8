"""Changed verdicts in words: how many of how many, the share with its interval, and no share of a few."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.content.library import Library
from bot.domain.calls.judge_again import Verdict
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import ConsultationId, EmployeeId, LanguageCode, PersonId, TeamId
from bot.domain.people.employee import Employee, Role
from bot.domain.supervision.share import Share
from bot.screens.phrases.weighing_pages import changed_page, weighed_page
from bot.services.calls.rejudge_calls import ChangedVerdict
from bot.services.phrases.weigh_anew import WeighedAnew

ME = Employee(
    id=EmployeeId(1),
    person_id=PersonId(1),
    team_id=TeamId(1),
    role=Role.OWNER,
    name="Ольга",
    language=LanguageCode("ru"),
    time_zone="Europe/Moscow",
)
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
CHANGE = ChangedVerdict(
    before=Verdict(recognition=Recognition.CHOLERIC, is_sure=True),
    after=Verdict(recognition=Recognition.MIXED, is_sure=False),
    n=12,
    calls=deque((ConsultationId(number), AT) for number in range(1, 13)),
)


@pytest.mark.parametrize("language", ["ru", "en", "ro", "fi"])
def test_no_change_is_told_without_its_number_and_interval(library: Library, language: str) -> None:
    """In every language; of fewer than ten calls no share is reckoned."""
    texts = library.texts(LanguageCode(language))
    weighed = WeighedAnew(judged=200, is_done=True, changed=12, changes=[CHANGE])
    low, high = Share(part=12, n=200).interval
    shown = weighed_page(weighed, ME, texts).html
    for said in (texts.percent(0.06), texts.percent(low), texts.percent(high), "200"):
        assert said in shown
    few = weighed_page(replace(weighed, judged=9, changed=1, changes=[replace(CHANGE, n=1)]), ME, texts).html
    assert "%" not in few
    assert texts.plain("weighed.too_few", changed=1, n=9) in few


def test_the_newest_calls_of_a_change_come_first(library: Library) -> None:
    """A page holds eight, and the arrow leads to the rest."""
    first, second = (changed_page(CHANGE, number, ME, library.texts(LanguageCode("ru"))) for number in (0, 1))
    calls = [[one.action for row in shown.keyboard for one in row if one.action.startswith("L")] for shown in (first, second)]
    assert [len(one) for one in calls] == [8, 4]
    assert ":12:" in calls[0][0]


@pytest.mark.parametrize("language", ["ru", "en", "ro", "fi"])
def test_a_list_that_leaves_calls_out_says_so(library: Library, language: str) -> None:
    """Of 87 calls the newest are kept, and the page says of how many; one that has them all says nothing of it."""
    texts = library.texts(LanguageCode(language))
    assert texts.plain("weighed.newest", kept=12, n=87) in changed_page(replace(CHANGE, n=87), 0, ME, texts).html
    assert texts.plain("weighed.newest", kept=12, n=12) not in changed_page(CHANGE, 0, ME, texts).html

"""Two who look after a team judge the same five calls, each without knowing what the other says."""

from __future__ import annotations

import pytest

from bot.domain.calls.temperament import Recognition
from bot.domain.people.employee import Role
from bot.domain.supervision.period import PeriodKind
from bot.screens.action import encode
from bot.screens.coaching import actions as does
from tests.buttons import CHOLERIC, FINISH, means
from tests.conversation.people.cast import Cast, change, open_cast, page, tap
from tests.db.marks import sqlite_only
from tests.floor import Desk, Floor

pytestmark = sqlite_only


@pytest.fixture
async def cast(floor: Floor) -> Cast:
    """Two teams."""
    return await open_cast(floor)


async def judge(desk: Desk, *kinds: Recognition) -> None:
    """Name these types, one a call; every sentence suited."""
    for place, kind in enumerate(kinds, 1):
        await tap(desk, means(does.OpenJudgedCall, position=place))
        await tap(desk, means(does.RateKind, kind=kind))
        await tap(desk, means(does.RateFit, fits=1))
        await tap(desk, means(does.OpenJudging))


async def test_neither_sees_what_the_other_says_until_both_are_ready(floor: Floor, cast: Cast) -> None:
    """Then both see how far they agree, without a kappa of five calls, and open where they differ; nobody else sees any of it."""
    chief, owner, anna = cast.chief, cast.owner, cast.anna
    await owner.send("/start")
    for name in ("Авдей", "Богдан", "Влас", "Гордей", "Демид"):
        await anna.send(f"/call {name}")
        await anna.tap(CHOLERIC)
    await anna.tap(FINISH)
    await chief.send("/coaching")
    await tap(chief, means(does.OpenJudgings))
    await tap(chief, "Ольга")
    await tap(chief, means(does.BeginJudging, period=PeriodKind.LAST_WEEK))
    assert floor.says("judging.too_few_calls") in page(chief).text
    await tap(chief, means(does.BeginJudging, period=PeriodKind.WEEK))
    assert owner.last.has(means(does.OpenJudging)), "the other is asked"
    bold, sincere = Recognition.CHOLERIC, Recognition.MELANCHOLIC
    await judge(chief, bold, bold, bold, bold, sincere)
    await tap(chief, means(does.FinishJudging))
    assert floor.says("judging.waiting", name="Ольга") in page(chief).text
    await tap(owner, means(does.OpenJudging))
    for place in (1, 5):
        await tap(owner, means(does.OpenJudgedCall, position=place))
        assert "Сергей:" not in page(owner).text
        assert floor.says("chosen", label="").strip() not in str(page(owner).labels)
        await tap(owner, means(does.OpenJudging))
    await judge(owner, bold, bold, bold, bold, bold)
    await tap(owner, means(does.FinishJudging))
    said = page(owner).text
    assert floor.says("judging.kinds_alike", part=4, n=5) in said
    assert floor.says("judging.fits_alike", part=5, n=5) in said
    assert floor.says("judging.no_kappa", n=5) in said
    assert [line.endswith("≠") for line in said.split("\n") if line[:2] in {"1.", "2.", "3.", "4.", "5."}] == [False] * 4 + [True]
    await tap(owner, means(does.OpenJudgedCall, position=5))
    assert "Сергей: 🌱" in page(owner).text
    await tap(owner, means(does.OpenWholeCall))
    petr = await floor.hire(107, "Пётр", Role.SUPERVISOR)
    for desk in (petr, cast.far_chief, anna):
        await desk.send("/help")
        await desk.tap_data(desk.last.id, encode(does.OpenJudging(judging=1)))
        assert desk.toast == floor.says("error.not_yours")
    await change(owner, "Сергей", "button.person_role", "role.manager", team="Первый")
    for desk in (chief, owner):
        assert not [shown for shown in desk.shown if floor.says("judging.no_kappa", n=5) in shown.text]
        await desk.tap_data(desk.last.id, encode(does.OpenJudging(judging=1)))
        assert desk.toast == floor.says("error.gone")

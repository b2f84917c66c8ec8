"""What the weights in force would have said of the calls lately: judged beside the turns, by number, each call opened."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime

from structlog.testing import capture_logs

from bot.app.weighing import BackgroundWeighing
from bot.content.library import Library
from bot.domain.people.employee import Role
from bot.domain.supervision.scope import EVERYTHING, Scope
from bot.screens.action import encode
from bot.screens.log.actions import OpenLogged
from bot.screens.phrases.actions import ListWeighed, OpenWeighed
from bot.services.calls.rejudge_calls import AnsweredCall
from tests.buttons import CHOLERIC, FINISH, means
from tests.conversation.card_rules import check_message
from tests.conversation.phrases.test_editing import mark_editor, words_of
from tests.domain.calls.test_judge_again import turned
from tests.floor import Floor, TestClock


async def test_changed_verdicts_are_counted_and_open_their_calls(floor: Floor) -> None:
    """Other weights are in force: the call of before is named; an editor sees his own calls alone."""
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    anna, boris = await floor.hire(101, "Анна"), await floor.hire(102, "Борис")
    await mark_editor(floor, 102)
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    await anna.tap(FINISH)
    scripts = floor.bot.live.scripts
    script = replace(turned(scripts.library.script), version="turned")
    scripts.library = replace(scripts.library, script=script)
    await olga.send("/words")
    await olga.tap(means(OpenWeighed), words_of(olga).id)
    assert floor.says("weighed.running", n=0) in words_of(olga).text
    await floor.bot.weighing.idle()
    await olga.tap(means(OpenWeighed), words_of(olga).id)
    shown = words_of(olga)
    check_message(shown)
    assert floor.says("weighed.too_few", changed=1, n=1) in shown.text
    assert "→" in shown.text
    await olga.tap(means(ListWeighed), shown.id)
    await olga.tap(means(OpenLogged), words_of(olga).id)
    assert "Анна" in olga.last.text
    await boris.send("/words")
    await boris.tap_data(words_of(boris).id, encode(OpenWeighed()))
    await floor.bot.weighing.idle()
    await boris.tap_data(words_of(boris).id, encode(OpenWeighed()))
    assert floor.says("weighed.too_few", changed=0, n=0) in words_of(boris).text


async def test_a_mistake_is_an_incident_that_is_told_once_and_then_it_begins_anew(library: Library) -> None:
    """It is written down by its kind and place, without its text; nobody waits an hour for what has ended."""
    begun = 0

    async def calls(since: datetime, scope: Scope) -> AsyncIterator[AnsweredCall]:
        nonlocal begun
        del since, scope
        begun += 1
        for said in ("слова клиента",):
            raise ValueError(said)
        yield  # type: ignore[misc]  # what makes it a stream

    weighing = BackgroundWeighing(calls)
    with capture_logs() as logs:
        seen = []
        for _ in range(4):
            tally = weighing.look(library.script, EVERYTHING, TestClock().now)
            seen.append((tally.is_done, tally.has_failed))
            await weighing.idle()
    assert seen == [(False, False), (False, True)] * 2
    assert begun == 2
    assert [one["log_level"] for one in logs] == ["error"] * 2
    assert all(one["error"].startswith("ValueError") and one["incident_id"] for one in logs)
    assert "слова" not in str(logs)


async def test_a_bot_that_is_closed_judges_nothing_any_more(floor: Floor, library: Library) -> None:
    """What is in the middle of it ends before the database is closed: it would open another connection."""
    is_reading, left = asyncio.Event(), []

    async def calls(since: datetime, scope: Scope) -> AsyncIterator[AnsweredCall]:
        del since, scope
        is_reading.set()
        try:
            await asyncio.Event().wait()
        finally:
            left.append("here")
        yield  # type: ignore[misc]  # as above

    floor.bot.weighing._calls = calls
    tally = floor.bot.weighing.look(library.script, EVERYTHING, floor.clock.now)
    await is_reading.wait()
    await floor.bot.gateway.stop()
    await floor.bot.close()
    assert left == ["here"]
    assert not tally.is_done

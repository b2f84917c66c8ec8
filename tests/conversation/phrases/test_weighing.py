"""What the weights in force would have said of the calls lately: judged beside the turns, by number, each call opened."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.people.employee import Role
from bot.screens.action import encode
from bot.screens.log.actions import OpenLogged
from bot.screens.phrases.actions import ListWeighed, OpenWeighed
from tests.buttons import CHOLERIC, FINISH, means
from tests.conversation.card_rules import check_message
from tests.conversation.phrases.test_editing import mark_editor, words_of
from tests.domain.calls.test_judge_again import turned
from tests.floor import Floor


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

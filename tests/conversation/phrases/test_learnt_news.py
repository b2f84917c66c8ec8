"""Whoever may decide is told that new weights wait: once, silently, by day; and from that message he gets to the proposal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.domain.ids import LanguageCode
from bot.domain.people.employee import Role
from bot.screens.action import encode
from bot.screens.calls.actions import AnswerCue
from bot.screens.phrases.actions import DropLearnt, OpenLearntTeam, VisitLearnt
from tests.buttons import means
from tests.conversation.card_rules import check_message
from tests.conversation.phrases.test_editing import mark_editor, words_of
from tests.conversation.phrases.test_learning import NIGHT, NORTH, SELLERS, lead, learn, planted_in, simulated, sleep_over, staff
from tests.conversation.training.quizzing import was_silent
from tests.floor import Desk, Floor, Shown

MORNING = datetime(2026, 11, 24, 5, 5, tzinfo=UTC)
"""Five past eight in Moscow: day has begun, and quiet hours are over."""
LOOK = means(VisitLearnt)
VISIT_NORTH = encode(VisitLearnt(team=int(NORTH)))


def news_of(desk: Desk) -> list[Shown]:
    """The messages that tell of a proposal."""
    return [one for one in desk.shown if one.has(LOOK)]


async def begin(*desks: Desk) -> None:
    """Write to the bot for the first time: before that Telegram lets nobody be written to."""
    for desk in desks:
        await desk.send("/help")


async def at(floor: Floor, now: datetime) -> None:
    """Let the bot look at a moment."""
    floor.clock.now = now
    for _ in range(2):
        await floor.tick()


async def test_the_owner_is_told_by_day_and_once(floor: Floor) -> None:
    """Not in the night that proposes it; in the morning, without a sound; no later hour, restart or other night says it again."""
    olga = await learn(floor)
    await begin(olga)
    assert news_of(olga) == []
    await at(floor, MORNING)
    [news] = news_of(olga)
    assert news.text == floor.says("learnt.told", team="Первый")
    assert was_silent(olga)
    check_message(news)
    for later in (MORNING + timedelta(hours=3), MORNING + timedelta(hours=9)):
        await floor.restart()
        await at(floor, later)
    await lead(floor, SELLERS, simulated(floor, 40, 7, planted_in(floor)), at=MORNING)
    await sleep_over(floor, NIGHT + timedelta(days=1))
    await at(floor, MORNING + timedelta(days=1))
    assert [one.id for one in news_of(olga)] == [news.id]
    ((made_at,),) = await floor.rows("SELECT made_at FROM learnt_weights")
    assert "2026-11-25" in str(made_at), "what the next night found stands in the place of the first"
    await olga.tap(LOOK, news.id)
    await floor.bot.weighing.idle()
    assert floor.says("learnt.of_team", team="Первый") in words_of(olga).text
    check_message(words_of(olga))


async def test_a_supervisor_who_may_edit_is_told_and_then_the_owner_is_not(floor: Floor) -> None:
    """In his language, at the end of his own quiet hours; another without the mark, and the sellers, hear nothing."""
    olga = await staff(floor)
    chief, other = await floor.hire(2, "Сергей", Role.SUPERVISOR), await floor.hire(3, "Пётр", Role.SUPERVISOR)
    await mark_editor(floor, 2)
    await mark_editor(floor, 101)
    await floor.write("UPDATE employees SET language = 'fi', quiet_from = 1260, quiet_until = 600 WHERE person_id = 2")
    await begin(olga, chief, other, Desk(floor, floor.emulator.chat(101)))
    await lead(floor, SELLERS, simulated(floor, 200, 1, planted_in(floor)))
    await sleep_over(floor)
    await at(floor, MORNING)
    assert news_of(chief) == [], "until ten he is not to be disturbed"
    await at(floor, MORNING + timedelta(hours=2))
    [news] = news_of(chief)
    assert news.text == floor.library.texts(LanguageCode("fi")).plain("learnt.told", team="Первый")
    assert [news_of(desk) for desk in (olga, other, Desk(floor, floor.emulator.chat(101)))] == [[], [], []]


async def test_of_several_teams_there_is_one_message(floor: Floor) -> None:
    """It leads to the list of teams, in which both are marked."""
    olga = await staff(floor)
    await begin(olga)
    await lead(floor, SELLERS, simulated(floor, 200, 1, planted_in(floor)))
    await lead(floor, (201,), simulated(floor, 200, 1, planted_in(floor)))
    await sleep_over(floor)
    await at(floor, MORNING)
    [news] = news_of(olga)
    assert news.text == floor.says("learnt.told_teams", n=2)
    await olga.tap(LOOK, news.id)
    assert words_of(olga).has(floor.says("learnt.proposed_in", team="Первый"))
    await olga.tap(means(OpenLearntTeam, team=int(NORTH)), words_of(olga).id)
    assert floor.says("learnt.of_team", team="Первый") in words_of(olga).text


async def test_what_is_decided_before_day_is_not_told(floor: Floor) -> None:
    """Whoever sits up late and drops it in the night has nothing to be told in the morning; the old button still opens a page."""
    olga = await learn(floor)
    await begin(olga)
    await olga.send("/words")
    await olga.tap_data(words_of(olga).id, VISIT_NORTH)
    await olga.tap(means(DropLearnt), words_of(olga).id)
    await at(floor, MORNING)
    assert news_of(olga) == []
    await olga.tap_data(words_of(olga).id, VISIT_NORTH)
    assert floor.says("learnt.nothing") in words_of(olga).text


async def test_a_call_that_is_going_on_keeps_its_card_last(floor: Floor) -> None:
    """Who is on the phone gets it above the card."""
    olga = await learn(floor)
    await begin(olga)
    floor.clock.now = MORNING - timedelta(minutes=10)
    await olga.send("/call")
    await at(floor, MORNING)
    [news] = news_of(olga)
    assert olga.last.has(means(AnswerCue))
    assert olga.last.id > news.id
    await olga.tap(LOOK, news.id)
    assert olga.last.has(means(AnswerCue))


async def test_whoever_may_not_decide_any_more_has_no_way_there(floor: Floor) -> None:
    """A button that was kept, or passed to somebody without the right, is refused."""
    await staff(floor)
    chief = await floor.hire(2, "Сергей", Role.SUPERVISOR)
    await mark_editor(floor, 2)
    await begin(chief)
    await lead(floor, SELLERS, simulated(floor, 200, 1, planted_in(floor)))
    await sleep_over(floor)
    await at(floor, MORNING)
    [news] = news_of(chief)
    seller = Desk(floor, floor.emulator.chat(101))
    await seller.send("/help")
    await seller.tap_data(seller.last.id, news.data(LOOK))
    assert seller.toast == floor.says("error.not_allowed")
    await mark_editor(floor, 2, is_editor=False)
    await chief.tap(LOOK, news.id)
    assert chief.toast == floor.says("error.not_allowed")

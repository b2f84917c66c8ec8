"""Private chats with topics: what the bot says stands where its reader looks."""

from __future__ import annotations

from bot.domain.reminders.reminder import ReminderState
from tests.buttons import CALL_BACK, CHOLERIC, FINISH, IN_AN_HOUR
from tests.conversation.card_rules import is_live
from tests.floor import Desk, Floor


def _topics(desk: Desk) -> list[int | None]:
    """Where the messages of the bot stand, oldest first."""
    return [message.topic for message in desk.chat.messages if message.from_bot]


async def _promise(floor: Floor, anna: Desk) -> int:
    """Promise a call in an hour, in a topic; returns its number."""
    floor.emulator.world.has_topics = True
    topic = anna.chat.open_topic("Звонки")
    await anna.send("/call Иван")
    await anna.tap(FINISH)
    await anna.tap(CALL_BACK)
    await anna.tap(IN_AN_HOUR)
    return topic


async def test_answers_come_into_the_topic_used_last(floor: Floor, anna: Desk) -> None:
    """The card follows whoever types elsewhere; a tap is answered where it was made; outside of topics all is as ever."""
    floor.emulator.world.has_topics = True
    first = anna.chat.open_topic("Звонки")
    await anna.send("/call Иван")
    assert _topics(anna)[-1] == first
    await anna.tap(CHOLERIC)
    card = anna.card.id
    second = anna.chat.open_topic("Другое")
    await anna.send("дорого, мне надо подумать")
    assert (anna.card.message.topic, is_live(anna.card)) == (second, True)
    assert card not in {shown.id for shown in anna.shown}
    anna.chat.enter_topic(None)
    await anna.send("/help")
    assert _topics(anna)[-2:] == [None, None]
    assert await floor.rows("SELECT topic_id FROM employees WHERE person_id = 101") == [(None,)]


async def test_a_reminder_finds_the_topic_also_after_a_restart(floor: Floor, anna: Desk) -> None:
    """It is stored with the person."""
    topic = await _promise(floor, anna)
    await floor.restart()
    floor.clock.advance(hours=2)
    await floor.tick()
    assert (ReminderState.SHOWN.value,) in await floor.rows("SELECT state FROM reminders")
    assert anna.last.message.topic == topic


async def test_what_telegram_says_of_topics_changes_nothing(floor: Floor, anna: Desk) -> None:
    """One that is opened, renamed or closed is no word of anybody's, and nobody has written there yet."""
    floor.emulator.world.has_topics = True
    await anna.send("/call Иван")
    before, card = await floor.dump("consultations", "answers", "employees", "interactions"), anna.card
    anna.chat.open_topic("Звонки")
    anna.chat.rename_topic("Закупки")
    anna.chat.close_topic()
    await floor.settle()
    assert await floor.dump("consultations", "answers", "employees", "interactions") == before
    assert (anna.card, anna.card.message.topic) == (card, None)


async def test_a_topic_that_is_gone_is_left(floor: Floor, anna: Desk) -> None:
    """What cannot be sent there is sent outside of all topics, at once, and the topic is forgotten."""
    await _promise(floor, anna)
    anna.chat.delete_topic()
    floor.clock.advance(hours=2)
    await floor.tick()
    assert [shown.message.topic for shown in anna.shown if shown.message.from_bot] == [None]
    assert await floor.rows("SELECT topic_id FROM employees WHERE person_id = 101") == [(None,)]
    assert await floor.rows("SELECT count(*) FROM outbox") == [(0,)]


async def test_a_newcomer_is_answered_where_he_knocks(floor: Floor) -> None:
    """Also a stranger, of whom nothing is stored."""
    floor.emulator.world.has_topics = True
    gleb = floor.stranger(900, "Глеб")
    topic = gleb.chat.open_topic("Вход")
    await gleb.send("/start")
    assert _topics(gleb) == [topic]

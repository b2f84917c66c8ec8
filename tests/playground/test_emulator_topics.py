"""Private chats with topics (Bot API 9.3), and what no version of the Bot API knows yet."""

import pytest

from bot.playground.acts import act
from bot.playground.people import Person
from tests.playground.emulated import OWNER, Stage, stage


@pytest.fixture
def play() -> Stage:
    """A bot whose private chats have topics."""
    made = stage()
    made.emulator.world.has_topics = True
    return made


async def test_a_bot_is_told_whether_its_chats_have_topics(play: Stage) -> None:
    """In getMe; where they have none, nobody can open one."""
    assert (await play.ok("getMe"))["has_topics_enabled"] is True
    plain = stage()
    assert (await plain.ok("getMe"))["has_topics_enabled"] is False
    with pytest.raises(ValueError, match="no topics"):
        plain.chat.open_topic("Продажи")


async def test_what_a_person_writes_says_in_which_topic(play: Stage) -> None:
    """Its number, and that it is one; outside of all topics neither. A new topic is told by a message of its own."""
    topic = play.chat.open_topic("Продажи")
    play.chat.send_text("внутри")
    play.chat.enter_topic(None)
    play.chat.send_text("снаружи")
    opened, inside, outside = (update["message"] for update in play.emulator.take_updates())
    assert opened["forum_topic_created"]["name"] == "Продажи"
    assert [one["message_thread_id"] for one in (opened, inside)] == [topic, topic]
    assert inside["is_topic_message"] is True
    assert not {"message_thread_id", "is_topic_message"} & set(outside)


async def test_a_bot_writes_into_topics_that_are_there(play: Stage) -> None:
    """Of one that is not Telegram says so; a tap tells where its message stands."""
    topic = play.chat.open_topic("Продажи")
    sent = await play.send("Карточка", ["дальше"], message_thread_id=topic)
    assert play.chat.message(sent).topic == topic
    play.emulator.take_updates()
    play.chat.tap(sent, "дальше")
    [tapped] = play.emulator.take_updates()
    assert tapped["callback_query"]["message"]["message_thread_id"] == topic
    said = await play.refusal("sendMessage", chat_id=OWNER.id, text="x", message_thread_id=topic + 1)
    assert said == "Bad Request: message thread not found"


async def test_a_deleted_topic_takes_its_messages_along(play: Stage) -> None:
    """The bot hears nothing of it, and may not write there any more."""
    topic = play.chat.open_topic("Продажи")
    await play.send("Карточка", message_thread_id=topic)
    play.emulator.take_updates()
    play.chat.delete_topic()
    assert not play.emulator.take_updates()
    assert not [message for message in play.chat.messages if message.topic == topic]
    assert "thread not found" in await play.refusal("sendMessage", chat_id=OWNER.id, text="x", message_thread_id=topic)


async def test_acts_name_topics_and_unknown_kinds(play: Stage) -> None:
    """As the page and tests that steer a running emulator do them."""
    topic = act(play.chat, {"do": "open_topic", "name": "Продажи"})["topic"]
    act(play.chat, {"do": "rename_topic", "name": "Закупки"})
    act(play.chat, {"do": "close_topic"})
    act(play.chat, {"do": "enter_topic", "topic": None})
    act(play.chat, {"do": "unknown", "kind": "hologram"})
    act(play.chat, {"do": "contact", "first_name": None, "phone": "111"})
    messages = [update["message"] for update in play.emulator.take_updates()]
    assert [one.get("message_thread_id") for one in messages] == [topic, topic, topic, None, None]
    assert (messages[3]["hologram"], messages[4]["contact"]["first_name"]) == ({}, None)
    with pytest.raises(ValueError, match="known to the Bot API"):
        act(play.chat, {"do": "unknown", "kind": "sticker"})


async def test_somebody_may_have_no_name(play: Stage) -> None:
    """Telegram sends null for it, in the user and in the chat."""
    nobody = play.emulator.add_person(Person(id=600, first_name=""))
    nobody.send_text("/start")
    [update] = play.emulator.take_updates()
    assert (update["message"]["from"]["first_name"], update["message"]["chat"]["first_name"]) == (None, None)

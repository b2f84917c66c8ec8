"""Inline queries: what reaches the bot, and how strictly its answers are taken."""

from typing import Any

import pytest
import telegram

from bot.playground.acts import act
from bot.playground.schema import bot_api
from tests.playground.emulated import OWNER, Stage, stage


@pytest.fixture
def play() -> Stage:
    return stage()


def article(name: str = "one", text: str = "<b>Страница</b>", **more: Any) -> dict[str, Any]:
    """Return an article as the bot would offer it."""
    content = {"message_text": text, "parse_mode": "HTML"}
    return {"type": "article", "id": name, "title": "Страница", "input_message_content": content, **more}


def test_an_inline_query_arrives_without_a_chat(play: Stage) -> None:
    """It names the person, the words and an empty offset, and parses as python-telegram-bot reads it."""
    query_id = play.chat.ask_inline("холерик")
    (raw,) = play.emulator.take_updates()
    bot_api().check(["Update"], raw, "Update", "update")
    update = telegram.Update.de_json(raw, None)
    assert update.inline_query is not None
    assert (update.inline_query.id, update.inline_query.query, update.inline_query.offset) == (query_id, "холерик", "")
    assert update.effective_user is not None
    assert update.effective_user.id == OWNER.id
    assert update.effective_chat is None


async def test_the_answer_is_seen_by_the_one_who_asked(play: Stage) -> None:
    """Title, description and the text with its markup read; nothing appears in the chat with the bot."""
    before = len(play.chat.messages)
    query_id = play.chat.ask_inline("холерик")
    results = [article(description="как узнать"), article("two", "просто текст")]
    await play.ok("answerInlineQuery", inline_query_id=query_id, results=results, is_personal=True, cache_time=30)
    [answer] = play.chat.inline_answers
    assert answer.is_personal
    assert [(one.id, one.title, one.description, one.text) for one in answer.results] == [
        ("one", "Страница", "как узнать", "Страница"),
        ("two", "Страница", None, "просто текст"),
    ]
    assert answer.results[0].entities[0]["type"] == "bold"
    assert len(play.chat.messages) == before


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ([article(f"id{number}") for number in range(51)], "RESULTS_TOO_MUCH"),
        ([article(), article()], "RESULT_ID_DUPLICATE"),
        ([article("")], "RESULT_ID_INVALID"),
        ([article("я" * 33)], "RESULT_ID_INVALID"),
        ([article(title=" ")], "title must be non-empty"),
        ([article(text="<b>открыт")], "can't parse entities"),
        ([article(text=" ")], "text must be non-empty"),
        ([article(text="я" * 4097)], "must have 1-4096 characters"),
        ([article(nonsense=1)], "nonsense"),
        ([{"type": "photo", "id": "1", "photo_url": "https://a.b/c", "thumbnail_url": "https://a.b/c"}], "is not emulated"),
    ],
)
async def test_what_telegram_refuses_is_refused(play: Stage, results: list[dict[str, Any]], words: str) -> None:
    """Limits and forms of results are checked, and nothing is shown of a refused answer."""
    query_id = play.chat.ask_inline("холерик")
    assert words in await play.refusal("answerInlineQuery", inline_query_id=query_id, results=results)
    assert play.chat.inline_answers == []


async def test_a_query_is_answered_once_and_soon(play: Stage) -> None:
    """A second answer, a late one and one to nobody's query are too old."""
    first, second = play.chat.ask_inline("раз"), play.chat.ask_inline("два")
    await play.ok("answerInlineQuery", inline_query_id=first, results=[])
    assert "query is too old" in await play.refusal("answerInlineQuery", inline_query_id=first, results=[])
    play.clock.advance(seconds=16)
    assert "query is too old" in await play.refusal("answerInlineQuery", inline_query_id=second, results=[])
    assert "query is too old" in await play.refusal("answerInlineQuery", inline_query_id="7", results=[])


def test_a_person_asks_through_the_control_api(play: Stage) -> None:
    """The act is the page's and the tests' word for it; what a client would not send is refused."""
    assert act(play.chat, {"do": "inline", "text": "холерик"}).keys() == {"query_id"}
    with pytest.raises(ValueError, match="at most 256"):
        act(play.chat, {"do": "inline", "text": "я" * 257})


async def test_a_copy_button_carries_256_characters(play: Stage) -> None:
    """A copy button has its limit, and a tap on it sends nothing to the bot."""

    def keyboard(text: str) -> dict[str, Any]:
        return {"inline_keyboard": [[{"text": "Копировать", "copy_text": {"text": text}}]]}

    await play.ok("sendMessage", chat_id=OWNER.id, text="Карточка", reply_markup=keyboard("я" * 256))
    assert play.chat.messages[-1].inline_keyboard[0][0].copy_text == "я" * 256
    with pytest.raises(ValueError, match="sends nothing"):
        play.chat.tap_text("Копировать")
    for text in ("", "я" * 257):
        refused = await play.refusal("sendMessage", chat_id=OWNER.id, text="Карточка", reply_markup=keyboard(text))
        assert "BUTTON_COPY_TEXT_INVALID" in refused

"""What a message says, wherever Telegram has put it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gateway.incoming.words import DEEPEST, LONGEST, with_words
from bot.playground.formatted_text import TAKEN_OUT

PARAGRAPH = {"type": "paragraph", "text": ["Мне ", {"type": "bold", "text": "дорого"}, ", подумаю"]}
LIST = {"type": "list", "items": [{"blocks": [{"type": "paragraph", "text": "перезвоните в пятницу"}]}]}


def said(**message: Any) -> dict[str, Any]:
    """The message after its words were found."""
    found: dict[str, Any] = with_words({"update_id": 1, "message": message})["message"]
    return found


def test_blocks_are_read_line_by_line_without_their_formatting() -> None:
    """Bold in the middle of a sentence, a list below it."""
    assert said(rich_message={"blocks": [PARAGRAPH, LIST]})["text"] == "Мне дорого, подумаю\nперезвоните в пятницу"


def test_a_command_in_blocks_is_a_command() -> None:
    """Telegram marks commands in typed text alone, and the library looks for the mark."""
    found = said(rich_message={"blocks": [{"type": "paragraph", "text": "/call Анна"}]})
    assert found["entities"] == [{"type": "bot_command", "offset": 0, "length": 5}]


def test_the_words_beside_a_picture_are_read_and_the_picture_stays() -> None:
    """With what Telegram has found in them."""
    marks = [{"type": "bold", "offset": 0, "length": 6}]
    found = said(photo=[{}], caption="дорого", caption_entities=marks)
    assert (found["text"], found["entities"], found["photo"]) == ("дорого", marks, [{}])


@pytest.mark.parametrize("message", [{"text": "а", "caption": "б"}, {"photo": [{}]}, {"rich_message": {"blocks": []}}])
def test_what_has_a_text_or_says_nothing_stays_as_it_is(message: dict[str, Any]) -> None:
    """The very same update."""
    update = {"update_id": 1, "message": message}
    assert with_words(update) is update


def test_words_end_where_a_typed_text_would() -> None:
    """A rich message may be eight times as long."""
    assert len(said(rich_message={"blocks": [{"text": "а" * 5000}] * 3})["text"]) == LONGEST


@pytest.mark.parametrize("said_as", ["text", "caption", "rich"])
def test_what_telegram_takes_out_of_a_message_is_not_read(said_as: str) -> None:
    """Controls, line separators and marks of direction: a page that repeats them arrives, and commands stay where they stand."""
    text = "/call \u202eИван\u202c\x00\tи\u2029\rАнна\nв два"
    message = {"rich_message": {"blocks": [{"text": text}]}} if said_as == "rich" else {said_as: text}
    found = said(**message)["text"]
    assert found == "/call \u2060Иван\u2060  и  Анна\nв два"
    assert not TAKEN_OUT.search(found)
    assert len(found) == len(text)


def test_nesting_without_end_is_left_out() -> None:
    """No reader nests like that."""
    nested: Any = {"text": "внизу"}
    for _ in range(DEEPEST):
        nested = {"blocks": [nested]}
    assert "text" not in said(rich_message=nested)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "blocks", "items", "x"]), inner, max_size=3)
    ),
    max_leaves=10,
)


@given(ANYTHING, ANYTHING)
def test_whatever_comes_is_read_or_left(message: Any, blocks: Any) -> None:
    """Nothing raises: a malformed message is somebody else's matter."""
    with_words({"update_id": 1, "message": message})
    with_words({"update_id": 1, "message": {"rich_message": blocks}})


QUOTE = {"text": "У других дешевле", "position": 0, "is_manual": True}


def test_what_is_quoted_of_another_chat_is_said_too() -> None:
    """Behind what was typed, so that what Telegram has found in that stays where it stands."""
    assert said(text="клиент пишет", quote=QUOTE, external_reply={"origin": {}})["text"] == "клиент пишет\nУ других дешевле"


@pytest.mark.parametrize(
    "message",
    [
        {"text": "хорошо", "quote": QUOTE},
        {"text": "/call Анна", "quote": QUOTE, "external_reply": {}},
        {"text": "хорошо", "quote": {"text": " "}, "external_reply": {}},
        {"text": "хорошо", "quote": "нет", "external_reply": {}},
        {"text": "хорошо", "external_reply": {}},
    ],
)
def test_what_is_quoted_of_this_chat_or_behind_a_command_is_not(message: dict[str, Any]) -> None:
    """The bot has said it, or has heard it already."""
    assert said(**message)["text"] == message["text"]

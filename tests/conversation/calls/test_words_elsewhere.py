"""Words that do not come as typed text: beside a picture, pasted with their formatting, picked from the bot's own list."""

from __future__ import annotations

from tests.floor import Desk, Floor

EXPENSIVE = [{"type": "paragraph", "text": ["У других ", {"type": "bold", "text": "дешевле"}]}]


async def heard(floor: Floor) -> str | None:
    """What the open call has heard the client object, if anything."""
    rows = await floor.rows("SELECT option_id FROM answers WHERE question_id = 'objection' ORDER BY position DESC LIMIT 1")
    return str(rows[0][0]) if rows else None


async def test_a_formatted_paste_is_heard_as_typed_words_are(floor: Floor, anna: Desk) -> None:
    """And goes, as they do."""
    await anna.send("/call")
    await anna.do("send_rich", EXPENSIVE)
    assert await heard(floor) == "price"
    assert [shown for shown in anna.shown if not shown.message.from_bot] == []


async def test_the_words_beside_a_picture_are_heard_and_the_picture_stays(floor: Floor, anna: Desk) -> None:
    """With the card below it."""
    await anna.send("/call")
    await anna.do("send_photo", "Клиент: у других дешевле")
    assert await heard(floor) == "price"
    assert [shown.message.kind for shown in anna.shown] == ["photo", "text"]
    assert anna.last == anna.card


async def test_an_album_is_one_answer(floor: Floor, anna: Desk) -> None:
    """The words stand at its first picture; to the others nothing is said."""
    await anna.send("/call")
    anna.chat.send_photo("Клиент: у других дешевле", album="1")
    anna.chat.send_photo(album="1")
    anna.chat.send_photo(album="1")
    await floor.settle()
    assert await heard(floor) == "price"
    assert floor.says("prompt.not_text") not in anna.card.text
    anna.chat.send_photo(album="2")
    anna.chat.send_photo(album="2")
    await floor.settle()
    assert floor.says("prompt.not_text") in anna.card.text
    assert len([shown for shown in anna.shown if shown.message.kind == "photo"]) == 5


async def test_a_command_may_be_pasted_with_its_formatting(floor: Floor, anna: Desk) -> None:
    """A call begins, with its client."""
    await anna.do("send_rich", [{"type": "paragraph", "text": "/call Анна"}])
    assert "Анна" in anna.card.text


async def test_the_bots_own_sentence_is_not_what_the_client_said(floor: Floor, anna: Desk) -> None:
    """Picked from the list that the bot gives when it is named: no cue, no name, and the card stays last."""
    await anna.send("/call")
    before = await floor.call()
    await anna.do("pick_inline", "У других дешевле? Давайте сравним вместе")
    assert (await floor.call())["revision"] == before["revision"]
    assert await heard(floor) is None
    assert anna.last == anna.card

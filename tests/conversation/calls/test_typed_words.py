"""The client's words typed, pasted and forwarded; names alone; contacts."""

from __future__ import annotations

import pytest

from tests.buttons import CHOLERIC, FINISH, IS_NAME, IS_WORDS, UNDO, WANTS
from tests.conversation.card_rules import check_chat, is_live
from tests.floor import Desk, Floor


async def test_typed_words_are_a_cue_and_leave_the_chat(floor: Floor, anna: Desk) -> None:
    """The card takes the words up and stays last; the incoming message is deleted."""
    await anna.send("/call")
    card = anna.card.id
    await anna.send("Короче, ближе к делу!")
    assert "⚡ похоже, смелый" in anna.card.text
    assert [shown.id for shown in anna.shown] == [card]
    assert (await floor.call())["taps"] == 0
    await check_chat(floor, anna)


async def test_forwarded_words_are_a_cue(floor: Floor, anna: Desk) -> None:
    """A message forwarded from the client counts like typed words."""
    await anna.send("/call")
    await anna.do("forward_text", "Ой, какая прелесть, я уже всем подругам рассказала!", "Клиент")
    assert (await floor.call())["temperament"] == "sanguine"
    assert len(anna.shown) == 1


@pytest.mark.parametrize(
    ("said", "column", "value"),
    [("Хочу купить", "wants", "yes"), ("Не хочу, не интересно", "wants", "no"), ("денег нет", "can", "no")],
)
async def test_words_about_intent_suggest_it(floor: Floor, anna: Desk, said: str, column: str, value: str) -> None:
    """What is clearly said about wanting and the budget is offered, marked apart; nothing is known before a tap confirms it."""
    await anna.send("/call")
    await anna.send(said)
    offered = floor.says(f"button.{column}_{value}_suggested")
    assert offered in anna.card.labels[2]
    assert anna.card.lines[-1] == floor.says("prompt.suggested")
    assert (await floor.call())[column] == "unknown"
    await check_chat(floor, anna)
    await anna.tap(offered)
    assert (await floor.call())[column] == value
    assert floor.says(f"button.{column}_{value}_chosen") in anna.card.labels[2]
    await check_chat(floor, anna)


async def test_an_objection_in_words_opens_its_page(floor: Floor, anna: Desk) -> None:
    """«Дорого» is answered at once, with the causes at hand."""
    await anna.send("/call")
    await anna.send("Это дорого")
    assert f"●{floor.says('button.price')}" in anna.card.labels[0]
    await check_chat(floor, anna)


async def test_words_that_say_nothing_change_nothing_and_it_is_said(floor: Floor, anna: Desk) -> None:
    """The recogniser abstains: same sentence, same cues, one line that asks which is nearest; the words are kept for later."""
    await anna.send("/call")
    before = anna.card
    await anna.send("абракадабра кракозябра")
    assert anna.card.lines[:-1] == before.lines[:-1]
    assert anna.card.labels == before.labels
    assert anna.card.lines[-1] == floor.says("prompt.not_understood")
    assert (await floor.call())["revision"] == 0
    assert (await floor.kinds())[-1] == "not_understood"


async def test_words_typed_are_taken_back_together(floor: Floor, anna: Desk) -> None:
    """One ↶ takes back everything that one text has established."""
    await anna.send("/call")
    before = anna.card.text
    await anna.send("Надо подумать. Сначала пришлите характеристики и расчёт, я сравню по пунктам")
    established = await floor.rows("SELECT question_id, option_id FROM answers ORDER BY position")
    assert established == [("typed", "phlegmatic"), ("objection", "think")]
    await anna.tap(UNDO)
    assert anna.card.text == before
    assert await floor.rows("SELECT count(*) FROM answers WHERE undone_at IS NULL") == [(0,)]


async def test_two_texts_are_two_cues(floor: Floor, anna: Desk) -> None:
    """Typed cues add up like tapped ones: two agreeing make sure."""
    await anna.send("/call")
    await anna.send("Короче, ближе к делу!")
    floor.clock.advance(seconds=20)
    await anna.send("Давайте быстро, что там у вас?")
    call = await floor.call()
    assert (call["temperament"], call["confidence"] >= 0.8) == ("choleric", True)


async def test_phones_and_addresses_in_words_are_masked(floor: Floor, anna: Desk) -> None:
    """What is stored of the client's words has no phone number and no address."""
    await anna.send("/call")
    await anna.send("Короче, звоните 8 999 123-45-67 или ivan@example.com")
    [(text,)] = await floor.rows("SELECT text FROM free_texts")
    assert "999" not in text
    assert "example" not in text


# ---- a name alone ----


async def test_a_lone_name_asks_whether_it_is_one(floor: Floor, anna: Desk) -> None:
    """«Name or words?» in the cue rows' place, nothing decided yet."""
    await anna.send("/call")
    await anna.send("Пётр Ильич")
    assert anna.card.lines[-1] == floor.says("prompt.name_or_words")
    assert anna.card.labels[:2] == [[floor.says("button.is_name")], [floor.says("button.is_words")]]
    assert (await floor.call())["client_id"] is None
    await check_chat(floor, anna)


async def test_it_is_a_name(floor: Floor, anna: Desk) -> None:
    """«It is a name» gives the client his name; the stored text is erased, and a second tap changes nothing."""
    await anna.send("/call")
    await anna.send("Пётр Ильич")
    data = anna.card.data(IS_NAME)
    words = anna.card.data(IS_WORDS)
    await anna.tap(IS_NAME)
    assert (await floor.exported())[0]["client"] == "Пётр Ильич"
    assert await floor.rows("SELECT text FROM free_texts WHERE text <> ''") == []
    text = anna.card.text
    for again in (data, words):
        floor.clock.advance(seconds=5)
        await anna.tap_data(anna.card.id, again)
        assert anna.card.text == text
    assert await floor.rows("SELECT count(*) FROM clients") == [(1,)]


async def test_it_is_words(floor: Floor, anna: Desk) -> None:
    """«It is words» takes them as a cue, here one that says nothing."""
    await anna.send("/call")
    await anna.send("Ольга Семёновна")
    data = anna.card.data(IS_WORDS)
    await anna.tap(IS_WORDS)
    assert (await floor.call())["client_id"] is None
    count = await floor.rows("SELECT count(*) FROM answers")
    floor.clock.advance(seconds=5)
    await anna.tap_data(anna.card.id, data)
    assert await floor.rows("SELECT count(*) FROM answers") == count
    assert is_live(anna.card)


async def test_another_tap_leaves_the_question_behind(floor: Floor, anna: Desk) -> None:
    """Who ignores «name or words?» and goes on loses nothing."""
    await anna.send("/call")
    await anna.send("Пётр Ильич")
    await anna.tap(WANTS)
    assert anna.card.has(CHOLERIC)
    assert (await floor.call())["client_id"] is None


async def test_a_contact_offers_its_name_and_its_number_is_not_kept(floor: Floor, anna: Desk) -> None:
    """A shared contact asks «name or words?» with its full name; the phone number is nowhere."""
    await anna.send("/call")
    await anna.do("send_contact", "Мария", "Сорокина", "+79991234567")
    await anna.tap(IS_NAME)
    assert (await floor.exported())[0]["client"] == "Мария Сорокина"
    assert len(anna.shown) == 1
    assert "9991234567" not in await floor.dump()


async def test_a_contact_without_a_usable_name_changes_nothing(floor: Floor, anna: Desk) -> None:
    """A contact saved under its number has no name to offer."""
    await anna.send("/call")
    before = anna.card
    await anna.do("send_contact", "+7 999 123-45-67", None, "+79991234567")
    assert anna.card.labels == before.labels
    assert (await floor.call())["client_id"] is None
    await anna.tap(FINISH)
    await anna.do("send_contact", "+7 999 123-45-67", None, "+79991234567")
    assert anna.last.text == floor.says("hint.no_call")


# ---- no call is open ----


async def test_words_without_a_call_are_answered_with_the_way_in(floor: Floor, anna: Desk) -> None:
    """Pages of the guide, and a button that begins a call; nothing is stored of the words."""
    await anna.send("Короче, ближе к делу!")
    assert anna.last.text == floor.says("guide.found")
    assert [floor.says("button.next_call")] in anna.last.labels
    assert await floor.rows("SELECT count(*) FROM consultations") == [(0,)]
    assert await floor.rows("SELECT count(*) FROM free_texts") == [(0,)]


async def test_a_name_without_a_call_offers_one(floor: Floor, anna: Desk) -> None:
    """One tap begins the call with that name; a second tap shows it and begins no other."""
    await anna.send("Пётр Ильич")
    offer = anna.card
    label = floor.says("button.call_name", name="Пётр Ильич")
    assert offer.labels == [[label]]
    data = offer.data(label)
    await anna.tap(label)
    assert is_live(anna.card)
    assert (await floor.exported())[0]["client"] == "Пётр Ильич"
    for _ in range(2):
        await anna.tap_data(offer.id, data)
        assert not anna.was_alerted
    assert await floor.rows("SELECT count(*) FROM consultations") == [(1,)]
    assert await floor.rows("SELECT text FROM free_texts") == [(None,)]
    await anna.tap(FINISH)
    await anna.tap_data(offer.id, data)
    assert anna.toast == floor.says("error.gone")


async def test_the_offer_of_another_person_cannot_be_taken(floor: Floor, anna: Desk, boris: Desk) -> None:
    """A stored name belongs to who typed it."""
    await anna.send("Пётр Ильич")
    await boris.tap_data(1, anna.card.data(floor.says("button.call_name", name="Пётр Ильич")))
    assert boris.toast == floor.says("error.not_yours")
    assert await floor.rows("SELECT count(*) FROM consultations") == [(0,)]
    await boris.send("/call")
    await anna.send("/call")
    await anna.send("Анна Ильинична")
    decide = anna.card.data(IS_NAME)
    await boris.tap_data(1, decide)
    assert boris.toast == floor.says("error.not_yours")
    assert [row["client"] for row in await floor.exported()] == [None, None]


async def test_a_name_that_stands_in_an_example_is_still_a_name(floor: Floor, anna: Desk) -> None:
    """Names occur in the clients' example sentences; that makes them no common words."""
    await anna.send("/call")
    await anna.send("Сергей")
    assert floor.says("prompt.name_or_words") in anna.card.text
    await anna.send("Короче!")
    assert floor.says("prompt.name_or_words") not in anna.card.text

"""The page behind ⋯: pick the type, why, none fits, name, chat mode, compact, the client's language."""

from __future__ import annotations

from tests.buttons import CHOLERIC, MELANCHOLIC, MORE, NONE_FITS, TO_CARD
from tests.conversation.card_rules import check_chat, is_live
from tests.floor import Desk, Floor


async def more(desk: Desk, key: str) -> None:
    """Open ⋯ and tap one of its buttons."""
    await desk.tap(MORE)
    await desk.tap(desk.floor.says(f"button.{key}"))


async def test_more_has_ten_things_and_a_way_back(floor: Floor, anna: Desk) -> None:
    """⋯ takes the cue rows' place only; ‹ brings the cues back; looking changes nothing of the call."""
    await anna.send("/call")
    before, rows = anna.card.text, anna.card.labels
    await anna.tap(MORE)
    assert [len(row) for row in anna.card.labels] == [5, 5, 4, 5]
    assert anna.card.labels[2] == rows[2]
    assert anna.card.lines[:6] == before.split("\n")[:6]
    await anna.tap(TO_CARD)
    assert (anna.card.text, anna.card.labels) == (before, rows)
    assert (await floor.call())["revision"] == 0
    assert (await floor.kinds())[1:] == ["page_opened", "page_opened"]


async def test_the_type_can_be_picked_by_hand(floor: Floor, anna: Desk) -> None:
    """Another type than the cues say is an override and holds against further cues."""
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    await more(anna, "types")
    assert [len(row) for row in anna.card.labels] == [2, 2, 4, 5]
    await anna.tap(anna.card.labels[1][1])
    call = await floor.call()
    assert (call["temperament"], call["temperament_source"], call["runner_up"]) == ("phlegmatic", "override", "choleric")
    await anna.tap(CHOLERIC)
    assert (await floor.call())["temperament"] == "phlegmatic"
    await check_chat(floor, anna)


async def test_picking_what_the_cues_say_confirms_it(floor: Floor, anna: Desk) -> None:
    """The same type by hand is `confirmed`."""
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    await more(anna, "types")
    await anna.tap(anna.card.labels[0][0])
    call = await floor.call()
    assert (call["temperament"], call["temperament_source"]) == ("choleric", "confirmed")


async def test_why_names_the_cues_the_document_and_the_percentages(floor: Floor, anna: Desk) -> None:
    """The page tells which cues were heard, where that comes from, and the four shares."""
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    await anna.tap(MELANCHOLIC)
    await more(anna, "why")
    text = anna.card.text
    texts = floor.library.texts(floor.library.default_language)
    script = "phrase1", "words"
    assert texts.heard(script[0], "shorter") in text  # type: ignore[arg-type]  # ids are NewTypes of str
    assert texts.heard(script[1], "advice") in text  # type: ignore[arg-type]  # ids are NewTypes of str
    assert text.count("%") == 4
    assert floor.says("document.000") in text
    assert [len(row) for row in anna.card.labels] == [5, 5, 4, 5], "the four rows stay"
    await anna.tap(TO_CARD)
    assert anna.card.lines[0].startswith("«")


async def test_why_before_anything_is_known_says_so(floor: Floor, anna: Desk) -> None:
    """No cue yet: the page is honest about it, with four quarters."""
    await anna.send("/call")
    await more(anna, "why")
    assert floor.says("why.nothing") in anna.card.text
    assert anna.card.text.count("25") == 4
    await check_chat(floor, anna)


async def test_why_counts_the_cues_that_do_not_fit(floor: Floor, anna: Desk) -> None:
    """With many cues the last ones are listed and the earlier ones counted; typed words, quoted, and the manager's choice too."""
    await anna.send("/call")
    for _ in range(5):
        await anna.tap(anna.card.labels[0][0])
        if anna.card.labels[0][0] == floor.says("button.price"):
            await anna.tap(floor.says("button.cues"))
    await anna.send("Короче, ближе к делу!")
    await more(anna, "types")
    await anna.tap(anna.card.labels[0][0])
    await more(anna, "why")
    assert floor.says("why.earlier", n=4) in anna.card.text
    assert floor.says("why.chosen") in anna.card.text
    assert len(anna.card.lines) <= 11


async def test_none_fits_is_noted_at_once_and_the_text_may_follow(floor: Floor, anna: Desk) -> None:
    """The tap counts by itself; the next words are kept for the supervisor and are no cue."""
    await anna.send("/call")
    await more(anna, "none_fits")
    assert anna.card.lines[-1] == floor.says("prompt.write_words")
    assert (await floor.call())["none_fits"] == 1
    await anna.send("Короче, ближе к делу!")
    assert anna.card.lines[-1] == floor.says("prompt.noted")
    assert await floor.rows("SELECT kind, text FROM free_texts") == [("none_fits", "Короче, ближе к делу!")]
    assert (await floor.call())["temperament"] == "unknown"
    await check_chat(floor, anna)
    await anna.send("Короче, ближе к делу!")
    assert (await floor.call())["temperament"] == "choleric", "the words after those are a cue again"


async def test_the_question_what_he_said_is_forgotten_after_ten_minutes(floor: Floor, anna: Desk) -> None:
    """Words that come later than ten minutes are a cue."""
    await anna.send("/call")
    await more(anna, "none_fits")
    floor.clock.advance(minutes=10)
    await anna.send("Короче, ближе к делу!")
    assert (await floor.call())["temperament"] == "choleric"
    assert await floor.rows("SELECT kind FROM free_texts") == [("cue",)]


async def test_none_fits_twice_in_a_row_counts_once(floor: Floor, anna: Desk) -> None:
    """A double tap is one; the button of the card before is stale."""
    await anna.send("/call")
    await anna.tap(MORE)
    data = anna.card.data(NONE_FITS)
    await anna.tap(NONE_FITS)
    await anna.tap_data(anna.card.id, data)
    assert (await floor.call())["none_fits"] == 1
    assert anna.card.lines[-1] == floor.says("prompt.write_words")
    floor.clock.advance(seconds=10)
    await anna.tap_data(anna.card.id, data)
    assert (await floor.call())["none_fits"] == 1
    assert anna.was_alerted
    assert anna.toast == floor.says("notice.stale")


async def test_the_words_for_none_fits_belong_to_their_call(floor: Floor, anna: Desk) -> None:
    """When the next call has begun, words are a cue of that one."""
    await anna.send("/call")
    await more(anna, "none_fits")
    await anna.send("/call")
    await anna.send("Короче, ближе к делу!")
    assert (await floor.call())["temperament"] == "choleric"


async def test_a_name_can_be_given_and_changed(floor: Floor, anna: Desk) -> None:
    """The next text is the name; another one replaces it, for the same client."""
    await anna.send("/call")
    await more(anna, "name")
    assert anna.card.lines[-1] == floor.says("prompt.write_name")
    await anna.send("пётр ильич")
    assert (await floor.exported())[0]["client"] == "пётр ильич"
    await more(anna, "name")
    await anna.send("Павел")
    assert (await floor.exported())[0]["client"] == "Павел"
    assert await floor.rows("SELECT count(*) FROM clients") == [(1,)]
    await anna.tap(CHOLERIC)
    assert anna.card.lines[0].startswith("«Павел, ")
    await check_chat(floor, anna)


async def test_what_is_no_name_leaves_the_question_standing(floor: Floor, anna: Desk) -> None:
    """Digits and smileys are no name: the card asks again, and the name that follows is taken."""
    await anna.send("/call")
    await more(anna, "name")
    for garbage in ("12345", "😀", "+7 999 123-45-67"):
        await anna.send(garbage)
        assert anna.card.lines[-1] == floor.says("prompt.write_name")
        assert (await floor.call())["client_id"] is None
    await anna.send("Вера")
    assert (await floor.exported())[0]["client"] == "Вера"


async def test_a_tap_takes_the_question_for_the_name_back(floor: Floor, anna: Desk) -> None:
    """Once a tap has moved the card on, what is typed is the client's words, never by surprise his name."""
    await anna.send("/call Иван")
    await more(anna, "name")
    await anna.tap(CHOLERIC)
    await anna.send("Докажите цифрами, пришлите сертификаты")
    assert (await floor.exported())[0]["client"] == "Иван"
    assert (await floor.rows("SELECT kind FROM free_texts"))[-1] == ("cue",)


async def test_a_phone_number_in_a_name_is_not_kept(floor: Floor, anna: Desk) -> None:
    """Phones and addresses are masked out of names wherever a name comes in."""
    await anna.send("/call Иван +7 999 123-45-67")
    assert (await floor.exported())[0]["client"] == "Иван"
    await anna.send("/call ivan@example.com")
    assert (await floor.exported())[1]["client"] is None


async def test_compact_shows_the_sentence_and_one_line_and_is_remembered(floor: Floor, anna: Desk, boris: Desk) -> None:
    """Compact is the person's own setting: it outlives the call and the process, and nobody else gets it."""
    await anna.send("/call")
    sentence = anna.card.lines[0]
    await more(anna, "compact")
    assert anna.card.lines[0] == sentence
    assert len(anna.card.lines) == 2
    assert [len(row) for row in anna.card.labels] == [3, 3, 4, 5]
    await floor.restart()
    await anna.send("/call")
    assert len(anna.card.lines) == 2
    await anna.send("абракадабра кракозябра")
    assert anna.card.lines[2] == floor.says("prompt.not_understood"), "what must be said is said in compact too"
    await boris.send("/call")
    assert len(boris.card.lines) == 7
    await more(anna, "full")
    assert len(anna.card.lines) == 7


async def test_compact_has_its_prompt_where_a_prompt_is_needed(floor: Floor, anna: Desk) -> None:
    """Name, none fits and «name or words?» cannot be answered without their question."""
    await anna.send("/call")
    await more(anna, "compact")
    await more(anna, "name")
    assert anna.card.lines[2] == floor.says("prompt.write_name")
    await anna.send("Вера")
    await anna.send("Ольга Ивановна")
    assert anna.card.lines[2] == floor.says("prompt.name_or_words")
    await check_chat(floor, anna)
    assert is_live(anna.card)

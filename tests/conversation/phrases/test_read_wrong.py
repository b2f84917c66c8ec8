"""Typed words that were read wrong come to the inbox with what they meant: accepted, relabelled or put away; once, and masked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.calls.meanings import meanings_of
from bot.domain.ids import LanguageCode
from bot.domain.people.employee import Role
from bot.screens.action import encode
from bot.screens.calls.actions import PickType
from bot.screens.erasing.actions import EraseClient
from bot.screens.phrases.actions import (
    AcceptNote,
    AskExample,
    ListStep,
    OpenInbox,
    OpenNote,
    PublishExample,
    SettleNote,
    TakeNote,
)
from bot.services.phrases.inbox import READ_WRONG
from tests.buttons import FINISH, UNDO, WANTS, WANTS_NOT, Meaning, means
from tests.conversation.card_rules import check_message
from tests.conversation.phrases.test_editing import labels_of, words_of
from tests.floor import Desk, Floor

RU = LanguageCode("ru")
NIGHT = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)
SAID = "короче, давайте сразу к делу"
"""Words that are read as a choleric's."""
WANTED = "Да, хочу заказать"
UNREAD = "фырчит кряква на болоте"


async def tap(desk: Desk, kind: type, **fields: object) -> None:
    """Tap the first button of /words that means this."""
    await desk.tap(means(kind, **fields), words_of(desk).id)


async def sleep_over(floor: Floor, now: datetime = NIGHT) -> None:
    """Let a night pass."""
    floor.clock.now = now
    for _ in range(6):
        await floor.tick()


async def say_wrong(anna: Desk, said: str = SAID, client: str = "") -> None:
    """A call in which words are typed, and the manager picks another type."""
    await anna.send(f"/call {client}".strip())
    await anna.send(said)
    number = (await anna.floor.call())["id"]
    anna.floor.clock.advance(seconds=9)
    await anna.tap_data(anna.card.id, encode(PickType(call=number, value="phlegmatic")))
    await anna.tap(FINISH)


async def open_wrong(olga: Desk) -> None:
    """From /words to the first of the words that were read wrong."""
    await olga.send("/words")
    await tap(olga, OpenInbox)
    check_message(words_of(olga))
    await tap(olga, ListStep, step=READ_WRONG)
    check_message(words_of(olga))
    await tap(olga, OpenNote)
    check_message(words_of(olga))


def heard(floor: Floor, text: str = SAID) -> tuple[str, ...]:
    """What the bot reads out of words now, by labels."""
    return meanings_of(floor.bot.recogniser.read(text, RU))


async def test_words_that_were_read_wrong_are_accepted_as_what_they_meant(floor: Floor, anna: Desk) -> None:
    """After the night they wait once, with both readings; accepted they are learnt, settled, and gone from the inbox."""
    assert "choleric" in heard(floor)
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    await say_wrong(anna)
    await sleep_over(floor)
    await sleep_over(floor, NIGHT + timedelta(days=1))
    assert await floor.rows("SELECT count(*) FROM free_texts WHERE kind = 'corrected'") == [(1,)]
    await open_wrong(olga)
    shown = words_of(olga).text
    assert SAID in shown
    assert floor.says("button.example_accept") in labels_of(words_of(olga))
    await tap(olga, AcceptNote)
    check_message(words_of(olga))
    assert olga.toast == floor.says("example.published")
    assert await floor.rows("SELECT item, text FROM content_edits") == [("example:1:phlegmatic", SAID)]
    assert await floor.rows("SELECT count(*) FROM free_texts WHERE settled_at IS NOT NULL") == [(1,)]
    await olga.tap_data(words_of(olga).id, encode(AcceptNote(note=1)))
    assert await floor.rows("SELECT count(*) FROM content_edits") == [(1,)], "a second tap"
    await olga.send("/words")
    await tap(olga, OpenInbox)
    assert floor.says("inbox.empty") in words_of(olga).text


async def test_it_may_mean_something_else_or_nothing(floor: Floor, anna: Desk) -> None:
    """To be relabelled the draft begins with what was said instead; put away it does not come again."""
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    await say_wrong(anna)
    await sleep_over(floor)
    await open_wrong(olga)
    await tap(olga, AskExample)
    await tap(olga, TakeNote)
    assert await floor.rows("SELECT item FROM content_edits") == [("example:1:phlegmatic",)]
    assert words_of(olga).has(means(PublishExample))
    await olga.tap_data(words_of(olga).id, encode(OpenNote(note=1)))
    await tap(olga, SettleNote)
    assert floor.says("button.example_accept") not in labels_of(words_of(olga))
    await sleep_over(floor, NIGHT + timedelta(days=1))
    await olga.send("/words")
    await tap(olga, OpenInbox)
    assert floor.says("inbox.empty") in words_of(olga).text


async def test_what_was_tapped_after_words_that_nobody_read_is_suggested(floor: Floor, anna: Desk) -> None:
    """At once, on the note's own page: no night is waited for."""
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    await anna.send("/call")
    await anna.send(UNREAD)
    await anna.tap(WANTS_NOT)
    await olga.send("/words")
    await olga.tap_data(words_of(olga).id, encode(OpenNote(note=1)))
    check_message(words_of(olga))
    assert floor.says("inbox.tapped_next", meant=floor.says("button.wants_no")) in words_of(olga).text
    await tap(olga, AcceptNote)
    assert heard(floor, UNREAD) == ("wants_no",)


async def test_words_that_tell_of_somebody_are_not_accepted(floor: Floor, anna: Desk) -> None:
    """Neither with the client's name nor with a number, which was masked before it was kept; the page says why."""
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    await say_wrong(anna, f"{SAID}, я же Кряква", "Кряква Иван")
    await sleep_over(floor)
    await open_wrong(olga)
    await tap(olga, AcceptNote)
    assert floor.says("example.fault.client") in words_of(olga).text
    assert await floor.rows("SELECT id FROM content_edits") == []


async def test_they_go_with_an_erased_client(floor: Floor, anna: Desk) -> None:
    """Nothing of what he said is left anywhere, and an old button opens nothing."""
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    await say_wrong(anna, client="Кряква")
    await sleep_over(floor)
    await open_wrong(olga)
    data = words_of(olga).data(means(AcceptNote))
    await olga.tap_data(words_of(olga).id, encode(EraseClient(client=1)))
    assert await floor.rows("SELECT text FROM free_texts WHERE kind = 'corrected'") == [(None,)]
    assert SAID not in await floor.dump("free_texts", "content_edits", "interactions", "audit_log")
    await olga.tap_data(words_of(olga).id, data)
    assert await floor.rows("SELECT id FROM content_edits") == []


@pytest.mark.parametrize(("tapped", "corrected"), [(WANTS_NOT, 1), (WANTS, 0)])
async def test_a_tap_says_whether_what_words_suggested_was_read_well(
    floor: Floor, anna: Desk, tapped: Meaning, corrected: int
) -> None:
    """They suggest that he wants it: the other button says that they were read wrong, the suggested one that they were not."""
    assert heard(floor, WANTED) == ("wants_yes",)
    await anna.send("/call")
    await anna.send(WANTED)
    floor.clock.advance(seconds=9)
    await anna.tap(tapped)
    await anna.tap(FINISH)
    await sleep_over(floor)
    assert await floor.rows("SELECT count(*) FROM free_texts WHERE kind = 'corrected'") == [(corrected,)]


async def test_from_an_accepted_suggestion_one_goes_back_to_the_next(floor: Floor, anna: Desk) -> None:
    """Whoever goes through ten is not led to /words each time; behind the last one nothing waits, and the page says so."""
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    for said in (SAID, "короче, ближе к делу!"):
        await say_wrong(anna, said)
    await sleep_over(floor)
    await open_wrong(olga)
    assert floor.says("button.example_otherwise") in labels_of(words_of(olga)), "beside what is suggested, something else"
    await tap(olga, AcceptNote)
    await tap(olga, ListStep, step=READ_WRONG)
    assert floor.says("inbox.step", step=floor.says("inbox.read_wrong"), n=1) in words_of(olga).text
    await tap(olga, OpenNote)
    await tap(olga, AskExample)
    await tap(olga, TakeNote)
    await tap(olga, PublishExample)
    await tap(olga, ListStep, step=READ_WRONG)
    assert floor.says("inbox.empty") in words_of(olga).text
    check_message(words_of(olga))


@pytest.mark.parametrize("is_practice", [False, True])
async def test_practice_and_words_that_nobody_corrects_suggest_nothing(floor: Floor, anna: Desk, is_practice: bool) -> None:
    """A reading that stands is no suggestion; neither is one of a call that was only practised."""
    if is_practice:
        await say_wrong(anna)
        await floor.write("UPDATE consultations SET is_practice = true")
    else:
        await anna.send("/call")
        await anna.send(SAID)
        await anna.tap(FINISH)
    await sleep_over(floor)
    assert await floor.rows("SELECT kind FROM free_texts") == [("cue",)]


@pytest.mark.parametrize(("after", "corrected"), [((UNDO,), 0), ((UNDO, WANTS_NOT), 1), ((UNDO, WANTS), 0)])
async def test_what_was_taken_back_is_a_suggestion_when_the_other_button_follows(
    floor: Floor, anna: Desk, after: tuple[Meaning, ...], corrected: int
) -> None:
    """↶ alone may be a slip of the hand; with «does not want it» behind it the words were read wrong, and mean that."""
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    await anna.send("/call")
    await anna.send(WANTED)
    for tapped in after:
        floor.clock.advance(seconds=9)
        await anna.tap(tapped)
    await anna.tap(FINISH)
    await sleep_over(floor)
    assert await floor.rows("SELECT count(*) FROM free_texts WHERE kind = 'corrected'") == [(corrected,)]
    if not corrected:
        return
    await open_wrong(olga)
    said = floor.says("inbox.read_as", read=floor.says("button.wants_yes"), meant=floor.says("button.wants_no"))
    assert said in words_of(olga).text
    await tap(olga, AcceptNote)
    assert heard(floor, WANTED) == ("wants_no",)


async def test_what_the_client_says_next_corrects_nothing(floor: Floor, anna: Desk) -> None:
    """He finds it dear, and seconds later wants to think: two objections, each read well, and nothing waits for an editor."""
    dear, think = "Это слишком дорого", "Мне надо подумать"
    assert (heard(floor, dear), heard(floor, think)) == (("objection_price",), ("objection_think",))
    await anna.send("/call")
    for said in (dear, think):
        await anna.send(said)
        floor.clock.advance(seconds=9)
    await anna.tap(FINISH)
    await sleep_over(floor)
    assert await floor.rows("SELECT kind FROM free_texts") == [("cue",), ("cue",)]

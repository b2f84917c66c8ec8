"""Reading words may take long: nobody else waits for it, and nobody's own order is lost."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from bot.domain.calls.reading import Reading
from bot.domain.ids import LanguageCode
from bot.gateway.incoming.intake import Verdict
from bot.screens.calls.actions import SetLanguage
from tests.buttons import CHOLERIC, MORE, WANTS, means
from tests.conversation.card_rules import check_chat
from tests.floor import Desk, Floor

BOLD = "Короче, ближе к делу!"
SAYS_NOTHING = "абракадабра кракозябра"


@contextmanager
def slow(floor: Floor) -> Iterator[threading.Event]:
    """Let nobody's words be read before the event is set."""
    may_end = threading.Event()
    read = floor.bot.recogniser.read

    def wait(text: str, language: LanguageCode) -> Reading:
        assert may_end.wait(30)
        return read(text, language)

    floor.bot.recogniser.read = wait  # type: ignore[method-assign]  # as a slow one reads
    try:
        yield may_end
    finally:
        may_end.set()


async def hand_over(floor: Floor) -> list[asyncio.Future[Verdict]]:
    """Give the bot what waits, without waiting for what becomes of it."""
    given: list[asyncio.Future[Verdict]] = [
        asyncio.ensure_future(floor.bot.gateway.take(update)) for update in floor.emulator.take_updates()
    ]
    await asyncio.sleep(0)
    return given


async def test_nobody_waits_for_somebody_elses_words(floor: Floor, anna: Desk, boris: Desk) -> None:
    """While Anna's words are being read, Boris taps and has his card; then hers comes too."""
    for desk in (anna, boris):
        await desk.send("/call")
    await anna.send("Давайте быстро, что там у вас?")  # now it is known as what she is read
    before = anna.card.text
    with slow(floor) as may_end:
        anna.chat.send_text(BOLD)
        reading = await hand_over(floor)
        for _ in range(2):
            await boris.tap(CHOLERIC)
        assert "смелый" in boris.card.text
        assert anna.card.text == before
        may_end.set()
        await asyncio.gather(*reading)
    await floor.bot.gateway.idle()
    assert anna.card.text != before
    for desk in (anna, boris):
        await check_chat(floor, desk)


async def test_nobody_waits_for_words_that_nobody_foresaw(floor: Floor, anna: Desk, boris: Desk) -> None:
    """The first words after a start are read between two beginnings of the turn, and the writer's lock is free meanwhile."""
    for desk in (anna, boris):
        await desk.send("/call")
    with slow(floor) as may_end:
        anna.chat.send_text(BOLD)
        reading = await hand_over(floor)
        await boris.tap(CHOLERIC)
        assert "смелый" in boris.card.text
        assert "смелый" not in anna.card.text
        may_end.set()
        await asyncio.gather(*reading)
    await floor.bot.gateway.idle()
    assert "смелый" in anna.card.text


async def test_ones_own_tap_comes_after_ones_own_words(floor: Floor, anna: Desk) -> None:
    """What was typed first counts first, however long it is read."""
    await anna.send("/call")
    await anna.send(SAYS_NOTHING)
    with slow(floor) as may_end:
        anna.chat.send_text(BOLD)
        floor.clock.advance(seconds=4)
        anna.touch(WANTS)
        reading = await hand_over(floor)
        await asyncio.sleep(0.01)
        assert await floor.rows("SELECT question_id FROM answers") == []
        may_end.set()
        await asyncio.gather(*reading)
    await floor.bot.gateway.idle()
    order = await floor.rows("SELECT question_id FROM answers ORDER BY position")
    assert order == [("typed",), ("wants",)]
    assert "смелый" in anna.card.text


async def test_a_language_that_was_not_foreseen_is_read_again(floor: Floor, anna: Desk) -> None:
    """The client's language was changed since the last words: they are read as what they are."""
    await anna.send("/call")
    await anna.send(SAYS_NOTHING)
    await anna.tap(MORE)
    await anna.tap(means(SetLanguage, language="en"))
    read: list[tuple[str, str]] = []
    really = floor.bot.recogniser.read

    def note(text: str, language: LanguageCode) -> Reading:
        read.append((text, language))
        return really(text, language)

    floor.bot.recogniser.read = note  # type: ignore[method-assign]  # to see how it is asked
    for _ in range(2):
        await anna.send("Make it quick, I have two minutes, give me the bottom line.")
    assert [language for _, language in read] == ["ru", "en", "en"], "foreseen, read again, foreseen rightly"
    assert await floor.rows("SELECT count(*) FROM free_texts") == [(3,)], "begun twice, done once"
    assert (await floor.call())["temperament"] == "choleric"


async def test_words_that_cannot_be_read_are_kept_and_it_is_said(floor: Floor, anna: Desk) -> None:
    """One line of the card; the words are kept for editors, and the call goes on."""
    await anna.send("/call")
    before = anna.card
    await anna.do("send_text", SAYS_NOTHING)

    def broken(text: str, language: LanguageCode) -> Reading:
        raise RuntimeError(text + language)

    floor.bot.recogniser.read = broken  # type: ignore[method-assign]  # as a broken one reads
    await anna.send(BOLD)
    assert anna.card.lines[:-1] == before.lines[:-1]
    assert floor.says("prompt.unread") in anna.card.lines[-1]
    kept = await floor.rows("SELECT kind, text FROM free_texts ORDER BY id")
    assert kept == [("not_understood", SAYS_NOTHING), ("not_understood", BOLD)]
    await check_chat(floor, anna)
    await anna.tap(CHOLERIC)
    assert "смелый" in anna.card.text
    assert await floor.rows("SELECT count(*) FROM processed_updates WHERE incident_id IS NOT NULL") == [(0,)]


async def test_words_that_take_for_ever_hold_nobody_up(floor: Floor, anna: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a while they count as unread."""
    await anna.send("/call")
    reader = floor.bot.gateway._reader
    assert reader is not None
    monkeypatch.setattr(reader, "_within", 0.01)
    with slow(floor):
        await anna.send(BOLD)
        assert anna.card.lines[-1] == floor.says("prompt.unread")


async def test_a_stop_while_words_are_read_loses_nothing(floor: Floor, anna: Desk) -> None:
    """They were not acknowledged, so Telegram brings them again, and then they count once."""
    await anna.send("/call")
    await anna.send(SAYS_NOTHING)
    with slow(floor) as may_end:
        anna.chat.send_text(BOLD)
        [update] = floor.emulator.take_updates()
        reading = asyncio.ensure_future(floor.bot.gateway.take(update))
        await asyncio.sleep(0)
        await floor.bot.gateway.stop(0.2)
        with suppress(asyncio.CancelledError):
            await reading
        assert reading.cancelled()
        may_end.set()
    await floor.bot.close()
    floor.bot = floor._build()
    await floor.start()
    assert "смелый" not in anna.card.text
    await floor.bot.gateway.take(update)
    await floor.bot.gateway.idle()
    assert "смелый" in anna.card.text
    assert await floor.rows("SELECT count(*) FROM answers") == [(1,)]


async def test_the_card_that_words_led_to_says_by_which_model_they_were_read(floor: Floor, anna: Desk) -> None:
    """A tap's card names none."""
    await anna.send("/call")
    await anna.send(BOLD)
    await anna.tap(WANTS)
    version = floor.bot.recogniser.version(LanguageCode("ru"))
    assert await floor.rows("SELECT read_by FROM cards_shown ORDER BY id") == [(None,), (version,), (None,)]

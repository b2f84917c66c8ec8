"""Words are read in a thread of their own; whatever becomes of a reading, the turn goes on."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest

from bot.domain.calls.reading import UNREAD
from bot.domain.ids import LanguageCode
from bot.gateway.incoming.envelope import read_envelope
from bot.gateway.incoming.word_reader import BEHIND, WordReader
from bot.screens.passages import Passage, Reader, ReadFirst, Readings

RU, EN = LanguageCode("ru"), LanguageCode("en")
WORDS = Passage(by=Reader.CLIENT, text="короче", language=RU)


def reader(read: Callable[[str, LanguageCode], Any], within: float = 60.0) -> WordReader:
    """Make a reader that reads a client's words so."""
    return WordReader({Reader.CLIENT: read, Reader.GUIDE: read}, within=within)


def message(text: str, chat: int = 7) -> dict[str, Any]:
    """Return an update with a typed text."""
    place = {"id": chat, "type": "private"}
    return {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": place, "from": {"id": chat}, "text": text}}


async def ahead(words: WordReader, update: dict[str, Any]) -> Readings:
    """Read what can be foreseen of an update."""
    readings = Readings()
    await words.read_ahead(update, read_envelope(update), readings)
    return readings


async def test_the_loop_goes_on_while_words_are_read() -> None:
    """The reader waits in its thread for what the loop does meanwhile."""
    may_end = threading.Event()

    def read(text: str, language: LanguageCode) -> str:
        assert may_end.wait(30)
        return f"{text} {language} {threading.current_thread() is threading.main_thread()}"

    words = reader(read)
    reading = asyncio.create_task(words.read(WORDS))
    await asyncio.sleep(0)
    may_end.set()
    assert await reading == "короче ru False"
    words.close()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread has no niceness of its own")
async def test_the_reader_stands_behind_the_loop() -> None:
    """On one processor a tap comes before words; the loop itself stays as it was."""

    def read(text: str, language: LanguageCode) -> int:
        del text, language
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    words = reader(read)
    before = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    assert await words.read(WORDS) == min(before + BEHIND, 19)
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == before
    words.close()


async def test_one_text_is_read_at_a_time() -> None:
    """In the order in which they were asked for."""
    order: list[str] = []

    def read(text: str, language: LanguageCode) -> str:
        del language
        order.append(f"+{text}")
        order.append(f"-{text}")
        return text

    words = reader(read)
    asked = [Passage(by=Reader.CLIENT, text=str(number), language=RU) for number in range(5)]
    await asyncio.gather(*(words.read(one) for one in asked))
    assert order == [sign for number in range(5) for sign in (f"+{number}", f"-{number}")]
    words.close()


async def test_a_reader_that_raises_loses_no_words(capsys: pytest.CaptureFixture[str]) -> None:
    """They are unread, a search has found nothing, and the log names neither words nor the text of the error."""

    def read(text: str, language: LanguageCode) -> str:
        raise RuntimeError(f"{text} {language}")

    words = reader(read)
    assert await words.read(WORDS) is UNREAD
    assert await words.read(Passage(by=Reader.GUIDE, text="короче", language=RU)) == ()
    assert "короче" not in capsys.readouterr().out
    words.close()


async def test_a_reader_that_never_ends_is_waited_for_once() -> None:
    """Whoever comes behind it is not kept waiting; when it has ended, words are read again."""
    may_end = threading.Event()

    def read(text: str, language: LanguageCode) -> str:
        del language
        if text == "короче":
            may_end.wait(30)
        return text

    words = reader(read, within=0.01)
    assert await words.read(WORDS) is UNREAD
    words._within = 60.0
    other = Passage(by=Reader.CLIENT, text="хочу", language=RU)
    assert await words.read(other) is UNREAD
    may_end.set()
    assert words._stuck is not None
    await asyncio.wrap_future(words._stuck)
    assert await words.read(other) == "хочу"
    words.close()


async def test_whoever_stops_waiting_ends_nothing() -> None:
    """A stop of the process cancels the wait: nothing comes of it, and the next text is read."""
    may_end = threading.Event()

    def read(text: str, language: LanguageCode) -> str:
        del language
        assert may_end.wait(30)
        return text

    words = reader(read)
    reading = asyncio.create_task(words.read(WORDS))
    await asyncio.sleep(0)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    may_end.set()
    assert await words.read(WORDS) == "короче"
    words.close()


async def test_what_was_read_of_the_last_text_is_foreseen_for_the_next() -> None:
    """By whom and as which language; a chat that has typed nothing yet, commands, taps and others' chats are read by nobody."""
    read: list[tuple[str, str]] = []

    def note(text: str, language: LanguageCode) -> str:
        read.append((text, language))
        return text

    words = reader(note)
    first = await ahead(words, message("раз"))
    with pytest.raises(ReadFirst):
        first.take(Passage(by=Reader.CLIENT, text="раз", language=EN))
    words.learn(message("раз"), read_envelope(message("раз")), first)
    assert read == []
    second = await ahead(words, message("два"))
    assert second.take(Passage(by=Reader.CLIENT, text="два", language=EN)) == "два"
    assert read == [("два", "en")]
    tap = {"update_id": 2, "callback_query": {"id": "1", "from": {"id": 7}, "data": "x"}}
    words.learn(tap, read_envelope(tap), Readings())
    for other in (message("/call"), tap, message("три", chat=8)):
        await ahead(words, other)
    assert read == [("два", "en")]
    words.learn(message("имя"), read_envelope(message("имя")), Readings())
    await ahead(words, message("четыре"))
    assert read == [("два", "en")], "a text that nobody had to read foresees nothing"
    words.close()

"""Reads words in a thread of its own, so that neither the loop nor a turn waits for it.

One thread: a reader may use a processor to the full, and taps need the other. Where there is only one, it stands behind the loop.
Whatever goes wrong with it, nobody's words are lost: a reading that fails, or takes too long, is `UNREAD`, and the turn goes on
with that.
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final

import structlog

from bot.domain.calls.reading import UNREAD
from bot.domain.ids import LanguageCode
from bot.gateway.incidents import describe
from bot.gateway.incoming.envelope import Envelope
from bot.gateway.incoming.words import with_words
from bot.screens.passages import Passage, Reader, Readings

Reads = Callable[[str, LanguageCode], Any]
"""Reads words as a language. Called in the thread, one at a time."""
Readers = Mapping[Reader, Reads]

WITHIN = 10.0
"""Seconds that a person waits for his words to be read, those in front of him in the row included."""
BEHIND: Final = 5
"""Niceness of the thread. In the median the loop wakes as soon as if nobody typed, and beside one that never rests a reader still
has a quarter of the processor; with 10 it would be a tenth, with 19 one in seventy.
"""
_NOT_READ: Final[Mapping[Reader, Any]] = {Reader.CLIENT: UNREAD, Reader.GUIDE: (), Reader.PHRASES: ()}
_HABITS_KEPT: Final = 4096
"""Chats of which it is remembered how their last words were read."""

log = structlog.get_logger(__name__)


class WordReader:
    """Reads passages, and foresees which are to be read of an update by what was read of the one before it in its chat.

    What is foreseen wrongly costs a reading, or a second beginning of the turn, and changes nothing.
    """

    def __init__(self, readers: Readers, *, within: float | None = None) -> None:
        """Take who reads; the thread begins with the first passage."""
        self._readers = readers
        self._within = WITHIN if within is None else within
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="words", initializer=_stand_behind)
        self._stuck: Future[Any] | None = None
        self._habits: OrderedDict[tuple[str | None, int], Collection[tuple[Reader, LanguageCode]]] = OrderedDict()

    async def read(self, passage: Passage) -> Any:
        """Return what was read; `UNREAD`, or nothing found, where it could not be."""
        if self._stuck is not None and not self._stuck.done():  # nobody else has to wait for that one
            return _NOT_READ[passage.by]
        job = self._thread.submit(self._readers[passage.by], passage.text, passage.language)
        try:
            async with asyncio.timeout(self._within):
                return await asyncio.wrap_future(job)
        except TimeoutError:
            if job.running():
                self._stuck = job
            log.error("words were not read in time", by=passage.by, characters=len(passage.text), is_stuck=job.running())
        except Exception as error:  # whatever breaks a reader: the words are kept, and read by people
            log.error("words could not be read", by=passage.by, characters=len(passage.text), error=describe(error))
        return _NOT_READ[passage.by]

    async def read_ahead(self, update: object, envelope: Envelope, readings: Readings) -> None:
        """Read what the words of an update are most likely to be read as."""
        habit = self._habits.get((envelope.kind, envelope.lane))
        if not habit or not isinstance(update, dict):
            return
        text = _words_of(update, envelope)
        if not text or text.startswith("/"):
            return
        for by, language in habit:
            passage = Passage(by=by, text=text, language=language)
            readings.put(passage, await self.read(passage))

    def learn(self, update: object, envelope: Envelope, readings: Readings) -> None:
        """Remember how the words of an update were read."""
        key = envelope.kind, envelope.lane
        if not isinstance(update, dict) or not _words_of(update, envelope):
            return
        self._habits.pop(key, None)
        if readings.used:
            self._habits[key] = sorted({(passage.by, passage.language) for passage in readings.used})
        if len(self._habits) > _HABITS_KEPT:
            self._habits.popitem(last=False)

    def close(self) -> None:
        """Read nothing more; what is being read is not waited for."""
        self._thread.shutdown(wait=False, cancel_futures=True)


def _stand_behind() -> None:
    """Let this thread wait for those of the loop. Only Linux has a niceness for each thread; elsewhere it is the process's."""
    if sys.platform == "linux":
        thread = threading.get_native_id()
        os.setpriority(os.PRIO_PROCESS, thread, os.getpriority(os.PRIO_PROCESS, thread) + BEHIND)


def _words_of(update: dict[str, Any], envelope: Envelope) -> str:
    """Return what somebody has written; nothing of a tap, whose words are stored."""
    if envelope.kind == "inline_query":
        query = update["inline_query"].get("query")
        return query if isinstance(query, str) else ""
    if envelope.kind != "message" or not envelope.is_private:
        return ""
    message = with_words(update)["message"]
    text = message.get("text") if isinstance(message, dict) else None
    return text if isinstance(text, str) else ""

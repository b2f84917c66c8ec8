"""Telegram's flood limits, off until asked for: new messages a second in one chat and over all chats.

The real limits are not published; these are the ones that bot authors meet. Edits are not counted.
"""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.playground.wire import too_many_requests

SECOND = timedelta(seconds=1)


@dataclass(slots=True)
class _Bucket:
    left: float
    filled_at: datetime


class FloodGate:
    """A chat may get `chat_burst` messages at once and one more each second; all chats together thirty in any second.

    The thirty are counted, for a bucket of thirty that is filled by thirty a second lets fifty-nine through in its first.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self.enabled = False
        self.chat_burst = 20
        self.total_per_second = 30
        self._chats: dict[int, _Bucket] = {}
        self._passed: deque[datetime] = deque(maxlen=self.total_per_second)

    def pass_message(self, chat_id: int) -> None:
        """Count a new message.

        Raises:
            Refusal: 429 with the seconds to wait; the message does not count then.
        """
        if not self.enabled:
            return
        now = self._clock()
        chat = self._chats.setdefault(chat_id, _Bucket(self.chat_burst, now))
        chat.left = min(float(self.chat_burst), chat.left + (now - chat.filled_at).total_seconds())
        chat.filled_at = now
        if chat.left < 1:
            raise too_many_requests(max(1, math.ceil(1 - chat.left)))
        if len(self._passed) == self.total_per_second and now - self._passed[0] < SECOND:
            raise too_many_requests(1)
        chat.left -= 1
        self._passed.append(now)

"""Telegram's flood limits, off until asked for: new messages a second in one chat and over all chats.

The real limits are not published; these are the ones that bot authors meet. Edits are not counted.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.playground.wire import too_many_requests


@dataclass(slots=True)
class _Bucket:
    left: float
    filled_at: datetime


class FloodGate:
    """Token buckets: a chat refills by one a second up to `chat_burst`, all chats together by thirty a second."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self.enabled = False
        self.chat_burst = 20
        self.total_per_second = 30
        self._chats: dict[int, _Bucket] = {}
        self._total: _Bucket | None = None

    def pass_message(self, chat_id: int) -> None:
        """Count a new message.

        Raises:
            Refusal: 429 with the seconds to wait; the message does not count then.
        """
        if not self.enabled:
            return
        now = self._clock()
        chat = self._chats.setdefault(chat_id, _Bucket(self.chat_burst, now))
        if self._total is None:
            self._total = _Bucket(self.total_per_second, now)
        for bucket, rate, most in (
            (chat, 1, self.chat_burst),
            (self._total, self.total_per_second, self.total_per_second),
        ):
            bucket.left = min(float(most), bucket.left + rate * (now - bucket.filled_at).total_seconds())
            bucket.filled_at = now
            if bucket.left < 1:
                raise too_many_requests(max(1, math.ceil((1 - bucket.left) / rate)))
        chat.left -= 1
        self._total.left -= 1

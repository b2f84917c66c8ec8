"""What each error of a request means for what was to be sent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.gateway.outgoing.requests import (
    Blocked,
    Done,
    Failed,
    Flooded,
    Outcome,
    Refused,
    Uncertain,
    Vanished,
    meaning,
)
from bot.gateway.telegram.http_client import AnswerTimedOut, ConnectTimedOut, FateUnknown, NotSent, RefusedOnTheWay
from bot.gateway.telegram.pauses import pause_after
from bot.screens.screen import digest_of


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), Blocked(reason="Forbidden: bot was blocked by the user")),
        (BadRequest("Message is not modified: specified new message"), Done()),
        (BadRequest("Message to edit not found"), Vanished(is_gone=True, reason="Message to edit not found")),
        (BadRequest("MESSAGE_ID_INVALID"), Vanished(is_gone=True, reason="MESSAGE_ID_INVALID")),
        (BadRequest("Message can't be edited"), Vanished(is_gone=False, reason="Message can't be edited")),
        (BadRequest("Chat not found"), Refused(reason="Chat not found")),
        (ChatMigrated(-100), Refused(reason="Group migrated to supergroup. New chat id: -100")),
        (InvalidToken("Unauthorized"), Failed(reason="Unauthorized")),
        (NotSent("refused"), Failed(reason="refused")),
        (ConnectTimedOut("slow"), Failed(reason="slow")),
        (FateUnknown("lost"), Uncertain(reason="lost")),
        (AnswerTimedOut("late"), Uncertain(reason="late")),
        (TimedOut("late"), Uncertain(reason="late")),
        (RefusedOnTheWay("a page"), Failed(reason="a page")),
        (NetworkError("Bad Gateway (502)"), Uncertain(reason="Bad Gateway (502)")),
        (Conflict("odd"), Uncertain(reason="Conflict")),
        (TelegramError("Invalid server response"), Uncertain(reason="TelegramError")),
        (KeyError("result"), Uncertain(reason="KeyError")),
    ],
)
def test_every_error_has_one_meaning(error: Exception, outcome: Outcome) -> None:
    """A table of facts about Telegram."""
    assert meaning(error) == outcome


@pytest.mark.parametrize("asked", [7, timedelta(seconds=7)])
def test_a_flood_tells_how_long_to_wait(asked: int | timedelta, monkeypatch: pytest.MonkeyPatch) -> None:
    """In whichever way the library gives it."""
    assert meaning(RetryAfter(asked)) == Flooded(retry_after=timedelta(seconds=7))
    error = RetryAfter(asked)
    monkeypatch.setattr(RetryAfter, "retry_after", 7)
    assert meaning(error) == Flooded(retry_after=timedelta(seconds=7))


def test_digests_are_equal_for_equal_payloads_only() -> None:
    """And short enough for a column."""
    assert digest_of("a") == digest_of("a") != digest_of("b")
    assert len(digest_of("a")) == 32


def test_pauses_grow_from_half_a_second_to_half_a_minute() -> None:
    """And stay there, however long an outage lasts."""
    assert [pause_after(failures) for failures in (1, 2, 3, 6, 7, 8, 10_000)] == [0.5, 1, 2, 16, 30, 30, 30]

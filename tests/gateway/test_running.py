"""The gateway as a whole: starting, running, stopping, on fakes."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import AsyncIterator
from typing import Any

import pytest
import structlog
from aiohttp import ClientSession, web

from bot.gateway.health.check import add_health
from bot.gateway.health.listener import listening
from bot.gateway.incoming.intake import Verdict
from bot.gateway.incoming.webhook import SECRET_HEADER
from bot.gateway.logs import set_up_logs
from bot.gateway.running import Polling, PtbApplication, WebhookAddress
from bot.gateway.telegram.http_client import NotSent
from bot.gateway.telegram.keep_trying import TokenRefused
from bot.gateway.telegram.profile import Profile
from tests.gateway.conftest import build_application, build_gateway
from tests.gateway.fakes import TOKEN, FakeStore, FakeTelegram, FakeTime, a_message, a_show, a_tap, let_run, refusal


@pytest.fixture
async def fresh(telegram: FakeTelegram) -> AsyncIterator[PtbApplication]:
    """An application that nobody has initialised."""
    application = build_application(telegram)

    yield application
    assert not telegram.is_open, "every connection is closed"


async def test_polling_from_end_to_end(fresh: PtbApplication, store: FakeStore, time: FakeTime, telegram: FakeTelegram) -> None:
    """Updates come in, screens go out, the menu is published, the batch is confirmed."""
    gateway = build_gateway(fresh, store, time, incoming=Polling(), profile=Profile(commands={None: [("call", "Start")]}))
    await gateway.start()
    await let_run()
    telegram.batches.put_nowait([a_message(1), a_tap(2), a_message(3, person=8)])
    await let_run(200)
    assert telegram.texts(7) == ["seen 2"]
    assert telegram.texts(8) == ["seen 3"]
    assert telegram.offsets == [None, "4"]
    assert telegram.count("setMyCommands") == 1
    assert gateway.last_success_at == time()
    health = await gateway.health()
    assert (health.status, health.last_update_age_seconds) == ("ok", 0.0)
    await gateway.stop()
    assert store.unsent == []


async def test_an_exception_in_a_handler_of_the_library_fails_the_turn(
    fresh: PtbApplication, store: FakeStore, time: FakeTime, telegram: FakeTelegram
) -> None:
    """The gateway registers what makes it visible."""
    gateway = build_gateway(fresh, store, time)
    await gateway.start()
    assert await gateway.take(a_message(1, "break")) is Verdict.FAILED
    await gateway.idle()
    assert [text.split()[0] for text in telegram.texts(7)] == ["sorry"]
    await gateway.stop()


async def test_what_a_crash_left_goes_out_before_anything_comes_in(
    fresh: PtbApplication, store: FakeStore, time: FakeTime, telegram: FakeTelegram
) -> None:
    """The outbox is drained at the start."""
    from bot.screens.screen import to_outbox_message  # noqa: PLC0415 - only here

    async with store.unit_of_work() as work:
        await work.outbox.put(to_outbox_message(a_show("left over")), time())
        await work.commit()
    gateway = build_gateway(fresh, store, time)
    await gateway.start()
    await gateway.idle()
    assert telegram.texts(7) == ["left over"]
    assert store.unsent == []
    await gateway.stop()


async def test_nothing_is_taken_before_the_start_and_after_the_stop(
    fresh: PtbApplication, store: FakeStore, time: FakeTime
) -> None:
    """Whoever brings an update then is to bring it again."""
    gateway = build_gateway(fresh, store, time)
    assert gateway.last_success_at is None
    assert await gateway.take(a_message(1)) is Verdict.TRY_AGAIN
    await gateway.start()
    assert await gateway.take(a_message(1)) is Verdict.APPLIED
    await gateway.stop()
    assert await gateway.take(a_message(2)) is Verdict.TRY_AGAIN


async def test_the_network_may_be_absent_at_the_start(
    fresh: PtbApplication, store: FakeStore, time: FakeTime, telegram: FakeTelegram
) -> None:
    """It is waited for with growing pauses, and said once."""
    telegram.fail("getMe", NotSent("x"), NotSent("x"), NotSent("x"))
    gateway = build_gateway(fresh, store, time)
    with structlog.testing.capture_logs() as logs:
        starting = asyncio.create_task(gateway.start())
        await let_run()
        for pause in (0.5, 1, 2):
            assert not starting.done()
            await time.advance(pause)
    await starting
    assert [entry["log_level"] for entry in logs] == ["warning", "info"]
    await gateway.stop()


async def test_a_wrong_token_ends_the_run_with_a_clear_error(
    fresh: PtbApplication, store: FakeStore, time: FakeTime, telegram: FakeTelegram
) -> None:
    """At the start; the library's own text would show the token."""
    telegram.fail("getMe", refusal(401, "Unauthorized"))
    gateway = build_gateway(fresh, store, time)
    with pytest.raises(TokenRefused) as caught:
        await gateway.start()
    await gateway.stop()
    assert TOKEN not in f"{caught.value}{caught.value.__cause__}"


async def test_a_token_that_is_withdrawn_ends_the_run(
    fresh: PtbApplication, store: FakeStore, time: FakeTime, telegram: FakeTelegram
) -> None:
    """While polling."""
    telegram.batches.put_nowait(refusal(401, "Unauthorized"))
    gateway = build_gateway(fresh, store, time, incoming=Polling(), profile=Profile(commands={None: [("call", "Start")]}))
    await gateway.start()
    with pytest.raises(TokenRefused):
        await gateway.watch()
    await gateway.stop()


async def test_a_stop_finishes_what_was_taken(
    fresh: PtbApplication, store: FakeStore, time: FakeTime, telegram: FakeTelegram
) -> None:
    """Turns are finished and their screens sent; whoever watches is told of no error."""
    gateway = build_gateway(fresh, store, time, incoming=Polling())
    await gateway.start()
    watching = asyncio.create_task(gateway.watch())
    await let_run()
    telegram.batches.put_nowait([a_message(number) for number in range(1, 20)])
    await let_run(5)
    await gateway.stop()
    await watching
    assert telegram.texts(7) == ["seen 19"]
    assert store.unsent == []


async def test_a_start_that_waits_for_the_network_can_be_given_up(
    fresh: PtbApplication, store: FakeStore, time: FakeTime, telegram: FakeTelegram
) -> None:
    """It does not insist, and leaves no connection open."""
    telegram.fail("getMe", NotSent("x"))
    gateway = build_gateway(fresh, store, time)
    starting = asyncio.create_task(gateway.start())
    await let_run()
    starting.cancel()
    await asyncio.wait({starting})
    await gateway.stop()
    assert telegram.names() == []


async def test_an_answer_to_a_tap_that_hangs_does_not_hold_up_the_stop(
    fresh: PtbApplication, store: FakeStore, time: FakeTime, telegram: FakeTelegram
) -> None:
    """It is given up after the time allowed."""
    gateway = build_gateway(fresh, store, time)
    await gateway.start()
    telegram.gates["answerCallbackQuery"] = asyncio.Event()
    await gateway.take(a_tap(1))
    await let_run()
    assert len(telegram.in_flight) == 1
    await gateway.stop(0.3)
    assert telegram.in_flight == []
    assert telegram.texts(7) == ["seen 1"]


async def test_the_outbox_ticks_by_itself(fresh: PtbApplication, store: FakeStore, time: FakeTime) -> None:
    """News are written and jobs run without anybody tapping."""
    ran: list[Any] = []

    async def job(_work: Any, now: Any) -> list[Any]:
        ran.append(now)
        return []

    gateway = build_gateway(fresh, store, time, jobs=[job])
    await gateway.start()
    await gateway.take(a_message(1))
    await gateway.sender.idle()
    await gateway.take(a_message(2))
    await gateway.sender.idle()
    assert len(store.unsent) == 1
    for _ in range(8):
        await time.advance(0.25)
    assert store.unsent == []
    await time.advance(30)
    assert len(ran) == 2
    await gateway.tick()
    assert len(ran) == 3
    await gateway.stop()


async def test_a_webhook_from_end_to_end(fresh: PtbApplication, store: FakeStore, time: FakeTime, telegram: FakeTelegram) -> None:
    """It is set at Telegram with its secret, and one server answers it and /health."""
    address = WebhookAddress(url="https://bot.example/in/box", secret="s3cret")
    gateway = build_gateway(fresh, store, time, incoming=address)
    assert "s3cret" not in repr(address)
    server = web.Application()
    assert gateway.webhook is not None
    gateway.webhook.add_to(server, "/in/box")
    add_health(server, gateway.health)
    async with listening(server, "127.0.0.1", 0) as port, ClientSession() as session:

        async def bring(update: Any) -> int:
            door = f"http://127.0.0.1:{port}/in/box"
            async with session.post(door, json=update, headers={SECRET_HEADER: "s3cret"}) as response:
                return response.status

        assert await bring(a_message(1)) == 503
        await gateway.start()
        await let_run()
        (setting,) = (params for name, params in telegram.calls if name == "setWebhook")
        assert setting["url"] == "https://bot.example/in/box"
        assert setting["secret_token"] == "s3cret"
        assert json.loads(setting["allowed_updates"]) == ["message", "callback_query", "my_chat_member", "inline_query"]
        assert await bring(a_message(1)) == 200
        assert gateway.last_success_at == time()
        await gateway.idle()
        assert telegram.texts(7) == ["seen 1"]
        async with session.get(f"http://127.0.0.1:{port}/health") as response:
            assert (await response.json())["status"] == "ok"
        await gateway.stop()
        assert await bring(a_message(2)) == 503


async def test_an_exception_outside_of_a_turn_is_left_to_the_library(
    fresh: PtbApplication, store: FakeStore, time: FakeTime
) -> None:
    """There is nothing that it could fail."""
    gateway = build_gateway(fresh, store, time)
    await gateway.start()
    await fresh.process_error(None, ValueError())
    await gateway.stop()


# ---- logs ----


@pytest.mark.usefixtures("logs_as_before")
def test_logs_are_json_without_tokens_and_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Ours and the libraries', also their exceptions and arguments."""
    set_up_logs()
    structlog.get_logger("bot").warning("seen", address=f"http://x/bot{TOKEN}/getMe", nested={"token": TOKEN}, update_id=5)
    try:
        raise ValueError(f"client's words {TOKEN}")
    except ValueError as error:
        logging.getLogger("telegram.ext.Application").exception("Update %s broke", "client's words")
        structlog.get_logger("bot").error("broke", exc_info=True)
        logging.getLogger("other").error(error)
    logging.getLogger("telegram").info("too much")
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line["event"] for line in lines] == ["seen", "telegram.ext.Application: Update %s broke", "broke", "other"]
    assert lines[0]["update_id"] == 5
    assert lines[0]["level"] == "warning"
    assert lines[1]["error"].startswith("ValueError")
    assert lines[2]["error"].startswith("ValueError")
    assert TOKEN not in str(lines)
    assert "client's words" not in str(lines)


@pytest.mark.usefixtures("logs_as_before")
def test_logs_in_a_terminal_are_for_people(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """One line, no JSON, no token."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    set_up_logs()
    structlog.get_logger("bot").warning("seen", address=f"bot{TOKEN}")
    shown = capsys.readouterr().err
    assert "seen" in shown
    assert "{" not in shown
    assert TOKEN not in shown

"""The emulator on HTTP: python-telegram-bot talks to it, the page and tests steer it, other web sites cannot."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import telegram
from telegram.constants import ParseMode
from telegram.error import BadRequest, Conflict, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.playground import page_api
from bot.playground.faults import Fault, FaultKind
from bot.playground.page_fonts import FONTS
from bot.playground.people import CallbackAnswer
from bot.playground.server import ServedAt, serve
from tests.playground.emulated import OWNER, STRANGER, Stage, inline, stage

ID = OWNER.id


@pytest.fixture
def play() -> Stage:
    return stage()


@pytest.fixture
async def at(play: Stage) -> AsyncIterator[ServedAt]:
    """The emulator served on a free port."""
    async with serve(play.emulator) as where:
        yield where


@pytest.fixture
async def web(at: ServedAt) -> AsyncIterator[aiohttp.ClientSession]:
    """A browser without a browser."""
    async with aiohttp.ClientSession(at.url) as session:
        yield session


@pytest.fixture
async def library(play: Stage, at: ServedAt) -> AsyncIterator[telegram.Bot]:
    """python-telegram-bot's own client with its own transport, pointed at the emulator."""
    bot = telegram.Bot(play.emulator.token, base_url=f"{at.url}/bot", base_file_url=f"{at.url}/file/bot")
    async with bot:
        yield bot


async def test_the_library_sends_edits_answers_and_deletes(play: Stage, library: telegram.Bot) -> None:
    """A whole exchange through python-telegram-bot, objects parsed on both sides."""
    assert library.username == "salesfloor_bot"
    markup = telegram.InlineKeyboardMarkup.from_button(telegram.InlineKeyboardButton("⚡ Короче!", callback_data="q:1"))
    sent = await library.send_message(
        ID,
        "<b>«Иван» 😀</b>",
        parse_mode=ParseMode.HTML,
        reply_markup=markup,
        link_preview_options=telegram.LinkPreviewOptions(is_disabled=True),
    )
    assert sent.text_html == "<b>«Иван» 😀</b>"
    assert sent.reply_markup == markup
    play.chat.tap_text("⚡ Короче!")
    (update,) = await library.get_updates(timeout=5)
    assert update.callback_query is not None
    await update.callback_query.answer("Записано")
    await update.callback_query.edit_message_text("готово")
    assert [answer.text for answer in play.chat.answers] == ["Записано"]
    assert play.chat.messages[-1].text == "готово"
    assert await library.get_updates(offset=update.update_id + 1) == ()
    assert await sent.delete() is True


async def test_the_library_sends_and_fetches_files(play: Stage, library: telegram.Bot) -> None:
    """Multipart uploads with Russian names arrive whole, and getFile leads to the same bytes."""
    sent = await library.send_document(ID, "дата;исход\n".encode(), filename="журнал май.csv", caption="итог")
    assert sent.document is not None
    assert sent.document.file_name == "журнал май.csv"
    file = await sent.document.get_file()
    assert bytes(await file.download_as_bytearray()) == "дата;исход\n".encode()
    assert play.chat.messages[-1].text == "итог"


async def test_the_library_raises_its_own_errors(play: Stage, library: telegram.Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refusals and faults become the exceptions that the bot must know."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    with pytest.raises(BadRequest, match="Chat not found"):
        await library.send_message(9, "a")
    with pytest.raises(Forbidden, match="can't initiate"):
        await library.send_message(STRANGER.id, "a")
    faults = play.emulator.faults
    faults.add(Fault(kind=FaultKind.HTTP, code=429, parameters={"retry_after": 3}))
    with pytest.raises(RetryAfter) as flood:
        await library.send_message(ID, "a")
    assert flood.value.retry_after == timedelta(seconds=3)
    faults.add(Fault(kind=FaultKind.HTTP, code=502))
    with pytest.raises(NetworkError, match="502"):
        await library.send_message(ID, "a")
    faults.add(Fault(kind=FaultKind.DROP_AFTER))
    with pytest.raises(NetworkError):
        await library.send_message(ID, "a")
    faults.add(Fault(kind=FaultKind.TIMEOUT))
    with pytest.raises(TimedOut):
        await library.send_message(ID, "a", read_timeout=0.1)
    assert len(play.chat.messages) == 2


async def test_the_library_meets_the_other_poller(library: telegram.Bot, play: Stage) -> None:
    """A second getUpdates ends the first with Conflict."""
    first = asyncio.create_task(library.get_updates(timeout=20))
    async with asyncio.timeout(5):
        while play.emulator.world.queue._poller is None:  # noqa: ASYNC110 - the only sign that the poll has arrived
            await asyncio.sleep(0)
    second = asyncio.create_task(play.ok("getUpdates", timeout=20))
    with pytest.raises(Conflict, match="terminated by other getUpdates"):
        await first
    play.chat.send_text("a")
    assert len(await second) == 1


async def test_a_poller_that_went_away_costs_nothing(play: Stage, at: ServedAt) -> None:
    """The update that came after its connection was lost goes to the next poller."""
    url = f"{at.url}/bot{play.emulator.token}/getUpdates"
    async with aiohttp.ClientSession() as session:
        with pytest.raises(TimeoutError):
            await session.get(url, params={"timeout": 20}, timeout=aiohttp.ClientTimeout(total=0.1))
        play.chat.send_text("a")
        async with session.post(url, json={"timeout": 20, "allowed_updates": ["message"]}) as answer:
            assert [update["message"]["text"] for update in (await answer.json())["result"]] == ["a"]


async def test_parameters_come_by_query_form_and_json(play: Stage, web: aiohttp.ClientSession) -> None:
    """All three ways that Telegram takes."""
    path = f"/bot{play.emulator.token}/sendMessage"
    for request in (
        web.get(path, params={"chat_id": ID, "text": "query"}),
        web.post(path, data={"chat_id": ID, "text": "form"}),
        web.post(path, json={"chat_id": ID, "text": "json", "reply_markup": inline(["x"]), "protect_content": True}),
    ):
        async with request as answer:
            assert answer.status == 200, await answer.text()
    assert [message.text for message in play.chat.messages[1:]] == ["query", "form", "json"]
    for body in ("[]", "{"):
        async with web.post(path, data=body, headers={"Content-Type": "application/json"}) as answer:
            assert (await answer.json())["description"] == "Bad Request: can't parse the request"


async def test_wrong_addresses_and_tokens(play: Stage, web: aiohttp.ClientSession) -> None:
    """401 and 404 in Telegram's shape, for calls and for files."""
    async with web.get("/bot1:x/getMe") as answer:
        assert (answer.status, (await answer.json())["description"]) == (401, "Unauthorized")
    async with web.get("/file/bot1:x/documents/file_1.csv") as answer:
        assert answer.status == 401
    async with web.get(f"/file/bot{play.emulator.token}/documents/file_1.csv") as answer:
        assert answer.status == 404
    async with web.get(f"/bot{play.emulator.token}/sendTelepathy") as answer:
        assert answer.status == 404


async def test_connections_and_requests_are_counted(play: Stage, web: aiohttp.ClientSession) -> None:
    """A client that keeps its connection is seen to do so."""
    for _ in range(3):
        async with web.get(f"/bot{play.emulator.token}/getMe") as answer:
            await answer.read()
    async with web.get("/emulator/counters") as answer:
        assert await answer.json() == {"requests": {"getMe": 3}, "connections": 1, "pending_updates": 0}


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "example.org", ""])
async def test_it_listens_on_loopback_only(play: Stage, host: str) -> None:
    """An address that others could reach is refused before a socket opens."""
    with pytest.raises(ValueError, match="loopback only"):
        async with serve(play.emulator, host=host):
            pass


async def test_no_log_holds_the_token(play: Stage, web: aiohttp.ClientSession, caplog: pytest.LogCaptureFixture) -> None:
    """Not even at the lowest level, and not when a call fails."""
    caplog.set_level(logging.DEBUG)
    await web.get(f"/bot{play.emulator.token}/getMe")
    await web.post(f"/bot{play.emulator.token}/sendMessage", data={"chat_id": "x"})
    assert play.emulator.token not in caplog.text


# --- the page ---


async def test_people_are_listed_with_their_notes(web: aiohttp.ClientSession) -> None:
    """Exactly the fields that the page reads."""
    async with web.get("/page/api/people") as answer:
        assert (await answer.json())[0] == {
            "id": 501,
            "first_name": "Анна",
            "last_name": "Орлова",
            "username": "orlova",
            "language_code": "ru",
            "note": "владелец",
        }


async def test_a_chat_as_the_page_gets_it(play: Stage, web: aiohttp.ClientSession) -> None:
    """Messages with safe HTML, keyboards, commands; markup that people type stays text."""
    play.chat.send_text("<img src=x onerror=alert(1)>")
    await play.ok("setMyCommands", commands=[{"command": "call", "description": "Новый звонок"}])
    await play.ok("sendMessage", chat_id=ID, text="m", reply_markup={"keyboard": [[{"text": "Дальше"}]]})
    card = await play.send('<b>a</b> &lt;script&gt;\n<a href="https://e.org/?x=&quot;">l</a>', ["x"], parse_mode="HTML")
    async with web.get("/page/api/chat", params={"person": ID}) as answer:
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self';")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        chat = await answer.json()
    assert chat["messages"][1]["html"] == "&lt;img src=x onerror=alert(1)&gt;"
    assert chat["messages"][-1] == {
        "message_id": card,
        "from_bot": True,
        "date": "2026-11-22T09:30:00+00:00",
        "edited": False,
        "html": '<b>a</b> &lt;script&gt;\n<a href="https://e.org/?x=&quot;" target="_blank" '
        'rel="noopener noreferrer nofollow">l</a>',
        "kind": "text",
        "document": None,
        "photo": None,
        "forwarded_from": None,
        "pinned": False,
        "inline_keyboard": [[{"text": "x", "data": "x", "url": None, "copy_text": None}]],
    }
    assert chat["messages"][1]["inline_keyboard"] is None
    assert chat["reply_keyboard"] == {
        "rows": [[{"text": "Дальше", "request_contact": False}]],
        "placeholder": None,
        "one_time": False,
    }
    assert (chat["commands"], chat["blocked"]) == ([{"command": "call", "description": "Новый звонок"}], False)
    assert chat["version"] == play.chat.version


async def test_acts_of_the_page(play: Stage, web: aiohttp.ClientSession) -> None:
    """Everything that a person can do, and a clear refusal of what cannot be done."""

    async def act(**what: Any) -> dict[str, Any]:
        async with web.post("/page/api/act", json={"person": ID, **what}) as answer:
            body: dict[str, Any] = await answer.json()
            assert answer.status == (200 if body["ok"] else 400)
            return body

    card = await play.send("a", ["x"])
    tapped = await act(do="tap", message_id=card, data="x")
    assert tapped["callback_id"] == play.emulator.pending_updates()[0]["callback_query"]["id"]
    typed = (await act(do="text", text="цена?"))["message_id"]
    await act(do="edit", message_id=typed, text="цена!")
    await act(do="contact", first_name="Иван", last_name=None, phone="+7999")
    await act(do="sticker")
    await act(do="voice")
    await act(do="photo")
    await act(do="forward", text="дорого", from_name="Иван")
    await act(do="block")
    await act(do="unblock")
    kinds = [next(key for key in update if key != "update_id") for update in play.emulator.take_updates()]
    assert kinds == ["callback_query", "message", "edited_message", *["message"] * 5, *["my_chat_member"] * 2]
    assert (await act(do="dance"))["error"].startswith("unknown act 'dance'")
    assert (await act(do="text"))["error"] == "text must be a text"
    assert (await act(do="tap", message_id="5", data="x"))["error"] == "message_id must be a whole number"
    assert "has no button 'y'" in (await act(do="tap", message_id=card, data="y"))["error"]
    assert (await act(do="text", text="a", person=9))["error"] == "there is no person 9"
    assert (await act(do="text", text="a", person="me"))["error"] == "there is no person me"
    async with web.post("/page/api/act", data="[]", headers={"Content-Type": "application/json"}) as answer:
        assert (await answer.json())["error"] == "the body must be a JSON object"


@asynccontextmanager
async def listening(web: aiohttp.ClientSession) -> AsyncIterator[AsyncIterator[tuple[str, Any]]]:
    """Open the owner's stream of events."""

    async def events(answer: aiohttp.ClientResponse) -> AsyncIterator[tuple[str, Any]]:
        name = ""
        async for line in answer.content:
            key, _, value = line.decode().strip().partition(": ")
            if key == "event":
                name = value
            elif key == "data":
                yield name, json.loads(value)

    async with asyncio.timeout(10), web.get("/page/api/events", params={"person": ID}) as answer:
        assert answer.content_type == "text/event-stream"
        yield events(answer)


async def test_the_page_hears_changes_answers_and_actions(play: Stage, web: aiohttp.ClientSession) -> None:
    """The stream begins with the present version, then tells what happens in this chat alone."""
    card = await play.send("a", ["x"])
    async with listening(web) as events:
        assert await anext(events) == ("changed", {"version": play.chat.version})
        play.emulator.chat(STRANGER.id).send_text("/start")
        callback_id = play.chat.tap(card, "x")
        await play.ok("answerCallbackQuery", callback_query_id=callback_id, text="Да", show_alert=True)
        assert await anext(events) == ("answer", {"callback_id": callback_id, "text": "Да", "show_alert": True})
        await play.ok("sendChatAction", chat_id=ID, action="typing")
        assert await anext(events) == ("action", {"action": "typing"})
        await play.ok("editMessageText", chat_id=ID, message_id=card, text="b")
        assert await anext(events) == ("changed", {"version": play.chat.version})
    assert play.chat.answers == [CallbackAnswer(callback_id=callback_id, text="Да", show_alert=True)]


async def test_a_silent_stream_stays_open_and_a_closed_one_is_forgotten(
    play: Stage, web: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A comment keeps the connection; when the page goes, nobody is told any more."""
    monkeypatch.setattr(page_api, "HEARTBEAT", 0.01)
    async with asyncio.timeout(10), web.get("/page/api/events", params={"person": ID}) as answer:
        lines = [await answer.content.readline() for _ in range(4)]
    assert lines[3] == b": still here\n"
    async with asyncio.timeout(10):
        while play.emulator.world.watchers[ID]:  # noqa: ASYNC110 - the server tells nobody that a stream ended
            await asyncio.sleep(0)


async def test_an_open_page_does_not_hold_up_the_end(play: Stage) -> None:
    """The server stops at once although a stream and a poll are open."""
    async with aiohttp.ClientSession() as session, asyncio.timeout(5):
        async with serve(play.emulator) as at:
            stream = await session.get(f"{at.url}/page/api/events", params={"person": ID})
            await stream.content.readline()
            poll = asyncio.create_task(session.get(f"{at.url}/bot{play.emulator.token}/getUpdates", params={"timeout": 60}))
            await asyncio.sleep(0.05)
        with pytest.raises(aiohttp.ClientError):
            await poll
        stream.close()


async def test_reset_and_downloads(play: Stage, web: aiohttp.ClientSession) -> None:
    """A document comes under its own name and can never run as a page; a reset empties the chats."""
    form = aiohttp.FormData({"chat_id": str(ID)}, quote_fields=False)
    form.add_field("document", b"<script>", filename='отчёт "май".html', content_type="text/html")
    async with web.post(f"/bot{play.emulator.token}/sendDocument", data=form) as answer:
        document = (await answer.json())["result"]["document"]
    async with web.get(f"/page/file/{document['file_id']}") as answer:
        assert await answer.read() == b"<script>"
        assert answer.headers["Content-Disposition"] == (
            'attachment; filename="___________.html"; '
            "filename*=UTF-8''%D0%BE%D1%82%D1%87%D1%91%D1%82%20%22%D0%BC%D0%B0%D0%B9%22.html"
        )
        assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    async with web.get("/page/file/nothing") as answer:
        assert answer.status == 404
    async with web.post("/page/api/reset", json={}) as answer:
        assert await answer.json() == {"ok": True}
    assert play.chat.messages == []


async def test_page_files_come_from_their_folder_only(
    web: aiohttp.ClientSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index at the root, its files beside it, nothing from elsewhere."""
    folder = tmp_path / "page"
    folder.mkdir()
    (folder / "index.html").write_text("<!doctype html>", "utf-8")
    (folder / "page.js").write_text("1", "utf-8")
    (tmp_path / "secret").write_text("s", "utf-8")
    monkeypatch.setattr(page_api, "PAGE", folder)
    async with web.get("/") as answer:
        assert (answer.status, answer.content_type) == (200, "text/html")
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    async with web.get("/page/page.js") as answer:
        assert answer.status == 200
        assert answer.content_type.endswith("/javascript")
    for path in ("/page/..%2fsecret", "/page/nothing.js", "/page/%2e%2e%2fsecret"):
        async with web.get(path) as answer:
            assert answer.status == 404


@pytest.mark.parametrize("name", sorted(FONTS))
async def test_the_page_brings_its_letters(web: aiohttp.ClientSession, name: str) -> None:
    """A browser gets every file of them from here, as a font and whole."""
    async with web.get(f"/page/{name}") as answer:
        assert (answer.status, answer.content_type) == (200, "font/ttf")
        assert await answer.read() == FONTS[name].read_bytes()


# --- other web sites ---


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/page/api/reset", {"Origin": "https://evil.example"}),
        ("/page/api/reset", {"Origin": "null"}),
        ("/page/api/reset", {"Sec-Fetch-Site": "cross-site"}),
        ("/page/api/reset", {"Sec-Fetch-Site": "same-site"}),
        ("/page/api/reset", {"Host": "evil.example"}),
        ("/emulator/reset", {"Origin": "http://127.0.0.1:1"}),
        ("/emulator/people", {"Host": "127.0.0.1.evil.example"}),
        ("/bot{token}/getMe", {"Origin": "https://evil.example"}),
    ],
)
async def test_other_web_sites_are_kept_out(play: Stage, web: aiohttp.ClientSession, path: str, headers: dict[str, str]) -> None:
    """A foreign host name or origin is a 403, for the page, the control API and the Bot API."""
    await play.send()
    async with web.post(path.format(token=play.emulator.token), json={}, headers=headers) as answer:
        assert answer.status == 403
    assert len(play.chat.messages) == 2


async def test_a_form_cannot_act(web: aiohttp.ClientSession) -> None:
    """Only JSON, which a foreign page cannot send unasked."""
    async with web.post("/page/api/reset", data={"a": "b"}) as answer:
        assert answer.status == 415


async def test_the_page_itself_may_act(at: ServedAt, web: aiohttp.ClientSession) -> None:
    """Its own origin passes, and so does the other name of loopback."""
    headers = {"Origin": at.url, "Sec-Fetch-Site": "same-origin"}
    async with web.post("/page/api/reset", json={}, headers=headers) as answer:
        assert answer.status == 200
    async with web.get("/page/api/people", headers={"Host": f"localhost:{at.port}"}) as answer:
        assert answer.status == 200


# --- steering a running emulator ---


async def test_control_over_http(play: Stage, web: aiohttp.ClientSession) -> None:
    """People, acts, chats, calls, faults, updates, counters and reset, as the kill test uses them."""

    async def get(path: str, **query: Any) -> Any:
        async with web.get(f"/emulator/{path}", params=query) as answer:
            assert answer.status == 200
            return await answer.json()

    async def post(path: str, status: int = 200, **body: Any) -> Any:
        async with web.post(f"/emulator/{path}", json=body) as answer:
            assert answer.status == status, await answer.text()
            return await answer.json()

    await post("people", id=601, first_name="Ion", language_code="ro")
    assert [person["id"] for person in await get("people")] == [501, 502, 601]
    await post("act", person=601, do="text", text="/start")
    sent = await play.ok("sendMessage", chat_id=601, text="<b>a</b>", parse_mode="HTML", reply_markup=inline(["x"], ["y"]))
    tapped = await post("act", person=601, do="tap", message_id=sent["message_id"], data="old", force=True)
    again = await post("act", person=601, do="tap_text", text="y")
    assert tapped["callback_id"] != again["callback_id"]
    await play.ok("answerCallbackQuery", callback_query_id=again["callback_id"])
    chat = await get("chat", person=601)
    assert chat["messages"][-1]["text"] == "a"
    assert chat["messages"][-1]["entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    assert chat["answers"] == [{"callback_id": again["callback_id"], "text": None, "show_alert": False}]

    calls = await get("calls")
    assert [call["method"] for call in calls] == ["sendMessage", "answerCallbackQuery"]
    assert await get("calls", method="sendMessage") == calls[:1]
    assert await get("calls", after=calls[0]["number"]) == calls[1:]

    await post("faults", kind="http", method="getMe", code=429, parameters={"retry_after": 2})
    assert (await play.call("getMe")).status == 429
    (armed,) = await get("faults")
    assert (armed["kind"], armed["fired"]) == ("http", 1)
    async with web.delete("/emulator/faults") as answer:
        assert answer.status == 200
    assert await get("faults") == []

    waiting = await get("updates")
    assert len(waiting) == 3
    await post("updates", do="swap")
    await post("updates", do="repeat", update=waiting[0])
    malformed = (await post("updates", do="malformed"))["update"]
    assert await get("updates") == [waiting[0], waiting[2], waiting[1], waiting[0], malformed]
    assert (await get("counters"))["pending_updates"] == 5

    await post("flood", enabled=True)
    assert play.emulator.world.flood.enabled
    await post("reset")
    assert (await get("calls"), await get("updates")) == ([], [])
    await post("updates", 400, do="swap")


@pytest.mark.parametrize(
    ("path", "body", "error"),
    [
        ("people", {"id": "x", "first_name": "a"}, "a person has a whole number as id and a first_name"),
        ("people", {"id": 1, "first_name": "a", "age": 3}, "unknown fields ['age']"),
        ("faults", {"kind": "rain"}, "unknown kind of fault; there are http"),
        ("faults", {"kind": "http", "at": "2"}, "at, times, code and seconds are numbers"),
        ("updates", {"do": "dance"}, "do is repeat, swap or malformed"),
        ("updates", {"do": "repeat"}, "name the update to repeat"),
        ("act", {"person": 501, "do": "press", "text": "a"}, "no reply button 'a'"),
    ],
)
async def test_control_refuses_clearly(web: aiohttp.ClientSession, path: str, body: dict[str, Any], error: str) -> None:
    """A wrong command is a 400 that says what would be right."""
    async with web.post(f"/emulator/{path}", json=body) as answer:
        assert answer.status == 400
        assert (await answer.json())["error"].startswith(error)

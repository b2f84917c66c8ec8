"""Into the page by real requests: what opens it, and that everything else gets one page that shows nothing."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from urllib.parse import quote, urlencode

import pytest
import structlog

from bot.desk.body import LARGEST, read_form
from bot.desk.guard import HEADERS
from bot.desk.routes import ROUTES
from bot.desk.visit import Said, Visit
from bot.playground.emulator import PLAYGROUND_TOKEN
from bot.services.desk.sign_in import LINK_LASTS, SESSION_LASTS
from tests.conversation.desk.browser import Browser, Got, browsing, code_for
from tests.conversation.people.cast import Cast, change, open_cast
from tests.desk.test_init_data import signed
from tests.floor import Floor

ME = "/data/out"
"""Something that only whoever is signed in can do."""
MADE_UP = "A" * 32


@pytest.fixture
async def cast(floor: Floor) -> Cast:
    """Two teams."""
    return await open_cast(floor)


@pytest.fixture
async def browser(floor: Floor) -> AsyncIterator[Browser]:
    """A browser in which nobody is signed in."""
    async with browsing(floor) as opened:
        yield opened


def is_closed(floor: Floor, got: Got) -> bool:
    """Whether this is the one page that shows nothing."""
    said = {floor.library.texts(code).plain("desk.closed") for code in floor.library.languages}
    return got.text.startswith("<main") and got.text.count("<") == 6 and any(words in got.text for words in said)


async def test_looking_at_a_link_in_advance_does_not_use_it_up(floor: Floor, cast: Cast, browser: Browser) -> None:
    """Messengers and mail filters fetch what stands before `#`, which is the same for everybody; only the button signs in."""
    code = await code_for(cast.chief)
    before = await floor.dump("desk_links", "desk_sessions", "audit_log")
    for _ in range(3):
        shell = await browser.get("")
        assert (shell.status, code in shell.text) == (200, False)
    assert await floor.dump("desk_links", "desk_sessions", "audit_log") == before
    assert (await browser.post("/data/in", {"code": code})).status == 200


async def test_two_clicks_at_once_sign_in_once(floor: Floor, cast: Cast, browser: Browser) -> None:
    """One browser gets the session, the other the closed page; nothing of the link works a second time."""
    code = await code_for(cast.chief)
    both = await asyncio.gather(*(browser.post("/data/in", {"code": code}) for _ in range(2)))
    assert sorted(got.status for got in both) == [200, 401]
    assert await floor.rows("SELECT count(*) FROM desk_sessions") == [(1,)]


async def test_telegram_lets_in_whom_it_has_signed(floor: Floor, cast: Cast, browser: Browser) -> None:
    """An employee comes in as himself, a stranger and somebody who is blocked get the closed page."""

    def said(person: int, token: str = PLAYGROUND_TOKEN) -> dict[str, str]:
        fields = {"user": json.dumps({"id": person}), "auth_date": str(int(floor.clock().timestamp()))}
        return {"init_data": signed(fields, token)}

    came = await browser.post("/data/in-telegram", said(101))
    browser.token = came.json["token"]
    assert (await browser.post(ME, {})).status == 200
    await change(cast.owner, "Анна", "button.person_block", "button.person_block_yes", team="Первый")
    for nothing in (said(101), said(900), said(101, "1:another"), {"init_data": ""}, {}):
        assert is_closed(floor, await browser.post("/data/in-telegram", nothing))


async def test_every_way_of_not_being_in_gets_the_same_page(floor: Floor, cast: Cast, browser: Browser) -> None:
    """Signed out, never in, forged, a used link, an old one, an old session, blocked: byte for byte the same, and 401."""
    code = await code_for(cast.chief)
    pages = [await browser.post(ME, {}), await browser.get("/data/log")]
    forged = (MADE_UP, "short", quote("ж"), "' OR 1=1 --", "A" * 5000)
    pages += [await browser.post(ME, {}, **{"X-Desk-Token": token}) for token in forged]
    pages += [await browser.post("/data/in", {"code": wrong}) for wrong in ("", MADE_UP, "%00", "x" * 9000)]
    await browser.sign_in(cast.chief)
    pages.append(await browser.post("/data/in", {"code": code}))  # a newer link has taken its place
    assert (await browser.post(ME, {})).json["is_out"] is True
    pages.append(await browser.post(ME, {}))
    await browser.sign_in(cast.anna)
    await change(cast.owner, "Анна", "button.person_move", "Юг", team="Первый")
    pages.append(await browser.post(ME, {}))
    await browser.sign_in(cast.vera)
    floor.clock.now += SESSION_LASTS
    pages.append(await browser.post(ME, {}))
    late = await code_for(cast.chief)
    floor.clock.now += LINK_LASTS
    pages.append(await browser.post("/data/in", {"code": late}))
    assert {page.status for page in pages} == {401}
    assert len({page.text for page in pages}) == 1
    assert is_closed(floor, pages[0])


async def test_signing_out_everywhere_ends_every_browser(floor: Floor, cast: Cast, browser: Browser) -> None:
    """From any of them."""
    first = (await browser.sign_in(cast.chief)).token
    await browser.sign_in(cast.chief)
    assert (await browser.post("/data/out-everywhere", {})).json["is_out"] is True
    for token in (first, browser.token):
        assert (await browser.post(ME, {}, **{"X-Desk-Token": token})).status == 401


REACHED: Sequence[tuple[dict[str, str], bool]] = (
    ({"X-Forwarded-Proto": "https"}, True),
    ({"X-Forwarded-Proto": "https, https"}, True),
    ({"X-Forwarded-Proto": "https, http"}, False),
    ({"X-Forwarded-Proto": "http"}, False),
    ({"X-Forwarded-Proto": ""}, False),
    ({}, False),  # another name that leads here, and nobody says https
    ({"Host": "127.0.0.1:8080"}, True),
    ({"Host": "localhost"}, True),
    ({"Host": "[::1]:8080"}, True),
    ({"Host": "localhost.example.com"}, False),
    ({"Host": "127.0.0.1:8080", "X-Forwarded-For": "198.51.100.7"}, False),
    ({"Host": ""}, False),
)
"""How a request came, and whether it is answered."""


async def test_it_is_served_by_https_or_on_this_machine_alone(floor: Floor) -> None:
    """A proxy beside the bot says https, or the browser is on the server; else there is nothing but the closed page."""
    async with browsing(floor) as browser:
        for headers, is_open in REACHED:
            browser.headers = {"Host": "desk.example.com"} | headers
            for path in ("", "/desk.js"):
                assert is_closed(floor, await browser.get(path)) is not is_open, headers
            assert (await browser.post(ME, {})).status == (401 if is_open else 403), headers


KEPT = ("", "/desk.js", "/telegram.js", "/desk.css")
"""What a browser may keep, and asks about each time."""


async def test_every_answer_bears_the_policy(floor: Floor, cast: Cast, browser: Browser) -> None:
    """No inline script or style, no other origin, no referrer, no guessing of types; only files and the frame may be kept."""
    await browser.sign_in(cast.chief)
    policy = HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "https://web.telegram.org" in policy.partition("frame-ancestors")[2]
    answers = {path: await browser.get(path) for path in (*KEPT, "/nothing", "/data/x")}
    for data in ("/data/log", "/data/picture"):
        answers[data] = await browser.get(data)
        assert answers[data].status == HTTPStatus.OK
    answers["out"] = await browser.post(ME, {})
    for path, got in answers.items():
        for name, value in HEADERS.items():
            is_kept = name == "Cache-Control" and path in KEPT
            assert got.headers[name] == ("no-cache" if is_kept else value), (path, name)
        assert "Set-Cookie" not in got.headers
    for address in ("http:", "https:", "style=", "onclick", "<script>"):
        assert address not in answers[""].text


async def test_the_frame_speaks_the_browsers_language(browser: Browser) -> None:
    """And says which it is; a language that the bot has no words in gets the house's."""
    for wanted, spoken in (("fi-FI,en;q=0.5", "fi"), ("xx, ro;q=0.3", "ro"), ("xx", "ru"), (",;;=" * 200, "ru")):
        got = await browser.get("", **{"Accept-Language": wanted})
        assert (got.headers["Content-Language"], f'lang="{spoken}"' in got.text) == (spoken, True)


async def test_a_file_that_the_browser_has_is_not_sent_again(browser: Browser) -> None:
    """It is asked for each time, since a new version may have come."""
    for path, kind in (("/desk.css", "text/css; charset=utf-8"), ("/roboto.ttf", "font/ttf")):
        first = await browser.ask("HEAD", path)
        assert (first.status, first.headers["Content-Type"]) == (200, kind)
        again = await browser.get(path, **{"If-None-Match": first.headers["ETag"]})
        assert (again.status, again.text) == (304, "")


ODD = (
    ("HEAD", "", 200),
    ("HEAD", "/desk.js", 200),
    ("POST", "", 405),
    ("OPTIONS", "", 405),
    ("HEAD", "/data/log", 405),
    ("OPTIONS", "/data/in", 405),
    ("PUT", "/data/in", 405),
    ("TRACE", "/data/log", 405),
    ("GET", "/data/in", 401),
    ("GET", "/data/", 404),
    ("GET", "/data", 404),
    ("GET", "/data/log/", 404),
    ("GET", "/data//log", 404),
    ("GET", "/data/Log", 404),
    ("GET", "/data/%6cog", 401),  # which is how some write «log»
    ("GET", "/data/log%00", 404),
    ("GET", "/data/call/00012", 401),
    ("GET", "/data/" + "a" * 200, 404),
    ("GET", "/data/log?" + "q=1&" * 1000, 404),
    ("GET", "/files/desk.js", 404),
    ("GET", "/%2e%2e%2fdesk.py", 404),
    ("GET", "/..%2f..%2fsettings.py", 404),
    ("GET", "/desk.js/x", 404),
    ("GET", "/__init__.py", 404),
)
"""A method, a path, and the status of the answer."""


async def test_odd_requests_get_the_closed_page(floor: Floor, browser: Browser) -> None:
    """By odd methods and odd paths nothing else is reached, and no error comes of it."""
    for method, path, status in ODD:
        got = await browser.ask(method, path)
        assert got.status == status, (method, path)
        assert got.text == "" if method == "HEAD" else is_closed(floor, got), (method, path)


NO_FORMS = (b"", b"{", b"[]", b"1", b'{"code":1}', b'{"code":null}', b"\xff", b"[" * 5000, b'{"code":"' + b"x" * LARGEST + b'"}')


async def test_what_is_no_form_is_refused(floor: Floor, browser: Browser) -> None:
    """No JSON, none of texts, too much of it."""
    for said in NO_FORMS:
        got = await browser.ask("POST", "/data/in", data=said, **{"Content-Type": "application/json"})
        assert (got.status, is_closed(floor, got)) == (400, True), said[:20]


async def test_a_form_that_does_not_come_is_not_waited_for(
    floor: Floor, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever begins to send and never ends holds nobody up."""
    monkeypatch.setattr("bot.desk.desk.read_form", partial(read_form, within=0.01))

    async def never() -> AsyncIterator[bytes]:
        yield b'{"code":'
        await asyncio.Event().wait()

    got = await browser.ask("POST", "/data/in", data=never(), **{"Content-Type": "application/json"})
    assert (got.status, is_closed(floor, got)) == (400, True)


async def test_a_form_of_another_page_is_refused(floor: Floor, cast: Cast, browser: Browser) -> None:
    """Browsers say whose page asks; and what a plain form can send is not taken."""
    code = await code_for(cast.chief)
    got = await browser.post("/data/in", {"code": code}, **{"Sec-Fetch-Site": "cross-site"})
    assert (got.status, is_closed(floor, got)) == (403, True)
    plain = await browser.ask("POST", "/data/in", data=b'{"code":"x"}', **{"Content-Type": "text/plain"})
    assert (plain.status, is_closed(floor, plain)) == (400, True)
    assert (await browser.post("/data/in", {"code": code}, **{"Sec-Fetch-Site": "same-origin"})).status == 200


async def test_a_flood_is_asked_to_come_later(floor: Floor, cast: Cast, browser: Browser) -> None:
    """Without a look at the database; whoever is signed in goes on."""
    await browser.sign_in(cast.chief)
    async with asyncio.timeout(20):
        statuses = [(await browser.post(ME, {}, **{"X-Desk-Token": MADE_UP})).status for _ in range(45)]
    assert statuses[0] == 401
    assert statuses[-1] == 429
    assert (await browser.post(ME, {})).status == 200


async def divide(visit: Visit) -> Said:
    """Fail, in words that name a client."""
    raise ValueError(f"Канарейкин {visit.token}")


async def test_nothing_of_it_stands_in_a_log(floor: Floor, cast: Cast, browser: Browser) -> None:
    """Neither code nor token nor what Telegram has signed, nor the words of an error."""
    code = await code_for(cast.chief)
    said = signed({"user": json.dumps({"id": 2}), "auth_date": "1"})
    with structlog.testing.capture_logs() as logs:
        token = (await browser.post("/data/in", {"code": code})).json["token"]
        await browser.post("/data/in-telegram", {"init_data": said})
        await browser.get(f"/data/log?{urlencode({'client': 'Канарейкин'})}", **{"X-Desk-Token": token})
        floor.bot.desk._routes[(True, "/out")] = replace(ROUTES[0], take=divide)
        broken = await browser.post(ME, {}, **{"X-Desk-Token": token})
    assert broken.status == 500
    written = str(logs)
    assert "ValueError" in written
    for secret in (code, token, "Канарейкин", said[-64:]):
        assert secret not in written

"""Two real processes on one PostgreSQL behind one webhook: the same people tap, one process is killed and comes back.

A small balancer stands where an operator's would: it takes Telegram's requests by turns to the one and to the other, tries the
other when one fails, and now and then gives an update to both at once, as happens when an answer is late.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.app.caches import DATA
from bot.content.library import Library, LoadedScripts
from bot.db.facade import Database
from bot.domain.calls.state import derive
from bot.domain.clients.form_of_address import form_of_address
from bot.domain.ids import ConsultationId, LanguageCode
from bot.playground.faults import Fault, FaultKind
from bot.playground.people import ChatMessage, Person
from bot.playground.server import serve
from bot.playground.wire import Reply, Upload
from bot.screens.action import decode
from tests.floor import look_into
from tests.hiring import hire
from tests.process.living import PATIENCE, TOKEN, Living, WatchedEmulator, all_is_done, free_port, health, living, until

pytestmark = [pytest.mark.process, pytest.mark.timeout(300)]

PEOPLE = tuple(Person(id=400 + number, first_name=name) for number, name in enumerate(("Анна", "Борис", "Вера", "Глеб", "Дина")))
ACTS_A_ROUND = 30
TO_BOTH = 0.15
"""Share of updates that both processes get at once."""
SLOWEST_EDIT = 0.04
SECRET = "canary-secret-of-two-processes"


class UnevenTelegram(WatchedEmulator):
    """A Telegram to which edits take differently long, so that two under way at the same time arrive in the wrong order."""

    chance = random.Random()

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.under_way: Counter[tuple[str, str]] = Counter()
        self.overtaken = 0
        """Edits that came while another one of the same message was under way."""

    async def call(self, token: str, method: str, params: Mapping[str, str], files: Mapping[str, Upload] = {}) -> Reply:
        """Carry an edit out late, and see that it is the only one of its message."""
        if method != "editMessageText":
            return await super().call(token, method, params, files)
        edited = params["chat_id"], params["message_id"]
        self.overtaken += self.under_way[edited] > 0
        self.under_way[edited] += 1
        try:
            await asyncio.sleep(self.chance.uniform(0, SLOWEST_EDIT))
            return await super().call(token, method, params, files)
        finally:
            self.under_way[edited] -= 1


@dataclass
class Balancer:
    """Gives each request to one of the ports in turn, to the other when that fails."""

    ports: tuple[int, int]
    chance: random.Random
    given: Counter[int] = field(default_factory=Counter)
    """Requests by port that were answered with 200."""
    given_twice: int = 0
    failed: int = 0

    def __post_init__(self) -> None:
        self._turn = cycle((self.ports, self.ports[::-1]))

    async def handle(self, request: web.Request) -> web.Response:
        """Pass a request on."""
        body = await request.read()
        first, second = next(self._turn)
        if self.chance.random() < TO_BOTH:
            self.given_twice += 1
            statuses = await asyncio.gather(self._give(request, body, first), self._give(request, body, second))
            return web.Response(status=min(statuses))
        status = await self._give(request, body, first)
        return web.Response(status=200 if status == 200 else await self._give(request, body, second))

    async def _give(self, request: web.Request, body: bytes, port: int) -> int:
        try:
            async with (
                aiohttp.ClientSession() as session,
                session.post(f"http://127.0.0.1:{port}/hook", data=body, headers=request.headers) as answer,
            ):
                status = answer.status
        except (aiohttp.ClientError, OSError):
            status = 502
        self.given[port] += status == 200
        self.failed += status != 200
        return status


@asynccontextmanager
async def balanced(balancer: Balancer) -> AsyncIterator[str]:
    """Serve the balancer; gives its address."""
    application = web.Application()
    application.router.add_post("/hook", balancer.handle)
    runner = web.AppRunner(application)
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield f"http://127.0.0.1:{port}/hook"
    finally:
        await runner.cleanup()


@dataclass
class Crowd:
    """People in calls of their own, who tap whatever their cards offer."""

    telegram: WatchedEmulator
    chance: random.Random
    sent: dict[int, int] = field(default_factory=dict)
    """Whose each update is, by number."""

    def begin(self) -> None:
        """Let everybody open a call."""
        for person in PEOPLE:
            self.telegram.chat(person.id).send_text("/call Иван Ильич")
            self._note(person)

    def act(self) -> None:
        """Let somebody tap, most of them quickly one after the other, or write."""
        person = self.chance.choice(PEOPLE)
        chat = self.telegram.chat(person.id)
        if self.chance.random() < 0.06:
            chat.send_text(self.chance.choice(("дорого, у других дешевле", "Здорово, супер!", "/call Мария")))
            self._note(person)
            return
        card = next((one for one in reversed(chat.messages) if one.from_bot and one.inline_keyboard), None)
        if card is None:
            return
        for _ in range(self.chance.choice((1, 1, 2, 3))):
            data = self.chance.choice([button.data for row in card.inline_keyboard for button in row if button.data])
            chat.tap(card.message_id, data)
            self._note(person)

    def _note(self, person: Person) -> None:
        self.sent[self.telegram.pending_updates()[-1]["update_id"]] = person.id


async def test_two_processes_share_the_work_and_a_kill_loses_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    snapshot: Path,
    postgres_url: str,
    library: Library,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each update is applied once and in its person's order, nothing is lost, and every screen is the last one."""
    seed = int(os.environ.get("SALESFLOOR_TEST_SEED") or random.SystemRandom().randrange(2**32))
    with capsys.disabled():
        sys.stdout.write(f"\ntwo processes: SALESFLOOR_TEST_SEED={seed}\n")
    chance, started, directory = random.Random(seed), time.monotonic(), tmp_path_factory.mktemp("two")
    (directory / DATA).mkdir(mode=0o700)
    shutil.copy(snapshot, directory / DATA)
    await hire(postgres_url, {person.id: person.first_name for person in PEOPLE}, datetime.now(UTC))
    telegram = UnevenTelegram(token=TOKEN)
    telegram.chance = chance
    for person in PEOPLE:
        telegram.add_person(person)
    crowd, balancer = Crowd(telegram, chance), Balancer((free_port(), free_port()), chance)
    async with serve(telegram) as address, balanced(balancer) as hook:

        def process(name: str, port: int) -> Any:
            return living(
                directory,
                name,
                SALESFLOOR_TOKEN=TOKEN,
                SALESFLOOR_API_URL=address.url,
                SALESFLOOR_DATABASE_URL=postgres_url,
                SALESFLOOR_LISTEN=f"127.0.0.1:{port}",
                SALESFLOOR_WEBHOOK_URL=hook,
                SALESFLOOR_WEBHOOK_SECRET=SECRET,
                SALESFLOOR_OWNER_CODE="the-same-for-both",
            )

        async with process("first", balancer.ports[0]) as first, process("second", balancer.ports[1]) as second:
            for one in (first, second):
                await one.start("run")
            for port in balancer.ports:
                await _is_up(port)
            await until(lambda: _as_awaitable(telegram.world.webhook.url == hook))
            crowd.begin()
            await _play(telegram, crowd)
            # In the middle: requests are under way and people go on tapping.
            assert first.process.returncode is None, first.output
            await first.end(signal.SIGKILL)
            # A proxy refuses in Telegram's stead, and answers are lost on the way back.
            telegram.faults.add(
                Fault(kind=FaultKind.HTTP, method="editMessageText", at=5, times=4, code=403, body="<html>no</html>")
            )
            telegram.faults.add(Fault(kind=FaultKind.HTTP, method="sendMessage", code=502, effect=True))
            await _play(telegram, crowd)
            await first.start("run")
            await _is_up(balancer.ports[0])
            await _play(telegram, crowd)
            await all_is_done(telegram, balancer.ports[1])
            for one in (first, second):
                assert await one.end(signal.SIGTERM) == 0, one.output
                _check_output(one)
    assert telegram.overtaken == 0, "no two edits of one message are under way at once, whichever process makes them"
    await _check_updates(postgres_url, crowd)
    await _check_screens(postgres_url, telegram, library)
    assert min(balancer.given.values()) >= ACTS_A_ROUND // 2, "both have worked"
    with capsys.disabled():
        sys.stdout.write(
            f"{len(crowd.sent)} updates, by process {sorted(balancer.given.values())}, {balancer.given_twice} given to both, "
            f"{balancer.failed} failed deliveries, {sum(telegram.requests.values())} calls, {time.monotonic() - started:.0f} s\n"
        )


async def _play(telegram: WatchedEmulator, crowd: Crowd) -> None:
    """Let people act while the bot answers, without waiting for it to be done."""
    for _ in range(ACTS_A_ROUND):
        crowd.act()
        async with asyncio.timeout(PATIENCE):
            await telegram.wait_for_call()


async def _check_updates(url: str, crowd: Crowd) -> None:
    """Look at what was applied, how often, and in which order."""
    stored = await look_into(url, "SELECT update_id, incident_id FROM processed_updates")
    assert [row for row in stored if row["incident_id"] is not None] == [], "no update may have failed"
    assert Counter(row["update_id"] for row in stored) == Counter(crowd.sent.keys()), "every update is processed, and once"
    log = await look_into(
        url, "SELECT update_id, person_id FROM interactions JOIN employees ON employees.id = employee_id ORDER BY interactions.id"
    )
    for person in PEOPLE:
        applied = [row["update_id"] for row in log if row["person_id"] == person.id]
        assert applied == sorted(applied), f"the order of {person.first_name} is kept"
        assert applied, f"{person.first_name} has done something"
    assert len(log) > ACTS_A_ROUND, "there was something to look at"
    answered = await look_into(
        url, "SELECT update_id, count(*) FROM interactions WHERE kind = 'answered' GROUP BY 1 HAVING count(*) > 1"
    )
    assert answered == [], "no answer was given twice"


async def _check_screens(url: str, telegram: WatchedEmulator, library: Library) -> None:
    """Compare the card of every open call with what follows from its stored answers."""
    assert await look_into(url, "SELECT * FROM outbox") == []
    calls = await look_into(
        url,
        "SELECT consultations.*, clients.name AS client_name, person_id, message_id FROM consultations"
        " JOIN employees ON employees.id = employee_id LEFT JOIN clients ON clients.id = client_id"
        " JOIN slots ON slots.chat_id = person_id AND slots.object = 'call:' || consultations.id"
        " WHERE finished_at IS NULL",
    )
    script = LoadedScripts(library).current()
    database = Database(url)
    for call in calls:
        texts = library.texts(LanguageCode(call["language"]))
        async with database.unit_of_work() as work:
            known = await work.consultations.get(ConsultationId(call["id"]))
            assert known is not None
            state = derive(await work.consultations.answers(known.id), script, known.last_time)
        assert (call["temperament"], call["wants"], call["can"]) == (state.recognition, state.intent.wants, state.intent.can)
        card = _message(telegram, call["person_id"], call["message_id"])
        revisions = {
            getattr(decode(button.data), "revision", None) for row in card.inline_keyboard for button in row if button.data
        }
        assert revisions <= {None, call["revision"]}, "the card is the newest"
        if not card.text.startswith(("Почему", "Тип пока")):
            sentence = texts.phrase(state.phrase.id, form_of_address(call["client_name"], call["language"])).removesuffix(".")
            assert card.text.split("\n")[0] == f"«{sentence}»"
    await database.dispose()
    assert calls, "somebody is in a call still"


def _message(telegram: WatchedEmulator, chat: int, message_id: int) -> ChatMessage:
    return next(one for one in telegram.chat(chat).messages if one.message_id == message_id)


def _check_output(one: Living) -> None:
    assert "Traceback" not in one.output, one.output
    assert TOKEN not in one.output
    assert SECRET not in one.output


async def _is_up(port: int) -> None:
    async def answers() -> bool:
        return await health(port) is not None

    await until(answers)


async def _as_awaitable(value: bool) -> bool:
    return value

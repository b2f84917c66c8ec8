"""Every route of the page, by every role, for things of one's own, of one's team and of every other: as the table says.

The routes are those of the product and the table is the product's; where a thing stands is reckoned here in other words. One
server and one database answer all of it, by real requests. On SQLite only: nothing here depends on the database.
"""

from __future__ import annotations

import re
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

import pytest

from bot.desk.budget import Budget, Rate
from bot.desk.routes import ROUTES
from bot.domain.clients.naming import ClientName
from bot.domain.ids import ClientId, ConsultationId, LanguageCode, PersonId, TeamId
from bot.domain.people.employee import Employee, Role
from bot.domain.people.permissions import TABLE, Deed, Whose
from bot.services.people.access import hash_code
from handlers.features import FEATURES
from tests.conversation.desk.browser import Browser, Got, browsing
from tests.db.people import open_call
from tests.floor import Floor

HERE, THERE, ELSEWHERE = "Здесь", "Там", "Далеко"
PEOPLE: Mapping[str, tuple[Role, str, Sequence[str]]] = {
    "Ольга": (Role.OWNER, HERE, ()),
    "Сергей": (Role.SUPERVISOR, HERE, ()),
    "Роман": (Role.SUPERVISOR, THERE, (HERE,)),
    "Анна": (Role.MANAGER, HERE, ()),
    "Вера": (Role.TRAINEE, HERE, ()),
    "Павел": (Role.MANAGER, THERE, ()),
    "Дарья": (Role.MANAGER, THERE, ()),
    "Яна": (Role.TRAINEE, ELSEWHERE, ()),
    "Блок": (Role.MANAGER, HERE, ()),
    "Ушёл": (Role.MANAGER, HERE, ()),
}
"""Role, the team he works in, and those that he looks after besides."""
MOVED = "Павел"
"""He has led his call in the first team, and is in another now."""
SHUT_OUT = ("Блок", "Ушёл")
NO_LIMIT = Rate(10**6, 10**6)
NAMED: Mapping[str, Sequence[str]] = {
    "/log": ("whose", "client", "first"),
    "/call/#": ("#", "first"),
    "/week": ("whose",),
    "/pictures": (),
    "/picture": (),
    "/file": ("whose",),
}
"""What the address of each page may name, or a form of it. A page without a line here is one that nobody has thought about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A call with its client, and where both stand."""

    call: ConsultationId
    client: ClientId
    team: TeamId
    led_by: Employee
    name: str


class House:
    """Everybody, with one call each, and their browsers."""

    def __init__(self, floor: Floor, browser: Browser) -> None:
        self.floor = floor
        self.browser = browser
        self.people: dict[str, Employee] = {}
        self.things: dict[str, Thing] = {}
        self.teams: dict[str, TeamId] = {}

    async def fill(self) -> None:
        """Hire everybody, let each lead a call, then move one and shut out two; all had a browser open before."""
        now = self.floor.clock()
        async with self.floor.bot.database.unit_of_work() as work:
            self.teams = {name: await work.teams.add(name, now) for name in (HERE, THERE, ELSEWHERE)}
            for number, (name, (role, team, further)) in enumerate(PEOPLE.items(), 1):
                hired = await work.employees.add(
                    person_id=PersonId(number),
                    team_id=self.teams[HERE if name == MOVED else team],
                    role=role,
                    name=name,
                    language=LanguageCode("ru"),
                    time_zone="Europe/Moscow",
                    at=now,
                )
                client_name = f"Клиент-{number}-у"
                client = await work.clients.add(
                    team_id=hired.team_id, name=ClientName(text=client_name), language=hired.language, at=now
                )
                call = await open_call(work, hired, client=client, at=now)
                self.things[name] = Thing(call=call.id, client=client, team=hired.team_id, led_by=hired, name=client_name)
                changed = replace(
                    hired,
                    team_id=self.teams[team],
                    further_teams=frozenset(self.teams[one] for one in further),
                    blocked_at=now if name == "Блок" else None,
                    removed_at=now if name == "Ушёл" else None,
                )
                await work.employees.change(hired, changed)
                await work.employees.change_further_teams(hired, changed, now)
                await work.desks.sign_in(hash_code(self.token(name)), hired.id, now, now.replace(hour=23))
                self.people[name] = changed
            await work.commit()

    @staticmethod
    def token(name: str) -> str:
        """What somebody's browser shows."""
        return f"{list(PEOPLE).index(name):0>32}"

    async def get(self, name: str, address: str) -> Got:
        """Ask for a page as somebody."""
        self.browser.token = self.token(name)
        return await self.browser.get(f"/data{address}")

    async def post(self, name: str, address: str) -> Got:
        """Do something as somebody, with what an address says as the fields of a form."""
        self.browser.token = self.token(name)
        path, _, said = address.partition("?")
        return await self.browser.post(f"/data{path}", dict(parse_qsl(said)))

    async def refusals(self) -> int:
        """How many stand in the audit log."""
        return int((await self.floor.rows("SELECT count(*) FROM audit_log WHERE action = 'refused'"))[0][0])

    def may(self, name: str, deed: Deed, team: TeamId, led_by: Employee | None = None) -> bool:
        """What the table says, of what stands there."""
        me = self.people[name]
        is_own, is_here = led_by is not None and led_by.id == me.id, team == me.team_id
        if is_own:
            where = Whose.OWN if is_here else Whose.OWN_LEFT
        elif is_here:
            where = Whose.OWN_TEAM
        else:
            is_given = me.role is Role.SUPERVISOR and team in me.further_teams
            where = Whose.FURTHER_TEAM if is_given else Whose.OTHER_TEAM
        return name not in SHUT_OUT and where in TABLE[deed].get(me.role, frozenset())

    def sees(self, name: str, thing: Thing) -> bool:
        """Whether somebody may look at a call."""
        return self.may(name, Deed.READ_LOG, thing.team, thing.led_by)

    def knows(self, name: str, thing: Thing) -> bool:
        """Whether somebody may see the client's name, be it on the client's own page."""
        return self.sees(name, thing) or self.may(name, Deed.SEE_CLIENT, thing.team)

    def may_choose(self, name: str, whom: Employee) -> bool:
        """Whether somebody may choose another's calls: he works where one may look, or has led one there."""
        his = [thing for thing in self.things.values() if thing.led_by.id == whom.id]
        return self.may(name, Deed.READ_LOG, whom.team_id, whom) or any(self.sees(name, thing) for thing in his)

    def cases(self, name: str, path: str, named: str) -> Iterator[tuple[str, bool]]:
        """Give every address that names something in this way, and whether it is to be answered."""
        here = path.replace("#", str(self.things["Анна" if name in SHUT_OUT else name].call))
        if name == MOVED and "#" in path:
            return  # his own stayed behind, and there is no other of his to begin with
        for thing in self.things.values():
            match named:
                case "#":
                    yield path.replace("#", str(thing.call)), self.sees(name, thing)
                case "first" if "#" not in path:
                    yield f"{here}?first={thing.call}", self.sees(name, thing)
                case "client":
                    yield f"{here}?client={thing.client}", self.may(name, Deed.SEE_CLIENT, thing.team)
        if named == "whose":
            for team in self.teams.values():
                yield f"{here}?whose=t{team}", self.may(name, Deed.READ_LOG, team)
            for whom in self.people.values():
                may_choose = name not in SHUT_OUT and self.may_choose(name, whom)
                yield f"{here}?whose=e{whom.id}", may_choose
                is_he = self.people.get(name) is whom
                for team in self.teams.values() if is_he else (whom.team_id,):
                    may_look = self.may(name, Deed.READ_LOG, team) or (is_he and team == whom.team_id)
                    yield f"{here}?whose=t{team}e{whom.id}", may_choose and may_look


@pytest.fixture
async def house(floor: Floor) -> AsyncIterator[House]:
    """Everybody's browsers at one server."""
    floor.bot.desk._budget = Budget(time.monotonic, one=NO_LIMIT, strangers=NO_LIMIT)
    async with browsing(floor) as browser:
        opened = House(floor, browser)
        await opened.fill()
        yield opened


def test_every_route_asks_for_a_deed_of_a_feature() -> None:
    """And says what its address may name; what is done is about nobody but who does it, or has a deed too."""
    deeds = {deed for feature in FEATURES for deed in feature.deeds}
    assert {route.deed for route in ROUTES} - {None} <= deeds
    assert {route.path for route in ROUTES if route.deed} == set(NAMED)
    assert [route.path for route in ROUTES if not route.is_done and route.deed is None] == []


async def test_every_page_shows_what_the_table_allows_and_nothing_else(house: House) -> None:
    """Refused: the closed page, and on record. Allowed: the page, and on it no client of a call that he may not see."""
    closed = (await house.get("Блок", "/log")).text
    wrong = []
    for name in PEOPLE:
        expected, before = 0, await house.refusals()
        for route in ROUTES:
            if route.deed is None:
                continue
            cases = [case for named in NAMED[route.path] for case in house.cases(name, route.path, named)]
            if "#" not in route.path:
                cases.append((route.path, name not in SHUT_OUT))
            for address, is_allowed in cases:
                got = await (house.post if route.is_done else house.get)(name, address)
                expected += not is_allowed and name not in SHUT_OUT
                said = set(re.findall(r"Клиент-\d+-у", got.text))
                seen = {thing.name for thing in house.things.values() if house.knows(name, thing)}
                status = 200 if is_allowed else 401 if name in SHUT_OUT else 403
                if got.status != status or (got.text == closed) is is_allowed or not said <= seen:
                    wrong.append(f"{name} {address}: {got.status}, not {status}; {said - seen}")
        if (new := await house.refusals() - before) != expected:
            wrong.append(f"{name}: {new} refusals on record, not {expected}")
    assert not wrong, "\n".join(wrong)


async def test_the_log_lists_every_call_that_one_may_see(house: House) -> None:
    """No less than the table allows: so the emptiness of a page proves nothing by itself."""
    for name in PEOPLE:
        got = await house.get(name, "/log?days=a")
        seen = {thing.name for thing in house.things.values() if house.sees(name, thing)}
        assert set(re.findall(r"Клиент-\d+-у", got.text)) == seen, name
    assert len({frozenset(one for one in house.things if house.sees(name, house.things[one])) for name in PEOPLE}) > 5

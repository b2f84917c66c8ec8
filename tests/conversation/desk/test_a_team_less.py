"""A supervisor of two teams who loses one of them while the page stands open in his browser."""

from __future__ import annotations

import re

from bot.domain.people.employee import Role
from tests.conversation.desk.browser import browsing, code_for
from tests.conversation.people.cast import change
from tests.db.marks import sqlite_only
from tests.floor import Floor

pytestmark = sqlite_only

GIVE = ("button.person_further", "Юг")
"""The same tap gives the team and takes it away."""
PAGES = (
    "/log",
    "/log?days=a",
    "/log?whose=t{team}",
    "/log?whose=e{far}",
    "/call/{call}",
    "/week",
    "/week?whose=t{team}",
    "/pictures?days=w",
    "/picture?picture=o&days=w",
)
ITS = ("Юг", "Дарья", "Прохор")
"""What nobody is told of who has nothing to do with the team: its name, its manager, her client."""


async def test_the_next_request_shows_nothing_of_it(floor: Floor) -> None:
    """Whatever it asks for: every page is closed, no file is made, an unopened link opens nothing; anew he sees his own team."""
    owner, chief = await floor.hire(1, "Ольга", Role.OWNER), await floor.hire(2, "Сергей", Role.SUPERVISOR)
    anna, far = await floor.hire(101, "Анна"), await floor.hire(201, "Дарья", team="Юг")
    await anna.send("/call Мария")
    await far.send("/call Прохор")
    await change(owner, "Сергей", *GIVE, team="Первый")
    people = "SELECT id FROM employees WHERE person_id = 201"
    ((team, his, call),) = await floor.rows(f"SELECT team_id, employee_id, id FROM consultations WHERE employee_id = ({people})")
    paths = [path.format(team=team, far=his, call=call) for path in PAGES]
    async with browsing(floor) as browser:
        await browser.sign_in(chief)
        for path in paths:
            assert (await browser.get(f"/data{path}")).status == 200, path
        assert set(ITS) <= set(re.findall(r"\w+", (await browser.get(f"/data/log?whose=t{team}")).text)), "kept as his choice"
        code = await code_for(chief)
        await change(owner, "Сергей", *GIVE, team="Первый")
        answers = [await browser.get(f"/data{path}") for path in paths]
        answers += [await browser.post("/data/file", {"whose": f"t{team}"}), await browser.post("/data/in", {"code": code})]
        assert {(got.status, got.text) for got in answers} == {(401, answers[0].text)}
        assert await floor.rows("SELECT * FROM jobs") == []
        await browser.sign_in(chief)
        for path in paths:
            got = await browser.get(f"/data{path}")
            assert got.status == (403 if re.search(r"whose=|/call/", path) else 200), path
            assert not [word for word in ITS if word in got.text], path
        assert "Мария" in (await browser.get("/data/log?days=a")).text

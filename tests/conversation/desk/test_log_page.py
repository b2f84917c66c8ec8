"""The log in the browser: the same calls as in the bot, by filters that stand in the address."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator

import pytest

from bot.desk.pages import log
from bot.domain.people.employee import Role
from tests.buttons import CHOLERIC, FINISH, REFUSED
from tests.conversation.desk.browser import Browser, browsing
from tests.conversation.people.cast import change
from tests.floor import Desk, Floor


@pytest.fixture
async def browser(floor: Floor) -> AsyncIterator[Browser]:
    """A browser in which nobody is signed in."""
    async with browsing(floor) as opened:
        yield opened


async def led(desk: Desk, client: str, *, is_refused: bool = False) -> None:
    """Lead a call."""
    await desk.send(f"/call {client}")
    await desk.tap(CHOLERIC)
    await desk.tap(FINISH)
    if is_refused:
        await desk.tap(REFUSED)


def clients(page: str) -> list[str]:
    """The clients of the rows, from above."""
    rows = re.findall(r"<tr role=\"row\"><th scope=\"row\".*?</tr>", page)
    return [re.findall(r"<td[^>]*>([^<]*)</td>", row)[0] for row in rows]


async def test_a_supervisor_filters_the_log_by_its_address(floor: Floor, browser: Browser) -> None:
    """What he chose is marked in the form, and each row leads to its call with the whole way."""
    chief = await floor.hire(2, "Сергей", Role.SUPERVISOR)
    anna, boris = await floor.hire(101, "Анна"), await floor.hire(102, "Борис")
    far = await floor.hire(201, "Дарья", team="Юг")
    await led(anna, "<b>Мария</b>")
    await led(anna, "Пётр", is_refused=True)
    await led(boris, "Олег", is_refused=True)
    await led(far, "Чужой", is_refused=True)
    await browser.sign_in(chief)
    everything = await browser.get("/data/log")
    assert clients(everything.text) == ["Олег", "Пётр", "&lt;b&gt;Мария&lt;/b&gt;"]
    assert "Чужой" not in everything.text
    assert "Дарья" not in everything.text
    assert clients((await browser.get("/data/log?outcome=refused")).text) == ["Олег", "Пётр"]
    ((number,),) = await floor.rows("SELECT id FROM employees WHERE person_id = 101")
    his = (await browser.get(f"/data/log?days=t&whose=e{number}&outcome=refused")).text
    assert clients(his) == ["Пётр"]
    for chosen in ('value="t" selected', f'value="e{number}" selected', 'value="refused" selected'):
        assert chosen in his
    assert clients((await browser.get("/data/log")).text) == ["Пётр"]  # kept for his next visit, as in the bot
    assert clients((await browser.get("/data/log?days=a&named=олег")).text) == ["Олег"]
    assert clients((await browser.get("/data/log?from=2026-11-01&to=2026-11-22")).text) == []
    call = (await browser.get(f"/data{way(his, 'outcome=refused', at='/call/')}")).text
    assert "Пётр" in call
    assert folded(his) == [floor.says("desk.filters"), floor.says("log.period.today"), "Анна", floor.says("outcome.refused")]
    wrong = (await browser.get("/data/log?days=a&named=Никто")).text
    assert "<details open>" in wrong, "the field in which it was typed is seen, with what was typed"
    assert 'value="Никто"' in wrong
    assert floor.says("log.no_client", name="Никто") in wrong
    assert "<details open>" in (await browser.get("/data/log?days=y")).text, "it was filtered too much"
    assert "смелый" in call
    assert call.count("<li><time") >= 4
    assert way(call, "outcome=refused").startswith("/log?days=t&whose=e"), "the way back leads among the same calls, in every tab"


async def test_many_calls_are_walked_through_page_by_page(
    floor: Floor, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To older ones and back again; each once."""
    monkeypatch.setattr(log, "ON_A_PAGE", 2)
    anna = await floor.hire(101, "Анна")
    for name in ("Первый", "Второй", "Третий"):
        await led(anna, name)
    await browser.sign_in(anna)
    first = (await browser.get("/data/log")).text
    second = (await browser.get(f"/data{way(first, 'first=')}")).text
    assert (clients(first), clients(second)) == (["Третий", "Второй"], ["Первый"])
    assert clients((await browser.get(f"/data{way(second, 'newer=1')}")).text) == clients(first)
    vera = await floor.hire(103, "Вера", Role.TRAINEE)
    await led(vera, "Пробный")
    await browser.sign_in(vera)
    cleared = way((await browser.get("/data/log?days=y")).text, "practice=1")
    assert clients((await browser.get(f"/data{cleared}")).text) == ["Пробный"], "a trainee has no other calls than practice"


def folded(page: str) -> list[str]:
    """What the one line says behind which filters are folded: what it is, then each that is chosen, without days in figures."""
    line = re.search(r"<details><summary>(.*?)</summary>", page)
    assert line is not None
    return [re.sub(r" \(.*\)", "", said) for said in re.split(r": | · ", re.sub(r"<[^>]*>", "", line[1]))]


def way(page: str, sign: str, at: str = "/log") -> str:
    """The address among the page's own that holds this."""
    found: list[str] = [to.replace("&amp;", "&") for to in re.findall(rf'href="/desk({at}[^"]*)"', page)]
    return next(to for to in found if sign in to)


async def test_the_week_says_figures_and_opens_their_calls(floor: Floor, browser: Browser) -> None:
    """By type, by person, by team; each number is a link to exactly those calls, and of too few calls there is no share."""
    owner = await floor.hire(1, "Ольга", Role.OWNER)
    anna, far = await floor.hire(101, "Анна"), await floor.hire(201, "Дарья", team="Юг")
    await led(anna, "Мария")
    await led(anna, "Пётр", is_refused=True)
    await led(far, "Олег", is_refused=True)
    await browser.sign_in(owner)
    page = (await browser.get("/data/week")).text
    assert floor.says("figures.calls", n=3) in page
    for caption in ("figures.types", "figures.people", "figures.teams"):
        assert f"<caption>{floor.says(caption)}</caption>" in page
    refused = (await browser.get(f"/data{way(page, 'outcome=refused')}")).text
    assert clients(refused) == ["Олег", "Пётр"]
    assert " %" not in page
    assert f"{floor.says('outcome.refused')}: 2</a>" in page, "in whole words"
    empty = (await browser.get("/data/week?days=lw")).text
    assert "<details open>" in empty
    assert floor.says("figures.none") in empty
    ((number,),) = await floor.rows("SELECT id FROM employees WHERE person_id = 101")
    his = (await browser.get(f"/data/week?days=w&whose=e{number}")).text
    assert "Анна" in his
    assert "Дарья" not in his.partition("</form>")[2]
    assert clients((await browser.get(f"/data{way(his, 'open=1')}")).text) == ["Мария"]
    bold = (await browser.get(f"/data{way(page, 'type=choleric', at='/week')}")).text
    cell = floor.says("figures.cell", wants=floor.says("figures.wants_unknown"), can=floor.says("figures.can_unknown"))
    assert cell in bold
    assert clients((await browser.get(f"/data{way(bold, 'wants=unknown')}")).text) == ["Олег", "Пётр", "Мария"]
    for query in ("days=a", "client=1", "days=never", "whose=e999999", "type=x"):
        status = 200 if query == "client=1" else 403  # a filter that a week has not is passed over
        assert (await browser.get(f"/data/week?{query}")).status == status, query


async def test_the_week_of_a_team_opens_what_somebody_did_in_it(floor: Floor, browser: Browser) -> None:
    """Whoever has moved led calls in two teams; the address says both, and in the form it is chosen already."""
    owner, anna = await floor.hire(1, "Ольга", Role.OWNER), await floor.hire(101, "Анна")
    await floor.hire(201, "Дарья", team="Юг")
    for client in ("Мария", "Пётр"):
        await led(anna, client)
    await change(owner, "Анна", "button.person_move", "Юг", team="Первый")
    await led(anna, "Олег")
    await browser.sign_in(owner)
    ((number, team),) = await floor.rows("SELECT id, team_id FROM employees WHERE person_id = 101")
    page = (await browser.get(f"/data/week?days=w&whose=t{team}")).text
    both = f"whose=t{team}e{number}"
    log = (await browser.get(f"/data{way(page, both)}")).text
    assert clients(log) == ["Олег"]
    week = (await browser.get(f"/data{way(page, both, at='/week')}")).text
    assert floor.says("figures.calls", n=1) in week
    named = floor.says("figures.person", name="Анна", team="Юг")
    for shown in (log, week):
        assert f'<option value="t{team}e{number}" selected>{named}</option>' in shown


async def test_a_picture_comes_with_the_same_figures_in_words(floor: Floor, browser: Browser) -> None:
    """The picture is an address of its own, and is drawn for whoever may see the calls; garbage gets the closed page."""
    chief, anna = await floor.hire(2, "Сергей", Role.SUPERVISOR), await floor.hire(101, "Анна")
    await led(anna, "Пётр", is_refused=True)
    await browser.sign_in(chief)
    page = (await browser.get("/data/pictures?picture=o&days=w")).text
    source = re.search(r'data-picture="/desk([^"]*)"', page)
    assert source is not None
    assert floor.says("stats.title_outcomes") in page
    assert clients((await browser.get(f"/data{way(page, 'type=choleric')}")).text) == ["Пётр"], "a figure opens its calls"
    drawn = await browser.get(source[1].replace("&amp;", "&") + "&dark=1")
    assert drawn.headers["Content-Type"] == "image/svg+xml"
    assert drawn.text.startswith("<svg")
    assert "<script" not in drawn.text
    phrases = (await browser.get("/data/pictures?picture=p&days=w")).text
    behind = re.findall(r'href="/desk(/pictures[^"]*of=[^"]*)"', phrases)[0].replace("&amp;", "&")
    assert (await browser.get(f"/data{behind}")).text.count("<table") == 2
    assert (await browser.get("/data/pictures?picture=p&days=w&of=none")).status == 403
    for query in ("picture=x", "days=a", "days=d", "picture=%00", "days=never"):
        for path in ("/data/pictures", "/data/picture"):
            assert (await browser.get(f"{path}?{query}")).status == 403, query


async def test_a_file_is_asked_for_here_and_comes_into_the_chat(floor: Floor, browser: Browser) -> None:
    """Of the calls that are listed; how far it is stands in the chat, above the card of a call that goes on."""
    chief, anna = await floor.hire(2, "Сергей", Role.SUPERVISOR), await floor.hire(101, "Анна")
    await led(anna, "Пётр", is_refused=True)
    await browser.sign_in(chief)
    await chief.send("/call Олег")
    got = await browser.post("/data/file", {"days": "w", "outcome": "refused", "form": "csv", "masked": "1"})
    assert (got.status, got.json["said"]) == (200, floor.says("desk.file_comes"))
    await floor.bot.gateway.idle()
    ((state, asked),) = await floor.rows("SELECT state, request FROM jobs")
    wanted = json.loads(asked)
    assert (wanted["choice"], wanted["form"], wanted["masked"], wanted["events"]) == ("w.or", "csv", "1", "0")
    assert "CSV" in chief.shown[-2].text
    assert chief.last.has(CHOLERIC), "the card stays last"
    assert state
    for wrong in ({"form": "exe"}, {"whose": "e999999"}, {"days": "never"}):
        assert (await browser.post("/data/file", wrong)).status == 403


GARBAGE = (
    "days=never",
    "from=yesterday",
    "from=2026-13-45",
    "whose=x1",
    "whose=e",
    "whose=e-1",
    "whose=e1'",
    "whose=t" + "9" * 40,
    "client=Мария",
    "client=99999999999999999999",
    "type=bold",
    "wants=maybe",
    "outcome=%00",
    "first=-1",
    "first=newest",
    "first=" + "9" * 30,
    "whose=e999999999",
    "client=999999999",
    "first=999999999",
)


async def test_garbage_in_an_address_gets_the_closed_page(floor: Floor, browser: Browser) -> None:
    """And no error; what is not known at all is passed over."""
    chief = await floor.hire(2, "Сергей", Role.SUPERVISOR)
    await browser.sign_in(chief)
    closed = (await browser.get("/data/call/999999999")).text
    for query in GARBAGE:
        got = await browser.get(f"/data/log?{query}")
        assert (got.status, got.text) == (403, closed), query
    assert (await browser.get("/data/log?utm_source=x&days=&named=%20&practice=1")).status == 200

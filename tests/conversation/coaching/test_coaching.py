"""A supervisor and a manager look at calls and agree on one behaviour; nobody else learns of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.coaching.agreement import Seen, Verb
from bot.domain.people.employee import Role
from bot.domain.supervision.period import PeriodKind
from bot.screens.action import encode
from bot.screens.coaching import actions as does
from bot.screens.log.actions import ChooseCalls, Part, ShowPart
from tests.buttons import CHOLERIC, FINISH, FITS_NOT, REFUSED, means
from tests.conversation.people.cast import Cast, change, open_cast, page, tap
from tests.db.marks import sqlite_only
from tests.floor import Desk, Floor

pytestmark = sqlite_only
LINE = "спрашивать о сроке до цены"
NOTE = "перебил, звоните +371 2612 3456"


@pytest.fixture
async def cast(floor: Floor) -> Cast:
    """Two teams."""
    return await open_cast(floor)


async def lead_calls(anna: Desk) -> None:
    """Four calls: one lost, one with a sentence that did not fit, two of which nothing is said."""
    for name, ends in (("Авдей", REFUSED), ("Богдан", FITS_NOT), ("Влас", None), ("Гордей", None)):
        await anna.send(f"/call {name}")
        await anna.tap(CHOLERIC)
        await anna.tap(FINISH)
        if ends is not None:
            await anna.tap(ends)


async def begin(chief: Desk, name: str = "Анна") -> None:
    """Draw three calls of this week."""
    await chief.send("/coaching")
    await tap(chief, name)
    await tap(chief, means(does.BeginCoaching, period=PeriodKind.WEEK))


async def agree_on(chief: Desk) -> None:
    """Write the behaviour and the day, and offer it."""
    await tap(chief, means(does.AskLine, verb=Verb.START))
    await chief.send(LINE)
    await tap(chief, means(does.AskDue))
    await tap(chief, chief.floor.says("button.coaching_week"))
    await tap(chief, means(does.OfferAgreement))


async def test_three_calls_one_behaviour_and_a_day(floor: Floor, cast: Cast) -> None:
    """From the draw to the tick: the other is told silently, agrees, and is reminded once on the day."""
    chief, anna = cast.chief, cast.anna
    await lead_calls(anna)
    await begin(chief)
    shown = page(chief)
    assert "20261123" in shown.text
    assert floor.says("coaching.why_chance") in shown.text
    assert floor.says("coaching.too_few", n=4) in shown.text
    await tap(chief, means(does.OpenCoachedCall, position=1))
    await tap(chief, means(does.MarkSeen, seen=Seen.ASKED, on=1))
    assert page(chief).has(means(does.MarkSeen, seen=Seen.ASKED, on=0))
    await tap(chief, means(does.AskNote))
    await chief.send(NOTE)
    assert "перебил" in page(chief).text
    assert "2612" not in page(chief).text
    await tap(chief, means(does.OpenCoaching))
    assert not page(chief).has(means(does.OfferAgreement))
    told = len(anna.shown)
    await agree_on(chief)
    assert len(anna.shown) == told + 1
    offered = anna.last
    assert LINE in offered.text
    await anna.tap(means(does.Agree), offered.id)
    assert not anna.last.has(means(does.Agree))
    await chief.send("/coaching")
    await tap(chief, means(does.OpenCoaching))
    assert floor.says("coaching.agreed", day="23 нояб.") in page(chief).text
    for desk in (anna, chief):
        await desk.send("/coaching")
        await tap(desk, means(does.OpenCoaching if desk is chief else does.OpenAgreement))
        await tap(desk, floor.says("button.coaching_before", n=1))
        assert [name for name in ("Авдей", "Богдан", "Влас", "Гордей") if name in page(desk).text] == ["Богдан"]
    await chief.send("/coaching")
    await tap(chief, means(does.OpenCoaching))
    # The day comes: he is told once.
    floor.clock.advance(days=7)
    known = len(floor.emulator.calls)
    for _ in range(3):
        await floor.tick()
        floor.clock.advance(hours=1)
    sent = [call for call in floor.emulator.calls[known:] if call.method == "sendMessage" and call.params["chat_id"] == "101"]
    assert [LINE in call.params["text"] for call in sent] == [True]
    assert sent[0].params.get("disable_notification")
    await tap(chief, means(does.TickCoaching))
    await tap(chief, means(does.PrintCoaching))
    printed = chief.last
    assert LINE in printed.text
    assert not printed.labels
    assert not any(name in printed.text for name in ("Авдей", "Богдан", "Влас", "Гордей")), "no client stands on it"


async def test_the_other_opens_his_calls_and_sees_what_was_seen(floor: Floor, cast: Cast) -> None:
    """And nothing of it before it is offered."""
    chief, anna = cast.chief, cast.anna
    await lead_calls(anna)
    await begin(chief)
    await tap(chief, means(does.OpenCoachedCall, position=1))
    await tap(chief, means(does.MarkSeen, seen=Seen.LISTENED, on=1))
    await anna.send("/coaching")
    assert floor.says("coaching.none") in anna.last.text
    await anna.tap_data(anna.last.id, encode(does.OpenAgreement(coaching=1)))
    assert anna.toast == floor.says("error.gone")
    await tap(chief, means(does.OpenCoaching))
    await agree_on(chief)
    await anna.send("/coaching")
    await tap(anna, means(does.OpenAgreement))
    await tap(anna, means(does.OpenOwnCoachedCall, position=1))
    assert floor.says("coaching.seen_listened") in page(anna).text


async def test_nobody_but_the_two_gets_at_it(floor: Floor, cast: Cast) -> None:
    """Not the owner, not a colleague, not the other team's supervisor; of the two neither in the other's place."""
    await lead_calls(cast.anna)
    await begin(cast.chief)
    await agree_on(cast.chief)
    await floor.hire(107, "Пётр", Role.SUPERVISOR)
    for desk in (cast.owner, cast.vera, cast.far_chief, cast.anna):
        await desk.send("/coaching")
        for action in (
            does.OpenCoaching(coaching=1),
            does.OpenCoachedCall(coaching=1, position=1),
            does.PrintCoaching(coaching=1),
        ):
            await desk.tap_data(desk.last.id, encode(action))
            assert desk.toast == floor.says("error.not_yours")
    for desk in (cast.owner, cast.vera, cast.chief):
        await desk.tap_data(desk.last.id, encode(does.OpenAgreement(coaching=1)))
        assert desk.toast == floor.says("error.not_yours")
    assert LINE not in await floor.dump("interactions", "audit_log")
    refused = await floor.rows("SELECT count(*) FROM audit_log WHERE action = 'refused'")
    assert refused == [(15,)]
    assert not [row for row in await floor.exported() if LINE in str(row)]


@pytest.mark.parametrize(
    ("whom", "taps"),
    [
        ("Анна", ("button.person_move", "Юг")),
        ("Сергей", ("button.person_role", "role.manager")),
    ],
)
async def test_it_ends_for_both_when_one_leaves(floor: Floor, cast: Cast, whom: str, taps: tuple[str, ...]) -> None:
    """What stands in either chat closes, and the words are erased: they have no reader any more."""
    await lead_calls(cast.anna)
    await begin(cast.chief)
    await tap(cast.chief, means(does.OpenCoachedCall, position=1))
    await tap(cast.chief, means(does.AskNote))
    await cast.chief.send("перебил клиента")
    await tap(cast.chief, means(does.OpenCoaching))
    await agree_on(cast.chief)
    await change(cast.owner, whom, *taps, team="Первый")
    for desk in (cast.chief, cast.anna):
        assert not [shown for shown in desk.shown if shown.message.from_bot and LINE in shown.text]
        await desk.tap_data(desk.last.id, encode(does.OpenCoaching(coaching=1)))
        assert desk.toast == floor.says("error.gone")
    assert LINE not in await floor.dump("free_texts", "outbox")
    assert "перебил" not in await floor.dump("free_texts", "outbox")
    if taps[0] == "button.person_move":
        await change(cast.owner, "Анна", "button.person_move", "Первый", team="Юг")
        await cast.chief.send("/coaching")
        assert not cast.chief.last.has(means(does.OpenCoaching)), "what has ended does not begin again by itself"


async def test_calls_that_she_led_elsewhere_are_neither_counted_nor_opened(floor: Floor, cast: Cast) -> None:
    """Whoever may look into both teams lists as many calls as stand on the button; and she may list them too."""
    await change(cast.owner, "Анна", "button.person_move", "Юг", team="Первый")
    await cast.anna.send("/call Далёкий")
    for label in (CHOLERIC, FINISH, FITS_NOT):
        await cast.anna.tap(label)
    await change(cast.owner, "Анна", "button.person_move", "Первый", team="Юг")
    await lead_calls(cast.anna)
    await begin(cast.owner)
    await agree_on(cast.owner)
    for desk, opens in ((cast.owner, does.OpenCoaching), (cast.anna, does.OpenAgreement)):
        await desk.send("/coaching")
        await tap(desk, means(opens))
        await tap(desk, floor.says("button.coaching_before", n=1))
        assert [name for name in ("Далёкий", "Богдан") if name in page(desk).text] == ["Богдан"]
    await cast.anna.send("/logs")
    await tap(cast.anna, means(ShowPart, part=Part.HOME))
    await tap(cast.anna, means(ChooseCalls, choice="t.u"))
    assert cast.anna.toast != floor.says("error.not_allowed"), "and what is kept of it does not stand in her way"
    assert await floor.rows("SELECT count(*) FROM audit_log WHERE action = 'refused'") == [(0,)]


async def test_the_share_is_compared_with_its_interval_and_not_below_ten(floor: Floor, cast: Cast) -> None:
    """Twelve calls before and twelve after: both with n, and how far apart they are at least and at most."""
    await lead_calls(cast.anna)
    await begin(cast.chief)
    await agree_on(cast.chief)
    offered = floor.clock()
    rows = [(offered - timedelta(hours=1), 0)] * 8 + [(offered + timedelta(hours=1), 1)] * 12
    for at, fits in rows:
        moment = at.strftime("%Y-%m-%d %H:%M:%S.000000")
        await floor.write(
            "INSERT INTO consultations (employee_id, team_id, language, is_practice, started_at, last_activity_at, finished_at,"
            " finished_by, revision, taps, phrases_shown, none_fits, phrase_fits, temperament, confidence, temperament_source,"
            f" wants, can, content_version) VALUES (3, 1, 'ru', 0, '{moment}', '{moment}', '{moment}', 'manager', 1, 1, '[]', 0,"
            f" {fits}, 'unknown', 0.25, 'bot', 'unknown', 'unknown', '1')"
        )
    floor.clock.advance(days=8)
    await cast.chief.send("/coaching")
    await tap(cast.chief, means(does.OpenCoaching))
    said = page(cast.chief).text
    assert floor.says("coaching.share", part=9, n=12, share="75 %", low="47 %", high="91 %") in said.replace("\u00a0", " ")
    assert floor.says("coaching.less") in said
    assert "−75" in said

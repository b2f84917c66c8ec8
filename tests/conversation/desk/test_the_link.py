"""/desk: the link that opens the page in the browser once, and the end of what it has opened."""

from __future__ import annotations

import pytest

from bot.services.desk.sign_in import LINK_LASTS, SESSION_LASTS, SignedIn, come_in_by_link, who_is_in
from tests.conversation.desk.browser import code_for
from tests.conversation.people.cast import Cast, audit, change, open_cast
from tests.floor import Floor


@pytest.fixture
async def cast(floor: Floor) -> Cast:
    """Two teams."""
    return await open_cast(floor)


async def come_in(floor: Floor, code: str) -> SignedIn | None:
    """Open a link."""
    async with floor.bot.database.unit_of_work() as work:
        signed_in = await come_in_by_link(work, code, floor.clock())
        await work.commit()
        return signed_in


async def who(floor: Floor, signed_in: SignedIn | None) -> str | None:
    """Whose browser this is now."""
    assert signed_in is not None
    async with floor.bot.database.unit_of_work() as work:
        employee = await who_is_in(work, signed_in.token, floor.clock())
        return None if employee is None else employee.name


async def test_a_link_opens_the_page_once(floor: Floor, cast: Cast) -> None:
    """The second browser that shows it gets nothing; who came in is on record; neither code nor token is stored or written."""
    code = await code_for(cast.chief)
    signed_in = await come_in(floor, code)
    assert await who(floor, signed_in) == "Сергей"
    assert await come_in(floor, code) is None
    assert (await audit(floor))[-1] == ("desk_opened", 2)
    stored = await floor.dump()
    assert signed_in is not None
    assert code not in stored
    assert signed_in.token not in stored


async def test_a_link_lasts_ten_minutes_and_a_newer_one_takes_its_place(floor: Floor, cast: Cast) -> None:
    """Whoever asks twice has one link, and one that was left lying about opens nothing."""
    first, second = await code_for(cast.chief), await code_for(cast.chief)
    assert await come_in(floor, first) is None
    floor.clock.now += LINK_LASTS
    assert await come_in(floor, second) is None


async def test_a_session_ends_with_the_working_day(floor: Floor, cast: Cast) -> None:
    """Twelve hours after it began; a day later nothing is left of it."""
    signed_in = await come_in(floor, await code_for(cast.chief))
    floor.clock.now += SESSION_LASTS
    assert await who(floor, signed_in) is None
    await floor.tick()
    floor.clock.advance(minutes=11)
    await floor.tick()
    assert await floor.rows("SELECT * FROM desk_sessions") == []


async def test_one_tap_signs_out_everywhere(floor: Floor, cast: Cast) -> None:
    """In both browsers, and a link that was not opened yet opens nothing."""
    browsers = [await come_in(floor, await code_for(cast.chief)) for _ in range(2)]
    code = await code_for(cast.chief)
    await cast.chief.tap(floor.says("button.desk_leave"), cast.chief.last.id)
    assert [await who(floor, one) for one in browsers] == [None, None]
    assert await come_in(floor, code) is None
    assert not cast.chief.last.has(floor.says("button.desk_leave"))


@pytest.mark.parametrize(
    "taps",
    [
        ("button.person_block", "button.person_block_yes"),
        ("button.person_remove", "button.person_remove_yes"),
        ("button.person_move", "Юг"),
        ("button.person_role", "role.trainee"),
    ],
)
async def test_what_closes_messages_signs_out(floor: Floor, cast: Cast, taps: tuple[str, ...]) -> None:
    """A block, a removal, another team, another role: at once, in every browser, and for an unopened link too."""
    signed_in = await come_in(floor, await code_for(cast.anna))
    code = await code_for(cast.anna)
    await change(cast.owner, "Анна", *taps, team="Первый")
    assert await who(floor, signed_in) is None
    assert await come_in(floor, code) is None


async def test_access_given_back_does_not_bring_a_session_back(floor: Floor, cast: Cast) -> None:
    """Whoever is let in again signs in again."""
    signed_in = await come_in(floor, await code_for(cast.anna))
    await change(cast.owner, "Анна", "button.person_block", "button.person_block_yes", team="Первый")
    await change(cast.owner, "Анна", "button.person_unblock", team="Первый")
    assert await who(floor, signed_in) is None

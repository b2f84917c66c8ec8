"""Invitations: the link and its picture, who gets in by it, and how it ends."""

from __future__ import annotations

import json

import pytest

from bot.domain.people.employee import Role
from bot.playground.faults import Fault, FaultKind
from tests.buttons import FINISH
from tests.conversation.people.cast import Cast, audit, employee, link_of, open_cast, page, tap
from tests.floor import Desk, Floor


@pytest.fixture
async def cast(floor: Floor) -> Cast:
    """Two teams."""
    return await open_cast(floor)


def cross(floor: Floor, number: int) -> str:
    """What takes this invitation of the list back."""
    return floor.says("button.invite_number", number=number)


async def invite(desk: Desk, role: str = "role.manager") -> str:
    """Walk to an invitation and return what stands behind /start."""
    await desk.send("/team")
    if any("Отдел" in shown.text for shown in desk.shown[-1:]) and "Первый" in str(desk.card.labels):
        await tap(desk, "Первый")
    await tap(desk, desk.floor.says("button.team_invite"))
    await tap(desk, desk.floor.says(role))
    return link_of(page(desk, desk.floor.says("button.invite_refresh")))


async def test_a_newcomer_gets_in_by_the_link_and_the_maker_sees_it(floor: Floor, cast: Cast) -> None:
    """Role and team are the invitation's; the message of the link says who came, and the picture stays where it is."""
    code = await invite(cast.chief, "role.trainee")
    link = page(cast.chief, floor.says("button.invite_refresh"))
    assert link.message.kind == "photo"
    assert link.message.photo is not None
    assert f"https://t.me/salesfloor_bot?start={code}" in link.text
    assert f"/start {code}" in link.text, "where t.me does not open"
    assert f"tg://resolve?domain=salesfloor_bot&start={code}" in str(link.message), "and a link for Telegram alone"
    gleb = floor.stranger(900, "Глеб")
    await gleb.send(f"/start {code}")
    assert [(row["role"], row["team_id"], row["name"]) for row in [await employee(floor, 900)]] == [("trainee", 1, "Глеб")]
    after = next(shown for shown in cast.chief.shown if shown.id == link.id)
    assert after.text == floor.says("invite.used", name="Глеб", role="стажёр", team="Первый")
    assert code not in after.text
    assert ("invited", 2) in await audit(floor)
    assert ("invite_used", 900) in await audit(floor)


async def test_the_first_minute_of_a_newcomer(floor: Floor, cast: Cast) -> None:
    """Who he is here, where he works, three sentences for his role, a call to try, keyboard and menu; the code does not stay."""
    code = await invite(cast.chief)
    gleb = floor.stranger(900, "Глеб")
    await gleb.send(f"/start {code}")
    await tap(gleb, floor.says("button.here", city="Москва"))
    hello, steps = gleb.shown
    assert hello.text == floor.says("welcome.invited", name="Глеб", team="Первый", role="менеджер")
    assert steps.text == floor.says("welcome.manager")
    assert steps.labels == [[floor.says("button.try_call")]]
    assert gleb.chat.reply_keyboard is not None
    assert gleb.chat.commands[0]["command"] == "call"
    assert "start" not in [command["command"] for command in gleb.chat.commands]


@pytest.mark.parametrize(("how", "says"), [("twice", "entry.used"), ("late", "entry.expired"), ("revoked", "entry.expired")])
async def test_a_link_opens_once_in_time_and_until_it_is_taken_back(floor: Floor, cast: Cast, how: str, says: str) -> None:
    """What it says then is one polite sentence with what to do."""
    code = await invite(cast.chief)
    if how == "twice":
        await floor.stranger(901, "Первый").send(f"/start {code}")
    elif how == "late":
        floor.clock.advance(hours=72)
    else:
        await tap(cast.chief, floor.says("button.invite_revoke"))
    gleb = floor.stranger(900, "Глеб")
    await gleb.send(f"/start {code}")
    assert [shown.text for shown in gleb.shown] == [floor.says(says)]
    assert await floor.rows("SELECT count(*) FROM employees WHERE person_id = 900") == [(0,)]
    assert ("invite_refused", 900) in await audit(floor)


async def test_codes_are_stored_hashed_and_never_again_shown(floor: Floor, cast: Cast) -> None:
    """Neither the database after sending nor the message after a look at it holds a link that opens."""
    code = await invite(cast.chief)
    assert code.removeprefix("i_") not in await floor.dump()
    before = page(cast.chief, floor.says("button.invite_refresh"))
    await tap(cast.chief, floor.says("button.invite_refresh"))
    assert cast.chief.toast == floor.says("invite.open")
    assert page(cast.chief, floor.says("button.invite_refresh")).text == before.text


async def test_a_refreshed_old_link_says_that_it_is_over(floor: Floor, cast: Cast) -> None:
    """The button under the picture; a newer one is one tap away."""
    await invite(cast.chief)
    floor.clock.advance(hours=80)
    link = page(cast.chief, floor.says("button.invite_refresh"))
    await tap(cast.chief, floor.says("button.invite_refresh"))
    after = next(shown for shown in cast.chief.shown if shown.id == link.id)
    assert after.text == floor.says("invite.expired", role="менеджер", team="Первый")
    assert after.labels == [[floor.says("button.team_invite")]]


async def test_an_employee_who_opens_a_link_stays_what_he_is(floor: Floor, cast: Cast) -> None:
    """The owner is no manager by a link, the link stays open, and he is told."""
    code = await invite(cast.chief)
    await cast.owner.send(f"/start {code}")
    assert cast.owner.last.text == floor.says("entry.already", role="владелец")
    assert (await employee(floor, 1))["role"] == "owner"
    await floor.stranger(900, "Глеб").send(f"/start {code}")
    assert (await employee(floor, 900))["role"] == "manager"


async def test_a_removed_person_gets_his_row_back(floor: Floor, cast: Cast) -> None:
    """With the new role and team; his old calls stay with the old team."""
    await cast.anna.send("/call Иван")
    await cast.anna.tap(FINISH)
    await remove(cast.chief, "Анна")
    code = await invite(cast.far_chief, "role.trainee")
    before = await employee(floor, 101)
    assert before["removed_at"] is not None
    await cast.anna.send(f"/start {code}")
    after = await employee(floor, 101)
    assert (after["id"], after["role"], after["team_id"], after["removed_at"]) == (before["id"], "trainee", 2, None)
    assert (await floor.call())["team_id"] == 1


async def remove(desk: Desk, name: str) -> None:
    """Remove a colleague."""
    await desk.send("/team")
    await tap(desk, name)
    await tap(desk, desk.floor.says("button.person_remove"))
    await tap(desk, desk.floor.says("button.person_remove_yes"))


async def test_a_blocked_person_is_not_let_in_by_a_link(floor: Floor, cast: Cast) -> None:
    """A block is meant; the link stays open for somebody else."""
    code = await invite(cast.chief)
    await cast.chief.send("/team")
    await tap(cast.chief, "Анна")
    await tap(cast.chief, floor.says("button.person_block"))
    await tap(cast.chief, floor.says("button.person_block_yes"))
    await cast.anna.send(f"/start {code}")
    assert cast.anna.last.text == floor.says("entry.shut_out")
    assert (await employee(floor, 101))["blocked_at"] is not None
    assert await floor.rows("SELECT used_at FROM invites") == [(None,)]


async def test_invitations_end_with_the_right_to_make_them(floor: Floor, cast: Cast) -> None:
    """Whoever is no supervisor any more, or gone, has let nobody in."""
    code = await invite(cast.chief)
    await cast.owner.send("/team")
    await tap(cast.owner, "Первый")
    await tap(cast.owner, "Сергей")
    await tap(cast.owner, floor.says("button.person_role"))
    await tap(cast.owner, floor.says("role.manager"))
    gleb = floor.stranger(900, "Глеб")
    await gleb.send(f"/start {code}")
    assert gleb.last.text == floor.says("entry.expired")


async def test_open_invitations_are_listed_and_taken_back(floor: Floor, cast: Cast) -> None:
    """Of every team for the owner, of his own for a supervisor; the message of the link says that it is over."""
    code = await invite(cast.chief)
    await invite(cast.far_chief)
    await cast.chief.send("/team")
    await tap(cast.chief, floor.says("button.team_invites"))
    assert page(cast.chief, cross(floor, 1)).text.count("менеджер") == 1
    await cast.owner.send("/team")
    await tap(cast.owner, floor.says("button.team_invites"))
    assert [name in page(cast.owner, cross(floor, 2)).text for name in ("«Первый»", "«Юг»")] == [True, True]
    await tap(cast.owner, cross(floor, 2))
    assert "«Первый»" not in page(cast.owner, cross(floor, 1)).text
    assert any(shown.text == floor.says("invite.revoked", role="менеджер", team="Первый") for shown in cast.chief.shown)
    gleb = floor.stranger(900, "Глеб")
    await gleb.send(f"/start {code}")
    assert gleb.last.text == floor.says("entry.expired")
    assert ("invite_revoked", 1) in await audit(floor)


@pytest.mark.parametrize("place", ["list", "link"])
async def test_taking_back_what_has_ended_says_so(floor: Floor, cast: Cast, place: str) -> None:
    """Whoever taps ✕ a moment too late learns who is in, in a window; the list is renewed. What is too old says that."""
    code = await invite(cast.chief)
    listed, link = page(cast.chief, cross(floor, 1)), page(cast.chief, floor.says("button.invite_refresh"))
    data = listed.data(cross(floor, 1)) if place == "list" else link.data(floor.says("button.invite_revoke"))
    await floor.stranger(900, "Глеб").send(f"/start {code}")
    await cast.chief.tap_data(listed.id, data)
    assert cast.chief.toast == floor.says("invite.used", name="Глеб", role="менеджер", team="Первый")
    assert cast.chief.was_alerted
    if place == "list":
        assert floor.says("invite.none") in page(cast.chief, floor.says("button.team_back")).text
    await invite(cast.chief)
    data = page(cast.chief, cross(floor, 1)).data(cross(floor, 1))
    await cast.chief.tap(cross(floor, 1), page(cast.chief, cross(floor, 1)).id)
    assert not cast.chief.toast, "the message says it"
    await invite(cast.chief)
    late = page(cast.chief, cross(floor, 1))
    floor.clock.advance(hours=80)
    await cast.chief.tap(cross(floor, 1), late.id)
    assert cast.chief.toast == floor.says("invite.expired", role="менеджер", team="Первый")


async def test_nobody_is_made_an_owner_by_a_link(floor: Floor, cast: Cast) -> None:
    """The owner may invite for every other role, a supervisor for those beneath him."""
    await cast.owner.send("/team")
    await tap(cast.owner, "Первый")
    await tap(cast.owner, floor.says("button.team_invite"))
    offered = [label for row in page(cast.owner).labels[:-1] for label in row]
    assert [role in str(offered) for role in ("владелец", "руководитель", "менеджер", "стажёр")] == [False, True, True, True]
    await cast.chief.send("/team")
    await tap(cast.chief, floor.says("button.team_invite"))
    assert [role in str(page(cast.chief).labels) for role in ("владелец", "руководитель")] == [False, False]
    await cast.chief.tap_data(page(cast.chief).id, "Tj:1:supervisor")
    assert cast.chief.toast == floor.says("error.not_allowed")
    await cast.owner.tap_data(page(cast.owner).id, "Tj:1:owner")
    assert cast.owner.toast == floor.says("error.not_allowed")
    assert await floor.rows("SELECT count(*) FROM invites") == [(0,)]


async def test_a_newcomer_is_spoken_to_in_his_language(floor: Floor, cast: Cast) -> None:
    """Telegram's when the content has it, else the default: greeting, role, three sentences and menu."""
    given = {"ru-RU": "ru", "en-GB": "en", "ro": "ro", "fi": "fi", "xx": "ru", None: "ru"}
    for number, (code, language) in enumerate(given.items(), 910):
        link = await invite(cast.chief)
        person = floor.emulator.add_person(floor.person(number, "Новый", code))
        person.send_text(f"/start {link}")
        await floor.settle()
        assert (await employee(floor, number))["language"] == language
        texts = floor.library.texts(next(one for one in floor.library.languages if one == language))
        desk = Desk(floor, person)
        await desk.tap_data(desk.last.id, "Ts:z")  # where he works is for later
        hello, steps = desk.shown
        assert hello.text == texts.plain("welcome.invited", name="Новый", team="Первый", role=texts.plain("role.manager"))
        assert steps.text == texts.plain("welcome.manager")
        assert len(steps.lines) == 3
        assert person.commands[0]["description"] == texts.plain("command.call")


async def test_the_picture_is_sent_again_when_its_fate_is_known_to_be_bad(floor: Floor, cast: Cast) -> None:
    """A photo goes through the outbox like any message: what fails is tried again."""
    floor.emulator.faults.add(Fault(kind=FaultKind.HTTP, method="sendPhoto", code=502))
    await cast.chief.send("/team")
    await tap(cast.chief, floor.says("button.team_invite"))
    await tap(cast.chief, floor.says("role.manager"))
    assert floor.emulator.requests["sendPhoto"] == 1
    floor.clock.advance(seconds=30)
    await floor.tick()
    assert page(cast.chief, floor.says("button.invite_refresh")).message.kind == "photo"
    assert role_of_details(await floor.rows("SELECT details FROM audit_log")) == ["manager"]


def role_of_details(rows: list[tuple[str]]) -> list[str]:
    """The roles named in the audit log."""
    return [json.loads(text)["role"] for (text,) in rows if "role" in json.loads(text)]


async def test_two_owners_need_a_second_look(floor: Floor, cast: Cast) -> None:
    """Somebody becomes an owner only by a question answered with yes."""
    await cast.owner.send("/team")
    await tap(cast.owner, "Первый")
    await tap(cast.owner, "Анна")
    await tap(cast.owner, floor.says("button.person_role"))
    await tap(cast.owner, floor.says("role.owner"))
    assert (await employee(floor, 101))["role"] == Role.MANAGER
    await tap(cast.owner, floor.says("button.person_owner"))
    assert (await employee(floor, 101))["role"] == Role.OWNER

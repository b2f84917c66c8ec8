"""What ends with a right closes: every sort of message, with every change, in a chat where one of each stands open.

The cases are generated from the sorts of slots and from the changes, so a new sort cannot be forgotten. On SQLite only: nothing
here depends on the database.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.content.library import Library
from bot.domain.people.changes import Change
from bot.domain.people.employee import Role
from bot.gateway.incoming.envelope import read_envelope
from bot.playground.faults import Fault, FaultKind
from bot.screens.people.invites import INVITE_SLOT
from bot.screens.people.left import LEFT_SLOT
from bot.services.outgoing_ports import Slot
from handlers.features import slot_kinds
from handlers.people.closing import MOST_CLOSED
from tests.buttons import CHOLERIC, FINISH, RETURN
from tests.conversation.people.cast import Cast, change, link_of, open_cast, page, tap
from tests.conversation.people.standing import (
    HIM,
    NO_MESSAGE,
    NOT_FOR,
    OTHER_ROLE,
    OWN_CLIENT,
    OWN_NOTE,
    TEAM_CLIENT,
    TEAM_NOTE,
    WAYS,
    Kept,
    Scene,
    keep,
    named,
    taken_up,
)
from tests.floor import Desk, Floor, Shown, open_floor

CLIENTS, NOTES, PAIRED, MATES = (OWN_CLIENT, TEAM_CLIENT, "Зябликов"), (OWN_NOTE, TEAM_NOTE), ("Борис", "Вера"), ("Глеб",)
KINDS = slot_kinds()
EVERYTHING = (*CLIENTS, *NOTES, *PAIRED, *MATES)
BLOCK = ("button.person_block", "button.person_block_yes")
REMOVE = ("button.person_remove", "button.person_remove_yes")
MOVE = ("button.person_move", "Юг")
DEMOTE = ("button.person_role", "a lower role")
GIVE_BACK = ("button.person_further", "Юг")
UNMARK = ("button.person_no_editor",)
PART = ("button.person_mentor", "button.person_no_mentor")
OWNER, SUPERVISOR, MANAGER = Role.OWNER, Role.SUPERVISOR, Role.MANAGER
REFUSALS = ("error.not_allowed", "error.not_yours", "error.stranger_tap")


@dataclass(frozen=True, slots=True)
class Case:
    """A change, and what of all that he was shown is none of his business any more."""

    name: str
    role: Role
    taps: Sequence[str]
    changes: frozenset[Change]
    secrets: Sequence[str] = ()
    whom: str = "Павел"
    """Whom the owner changes."""

    async def happen(self, scene: Scene) -> None:
        """Let the owner do it."""
        lower = f"role.{OTHER_ROLE[self.role]}"
        await change(scene.owner, self.whom, *[lower if one == DEMOTE[1] else one for one in self.taps], team="Первый")


ACCESS, TEAM, LOWER = frozenset({Change.ACCESS}), frozenset({Change.TEAM}), frozenset({Change.ROLE})
FURTHER = frozenset({Change.FURTHER_TEAM})
CASES = (
    *(Case("blocked", role, BLOCK, ACCESS, EVERYTHING) for role in NOT_FOR),
    *(Case("removed", role, REMOVE, ACCESS, EVERYTHING) for role in NOT_FOR),
    Case("moved", OWNER, MOVE, TEAM, (*CLIENTS, *NOTES)),
    Case("moved", SUPERVISOR, MOVE, TEAM, EVERYTHING),
    Case("moved", MANAGER, MOVE, TEAM, EVERYTHING),
    Case("lower", OWNER, DEMOTE, LOWER, (*MATES, TEAM_NOTE)),
    Case("lower", SUPERVISOR, DEMOTE, LOWER | FURTHER, (*MATES, TEAM_NOTE)),
    Case("without the other team", SUPERVISOR, GIVE_BACK, FURTHER),
    Case("lower", MANAGER, DEMOTE, LOWER),
    Case("without the mark", OWNER, UNMARK, frozenset()),
    Case("without the mark", SUPERVISOR, UNMARK, frozenset({Change.EDITOR}), NOTES),
    Case("without the mark", MANAGER, UNMARK, frozenset({Change.EDITOR}), NOTES),
    *(Case("without mentor", role, PART, frozenset({Change.MENTOR})) for role in NOT_FOR),
    *(Case("without mentee", role, PART, frozenset({Change.MENTEE}), whom="Вера") for role in NOT_FOR),
    Case("mentor moved", MANAGER, MOVE, frozenset({Change.MENTOR}), ("Борис",), whom="Борис"),
    Case("mentee removed", MANAGER, REMOVE, frozenset({Change.MENTEE}), ("Вера",), whom="Вера"),
    Case("coached moved", SUPERVISOR, MOVE, frozenset({Change.COACHING}), whom="Глеб"),
)


@pytest.fixture(scope="module")
def scenes(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory, library: Library) -> Mapping[Role, Kept]:
    """For each role a chat in which everything stands open, made once."""
    return {role: asyncio.run(keep(tmp_path_factory.mktemp(role), migrated_file, library, role)) for role in NOT_FOR}


@pytest.fixture
async def floor(migrated_file: Path, tmp_path: Path, library: Library) -> AsyncIterator[Floor]:
    """A running bot with an emulated Telegram."""
    async with open_floor(Path(shutil.copy(migrated_file, tmp_path / "floor.db")), library) as opened:
        yield opened


@pytest.fixture
async def cast(floor: Floor) -> Cast:
    """Two teams."""
    return await open_cast(floor)


# ---- every sort of message, with every change ----


def test_every_change_is_tried() -> None:
    """And every sort of message has a way to be brought about, or this says which has none."""
    assert {change for case in CASES for change in case.changes} == set(Change)
    assert set(WAYS) == set(KINDS.kinds)


@pytest.mark.parametrize("role", NOT_FOR)
async def test_every_sort_of_message_stands_open(
    role: Role, scenes: Mapping[Role, Kept], tmp_path: Path, library: Library
) -> None:
    """So that closing them proves something; and nothing stands that is of no sort."""
    async with taken_up(scenes[role], tmp_path, library) as scene:
        standing = await scene.standing()
        kinds = {kind for kind in KINDS.kinds if any(kind.holds(slot) for slot in standing)}
        assert kinds == set(KINDS.kinds) - NOT_FOR[role] - NO_MESSAGE
        assert [slot for slot in standing if not any(kind.holds(slot) for kind in KINDS.kinds)] == []
        own = {OWN_CLIENT, TEAM_CLIENT, "Зябликов", OWN_NOTE, *PAIRED}
        assert named(scene.him.shown, EVERYTHING) == (own if role is MANAGER else set(EVERYTHING))


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.role} {case.name}") for case in CASES])
async def test_what_ends_with_a_right_closes(case: Case, scenes: Mapping[Role, Kept], tmp_path: Path, library: Library) -> None:
    """Nothing that he may not see any more is left in his chat, and no button that he may not tap; the rest stays."""
    async with taken_up(scenes[case.role], tmp_path, library) as scene:
        before = await scene.standing()
        await case.happen(scene)
        after = await scene.standing()
        wrong = [problem for slot in before for problem in _judge(case, slot, before[slot], after.get(slot), scene)]
        assert not wrong, "\n".join(wrong)
        assert named(scene.him.shown, case.secrets) == set()
        assert await _dead_buttons(case, scene) == []
        await _later(scene)
        assert named(scene.him.shown, case.secrets) == set(), "nor comes any of it later"


def _judge(case: Case, slot: Slot, before: Shown, after: Shown | None, scene: Scene) -> list[str]:
    says = scene.floor.says
    if after is None:
        return [f"{slot.object}: gone"]
    is_kept = (INVITE_SLOT.holds(slot) and _keeps_link(case)) or (LEFT_SLOT.holds(slot) and case.changes == FURTHER)
    if case.changes.isdisjoint(KINDS.closes_on(slot)) or is_kept:
        is_new = after.id > before.id  # news, or the card that stays below them
        same = (after.text, after.labels) == (before.text, before.labels)
        return [] if is_new or same else [f"{slot.object}: {before.text!r} became {after.text!r}"]
    if Change.ACCESS in case.changes:
        expected = {says("stranger")}
    else:
        expected = {says("news.closed"), says("left.call"), says("invite.revoked", role=says("role.trainee"), team="Первый")}
    return [] if after.text in expected and not after.labels else [f"{slot.object}: {after.text!r} {after.labels}"]


def _keeps_link(case: Case) -> bool:
    """Whether he may still invite for whom he has invited: a link can be shown only once."""
    return case.changes == FURTHER or (case.role is OWNER and Change.ACCESS not in case.changes)


async def _dead_buttons(case: Case, scene: Scene) -> list[str]:
    """Buttons left in his chat that he may not tap, or any at all when he has no access. Taps are tried and forgotten."""
    left = [(shown.id, button.data) for shown in scene.him.shown for row in shown.message.inline_keyboard for button in row]
    tapped = [(message, data) for message, data in left if data is not None]
    if Change.ACCESS in case.changes:
        return [data for _, data in tapped]
    if case.whom != "Павел":
        return []  # what he may do has not changed: his list of colleagues is renewed when it is tapped
    refusals = {scene.floor.says(key) for key in REFUSALS}
    return [data for message, data in tapped if await _toast(scene, message, data) in refusals]


async def _toast(scene: Scene, message: int, data: str) -> str | None:
    """What a tap is answered with; it is rolled back."""
    chat = {"id": HIM, "type": "private", "first_name": "Павел"}
    user = {"id": HIM, "is_bot": False, "first_name": "Павел"}
    shown = {"message_id": message, "date": 0, "chat": chat}
    query = {"id": "1", "from": user, "chat_instance": "1", "data": data, "message": shown}
    update: dict[str, Any] = {"update_id": 9_000_000, "callback_query": query}
    intake = scene.floor.bot.gateway._intake
    assert intake is not None
    async with scene.floor.bot.database.unit_of_work() as work:
        _, reply = await intake._apply(work, update, read_envelope(update), scene.floor.clock())
    return None if reply.toast is None else reply.toast.text


async def _later(scene: Scene) -> None:
    """He writes, and half an hour passes, which ends his call."""
    await scene.him.send("/help")
    scene.floor.clock.advance(minutes=31)
    await scene.floor.tick()
    await scene.him.send("/call")


# ---- what waits to be sent ----


@pytest.mark.parametrize("taps", [BLOCK, REMOVE, MOVE], ids=["blocked", "removed", "moved"])
async def test_nothing_that_waits_is_sent_afterwards(floor: Floor, cast: Cast, taps: Sequence[str]) -> None:
    """While Telegram wants silence he asks for pages and taps: what has not come by then never does, what stands closes."""
    await cast.far.send("/start")
    await cast.anna.send("/call Канарейкин")
    card = cast.anna.card.id
    floor.emulator.faults.add(Fault(kind=FaultKind.HTTP, method="editMessageText", code=429, parameters={"retry_after": 60}))
    await cast.anna.tap(CHOLERIC)
    for command in ("/clients", "/settings", "/guide", "/call Кана"):
        await cast.anna.send(command)
    assert [shown.id for shown in cast.anna.shown if shown.message.from_bot] == [card]
    await change(cast.owner, "Анна", *taps, team="Первый")
    known = len(floor.emulator.calls)
    floor.clock.advance(minutes=2)
    await floor.tick()
    await floor.tick()
    asked = [call for call in floor.emulator.calls[known:] if call.params.get("chat_id") == "101"]
    assert [call.params["text"] for call in asked if "Канарейкин" in str(call.params)] == []
    closed = floor.says("left.call" if taps is MOVE else "stranger")
    assert [call.method for call in asked if call.params.get("text") == closed] == ["editMessageText"]
    arrived = [call.params["text"] for call in asked if call.method == "sendMessage"]
    if taps is MOVE:  # what is his in any team comes
        assert len(arrived) == 3
        assert {floor.says("news.team", team="Юг")} < set(arrived)
    else:
        assert arrived == []
    assert next(shown for shown in cast.anna.shown if shown.id == card).text == closed
    assert await floor.rows("SELECT slot FROM outbox WHERE state <> 'dead'") == []


async def test_it_does_not_come_after_a_restart_either(floor: Floor, cast: Cast) -> None:
    """What waits is a row of the outbox, and the row says that it closes."""
    await cast.anna.send("/call Канарейкин")
    await cast.anna.tap(FINISH)
    floor.emulator.faults.add(Fault(kind=FaultKind.HTTP, method="sendMessage", code=429, parameters={"retry_after": 60}))
    await cast.anna.send("/clients")
    await change(cast.owner, "Анна", *BLOCK, team="Первый")
    await floor.restart()
    floor.clock.advance(minutes=2)
    await floor.tick()
    await floor.tick()
    assert {shown.text for shown in cast.anna.shown if shown.message.from_bot} == {floor.says("stranger")}
    assert len([shown for shown in cast.anna.shown if shown.message.from_bot]) == 1


# ---- chats with very much in them ----


async def _call_often(desk: Desk, times: int) -> list[Shown]:
    """Lead calls, and return their summaries, the oldest first."""
    for number in range(times):
        await desk.send(f"/call Клиент{number}")
    await desk.tap(FINISH)
    return [shown for shown in desk.shown if desk.floor.says("button.return") in str(shown.labels)]


async def test_in_a_long_chat_the_newest_close_at_once_and_the_others_when_they_are_tapped(floor: Floor, cast: Cast) -> None:
    """Thousands of requests for one block would be a flood; a refused tap says so where the names stood."""
    summaries = await _call_often(cast.anna, MOST_CLOSED + 3)
    await cast.anna.send("/clients")
    known = len(floor.emulator.calls)
    await change(cast.owner, "Анна", *BLOCK, team="Первый")
    edits = [one for one in floor.emulator.calls[known:] if one.method == "editMessageText" and one.params["chat_id"] == "101"]
    assert len(edits) <= MOST_CLOSED + len(KINDS.one_a_chat)
    texts = {shown.id: shown.text for shown in cast.anna.shown}
    assert [texts[one.id] == floor.says("stranger") for one in summaries] == [False] * 3 + [True] * MOST_CLOSED
    assert floor.says("clients.title") not in str(texts), "pages close however old they are"
    oldest = summaries[0]
    await cast.anna.tap_data(oldest.id, oldest.data(RETURN))
    assert cast.anna.toast == floor.says("error.stranger_tap")
    after = next(shown for shown in cast.anna.shown if shown.id == oldest.id)
    assert (after.text, after.labels) == (floor.says("stranger"), [])


async def _used_link(floor: Floor, cast: Cast) -> Shown:
    """A supervisor's invitation by which somebody has come in, far above in his chat."""
    await cast.chief.send("/team")
    await tap(cast.chief, floor.says("button.team_invite"))
    await tap(cast.chief, floor.says("role.manager"))
    link = page(cast.chief, floor.says("button.invite_refresh"))
    await floor.stranger(900, "Глеб").send(f"/start {link_of(link)}")
    await _call_often(cast.chief, MOST_CLOSED + 1)
    return next(shown for shown in cast.chief.shown if shown.id == link.id)


async def test_a_refused_tap_closes_only_what_is_older_than_the_change(floor: Floor, cast: Cast) -> None:
    """A message of the old team closes; under one of the new team a refusal changes nothing."""
    used = await _used_link(floor, cast)
    await change(cast.owner, "Сергей", *MOVE, team="Первый")
    assert "Глеб" in next(shown for shown in cast.chief.shown if shown.id == used.id).text
    again = used.data(floor.says("button.team_invite"))
    await cast.chief.send("/team")
    fresh = page(cast.chief, floor.says("button.team_invite"))
    await cast.chief.tap_data(fresh.id, again)
    assert cast.chief.toast == floor.says("error.not_allowed")
    assert next(shown for shown in cast.chief.shown if shown.id == fresh.id).text == fresh.text
    await cast.chief.tap_data(used.id, again)
    assert cast.chief.toast == floor.says("error.not_allowed")
    after = next(shown for shown in cast.chief.shown if shown.id == used.id)
    assert (after.text, after.labels) == (floor.says("news.closed"), [])


async def test_who_comes_back_into_another_team_finds_the_old_one_closed(floor: Floor, cast: Cast) -> None:
    """What was too old to be closed when he was removed closes when he taps it."""
    used = await _used_link(floor, cast)
    await change(cast.owner, "Сергей", *REMOVE, team="Первый")
    await cast.owner.send("/team")
    await tap(cast.owner, "Юг")
    await tap(cast.owner, floor.says("button.team_invite"))
    await tap(cast.owner, floor.says("role.supervisor"))
    await cast.chief.send(f"/start {link_of(page(cast.owner, floor.says('button.invite_refresh')))}")
    await cast.chief.tap_data(used.id, used.data(floor.says("button.team_invite")))
    assert cast.chief.toast == floor.says("error.not_allowed")
    assert next(shown for shown in cast.chief.shown if shown.id == used.id).text == floor.says("news.closed")


async def test_an_owner_who_moves_himself_leaves_the_clients_behind(floor: Floor, cast: Cast) -> None:
    """He is told nothing, and the page he moves himself on stays his."""
    await cast.owner.send("/call Канарейкин")
    await cast.owner.tap(FINISH)
    await cast.owner.send("/clients")
    await change(cast.owner, "Ольга", *MOVE, team="Первый")
    assert named(cast.owner.shown, ["Канарейкин"]) == set()
    assert floor.says("team.in_team", team="Юг") in page(cast.owner).text
    assert floor.says("news.team", team="Юг") not in [shown.text for shown in cast.owner.shown]

"""What a change by a colleague brings into one's own chat: news, pages that close, links that end."""

from __future__ import annotations

import pytest

from bot.domain.people.employee import Role
from tests.buttons import CHOLERIC, FINISH
from tests.conversation.people.cast import Cast, audit, change, open_cast, page, tap
from tests.floor import Floor


@pytest.fixture
async def cast(floor: Floor) -> Cast:
    """Two teams."""
    return await open_cast(floor)


def sounds(floor: Floor, person: int) -> list[str]:
    """What came to somebody as a message of its own that makes a sound."""
    sent = [call for call in floor.emulator.calls if call.method == "sendMessage" and call.params["chat_id"] == str(person)]
    return [call.params["text"] for call in sent if "disable_notification" not in call.params]


@pytest.mark.parametrize("role", [Role.OWNER, Role.SUPERVISOR, Role.TRAINEE])
async def test_a_change_of_role_is_told(floor: Floor, cast: Cast, role: Role) -> None:
    """In one message without a sound: what he is now and what he can do."""
    await cast.anna.send("/start")
    taps = ("button.person_role", f"role.{role}", *(("button.person_owner",) if role is Role.OWNER else ()))
    await change(cast.owner, "Анна", *taps, team="Первый")
    assert cast.anna.last.text == floor.says(f"news.{role}", team="Первый")
    assert cast.anna.last.text not in sounds(floor, 101)
    assert cast.anna.last.text not in [shown.text for shown in cast.owner.shown]


async def test_the_news_are_in_the_readers_language(floor: Floor, cast: Cast) -> None:
    """And not in that of whoever changed him; a newer one takes the place of the old one."""
    await floor.write("UPDATE employees SET language = 'en' WHERE person_id = 103")
    say = floor.library.texts(next(code for code in floor.library.languages if code == "en")).plain
    await cast.vera.send("/start")
    await change(cast.chief, "Вера", "button.person_role", "role.manager")
    assert cast.vera.last.text == say("news.manager")
    await change(cast.chief, "Вера", "button.person_role", "role.trainee")
    assert [shown.text for shown in cast.vera.shown][-1] == say("news.trainee")
    assert say("news.manager") not in [shown.text for shown in cast.vera.shown]


async def test_a_move_is_told_and_closes_what_was_about_the_old_team(floor: Floor, cast: Cast) -> None:
    """Its people, clients and calls; one's own settings stay."""
    await cast.chief.send("/call Иван")
    await cast.chief.tap(FINISH)
    for command in ("/clients", "/settings", "/team"):
        await cast.chief.send(command)
    await change(cast.owner, "Сергей", "button.person_move", "Юг", team="Первый")
    assert cast.chief.last.text == floor.says("news.team", team="Юг")
    standing = [shown for shown in cast.chief.shown if shown.text == floor.says("news.closed")]
    assert [shown.labels for shown in standing] == [[], [], []], "the call's summary, the clients, the team"
    assert "Вера" not in str([(shown.text, shown.labels) for shown in cast.chief.shown])
    assert any(floor.says("settings.title") in shown.text for shown in cast.chief.shown)


async def test_the_card_stays_last_below_the_news(floor: Floor, cast: Cast) -> None:
    """And is the same as before."""
    await cast.anna.send("/call Иван")
    await cast.anna.tap(CHOLERIC)
    before = cast.anna.card
    await change(cast.owner, "Анна", "button.person_role", "role.trainee", team="Первый")
    assert [shown.text for shown in cast.anna.shown] == [floor.says("news.trainee"), before.text]
    assert cast.anna.card.labels == before.labels
    await cast.anna.tap(CHOLERIC)


async def test_who_changes_himself_is_told_nothing(floor: Floor, cast: Cast) -> None:
    """The owner goes to another team: its page says so."""
    await change(cast.owner, "Ольга", "button.person_move", "Юг", team="Первый")
    assert floor.says("team.in_team", team="Юг") in page(cast.owner).text
    texts = [shown.text for shown in cast.owner.shown]
    assert floor.says("news.team", team="Юг") not in texts
    assert floor.says("news.closed") not in texts


async def test_mentor_and_mentee_are_told_of_each_other(floor: Floor, cast: Cast) -> None:
    """Once, however often the button is tapped; nobody is told of the end."""
    for desk in (cast.vera, cast.anna):
        await desk.send("/start")
    await change(cast.chief, "Вера", "button.person_mentor", "🎧 Анна")
    await floor.tick()
    assert cast.vera.last.text == floor.says("news.mentor", name="Анна")
    assert cast.anna.last.text == floor.says("news.mentee", name="Вера")
    said = cast.vera.last.id
    await change(cast.chief, "Вера", "button.person_mentor", "● 🎧 Анна")
    await floor.tick()
    assert [action for action, _ in await audit(floor)] == ["mentor_set"]
    await change(cast.chief, "Вера", "button.person_mentor", "button.person_no_mentor")
    await floor.tick()
    assert cast.vera.last.id == said
    assert [action for action, _ in await audit(floor)] == ["mentor_set", "mentor_set"]


async def test_a_supervisor_who_mentors_is_not_told_of_himself(floor: Floor, cast: Cast) -> None:
    """He has just done it; his mentee is told."""
    await cast.vera.send("/start")
    await change(cast.chief, "Вера", "button.person_mentor", "🧭 Сергей")
    await floor.tick()
    assert cast.vera.last.text == floor.says("news.mentor", name="Сергей")
    assert floor.says("news.mentee", name="Вера") not in [shown.text for shown in cast.chief.shown]


async def test_the_editors_mark_is_told_when_it_is_given(floor: Floor, cast: Cast) -> None:
    """With the command that it opens."""
    await cast.anna.send("/start")
    await change(cast.owner, "Анна", "button.person_editor", team="Первый")
    assert cast.anna.last.text == floor.says("news.editor")
    assert "words" in [command["command"] for command in cast.anna.chat.commands]


async def test_who_loses_access_is_told_nothing_and_who_gets_it_back_is(floor: Floor, cast: Cast) -> None:
    """The card that was closed is back too, at the bottom."""
    await cast.anna.send("/call Иван")
    before = cast.anna.card
    await change(cast.chief, "Анна", "button.person_block", "button.person_block_yes")
    assert [shown.text for shown in cast.anna.shown] == [floor.says("stranger")]
    await change(cast.chief, "Анна", "button.person_unblock")
    assert [shown.text for shown in cast.anna.shown] == [floor.says("news.let_in"), before.text]


async def test_a_link_ends_with_the_right_to_make_it(floor: Floor, cast: Cast) -> None:
    """Its message says so where it stands, the list of the team does not name it, and nothing of that team comes later."""
    await cast.chief.send("/team")
    await tap(cast.chief, floor.says("button.team_invite"))
    await tap(cast.chief, floor.says("role.manager"))
    link = page(cast.chief, floor.says("button.invite_refresh"))
    await change(cast.owner, "Сергей", "button.person_move", "Юг", team="Первый")
    after = next(shown for shown in cast.chief.shown if shown.id == link.id)
    assert after.text == floor.says("invite.revoked", role="менеджер", team="Первый")
    assert after.labels == [], "he may not invite there again"
    await cast.owner.send("/team")
    await tap(cast.owner, floor.says("button.team_invites"))
    assert floor.says("invite.none") in page(cast.owner).text
    assert ("invite_revoked", 1) in await audit(floor)
    known = [(shown.id, shown.text) for shown in cast.chief.shown]
    await floor.stranger(900, "Глеб").send(f"/start {link.text.split('?start=')[1].split()[0]}")
    await cast.chief.tap_data(link.id, "Th:1")
    assert cast.chief.toast == floor.says("error.not_allowed")
    closed = floor.says("news.closed")
    left = [(message, closed if message == link.id else text) for message, text in known]
    assert [(shown.id, shown.text) for shown in cast.chief.shown] == left


async def test_an_owner_who_becomes_a_supervisor_keeps_what_he_may_still_invite(floor: Floor, cast: Cast) -> None:
    """For those beneath him in his own team; the rest ends."""
    second = await floor.hire(5, "Павел", Role.OWNER)
    for team, role in (("Первый", Role.TRAINEE), ("Первый", Role.SUPERVISOR), ("Юг", Role.TRAINEE)):
        await second.send("/team")
        await tap(second, team)
        await tap(second, floor.says("button.team_invite"))
        await tap(second, floor.says(f"role.{role}"))
    await change(cast.owner, "Павел", "button.person_role", "role.supervisor", team="Первый")
    assert await floor.rows("SELECT id FROM invites WHERE revoked_at IS NULL") == [(1,)]

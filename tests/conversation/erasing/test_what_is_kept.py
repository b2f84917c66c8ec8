"""What is typed and not taken is kept nowhere: not in a table, not in the bytes of the file, its log or a fresh copy."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.db.sqlite.traces import has_traces
from bot.domain.people.employee import Role
from bot.domain.phrases.text_name import phrase_named
from bot.services.act import Act
from bot.services.forget import DRAFTS_LAST
from tests.buttons import ASK_NAME, FINISH, MORE
from tests.conversation.clients.test_clients import asked_for_name, met, opened
from tests.floor import Desk, Floor
from tests.remains import where_it_remains

CANARY = "Канарейкин"


async def kept(floor: Floor, *words: str) -> set[str]:
    """Let everything be written down and the log be emptied, and look."""
    for _ in range(2):
        await floor.tick()
    return await where_it_remains(floor.url, *words or (CANARY,))


async def another_taken_for_it(floor: Floor, anna: Desk) -> None:
    """A name is typed, and somebody who is known is meant."""
    await met(anna, "Кан Петрович")
    await anna.send("/call Кан")
    await anna.tap(anna.card.labels[0][0])


async def test_a_name_that_was_looked_for_is_forgotten(floor: Floor, anna: Desk) -> None:
    """«Which of them?» was answered with a known client, whose name is another; what was typed is gone at once."""
    await met(anna, f"{CANARY} Пётр")
    await anna.send("/call канар")
    await anna.tap(anna.card.labels[0][0])
    assert await floor.rows("SELECT count(*) FROM free_texts WHERE text IS NOT NULL") == [(0,)]


async def test_a_client_made_by_mistake_leaves_nothing(floor: Floor, anna: Desk) -> None:
    """A call was begun with a new name and then taken for one with a known client."""
    await met(anna, "Пётр")
    await anna.send(f"/call {CANARY}")
    await asked_for_name(anna, "Пётр")
    await anna.tap(anna.card.labels[0][0])
    await anna.tap(FINISH)
    assert await kept(floor) == set()


async def test_a_name_in_a_call_of_which_a_known_client_was_taken(floor: Floor, anna: Desk) -> None:
    """The card asked «the same client?», and he was."""
    await met(anna, "Канарейкин-Старший")
    await anna.send("/call")
    await asked_for_name(anna, "канарейкин-ст")
    await anna.tap(anna.card.labels[0][0])
    assert await floor.rows("SELECT count(*) FROM free_texts WHERE text IS NOT NULL") == [(0,)]


@pytest.mark.parametrize("how", ["finished", "next", "idle", "other name", "no call, half an hour"])
async def test_a_name_about_which_nobody_answered_goes_with_the_call(floor: Floor, anna: Desk, how: str) -> None:
    """«A name or words?» stood there, and the manager went on. Without a call it goes after half an hour."""
    if how != "no call, half an hour":
        await anna.send("/call")
    await anna.send(f"{CANARY} Пётр")
    assert await floor.rows("SELECT count(*) FROM free_texts WHERE text IS NOT NULL") == [(1,)]
    if how == "finished":
        await anna.tap(FINISH)
    elif how == "next":
        await anna.send("/call")
    elif how == "other name":
        await anna.tap(MORE)
        await anna.tap(ASK_NAME)
        await anna.send("Глеб")
    else:
        floor.clock.advance(minutes=31)
    assert await kept(floor) == set()


async def test_a_name_that_was_replaced_leaves_nothing(floor: Floor, anna: Desk) -> None:
    """Renamed on his page, or in the call itself; when the call is over, or half an hour later, there is no way back either."""
    await anna.send(f"/call {CANARY}")
    await asked_for_name(anna, "Глеб")
    await anna.tap(FINISH)
    await met(anna, f"{CANARY} Второй")
    await opened(anna, f"{CANARY} Втор…")
    await anna.tap(floor.says("button.rename"))
    await anna.send("Фома")
    floor.clock.advance(minutes=31)
    assert await kept(floor) == set()


async def test_a_merge_leaves_nothing_of_the_other_name(floor: Floor, anna: Desk) -> None:
    """Neither the name nor the key by which it was found."""
    await met(anna, "Глеб", CANARY)
    await opened(anna, "Глеб")
    await anna.tap(floor.says("button.merge"))
    await anna.send(CANARY)
    await anna.tap(anna.card.labels[0][0])
    await anna.tap(floor.says("button.merge_them"))
    assert await kept(floor) == set()


async def test_a_contact_and_a_search_are_not_kept(floor: Floor, anna: Desk) -> None:
    """Words that search the guide or a merge, a contact that was not taken, a name where codes are: nothing of it stays."""
    await anna.do("send_contact", CANARY, None, "+79991234567")
    await anna.send(f"{CANARY.lower()} что делать если дорого")
    await anna.do("ask_inline", CANARY)
    await anna.send(f"/start {CANARY}")
    floor.clock.advance(minutes=31)
    assert await kept(floor, CANARY, "9991234567") == set()


async def test_a_draft_that_nobody_comes_back_to_goes(floor: Floor) -> None:
    """After a week; until then it can be published."""
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    async with floor.bot.database.unit_of_work() as work:
        me = (await work.employees.owners())[0]
        phrase = next(iter(floor.library.script.phrases)).id
        await work.content_edits.add(
            language=me.language, name=phrase_named(phrase), text=CANARY, text_before="", employee_id=me.id, at=floor.clock()
        )
        await work.commit()
    await floor.tick()
    floor.clock.advance(days=1)
    assert await kept(floor)
    floor.clock.now += DRAFTS_LAST + timedelta(days=1)
    assert await kept(floor) == set()
    assert olga.shown == []


async def test_a_question_whose_time_is_up_is_forgotten(floor: Floor, anna: Desk) -> None:
    """What the next text would have meant is not kept longer than it is meant."""
    await met(anna, "Глеб")
    await opened(anna, "Глеб")
    await anna.tap(floor.says("button.rename"))
    assert await floor.rows("SELECT count(*) FROM prompts") == [(1,)]
    floor.clock.advance(minutes=10)
    await floor.tick()
    assert await floor.rows("SELECT count(*) FROM prompts") == [(0,)]


async def test_an_error_that_repeats_what_was_typed_is_not_kept(
    floor: Floor, anna: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record of the failure has the kind of the error and its place."""

    async def broken(*_: object) -> None:
        raise ValueError(f"cannot rename {CANARY}")

    await met(anna, "Глеб")
    await opened(anna, "Глеб")
    await anna.tap(floor.says("button.rename"))
    monkeypatch.setattr(Act, "own_client", broken)
    await anna.send(CANARY)
    assert await floor.rows("SELECT count(*) FROM processed_updates WHERE error LIKE '%ValueError%'") == [(1,)]
    assert await kept(floor) == set()


async def test_delivered_messages_leave_the_file(floor: Floor, anna: Desk) -> None:
    """After a tick nothing is in the log any more, and no card in the pages that are free."""
    await anna.send(f"/call {CANARY}")
    card = anna.card.text.split("\n")[0]
    await anna.tap(FINISH)
    assert card not in str(await kept(floor, card))
    assert await kept(floor, card) == set()
    if floor.url.startswith("sqlite"):
        file = floor.bot.database._file
        assert file is not None
        assert not has_traces(file)

"""Whatever way words come in, no phone, address or handle is stored, and no name that cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Awaitable, Callable

import pytest

from bot.domain.clients.naming import ClientNaming
from bot.domain.people.employee import Role
from bot.screens.action import encode
from bot.screens.clients.actions import AskClientName, AskSameClient
from bot.screens.phrases.actions import OpenText
from tests.buttons import CALL_BACK, CHOLERIC, FINISH, IS_NAME
from tests.conversation.calls.test_more import more
from tests.conversation.people.cast import employee, page, tap
from tests.conversation.people.test_invites import invite
from tests.conversation.people.test_team import open_person
from tests.floor import Desk, Floor

SPOKEN = (
    "Дорого! 8 916 424-24-24, @canary_petrova",
    "Короче, canary собака mail точка ru, +7\u200b916\u200b4242424",
    "Цена? ８９１６４２４２４２４ t.me/canary_petrova",
)
HIDDEN = "\u202e\u3164\u200b"


def left_of_contacts(dump: str) -> list[str]:
    """Return what a dump has of the contacts, however they are written."""
    plain = unicodedata.normalize("NFKC", dump).replace("\u200b", "").replace("\\u200b", "")
    return re.findall(r"canary\w*", plain) + re.findall(r"4[ -]?2[ -]?4[ -]?2[ -]?4[ -]?2[ -]?4", plain)


async def typed_in_a_call(floor: Floor, desk: Desk, owner: Desk, words: str) -> None:
    """Words of the client, typed, forwarded, over several lines, edited afterwards."""
    await desk.send("/call Вера")
    await desk.send(words)
    await desk.do("forward_text", words, "Кто-то")
    await desk.send(f"Короче.\n{words}\nИ ещё")
    await desk.do("edit_text", desk.chat.send_text("Сколько стоит?"), words)


async def typed_without_a_call(floor: Floor, desk: Desk, owner: Desk, words: str) -> None:
    """Words that search the guide, words as an unknown command, words behind a known one."""
    for text in (words, f"/nosuch {words}", f"/help {words}", f"/start {words}", f"/guide {words}"):
        await desk.send(text)


async def under_a_picture(floor: Floor, desk: Desk, owner: Desk, words: str) -> None:
    """A caption, in a call and without one."""
    await desk.do("send_photo", words)
    await desk.send("/call")
    await desk.do("send_photo", words)


async def none_fits(floor: Floor, desk: Desk, owner: Desk, words: str) -> None:
    """What the client said when nothing fitted."""
    await desk.send("/call")
    await more(desk, "none_fits")
    await desk.send(words)


async def as_a_name(floor: Floor, desk: Desk, owner: Desk, words: str) -> None:
    """A name behind /call, one that was asked for, one by itself, a shared contact, and one known already."""
    await desk.send(f"/call Вера {words}")
    await desk.send("/call")
    await more(desk, "name")
    await desk.send(f"Вера {words}")
    await desk.do("send_contact", "Вера", words, "+79164242424")
    await desk.send("/call Вера")
    await desk.send(f"/call вера {words[8:]}")
    await desk.send(words)


async def of_a_client(floor: Floor, desk: Desk, owner: Desk, words: str) -> None:
    """Another name, and the name of one who is the same."""
    await desk.send("/call Пётр")
    await desk.send("/clients")
    for action in (AskClientName(client=1), AskSameClient(client=1)):
        await desk.tap_data(desk.card.id, encode(action))
        await desk.send(f"Пётр {words}")


async def as_a_date_or_a_city(floor: Floor, desk: Desk, owner: Desk, words: str) -> None:
    """A typed date and a typed city."""
    await desk.send("/call")
    await desk.tap(FINISH)
    await desk.tap(CALL_BACK)
    await desk.send(f"завтра {words}")
    await desk.send("/settings")
    await tap(desk, floor.says("button.settings_zone"))
    await desk.send(f"Москва {words}")


async def of_the_team(floor: Floor, desk: Desk, owner: Desk, words: str) -> None:
    """Names of a team and of a colleague, and somebody who comes in by such a name."""
    await owner.send("/team")
    await tap(owner, floor.says("button.team_add"))
    await owner.send(f"Восток {words}")
    await open_person(owner, "Анн", "Первый")
    await tap(owner, floor.says("button.person_rename"))
    await owner.send(f"Аннушка {words}")
    await floor.stranger(900 + SPOKEN.index(words), f"Глеб {words}").send(f"/start {await invite(owner)}")


async def of_a_phrase(floor: Floor, desk: Desk, owner: Desk, words: str) -> None:
    """A new text of a phrase, and words by which one is looked for."""
    await owner.send("/words")
    phrase = floor.bot.live.scripts.current().phrases[0]
    await owner.tap_data(owner.card.id, encode(OpenText(language="ru", name=phrase.id, note=0)))
    await tap(owner, floor.says("button.words_change"))
    await owner.send(words)
    await owner.send("/words")
    await owner.send(words)


async def in_another_chat(floor: Floor, desk: Desk, owner: Desk, words: str) -> None:
    """Words behind the bot's name elsewhere, and words of a stranger."""
    await desk.do("ask_inline", words)
    eve = floor.stranger(990 + SPOKEN.index(words), words)
    for text in (words, f"/start {words}", f"/call {words}"):
        await eve.send(text)
    await eve.do("ask_inline", words)


Way = Callable[[Floor, Desk, Desk, str], Awaitable[None]]
WAYS: tuple[Way, ...] = (
    typed_in_a_call,
    typed_without_a_call,
    under_a_picture,
    none_fits,
    as_a_name,
    of_a_client,
    as_a_date_or_a_city,
    of_the_team,
    of_a_phrase,
    in_another_chat,
)


@pytest.mark.parametrize(
    ("way", "naming"),
    [
        *((way, ClientNaming.NAMES) for way in WAYS),
        *((way, ClientNaming.CODES) for way in (as_a_name, of_a_client)),
    ],
    ids=lambda one: one if isinstance(one, str) else one.__name__,
)
async def test_no_contact_is_stored_whatever_way_it_comes(floor: Floor, way: Way, naming: ClientNaming) -> None:
    """Neither where words are kept nor anywhere else in the database, messages on their way included."""
    floor.naming = naming
    anna, owner = await floor.hire(101, "Анна"), await floor.hire(1, "Ольга", Role.OWNER)
    await floor.hire(201, "Дарья", Role.MANAGER, "Юг")
    for words in SPOKEN:
        await way(floor, anna, owner, words)
        floor.clock.advance(minutes=40)
    assert left_of_contacts(await floor.dump()) == []


async def test_the_way_to_look_for_contacts_finds_them(floor: Floor) -> None:
    """So that the silence of the test above says something."""
    await floor.hire(101, "Анна")
    for words in SPOKEN:
        await floor.write(f"UPDATE employees SET name = '{words}'")
        assert len(left_of_contacts(await floor.dump())) == 2


# ---- names ----


@pytest.mark.parametrize("name", ["\u202e\u3164", "\u200b", "\u2800", "+7 900 123-45-67", None])
async def test_somebody_without_a_name_gets_a_neutral_one(floor: Floor, name: str | None) -> None:
    """In his own language; he is seen in lists, and may be called otherwise."""
    owner = await floor.hire(1, "Ольга", Role.OWNER)
    gleb = floor.stranger(900, name)  # type: ignore[arg-type]  # Telegram has sent null
    await gleb.send(f"/start {await invite(owner)}")
    assert (await employee(floor, 900))["name"] == floor.says("person.unnamed")
    await owner.send("/team")
    assert floor.says("person.unnamed") in str(page(owner).labels)


async def test_hidden_signs_are_stripped_wherever_a_name_comes_in(floor: Floor, anna: Desk) -> None:
    """From clients' names however they are given, from colleagues', from the team's, from one's own."""
    owner = await floor.hire(1, "Ольга", Role.OWNER)
    await anna.send(f"/call Ве{HIDDEN}ра")
    await anna.send("/call")
    await more(anna, "name")
    await anna.send(f"{HIDDEN}Пётр{HIDDEN}")
    await anna.do("send_contact", f"Сер{HIDDEN}гей", f"{HIDDEN}Ильич", "+79160000000")
    await anna.tap(IS_NAME)
    await anna.send(f"/call {HIDDEN}")
    await owner.send("/team")
    await tap(owner, floor.says("button.team_rename"))
    await owner.send(f"Вос{HIDDEN}ток")
    await open_person(owner, "Анна")
    await tap(owner, floor.says("button.person_rename"))
    await owner.send(f"Ан{HIDDEN}нушка")
    await floor.stranger(900, f"Гл{HIDDEN}еб").send(f"/start {await invite(owner)}")
    names = {name for table in ("clients", "employees", "teams") for (name,) in await floor.rows(f"SELECT name FROM {table}")}
    assert {"Вера", "Сергей Ильич", "Аннушка", "Глеб", "Восток"} <= names
    stored = await floor.dump()
    assert not any(sign in stored or f"\\u{ord(sign):04x}" in stored for sign in HIDDEN)
    assert (await floor.exported())[-1]["client"] is None


async def test_a_name_typed_with_hidden_signs_finds_who_is_known(floor: Floor, anna: Desk) -> None:
    """As without them; nobody is made a second time."""
    await anna.send("/call Вера")
    await anna.send(f"/call В{HIDDEN}ера")
    assert await floor.rows("SELECT count(*) FROM clients") == [(1,)]


async def test_names_stored_before_are_shown_clean(floor: Floor, anna: Desk) -> None:
    """Nothing is rewritten: what was stored with hidden signs stays, and is shown and exported without them."""
    await anna.send("/call Вера")
    await floor.write("UPDATE clients SET name = 'Ве\u202e\u3164ра'")
    await floor.write("UPDATE employees SET name = '\u3164'")
    await anna.tap(CHOLERIC)
    assert "\u202e" not in anna.card.text
    assert "Вера" in anna.card.text
    [row] = await floor.exported()
    assert (row["client"], row["manager"]) == ("Вера", None)
    await anna.send("/start")
    assert "\u3164" not in anna.last.text
    assert await floor.rows("SELECT name FROM clients") == [("Ве\u202e\u3164ра",)]

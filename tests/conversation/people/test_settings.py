"""/settings: everything in one message; the data page and what waits for the owner's word."""

from __future__ import annotations

import inspect

import pytest

from bot.content.library import Library
from bot.db.schema.data_map import DATA_MAP
from bot.domain.ids import LanguageCode
from bot.screens import messages
from bot.screens.calls import card, finished, why
from bot.screens.people import audit, data_page, invites, settings, team, welcome
from bot.screens.people.data_page import TOLD
from bot.screens.people.settings_actions import ChooseZone
from bot.screens.text_keys import TEMPLATES, WORDS
from tests.buttons import means
from tests.conversation.people.cast import Cast, employee, open_cast, page, tap
from tests.floor import Desk, Floor


@pytest.fixture
async def cast(floor: Floor) -> Cast:
    """Two teams."""
    return await open_cast(floor)


async def test_switches_switch_in_place(floor: Floor, anna: Desk) -> None:
    """Short card, reminders, writing: one tap each, the same message, the next card looks so."""
    await anna.send("/settings")
    first = page(anna)
    for label in ("button.settings_compact", "button.settings_reminders_off", "button.settings_chat_on"):
        await tap(anna, floor.says(label))
        assert page(anna).id == first.id
    row = await employee(floor, 101)
    assert [bool(row[name]) for name in ("is_compact", "wants_reminders", "is_chat_mode")] == [True, False, True]
    for key in ("settings.compact", "settings.reminders_off", "settings.chat_on"):
        assert floor.says(key) in page(anna).text
    await anna.send("/call")
    assert len(anna.card.lines) < 4


async def test_a_zone_is_chosen_by_a_button(floor: Floor, anna: Desk) -> None:
    """The time there stands beside it."""
    await anna.send("/settings")
    assert "Москва" in page(anna).text
    await tap(anna, floor.says("button.settings_zone"))
    await tap(anna, means(ChooseZone, zone="Asia/Vladivostok"))
    assert (await employee(floor, 101))["time_zone"] == "Asia/Vladivostok"
    assert floor.says("settings.zone", city="Владивосток", time="19:00") in page(anna).text


@pytest.mark.parametrize(
    ("typed", "zone"), [("Рига", "Europe/Riga"), ("new york", "America/New_York"), ("asia/tokyo", "Asia/Tokyo")]
)
async def test_a_typed_city_counts_when_it_is_confirmed(floor: Floor, anna: Desk, typed: str, zone: str) -> None:
    """Until then nothing changes; what was typed leaves the chat."""
    await anna.send("/settings")
    await tap(anna, floor.says("button.settings_zone"))
    await anna.send(typed)
    assert (await employee(floor, 101))["time_zone"] == "Europe/Moscow"
    assert anna.last.message.from_bot
    await anna.tap(page(anna).labels[0][0], page(anna).id)
    assert (await employee(floor, 101))["time_zone"] == zone


async def test_an_unknown_city_says_so_and_asks_again(floor: Floor, anna: Desk) -> None:
    """The next text is taken for a city too."""
    await anna.send("/settings")
    await tap(anna, floor.says("button.settings_zone"))
    await anna.send("Нигде")
    assert floor.says("settings.no_zone", typed="Нигде") in page(anna).text
    await anna.send("Самара")
    assert "Самара" in page(anna).labels[0][0]


async def test_what_is_not_understood_is_answered_the_second_time_too(floor: Floor, anna: Desk) -> None:
    """By a message that is new, although it says the same."""
    await anna.send("/settings")
    await tap(anna, floor.says("button.settings_zone"))
    said = []
    for _ in range(2):
        await anna.send("Нигде")
        assert floor.says("settings.no_zone", typed="Нигде") in page(anna).text
        said.append(page(anna).id)
    assert said[0] != said[1]


@pytest.mark.parametrize(
    ("typed", "zone"),
    [("Питер", "Europe/Moscow"), ("Уфа", "Asia/Yekaterinburg"), ("GMT+2", "Etc/GMT-2"), ("Iaşi", "Europe/Bucharest")],
)
async def test_the_city_may_be_typed_until_one_is_confirmed(floor: Floor, anna: Desk, typed: str, zone: str) -> None:
    """The next city is taken for a city and never for a client; once one is confirmed the question is over."""
    await anna.send("/settings")
    await tap(anna, floor.says("button.settings_zone"))
    await anna.send("Казань")
    assert "Казань" in page(anna).text
    await anna.send(typed)
    assert typed in page(anna).text
    await anna.tap(page(anna).labels[0][0], page(anna).id)
    row = await employee(floor, 101)
    assert row["time_zone"] == zone
    assert await floor.rows("SELECT kind FROM prompts") == []
    assert await floor.rows("SELECT name FROM clients") == []


async def test_an_offset_is_shown_as_people_count(floor: Floor, anna: Desk) -> None:
    """IANA counts the other way round; nobody has to know."""
    await anna.send("/settings")
    await tap(anna, floor.says("button.settings_zone"))
    await anna.send("+3")
    await anna.tap(page(anna).labels[0][0], page(anna).id)
    assert "UTC+3" in page(anna).text


async def test_a_zone_that_does_not_exist_is_refused(floor: Floor, anna: Desk) -> None:
    """By a forged button."""
    await anna.send("/settings")
    for zone in ("../../etc/passwd", "Mars/Olympus", "localtime"):
        await anna.tap_data(page(anna).id, f"Sz:{zone}")
        assert anna.toast == floor.says("error.gone")
    await anna.tap_data(page(anna).id, "Sq:2000:3")
    assert anna.toast == floor.says("error.old_button")
    assert (await employee(floor, 101))["time_zone"] == "Europe/Moscow"


async def test_quiet_hours_are_two_taps(floor: Floor, anna: Desk) -> None:
    """From which hour, until which; or none at all."""
    await anna.send("/settings")
    await tap(anna, floor.says("button.settings_quiet"))
    await tap(anna, floor.says("button.quiet_from", time="22:00"))
    await tap(anna, floor.says("button.quiet_until", time="07:00"))
    row = await employee(floor, 101)
    assert (row["quiet_from"], row["quiet_until"]) == (22 * 60, 7 * 60)
    await tap(anna, floor.says("button.settings_back"))
    assert floor.says("settings.quiet", start="22:00", end="07:00") in page(anna).text
    await tap(anna, floor.says("button.settings_quiet"))
    await tap(anna, floor.says("button.no_quiet"))
    await tap(anna, floor.says("button.settings_back"))
    assert floor.says("settings.no_quiet") in page(anna).text


async def test_another_language_is_spoken_at_once(floor: Floor, anna: Desk) -> None:
    """Settings, keyboard, command menu and card; one that has no words is refused."""
    await anna.send("/settings")
    await tap(anna, floor.says("button.settings_language"))
    offered = [row[0].removeprefix("● ") for row in page(anna).labels[:-1]]
    assert offered == [floor.library.texts(code).plain("language.name") for code in floor.library.languages]
    await anna.tap_data(page(anna).id, "Sl:xx")
    assert anna.toast == floor.says("error.gone")
    other = next((code for code in floor.library.languages if code != "ru"), LanguageCode("ru"))
    await anna.tap_data(page(anna).id, f"Sl:{other}")
    texts = floor.library.texts(other)
    assert texts.plain("settings.title") in page(anna).text
    assert anna.chat.commands[0]["description"] == texts.plain("command.call")
    assert anna.chat.reply_keyboard is not None
    assert anna.chat.reply_keyboard.rows[0][0].text == texts.plain("keyboard.next_call")


async def test_names_or_codes_is_the_owners(floor: Floor, cast: Cast) -> None:
    """The others neither see it nor can tap it."""
    await cast.chief.send("/settings")
    assert floor.says("button.settings_naming") not in str(page(cast.chief).labels)
    await cast.chief.tap_data(page(cast.chief).id, "Sn:codes:0")
    assert cast.chief.toast == floor.says("error.not_allowed")
    await cast.owner.send("/settings")
    await tap(cast.owner, floor.says("button.settings_naming"))
    await tap(cast.owner, floor.says("button.codes"))
    assert await floor.rows("SELECT client_naming FROM organisation") == [("codes",)]
    assert f"● {floor.says('button.codes')}" in str(page(cast.owner).labels)


async def test_staff_read_what_is_stored_and_the_owner_confirms(floor: Floor, cast: Cast) -> None:
    """The page says that figures wait for it; confirming is on record and can be taken back."""
    await cast.anna.send("/settings")
    await tap(cast.anna, floor.says("button.settings_data"))
    assert floor.says("data.no_figures") in page(cast.anna).text
    assert floor.says("button.data_informed") not in str(page(cast.anna).labels)
    await cast.anna.tap_data(page(cast.anna).id, "Si:1")
    assert cast.anna.toast == floor.says("error.not_allowed")
    await cast.owner.send("/settings")
    await tap(cast.owner, floor.says("button.settings_data"))
    await tap(cast.owner, floor.says("button.data_informed"))
    assert (await floor.rows("SELECT staff_informed_at IS NOT NULL FROM organisation")) in ([(1,)], [(True,)])
    await cast.anna.send("/settings")
    await tap(cast.anna, floor.says("button.settings_data"))
    assert floor.says("data.no_figures") not in page(cast.anna).text
    await tap(cast.owner, floor.says("button.data_not_informed"))
    assert [action for (action,) in await floor.rows("SELECT action FROM audit_log WHERE action = 'staff_informed'")] == [
        "staff_informed",
        "staff_informed",
    ]


def test_the_data_page_tells_of_every_table_about_staff() -> None:
    """As the data map has them: nothing is stored about employees that employees are not told."""
    about_staff = {kept.table for kept in DATA_MAP if kept.personal.startswith("employees")}
    told = [table for tables in TOLD.values() for table in tables]
    assert sorted(told) == sorted(about_staff)


def test_no_screen_shows_seconds_or_taps_of_a_person(library: Library) -> None:
    """Until the owner confirms that staff were informed none may, and today none can: neither words nor screens know of them."""
    figures = {"taps", "seconds", "duration", "pace"}
    assert not figures & {fact for spec in WORDS.values() for fact in spec.facts}
    assert not figures & {fact for context in TEMPLATES.values() for fact in context}
    for module in (audit, card, data_page, finished, invites, messages, settings, team, welcome, why):
        source = inspect.getsource(module)
        for name in (".taps", "first_card_at", "seconds_to"):
            assert name not in source, f"{module.__name__} reads {name}"

"""Pictures and command menus on their way through the outbox: sent once, changed in place, nothing lost."""

from __future__ import annotations

from bot.domain.ids import ChatId
from bot.domain.people.employee import Role
from bot.playground.media import picture_size
from bot.screens.messages import HINT_SLOT
from bot.screens.screen import Button, Screen, Show
from tests.floor import Desk, Floor

LINK = "https://t.me/salesfloor_bot?start=i_" + "a" * 32


async def show(floor: Floor, screen: Screen, *, is_anew: bool = False) -> None:
    """Put a screen into a slot, as a turn does."""
    async with floor.bot.database.unit_of_work() as work:
        shown = Show(slot=HINT_SLOT.in_chat(ChatId(101)), screen=screen, is_anew=is_anew)
        await floor.bot.gateway.sender.commit(work, [shown], floor.clock())
    await floor.bot.gateway.idle()


async def test_a_link_is_sent_as_a_picture_and_its_words_change_in_place(floor: Floor, anna: Desk) -> None:
    """A square PNG; a later text takes the caption's place under it, and a text message never becomes a picture in place."""
    await anna.send("/start")
    await show(floor, Screen(html="<b>Один</b>", keyboard=[[Button(label="x", action="So:m")]], qr=LINK))
    sent = anna.last
    assert sent.message.photo is not None
    width, height = picture_size(floor.emulator.file_bytes(sent.message.photo.file_id))
    assert width == height >= 200
    await show(floor, Screen(html="Два", qr=LINK))
    await show(floor, Screen(html="Три"))
    assert (anna.last.id, anna.last.text, anna.last.labels, anna.last.message.kind) == (sent.id, "Три", [], "photo")
    await show(floor, Screen(html="Текст"), is_anew=True)
    text = anna.last
    assert (text.message.kind, text.id != sent.id) == ("text", True)
    await show(floor, Screen(html="Снова", qr=LINK))
    assert (anna.last.message.kind, anna.last.text) == ("photo", "Снова")
    assert text.id not in [shown.id for shown in anna.shown]


async def test_a_menu_is_set_once_and_again_only_when_it_changes(floor: Floor, anna: Desk) -> None:
    """Telegram is not asked again for what it has, not even after a restart; a daily look finds nothing to renew."""
    await anna.send("/start")
    assert "settings" in [command["command"] for command in anna.chat.commands]
    asked = floor.emulator.requests["setMyCommands"]
    await floor.restart()
    await anna.send("/start")
    assert floor.emulator.requests["setMyCommands"] == asked
    floor.clock.advance(days=1, minutes=11)
    await floor.tick()
    assert floor.emulator.requests["setMyCommands"] == asked


async def test_menus_of_an_older_version_are_renewed(floor: Floor, anna: Desk) -> None:
    """Also for those who never send /start; whoever has no access is left out."""
    await anna.send("/call")
    boss = await floor.hire(1, "Ольга", Role.OWNER)
    await boss.send("/call")
    floor.clock.advance(minutes=11)
    await floor.tick()
    await floor.tick()
    assert "team" in [command["command"] for command in boss.chat.commands]
    assert "team" not in [command["command"] for command in anna.chat.commands]
    assert "settings" in [command["command"] for command in anna.chat.commands]

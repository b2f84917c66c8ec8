"""What Telegram may send beside words: every kind of its documented interface, kinds of tomorrow, and people without names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.gateway.incoming.intake import Verdict
from tests.bot_api_samples import (
    message_parts,
    message_with,
    update_kinds,
    update_of,
    with_unheard_of,
    without_names,
)
from tests.buttons import CHOLERIC
from tests.conversation.card_rules import is_live
from tests.floor import Desk, Floor

SAID = frozenset({"caption", "contact"})
"""What is read of a message beside its text; what becomes of it is told elsewhere."""
STORED = ("consultations", "answers", "clients", "free_texts", "employees", "reminders")
AS_IT_IS: Callable[[Any], Any] = lambda part: part  # noqa: E731  # beside the two others


async def _take(floor: Floor, update: dict[str, Any]) -> Verdict:
    verdict = await floor.bot.gateway.take(update)
    await floor.settle()
    return verdict


async def test_no_kind_of_update_but_ours_does_anything(floor: Floor, anna: Desk) -> None:
    """Every other kind, known or not, is passed over: nothing is stored, said or failed."""
    await anna.send("/call Иван")
    before, shown = await floor.dump(*STORED), anna.card
    ours = {"message", "callback_query", "my_chat_member", "inline_query"}
    others = [kind for kind in update_kinds() if kind not in ours]
    verdicts = {await _take(floor, update_of(kind, number, 101)) for number, kind in enumerate(others)}
    assert verdicts == {Verdict.IGNORED}
    assert await floor.dump(*STORED) == before
    assert anna.card == shown


@pytest.mark.parametrize("changed", [AS_IT_IS, with_unheard_of, without_names], ids=["as it is", "tomorrow's fields", "no names"])
async def test_no_kind_of_message_changes_the_call_or_is_deleted(floor: Floor, anna: Desk, changed: Callable[[Any], Any]) -> None:
    """A service message, a picture, something of tomorrow: the call stays as it is, and the message where it is."""
    await anna.send("/call Иван")
    await anna.tap(CHOLERIC)
    before = await floor.dump(*STORED)
    for number, (name, part) in enumerate(message_parts(), start=1):
        if name not in SAID:
            assert await _take(floor, changed(message_with(number, 101, **{name: part}))) is Verdict.APPLIED, name
    assert await floor.dump(*STORED) == before
    deleted = {call.params["message_id"] for call in floor.emulator.calls if call.method == "deleteMessage"}
    assert not deleted & {str(number) for number in range(1, 200)}
    assert is_live(anna.card)


async def test_words_are_read_whatever_stands_beside_them(floor: Floor, anna: Desk) -> None:
    """Fields of a later version at every depth, people without names, and parts that the library cannot make anything of."""
    beside = dict(message_parts())
    words = {name: beside[name] for name in ("reply_to_message", "external_reply", "quote", "via_bot", "link_preview_options")}
    call = [{"type": "bot_command", "offset": 0, "length": 5}]
    odd = with_unheard_of(without_names(message_with(1, 101, text="/call Иван", entities=call, **words)))
    assert await _take(floor, odd) is Verdict.APPLIED
    assert [row["client"] for row in await floor.exported()] == ["Иван"]
    broken = message_with(2, 101, text="/call Пётр", entities=call, reply_to_message={"of": "tomorrow"}, forward_origin={})
    assert await _take(floor, broken) is Verdict.APPLIED
    assert [row["client"] for row in await floor.exported()] == ["Иван", "Пётр"]


async def test_something_of_tomorrow_is_said_to_be_unread(floor: Floor, anna: Desk) -> None:
    """In the card's line, and the message stays; it may be a kind of words that nobody has taught the bot yet."""
    await anna.send("/call Иван")
    await anna.do("send_unknown", "hologram", {"file_id": "x"})
    assert anna.card.lines[-1] == floor.says("prompt.not_text")
    assert [shown.message.kind for shown in anna.shown if not shown.message.from_bot] == ["unknown"]


async def test_a_picture_among_words_stays_and_the_words_are_read(floor: Floor, anna: Desk) -> None:
    """Pasted with its formatting; words alone go, as typed ones do."""
    await anna.send("/call Иван")
    words = {"type": "paragraph", "text": "Короче, ближе к делу!"}
    await anna.do("send_rich", [words, {"type": "photo", "photo": [{"file_id": "x", "file_unique_id": "y"}]}])
    assert (await floor.call())["temperament"] == "choleric"
    assert [shown.message.from_bot for shown in anna.shown][-2:] == [False, True]
    await anna.do("send_rich", [words])
    assert [shown.message.from_bot for shown in anna.shown if not shown.message.from_bot] == [False]


@pytest.mark.parametrize("name", [None, "", "\u3164", "\u2800\u200b"])
async def test_a_contact_without_a_name_is_nobody(floor: Floor, anna: Desk, name: str | None) -> None:
    """Its number is not stored in the name's place, and no button is blank."""
    for _ in range(2):
        await anna.do("send_contact", name, None, "+79161234567")
        await anna.send("/call")
    await anna.do("send_contact", "+7 916 123-45-67", None, "+79161234567")
    assert await floor.rows("SELECT count(*) FROM clients") == [(0,)]
    assert "9161234567" not in (await floor.dump()).replace("-", "").replace(" ", "")
    labels = [label for shown in anna.shown for row in shown.labels for label in row]
    assert all(label.strip("\u3164\u2800\u200b ") for label in labels)
    assert await floor.rows("SELECT count(*) FROM processed_updates WHERE error IS NOT NULL") == [(0,)]

"""What a consultation leaves behind: one row for everything done, one for every card, the export columns, and no words."""

from __future__ import annotations

import json
import logging
import sys
from datetime import timedelta

import pytest

from bot.domain.ids import LanguageCode
from bot.gateway.logs import set_up_logs
from bot.screens.calls.actions import SetLanguage
from bot.services.log.log_columns import CONSULTATION_COLUMNS
from tests.buttons import (
    ANOTHER,
    ASK_NAME,
    CALL_BACK,
    CAN_NOT,
    CHOLERIC,
    FINISH,
    FITS,
    FITS_NOT,
    IN_AN_HOUR,
    IS_NAME,
    MORE,
    NONE_FITS,
    NOT_HIM,
    OBJECTS,
    PRICE,
    THINK,
    THINKING,
    UNDO,
    WANTS,
    means,
)
from tests.floor import START, Desk, Floor

NAME = "Канарейкин"
SAID = "Ой, какая прелесть, я уже всем подругам рассказала! Кенарчик поёт 8 999 123-45-67"
UNCLEAR = "свиристель зимородок"


async def whole_consultation(anna: Desk) -> None:
    """Do everything once that can be done in a call."""
    says = anna.floor.says
    await anna.send("/start")
    await anna.send(f"/call {NAME}")
    await anna.tap(CHOLERIC)
    await anna.tap(ANOTHER)
    await anna.tap(WANTS)
    await anna.tap(UNDO)
    await anna.tap(OBJECTS)
    await anna.tap(NOT_HIM)
    await anna.tap(PRICE)
    await anna.send(SAID)
    await anna.send(UNCLEAR)
    await anna.tap(MORE)
    await anna.tap(NONE_FITS)
    await anna.send(UNCLEAR)
    await anna.tap(MORE)
    await anna.tap(ASK_NAME)
    await anna.send(f"{NAME} Второй")
    await anna.send(f"Аристарх {NAME}")
    await anna.tap(IS_NAME)
    await anna.tap(MORE)
    await anna.tap(says("button.compact"))
    await anna.tap(FINISH)
    await anna.tap(THINKING)
    await anna.tap(FITS)


async def test_everything_done_has_its_row(floor: Floor, anna: Desk) -> None:
    """The interaction log tells the call in order, each row with its update, employee, team and call."""
    await whole_consultation(anna)
    assert await floor.kinds() == [
        "call_started",
        "answered",
        "phrase_changed",
        "answered",
        "undone",
        "answered",
        "overridden",
        "answered",
        "typed",
        "not_understood",
        "page_opened",
        "none_fits",
        "typed",
        "page_opened",
        "page_opened",
        "named",
        "typed",
        "named",
        "page_opened",
        "compact_switched",
        "call_finished",
        "outcome_set",
        "phrase_voted",
    ]
    rows = await floor.records("SELECT * FROM interactions")
    assert all(row["employee_id"] and row["team_id"] and row["consultation_id"] and row["update_id"] for row in rows)
    assert len({row["update_id"] for row in rows}) == len(rows)


async def test_every_card_is_on_record_with_what_it_said(floor: Floor, anna: Desk) -> None:
    """One row a revision: posterior, recognition, runner-up, phrase, task, versions."""
    await anna.send("/call")
    for label in (CHOLERIC, CHOLERIC, WANTS, ANOTHER, UNDO):
        await anna.tap(label)
    cards = await floor.records("SELECT * FROM cards_shown ORDER BY id")
    assert [card["revision"] for card in cards] == [0, 1, 2, 3, 4, 5]
    assert [card["recognition"] for card in cards] == ["unknown", *["choleric"] * 5]
    for card in cards:
        posterior = json.loads(card["posterior"])
        assert sum(posterior.values()) == pytest.approx(1)
        assert set(posterior) == {"choleric", "melancholic", "sanguine", "phlegmatic"}
        assert card["content_version"]
        assert card["weights_version"]
    assert cards[3]["phrase_id"] != cards[4]["phrase_id"]
    assert cards[3]["phrase_id"] == cards[5]["phrase_id"]


async def test_the_export_tells_the_whole_consultation(floor: Floor, anna: Desk) -> None:
    """All columns in their order, with the values of this call."""
    await anna.send("/call Иван")
    floor.clock.advance(seconds=6)
    await anna.tap(CHOLERIC)
    await anna.tap(CHOLERIC)
    await anna.tap(WANTS)
    await anna.tap(CAN_NOT)
    await anna.tap(FINISH)
    finished_at = floor.clock.now
    await anna.tap(CALL_BACK)
    await anna.tap(IN_AN_HOUR)
    await anna.tap(FITS_NOT)
    [row] = await floor.exported()
    assert row["taps"] is row["seconds_to_first_card"] is None, "staff were promised that: the owner has not confirmed yet"
    await floor.inform_staff()
    [row] = await floor.exported()
    assert tuple(row) == CONSULTATION_COLUMNS
    assert row["started_at"] == START
    assert row["finished_at"] == finished_at
    assert row["seconds_to_first_card"] == 10
    assert row["follow_up_at"] == floor.clock.now - timedelta(seconds=4) + timedelta(hours=1)
    expected = {
        "finished_by": "manager",
        "team": "Первый",
        "manager": "Анна",
        "client": "Иван",
        "language": "ru",
        "is_practice": False,
        "temperament": "choleric",
        "temperament_source": "bot",
        "wants": "yes",
        "can": "no",
        "intent": "yes/no",
        "taps": 8,
        "phrase_fit": "no",
        "none_fits": 0,
        "outcome": "call_back",
    }
    assert {key: row[key] for key in expected} == expected
    assert 0.8 <= row["confidence"] <= 1
    assert row["runner_up"] not in (None, "choleric")
    shown = row["phrases_shown"].split(";")
    script_phrases = {phrase_id for (phrase_id,) in await floor.rows("SELECT DISTINCT phrase_id FROM cards_shown")}
    assert set(shown) == script_phrases


async def test_the_export_tells_what_was_objected_and_said(floor: Floor, anna: Desk) -> None:
    """Codes in the order heard; the sentences as the cards said them, in their language, without the client's name."""
    texts = {language: floor.library.texts(LanguageCode(language)) for language in ("ru", "fi")}
    await anna.send("/call Иван")
    for step in (OBJECTS, PRICE, WANTS, THINK):
        if step is THINK:
            await anna.tap(OBJECTS)
        await anna.tap(step)
    shown = (await floor.exported())[0]["phrases_shown"].split(";")
    await anna.tap(MORE)
    await anna.tap(means(SetLanguage, language="fi"))
    await anna.tap(FINISH)
    [row] = await floor.exported()
    assert row["objections"] == "price;think"
    said = [texts["ru"].phrase(phrase, None) for phrase in shown] + [texts["fi"].phrase(shown[-1], None)]
    assert row["sentences"].split(" | ") == said
    assert "Иван" not in row["sentences"]


@pytest.mark.usefixtures("logs_as_before")
async def test_no_name_and_no_words_get_into_log_and_records(
    floor: Floor, anna: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    """A client's name and words stand in clients and free_texts alone; not in interactions, audit, updates, nor on stderr."""
    set_up_logs()
    logging.getLogger().setLevel(logging.DEBUG)
    await whole_consultation(anna)
    await floor.bot.gateway.take({"update_id": 5, "message": {"text": UNCLEAR, "chat": {"id": 101, "type": "private"}}})
    await floor.settle()
    sys.stderr.flush()
    written = capsys.readouterr()
    everywhere_else = [name for name in floor.tables if name not in ("clients", "free_texts")]
    dump = await floor.dump(*everywhere_else)
    for canary in (NAME, "Кенарчик", "свиристель", "8 999", "123-45"):
        assert canary not in written.err + written.out
        assert canary not in dump
    assert "123-45-67" not in await floor.dump()
    assert NAME in await floor.dump("clients")
    assert "Кенарчик" in await floor.dump("free_texts")


async def test_nothing_is_left_waiting(floor: Floor, anna: Desk) -> None:
    """After a whole consultation the outbox is empty and no question stands open."""
    await whole_consultation(anna)
    assert await floor.rows("SELECT count(*) FROM outbox") == [(0,)]
    assert await floor.rows("SELECT count(*) FROM prompts") == [(0,)]

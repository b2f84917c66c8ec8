"""The gate of `make shots` itself: what it must find, it finds."""

from __future__ import annotations

import pytest

from . import shots
from .cards import card_keys, longest_card
from .chat_page import ChatPage
from .conftest import MARIA
from .measuring import Label, Look, faults, look_at_last
from .scripted_bot import Rows, ScriptedBot, inline


async def found(page: ChatPage, bot: ScriptedBot, html: str, rows: Rows) -> list[str]:
    """Send a card and return its faults."""
    await page.send("?")
    shown = await bot.say(MARIA.id, html, rows)
    await page.message(shown).locator(".keyboard").wait_for()
    seen = await look_at_last(page)
    assert seen is not None
    return list(faults(seen, is_card=True))


@pytest.mark.browser
@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(
    ("html", "rows", "fault"),
    [
        (longest_card(), card_keys(), None),
        (longest_card("ещё\nстрока\nи\nещё\nодна"), [*card_keys(), *card_keys()[:1]], "450 are allowed"),
        (longest_card(), inline(["слово за словом", "второе", "третье", "четвёртое", "пятое"]), "«слово за словом» is cut"),
        (longest_card("🔈 Что вы ещё услышали от него сегодня утром, и что ещё?"), card_keys(), "a line is broken"),
        ("«" + "слово за словом " * 12 + "да»", card_keys(), "the sentence takes"),
    ],
)
async def test_what_is_wrong_with_a_card_is_found(
    page: ChatPage, bot: ScriptedBot, html: str, rows: Rows, fault: str | None
) -> None:
    """Height, cut labels, broken lines and long sentences are told apart; a card within the design has no fault."""
    wrong = await found(page, bot, html, rows)
    if fault is None:
        assert wrong == []
    else:
        assert any(fault in line for line in wrong), wrong


def test_a_small_label_and_a_lonely_last_row_are_faults() -> None:
    """A label in letters too small to read, and a sentence whose last row is one short word, are named."""
    small = Label(said="впритык", is_cut=False, letters=13)
    seen = Look(id=1, height=100, is_inside=False, lines=[["«Что вам важнее: срок или", "да»"]], labels=[small])
    assert list(faults(seen, is_card=True)) == [
        "it sticks out of the screen",
        "the button «впритык» has letters of 13 px",
        "the sentence ends in a row of its own: «Что вам важнее: срок или / да»",
    ]


def test_without_a_browser_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A machine without Chromium is told loudly that nothing was checked, and nothing fails."""
    monkeypatch.setattr(shots, "find_chromium", lambda: None)
    assert shots.main() == 0
    assert "SKIPPED: NO CHROMIUM" in capsys.readouterr().out

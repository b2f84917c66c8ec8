"""A manager who taps anything at random for hours finds every card in order."""

from __future__ import annotations

import random

import pytest

from tests.conversation.card_rules import check_chat
from tests.floor import Desk, Floor

STEPS = 120
SAID = (
    "Короче, ближе к делу!",
    "Дорого",
    "Хочу купить",
    "денег нет",
    "😀😀😀",
    "Иван Ильич",
    "<b>&amp;</b> {{ 7*7 }}",
    "Докажите цифрами",
)
NAMES = ("", "Иван Ильич М", "Анна", "Константин Константинопольский-Заречный из Пскова")
PAUSES = (0.3, 1, 2.5, 4, 15, 120, 700)


async def act(floor: Floor, desk: Desk, chance: random.Random) -> str:  # noqa: PLR0911 - a table of what people do
    """Do one thing at random and say what it was."""
    floor.clock.advance(seconds=chance.choice(PAUSES))
    what = chance.random()
    if what < 0.01:
        floor.clock.advance(minutes=31)
        await floor.tick()
        return "half an hour passes"
    if what < 0.02:
        await floor.restart()
        return "restart"
    if what < 0.06:
        await desk.send(
            f"/call {chance.choice(['', 'Иван Ильич М', 'Анна', 'Константин Константинопольский-Заречный из Пскова'])}"
        )
        return "/call"
    if what < 0.16:
        words = chance.choice(SAID)
        await desk.send(words)
        return words
    if what < 0.17:
        await desk.do("send_sticker")
        return "a sticker"
    if what < 0.18:
        await desk.send("/help")
        return "/help"
    tappable = [shown for shown in desk.shown if shown.message.inline_keyboard]
    if not tappable:
        return "nothing to tap"
    shown = tappable[-1] if chance.random() < 0.9 else chance.choice(tappable)
    # The way out of a call is one button of many; a walk that leaves each call at once sees little.
    finish = desk.floor.says("button.finish")
    labels = [label for row in shown.labels for label in row if label != finish or chance.random() < 0.3]
    label = chance.choice(labels)
    await desk.tap_at_once(label, shown.id)
    return label


@pytest.mark.parametrize("seed", [0])
async def test_every_card_on_every_way_is_in_order(floor: Floor, anna: Desk, seed: int) -> None:
    """Whatever is tapped or typed in whatever order: lines, lengths, rows, bytes; one live card, last; the row agrees."""
    chance = random.Random(seed)
    await anna.send("/call Иван Ильич М")
    revisions: dict[int, int] = {}
    trail: list[str] = []
    for _ in range(STEPS):
        trail.append(await act(floor, anna, chance))
        try:
            await check_chat(floor, anna)
        except AssertionError as wrong:
            wrong.add_note(f"after {trail[-12:]}")
            raise
        for call_id, revision in await floor.rows("SELECT id, revision FROM consultations"):
            assert revision >= revisions.get(call_id, 0), "revisions only grow"
            revisions[call_id] = revision
    assert await floor.rows("SELECT count(*) FROM processed_updates WHERE error IS NOT NULL") == [(0,)]
    assert await floor.rows("SELECT count(*) FROM outbox") == [(0,)]

"""Tries many screens on at once: they are sent as messages in batches, and each is measured as a phone shows it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from playwright.async_api import Browser, ViewportSize

from bot.playground.emulator import Emulator
from bot.playground.people import Person
from bot.playground.server import serve
from bot.screens.screen import Button

from .chat_page import PHONE, open_phone
from .every_card import Sample
from .measuring import TALLEST, Look, faults, look

NARROW = ViewportSize(width=360, height=740)
NARROW_TALLEST = 500
"""Pixels between header and input of the narrow phone, with the keyboard of one row open."""
BATCH = 80
LONGEST = 40
"""Of some three hundred cards that differ in their sentence alone, so many are tried on the narrow phone."""
WEARER = Person(id=9001, first_name="Примерка", language_code="ru")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A sample, how it lies on a phone 390 pixels wide, and on one of 360."""

    sample: Sample
    look: Look
    narrow: Look | None
    """None for words so short that others with the same buttons have been tried in their place."""

    def faults(self) -> Iterator[str]:
        """Say what is wrong; on the narrow phone rows may break, and labels may not be cut."""
        allowed = self.sample.tallest
        yield from faults(self.look, is_card=self.sample.is_card, tallest=allowed or TALLEST)
        if self.narrow is not None:
            yield from (f"360 px wide: {fault}" for fault in faults(self.narrow, tallest=allowed or NARROW_TALLEST))


async def fit(browser: Browser, samples: Sequence[Sample]) -> list[Fitted]:
    """Measure all samples on a phone, and on a narrow one those whose words are long.

    Raises:
        RuntimeError: the page complained.
    """
    long = _longest(samples)
    looks = await _tried_on(browser, samples, PHONE)
    narrow = await _tried_on(browser, [samples[number] for number in long], NARROW)
    on_narrow = dict(zip(long, narrow, strict=True))
    return [
        Fitted(sample=sample, look=look, narrow=on_narrow.get(number))
        for number, (sample, look) in enumerate(zip(samples, looks, strict=True))
    ]


def _longest(samples: Sequence[Sample]) -> list[int]:
    """Return which samples have the longest words of those with the same buttons: the highest on a narrow phone is among them."""
    alike: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, sample in enumerate(samples):
        alike[tuple(button.label for row in sample.screen.keyboard for button in row)].append(number)
    by_length = [sorted(numbers, key=lambda number: -len(samples[number].screen.html)) for numbers in alike.values()]
    return sorted(number for numbers in by_length for number in numbers[:LONGEST])


async def _tried_on(browser: Browser, samples: Sequence[Sample], viewport: ViewportSize) -> list[Look]:
    emulator = Emulator()
    chat = emulator.add_person(WEARER)
    chat.send_text("примерка")
    looks = []
    async with serve(emulator) as served, open_phone(browser, served.url, viewport=viewport) as page:
        await page.open(WEARER.id)
        for start in range(0, len(samples), BATCH):
            emulator.clear_chats()
            sent = [await _send(emulator, sample) for sample in samples[start : start + BATCH]]
            await page.wait_for_version(chat.version)
            seen = {one.id: one for one in await look(page)}
            looks += [seen[message] for message in sent]
    await emulator.aclose()
    if page.complaints:
        message = f"the page complained: {page.complaints}"
        raise RuntimeError(message)
    return looks


async def _send(emulator: Emulator, sample: Sample) -> int:
    rows = [[_json(button) for button in row] for row in sample.screen.keyboard]
    reply = await emulator.call(
        emulator.token,
        "sendMessage",
        {
            "chat_id": str(WEARER.id),
            "text": sample.screen.html,
            "parse_mode": "HTML",
            "reply_markup": json.dumps({"inline_keyboard": rows}),
        },
        {},
    )
    return int(reply.result["message_id"])


def _json(button: Button) -> dict[str, object]:
    copies = {"copy_text": {"text": button.copies}}
    return {"text": button.label, **(copies if button.copies else {"callback_data": button.action})}

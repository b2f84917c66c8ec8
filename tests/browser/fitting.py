"""Tries many screens on at once: they are sent as messages in batches, and each is measured as a phone shows it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from playwright.async_api import Browser, ViewportSize

from bot.playground.emulator import Emulator
from bot.playground.people import Person
from bot.playground.server import serve
from bot.screens.screen import Button

from .chat_page import ChatPage, open_phone
from .every_card import Sample
from .measuring import TALLEST, Look, faults, look

NARROW = ViewportSize(width=360, height=740)
NARROW_TALLEST = 500
"""Pixels between header and input of the narrow phone, with the keyboard of one row open."""
BATCH = 80
WEARER = Person(id=9001, first_name="Примерка", language_code="ru")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A sample, how it lies on a phone 390 pixels wide, and on one of 360."""

    sample: Sample
    look: Look
    narrow: Look

    def faults(self) -> Iterator[str]:
        """Say what is wrong; on the narrow phone rows may break, and labels may not be cut."""
        allowed = self.sample.tallest
        yield from faults(self.look, is_card=self.sample.is_card, tallest=allowed or TALLEST)
        yield from (f"360 px wide: {fault}" for fault in faults(self.narrow, tallest=allowed or NARROW_TALLEST))


async def fit(browser: Browser, samples: Sequence[Sample]) -> list[Fitted]:
    """Measure all samples on two phones.

    Raises:
        RuntimeError: the page complained.
    """
    emulator = Emulator()
    chat = emulator.add_person(WEARER)
    chat.send_text("примерка")
    fitted = []
    async with (
        serve(emulator) as served,
        open_phone(browser, served.url) as phone,
        open_phone(browser, served.url, viewport=NARROW) as narrow,
    ):
        phones: tuple[ChatPage, ChatPage] = (phone, narrow)
        for page in phones:
            await page.open(WEARER.id)
        for start in range(0, len(samples), BATCH):
            batch = samples[start : start + BATCH]
            emulator.clear_chats()
            sent = [await _send(emulator, sample) for sample in batch]
            looks = []
            for page in phones:
                await page.wait_for_version(chat.version)
                looks.append({seen.id: seen for seen in await look(page)})
            wide, small = looks
            fitted += [
                Fitted(sample=sample, look=wide[message], narrow=small[message])
                for sample, message in zip(batch, sent, strict=True)
            ]
        complaints = [complaint for page in phones for complaint in page.complaints]
    await emulator.aclose()
    if complaints:
        message = f"the page complained: {complaints}"
        raise RuntimeError(message)
    return fitted


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

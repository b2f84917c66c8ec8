"""The same bot on aiogram 3, with its defaults."""

from __future__ import annotations

import asyncio
import itertools
import os

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bench.peers.card import BUTTONS, TEXT

KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text=label, callback_data=data) for label, data in row] for row in BUTTONS]
)
numbers = itertools.count()


async def call(message: Message) -> None:
    """Send a card."""
    await message.answer(TEXT.format(number=next(numbers)), reply_markup=KEYBOARD)


async def tap(query: CallbackQuery) -> None:
    """Answer and edit."""
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(TEXT.format(number=next(numbers)), reply_markup=KEYBOARD)


async def main() -> None:
    """Poll until told to stop."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["BENCH_API_URL"]))
    bot = Bot(os.environ["BENCH_TOKEN"], session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
    dispatcher = Dispatcher()
    dispatcher.message.register(call, Command("call"))
    dispatcher.callback_query.register(tap)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())

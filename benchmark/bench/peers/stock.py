"""The stock bot: python-telegram-bot with its default transport and concurrent updates. It only answers and edits."""

from __future__ import annotations

import itertools
import os
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ParseMode
from telegram.ext import Application, CallbackQueryHandler, CommandHandler

from bench.peers.card import BUTTONS, TEXT

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in BUTTONS])
numbers = itertools.count()


async def call(update: Update, context: Any) -> None:
    """Send a card."""
    del context
    if update.message:
        await update.message.reply_text(TEXT.format(number=next(numbers)), parse_mode=ParseMode.HTML, reply_markup=KEYBOARD)


async def tap(update: Update, context: Any) -> None:
    """Answer and edit."""
    del context
    if update.callback_query:
        await update.callback_query.answer()
        text = TEXT.format(number=next(numbers))
        await update.callback_query.edit_message_text(text, parse_mode=ParseMode.HTML, reply_markup=KEYBOARD)


def main() -> None:
    """Poll until told to stop."""
    builder = Application.builder().token(os.environ["BENCH_TOKEN"]).base_url(f"{os.environ['BENCH_API_URL']}/bot")
    application = builder.concurrent_updates(True).build()
    application.add_handler(CommandHandler("call", call))
    application.add_handler(CallbackQueryHandler(tap))
    application.run_polling()


if __name__ == "__main__":
    main()

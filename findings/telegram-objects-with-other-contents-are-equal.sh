#!/usr/bin/env bash
# Libraries: python-telegram-bot 22.8.
#
# The guess: two objects of the library are equal when all their fields are, as dataclasses are.
#
# What happens: each class compares a few fields of its own choice. Two links to different
# addresses are equal, for an entity is its type, offset and length; so are two dates of different
# moments, two buttons that copy different texts, the keyboards that hold them, and two callback
# queries with different data. They also fall together in a set. The data of a callback button, in
# contrast, is compared.
#
# Why it matters: a test that compares the entities or the keyboard that was sent passes though
# the link, the promised moment or the text to copy is wrong. Compare `to_dict()`.
#
# Output seen:
#   python-telegram-bot 22.8
#   link to a or b: equal True, as dictionaries False
#   moment 1 or 2: equal True, as dictionaries False
#   copies a or b: equal True, as dictionaries False
#   keyboard that copies a or b: equal True, as dictionaries False
#   tap with data a or b: equal True, as dictionaries False
#   button with data a or b: equal False, as dictionaries False
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-telegram-bot==22.8

cd "$work"
"$work/venv/bin/python" - <<'PY'
import telegram
from telegram import (
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MessageEntity,
    User,
)

print("python-telegram-bot", telegram.__version__)
me = User(1, "A", is_bot=False)
pairs = {
    "link to a or b": [MessageEntity("text_link", 0, 4, url=f"https://{one}.example") for one in "ab"],
    "moment 1 or 2": [MessageEntity("date_time", 0, 4, unix_time=one) for one in (1, 2)],
    "copies a or b": [InlineKeyboardButton("Copy", copy_text=CopyTextButton(one)) for one in "ab"],
    "keyboard that copies a or b": [InlineKeyboardMarkup([[InlineKeyboardButton("Copy", copy_text=CopyTextButton(one))]]) for one in "ab"],
    "tap with data a or b": [CallbackQuery("1", me, "chat", data=one) for one in "ab"],
    "button with data a or b": [InlineKeyboardButton("Go", callback_data=one) for one in "ab"],
}
for name, (first, second) in pairs.items():
    print(f"{name}: equal {first == second}, as dictionaries {first.to_dict() == second.to_dict()}")
    assert first.to_dict() != second.to_dict()
    assert (first == second) == (name != "button with data a or b"), name
assert len(set(pairs["link to a or b"])) == 1
PY

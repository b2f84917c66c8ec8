#!/usr/bin/env bash
# Library: pyTelegramBotAPI 4.37.1.
#
# The guess: `smart_split` leaves a text that fits into one message as it is, and fills messages as
# far as it can otherwise.
#
# What happens: a text of exactly 4096 letters, the longest that may be sent, comes back as itself
# and an empty text, and so does every text that is cut up without a rest; the plain `split_string`
# does not do that. A heading with its line break makes a message of its own, however much would
# have fitted behind it, since a line break wins over every space.
#
# Why it matters: the empty message is refused by Telegram, and a loop that sends all parts ends in
# an error after everything was sent: a task that repeats what failed sends it again and again.
# Leave empty parts out.
#
# Output seen:
#   pyTelegramBotAPI 4.37.1
#   smart_split of 4095: [4095], of 4096: [4096, 0], of 8192: [4096, 4096, 0]
#   split_string of 4095: [4095], of 4096: [4096], of 8192: [4096, 4096]
#   a heading of 6 letters before 4100 in words: [7, 4096, 4]
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pyTelegramBotAPI==4.37.1

cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from telebot.util import smart_split, split_string

print("pyTelegramBotAPI", version("pyTelegramBotAPI"))


def lengths(split, text: str) -> list[int]:
    parts = split(text, 4096)
    assert "".join(parts) == text
    return [len(part) for part in parts]


for split in (smart_split, split_string):
    print(f"{split.__name__} of " + ", of ".join(f"{length}: {lengths(split, 'a' * length)}" for length in (4095, 4096, 8192)))
headed = lengths(smart_split, "Orders\n" + "one " * 1025)
print(f"a heading of 6 letters before 4100 in words: {headed}")
assert lengths(smart_split, "a" * 4095) == [4095]
assert lengths(smart_split, "a" * 4096) == [4096, 0]
assert lengths(smart_split, "a" * 8192) == [4096, 4096, 0]
assert lengths(split_string, "a" * 4096) == [4096]
assert headed[0] == 7
PY

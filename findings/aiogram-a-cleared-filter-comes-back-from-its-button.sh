#!/usr/bin/env bash
# Library: aiogram 3.31.0.
#
# The guess: what a button's `CallbackData` packs is what it unpacks to, within 64 bytes. None and an
# empty text are values like others.
#
# What happens: both are written as nothing between two colons, and nothing is read as «not given»:
# the field gets its default. «No page» comes back as page 1, «no tag» as the default's tag, and an empty
# name as everybody's.
#
# Why it matters: a filter that somebody has cleared is set again by the next tap on the same
# message, and nothing raises. Fields that may be empty need None or "" as their default.
#
# Output seen:
#   aiogram 3.31.0
#   list::spam:Anna -> page=1 tag='spam' name='Anna'
#   list:2::Anna -> page=2 tag='new' name='Anna'
#   list:2:spam: -> page=2 tag='spam' name='all'
#   list:2:spam:Anna -> page=2 tag='spam' name='Anna'
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check aiogram==3.31.0

cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from aiogram.filters.callback_data import CallbackData


class Listing(CallbackData, prefix="list"):
    page: int | None = 1
    tag: str | None = "new"
    name: str = "all"


def there_and_back(sent: Listing) -> Listing:
    packed = sent.pack()
    received = Listing.unpack(packed)
    print(packed, "->", received)
    return received


print("aiogram", version("aiogram"))
assert there_and_back(Listing(page=None, tag="spam", name="Anna")).page == 1
assert there_and_back(Listing(page=2, tag=None, name="Anna")).tag == "new"
assert there_and_back(Listing(page=2, tag="spam", name="")).name == "all"
whole = Listing(page=2, tag="spam", name="Anna")
assert there_and_back(whole) == whole
PY

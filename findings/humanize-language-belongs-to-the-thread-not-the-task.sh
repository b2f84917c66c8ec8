#!/usr/bin/env bash
# Libraries: humanize 4.17.0.
#
# The guess: `humanize.i18n.activate("ru_RU")` in one coroutine sets the language of that
# coroutine, as a context variable would; other people's requests keep theirs.
#
# What happens: the language is kept per thread. All coroutines of an event loop share it: after
# the first `await` a coroutine speaks the language that somebody else activated meanwhile.
#
# Why it matters: an asynchronous bot answers a Russian in Finnish whenever a Finn's turn falls
# between, and no single-user test shows it. Activate right before each call and never await
# between.
#
# Output seen:
#   humanize 4.17.0
#   one by one: ['5 часов', '5 tuntia']
#   at once:    ['5 tuntia', '5 tuntia']
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check humanize==4.17.0

cd "$work"
"$work/venv/bin/python" - <<'PY'
import asyncio
from datetime import timedelta
from importlib.metadata import version

import humanize

print("humanize", version("humanize"))


async def turn(language, answer_after):
    humanize.i18n.activate(language)
    await asyncio.sleep(answer_after)
    return humanize.naturaldelta(timedelta(hours=5))


async def alone():
    return [await turn("ru_RU", 0), await turn("fi_FI", 0)]


async def together():
    return await asyncio.gather(turn("ru_RU", 0.02), turn("fi_FI", 0.01))


one_by_one, at_once = asyncio.run(alone()), asyncio.run(together())
print("one by one:", one_by_one)
print("at once:   ", at_once)
assert one_by_one == ["5 часов", "5 tuntia"]
assert at_once == ["5 tuntia", "5 tuntia"]
PY

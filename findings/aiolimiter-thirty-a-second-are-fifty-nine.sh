#!/usr/bin/env bash
# Libraries: aiolimiter 1.2.1, python-telegram-bot 22.8.
#
# The guess: a limiter that was told «30 in one second» lets at most thirty through in any second,
# and a bot that was told the same sends thirty messages.
#
# What happens: the bucket holds thirty and leaks thirty a second. After a pause thirty go at once,
# and in the rest of that second another one for each that leaked: 59 before the second is over.
# Only from then on are there thirty. The bot's `AIORateLimiter` is built on it: of a hundred
# messages to a hundred people 59 leave within the first second.
#
# Why it matters: a broadcast always begins after a pause, and it begins with twice of what the
# service allows; the answer is 429 and a forced wait for everybody. Ask for half of the limit, or
# for one in every thirtieth of a second.
#
# Output seen:
#   aiolimiter 1.2.1, python-telegram-bot 22.8
#   limiter, 30 in 1 second: 59 in the first, 30 in the next
#   bot, 30 in 1 second: 59 in the first, 30 in the next
#   limiter, 1 in 1/30 second: 29 in the first, 29 in the next
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-telegram-bot==22.8 aiolimiter==1.2.1

cd "$work"
"$work/venv/bin/python" - <<'PY'
import asyncio
import time
from collections.abc import Awaitable, Callable
from importlib.metadata import version

from aiolimiter import AsyncLimiter
from telegram.ext import AIORateLimiter

print(f"aiolimiter {version('aiolimiter')}, python-telegram-bot {version('python-telegram-bot')}")


async def sent(name: str, send: Callable[[int, Callable[..., Awaitable[bool]]], Awaitable[None]]) -> tuple[int, int]:
    moments = []
    start = time.monotonic()

    async def note(*_: object, **__: object) -> bool:
        moments.append(time.monotonic() - start)
        return True

    tasks = [asyncio.create_task(send(person, note)) for person in range(100)]
    await asyncio.wait(tasks, timeout=2.1)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    first, second = sum(one < 1 for one in moments), sum(1 <= one < 2 for one in moments)
    print(f"{name}: {first} in the first, {second} in the next")
    return first, second


async def main() -> None:
    bucket, drops = AsyncLimiter(30, 1), AsyncLimiter(1, 1 / 30)
    bots = AIORateLimiter(overall_max_rate=30, overall_time_period=1)
    await bots.initialize()

    async def by_bucket(person: int, note: Callable[..., Awaitable[bool]]) -> None:
        async with bucket:
            await note(person)

    async def by_bot(person: int, note: Callable[..., Awaitable[bool]]) -> None:
        await bots.process_request(note, (), {}, "sendMessage", {"chat_id": person + 1}, None)

    async def by_drops(person: int, note: Callable[..., Awaitable[bool]]) -> None:
        async with drops:
            await note(person)

    # Margins for a machine that is busy with other things.
    first, second = await sent("limiter, 30 in 1 second", by_bucket)
    assert 45 <= first <= 60 and second <= 45
    first, second = await sent("bot, 30 in 1 second", by_bot)
    assert 45 <= first <= 60 and second <= 45
    first, _ = await sent("limiter, 1 in 1/30 second", by_drops)
    assert first <= 31


asyncio.run(main())
PY

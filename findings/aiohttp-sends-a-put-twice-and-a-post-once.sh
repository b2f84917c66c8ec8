#!/usr/bin/env bash
# Libraries: aiohttp 3.14.5.
#
# The guess: a client sends a request once and leaves repeating to its caller, whatever the
# method.
#
# What happens: when a server takes a request on a kept connection and closes it without an
# answer, GET, PUT and DELETE are silently sent again on a new one, body and all, and the caller
# sees an ordinary 200. POST is not: it raises ServerDisconnectedError. No option of the call
# chooses it.
#
# Why it matters: counters, logs and a server's own work see two requests where the code has one,
# so a non-idempotent PUT is done twice. And every POST, which is how a bot talks, fails now and
# then after a pause, without any fault of the network: the caller has to decide what became of
# it.
#
# Output seen:
#   aiohttp 3.14.5
#   GET: the caller sees 200, the server saw it 2 times
#   PUT: the caller sees 200, the server saw it 2 times
#   DELETE: the caller sees 200, the server saw it 2 times
#   POST: the caller sees ServerDisconnectedError, the server saw it 1 times
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check aiohttp==3.14.5

cd "$work"
"$work/venv/bin/python" - <<'PY'
import asyncio

import aiohttp

print("aiohttp", aiohttp.__version__)


async def main():
    arrived = []

    async def serve(reader, writer):
        for number in (1, 2):
            try:
                head = await reader.readuntil(b"\r\n\r\n")
            except asyncio.IncompleteReadError:
                break
            length = [line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
            if length:
                await reader.readexactly(int(length[0].split(b":")[1]))
            arrived.append(head.split(b" ")[0].decode())
            if number == 2:
                break  # the second request of a connection gets no answer
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    seen = {}
    for method in ("GET", "PUT", "DELETE", "POST"):
        arrived.clear()
        async with aiohttp.ClientSession() as session:
            async with session.get(url) as answer:  # makes the connection that is kept
                await answer.read()
            try:
                async with session.request(method, url, data=None if method == "GET" else b"x") as answer:
                    outcome = answer.status
            except aiohttp.ServerDisconnectedError as error:
                outcome = type(error).__name__
        seen[method] = outcome, len(arrived) - 1
        print(f"{method}: the caller sees {outcome}, the server saw it {len(arrived) - 1} times")
    server.close()
    return seen


seen = asyncio.run(main())
assert seen["GET"] == seen["PUT"] == seen["DELETE"] == (200, 2)
assert seen["POST"] == ("ServerDisconnectedError", 1)
PY

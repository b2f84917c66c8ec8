#!/usr/bin/env bash
# Libraries: python-telegram-bot 22.8, aiogram 3.22.0.
#
# The guess: an answer that is not the Bot API's JSON, such as the page of a proxy or a firewall, is
# an error of the network, and only Telegram's own refusal is a refusal.
#
# What happens: python-telegram-bot goes by the HTTP status alone. A page with 403 is `Forbidden`,
# as if the person had blocked the bot; with 400 `BadRequest`, as if the message could never be
# sent; with 404 `InvalidToken`, as if the token were wrong. Such a page with 429 is no `RetryAfter`.
# The page itself stands in the error's text. aiogram says of each that it could not be decoded.
#
# Why it matters: who strikes out everybody for whom sending raises `Forbidden` strikes out a whole
# department in one hour of a firewall's bad temper, and drops what it was to send for good.
#
# Output seen:
#   python-telegram-bot 22.8, aiogram 3.22.0
#   400: BadRequest, ClientDecodeError
#   403: Forbidden, ClientDecodeError
#   404: InvalidToken, ClientDecodeError
#   429: NetworkError, ClientDecodeError
#   502: NetworkError, ClientDecodeError
#   the page is in the text: True
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-telegram-bot==22.8 aiogram==3.22.0

cd "$work"
"$work/venv/bin/python" - <<'PY'
import asyncio
import logging
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import aiogram
import telegram
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

PAGE = b"<html><body>Denied by the gateway</body></html>"
TOKEN = "123456:" + "A" * 35
logging.disable(logging.CRITICAL)


class Gateway(BaseHTTPRequestHandler):
    status = 200

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(Gateway.status)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_):
        pass


async def sent_by_ptb(base):
    request = HTTPXRequest()
    await request.initialize()
    try:
        await telegram.Bot(TOKEN, base_url=f"{base}/bot", request=request).send_message(1, "hello")
    except TelegramError as error:
        return error
    finally:
        await request.shutdown()


async def sent_by_aiogram(base):
    async with AiohttpSession(api=TelegramAPIServer.from_base(base)) as session:
        try:
            await aiogram.Bot(TOKEN, session=session).send_message(1, "hello")
        except AiogramError as error:
            return error


async def main():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    print(f"python-telegram-bot {telegram.__version__}, aiogram {aiogram.__version__}")
    seen = {}
    for Gateway.status in (400, 403, 404, 429, 502):
        errors = await sent_by_ptb(base), await sent_by_aiogram(base)
        seen[Gateway.status] = ", ".join(type(error).__name__ for error in errors)
        print(f"{Gateway.status}: {seen[Gateway.status]}")
        quoted = PAGE.decode() in str(errors[0])
        assert quoted
    print(f"the page is in the text: {quoted}")
    assert seen == {
        400: "BadRequest, ClientDecodeError",
        403: "Forbidden, ClientDecodeError",
        404: "InvalidToken, ClientDecodeError",
        429: "NetworkError, ClientDecodeError",
        502: "NetworkError, ClientDecodeError",
    }
    server.shutdown()


asyncio.run(main())
PY

"""The transport to Telegram: python-telegram-bot's `BaseRequest` on aiohttp.

aiohttp costs a third less than httpx for a whole tap, and keeps a connection open long enough that a tap a minute later
opens no new one. Every failure says whether the request certainly never left (`NotSent`) or may have had its effect
(`FateUnknown`): only the first kind of a new message may be repeated without end.

The URL of a request holds the bot's token and aiohttp puts URLs into its error texts, so no text of its errors is ever
passed on, and nothing is chained.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Final

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.gateway.telegram.proxy import Proxy

KEEP_ALIVE_SECONDS: Final = 150.0
NAME_CACHE_SECONDS: Final = 300
JSON_HEADERS: Final = {"Content-Type": "application/json"}
REDIRECTED: Final = 300
BROKEN: Final = 500
"""From here on somebody's machine failed, after whatever it had done."""
EDITED: Final = b'{"ok":true,"result":true}'
"""What Telegram says of an edited inline message, so the library takes it for any edit."""


class NotSent(NetworkError):
    """The request certainly did not reach Telegram: no connection came about."""

    __slots__ = ()


class FateUnknown(NetworkError):
    """The request may have been carried out: the connection was lost after it was handed over."""

    __slots__ = ()


class RefusedByProxy(NotSent):
    """The proxy let no connection through."""

    __slots__ = ()


class RefusedOnTheWay(NotSent):
    """Somebody before Telegram answered in its stead: a proxy, a firewall, a hotel's login page."""

    __slots__ = ()


class ConnectTimedOut(NotSent, TimedOut):
    """No connection within the time allowed, or none of the pool became free."""

    __slots__ = ()


class AnswerTimedOut(FateUnknown, TimedOut):
    """Telegram did not answer in time."""

    __slots__ = ()


class AiohttpRequest(BaseRequest):
    """One pool of connections to the Bot API. Updates are fetched through a second one with timeouts of its own.

    Usable between `initialize` and `shutdown`, both of which may be called again.
    """

    __slots__ = (
        "_connect_timeout",
        "_connections",
        "_pool_timeout",
        "_proxy",
        "_proxy_login",
        "_read_timeout",
        "_session",
        "_write_timeout",
    )

    def __init__(
        self,
        *,
        connections: int = 64,
        connect_timeout: float = 5.0,
        read_timeout: float = 10.0,
        write_timeout: float = 10.0,
        pool_timeout: float = 5.0,
        proxy: Proxy | None = None,
    ) -> None:
        """Set the limits and the way; nothing is opened yet. All times in seconds."""
        self._proxy = None if proxy is None else proxy.url
        self._proxy_login: dict[str, str] = {}
        if proxy and proxy.login:
            self._proxy_login["Proxy-Authorization"] = aiohttp.encode_basic_auth(*proxy.login)
        self._connections = connections
        self._connect_timeout = connect_timeout
        self._read_timeout = read_timeout
        self._write_timeout = write_timeout
        self._pool_timeout = pool_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer when a call names none of its own."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Open the pool."""
        if self._session is not None:
            return
        connector = aiohttp.TCPConnector(
            limit=self._connections,
            limit_per_host=0,
            keepalive_timeout=KEEP_ALIVE_SECONDS,
            ttl_dns_cache=NAME_CACHE_SECONDS,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self.USER_AGENT},
        )

    async def shutdown(self) -> None:
        """Close every connection."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one request and return status and body.

        Raises:
            NotSent: The request never left.
            FateUnknown: It may have been carried out.
        """
        if self._session is None:
            raise NotSent("The transport is closed")
        timeout = self._timeout(read_timeout, write_timeout, connect_timeout, pool_timeout)
        try:
            body, headers = _body(request_data)
            async with self._session.request(
                method,
                url,
                data=body,
                headers=headers if url.startswith("https:") else headers | self._proxy_login,
                timeout=timeout,
                proxy=self._proxy,
                proxy_headers=self._proxy_login,  # on the way to https these go to the proxy alone
                allow_redirects=False,  # the address holds the token
            ) as response:
                payload = await response.read()
                check_is_telegrams(response.status, payload)
                return response.status, _without_echo(url, payload)
        except aiohttp.ConnectionTimeoutError:
            raise ConnectTimedOut("No connection in time") from None
        except aiohttp.ClientHttpProxyError as error:
            raise RefusedByProxy(f"The proxy answers {error.status}") from None
        except aiohttp.ClientConnectorError as error:
            raise NotSent(_reason(error)) from None
        except TimeoutError:
            raise AnswerTimedOut("No answer in time") from None
        except (aiohttp.InvalidURL, aiohttp.NonHttpUrlClientError):
            raise NotSent("The address of the Bot API is not a valid URL") from None
        except (aiohttp.ClientError, OSError) as error:
            raise FateUnknown(_reason(error)) from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """Parse an answer; unlike the inherited one, do not log pages of HTML that a broken gateway sent."""
        try:
            return json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            raise TelegramError("Invalid server response") from None

    def _timeout(self, read: Any, write: Any, connect: Any, pool: Any) -> aiohttp.ClientTimeout:
        unset = self.DEFAULT_NONE
        read = self._read_timeout if read is unset else read
        write = self._write_timeout if write is unset else write
        connect = self._connect_timeout if connect is unset else connect
        pool = self._pool_timeout if pool is unset else pool
        parts = (read, write, connect, pool)
        reaching = None if connect is None or pool is None else connect + pool
        return _client_timeout(None if None in parts else sum(parts), reaching, connect, read)


@cache
def _client_timeout(
    total: float | None, reaching: float | None, connect: float | None, read: float | None
) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=total, connect=reaching, sock_connect=connect, sock_read=read)


def _body(request_data: RequestData | None) -> tuple[aiohttp.FormData | bytes | None, dict[str, str]]:
    """Return the body and its headers: JSON, which is smaller and sooner made than a form, or a form if files go with it."""
    if request_data is None:
        return None, {}
    if not request_data.contains_files:
        return json.dumps(request_data.json_parameters).encode(), JSON_HEADERS
    form = aiohttp.FormData(request_data.json_parameters, quote_fields=False)  # Telegram shows a quoted file name as it came
    for name, (filename, content, media_type) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=media_type)
    return form, {}


def _without_echo(url: str, payload: bytes) -> bytes:
    """Leave out the message that Telegram repeats after an edit: nobody reads it, and the library makes fifty objects of it."""
    return EDITED if url.endswith("/editMessageText") and payload.startswith(b'{"ok":true,') else payload


def check_is_telegrams(status: int, payload: bytes) -> None:
    """Let through what Telegram itself answers: anything but an error, and errors in JSON with `ok`.

    A page of somebody on the way says nothing about the message, the person or the token. But the library takes a proxy's page
    with 403 for a person who has blocked the bot, one with 400 for a message that can never be sent, one with 401 or 404 for a
    wrong token, and puts the page into its error, which may repeat the address and so the token.

    Raises:
        RefusedOnTheWay: somebody refused in Telegram's stead.
        FateUnknown: somebody failed, perhaps after passing it on.
    """
    if status < REDIRECTED or _is_telegrams(payload):
        return
    kind = RefusedOnTheWay if status < BROKEN else FateUnknown
    raise kind(f"Somebody on the way answers {status}")


def _is_telegrams(payload: bytes) -> bool:
    try:
        answer = json.loads(payload)
    except ValueError:
        return False
    return isinstance(answer, dict) and "ok" in answer


def _reason(error: Exception) -> str:
    """Name an error without its text, which may hold the address and so the token."""
    explained = error.strerror if isinstance(error, OSError) and error.errno else None
    return f"{type(error).__name__}: {explained}" if explained else type(error).__name__

"""What Telegram says of the bot: who it is, the way to it, and how updates come in."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from telegram import Bot, User, WebhookInfo
from telegram.error import InvalidToken, TelegramError

from bot.app.examination.check import Check, Verdict
from bot.gateway.telegram.http_client import AiohttpRequest
from bot.gateway.telegram.proxy import Proxy, ProxyRefused, proxy_to
from bot.settings import Settings


async def telegram(settings: Settings) -> list[Check]:
    """Ask Telegram who the bot is, and how its webhook does."""
    if settings.token is None:
        return [Check(verdict=Verdict.OK, what="token: none is set, so `salesfloor run` opens the playground")]
    try:
        proxy = proxy_to(settings.api_url)
    except ProxyRefused as error:
        return [Check(verdict=Verdict.BAD, what=f"token: {error}")]
    way = _way(settings, proxy)
    request = AiohttpRequest(proxy=proxy)
    bot = Bot(settings.token.get_secret_value(), base_url=f"{settings.api_url}/bot", request=request, get_updates_request=request)
    try:
        await request.initialize()
        me = await bot.get_me()
        webhook = await bot.get_webhook_info()
    except InvalidToken:
        what = "token: Telegram refuses it"
        return [way, Check(verdict=Verdict.BAD, what=what, what_to_do="Copy SALESFLOOR_TOKEN again from @BotFather.")]
    except (TelegramError, LookupError) as error:  # LookupError: an answer without a result
        what = f"token: Telegram cannot be asked: {type(error).__name__}"
        return [way, Check(verdict=Verdict.BAD, what=what, what_to_do="Check the network, the proxy and SALESFLOOR_API_URL.")]
    finally:
        await request.shutdown()
    known = Check(verdict=Verdict.OK, what=f"token: Telegram knows the bot as @{me.username}")
    return [way, known, *_topics(me), *_webhook(settings, webhook)]


def _way(settings: Settings, proxy: Proxy | None) -> Check:
    way = "straight" if proxy is None else f"through the proxy {proxy.url}"
    return Check(verdict=Verdict.OK, what=f"way: Telegram is asked at {urlsplit(settings.api_url).hostname}, {way}")


def _topics(me: User) -> Iterator[Check]:
    """Name what somebody may have switched on at @BotFather: nothing is wrong with it, but chats look otherwise."""
    if me.has_topics_enabled:
        what = "topics: private chats with the bot are parted into topics; what it says comes into the one used last"
        yield Check(verdict=Verdict.OK, what=what, what_to_do="Without them: @BotFather, Bot Settings, Threaded Mode.")


def _webhook(settings: Settings, found: WebhookInfo) -> Iterator[Check]:
    """Tell how updates come in. Of an address only where it leads: what follows may be a secret."""
    if not settings.webhook_url and not found.url:
        return
    waiting = f"{found.pending_update_count} updates wait"
    if not settings.webhook_url:
        what = f"webhook: {_origin(found.url)} is set, {waiting}"
        yield Check(verdict=Verdict.WARN, what=what, what_to_do="The bot polls, and takes it away at its start.")
    elif found.url != settings.webhook_url:
        what = f"webhook: {_origin(found.url) if found.url else 'none'} is set instead of SALESFLOOR_WEBHOOK_URL, {waiting}"
        yield Check(verdict=Verdict.WARN, what=what, what_to_do="A running bot sets it again; see who else has the token.")
    else:
        what = f"webhook: {_origin(found.url)}, {waiting}"
        if found.last_error_message is None or found.last_error_date is None:
            yield Check(verdict=Verdict.OK, what=what)
            return
        what += f", the last error at {found.last_error_date:%Y-%m-%d %H:%M} UTC: {found.last_error_message}"
        if found.pending_update_count:
            yield Check(verdict=Verdict.BAD, what=what, what_to_do="Look at the proxy in front of SALESFLOOR_LISTEN.")
        else:
            yield Check(verdict=Verdict.OK, what=what)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}" + (f":{parts.port}" if parts.port else "")

"""Which way requests to Telegram go: straight, or through the proxy that the environment names for every program.

HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, in capitals or not, mean what they mean to curl and to Python. What is on this
machine is never asked through a proxy.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies_environment, proxy_bypass_environment  # type: ignore[attr-defined]  # typeshed lacks it

USABLE = ("http", "https")


class ProxyRefused(Exception):
    """The environment names a proxy that cannot be used; the message is one line, without its password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """A proxy, and how it is told who asks. `url` holds no password, and may be shown."""

    url: str
    login: tuple[str, str] | None = field(default=None, repr=False)
    """User and password."""


def proxy_to(api_url: str) -> Proxy | None:
    """Return the proxy through which an address is to be asked; None: straight.

    Raises:
        ProxyRefused: it is no HTTP proxy, or no address.
    """
    asked = urlsplit(api_url)
    host = asked.hostname or ""
    known = getproxies_environment()
    name = next((name for name in (asked.scheme, "all") if known.get(name)), None)
    if name is None or _is_here(host) or proxy_bypass_environment(host, known):
        return None
    text = known[name].strip()
    variable = f"{name.upper()}_PROXY"
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        port = parts.port
    except ValueError:
        raise ProxyRefused(f"{variable} is no address; write for example http://host:3128") from None
    if parts.scheme not in USABLE:
        raise ProxyRefused(
            f"{variable} names a proxy of the kind {parts.scheme}, and only HTTP proxies can be used; give an HTTP proxy "
            f"(http://host:port), a relay in SALESFLOOR_API_URL, or NO_PROXY={host} to go straight"
        )
    if not parts.hostname:
        raise ProxyRefused(f"{variable} is no address; write for example http://host:3128")
    shown_host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return Proxy(url=f"{parts.scheme}://{shown_host}" + (f":{port}" if port else ""), login=_login(parts))


def _login(parts: SplitResult) -> tuple[str, str] | None:
    return None if parts.username is None else (unquote(parts.username), unquote(parts.password or ""))


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

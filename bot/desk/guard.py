"""What the page says to browsers about itself, and from where it may be asked for: by https, or on this machine alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from ipaddress import ip_address
from types import MappingProxyType
from typing import Final

from aiohttp import web

TELEGRAMS_CLIENTS: Final = ("https://web.telegram.org", "https://*.web.telegram.org")
"""Pages of Telegram in which a Mini App stands in a frame; everything else draws it in a view of its own."""
CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    f"base-uri 'none'; form-action 'none'; frame-ancestors {' '.join(TELEGRAMS_CLIENTS)}"
)
HEADERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Content-Security-Policy": CONTENT_SECURITY_POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }
)
HOST: Final = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9.-]+))(?::[0-9]{1,5})?")
"""A host name or address with its port, as browsers write it."""


def is_confidential(request: web.Request) -> bool:
    """Tell whether nobody on the way can read along: a proxy beside us says https, or the browser is on this machine.

    What a proxy says is believed from this machine or its own network, as of a container. Without one only names of this machine
    count: another name that leads here is somebody else's page.
    """
    peer = _peer(request)
    if peer is None:
        return False
    said = request.headers.getall("X-Forwarded-Proto", [])
    if said:
        hops = [hop.strip().lower() for line in said for hop in line.split(",")]
        return peer.is_private and all(hop == "https" for hop in hops)
    return peer.is_loopback and not _is_forwarded(request) and _is_loopback(request.headers.get("Host", ""))


def is_from_elsewhere(request: web.Request) -> bool:
    """Tell whether the page of another server asks, as browsers say themselves."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none")


def _peer(request: web.Request) -> Address | None:
    name = None if request.transport is None else request.transport.get_extra_info("peername")
    try:
        return Address(str(name[0]).partition("%")[0]) if name else None
    except ValueError:
        return None


class Address:
    """Who is at the other end of the connection; an IPv4 address within IPv6 is taken for what it is.

    Raises:
        ValueError: for what is no address.
    """

    def __init__(self, text: str) -> None:
        """Read an address."""
        found = ip_address(text)
        mapped = getattr(found, "ipv4_mapped", None)
        self._address = found if mapped is None else mapped

    @property
    def is_loopback(self) -> bool:
        """This machine."""
        return bool(self._address.is_loopback)

    @property
    def is_private(self) -> bool:
        """This machine or a network of one's own."""
        return bool(self._address.is_private)


def _is_forwarded(request: web.Request) -> bool:
    return any(name in request.headers for name in ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via"))


def _is_loopback(host: str) -> bool:
    named = HOST.fullmatch(host)
    if named is None:
        return False
    name = str(named[1] or named[2]).lower()
    try:
        return name == "localhost" or Address(name).is_loopback
    except ValueError:
        return False

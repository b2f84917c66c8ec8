"""What keeps other web sites away from the emulator: it answers loopback names only, and no cross-site requests.

A page on the network could otherwise make a browser post to the address that everybody's playground has.
"""

import ipaddress
import re

from aiohttp import web
from aiohttp.typedefs import Handler

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


HOST = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9.-]+))(?::[0-9]{1,5})?")
"""A host name or address with its port, as browsers write it."""


def is_loopback(host: str) -> bool:
    """Return whether a host name or address is this machine's own."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse foreign hosts and cross-site requests; put the protecting headers on answers to browsers."""
    path = request.path
    api_call = path.startswith(("/bot", "/file/bot"))
    host = request.headers.get("Host", "")
    named = HOST.fullmatch(host)
    if named is None or not is_loopback((named[1] or named[2]).lower()):
        raise web.HTTPForbidden(text="this server answers loopback host names only")
    origin = request.headers.get("Origin")
    foreign = origin is not None and origin not in {f"http://{host}", f"https://{host}"}
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    if (foreign or site in {"cross-site", "same-site"}) and (api_call or request.method != "GET"):
        raise web.HTTPForbidden(text="cross-site requests are refused")
    if not api_call and request.method == "POST" and request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="send application/json")
    response = await handler(request)
    if not api_call and not response.prepared:
        response.headers.update({name: value for name, value in HEADERS.items() if name not in response.headers})
    return response

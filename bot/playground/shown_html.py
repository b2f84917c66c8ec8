"""Safe HTML for the chat page, made from a text and its entities.

Everything that is not one of the few known tags is escaped; links keep only schemes that cannot run code.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from html import escape
from typing import Any
from urllib.parse import urlsplit

TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}
SPANS = {"spoiler": "tg-spoiler", "bot_command": "bot-command"}
LOW_SURROGATE = 0xDC  # the upper six bits of its first byte
LINK_SCHEMES = {"http", "https", "mailto", "tel", "tg"}
LEADS_TO = {"mention": "https://t.me/", "email": "mailto:", "phone_number": "tel:"}
"""What stands before the covered text in the address of an entity that is a link by itself."""


def shown_html(text: str, entities: Iterable[Mapping[str, Any]]) -> str:
    """Return HTML of b, i, u, s, code, pre, a, blockquote, time, span.tg-spoiler and span.bot-command; newlines stay newlines."""
    units = text.encode("utf-16-le", "surrogatepass")
    spans = sorted(
        ((_whole(units, entity["offset"]), _whole(units, entity["offset"] + entity["length"]), entity) for entity in entities),
        key=lambda span: (span[0], -span[1]),
    )
    return _render(units, 0, len(units) // 2, spans)


def _render(units: bytes, start: int, end: int, spans: list[tuple[int, int, Mapping[str, Any]]]) -> str:
    parts: list[str] = []
    at = start
    waiting = list(spans)
    while waiting:
        low, high, entity = waiting.pop(0)
        low, high = max(low, at), min(high, end)
        if low >= high:
            continue
        inside = [span for span in waiting if span[0] < high]
        # What crosses the end of this entity goes on after it, so that tags always nest.
        across = [(high, span[1], span[2]) for span in inside if span[1] > high]
        waiting = across + [span for span in waiting if span[0] >= high]
        parts.append(_plain(units, at, low))
        opened, closed = _tags(entity, _decode(units, low, high))
        parts += [opened, _render(units, low, high, inside), closed]
        at = high
    parts.append(_plain(units, at, end))
    return "".join(parts)


def _whole(units: bytes, at: int) -> int:
    """Return the border, moved behind the character when it would split a surrogate pair."""
    return at + 1 if units[2 * at + 1 : 2 * at + 2] and units[2 * at + 1] & 0xFC == LOW_SURROGATE else at


def _decode(units: bytes, start: int, end: int) -> str:
    return units[2 * start : 2 * end].decode("utf-16-le", "replace")


def _plain(units: bytes, start: int, end: int) -> str:
    return escape(_decode(units, start, end), quote=True)


def _tags(entity: Mapping[str, Any], covered: str) -> tuple[str, str]:
    kind = entity["type"]
    if kind in TAGS:
        return f"<{TAGS[kind]}>", f"</{TAGS[kind]}>"
    if kind in SPANS:
        return f'<span class="{SPANS[kind]}">', "</span>"
    if kind == "date_time":
        moment = datetime.fromtimestamp(entity.get("unix_time", 0), UTC).isoformat()
        form = escape(str(entity.get("date_time_format") or ""), quote=True)
        return f'<time datetime="{moment}" data-format="{form}">', "</time>"
    if kind == "pre":
        return _pre(str(entity.get("language") or ""))
    if kind in {"text_link", "url", *LEADS_TO}:
        address = _safe_address(LEADS_TO[kind] + covered.lstrip("@") if kind in LEADS_TO else str(entity.get("url") or covered))
        if address is not None:
            href = escape(address, quote=True)
            return f'<a href="{href}" target="_blank" rel="noopener noreferrer nofollow">', "</a>"
    return "", ""


def _pre(language: str) -> tuple[str, str]:
    if language:
        return f'<pre><code class="language-{escape(language, quote=True)}">', "</code></pre>"
    return "<pre>", "</pre>"


def _safe_address(address: str) -> str | None:
    address = address.strip()
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        return None
    if not scheme:
        return f"http://{address}"
    return address if scheme in LINK_SCHEMES else None

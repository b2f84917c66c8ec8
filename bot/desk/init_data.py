"""What Telegram says of whoever opens a Mini App: https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import parse_qsl

from bot.domain.ids import PersonId

LONGEST: Final = 8192
FRESH_FOR: Final = timedelta(hours=1)
AHEAD: Final = timedelta(minutes=1)
"""So much may Telegram's clock be ahead of ours."""
MOST_FIELDS: Final = 32


def read_init_data(text: str, *, token: str, now: datetime) -> PersonId | None:
    """Return whom Telegram names; None unless it is Telegram that says so, to this bot, within the last hour."""
    if len(text) > LONGEST:
        return None
    try:
        pairs = parse_qsl(text, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=MOST_FIELDS)
        fields = dict(pairs)
        sign = fields.pop("hash", "")
        if len(fields) + 1 != len(pairs) or not hmac.compare_digest(_sign(fields, token), sign.encode()):
            return None
        at = datetime.fromtimestamp(int(fields["auth_date"]), UTC)
        if not now - FRESH_FOR <= at <= now + AHEAD:
            return None
        user = json.loads(fields["user"])
        number = user["id"] if isinstance(user, dict) else None
    except (ValueError, KeyError, OverflowError, OSError, RecursionError):
        return None
    return PersonId(number) if type(number) is int and 0 < number < 2**63 else None


def _sign(fields: dict[str, str], token: str) -> bytes:
    """Sign every field but the sign itself, in the order of their names."""
    said = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    secret = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    return hmac.new(secret, said.encode(), hashlib.sha256).hexdigest().encode()

"""What Telegram says of whoever opens the page as a Mini App: believed only when it is signed, fresh, and about one person."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlencode

import pytest

from bot.desk.init_data import FRESH_FOR, read_init_data

TOKEN = "12345:made-up-token"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FIELDS = {
    "query_id": "AAHdF6IQAAAAAN0XohDhrOrc",
    "user": json.dumps({"id": 279058397, "first_name": "Зоя & Ко = №1", "language_code": "ru"}, ensure_ascii=False),
    "auth_date": str(int(NOW.timestamp())),
    "signature": "third-party-signature",
}


def signed(fields: dict[str, str], token: str = TOKEN) -> str:
    """Sign as Telegram documents it: every field but `hash`, by name, a line each."""
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    secret = hmac.digest(b"WebAppData", token.encode(), "sha256")
    return urlencode({**fields, "hash": hmac.new(secret, lines.encode(), hashlib.sha256).hexdigest()}, quote_via=quote)


def read(text: str, now: datetime = NOW) -> int | None:
    """Whom it names."""
    return read_init_data(text, token=TOKEN, now=now)


def test_what_telegram_has_signed_names_somebody() -> None:
    """Whatever fields it has today or tomorrow: all of them are signed."""
    assert read(signed(FIELDS)) == 279058397
    assert read(signed(FIELDS | {"start_param": "x", "something_new": ""})) == 279058397


def test_it_counts_for_an_hour() -> None:
    """A link with it that was kept, or forwarded, opens nothing later; nor does one from the future."""
    assert read(signed(FIELDS), NOW + FRESH_FOR) == 279058397
    assert read(signed(FIELDS), NOW + FRESH_FOR + timedelta(seconds=1)) is None
    assert read(signed(FIELDS), NOW - timedelta(minutes=2)) is None


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_no_field_can_be_changed_or_left_out(name: str) -> None:
    """Each is under the signature, the newer `signature` too."""
    text = signed(FIELDS)
    changed = quote(FIELDS[name]), quote(FIELDS[name].replace("1", "2") + "1")
    assert changed[0] in text
    assert read(text.replace(*changed)) is None
    assert read(text.replace(f"{name}={changed[0]}&", "")) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hash=",
        "user=%7B%22id%22%3A1%7D&auth_date=1",
        "hash=" + "0" * 64,
        "hash=ж",
        signed(FIELDS, "54321:another-bot"),
        signed(FIELDS) + "&user=%7B%7D",
        signed(FIELDS) + "&hash=" + "0" * 64,
        signed({name: FIELDS[name] for name in ("user", "query_id")}),
        signed(FIELDS | {"auth_date": "soon"}),
        signed(FIELDS | {"auth_date": "9" * 40}),
        signed({name: FIELDS[name] for name in ("auth_date", "query_id")}),
        *(
            signed(FIELDS | {"user": user})
            for user in ("", "[]", "{}", "1", '{"id":"1"}', '{"id":true}', '{"id":-5}', '{"id":1.5}', "[" * 3000)
        ),
        signed(FIELDS | {"query_id": "x" * 9000}),
        "&".join(f"f{number}=1" for number in range(99)),
        "%ff=%fe&hash=1",
    ],
)
def test_anything_else_names_nobody(text: str) -> None:
    """Unsigned, of another bot, twice the same field, no date, no person, too long: nobody, and no error."""
    assert read(text) is None

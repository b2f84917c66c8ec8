"""Settings: one frozen object read from the environment, `.env` and mounted secrets, prefix SALESFLOOR_."""

from __future__ import annotations

import re
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "SALESFLOOR_"
SECRETS = Path("/run/secrets")
"""Where containers find their secrets: one file a setting, named like the variable in small letters."""
SECRET_OF_WEBHOOK = re.compile(r"[A-Za-z0-9_-]{1,256}")
"""What Telegram takes."""


INVITED = "i_"
"""How the codes of invitations begin; an owner's cannot."""
SHORTEST_CODE = 12
"""Characters of an owner code that nobody guesses within the tries that a stranger has."""


class BadSettings(Exception):
    """The environment holds a value that cannot be used; the message is one line for the operator."""


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError("is no IANA time zone; write for example Europe/Moscow") from None
    return name


def _address(text: str) -> str:
    host, separator, port = text.rpartition(":")
    if not separator or not host or not port.isdigit() or not 0 <= int(port) < 65536:  # noqa: PLR2004  # TCP ports
        raise ValueError("is no host:port; write for example 127.0.0.1:8080")
    return text


def _database(url: str) -> str:
    if not url.startswith(("sqlite:", "sqlite+aiosqlite:", "postgresql:", "postgresql+asyncpg:")):
        raise ValueError("is neither SQLite nor PostgreSQL; write for example sqlite:///data/salesfloor.db")
    return url


def _url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("is no address; write for example https://host:port")
    return text.rstrip("/")


def _owner_code(code: SecretStr | None) -> SecretStr | None:
    if code is None:
        return None
    text = code.get_secret_value().strip()
    if text.startswith(INVITED):
        raise ValueError(f"begins with {INVITED}, as invitations do; choose another code")
    if len(text) < SHORTEST_CODE:
        raise ValueError(f"is shorter than {SHORTEST_CODE} characters, and could be guessed; choose a longer code")
    return SecretStr(text)


class Settings(BaseSettings):
    """Everything an operator can set. Frozen; secrets never show in a log."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, frozen=True, extra="ignore")

    token: SecretStr | None = Field(None, description="The bot's token from @BotFather. Empty: the playground runs.")
    database_url: Annotated[str, AfterValidator(_database)] = Field(
        "sqlite:///data/salesfloor.db", description="Where everything is kept. The playground has its own database."
    )
    api_url: Annotated[str, AfterValidator(_url)] = Field(
        "https://api.telegram.org", description="The Bot API server, without /bot."
    )
    owner_code: Annotated[SecretStr | None, AfterValidator(_owner_code)] = Field(
        None, description="The one-time code that makes the owner, 12 characters at least. Empty: one is made and printed."
    )
    webhook_url: Annotated[str | None, AfterValidator(lambda url: url and _url(url))] = Field(
        None, description="Public https address for updates. Empty: the bot polls."
    )
    webhook_secret: SecretStr | None = Field(
        None, description="Secret header of the webhook; needed with SALESFLOOR_WEBHOOK_URL."
    )
    listen: Annotated[str, AfterValidator(_address)] = Field(
        "127.0.0.1:8080", description="host:port of webhook, health and playground."
    )
    default_language: Annotated[str, NoDecode] = Field("ru", description="Language of people whose own is not available.")
    timezone: Annotated[str, AfterValidator(_zone)] = Field(
        "Europe/Moscow", description="IANA time zone of new employees and of exports."
    )

    @property
    def host(self) -> str:
        """Host part of `listen`."""
        return self.listen.rpartition(":")[0].strip("[]")

    @property
    def port(self) -> int:
        """Port part of `listen`."""
        return int(self.listen.rpartition(":")[2])

    @property
    def listens_on_loopback(self) -> bool:
        """True when nobody but this machine reaches `listen`."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def read_settings() -> Settings:
    """Read the settings.

    Raises:
        BadSettings: a value cannot be used; names the variable and never its value.
    """
    try:
        settings = Settings(_secrets_dir=SECRETS if SECRETS.is_dir() else None)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = PREFIX + str(first["loc"][0]).upper()
        reason = first["msg"].removeprefix("Value error, ")
        raise BadSettings(f"{name} {reason}.") from None
    if settings.webhook_url and not settings.webhook_secret:
        raise BadSettings("SALESFLOOR_WEBHOOK_SECRET is missing; the webhook needs it: 1-256 characters of A-Za-z0-9_-.")
    if settings.webhook_secret and not SECRET_OF_WEBHOOK.fullmatch(settings.webhook_secret.get_secret_value()):
        raise BadSettings("SALESFLOOR_WEBHOOK_SECRET is not what Telegram takes: 1-256 characters of A-Za-z0-9_-.")
    return settings

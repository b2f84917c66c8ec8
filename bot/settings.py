"""Settings: one frozen object read from the environment, `.env` and mounted secrets, prefix SALESFLOOR_."""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

PREFIX = "SALESFLOOR_"
SECRETS = Path("/run/secrets")
"""Where containers find their secrets: one file a setting, named like the variable in small letters."""
DOT_ENV = Path(".env")
AROUND = "\ufeff\u200b \t\r\n\v\f"
"""What editors and other systems leave around a value: byte order marks and blanks."""
TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
TELEGRAM = "api.telegram.org"
TELEGRAMS_PORTS = (443, 80, 88, 8443)
"""Where Telegram brings updates to: https://core.telegram.org/bots/api#setwebhook."""
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
    """Tell the family only; what else an address can be wrong in is known where databases are."""
    if not re.match(r"(?:sqlite|postgres|postgresql)(?:\+\w+)?:", url):
        raise ValueError("is neither SQLite nor PostgreSQL; write for example sqlite:///data/salesfloor.db")
    return url


def _url(text: str) -> str:
    problem = "is no address; write for example https://host:port"
    try:
        parts = urlsplit(text)
        has_port = parts.port != 0
    except ValueError:  # a port that is none, half an IPv6 address
        raise ValueError(problem) from None
    if parts.scheme not in ("http", "https") or not parts.hostname or not has_port:
        raise ValueError(problem)
    return text.rstrip("/")


def _token(token: SecretStr | None) -> SecretStr | None:
    if token is not None and not TOKEN.fullmatch(token.get_secret_value()):
        raise ValueError("is no token as @BotFather gives it: digits, a colon, then letters, digits, _ and -")
    return token


def _bare(value: Any, info: ValidationInfo) -> Any:
    """Take away what stands around a value: blanks, marks of editors, and quotes, which Docker's env files keep.

    Raises:
        ValueError: nothing else is there.
    """
    if not isinstance(value, str) or not value:
        return value
    bare = value.strip(AROUND)
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'":
        bare = bare[1:-1].strip(AROUND)
    if not bare and info.field_name != "owner_code":  # nothing at all is too short a code, and said so
        raise ValueError("is empty but for blanks or quotes; give a value, or take it out")
    return bare


def _owner_code(code: SecretStr | None) -> SecretStr | None:
    if code is None:
        return None
    text = code.get_secret_value().strip()
    if text.startswith(INVITED):
        raise ValueError(f"begins with {INVITED}, as invitations do; choose another code")
    if len(text) < SHORTEST_CODE:
        raise ValueError(f"is shorter than {SHORTEST_CODE} characters, and could be guessed; choose a longer code")
    return SecretStr(text)


class MountedSecrets(PydanticBaseSettingsSource):
    """The files in SECRETS. One that says nothing is refused, unless its variable is set and it is not looked at."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Return what stands in a setting's file, None where there is none.

        Raises:
            BadSettings: nothing can be made of it.
            OSError: it cannot be read.
        """
        del field
        file = SECRETS / f"{PREFIX}{field_name}".lower()
        if os.environ.get(PREFIX + field_name.upper()):
            return None, field_name, False
        try:
            text = file.read_text("utf-8")
        except (FileNotFoundError, NotADirectoryError):
            return None, field_name, False
        except UnicodeDecodeError:
            raise BadSettings(f"{file} is not UTF-8 text; write it anew.") from None
        if not text.strip(AROUND):
            raise BadSettings(f"{file} is empty; write the secret into it, or take it out.")
        return text, field_name, False

    def __call__(self) -> dict[str, Any]:
        """Return what the files set."""
        found = ((name, self.get_field_value(field, name)[0]) for name, field in self.settings_cls.model_fields.items())
        return {name: value for name, value in found if value is not None}


class Settings(BaseSettings):
    """Everything an operator can set. Frozen; secrets never show in a log."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, frozen=True, extra="ignore")

    token: Annotated[SecretStr | None, AfterValidator(_token)] = Field(
        None, description="The bot's token from @BotFather. Empty: the playground runs."
    )
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

    _bare = field_validator("*", mode="before")(_bare)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Look at the environment first, then at `.env`, then at mounted secrets."""
        del file_secret_settings
        return init_settings, env_settings, dotenv_settings, MountedSecrets(settings_cls)

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
        BadSettings: a value cannot be used, or a file with values cannot be read; names the variable and never its value.
    """
    _look_at_dot_env()
    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = PREFIX + str(first["loc"][0]).upper()
        reason = first["msg"].removeprefix("Value error, ")
        raise BadSettings(f"{name} {reason}.") from None
    except OSError as error:
        raise _unreadable(Path(error.filename or SECRETS), error) from None
    if settings.webhook_url and not settings.webhook_secret:
        raise BadSettings("SALESFLOOR_WEBHOOK_SECRET is missing; the webhook needs it: 1-256 characters of A-Za-z0-9_-.")
    if settings.webhook_secret and not SECRET_OF_WEBHOOK.fullmatch(settings.webhook_secret.get_secret_value()):
        raise BadSettings("SALESFLOOR_WEBHOOK_SECRET is not what Telegram takes: 1-256 characters of A-Za-z0-9_-.")
    if settings.webhook_url and urlsplit(settings.api_url).hostname == TELEGRAM:
        _look_at_webhook(settings.webhook_url)
    return settings


def _look_at_webhook(url: str) -> None:
    """Refuse an address that Telegram itself would; a Bot API server of one's own takes more."""
    parts = urlsplit(url)
    if parts.scheme != "https":
        raise BadSettings("SALESFLOOR_WEBHOOK_URL is not https; Telegram brings updates to https addresses only.")
    if parts.port is not None and parts.port not in TELEGRAMS_PORTS:
        ports = ", ".join(map(str, TELEGRAMS_PORTS))
        raise BadSettings(f"SALESFLOOR_WEBHOOK_URL has a port to which Telegram brings no updates; one of {ports}.")


def _look_at_dot_env() -> None:
    """Refuse an `.env` that cannot be read: it would count as none, or end in a traceback."""
    try:
        DOT_ENV.read_text("utf-8")
    except FileNotFoundError:
        return
    except UnicodeDecodeError:
        raise BadSettings(f"{DOT_ENV.absolute()} is not UTF-8 text; save it as UTF-8.") from None
    except OSError as error:
        raise _unreadable(DOT_ENV.absolute(), error) from None


def _unreadable(path: Path, error: OSError) -> BadSettings:
    """Say what keeps this account from reading a file, and whose it is."""
    if isinstance(error, IsADirectoryError):
        return BadSettings(f"{path} is a folder, and a file is needed; Docker makes one where the file is missing.")
    for place in (path, path.parent):  # a folder that lets nobody in hides what is in it
        with suppress(OSError):
            found = place.stat()
            whose = f"owner {found.st_uid}, mode {stat.S_IMODE(found.st_mode):o}, this account is {os.geteuid()}"
            return BadSettings(f"{path} cannot be read ({place.name}: {whose}); give it to the account that runs the bot.")
    return BadSettings(f"{path} cannot be read: {error.strerror}; give it to the account that runs the bot.")

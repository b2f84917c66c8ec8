"""Settings, and the example file that operators copy."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from bot.settings import PREFIX, BadSettings, Settings, read_settings

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def test_the_example_file_is_the_settings() -> None:
    """`.env.example` names every setting with its help and its default, in the same order, and nothing else."""
    lines = (ROOT / ".env.example").read_text().splitlines()
    blocks = [(help_line.removeprefix("# "), value) for help_line, value in pairwise(lines) if value.startswith(PREFIX)]
    expected = [
        (field.description, f"{PREFIX}{name.upper()}={'' if field.default is None else field.default}")
        for name, field in Settings.model_fields.items()
    ]
    assert blocks == expected


def test_the_example_file_can_be_read_as_it_is(tmp_path: Path) -> None:
    """Copying the example changes nothing: empty values count as not set."""
    (tmp_path / ".env").write_text((ROOT / ".env.example").read_text())
    assert read_settings() == Settings(_env_file=None)


def test_a_file_sets_what_the_environment_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment wins over `.env`."""
    (tmp_path / ".env").write_text("SALESFLOOR_TOKEN=1:file\nSALESFLOOR_LISTEN=127.0.0.1:1\n")
    monkeypatch.setenv("SALESFLOOR_LISTEN", "127.0.0.1:2")
    settings = read_settings()
    assert settings.token is not None
    assert settings.token.get_secret_value() == "1:file"
    assert settings.port == 2


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("TIMEZONE", "Mars/Olympus", "SALESFLOOR_TIMEZONE is no IANA time zone"),
        ("LISTEN", "8080", "SALESFLOOR_LISTEN is no host:port"),
        ("LISTEN", "127.0.0.1:99999", "SALESFLOOR_LISTEN is no host:port"),
        ("DATABASE_URL", "mysql://localhost/x", "SALESFLOOR_DATABASE_URL is neither SQLite nor PostgreSQL"),
        ("API_URL", "api.telegram.org", "SALESFLOOR_API_URL is no address"),
        ("WEBHOOK_URL", "https://bot.example", "SALESFLOOR_WEBHOOK_SECRET is missing"),
        ("OWNER_CODE", "i_0123456789abcdef", "SALESFLOOR_OWNER_CODE begins with i_"),
        ("OWNER_CODE", "elevensigns", "SALESFLOOR_OWNER_CODE is shorter than 12 characters"),
        ("OWNER_CODE", "   short code   ".ljust(60), "SALESFLOOR_OWNER_CODE is shorter than 12 characters"),
        ("OWNER_CODE", " " * 20, "SALESFLOOR_OWNER_CODE is shorter than 12 characters"),
        ("OWNER_CODE", "\t\u00a0\u2003" * 9, "SALESFLOOR_OWNER_CODE is shorter than 12 characters"),
        ("WEBHOOK_SECRET", "has spaces", "SALESFLOOR_WEBHOOK_SECRET is not what Telegram takes"),
    ],
)
def test_a_bad_value_gets_one_clear_line(monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str) -> None:
    """A value that cannot be used is named with what to write instead, in one line."""
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(BadSettings, match=says) as error:
        read_settings()
    assert "\n" not in str(error.value)
    assert not value.strip() or value not in str(error.value) or name != "OWNER_CODE", "a secret is not repeated"


@pytest.mark.parametrize("code", ["twelve-signs", "   двенадцать знаков \t", "x" * 64])
def test_an_owner_code_of_twelve_characters_is_taken(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Without the spaces around it: nobody can send those behind `/start`."""
    monkeypatch.setenv("SALESFLOOR_OWNER_CODE", code)
    settings = read_settings()
    assert settings.owner_code is not None
    assert settings.owner_code.get_secret_value() == code.strip()


def test_no_owner_code_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then one is made up."""
    monkeypatch.setenv("SALESFLOOR_OWNER_CODE", "")
    assert read_settings().owner_code is None


def test_secrets_never_show(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printing the settings prints no token."""
    monkeypatch.setenv("SALESFLOOR_TOKEN", "123:canary")
    assert "canary" not in repr(read_settings())


@pytest.mark.parametrize(
    ("listen", "loopback"), [("127.0.0.1:1", True), ("localhost:1", True), ("[::1]:1", True), ("0.0.0.0:1", False)]
)
def test_loopback_is_known(monkeypatch: pytest.MonkeyPatch, listen: str, loopback: bool) -> None:
    """The playground listens on loopback only, so the address has to tell."""
    monkeypatch.setenv("SALESFLOOR_LISTEN", listen)
    assert read_settings().listens_on_loopback is loopback


def test_a_mounted_secret_is_a_setting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A container's file of a secret counts, with or without a line break at its end; the environment wins over it."""
    (tmp_path / "secrets").mkdir()
    monkeypatch.setattr("bot.settings.SECRETS", tmp_path / "secrets")
    assert read_settings().token is None
    (tmp_path / "secrets" / "salesfloor_token").write_text("1:file\n")
    (tmp_path / "secrets" / "salesfloor_database_url").write_text("sqlite:///elsewhere.db")
    settings = read_settings()
    assert settings.token is not None
    assert settings.token.get_secret_value() == "1:file"
    assert settings.database_url == "sqlite:///elsewhere.db"
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", "")
    assert read_settings().database_url == "sqlite:///elsewhere.db", "an empty variable is no value"
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", "sqlite:///here.db")
    assert read_settings().database_url == "sqlite:///here.db"

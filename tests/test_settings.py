"""Settings, and the example file that operators copy."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
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
        ("TOKEN", " \t", "SALESFLOOR_TOKEN is empty but for blanks or quotes"),
        ("TOKEN", "my bot", "SALESFLOOR_TOKEN is no token as @BotFather gives it"),
        ("API_URL", "http://host:abc", "SALESFLOOR_API_URL is no address"),
        ("API_URL", "http://[::1", "SALESFLOOR_API_URL is no address"),
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


@pytest.fixture
def token_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where a container finds the token; nothing is there."""
    (tmp_path / "secrets").mkdir()
    monkeypatch.setattr("bot.settings.SECRETS", tmp_path / "secrets")
    return tmp_path / "secrets" / "salesfloor_token"


@pytest.mark.parametrize(
    "written",
    [
        "1:a_B-c",
        "\ufeff1:a_B-c",
        "1:a_B-c\r\n",
        " 1:a_B-c \n\n",
        '"1:a_B-c"',
        "'1:a_B-c'\n",
        '\ufeff"1:a_B-c"\r\n',
        "\u200b1:a_B-c",
    ],
)
def test_what_stands_around_a_token_does_not_count(
    token_file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, written: str
) -> None:
    """Marks of editors, line ends, blanks, quotes; in a secret, in the environment (Docker keeps quotes there), in `.env`."""
    token_file.write_text(written, "utf-8", newline="")
    assert _token() == "1:a_B-c"
    token_file.unlink()
    monkeypatch.setenv("SALESFLOOR_TOKEN", written)
    assert _token() == "1:a_B-c"
    monkeypatch.delenv("SALESFLOOR_TOKEN")
    if "\n" not in written.strip():
        (tmp_path / ".env").write_text(f"SALESFLOOR_TOKEN={written}\n", "utf-8")
        assert _token() == "1:a_B-c"


def _token() -> str | None:
    token = read_settings().token
    return None if token is None else token.get_secret_value()


def _make_folder(file: Path) -> None:
    file.mkdir()


def _link_to_nothing_readable(file: Path) -> None:
    file.symlink_to(file.name)  # a link to itself


UNUSABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda file: file.write_bytes(b""), "is empty; write the secret into it"),
    "blank": (lambda file: file.write_bytes(b"\xef\xbb\xbf \r\n"), "is empty; write the secret into it"),
    "folder": (_make_folder, "is a folder, and a file is needed"),
    "UTF-16": (lambda file: file.write_bytes("1:a".encode("utf-16")), "is not UTF-8 text"),
    "loop": (_link_to_nothing_readable, "cannot be read"),
}


@pytest.mark.parametrize("how", UNUSABLE)
def test_a_secret_that_says_nothing_is_one_line_and_never_the_playground(
    token_file: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """An empty token would open the playground, where everybody comes in. With the variable set the file is not looked at."""
    make, says = UNUSABLE[how]
    make(token_file)
    with pytest.raises(BadSettings, match=says) as refused:
        read_settings()
    assert str(refused.value).startswith(str(token_file))
    assert "\n" not in str(refused.value)
    monkeypatch.setenv("SALESFLOOR_TOKEN", "1:a")
    assert _token() == "1:a"


@pytest.mark.parametrize("name", ["salesfloor_webhook_secret", "salesfloor_database_url", "salesfloor_owner_code"])
def test_so_is_every_other_secret(token_file: Path, name: str) -> None:
    """An empty address would open another database."""
    token_file.with_name(name).touch()
    with pytest.raises(BadSettings, match=f"{name} is empty"):
        read_settings()


def test_a_secret_of_another_account_names_whose_it_is(token_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests may run as root, who reads everything, so the refusal is the system's by hand."""
    token_file.write_text("1:a")
    token_file.chmod(0o600)

    def refuse(file: Path, *_: object, **__: object) -> str:
        raise PermissionError(errno.EACCES, "Permission denied", str(file)) if file == token_file else FileNotFoundError

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(BadSettings, match=rf"salesfloor_token cannot be read \(salesfloor_token: owner {os.geteuid()}, mode 600"):
        read_settings()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (_make_folder, "is a folder"),
        (lambda file: file.write_bytes(b"\xff\xfe"), "is not UTF-8"),
        (_link_to_nothing_readable, "cannot"),
    ],
)
def test_a_dot_env_that_cannot_be_read_is_one_line(tmp_path: Path, make: Callable[[Path], object], says: str) -> None:
    """It would count as none, and open the playground."""
    make(tmp_path / ".env")
    with pytest.raises(BadSettings, match=says) as refused:
        read_settings()
    assert str(refused.value).startswith(str(tmp_path / ".env"))


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("https://bot.example:8444/in", "has a port to which Telegram brings no updates"),
        ("http://bot.example/in", "is not https"),
        ("https://bot.example:port/in", "is no address"),
    ],
)
def test_a_webhook_that_telegram_would_refuse_is_refused_at_the_start(
    monkeypatch: pytest.MonkeyPatch, url: str, says: str
) -> None:
    """A Bot API server of one's own takes any."""
    monkeypatch.setenv("SALESFLOOR_WEBHOOK_URL", url)
    monkeypatch.setenv("SALESFLOOR_WEBHOOK_SECRET", "s3cret")
    with pytest.raises(BadSettings, match=f"SALESFLOOR_WEBHOOK_URL {says}"):
        read_settings()
    monkeypatch.setenv("SALESFLOOR_API_URL", "http://127.0.0.1:8081")
    if "port/" not in url:
        assert read_settings().webhook_url == url

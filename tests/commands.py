"""The `salesfloor` command in this process, in a folder of its own."""

from __future__ import annotations

import logging
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import structlog

from bot.app.caches import SNAPSHOT
from bot.cli import main
from bot.content.library import Library
from bot.settings import PREFIX, Settings
from tests.content.shared_work import share_work

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def logs_as_before() -> Iterator[None]:
    """Undo what setting up the logs does: they would be written, in later tests, to what this one has closed."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture
def words_in_order(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """The content was looked at a moment ago."""
    monkeypatch.setattr("bot.app.examination.words.load", lambda _: library)


@pytest.fixture
def salesfloor(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsysbinary: pytest.CaptureFixture[bytes],
    migrated_file: Path,
    snapshot: Path,
    logs_as_before: None,
) -> Command:
    """Run the command in a folder where the bot has been started once; gives exit code, standard output and standard error."""
    del logs_as_before
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bot.app.examination.database.sqlite_found", lambda: (3, 53, 0))  # whatever this machine has
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setattr("bot.app.commands.standing_back.stand_back", lambda: None)  # it could not be taken back
    share_work(monkeypatch)
    (tmp_path / "data").mkdir()
    shutil.copy(migrated_file, tmp_path / "data" / "salesfloor.db")
    shutil.copy(snapshot, tmp_path / "data" / SNAPSHOT)

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["salesfloor", *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        out, err = capsysbinary.readouterr()
        assert isinstance(end.value.code, int)
        return end.value.code, out.decode("utf-8-sig"), err.decode()

    return run

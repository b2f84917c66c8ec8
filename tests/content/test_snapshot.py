"""The snapshot of the library: equal to what it was made of, and worthless at any doubt."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from jinja2 import Environment

from bot.content.library import Library, load
from bot.content.render.templates import Code
from bot.content.snapshot import DIGEST, keep, key_of, recall
from tests.content.corpus_reader import COMPLETE, EXPECTED


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content directory of one's own."""
    return Path(shutil.copytree(COMPLETE, tmp_path / "content"))


@pytest.fixture
def made(content: Path) -> Library:
    """What it says."""
    loaded = load(content, expected=EXPECTED)
    assert isinstance(loaded, Library)
    return loaded


@pytest.fixture
def kept(tmp_path: Path, content: Path, made: Library) -> Path:
    """A snapshot of it."""
    file = tmp_path / "content.snapshot"
    keep(file, key_of([content], "ru"), made)
    return file


def inside(value: Any) -> Any:
    """Take a value apart down to what can be compared."""
    if isinstance(value, Code):
        return value.bytecode, value.autoescape
    if isinstance(value, Mapping):
        return {key: inside(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [inside(one) for one in value]
    if isinstance(value, Locale) or not type(value).__module__.startswith("bot."):
        return value
    names = vars(value) if hasattr(value, "__dict__") else type(value).__slots__
    return type(value), {name: inside(getattr(value, name)) for name in names}


def test_a_snapshot_gives_the_library_back(content: Path, made: Library, kept: Path) -> None:
    """Down to the bytecode of every text."""
    known = recall(kept, key_of([content], "ru"))
    assert known is not made
    assert inside(known) == inside(made)


def test_the_shipped_library_survives(library: Library, tmp_path: Path) -> None:
    """Nothing of the real content is of a kind that a snapshot cannot hold."""
    keep(tmp_path / "snapshot", b"k" * DIGEST, library)
    assert inside(recall(tmp_path / "snapshot", b"k" * DIGEST)) == inside(library)


def test_texts_of_a_snapshot_are_rendered_without_compiling(
    content: Path, made: Library, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They read as the compiled ones do."""
    phrases = [phrase.id for phrase in made.script.phrases]
    said = [made.texts(code).phrase(phrase, name) for code in made.languages for phrase in phrases for name in ("Ян", None)]

    def refuse(*_: Any, **__: Any) -> Any:
        raise AssertionError("a template is compiled")

    monkeypatch.setattr(Environment, "compile", refuse)
    known = recall(kept, key_of([content], "ru"))
    assert known
    again = [known.texts(code).phrase(phrase, name) for code in known.languages for phrase in phrases for name in ("Ян", None)]
    assert again == said


def test_any_change_is_another_key(content: Path, tmp_path: Path) -> None:
    """A byte in a file, a file more, an overlay and the default language all count; touching a file does not."""
    overlay = tmp_path / "overlay"
    overlay.mkdir()
    keys = [key_of([content], "ru"), key_of([content], "en")]
    os.utime(content / "script" / "weights.yaml")
    assert key_of([content], "ru") == keys[0]
    with (content / "ru" / "phrases.yaml").open("a") as file:
        file.write("# a comment\n")
    keys.append(key_of([content], "ru"))
    (overlay / "phrases.yaml").write_text("a: b\n")
    keys.append(key_of([content, overlay], "ru"))
    (overlay / "more").mkdir()
    (overlay / "phrases.yaml").rename(overlay / "more" / "phrases.yaml")
    keys.append(key_of([content, overlay], "ru"))
    assert len(set(keys)) == len(keys)


def test_a_doubtful_file_is_no_snapshot(content: Path, kept: Path, tmp_path: Path) -> None:
    """Another key, a cut or changed file, rights for others, a link, a folder, nothing: each time the long way is taken."""
    key = key_of([content], "ru")
    whole = kept.read_bytes()
    assert recall(kept, b"?" * DIGEST) is None
    for broken in (whole[:-1], whole[: 3 * DIGEST // 2], b"", whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:]):
        kept.write_bytes(broken)
        assert recall(kept, key) is None
    kept.write_bytes(whole)
    for rights in (0o644, 0o620):
        kept.chmod(rights)
        assert recall(kept, key) is None
    kept.chmod(0o600)
    assert recall(kept, key) is not None
    link = tmp_path / "link"
    link.symlink_to(kept)
    assert recall(link, key) is None
    assert recall(tmp_path, key) is None
    assert recall(tmp_path / "nothing", key) is None


@pytest.mark.parametrize("bit", [0o040, 0o020, 0o010, 0o004, 0o002, 0o001])
def test_a_snapshot_that_others_may_touch_is_not_believed(content: Path, kept: Path, bit: int) -> None:
    """Whatever they may do with it: it holds code that would be run."""
    kept.chmod(0o600 | bit)
    assert recall(kept, key_of([content], "ru")) is None


def test_a_snapshot_of_another_account_is_not_believed(content: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though only that one may write it."""
    owner = kept.stat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    assert recall(kept, key_of([content], "ru")) is None
    monkeypatch.setattr(os, "geteuid", lambda: owner)
    assert recall(kept, key_of([content], "ru")) is not None


def test_a_snapshot_in_another_account_s_volume_is_made_anew_and_believed(
    content: Path, made: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody else has left there is replaced where that is possible, and else the start takes the long way."""
    file = tmp_path / "content.snapshot"
    file.write_bytes(b"of another account")
    file.chmod(0o666)
    keep(file, key_of([content], "ru"), made)
    assert file.stat().st_mode & 0o777 == 0o600
    assert recall(file, key_of([content], "ru")) is not None

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    keep(file, key_of([content], "ru"), made)


def test_a_snapshot_is_private_and_never_half_written(kept: Path, tmp_path: Path, made: Library) -> None:
    """Nobody else may read it, no draft stays behind, and a folder that is not there is no mistake."""
    assert kept.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == [kept.name]
    keep(tmp_path / "no" / "folder", b"k" * DIGEST, made)
    assert not (tmp_path / "no").exists()

"""How files come into being: for one account alone, whatever the umask, and never through a planted link."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import private_files
from bot.private_files import Draft, drafted, give_to_owner_of, make_file, make_folder, make_missing_file, open_lock, scratch
from tests.strangers import UMASKS, not_private, umask

STALE = 24 * 3600 + 60


def write_draft(path: Path) -> None:
    """Let a draft take a file's place."""
    with drafted(path) as draft:
        draft.file.write(b"new")


WAYS: dict[str, Callable[[Path], object]] = {
    "a new file": lambda path: os.close(make_file(path)),
    "a missing file": make_missing_file,
    "a lock": lambda path: os.close(open_lock(path)),
    "a draft": write_draft,
}


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """A file elsewhere, to which somebody has laid a link."""
    (tmp_path / "elsewhere").mkdir()
    file = tmp_path / "elsewhere" / "canary"
    file.write_text("precious")
    return file


def mode(path: Path) -> int:
    """The rights of a file."""
    return stat.S_IMODE(path.lstat().st_mode)


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(file.name for file in folder.iterdir())


@pytest.mark.parametrize("mask", UMASKS)
@pytest.mark.parametrize("way", WAYS)
def test_what_is_made_is_for_its_owner_alone(tmp_path: Path, way: str, mask: int) -> None:
    """0600, and 0700 for each folder on the way, whatever the umask is."""
    with umask(mask):
        make_folder(tmp_path / "made" / "and" / "again")
        WAYS[way](tmp_path / "made" / "and" / "again" / "file")
    assert (tmp_path / "made" / "and" / "again" / "file").is_file()
    assert not_private(tmp_path) == []


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    """Whoever has opened it to others knows why; a link to a folder is a folder."""
    (tmp_path / "open").mkdir(mode=0o755)
    (tmp_path / "link").symlink_to(tmp_path / "open")
    for folder in (tmp_path / "open", tmp_path / "link"):
        make_folder(folder)
    make_folder(tmp_path / "link" / "inner")
    assert mode(tmp_path / "open") == 0o755
    assert mode(tmp_path / "open" / "inner") == 0o700


@pytest.mark.parametrize("leads_to", ["canary", "nothing"])
@pytest.mark.parametrize("way", WAYS)
def test_a_planted_link_is_never_followed(tmp_path: Path, canary: Path, way: str, leads_to: str) -> None:
    """What it leads to is neither changed nor made."""
    link = tmp_path / "file"
    link.symlink_to(canary.with_name(leads_to))
    if way in {"a new file", "a lock"}:
        with pytest.raises(OSError, match=r"exists|is a link"):
            WAYS[way](link)
    else:
        WAYS[way](link)
    assert canary.read_text() == "precious"
    assert names(canary.parent) == ["canary"]


def test_a_draft_takes_the_place_of_a_link_itself(tmp_path: Path, canary: Path) -> None:
    """Whatever it led to."""
    (tmp_path / "file").symlink_to(canary)
    write_draft(tmp_path / "file")
    assert not (tmp_path / "file").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"


@pytest.mark.parametrize(("before", "after"), [(0o600, 0o600), (0o400, 0o400), (0o644, 0o600), (0o777, 0o600)])
def test_a_file_that_is_written_anew_never_has_more_rights(tmp_path: Path, before: int, after: int) -> None:
    """Fewer, if others had some."""
    file = tmp_path / "file"
    file.write_text("old")
    file.chmod(before)
    with umask(0):
        write_draft(file)
    assert (file.read_text(), mode(file)) == ("new", after)


@pytest.mark.parametrize("before", [0o400, 0o640])
def test_a_file_that_is_only_opened_keeps_its_rights(tmp_path: Path, before: int) -> None:
    """Neither more nor fewer, and what is in it stays."""
    file = tmp_path / "file"
    file.write_text("old")
    file.chmod(before)
    make_missing_file(file)
    os.close(open_lock(file))
    assert (file.read_text(), mode(file)) == ("old", before)


def test_another_account_s_lock_can_be_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where this account may only read it, that is enough."""
    real = os.open

    def readable_only(path: Path, flags: int, *mode: int) -> int:
        if flags & os.O_RDWR and not flags & os.O_CREAT:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, flags, *mode)

    monkeypatch.setattr(os, "open", readable_only)
    os.close(open_lock(tmp_path / "lock"))


def test_two_drafts_of_one_file_do_not_meet(tmp_path: Path) -> None:
    """The one that ends last is what stays, whole."""
    with drafted(tmp_path / "file") as first:
        first.file.write(b"fir")
        with drafted(tmp_path / "file") as second:
            assert second.path != first.path
            second.file.write(b"second")
        first.file.write(b"st")
    assert (tmp_path / "file").read_bytes() == b"first"
    assert names(tmp_path) == ["file"]


def test_even_a_guessed_draft_is_not_followed(tmp_path: Path, canary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should a link lie there, nothing is written, and the refusal names the file that was asked for."""
    monkeypatch.setattr(private_files.secrets, "token_hex", lambda _: "0" * 16)  # type: ignore[attr-defined]  # the module's own name
    (tmp_path / f"salesfloor-{'0' * 16}.part").symlink_to(canary)
    with pytest.raises(FileExistsError) as refused:
        write_draft(tmp_path / "file")
    assert refused.value.filename == str(tmp_path / "file")
    assert canary.read_text() == "precious"


class Stop(Exception):
    """Something goes wrong in the middle."""


def fail_in_the_middle(path: Path) -> None:
    """Write half of a draft."""
    with drafted(path) as draft:
        draft.file.write(b"half")
        draft.path.with_name(draft.path.name + "-journal").touch()
        raise Stop


def test_what_fails_leaves_the_file_before(tmp_path: Path) -> None:
    """Whole, and nothing beside it."""
    (tmp_path / "file").write_text("old")
    with pytest.raises(Stop):
        fail_in_the_middle(tmp_path / "file")
    assert (tmp_path / "file").read_text() == "old"
    assert names(tmp_path) == ["file"]


def test_what_may_not_be_replaced_is_not_replaced_by_the_one_who_came_second(tmp_path: Path) -> None:
    """Also when the file comes into being in the meantime."""

    def come_second() -> None:
        with drafted(tmp_path / "file", may_replace=False):
            (tmp_path / "file").write_text("first")

    for _ in range(2):
        with pytest.raises(FileExistsError, match="never overwritten"):
            come_second()
    assert (tmp_path / "file").read_text() == "first"
    assert names(tmp_path) == ["file"]


def test_without_second_names_a_new_file_gets_its_place_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every file system has them."""

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    with drafted(tmp_path / "file", may_replace=False) as draft:
        draft.file.write(b"new")
    assert (tmp_path / "file").read_bytes() == b"new"
    assert names(tmp_path) == ["file"]


def make_pipe(path: Path) -> None:
    """Make something that is no ordinary file."""
    os.mkfifo(path)


def link_to_a_folder(path: Path) -> None:
    """Lay a link to a folder."""
    path.symlink_to(path.parent)


@pytest.mark.parametrize("made", [make_pipe, Path.mkdir, link_to_a_folder])
def test_no_file_takes_the_place_of_anything_else(tmp_path: Path, made: Callable[[Path], None]) -> None:
    """Of a pipe, a device or a folder."""
    made(tmp_path / "other")
    before = (tmp_path / "other").lstat()
    with pytest.raises(OSError, match=r"no ordinary file|is a folder"):
        write_draft(tmp_path / "other")
    assert (tmp_path / "other").lstat().st_ino == before.st_ino
    assert names(tmp_path) == ["other"]


def test_only_own_drafts_that_are_a_day_old_are_swept_away(tmp_path: Path) -> None:
    """Neither one that somebody may be writing, nor what is only called a little like one, nor a link."""
    stays = ["salesfloor-0123456789abcdef.part", "salesfloor-2026.part", "salesfloor.db", "log.csv.part"]
    goes = ["salesfloor-aaaaaaaaaaaaaaaa.part", "salesfloor-aaaaaaaaaaaaaaaa.part-wal"]
    for name in (*stays, *goes):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (time.time() - STALE,) * 2)
    os.utime(tmp_path / stays[0])
    (tmp_path / "salesfloor-bbbbbbbbbbbbbbbb.part").symlink_to(tmp_path / "salesfloor.db")
    with scratch(tmp_path) as draft:
        assert isinstance(draft, Draft)
    assert names(tmp_path) == sorted([*stays, "salesfloor-bbbbbbbbbbbbbbbb.part"])


def test_what_root_makes_belongs_to_whoever_the_folder_belongs_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the bot could not use it; nobody but root changes an owner, and where root may not either, work goes on."""
    given: list[tuple[Path, int]] = []
    monkeypatch.setattr(os, "chown", lambda path, uid, _gid, **_: given.append((path, uid)))
    monkeypatch.setattr(os, "geteuid", lambda: 1)
    make_missing_file(tmp_path / "a" / "one")
    assert given == []
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    make_missing_file(tmp_path / "b" / "two")
    owner = tmp_path.stat().st_uid
    assert given == [(tmp_path / "b", owner), (tmp_path / "b" / "two", owner)]

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "chown", refuse)
    give_to_owner_of(tmp_path, tmp_path / "a")

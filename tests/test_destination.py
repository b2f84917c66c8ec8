"""Where a command may write: pipes and devices are written into and stay what they are, files are replaced when all went well."""

from __future__ import annotations

import os
import resource
import sqlite3
import stat
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import get_args, get_type_hints

import pytest

from bot.app.commands.destination import opened_stream, own_descriptor
from bot.app.commands.export import NO_FIGURES
from bot.cli import app
from tests.commands import Command

FULL, NULL = os.makedev(1, 7), os.makedev(1, 3)
READS = {
    *(("restore", "file"), ("simulate", "persona")),
    *((f"content {what}", "directory") for what in ("check", "coverage", "rejudge", "learn")),
}
WRITES: dict[tuple[str, str], Callable[[Path], list[str]]] = {
    ("backup", "file"): lambda path: ["backup", str(path)],
    ("export", "output"): lambda path: ["export", "--format", "xlsx", "-o", str(path)],
}
"""The commands that take a path, and what each does with it."""
LIKE_EXPORT = {("client-file", "output")}
"""Written by the same door as an export, once there is such a client."""
OF_THE_CODE = {("content learn", "output")}
"""A file of the package itself, which whoever changes its lines makes anew; it holds nothing of anybody."""
EVERY_WRITER = pytest.mark.parametrize("writer", WRITES.values(), ids=[command for command, _ in WRITES])


def went_well(ended: tuple[int, str, str]) -> bool:
    """Whether a command ended well and said nothing but what an export says of figures that it leaves out."""
    return ended in ((0, "", ""), (0, "", f"salesfloor: {NO_FIGURES}\n"))


def device(path: Path, number: int) -> Path:
    """Make a device of the test's own: never one of the machine's."""
    try:
        os.mknod(path, stat.S_IFCHR | 0o600, number)
        path.open("wb").close()
    except PermissionError:
        pytest.skip("this account may not make devices")
    return path


@contextmanager
def read_by_somebody(pipe: Path) -> Iterator[list[bytes]]:
    """Make a named pipe and read it to its end."""
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    try:
        yield got
    finally:
        reader.join(30)
        assert not reader.is_alive()


def is_whole(content: bytes, scratch: Path) -> bool:
    """Tell whether this is what one of the writers writes, from its beginning to its end."""
    scratch.write_bytes(content)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(scratch) as parts:
            return parts.testzip() is None and "xl/workbook.xml" in parts.namelist()
    with closing(sqlite3.connect(scratch)) as copy:
        found: tuple[str] = copy.execute("PRAGMA integrity_check").fetchone()
        return found == ("ok",) and bool(copy.execute("SELECT * FROM alembic_version").fetchone())


def test_every_path_of_a_command_is_known_to_be_read_or_written() -> None:
    """A new one is put on the list of those that write, and everything below is asked of it."""
    registered = [("", app), *((f"{group.name} ", group.typer_instance) for group in app.registered_groups)]
    callbacks = {
        f"{within}{one.name or one.callback.__name__}": one.callback
        for within, of in registered
        if of is not None
        for one in of.registered_commands
        if one.callback is not None
    }
    taken = {
        (command, name)
        for command, callback in callbacks.items()
        for name, kind in get_type_hints(callback).items()
        if kind is Path or Path in get_args(kind)
    }
    assert taken == READS | set(WRITES) | LIKE_EXPORT | OF_THE_CODE


@EVERY_WRITER
def test_a_pipe_is_written_into(salesfloor: Command, tmp_path: Path, writer: Callable[[Path], list[str]]) -> None:
    """Its reader gets everything, and it is a pipe afterwards."""
    with read_by_somebody(tmp_path / "pipe") as got:
        assert went_well(salesfloor(*writer(tmp_path / "pipe")))
    assert is_whole(got[0], tmp_path / "got")
    assert (tmp_path / "pipe").is_fifo()


@EVERY_WRITER
def test_what_the_process_has_open_is_written_into(
    salesfloor: Command, tmp_path: Path, writer: Callable[[Path], list[str]]
) -> None:
    """As a shell gives it for `>(…)` and as /dev/stdout is: a pipe, or a file behind what is in it already."""
    ends = os.pipe()

    def read() -> None:
        with os.fdopen(ends[0], "rb") as pipe:
            (tmp_path / "got").write_bytes(pipe.read())

    reader = threading.Thread(target=read)
    reader.start()
    assert went_well(salesfloor(*writer(Path(f"/proc/self/fd/{ends[1]}"))))
    os.close(ends[1])
    reader.join(30)
    assert is_whole((tmp_path / "got").read_bytes(), tmp_path / "copy")

    (tmp_path / "log").write_bytes(b"before")
    with (tmp_path / "log").open("ab") as log:
        inode = os.fstat(log.fileno()).st_ino
        assert salesfloor(*writer(Path(f"/proc/self/fd/{log.fileno()}")))[0] == 0
    assert (tmp_path / "log").stat().st_ino == inode
    assert (tmp_path / "log").read_bytes().startswith(b"before")
    assert is_whole((tmp_path / "log").read_bytes().removeprefix(b"before"), tmp_path / "copy")


@pytest.mark.parametrize(
    ("name", "descriptor"),
    [
        ("/dev/stdout", 1),
        ("/dev/stderr", 2),
        ("/dev/fd/1", 1),
        ("/dev/fd/63", 63),
        ("/proc/self/fd/7", 7),
        ("/dev/../dev//fd/5", 5),
        ("/dev/null", None),
        ("/dev/fd/x", None),
        ("stdout", None),
        ("/tmp/dev/stdout", None),
    ],
)
def test_the_names_of_open_files_are_known(name: str, descriptor: int | None) -> None:
    """Whatever they lead to, which may be an ordinary file."""
    assert own_descriptor(Path(name)) == descriptor


@EVERY_WRITER
def test_what_is_not_open_is_said(salesfloor: Command, writer: Callable[[Path], list[str]]) -> None:
    """In one line."""
    assert salesfloor(*writer(Path("/proc/self/fd/999999"))) == (
        1,
        "",
        "salesfloor: Bad file descriptor: /proc/self/fd/999999.\n",
    )


@EVERY_WRITER
@pytest.mark.parametrize("through_a_link", [False, True])
def test_a_device_is_written_into(
    salesfloor: Command, tmp_path: Path, writer: Callable[[Path], list[str]], through_a_link: bool
) -> None:
    """And is a device afterwards, whoever runs the command; so is a link to one."""
    given = made = device(tmp_path / "null", NULL)
    if through_a_link:
        given = tmp_path / "link"
        given.symlink_to(made)
    assert went_well(salesfloor(*writer(given)))
    assert stat.S_ISCHR(made.lstat().st_mode)
    assert made.stat().st_rdev == NULL
    assert given.is_symlink() is through_a_link


@EVERY_WRITER
def test_a_device_that_is_full_is_said_in_one_line(
    salesfloor: Command, tmp_path: Path, writer: Callable[[Path], list[str]]
) -> None:
    """With exit code 1."""
    full = device(tmp_path / "full", FULL)
    assert salesfloor(*writer(full)) == (1, "", f"salesfloor: No space left on device: {full}.\n")
    assert full.stat().st_rdev == FULL


@EVERY_WRITER
def test_a_reader_that_goes_away_is_said_in_one_line(
    salesfloor: Command, tmp_path: Path, writer: Callable[[Path], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it has not read is not done."""
    ends = os.pipe()
    os.close(ends[0])
    name = f"/proc/self/fd/{ends[1]}"
    assert salesfloor(*writer(Path(name))) == (1, "", f"salesfloor: Broken pipe: {name}.\n")
    os.close(ends[1])


@EVERY_WRITER
def test_a_folder_is_refused_at_once(salesfloor: Command, tmp_path: Path, writer: Callable[[Path], list[str]]) -> None:
    """Nothing beside it or in it is made."""
    (tmp_path / "folder").mkdir()
    code, out, err = salesfloor(*writer(tmp_path / "folder"))
    assert (code, out) == (1, "")
    assert err == f"salesfloor: this is a folder; name a file in it: {tmp_path / 'folder'}.\n"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["data", "folder"]
    assert list((tmp_path / "folder").iterdir()) == []


@EVERY_WRITER
def test_a_folder_that_may_not_be_written_is_said_in_one_line(
    salesfloor: Command, tmp_path: Path, writer: Callable[[Path], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is named, and not the draft that could not be made."""
    (tmp_path / "shut").mkdir()
    real = os.open

    def shut(path: Path | str, flags: int, *more: int, **how: int) -> int:
        if Path(path).parent == tmp_path / "shut":  # root could write there all the same
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, flags, *more, **how)

    monkeypatch.setattr(os, "open", shut)
    file = tmp_path / "shut" / "file"
    assert salesfloor(*writer(file)) == (1, "", f"salesfloor: Permission denied: {file}.\n")


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond a size, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize(("form", "size"), [("csv", 0), ("csv", 100), ("xlsx", 0), ("xlsx", 2000)])
def test_a_full_disk_keeps_the_export_of_yesterday(
    salesfloor: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, size: int
) -> None:
    """One line says so, wherever in the file it happens; the database lies on another disk."""

    async def on_another_disk(*given: object) -> None:
        """Stand in for the line of the audit log."""

    monkeypatch.setattr("bot.app.commands.export.put_on_record", on_another_disk)
    (tmp_path / "log").write_text("yesterday")
    with closing(sqlite3.connect("data/salesfloor.db")) as held:  # a bot that runs has made its logs already
        held.execute("PRAGMA journal_mode = WAL")
        held.execute("BEGIN IMMEDIATE")
        with room_for(size):
            code, out, err = salesfloor("export", "--format", form, "-o", "log")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "File too large" in err
    assert (tmp_path / "log").read_text() == "yesterday"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["data", "log"]


def test_what_cannot_be_put_on_record_is_not_written(salesfloor: Command, tmp_path: Path) -> None:
    """Where the database takes nothing more there is no export either."""
    (tmp_path / "log").write_text("yesterday")
    with closing(sqlite3.connect("data/salesfloor.db")) as held:
        held.execute("PRAGMA journal_mode = WAL")
        held.execute("SELECT count(*) FROM teams").fetchone()
        with room_for(3_000):  # more than the export takes, and less than a page of the database
            code, out, err = salesfloor("export", "--format", "csv", "-o", "log")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "the database cannot be used" in err
    assert (tmp_path / "log").read_text() == "yesterday"


def test_a_full_disk_leaves_no_half_copy(salesfloor: Command, tmp_path: Path) -> None:
    """Nor a draft of one."""
    with room_for(10_000):
        code, out, err = salesfloor("backup", "copy.db")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["data"]


@pytest.mark.parametrize("kind", ["pipe", "link"])
@pytest.mark.parametrize(("owner", "is_taken"), [(1234, False), (None, True)])
def test_what_somebody_has_put_into_a_folder_for_everybody_is_not_written_into(
    tmp_path: Path, kind: str, owner: int | None, is_taken: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe in /tmp would hand him the clients; one's own, and one in a folder of somebody's own, is taken."""
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    os.mkfifo(shared / "pipe")
    (shared / "link").symlink_to(shared / "pipe")
    held = os.open(shared / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    real = Path.lstat

    def planted(path: Path) -> os.stat_result | SimpleNamespace:
        found = real(path)
        return SimpleNamespace(st_uid=owner or found.st_uid, st_mode=found.st_mode)

    monkeypatch.setattr(Path, "lstat", planted)
    if is_taken:
        stream = opened_stream(shared / kind)
        assert stream is not None
        stream.close()
    else:
        with pytest.raises(PermissionError, match="another account"):
            opened_stream(shared / kind)
        shared.chmod(0o777)
        stream = opened_stream(shared / kind)
        assert stream is not None
        stream.close()
    os.close(held)


def test_a_file_that_takes_a_pipe_s_place_meanwhile_is_not_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between looking and opening somebody may be quick."""
    (tmp_path / "file").write_text("precious")
    monkeypatch.setattr("bot.app.commands.destination._is_ordinary", lambda _: False)
    with pytest.raises(OSError, match="something else took its place"):
        opened_stream(tmp_path / "file")
    assert (tmp_path / "file").read_text() == "precious"


def test_a_link_to_a_file_is_replaced_and_the_file_is_not_touched(salesfloor: Command, tmp_path: Path) -> None:
    """An export follows no link; a copy is never put over anything."""
    (tmp_path / "precious").write_text("precious")
    for name, leads_to in (("link", "precious"), ("dangling", "nothing")):
        (tmp_path / name).symlink_to(tmp_path / leads_to)
        assert salesfloor("backup", name)[0] == 1
        assert salesfloor("export", "--format", "csv", "-o", name)[0] == 0
        assert not (tmp_path / name).is_symlink()
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert (tmp_path / "precious").read_text() == "precious"
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize("made", [lambda path: device(path, NULL), os.mkfifo, Path.mkdir], ids=["device", "pipe", "folder"])
@pytest.mark.parametrize(
    "command",
    ["run", "migrate", "restore good.db", "backup copy.db", "export --format csv", "owner-code"],
)
def test_no_database_takes_the_place_of_a_device(
    salesfloor: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    made: Callable[[Path], object],
    command: str,
) -> None:
    """A wrong SALESFLOOR_DATABASE_URL is one line, and nothing is made beside it."""
    assert salesfloor("backup", "good.db")[0] == 0
    (tmp_path / "wrong").mkdir()
    made(tmp_path / "wrong" / "thing")
    before = (tmp_path / "wrong" / "thing").lstat()
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", f"sqlite:///{tmp_path}/wrong/thing")
    monkeypatch.setenv("SALESFLOOR_TOKEN", "1:none")
    code, out, err = salesfloor(*command.split())
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "this is no file for a database" in err
    assert [one.name for one in (tmp_path / "wrong").iterdir()] == ["thing"]
    assert (tmp_path / "wrong" / "thing").lstat().st_ino == before.st_ino
    assert (tmp_path / "wrong" / "thing").lstat().st_rdev == before.st_rdev


@pytest.mark.parametrize("command", ["--help", "export --format csv", "export --format xlsx", "owner-code", "doctor"])
def test_standard_output_on_a_full_disk_is_said_in_one_line(
    salesfloor: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Whatever the command had to say, and Python does not complain once more at its end."""
    with device(tmp_path / "full", FULL).open("w") as full:
        monkeypatch.setattr("sys.stdout", full)
        assert salesfloor(*command.split()) == (1, "", "salesfloor: No space left on device: standard output.\n")


def test_a_reader_that_has_seen_enough_is_no_failure(
    salesfloor: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """`salesfloor export … | head` ends in silence."""
    ends = os.pipe()
    os.close(ends[0])
    with os.fdopen(ends[1], "w") as pipe:
        monkeypatch.setattr("sys.stdout", pipe)
        assert went_well(salesfloor("export", "--format", "csv"))
